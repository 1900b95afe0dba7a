from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from data.workbook.pages import Block, page_height, pages_of

ROW = Block(40)
HEADING = Block(20, with_next=True)
SUM = Block(20, with_last=True)


def test_what_fits_needs_no_break() -> None:
    assert pages_of([ROW] * 5, room=200, head=0) == []
    assert pages_of([], room=200, head=50) == []


def test_the_head_takes_room_of_the_first_page_only() -> None:
    assert pages_of([ROW] * 12, room=200, head=80) == [3, 8]


def test_the_last_row_is_not_alone_with_the_sum() -> None:
    assert pages_of([*[ROW] * 5, SUM], room=200, head=0) == [4 - 1]
    assert pages_of([*[ROW] * 6, SUM], room=240, head=0) == [4]


def test_a_page_does_not_end_below_a_heading() -> None:
    blocks = [ROW, ROW, ROW, ROW, HEADING, ROW, ROW, ROW]

    assert pages_of(blocks, room=190, head=0) == [4]


def test_a_wide_table_is_shrunk_and_holds_more() -> None:
    assert page_height([40] * 5) > page_height([20] * 5)
    assert page_height([10]) == page_height([20])
    assert page_height([40] * 20, pages=4) < page_height([40] * 20)


@given(
    st.lists(st.sampled_from([ROW, Block(90), HEADING]), max_size=60),
    st.integers(min_value=300, max_value=900),
)
def test_every_page_holds_rows_and_no_page_is_overfull(
    blocks: list[Block], room: int
) -> None:
    pages = [0, *pages_of([*blocks, ROW, ROW, SUM], room, 60), len(blocks) + 3]

    for begin, end in pairwise(pages):
        part = [*blocks, ROW, ROW, SUM][begin:end]
        assert sum(block.height for block in part) <= room
        assert any(not block.with_next and not block.with_last for block in part)
    assert pages == sorted(set(pages))

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from data.activity import PlannedDay
from data.calendar import SchoolYear
from evaluation.presenting.models import (
    A_MONTH,
    Kind,
    in_address,
    left_out_of,
    names_somebody,
    portions,
    to_come,
)
from evaluation.results.models import months_of
from tests.evaluation.make import make_result

YEAR = SchoolYear(start=2026)


@given(st.lists(st.integers(), max_size=70), st.integers(1, 12))
def test_slides_hold_everything_and_none_too_much(rows: list[int], most: int) -> None:
    slides = portions(rows, most)

    assert [row for slide in slides for row in slide] == rows
    assert all(len(slide) <= most for slide in slides)
    sizes = [len(slide) for slide in slides]
    assert not sizes or sizes[0] - sizes[-1] < max(2, len(sizes))


def test_a_month_says_how_many_more_there_are() -> None:
    march = PlannedDay(day=date(2027, 3, 5))
    rows = [
        *(make_result("planned", when=march) for _ in range(A_MONTH + 2)),
        make_result(held_on=date(2027, 2, 1), when=march),
        make_result("planned", when=PlannedDay()),
    ]

    months = {month.first_day.month: month for month in months_of(rows, YEAR, A_MONTH)}

    assert len(months) == 12
    assert (len(months[3].shown), months[3].more) == (A_MONTH, 2)
    assert len(months[2].shown) == 1


def test_what_comes_next_is_of_this_year_first() -> None:
    waiting, later = make_result("planned"), make_result("planned", title="Nanti")
    hidden = make_result("planned", is_confidential=True)

    assert to_come([make_result(), waiting, hidden], [later]) == [waiting]
    assert to_come([make_result(), hidden], [later]) == [later]


@given(st.frozensets(st.sampled_from(Kind)))
def test_what_is_left_out_stands_in_the_address_and_never_the_title(
    chosen: frozenset[Kind],
) -> None:
    always = {Kind.TITLE, Kind.THANKS}

    assert left_out_of(in_address(chosen)) == chosen - always
    assert left_out_of("photos.rahasia.") == {Kind.PHOTOS}


def test_a_name_is_found_as_a_whole_word_however_it_is_written() -> None:
    names = {"alya", "ratri"}

    assert names_somebody("Keluarga ALYA, jarang datang.", names)
    assert not names_somebody("Alyanti datang tepat waktu", names)

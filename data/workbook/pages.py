"""How high the rows of a table are, and where its pages end: no row is left alone."""

import textwrap
from collections.abc import Sequence
from typing import Final, NamedTuple

LINE_HEIGHT: Final = 13.5
TALLEST: Final = 400.0
NARROW: Final = 1.12
"""How many letters of this font stand in the width of one figure, a little less."""

POINTS: Final = 72
"""Points of an inch."""

ACROSS: Final = (11.69 - 2 * 0.5) * POINTS
DOWN: Final = (8.27 - 0.6 - 0.7) * POINTS
"""What A4 landscape leaves between the margins, in points."""

FULL: Final = 0.93
"""How much of a page is filled: programs differ a little in how high they draw rows."""

FEWEST: Final = 2
"""How many rows a page has at least."""


class Block(NamedTuple):
    """Something below something else: a heading stays with the next, a sum above."""

    height: float
    with_next: bool = False
    with_last: bool = False


def page_height(widths: Sequence[float], pages: int = 1) -> float:
    """Return how many points of rows one page holds, shrunk to ``pages`` in width.

    On every page beside the first, the first column stands again.
    """
    points = [(width * 7 + 5) * 0.75 for width in widths]
    wide = sum(points) + points[0] * (pages - 1)
    return DOWN * FULL / min(1, ACROSS * pages / wide)


def pages_of(blocks: Sequence[Block], room: float, head: float) -> list[int]:
    """Return before which blocks a new page begins; ``head`` is the first page's.

    A page ends where rows stand on both sides that need each other least: never below
    a heading, never before a sum or a signature alone.
    """
    breaks: list[int] = []
    begin, left = 0, room - head
    while True:
        end = begin
        filled = 0.0
        while end < len(blocks) and filled + blocks[end].height <= left:
            filled += blocks[end].height
            end += 1
        if end >= len(blocks):
            return breaks
        end = max(_free(blocks, begin, end), begin + 1)
        breaks.append(end)
        begin, left = end, room


def _free(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Return the last place up to ``end`` where a page may end."""
    for place in range(end, begin + 1, -1):
        if _may_end(blocks, place):
            return place
    return end


def _may_end(blocks: Sequence[Block], place: int) -> bool:
    after = blocks[place:]
    rows = [block for block in after if not (block.with_next or block.with_last)]
    return (
        len(rows) >= FEWEST
        and not blocks[place - 1].with_next
        and not blocks[place].with_last
    )


def height(values: Sequence[object], widths: Sequence[float]) -> float:
    """Return how tall a row must be, in points: not every program reckons it itself."""
    lines = [
        sum(
            max(1, len(textwrap.wrap(part, int(width * NARROW))))
            for part in value.split("\n")
        )
        for value, width in zip(values, widths, strict=True)
        if isinstance(value, str)
    ]
    return min(LINE_HEIGHT * max(lines, default=1) + 2, TALLEST)

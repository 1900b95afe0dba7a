"""A list of the year's activities: what is ahead first, what is over behind a fold."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from data.language import say_many
from data.ui.tabs import first_rows, unfold

T = TypeVar("T")
AT_ONCE: Final = 60
"""So many rows of a list are drawn before somebody asks for the others."""


def ahead_first(
    rows: Sequence[T],
    is_over: Callable[[T], bool],
    draw: Callable[[Sequence[T]], None],
    key: str,
) -> None:
    """Draw the rows of activities to come; those that are over unfold, counted.

    Where nothing is ahead any more, those that are over stand open.
    """
    over = [row for row in rows if is_over(row)]
    ahead = [row for row in rows if not is_over(row)]
    if ahead:
        first_rows(ahead, AT_ONCE, draw, f"more-{key}")
    if over:
        words = say_many(
            "{count} activity is over", "{count} activities are over", len(over)
        )
        unfold(words, f"over-{key}", lambda: draw(over), opened=not ahead)

"""How are numbers of few people shown to others? So that nobody is known by them."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Final

FEWEST: Final = 5
"""Fewer than so many are not told in numbers that others see."""

HIDDEN: Final = "…"
"""What stands where a number would tell one that is hidden."""


def shared(counts: Mapping[str, int]) -> dict[str, str]:
    """Return counts as others may see them: fewer than five stay hidden.

    Where the hidden ones could be reckoned from their sum, the next smallest is hidden
    too, as ``≥5``.
    """
    hidden = {name for name, count in counts.items() if 0 < count < FEWEST}
    by_count = sorted(
        (name for name in counts if counts[name] >= FEWEST), key=counts.__getitem__
    )
    while by_count and _can_be_reckoned([counts[name] for name in hidden]):
        hidden.add(by_count.pop(0))
    return {
        name: _hidden(count) if name in hidden else str(count)
        for name, count in counts.items()
    }


def hides(counts: Mapping[str, int]) -> bool:
    """Return whether ``shared`` hides them well enough, their sum being told too."""
    said = shared(counts)
    hidden = [count for name, count in counts.items() if not said[name].isdigit()]
    return sum(counts.values()) < FEWEST or not _can_be_reckoned(hidden)


def shared_one(count: int) -> str:
    """Return one count as others may see it."""
    return shared({"": count})[""]


def tells(invited: int, came: int) -> bool:
    """Return whether others may see how many came: not where few did, or did not."""
    away = invited - came
    return invited >= FEWEST and not any(0 < n < FEWEST for n in (came, away))


def tells_result(invited: int, came: int, result: Decimal, *, is_counted: bool) -> bool:
    """Return whether others may see a result; ``is_counted``: of those who came."""
    if 0 < result < FEWEST or 0 < invited < FEWEST:
        return False
    return not (is_counted and invited) or tells(invited, came)


def _hidden(count: int) -> str:
    return f"<{FEWEST}" if count < FEWEST else f"≥{FEWEST}"


def _can_be_reckoned(hidden: Collection[int]) -> bool:
    """Return whether their sum, and what is said of each, tells what each is."""
    if not hidden:
        return False
    least = sum(1 if count < FEWEST else FEWEST for count in hidden)
    is_most = all(count == FEWEST - 1 for count in hidden)
    return len(hidden) == 1 or sum(hidden) in {least, *range(FEWEST)} or is_most

"""Where an activity goes that belongs to a feast: iftar, halal bihalal, kurban."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from data.activity import PlannedDay
from data.calendar import Feast, SchoolYear, feast_of
from planning.days.models import (
    FAST,
    NEAR,
    SUNDAY,
    DayKind,
    DayOff,
    DaySource,
    PeriodKind,
    SchoolPeriod,
)

ESTIMATED: Final = "(perkiraan)"
SECOND_DAY: Final = "hari kedua"
BELONGS: Final = timedelta(days=75)
"""How far from a feast an activity may be that still belongs to it."""


class Anchor(NamedTuple):
    """The days of a feast in a school year; an estimate until the date is set."""

    first: date
    last: date
    is_estimate: bool = False

    def __contains__(self, day: object) -> bool:
        """Whether a day is one of the feast's."""
        return isinstance(day, date) and self.first <= day <= self.last


class Kept(NamedTuple):
    """Where an activity goes that keeps its distance to a feast.

    ``wished``: the day at the same distance; ``day`` the free day nearest to it, or
    None where none near it is free. ``distance``: days from the feast, or the day of
    Ramadan it is on, counted from 1.
    """

    feast: Feast
    wished: date
    day: date | None
    distance: int
    is_within: bool
    is_estimate: bool


def anchors(
    feast: Feast,
    year: SchoolYear,
    days_off: Iterable[DayOff],
    periods: Iterable[SchoolPeriod],
) -> list[Anchor]:
    """Return when a feast is in a school year, earliest first.

    What the school entered itself counts before the national list. Ramadan that it did
    not enter is estimated from Eid.
    """
    if feast is not Feast.RAMADAN:
        return _days_of_feast(feast, year, days_off)
    entered = [
        Anchor(each.starts_on, each.ends_on)
        for each in periods
        if each.kind is PeriodKind.RAMADAN and each.school_year == year.start
    ]
    eids = _days_of_feast(Feast.EID, year, days_off)
    estimated = [
        Anchor(eid.first - FAST, eid.first - timedelta(days=1), True) for eid in eids
    ]
    return sorted(entered or estimated)


def _days_of_feast(
    feast: Feast, year: SchoolYear, days_off: Iterable[DayOff]
) -> list[Anchor]:
    days = [
        day
        for day in days_off
        if day.on_day in year
        and day.kind is not DayKind.COLLECTIVE_LEAVE
        and any(_is_of(feast, name) for name in day.name.split("; "))
    ]
    own = [day for day in days if day.source is DaySource.SCHOOL]
    return sorted(
        Anchor(day.on_day, day.on_day, ESTIMATED in day.name) for day in own or days
    )


def _is_of(feast: Feast, name: str) -> bool:
    return feast_of(name) is feast and not name.casefold().startswith(SECOND_DAY)


def kept_distance(
    when: PlannedDay,
    feast: Feast,
    before: Sequence[Anchor],
    now: Sequence[Anchor],
    taken: Mapping[date, str],
    *,
    was_free: bool,
) -> Kept | None:
    """Return where a day goes that belongs to a feast, or None where that is unknown.

    ``before`` and ``now`` are the feast's days in both years. ``taken`` are the days on
    which nothing is proposed, unless it was no free day before (``was_free``). In
    Ramadan it stays in Ramadan, and what came after a feast comes after it.
    """
    day = when.exact
    pair = _pair(day, before, now) if day else None
    if day is None or pair is None:
        return None
    old, new = pair
    is_within = feast is Feast.RAMADAN and day in old
    wished = new.first + (day - old.first)
    if is_within:
        latest = new.last - timedelta(days=when.lasts - 1)
        wished = max(min(wished, latest), new.first)
    free = _free(day, wished, taken if was_free else {}, when.lasts)
    if is_within:
        lasting = timedelta(days=when.lasts - 1)
        fitting = (one for one in free if one in new and one + lasting in new)
    else:
        fitting = (one for one in free if _side(one, new) == _side(day, old))
    found = next(fitting, None)
    return Kept(
        feast=feast,
        wished=wished,
        day=found,
        distance=(wished - new.first).days + is_within,
        is_within=is_within,
        is_estimate=new.is_estimate,
    )


def _pair(
    day: date, before: Sequence[Anchor], now: Sequence[Anchor]
) -> tuple[Anchor, Anchor] | None:
    """Return the feast that a day belonged to, and the same one of the new year."""
    if not before or not now:
        return None
    old = min(before, key=lambda one: _apart(day, one))
    if _apart(day, old) > BELONGS:
        return None
    return old, now[min(list(before).index(old), len(now) - 1)]


def _apart(day: date, one: Anchor) -> timedelta:
    return max(one.first - day, day - one.last, timedelta())


def _free(
    day: date, wished: date, taken: Mapping[date, str], lasts: int
) -> Iterator[date]:
    """Give the free days from the wished one on, the nearest first."""
    nearer = [sign * days for days in range(1, NEAR + 1) for sign in (1, -1)]
    for away in (0, *nearer):
        found = wished + timedelta(days=away)
        days = [found + timedelta(days=n) for n in range(lasts)]
        works = found.weekday() != SUNDAY or day.weekday() == SUNDAY or not taken
        if works and not any(each in taken for each in days):
            yield found


def _side(day: date, feast: Anchor) -> int:
    """Return 1 after the feast, -1 before it, and 0 in it."""
    return (day > feast.last) - (day < feast.first)

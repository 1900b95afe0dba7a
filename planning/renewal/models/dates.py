"""Which day of the new school year corresponds to a day of the year before."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from data.activity import UNDATED, PlannedDay
from data.calendar import Feast, SchoolYear, feast_of
from data.language import N_, in_short, in_weekday, say, say_many
from data.record import Record, Term
from planning.days.models import DayOff, SchoolPeriod, free_near, taken_days
from planning.renewal.models.feasts import Anchor, anchors, kept_distance

LEAVE: Final = "collective_leave"
ASIDE: Final = re.compile(r"\([^)]*\)")

PLACES: Final = (N_("First"), N_("Second"), N_("Third"), N_("Fourth"), N_("Last"))


def shifted(
    day: date, year: SchoolYear, days_off: Collection[date], lasts: int = 1
) -> date:
    """Return the day of ``year`` that corresponds to ``day`` of another school year.

    The same weekday of the same week: the nth weekday of its month stays the nth one
    of the same month, and the last one stays the last. July to December lie in the
    year's first calendar year, January to June in its second; the result therefore
    always lies inside ``year``.

    A result that is a day off moves as :func:`free_near` says, or stays where no day
    near it is free. What ``lasts`` several days is only free where none of them is a
    day off, and moves only where all lie in ``year``.
    """
    wished = _corresponding(day, year)
    if not any(each in days_off for each in _days(wished, lasts)):
        return wished
    for near in free_near(wished, year, days_off):
        if all(each in year and each not in days_off for each in _days(near, lasts)):
            return near
    return wished


def _days(first: date, lasts: int) -> list[date]:
    return [first + timedelta(n) for n in range(lasts)]


def _corresponding(day: date, year: SchoolYear) -> date:
    first = year.month(day.month)
    until = (day.weekday() - first.weekday()) % 7
    length = monthrange(first.year, first.month)[1]
    days = [first + timedelta(n) for n in range(until, length, 7)]
    return days[-1] if is_last(day) else days[_place(day)]


def is_last(day: date) -> bool:
    """Whether no later day of the month has the same weekday."""
    return (day + timedelta(7)).month != day.month


def _place(day: date) -> int:
    return (day.day - 1) // 7


class Reason(Term):
    """Why an activity is proposed on its new day."""

    SAME_WEEKDAY = "same_weekday", N_("{place} {weekday}, as before")
    HOLIDAY = "holiday", N_("On {name}, as before")
    MOVED = "moved", N_("{taken} is {name}: moved to the nearest free day")
    NOT_FREE = "not_free", N_("{taken} is {name}, and no day near it is free")
    MONTH = "month", N_("Same month, no day yet")
    FEAST = "feast", N_("As far from {feast} as before")
    NEAR_FEAST = (
        "near_feast",
        N_("{taken} is {name}: moved to the nearest free day, as near to {feast}"),
    )
    UNDATED = "undated", UNDATED


class Shift(Record):
    """Where an activity's day goes, and why.

    ``taken`` is the day off, called ``name``, that keeps it from its usual place.
    ``feast``: what it keeps its distance to.
    """

    planned_on: date | None
    reason: Reason
    taken: date | None = None
    was: date | None = None
    name: str = ""
    feast: Feast | None = None
    distance: int = 0
    is_within: bool = False
    is_estimate: bool = False

    def said(self) -> str:
        """Return why, as a person reads it."""
        if self.reason is Reason.FEAST and self.feast:
            return self._of_feast(self.feast)
        return say(
            self.reason.label,
            place=say(PLACES[-1 if is_last(self.was) else _place(self.was)])
            if self.was
            else "",
            weekday=in_weekday(self.was).split(",")[0] if self.was else "",
            taken=in_short(self.taken) if self.taken else "",
            name=self.name,
            feast=self.feast,
        )

    def _of_feast(self, feast: Feast) -> str:
        """Return ``Day 12 of Ramadan, as before``, or how far from which feast."""
        if self.is_within:
            said = say("Day {count} of Ramadan, as before", count=self.distance)
        elif self.distance < 0:
            said = say_many(
                "{count} day before {feast}, as before",
                "{count} days before {feast}, as before",
                -self.distance,
                feast=feast,
            )
        elif self.distance:
            said = say_many(
                "{count} day after {feast}, as before",
                "{count} days after {feast}, as before",
                self.distance,
                feast=feast,
            )
        else:
            said = say("On {name}, as before", name=feast)
        if self.is_estimate:
            return say("{said} (an estimate until its day is set)", said=said)
        return said


def shift(
    when: PlannedDay,
    year: SchoolYear,
    days_off: Sequence[DayOff],
    periods: Sequence[SchoolPeriod] = (),
    title: str = "",
) -> Shift:
    """Return where a planned day of the year before goes in ``year``, and why.

    A month stays that month and no date stays none. What belongs to a feast by its
    title keeps its distance to it (iftar, halal bihalal). What began on a named holiday
    goes where the holiday of that name goes (17 August, or Idul Fitri on
    its new day); every other day follows :func:`shifted`, off holidays, exams and
    breaks. ``days_off`` and ``periods`` are those of both school years.
    """
    day = when.day
    if day is None:
        return Shift(planned_on=None, reason=Reason.UNDATED)
    feast = feast_of(title)
    if when.is_month:
        month = _feast_month(day, feast, year, days_off, periods) if feast else None
        same = month or year.month(day.month)
        return Shift(planned_on=same, reason=Reason.MONTH, was=day)
    if feast and (kept := _with_feast(when, feast, year, days_off, periods)):
        return kept
    if holiday := _same_holiday(day, year, days_off):
        return Shift(
            planned_on=holiday.on_day,
            reason=Reason.HOLIDAY,
            was=day,
            name=holiday.name,
        )
    names = {off.on_day: off.name for off in days_off if off.on_day in year}
    names = _busy(when, periods) | names
    wished, found = _corresponding(day, year), shifted(day, year, names, when.lasts)
    off = [each for each in _days(wished, when.lasts) if each in names]
    if not off:
        return Shift(planned_on=found, reason=Reason.SAME_WEEKDAY, was=day)
    reason = Reason.NOT_FREE if found == wished else Reason.MOVED
    return Shift(planned_on=found, reason=reason, taken=off[0], name=names[off[0]])


def _with_feast(
    when: PlannedDay,
    feast: Feast,
    year: SchoolYear,
    days_off: Sequence[DayOff],
    periods: Sequence[SchoolPeriod],
) -> Shift | None:
    """Return where an activity goes that belongs to a feast, or None if unknown."""
    day = when.exact
    if day is None:
        return None
    before, now = _both_years(feast, SchoolYear.of(day), year, days_off, periods)
    every = {off.on_day: off.name for off in days_off}
    taken = _busy(when, periods) | {d: n for d, n in every.items() if d in year}
    found = kept_distance(when, feast, before, now, taken, was_free=day not in every)
    if found is None or found.wished not in year:
        return None
    facts = found._asdict()
    wished, free = facts.pop("wished"), facts.pop("day")
    if wished == free:
        return Shift(planned_on=free, reason=Reason.FEAST, was=day, **facts)
    last = next((d for d in _days(wished, when.lasts) if d in taken), None)
    reason = Reason.NEAR_FEAST if free in year else Reason.NOT_FREE
    named = {"taken": last or wished, "name": taken.get(last or wished, "")}
    named["name"] = named["name"] or in_weekday(wished).split(",")[0]
    landed = free if free in year else wished
    return Shift(planned_on=landed, reason=reason, was=day, **named, **facts)


def _both_years(
    feast: Feast,
    old: SchoolYear,
    year: SchoolYear,
    days_off: Sequence[DayOff],
    periods: Sequence[SchoolPeriod],
) -> tuple[list[Anchor], list[Anchor]]:
    before, now = (anchors(feast, each, days_off, periods) for each in (old, year))
    return before, now


def _feast_month(
    day: date,
    feast: Feast,
    year: SchoolYear,
    days_off: Sequence[DayOff],
    periods: Sequence[SchoolPeriod],
) -> date | None:
    """Return the month that is as far from the feast's month as ``day``'s was."""
    before, now = _both_years(feast, SchoolYear.of(day), year, days_off, periods)
    if not before or not now:
        return None
    months = [_month(old.first) - _month(day) for old in before]
    nearest = min(range(len(months)), key=lambda place: abs(months[place]))
    new = now[min(nearest, len(now) - 1)]
    wanted = _month(new.first) - months[nearest]
    found = date(wanted // 12, wanted % 12 + 1, 1)
    near = abs(months[nearest]) <= MONTHS_NEAR
    return found if near and found in year else None


MONTHS_NEAR: Final = 2
"""How many months from a feast an activity may be that still belongs to it."""


def later_words(words: str, years: int) -> str:
    """Return what is said beside a date with the years in it moved along."""
    return re.sub(r"\b20\d\d\b", lambda year: str(int(year[0]) + years), words)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _busy(when: PlannedDay, periods: Iterable[SchoolPeriod]) -> dict[date, str]:
    """Return the days of exams and breaks, but not of a kind that it lay in before."""
    every = list(periods)
    own = {each.kind for each in every if when.is_within(each.starts_on, each.ends_on)}
    return taken_days((), (), [each for each in every if each.kind not in own])


def _same_holiday(
    day: date, year: SchoolYear, days_off: Sequence[DayOff]
) -> DayOff | None:
    """Return the holiday of ``year`` with the name of that on ``day``, or None."""
    named = [off for off in days_off if off.kind != LEAVE]
    for holiday in (off for off in named if off.on_day == day):
        same = sorted(
            (off for off in named if plain_name(off.name) == plain_name(holiday.name)),
            key=lambda off: off.on_day,
        )
        old = [off.on_day for off in same if off.on_day in SchoolYear.of(day)]
        new = [off for off in same if off.on_day in year]
        if new:
            return new[min(old.index(day), len(new) - 1)]
    return None


def plain_name(words: str) -> str:
    """Return a name as it is compared: lower case, without words in brackets."""
    return " ".join(ASIDE.sub(" ", words).casefold().split())

"""When activities are, and what clashes with their days; nothing here ever blocks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from itertools import islice, takewhile
from typing import Final, NamedTuple, Self
from uuid import UUID

from data.calendar import Feast, SchoolYear, feast_of
from data.language import N_, in_long, in_weekday, say, say_many
from data.names import alphabetical
from data.record import Record, Term
from planning.days.models import (
    SUNDAY,
    DayKind,
    DayOff,
    PeriodKind,
    SchoolPeriod,
    ramadan_before,
)

CLOSE_DAYS: Final = 3
"""The same families are not asked to come twice within so many days."""


LATEST_START: Final = time(15)


LATEST_END: Final = time(16)
"""In Ramadan families go home before the fast is broken."""


class Slot(Record):
    """When an activity is, whom it reaches and who answers for it.

    ``on`` is None while no day is set, also where the month is known; ``until`` is the
    last day where it lasts several. ``meets``: families come to school. ``is_open``:
    it is still to come, so that a warning helps.
    """

    activity_id: UUID
    title: str
    on: date | None
    until: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    meets: bool = True
    reaches_all: bool = False
    grades: tuple[int, ...] = ()
    class_group_ids: tuple[UUID, ...] = ()
    person_id: UUID | None = None
    person: str = ""
    is_open: bool = True

    def moved_to(self, on: date, starts_at: time | None, ends_at: time | None) -> Self:
        """Return when it is on another day; it lasts as many days as before."""
        longer = self.until - self.on if self.until and self.on else None
        return self.model_copy(
            update={
                "on": on,
                "until": on + longer if longer else None,
                "starts_at": starts_at,
                "ends_at": ends_at,
            }
        )

    def shares_families(self, other: "Slot") -> bool:
        """Whether both are for all families, or for one grade or class group."""
        return (
            self.reaches_all
            or other.reaches_all
            or bool(set(self.grades) & set(other.grades))
            or bool(set(self.class_group_ids) & set(other.class_group_ids))
        )

    @property
    def suits_the_fast(self) -> bool:
        """Whether families that fast are home in time.

        While no hours are set nobody knows, so that a meeting is warned about.
        """
        if self.starts_at is None:
            return not self.meets
        ends_in_time = self.ends_at is None or self.ends_at <= LATEST_END
        return ends_in_time and self.starts_at < LATEST_START


class ClashKind(Term):
    """What an activity can clash with; none of it ever blocks."""

    HOLIDAY = "holiday", N_("Holiday")
    COLLECTIVE_LEAVE = "collective_leave", N_("Collective leave")
    SCHOOL_DAY = "school_day", N_("The school's day off")
    SUNDAY = "sunday", N_("Sunday")
    EXAM = "exam", N_("Exams")
    BREAK = "break", N_("School break")
    RAMADAN = "ramadan", N_("Ramadan")
    SAME_FAMILIES = "same_families", N_("Same families")
    SAME_PERSON = "same_person", N_("Same person in charge")


OF_DAY: Final = {
    DayKind.NATIONAL: ClashKind.HOLIDAY,
    DayKind.COLLECTIVE_LEAVE: ClashKind.COLLECTIVE_LEAVE,
    DayKind.SCHOOL: ClashKind.SCHOOL_DAY,
}


OF_PERIOD: Final = {
    PeriodKind.EXAM: ClashKind.EXAM,
    PeriodKind.BREAK: ClashKind.BREAK,
    PeriodKind.RAMADAN: ClashKind.RAMADAN,
}


SENTENCES: Final = {
    ClashKind.HOLIDAY: N_("{day} is a national holiday: {name}."),
    ClashKind.COLLECTIVE_LEAVE: N_("{day} is collective leave: {name}."),
    ClashKind.SCHOOL_DAY: N_("{day} is a day off of the school: {name}."),
    ClashKind.EXAM: N_("{day} lies within the exams “{name}”."),
    ClashKind.BREAK: N_("{day} lies within the school break “{name}”."),
    ClashKind.SAME_PERSON: N_("{name} is also in charge of “{other}” on {day}."),
}


RAMADAN_SENTENCES: Final = (
    N_("{day} lies in Ramadan: lessons are shorter, and many families fast."),
    N_("{day} lies in Ramadan and no hours are given; the morning suits families."),
    N_(
        "{day} lies in Ramadan and it begins at {hour}; begin before 15.00, so that "
        "families are home when the fast is broken."
    ),
    N_(
        "{day} lies in Ramadan and it lasts until {hour}; end by 16.00, so that "
        "families are home when the fast is broken."
    ),
)


ESTIMATE: Final = N_("The days of Ramadan are reckoned from Eid and not entered yet.")


class Clash(Record):
    """One warning about an activity's day.

    ``name`` is the holiday, the period or the person; ``other`` the other activity.
    """

    kind: ClashKind
    day: date
    name: str = ""
    other_id: UUID | None = None
    other: str = ""
    other_day: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    is_in_time: bool = False
    is_estimate: bool = False

    def said(self) -> str:
        """Return the warning as a finished sentence: what, when, and with which."""
        if self.kind is ClashKind.SAME_FAMILIES:
            return self._families()
        if self.kind is ClashKind.SUNDAY:
            return say("{day} is a Sunday.", day=in_long(self.day))
        day = in_weekday(self.day)
        if self.kind is ClashKind.RAMADAN:
            said = self._ramadan(day)
            return f"{said} {say(ESTIMATE)}" if self.is_estimate else said
        return say(SENTENCES[self.kind], day=day, name=self.name, other=self.other)

    def _families(self) -> str:
        other_day = self.other_day or self.day
        apart = abs((other_day - self.day).days)
        if apart == 0:
            return say(
                "The same families are asked to come to “{other}” on the same day "
                "({day}).",
                other=self.other,
                day=in_weekday(self.day),
            )
        return say_many(
            "The same families are asked to come to “{other}” on {day}, {count} day "
            "apart.",
            "The same families are asked to come to “{other}” on {day}, {count} days "
            "apart.",
            apart,
            other=self.other,
            day=in_weekday(other_day),
        )

    def _ramadan(self, day: str) -> str:
        in_time, no_hours, late_start, late_end = RAMADAN_SENTENCES
        if self.is_in_time:
            return say(in_time, day=day)
        if self.starts_at is None:
            return say(no_hours, day=day)
        if self.starts_at >= LATEST_START:
            return say(late_start, day=day, hour=f"{self.starts_at:%H.%M}")
        return say(late_end, day=day, hour=f"{self.ends_at:%H.%M}")


class _Dated(NamedTuple):
    """A slot that has a day, with its first and its last one."""

    slot: Slot
    first: date
    last: date

    def is_close_to(self, later: "_Dated") -> bool:
        """Whether what begins on its first day or later begins soon after it."""
        return (later.first - self.last).days <= CLOSE_DAYS

    @property
    def days(self) -> list[date]:
        """Every day from the first to the last."""
        lasting = range((self.last - self.first).days + 1)
        return [self.first + timedelta(later) for later in lasting]


def clashes(
    slots: Iterable[Slot], days_off: Sequence[DayOff], periods: Sequence[SchoolPeriod]
) -> dict[UUID, list[Clash]]:
    """Return the warnings of every activity that has some.

    Only activities with a day are looked at, and only those still to come are warned
    about. Nothing here blocks anything.
    """
    off: dict[date, list[DayOff]] = {}
    for day_off in days_off:
        if not day_off.is_struck:
            off.setdefault(day_off.on_day, []).append(day_off)
    kept = [*periods, *_reckoned_fast(periods, days_off)]
    dated = [_Dated(slot, slot.on, slot.until or slot.on) for slot in slots if slot.on]
    dated.sort(key=lambda one: (one.first, alphabetical(one.slot.title)))
    found = {
        one.slot.activity_id: [*_of_days(one, off), *_of_periods(one, kept)]
        for one in dated
    }
    for place, one in enumerate(dated, 1):
        for two in takewhile(one.is_close_to, islice(dated, place, None)):
            near = min(one.last, two.first)
            found[one.slot.activity_id] += _between(one.slot, near, two.slot, two.first)
            found[two.slot.activity_id] += _between(two.slot, two.first, one.slot, near)
    to_come = [one.slot.activity_id for one in dated if one.slot.is_open]
    return {key: list(dict.fromkeys(found[key])) for key in to_come if found[key]}


def _reckoned_fast(
    periods: Iterable[SchoolPeriod], days_off: Iterable[DayOff]
) -> Iterator[SchoolPeriod]:
    """Give Ramadan as it is reckoned from Eid, where the school did not enter it."""
    about = ramadan_before(day for day in days_off if not day.is_struck)
    if about and all(each.kind is not PeriodKind.RAMADAN for each in periods):
        first, last = about
        yield SchoolPeriod(
            id=NOT_KEPT,
            kind=PeriodKind.RAMADAN,
            starts_on=first,
            ends_on=last,
            school_year=SchoolYear.of(first).start,
            version=0,
        )


NOT_KEPT: Final = UUID(int=0)


def _of_days(one: _Dated, off: Mapping[date, Sequence[DayOff]]) -> Iterator[Clash]:
    """Give the days off that it touches; a Sunday only where it begins on one.

    What lasts several days may go over a Sunday on purpose.
    """
    for day in one.days:
        named = off.get(day, [])
        for day_off in named:
            yield Clash(kind=OF_DAY[day_off.kind], day=day, name=day_off.name)
        if not named and day.weekday() == SUNDAY and day == one.first:
            yield Clash(kind=ClashKind.SUNDAY, day=day)


def _of_periods(one: _Dated, periods: Iterable[SchoolPeriod]) -> Iterator[Clash]:
    """Give each period that it touches once, with its first day in the period."""
    slot = one.slot
    belongs = feast_of(slot.title) is Feast.RAMADAN
    for period in periods:
        day = next((each for each in one.days if each in period), None)
        is_fast = period.kind is PeriodKind.RAMADAN
        if day and not (is_fast and belongs):
            yield Clash(
                kind=OF_PERIOD[period.kind],
                day=day,
                name=period.called,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                is_in_time=is_fast and slot.suits_the_fast,
                is_estimate=period.version == 0,
            )


def _between(slot: Slot, day: date, other: Slot, other_day: date) -> Iterator[Clash]:
    """Give what ``slot`` on ``day`` has in common with another on its day."""
    clash = Clash(
        kind=ClashKind.SAME_FAMILIES,
        day=day,
        other_id=other.activity_id,
        other=other.title,
        other_day=other_day,
    )
    if slot.meets and other.meets and slot.shares_families(other):
        yield clash
    if day == other_day and slot.person_id and slot.person_id == other.person_id:
        same_person = {"kind": ClashKind.SAME_PERSON, "name": slot.person}
        yield clash.model_copy(update=same_person)

"""Days off and periods of the school, and the free days near a taken one."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final, Self
from uuid import UUID, uuid5

from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_, say
from data.record import KeptRecord, Line, Record, Term, Words

SUNDAY: Final = 6
COLLECTIVE: Final = "Cuti Bersama"
EID: Final = "Hari Raya Idul Fitri"
FAST: Final = timedelta(days=30)
NATIONAL_LIST: Final = UUID("5b0c2c8e-6f0e-5f6c-9a6e-3d9a3b2f7c11")
"""The name space of the national list's days: the same day has the same key."""

NEAR: Final = 14
"""How many days a planned day is moved at most to avoid a day off."""

MARGIN: Final = 31
"""A period may begin or end so many days outside the school year."""


class DayKind(Term):
    """Why nobody is at school on a day."""

    NATIONAL = "national", N_("National holiday")
    COLLECTIVE_LEAVE = "collective_leave", N_("Collective leave")
    SCHOOL = "school", N_("The school's own day off")


class DaySource(Term):
    """Who says that a day is off."""

    LIBRARY = "library", N_("national list")
    SCHOOL = "school", N_("the school")


class DayOffDraft(Record):
    """What a person fills in about a day off."""

    on_day: date
    name: Line
    kind: DayKind = DayKind.SCHOOL

    def refusal(self, year: SchoolYear) -> HumasError | None:
        """Return why the day does not belong to the year's list, or None."""
        if self.on_day in year:
            return None
        return _outside(self.on_day, year)


class DayOff(DayOffDraft, KeptRecord, table="day_off", fixed=("source",)):
    """A day off; struck ones are kept so that they are not filled in again."""

    id: UUID
    source: DaySource
    is_struck: bool
    version: int

    @classmethod
    def of(
        cls, draft: DayOffDraft, day_id: UUID, source: DaySource = DaySource.SCHOOL
    ) -> Self:
        """Return the first version of a day off."""
        return cls(**dict(draft), id=day_id, source=source, is_struck=False, version=1)

    @property
    def draft(self) -> DayOffDraft:
        """What was filled in."""
        return DayOffDraft.as_kept(on_day=self.on_day, name=self.name, kind=self.kind)

    def next(self, version: int, **changes: object) -> Self:
        """Return the day's version after ``version``."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(kept | changes | {"version": version + 1})


class DayEdit(Record):
    """A row of the table of days as it should read; version 0 is a new row."""

    id: UUID
    version: int
    draft: DayOffDraft
    is_struck: bool = False


def day_edits(
    kept: Sequence[DayOff], cells: Iterable[Mapping[str, object]], new: UUID
) -> list[DayEdit]:
    """Return what the edited table changes; a row that was taken out is struck.

    ``cells`` are rows with ``id`` (none in a new row), ``is_on``, ``on_day``, ``name``
    and ``kind``; ``new`` is the form's key, of which new rows get theirs. Raises
    Refused about a row without its day or name.
    """
    known = {str(day.id): day for day in kept}
    edits, seen = [], set()
    for number, row in enumerate(cells):
        day = known.get(str(row.get("id")))
        draft = _typed(row)
        is_struck = day is not None and row.get("is_on") is False
        seen.add(day)
        if day is None and draft:
            key = uuid5(new, str(number))
            edits.append(DayEdit(id=key, version=0, draft=draft))
        elif day and draft and (day.draft, day.is_struck) != (draft, is_struck):
            edits.append(_edit(day, draft, is_struck=is_struck))
    gone = (day for day in kept if day not in seen and not day.is_struck)
    return [*edits, *(_edit(day, day.draft, is_struck=True) for day in gone)]


def _edit(day: DayOff, draft: DayOffDraft, *, is_struck: bool) -> DayEdit:
    return DayEdit(id=day.id, version=day.version, draft=draft, is_struck=is_struck)


def _typed(row: Mapping[str, object]) -> DayOffDraft | None:
    """Return what a row says, or None for a row that was left empty."""
    name, day = row.get("name"), row.get("on_day")
    words = name.strip() if isinstance(name, str) else ""
    if isinstance(day, date) and words:
        kind = row.get("kind") or DayKind.SCHOOL
        return DayOffDraft.model_validate({"on_day": day, "name": words, "kind": kind})
    if words or isinstance(day, date) or isinstance(row.get("id"), str):
        raise Refused(
            N_("A row needs its day and its name: {row}. Nothing was saved."),
            row=words or (day if isinstance(day, date) else "–"),
        )
    return None


class NationalList(Record):
    """The holidays of a school year, as the library ``holidays`` knows them.

    Names of estimated days end in "(perkiraan)". ``without_leave`` are the calendar
    years whose collective leave the library does not know (yet).
    """

    days: tuple[DayOffDraft, ...]
    without_leave: tuple[int, ...]


@cache
def national_list(year: SchoolYear) -> NationalList:
    """Return national holidays and collective leave from July to June."""
    import holidays  # noqa: PLC0415 -- a tenth of all that is loaded, for one button

    both = (year.start, year.start + 1)
    known = holidays.country_holidays(
        "ID", years=both, categories=("public", "government"), language="id"
    )
    with_leave = {day.year for day, name in known.items() if COLLECTIVE in name}
    return NationalList(
        days=tuple(
            DayOffDraft.as_kept(on_day=day, name=name, kind=_kind_of(name))
            for day, name in sorted(known.items())
            if day in year
        ),
        without_leave=tuple(start for start in both if start not in with_leave),
    )


def _kind_of(name: str) -> DayKind:
    """Return the kind of a listed day; a holiday and a leave at once is a holiday."""
    names = name.split("; ")
    is_leave = all(one.startswith(COLLECTIVE) for one in names)
    return DayKind.COLLECTIVE_LEAVE if is_leave else DayKind.NATIONAL


def missing_days(kept: Iterable[DayOff], listed: Iterable[DayOffDraft]) -> list[DayOff]:
    """Return the listed days that the school's list does not have in any form.

    A day that was struck, moved or renamed by the school is there already.
    """
    known = list(kept)
    keys = {day.id for day in known}
    taken = {day.on_day for day in known if day.source is DaySource.LIBRARY}
    named = {(day.on_day, day.name.casefold()) for day in known}
    return [
        DayOff.of(day, key_of(day), DaySource.LIBRARY)
        for day in listed
        if key_of(day) not in keys
        and day.on_day not in taken
        and (day.on_day, day.name.casefold()) not in named
    ]


def with_listed(kept: Iterable[DayOff], years: Iterable[SchoolYear]) -> list[DayOff]:
    """Return the school's days off, and those of the national list not filled in."""
    every = list(kept)
    listed = [day for year in years for day in national_list(year).days]
    off = [day for day in every if not day.is_struck]
    return [*off, *missing_days(every, listed)]


def key_of(day: DayOffDraft) -> UUID:
    """Return the lasting key of a day of the national list."""
    return uuid5(NATIONAL_LIST, f"{day.on_day} {day.name}")


def ramadan_before(days: Iterable[DayOff]) -> tuple[date, date] | None:
    """Return the likely days of Ramadan: the thirty before Eid, where Eid is listed."""
    eids = [day.on_day for day in days if day.name.startswith(EID)]
    if not eids:
        return None
    return min(eids) - FAST, min(eids) - timedelta(days=1)


class PeriodKind(Term):
    """What fills several days of the school."""

    EXAM = "exam", N_("Exams")
    BREAK = "break", N_("School break")
    RAMADAN = "ramadan", N_("Ramadan")


class SchoolPeriodDraft(Record):
    """What a person fills in about exams, a break or Ramadan."""

    kind: PeriodKind
    title: Words = ""
    starts_on: date
    ends_on: date

    def refusal(self, year: SchoolYear) -> HumasError | None:
        """Return why the period cannot stand like this, or None.

        It may reach a month into the years beside it, as the long break does.
        """
        if self.ends_on < self.starts_on:
            return Refused(
                N_("It cannot end on {ends} when it begins on {begins}."),
                ends=self.ends_on,
                begins=self.starts_on,
            )
        margin = timedelta(days=MARGIN)
        for day in (self.starts_on, self.ends_on):
            if not year.first_day - margin <= day <= year.last_day + margin:
                return _outside(day, year)
        if self.ends_on < year.first_day or self.starts_on > year.last_day:
            return _outside(self.starts_on, year)
        return None


class SchoolPeriod(
    SchoolPeriodDraft, KeptRecord, table="school_period", fixed=("school_year",)
):
    """Days of a school year with exams, a break or Ramadan."""

    id: UUID
    school_year: int
    version: int

    @classmethod
    def of(cls, draft: SchoolPeriodDraft, period_id: UUID, year: SchoolYear) -> Self:
        """Return the first version of a period."""
        return cls(**dict(draft), id=period_id, school_year=year.start, version=1)

    @property
    def called(self) -> str:
        """What people call it: its title, or its kind."""
        return self.title or say(self.kind.label)

    @property
    def draft(self) -> SchoolPeriodDraft:
        """What was filled in."""
        return SchoolPeriodDraft.as_kept(
            kind=self.kind,
            title=self.title,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
        )

    def changed_to(self, draft: SchoolPeriodDraft, version: int) -> Self:
        """Return the period's next version."""
        return self.model_copy(update={**dict(draft), "version": version + 1})

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


def _outside(day: date, year: SchoolYear) -> HumasError:
    return Refused(
        N_("{day} does not belong to school year {year} ({first} – {last})."),
        day=day,
        year=str(year),
        first=year.first_day,
        last=year.last_day,
    )


def free_near(
    wished: date, year: SchoolYear, taken: Collection[date]
) -> Iterator[date]:
    """Return the free days near a day that is taken, the best one first.

    First the nearest same weekday, at most 14 days away, then the nearest working day
    within 14 days; of two days equally near the later one comes first. Sundays are not
    working days, unless ``wished`` is a Sunday itself.
    """
    weeks = [sign * days for days in (7, NEAR) for sign in (1, -1)]
    nearer = [sign * days for days in range(1, NEAR + 1) for sign in (1, -1)]
    for away in (*weeks, *nearer):
        found = wished + timedelta(away)
        works = found.weekday() != SUNDAY or wished.weekday() == SUNDAY
        if works and found in year and found not in taken:
            yield found


def taken_days(
    kept: Sequence[DayOff],
    listed: Iterable[DayOffDraft],
    periods: Iterable[SchoolPeriod],
) -> dict[date, str]:
    """Return the days on which nothing should be proposed, and what they are called.

    These are the school's days off, the days of the national list that it has not
    filled in yet, exams and breaks; not Ramadan, whose mornings are free.
    """
    found = {
        day: period.called
        for period in periods
        if period.kind is not PeriodKind.RAMADAN
        for day in _days_of(period)
    }
    off = [day for day in kept if not day.is_struck]
    return found | {day.on_day: day.name for day in (*missing_days(kept, listed), *off)}


def _days_of(period: SchoolPeriod) -> Iterator[date]:
    for away in range((period.ends_on - period.starts_on).days + 1):
        yield period.starts_on + timedelta(away)

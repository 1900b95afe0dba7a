"""What a template of an activity says, and which activity it would make this year."""

import calendar
import re
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field, model_validator

from data.activity import MOST_DAYS, DatePrecision
from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_, in_list, in_month, in_weekday, say
from data.money import Rupiah
from data.record import KeptRecord, Line, Record, Term, Text, Title, Words
from planning.activities.models import (
    Activity,
    ActivityDraft,
    ActivityWords,
    Audience,
    Mode,
    PlannedTaskDraft,
)
from planning.budget.models import BudgetLineDraft, FundSource, Volume
from planning.clashes.models import Slot
from planning.days.models import free_near
from planning.goals.models import Dimension

LAST_WEEK: Final = 5
"""The week that means the last such weekday of the month."""

WEEK: Final = 7

WEEKS: Final = {
    1: N_("first"),
    2: N_("second"),
    3: N_("third"),
    4: N_("fourth"),
    LAST_WEEK: N_("last"),
}
MONDAY: Final = date(2026, 7, 6)
TITLES: Final = 4096  # a school's few years: it is remembered what they are called


def month_name(number: int) -> str:
    """Return what a month (1-12) is called."""
    return in_month(date(MONDAY.year, number, 1)).rsplit(" ", 1)[0]


def weekday_name(number: int) -> str:
    """Return what a weekday (Monday is 0) is called."""
    return in_weekday(MONDAY + timedelta(days=number)).split(",")[0]


class Origin(Term):
    """Where a template comes from."""

    READY = "ready", N_("Ready template")
    CHANGED = "changed", N_("Adapted by this school")
    OWN = "own", N_("This school's own")


class TemplateLine(Record):
    """A usual budget line; its fiscal year is set when the activity is planned."""

    title: Title
    source: FundSource
    volume: Volume = Decimal(1)
    unit: Words = ""
    price: Rupiah
    arkas_code: Words = ""
    partner: Words = ""
    is_voluntary: bool = False

    @classmethod
    def of(cls, line: BudgetLineDraft) -> Self:
        """Return a budget line without its year."""
        names = set(cls.model_fields)
        return cls(**{name: getattr(line, name) for name in names})

    def draft(self, fiscal_year: int) -> BudgetLineDraft:
        """Return the budget line of a calendar year."""
        return BudgetLineDraft.as_kept(**self.model_dump(), fiscal_year=fiscal_year)


class TemplateDraft(ActivityWords):
    """What a person fills in about a template; a title is enough to begin.

    ``months`` (1-12) are when it is usually held, one occasion each; ``week`` (1-4,
    5 is the last) and ``weekday`` (Monday is 0) or ``day`` say when in the month;
    without them it is planned for the month. ``lasts`` counts its days.
    """

    dimensions: tuple[Dimension, ...] = ()
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()
    week: Annotated[int, Field(ge=1, le=LAST_WEEK)] | None = None
    weekday: Annotated[int, Field(ge=0, lt=WEEK)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    lasts: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 1
    hint: Text = ""
    why: Text = ""
    source: Text = ""
    tasks: tuple[PlannedTaskDraft, ...] = ()
    budget: tuple[TemplateLine, ...] = ()

    @model_validator(mode="after")
    def _order(self) -> Self:
        """Keep months in the order of a school year, and a week with its weekday.

        Grades are whose families are meant, unless some pupils' or none are.
        """
        if self.audience not in {Audience.PUPILS, Audience.NONE}:
            whose = Audience.GRADES if self.grades else Audience.ALL
            object.__setattr__(self, "audience", whose)
        months = sorted(set(self.months), key=lambda month: (month - 7) % 12)
        object.__setattr__(self, "months", tuple(months))
        if self.week is None or self.weekday is None:
            object.__setattr__(self, "week", None)
            object.__setattr__(self, "weekday", None)
        return self

    @property
    def date_precision(self) -> DatePrecision:
        """Whether its usual time is a day, or only a month."""
        if self.week is None and self.day is None:
            return DatePrecision.MONTH
        return DatePrecision.DAY

    def free_day_in(
        self, month: int, year: SchoolYear, taken: Collection[date]
    ) -> date:
        """Return its usual day in a month, or a day near it where that one is taken.

        A day of the same month goes before one of the next; where no day near it is
        free, and where only the month is known, it stays.
        """
        wished = self.day_in(month, year)
        is_month = self.date_precision is DatePrecision.MONTH
        if is_month or self._is_free(wished, taken):
            return wished
        near = [d for d in free_near(wished, year, taken) if self._is_free(d, taken)]
        in_month = [day for day in near if day.month == month]
        return next(iter(in_month or near), wished)

    def _is_free(self, first: date, taken: Collection[date]) -> bool:
        """Whether none of its days is taken when it begins on ``first``."""
        return all(first + timedelta(days=n) not in taken for n in range(self.lasts))

    def day_in(self, month: int, year: SchoolYear) -> date:
        """Return its usual day in a month of the year; its first if only the month."""
        first = year.month(month)
        length = calendar.monthrange(first.year, first.month)[1]
        if self.week is not None and self.weekday is not None:
            ahead = (self.weekday - first.weekday()) % WEEK
            found = first + timedelta(days=ahead + WEEK * (self.week - 1))
            return found if found.month == month else found - timedelta(days=WEEK)
        return first.replace(day=min(self.day or 1, length))

    def usual_day(self, year: SchoolYear, taken: Collection[date] = ()) -> date | None:
        """Return when it is held first in a year, or None without a usual month."""
        return self.free_day_in(self.months[0], year, taken) if self.months else None

    def usual_time(self) -> str:
        """Say when it is usually held."""
        if not self.months:
            return say("No usual time")
        months = in_list([month_name(month) for month in self.months])
        if self.week is not None and self.weekday is not None:
            return say(
                "{week} {weekday} of {months}",
                week=say(WEEKS[self.week]),
                weekday=weekday_name(self.weekday),
                months=months,
            )
        return f"{self.day} {months}" if self.day else months

    def refusal(self) -> HumasError | None:
        """Return why no activity could be made of it, or None."""
        year = SchoolYear(start=2026)
        return _activity_of(self, year, self.usual_day(year)).refusal(year)


class KeptTemplate(KeptRecord, table="activity_template", fixed=("key",)):
    """A template as the school keeps it; its content is JSON."""

    id: UUID
    key: str
    content: str
    is_hidden: bool
    version: int


class Template(TemplateDraft):
    """A template to pick from; ``version`` is 0 where the school changed nothing."""

    key: Line
    origin: Origin = Origin.READY
    is_hidden: bool = False
    version: int = 0

    @property
    def words(self) -> TemplateDraft:
        """What was filled in."""
        names = TemplateDraft.model_fields
        return TemplateDraft.as_kept(**{name: getattr(self, name) for name in names})

    def draft(
        self,
        year: SchoolYear,
        planned_on: date | None = None,
        goal_id: UUID | None = None,
        title: str = "",
    ) -> ActivityDraft:
        """Return the activity it makes in a year; without a date, at its usual time.

        A month's first day means the month where the template has no day of its own.
        """
        made = _activity_of(self, year, planned_on or self.usual_day(year))
        facts = {"goal_id": goal_id, "template_key": self.key}
        return made.model_copy(update=facts | {"title": title or self.title})

    def occasions(
        self, year: SchoolYear, taken: Collection[date] = ()
    ) -> "list[Occasion]":
        """Return every time it is usually held in a year, numbered if there are more.

        No day of ``taken`` is proposed while one near it is free. A template without a
        usual month has one occasion without a day.
        """
        if not self.months:
            return [Occasion(template=self, title=self.title, day=None)]
        return [
            Occasion(
                template=self,
                number=number,
                title=f"{self.title} {number}" if len(self.months) > 1 else self.title,
                day=self.free_day_in(month, year, taken),
                wished=self.day_in(month, year),
            )
            for number, month in enumerate(self.months, 1)
        ]

    def made(self, key: str, title: str) -> bool:
        """Whether an activity was made from this template: by its key, or by its title.

        What was typed, imported or rolled forward under the same title counts too,
        with a number behind it as well; “POMG 1” is a “Pertemuan … (POMG)”.
        """
        return key == self.key or not _called(title).isdisjoint(_names(self.title))


class Occasion(Record):
    """One time of a template in a year: the third of six parent-teacher meetings."""

    template: Template
    number: int = 1
    title: Title
    day: date | None
    wished: date | None = None

    @property
    def key(self) -> str:
        """The template's key and the number of the occasion."""
        return f"{self.template.key}-{self.number}"

    def slot(self, activity_id: UUID) -> Slot:
        """Return day, hours and audience of the activity, to look for clashes."""
        on = self.day if self.template.date_precision is DatePrecision.DAY else None
        return Slot(
            activity_id=activity_id,
            title=self.title,
            on=on,
            until=_last_day(on, self.template.lasts),
            starts_at=self.template.starts_at,
            ends_at=self.template.ends_at,
            meets=self.template.mode in (Mode.FACE_TO_FACE, Mode.HYBRID),
            reaches_all=self.template.audience is Audience.ALL,
            grades=self.template.grades,
        )

    def is_planned(self, planned: "Iterable[tuple[str, str, date | None]]") -> bool:
        """Whether it is among ``planned`` (template keys, titles, dates of the year).

        Of a template that is held several times, the number or the month tells which.
        """
        made = [(t, day) for key, t, day in planned if self.template.made(key, t)]
        if len(self.template.months) <= 1:
            return bool(made)
        return any(
            _number(title) == self.number
            or (day and self.day and day.month == self.day.month)
            for title, day in made
        )


class Pick(Record):
    """One template chosen: which activity it makes, when (a day, a month), for what."""

    activity_id: UUID
    key: Line
    planned_on: date | None = None
    date_precision: DatePrecision | None = None
    goal_id: UUID | None = None
    person_id: UUID | None = None
    title: Words = ""


def _without_number(title: str) -> str:
    return re.sub(r"\s+\d+$", "", title.strip()).casefold()


@lru_cache(maxsize=TITLES)
def _called(title: str) -> frozenset[str]:
    """Return what an activity of this title is called, with its brackets or without."""
    return frozenset({_without_number(title), _without_number(_without_aside(title))})


@lru_cache(maxsize=TITLES)
def _names(title: str) -> frozenset[str]:
    """Return the names of a title: whole, without its brackets, and what they hold."""
    asides = re.findall(r"\(([^)]*)\)", title)
    names = (title, _without_aside(title), *asides)
    return frozenset(_without_number(name) for name in names)


def _without_aside(title: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", title)


def _number(title: str) -> int | None:
    found = re.search(r"\s(\d+)$", _without_aside(title).strip())
    return int(found[1]) if found else None


def _activity_of(
    words: TemplateDraft, year: SchoolYear, day: date | None
) -> ActivityDraft:
    names = ActivityDraft.model_fields.keys() & TemplateDraft.model_fields.keys()
    facts = {name: getattr(words, name) for name in names - {"budget"}}
    is_first = day is not None and day.day == 1
    in_month = is_first and words.date_precision is DatePrecision.MONTH
    return ActivityDraft.as_kept(
        **facts,
        planned_on=day,
        date_precision=DatePrecision.MONTH if in_month else DatePrecision.DAY,
        ends_on=None if in_month else _last_day(day, words.lasts),
        budget=tuple(
            line.draft(day.year if day else year.start) for line in words.budget
        ),
    )


def _last_day(first: date | None, lasts: int) -> date | None:
    """Return the last day of an activity that lasts so many, None for one day."""
    return first + timedelta(days=lasts - 1) if first and lasts > 1 else None


def template_of(
    activity: Activity,
    grades: Iterable[int],
    lines: Iterable[BudgetLineDraft],
    tasks: Iterable[PlannedTaskDraft],
) -> TemplateDraft:
    """Return an activity as a template: without its year, people and class groups.

    ``grades`` are those of the class groups it addressed; the same task twice is one.
    """
    names = TemplateDraft.model_fields.keys() & Activity.model_fields.keys()
    facts = {name: getattr(activity, name) for name in names}
    once = {(task.title.casefold(), task.offset_days): task for task in tasks}
    day = activity.planned_on
    on_day = day if activity.date_precision is DatePrecision.DAY else None
    return TemplateDraft.as_kept(
        **facts
        | {
            "grades": tuple(sorted({*activity.grades, *grades})),
            "months": (day.month,) if day else (),
            "week": min((on_day.day - 1) // WEEK + 1, LAST_WEEK) if on_day else None,
            "weekday": on_day.weekday() if on_day else None,
            "lasts": activity.when.lasts,
            "tasks": tuple(sorted(once.values(), key=lambda task: task.offset_days)),
            "budget": tuple(TemplateLine.of(line) for line in lines),
        }
    )


def restoring_refusal(template: Template) -> HumasError | None:
    """Return why the ready template cannot come back, or None."""
    if template.origin is not Origin.OWN:
        return None
    return Refused(
        N_("“{title}” is this school's own; there is no ready template of it."),
        title=template.title,
    )

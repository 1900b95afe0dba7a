"""What next year takes over from this year: dates by rule, and what stays behind."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Final
from uuid import UUID, uuid5

from data.activity import UNDATED, DatePrecision, PlannedDay
from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_, in_list, in_short, in_weekday, say
from data.record import Line, Record, Term, Text
from data.roster.class_groups import UNKNOWN
from data.roster.models import ClassGroup
from planning.activities.models import (
    Activity,
    ActivityDraft,
    Audience,
    PlannedTaskDraft,
    dated,
)
from planning.budget.models import BudgetLine
from planning.days.models import DayOff, SchoolPeriod, free_near, taken_days
from planning.goals.models import Goal

LEAVE: Final = "collective_leave"
ASIDE: Final = re.compile(r"\([^)]*\)")

PLACES: Final = (N_("First"), N_("Second"), N_("Third"), N_("Fourth"), N_("Last"))

STOP: Final = "stop"
"""The verdict of the principal after which an activity is not proposed again."""


# ── the date rule ────────────────────────────────────────────────────────────
def shifted(
    day: date, year: SchoolYear, days_off: Collection[date], lasts: int = 1
) -> date:
    """Return the day of ``year`` that corresponds to ``day`` of another school year.

    The same weekday of the same week: the nth weekday of its month stays the nth one
    of the same month, and the last one stays the last. July to December lie in the
    year's first calendar year, January to June in its second; the result therefore
    always lies inside ``year``.

    A result that is a day off moves to the nearest same weekday that is free, at most
    14 days away; without one, to the nearest free working day within 14 days; without
    one, it stays. Of two days equally near the later one is taken. Sundays are not
    working days, unless ``day`` was a Sunday itself. What ``lasts`` several days is
    only free where none of them is a day off, and moves only where all lie in ``year``.
    """
    wished = _same_place(day, year)
    if not any(each in days_off for each in _days(wished, lasts)):
        return wished
    for near in free_near(wished, year, days_off):
        if all(each in year and each not in days_off for each in _days(near, lasts)):
            return near
    return wished


def _days(first: date, lasts: int) -> list[date]:
    return [first + timedelta(n) for n in range(lasts)]


def _same_place(day: date, year: SchoolYear) -> date:
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
    """Why an activity comes to stand on its new day."""

    SAME_WEEKDAY = "same_weekday", N_("{place} {weekday}, as before")
    HOLIDAY = "holiday", N_("On {name}, as before")
    MOVED = "moved", N_("{taken} is {name}: moved to the nearest free day")
    NOT_FREE = "not_free", N_("{taken} is {name}, and no day near it is free")
    MONTH = "month", N_("Same month, no day yet")
    UNDATED = "undated", UNDATED


class Shift(Record):
    """Where an activity's day goes, and why.

    ``taken`` is the day off, called ``name``, that keeps it from its usual place.
    """

    planned_on: date | None
    reason: Reason
    taken: date | None = None
    was: date | None = None
    name: str = ""

    def said(self) -> str:
        """Return why, as a person reads it."""
        return say(
            self.reason.label,
            place=say(PLACES[-1 if is_last(self.was) else _place(self.was)])
            if self.was
            else "",
            weekday=in_weekday(self.was).split(",")[0] if self.was else "",
            taken=in_short(self.taken) if self.taken else "",
            name=self.name,
        )


def shift(
    when: PlannedDay,
    year: SchoolYear,
    days_off: Sequence[DayOff],
    periods: Iterable[SchoolPeriod] = (),
) -> Shift:
    """Return where a planned day of the year before goes in ``year``, and why.

    A month stays that month and no date stays none. What began on a named holiday
    goes where the holiday of that name goes (17 August, or Idul Fitri on
    its new day); every other day follows :func:`shifted`, off holidays, exams and
    breaks. ``days_off`` and ``periods`` are those of both school years.
    """
    day = when.day
    if day is None:
        return Shift(planned_on=None, reason=Reason.UNDATED)
    if when.is_month:
        return Shift(planned_on=year.month(day.month), reason=Reason.MONTH, was=day)
    if holiday := _same_holiday(day, year, days_off):
        return Shift(
            planned_on=holiday.on_day,
            reason=Reason.HOLIDAY,
            was=day,
            name=holiday.name,
        )
    names = {off.on_day: off.name for off in days_off if off.on_day in year}
    names = _busy(when, periods) | names
    wished, found = _same_place(day, year), shifted(day, year, names, when.lasts)
    off = [each for each in _days(wished, when.lasts) if each in names]
    if not off:
        return Shift(planned_on=found, reason=Reason.SAME_WEEKDAY, was=day)
    reason = Reason.NOT_FREE if found == wished else Reason.MOVED
    return Shift(planned_on=found, reason=reason, taken=off[0], name=names[off[0]])


def _busy(when: PlannedDay, periods: Iterable[SchoolPeriod]) -> dict[date, str]:
    """Return the days of exams and breaks; what was in one before may be again."""
    every = list(periods)
    own = {each.kind for each in every if when.is_within(each.starts_on, each.ends_on)}
    return taken_days((), (), [each for each in every if each.kind not in own])


def _same_holiday(
    day: date, year: SchoolYear, days_off: Sequence[DayOff]
) -> DayOff | None:
    """Return the day of the year with the name of the holiday that ``day`` was."""
    named = [off for off in days_off if off.kind != LEAVE]
    for holiday in (off for off in named if off.on_day == day):
        same = sorted(
            (off for off in named if _plain(off.name) == _plain(holiday.name)),
            key=lambda off: off.on_day,
        )
        old = [off.on_day for off in same if off.on_day in SchoolYear.of(day)]
        new = [off for off in same if off.on_day in year]
        if new:
            return new[min(old.index(day), len(new) - 1)]
    return None


def _plain(words: str) -> str:
    """Return a name as it is compared: without asides like “(perkiraan)”."""
    return " ".join(ASIDE.sub(" ", words).casefold().split())


# ── what is taken over ───────────────────────────────────────────────────────
class OldTask(Record):
    """A task of an activity of the year before, planned or given to its committee."""

    activity_id: UUID
    title: Line
    offset_days: int
    section: Text


class Facts(Record):
    """What is known when a plan is taken over from the year before.

    ``days_off`` and ``periods`` are those of both years; ``is_dated`` tells whether the
    new year's days off were filled in, and are not only those of the national list.
    """

    year: SchoolYear
    activities: tuple[Activity, ...]
    planned: tuple[Activity, ...]
    lines: tuple[BudgetLine, ...]
    tasks: tuple[OldTask, ...]
    gone: dict[UUID, str]
    measured: dict[UUID, Decimal]
    class_groups: tuple[ClassGroup, ...]
    goals: tuple[Goal, ...]
    days_off: tuple[DayOff, ...]
    periods: tuple[SchoolPeriod, ...] = ()
    is_dated: bool = True

    @cached_property
    def goal_ids(self) -> dict[str, UUID]:
        """The year's own goals by title, as titles are compared."""
        own = [goal for goal in self.goals if goal.school_year == self.year.start]
        return {_plain(goal.title): goal.id for goal in reversed(own)}

    def missing_goals(self, activity_ids: Collection[UUID]) -> list[Goal]:
        """Return the old goals of these activities that this year has no like of."""
        served = {old.goal_id for old in self.activities if old.id in activity_ids}
        return [
            goal
            for goal in self.goals
            if goal.id in served and _plain(goal.title) not in self.goal_ids
        ]

    def goal_of(self, old: Activity) -> UUID | None:
        """Return this year's goal with the title of the activity's old one."""
        titles = [goal.title for goal in self.goals if goal.id == old.goal_id]
        return self.goal_ids.get(_plain(titles[0])) if titles else None


class Gap(Term):
    """What of an activity is not taken over."""

    PERSON = "person", N_("{name} is no longer active: choose who is in charge.")
    CLASS_GROUPS = "class_groups", N_("Not there this year: {names}.")
    GRADES = (
        "grades",
        N_("{names} not there this year yet: their grades are addressed instead."),
    )
    ALL = (
        "all",
        N_("{names} not there this year yet: all families are addressed instead."),
    )
    LINE = "line", N_("Left out: {why}")


class LeftBehind(Record):
    """One thing that is not taken over as it was, and the facts of its sentence."""

    gap: Gap
    facts: dict[str, object]

    def said(self) -> str:
        """Return what stays behind, as a person reads it."""
        return say(self.gap.label, **self.facts)


class Pick(Record):
    """An activity of the year before that is taken over, and its new day."""

    activity_id: UUID
    planned_on: date | None


class Renewal(Record):
    """An activity of the year before, as it would be taken over."""

    old: Activity
    shift: Shift
    left: tuple[LeftBehind, ...]
    on_plan: Activity | None


def renewed_id(old_id: UUID, year: SchoolYear) -> UUID:
    """Return the id an activity has in ``year``: taken over twice, it is one."""
    return uuid5(old_id, str(year))


def renewals(facts: Facts) -> list[Renewal]:
    """Return every activity of the year before as it would be taken over."""
    return [
        Renewal(
            old=old,
            shift=shift(
                old.when,
                facts.year,
                facts.days_off,
                facts.periods,
            ),
            left=tuple(left_behind(old, facts)),
            on_plan=on_plan(old, facts),
        )
        for old in facts.activities
    ]


def on_plan(old: Activity, facts: Facts) -> Activity | None:
    """Return the activity that is this year's one of the series already, or None."""
    own = renewed_id(old.id, facts.year)
    others = {renewed_id(each.id, facts.year) for each in facts.activities} - {own}
    return next(
        (
            new
            for new in facts.planned
            if new.id == own
            or (new.series_id == old.series_id and new.id not in others)
        ),
        None,
    )


def taking_refusal(old: Activity, facts: Facts) -> HumasError | None:
    """Return why an activity cannot be taken over (again), or None."""
    planned = on_plan(old, facts)
    if planned is None or planned.id == renewed_id(old.id, facts.year):
        return None
    return Refused(
        N_("“{title}” is on the plan {year} already. Reload the page and look."),
        title=planned.title,
        year=str(facts.year),
    )


def renewed(old: Activity, facts: Facts, planned_on: date | None) -> ActivityDraft:
    """Return the activity as it is planned anew on ``planned_on``.

    Text, place, hours, standard, risks and series stay. The goal is this year's one of
    the same title, the baseline is what was measured last, the budget is a proposal in
    the fiscal year of the new day, tasks are those planned and those the old committee
    had. People who left, money spent, results and committee members never come along.
    """
    audience, grades, class_group_ids, _ = _audience(old, facts)
    draft = old.draft(_lines(old, facts, planned_on), _tasks(old, facts))
    return draft.model_copy(
        update={
            "goal_id": facts.goal_of(old),
            **dated(_begun_on(old, planned_on)),
            "person_id": None if old.person_id in facts.gone else old.person_id,
            "audience": audience,
            "grades": grades,
            "class_group_ids": class_group_ids,
            "baseline": facts.measured.get(old.id, old.baseline),
        }
    )


def length_refusal(draft: ActivityDraft, year: SchoolYear) -> HumasError | None:
    """Return why an activity of several days cannot end within ``year``, or None."""
    if draft.ends_on is None or draft.ends_on <= year.last_day:
        return None
    return Refused(
        N_(
            "“{title}” would last until {last}, beyond the end of the school year "
            "({end}). Choose an earlier day for it."
        ),
        title=draft.title,
        last=draft.ends_on,
        end=year.last_day,
    )


def _begun_on(old: Activity, day: date | None) -> PlannedDay:
    """Return its planned day anew: a month stays one where its first day is chosen."""
    if old.when.is_month and (day is None or day.day == 1):
        return PlannedDay(day=day, precision=DatePrecision.MONTH)
    return old.when.begun_on(day) if day else PlannedDay()


def left_behind(old: Activity, facts: Facts) -> Iterator[LeftBehind]:
    """Say what of an activity is not taken over as it was."""
    if old.person_id in facts.gone:
        yield LeftBehind(gap=Gap.PERSON, facts={"name": facts.gone[old.person_id]})
    if (found := _audience(old, facts)[3]) is not None:
        yield found
    for line in facts.lines:
        if line.activity_id == old.id and (
            why := _dated(line, old).refusal(facts.year)
        ):
            yield LeftBehind(gap=Gap.LINE, facts={"why": why})


def _audience(
    old: Activity, facts: Facts
) -> tuple[Audience, tuple[int, ...], tuple[UUID, ...], LeftBehind | None]:
    """Return whom the activity addresses this year, and what of it is missing."""
    if old.audience is not Audience.CLASS_GROUPS:
        return old.audience, old.grades, (), None
    own = {
        group.name: group.id
        for group in facts.class_groups
        if group.school_year == facts.year.start
    }
    asked = [group for group in facts.class_groups if group.id in old.class_group_ids]
    ids = tuple(own[group.name] for group in asked if group.name in own)
    missing = [group for group in asked if group.name not in own]
    names = {"names": in_list([group.name for group in missing])}
    if ids:
        left = LeftBehind(gap=Gap.CLASS_GROUPS, facts=names) if missing else None
        return old.audience, (), ids, left
    grades = tuple(sorted({group.grade for group in missing} - {UNKNOWN}))
    if grades:
        return Audience.GRADES, grades, (), LeftBehind(gap=Gap.GRADES, facts=names)
    return Audience.ALL, (), (), LeftBehind(gap=Gap.ALL, facts=names)


def _lines(
    old: Activity, facts: Facts, planned_on: date | None
) -> Iterator[BudgetLine]:
    """Give the lines that this year's budget can hold, in its fiscal years."""
    for line in facts.lines:
        if line.activity_id == old.id:
            proposed = _dated(line, old, planned_on)
            if proposed.refusal(facts.year) is None:
                yield proposed


def _dated(
    line: BudgetLine, old: Activity, planned_on: date | None = None
) -> BudgetLine:
    """Return the line a year later; where it followed the day, it follows the new."""
    followed = old.planned_on is not None and line.fiscal_year == old.planned_on.year
    later = line.fiscal_year + 1
    return line.model_copy(
        update={"fiscal_year": planned_on.year if followed and planned_on else later}
    )


def _tasks(old: Activity, facts: Facts) -> list[PlannedTaskDraft]:
    """Return what there is to do, each title once, earliest first."""
    first: dict[str, OldTask] = {}
    for task in facts.tasks:
        if task.activity_id == old.id:
            first.setdefault(_plain(task.title), task)
    return [
        PlannedTaskDraft(
            title=task.title, offset_days=task.offset_days, section=task.section
        )
        for task in sorted(first.values(), key=lambda task: task.offset_days)
    ]

"""What next year takes over from this year: words, people, budget, tasks."""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final
from uuid import UUID, uuid5

from data.activity import DatePrecision, PlannedDay
from data.calendar import Feast, SchoolYear, feast_of
from data.errors import HumasError, Refused
from data.language import N_, in_list, say
from data.record import Record, Term, Title, Words
from data.roster.class_groups import UNKNOWN
from data.roster.models import ClassGroup
from planning.activities.models import (
    Activity,
    ActivityDraft,
    Audience,
    PlannedTaskDraft,
    dated,
)
from planning.activities.reading import Families
from planning.budget.models import BudgetLine
from planning.days.models import DayOff, SchoolPeriod
from planning.goals.models import Goal
from planning.renewal.models.dates import Reason, Shift, later_words, plain_name, shift
from planning.renewal.models.feasts import anchors

STOP: Final = "stop"
"""The verdict of the principal after which an activity is not proposed again."""


class OldTask(Record):
    """A task of an activity of the year before, planned or given to its committee."""

    activity_id: UUID
    title: Title
    offset_days: int
    section: Words


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
    def renewed_ids(self) -> dict[UUID, UUID]:
        """The id that each activity of the year before has in this year, by its own."""
        return {old.id: renewed_id(old.id, self.year) for old in self.activities}

    @cached_property
    def taken_over(self) -> frozenset[UUID]:
        """The ids that the activities of the year before have in this year."""
        return frozenset(self.renewed_ids.values())

    @cached_property
    def goal_ids(self) -> dict[str, UUID]:
        """The year's own goals by title, as titles are compared."""
        own = [goal for goal in self.goals if goal.school_year == self.year.start]
        return {plain_name(goal.title): goal.id for goal in reversed(own)}

    def missing_goals(self, activity_ids: Collection[UUID]) -> list[Goal]:
        """Return the goals of these activities whose titles this year does not have."""
        served = {old.goal_id for old in self.activities if old.id in activity_ids}
        return [
            goal
            for goal in self.goals
            if goal.id in served and plain_name(goal.title) not in self.goal_ids
        ]

    def goal_of(self, old: Activity) -> UUID | None:
        """Return this year's goal with the title of the activity's old one."""
        titles = [goal.title for goal in self.goals if goal.id == old.goal_id]
        return self.goal_ids.get(plain_name(titles[0])) if titles else None


class Gap(Term):
    """Which part of an activity is not taken over, and the sentence about it."""

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
    WAS_IN_RAMADAN = (
        "was_in_ramadan",
        N_("Lay in Ramadan last year, does not now: look at its day and its hours."),
    )
    NOW_IN_RAMADAN = (
        "now_in_ramadan",
        N_("Lies in Ramadan now, did not last year: look at its day and its hours."),
    )
    FEAST = (
        "feast",
        N_(
            "When {feast} is in {year} is not known, or it lies outside it: choose the "
            "day yourself."
        ),
    )


class LeftBehind(Record):
    """One part of an activity that is not taken over, and the facts of its sentence."""

    gap: Gap
    facts: dict[str, object]

    def said(self) -> str:
        """Return what stays behind, as a person reads it."""
        return say(self.gap.label, **self.facts)


class Pick(Record):
    """An activity of the year before that is taken over, and its new day.

    ``is_month``: whether only the month is meant; unsaid, the old activity tells.
    """

    activity_id: UUID
    planned_on: date | None
    is_month: bool | None = None


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
    return [_renewal(old, facts) for old in facts.activities]


def _renewal(old: Activity, facts: Facts) -> Renewal:
    moved = shift(old.when, facts.year, facts.days_off, facts.periods, old.title)
    return Renewal(
        old=old,
        shift=moved,
        left=(*left_behind(old, facts), *_of_feasts(old, moved, facts)),
        on_plan=on_plan(old, facts),
    )


def _of_feasts(old: Activity, moved: Shift, facts: Facts) -> Iterator[LeftBehind]:
    """Say where a feast lies otherwise than last year for an activity's day."""
    feast = feast_of(old.title)
    if feast and old.when.exact and moved.feast is None and not _on_feast(moved):
        named = {"feast": feast, "year": str(facts.year)}
        yield LeftBehind(gap=Gap.FEAST, facts=named)
    was, now = (
        day is not None
        and any(
            day in ramadan
            for ramadan in anchors(
                Feast.RAMADAN, SchoolYear.of(day), facts.days_off, facts.periods
            )
        )
        for day in (old.when.exact, moved.planned_on)
    )
    if old.when.exact and was != now:
        gap = Gap.WAS_IN_RAMADAN if was else Gap.NOW_IN_RAMADAN
        yield LeftBehind(gap=gap, facts={})


def _on_feast(moved: Shift) -> bool:
    return moved.reason is Reason.HOLIDAY


def on_plan(old: Activity, facts: Facts) -> Activity | None:
    """Return the activity that is this year's one of the series already, or None."""
    own = facts.renewed_ids.get(old.id) or renewed_id(old.id, facts.year)
    return next(
        (
            new
            for new in facts.planned
            if new.id == own
            or (new.series_id == old.series_id and new.id not in facts.taken_over)
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


def renewed(
    old: Activity,
    facts: Facts,
    planned_on: date | None,
    *,
    is_month: bool | None = None,
) -> ActivityDraft:
    """Return the activity as it is planned anew on ``planned_on``.

    Text, place, hours, standard, risks and series stay. The goal is this year's one of
    the same title, the baseline is what was measured last, the budget is a proposal in
    the fiscal year of the new day, tasks are those planned and those the old committee
    had. People who left, money spent, results and committee members never come along.
    """
    families, _ = _families(old, facts)
    draft = old.draft(_lines(old, facts, planned_on), _tasks(old, facts))
    return draft.model_copy(
        update={
            "goal_id": facts.goal_of(old),
            **dated(_begun_on(old, planned_on, is_month)),
            "when_words": later_words(
                old.when_words, facts.year.start - old.school_year
            ),
            "person_id": None if old.person_id in facts.gone else old.person_id,
            **families.model_dump(),
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


def _begun_on(old: Activity, day: date | None, is_month: bool | None) -> PlannedDay:
    """Return when it is planned; unsaid, the first day of a month still means it."""
    unsaid = old.when.is_month and (day is None or day.day == 1)
    if is_month or (is_month is None and unsaid):
        return PlannedDay(day=day, precision=DatePrecision.MONTH)
    return old.when.begun_on(day) if day else PlannedDay()


def left_behind(old: Activity, facts: Facts) -> Iterator[LeftBehind]:
    """Say what of an activity is not taken over as it was."""
    if old.person_id in facts.gone:
        yield LeftBehind(gap=Gap.PERSON, facts={"name": facts.gone[old.person_id]})
    if (found := _families(old, facts)[1]) is not None:
        yield found
    for line in facts.lines:
        if line.activity_id == old.id and (
            why := _dated(line, old).refusal(facts.year)
        ):
            yield LeftBehind(gap=Gap.LINE, facts={"why": why})


def _families(old: Activity, facts: Facts) -> tuple[Families, LeftBehind | None]:
    """Return whom the activity addresses this year, and what of it is missing."""
    if old.audience is not Audience.CLASS_GROUPS:
        return Families(audience=old.audience, grades=old.grades), None
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
        return Families(audience=old.audience, class_group_ids=ids), left
    grades = tuple(sorted({group.grade for group in missing} - {UNKNOWN}))
    left = LeftBehind(gap=Gap.GRADES if grades else Gap.ALL, facts=names)
    whose = Audience.GRADES if grades else Audience.ALL
    return Families(audience=whose, grades=grades), left


def _lines(
    old: Activity, facts: Facts, planned_on: date | None
) -> Iterator[BudgetLine]:
    """Give the budget lines that are valid in this year's fiscal years."""
    for line in facts.lines:
        if line.activity_id == old.id:
            proposed = _dated(line, old, planned_on)
            if proposed.refusal(facts.year) is None:
                yield proposed


def _dated(
    line: BudgetLine, old: Activity, planned_on: date | None = None
) -> BudgetLine:
    """Return the line one fiscal year later, or in that of the new date."""
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
            first.setdefault(plain_name(task.title), task)
    return [
        PlannedTaskDraft.as_kept(
            title=task.title, offset_days=task.offset_days, section=task.section
        )
        for task in sorted(first.values(), key=lambda task: task.offset_days)
    ]

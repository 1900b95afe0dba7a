"""What an approval freezes, and what one version of a plan changes in another."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from data.language import (
    N_,
    in_list,
    in_long,
    in_month,
    in_number,
    in_rupiah,
    say,
)
from data.record import KeptRecord, Record, Term
from planning.activities.models import (
    Activity,
    DatePrecision,
    PlannedTask,
    in_days,
)
from planning.budget.models import BudgetLine
from planning.goals.models import Goal


class Change(Term):
    """What a revision does to something."""

    ADDED = "added", N_("added")
    DROPPED = "dropped", N_("dropped")
    CHANGED = "changed", N_("changed")


class Noun(Term):
    """What of the plan a revision touches."""

    GOAL = "goal", N_("Goal")
    ACTIVITY = "activity", N_("Activity")
    BUDGET_LINE = "budget_line", N_("Budget line")


class Day(Record):
    """A planned day, or a month."""

    on: date | None
    precision: DatePrecision


class Money(Record):
    """An amount of rupiah."""

    amount: Decimal


class Gist(Record):
    """What is said of an activity that came or went: when, and for how much."""

    day: Day
    budget: Money


class Facet(Record):
    """One thing the plan says, what it is called, and whether changing it weighs."""

    label: str
    weighs: bool = False


class Difference(Record):
    """One thing that a revision adds, drops or changes.

    ``record_id`` and ``title`` are the goal's or the activity's; ``line`` is the budget
    line's. ``before`` and ``after`` are values for :func:`said`.
    """

    noun: Noun
    record_id: UUID
    title: str
    change: Change
    weighs: bool
    field: str = ""
    label: str = ""
    line: str = ""
    before: Any = None
    after: Any = None

    @property
    def is_whole(self) -> bool:
        """Whether the goal or the activity as a whole came or went."""
        return not (self.label or self.line)


GOAL_FACETS: Final[Mapping[str, Facet]] = {
    "number": Facet(label=N_("Number")),
    "title": Facet(label=N_("Goal")),
    "reason": Facet(label=N_("Why this goal")),
    "dimensions": Facet(label=N_("Which school quality it serves")),
    "frames": Facet(label=N_("Way of raising quality")),
    "causes": Facet(label=N_("Which cause of a good school it works on")),
    "standard": Facet(label=N_("National education standard (SNP)")),
}

ACTIVITY_FACETS: Final[Mapping[str, Facet]] = {
    "title": Facet(label=N_("Name of the activity")),
    "goal_id": Facet(label=N_("Goal")),
    "category": Facet(label=N_("Category")),
    "forms": Facet(label=N_("Forms of cooperation")),
    "involvement": Facet(label=N_("Forms of involvement")),
    "audience": Facet(label=N_("Audience")),
    "grades": Facet(label=N_("Grades")),
    "class_group_ids": Facet(label=N_("Class groups")),
    "planned_on": Facet(label=N_("Date"), weighs=True),
    "starts_at": Facet(label=N_("Begins")),
    "ends_at": Facet(label=N_("Ends")),
    "mode": Facet(label=N_("Mode")),
    "person_id": Facet(label=N_("Person in charge")),
    "place": Facet(label=N_("Place")),
    "background": Facet(label=N_("Background")),
    "procedure": Facet(label=N_("Procedure")),
    "rundown": Facet(label=N_("Programme of the day")),
    "indicator": Facet(label=N_("Indicator"), weighs=True),
    "baseline": Facet(label=N_("Baseline"), weighs=True),
    "target": Facet(label=N_("Target"), weighs=True),
    "unit": Facet(label=N_("Unit"), weighs=True),
    "direction": Facet(label=N_("Reached when the result is"), weighs=True),
    "measured_by": Facet(label=N_("How it is measured"), weighs=True),
    "evidence": Facet(label=N_("Proof expected")),
    "risk": Facet(label=N_("Risk")),
    "mitigation": Facet(label=N_("What is done against it")),
}
"""What is compared of an activity; date and success standard weigh."""

BUDGET_FACETS: Final[Mapping[str, Facet]] = {
    "title": Facet(label=N_("What for"), weighs=True),
    "source": Facet(label=N_("Source of funds"), weighs=True),
    "fiscal_year": Facet(label=N_("Fiscal year"), weighs=True),
    "volume": Facet(label=N_("Volume"), weighs=True),
    "unit": Facet(label=N_("Unit"), weighs=True),
    "price": Facet(label=N_("Price (Rp)"), weighs=True),
    "amount": Facet(label=N_("Amount (Rp)"), weighs=True),
    "arkas_code": Facet(label=N_("ARKAS code")),
    "partner": Facet(label=N_("Partner"), weighs=True),
}
"""What is compared of a budget line; that a donation is voluntary never changes."""


class Content(Record):
    """What an approved version freezes; the draft is read the same way."""

    year: str
    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]
    budget: tuple[BudgetLine, ...]
    tasks: tuple[PlannedTask, ...] = ()

    @property
    def titles(self) -> dict[UUID, str]:
        """What its activities are called."""
        return {activity.id: activity.title for activity in self.activities}

    @property
    def goal_titles(self) -> dict[UUID, str]:
        """What its goals are called."""
        return {goal.id: goal.title for goal in self.goals}

    def about(self, activity_id: UUID) -> "Content":
        """Return only what it says of one activity."""
        there = [a for a in self.activities if a.id == activity_id]
        served = {activity.goal_id for activity in there}
        return Content(
            year=self.year,
            goals=tuple(goal for goal in self.goals if goal.id in served),
            activities=tuple(there),
            budget=tuple(b for b in self.budget if b.activity_id == activity_id),
            tasks=tuple(t for t in self.tasks if t.activity_id == activity_id),
        )

    def gist(self, activity: Activity) -> Gist:
        """Return when an activity is planned and what it costs."""
        costs = [b.amount for b in self.budget if b.activity_id == activity.id]
        return Gist(
            day=Day(on=activity.planned_on, precision=activity.date_precision),
            budget=Money(amount=sum(costs, start=Decimal(0))),
        )


class ApprovedVersion(
    KeptRecord, table="work_program_version", key=("work_program_id", "number")
):
    """An approved version: never changed."""

    work_program_id: UUID
    number: int
    approved_at: datetime
    approved_by: UUID
    reason: str = ""
    is_minor: bool = False
    content: str

    def read(self) -> Content:
        """Return what was approved, also when an earlier release froze it."""
        return Content.model_validate_json(self.content)


def differences(old: Content, new: Content) -> tuple[Difference, ...]:
    """Return what ``new`` adds, drops and changes, goals first, by the new order."""
    return (*_of_goals(old, new), *_of_activities(old, new))


def changes_since(
    seen: Content, now: Content, activity_id: UUID | None
) -> tuple[Difference, ...]:
    """Return what changed since a note was written: at its activity, or at all."""
    if activity_id is None:
        return differences(seen, now)
    changed = differences(seen.about(activity_id), now.about(activity_id))
    return tuple(d for d in changed if d.noun is not Noun.GOAL)


def _of_goals(old: Content, new: Content) -> Iterator[Difference]:
    before = {goal.id: goal for goal in old.goals}
    for goal in new.goals:
        was = before.pop(goal.id, None)
        if was is None:
            yield _whole(Noun.GOAL, goal, Change.ADDED)
        else:
            yield from _fields(Noun.GOAL, GOAL_FACETS, was, goal, goal)
    for gone in before.values():
        yield _whole(Noun.GOAL, gone, Change.DROPPED)


def _of_activities(old: Content, new: Content) -> Iterator[Difference]:
    before = {activity.id: activity for activity in old.activities}
    for activity in new.activities:
        was = before.pop(activity.id, None)
        if was is None:
            gist = new.gist(activity)
            yield _whole(Noun.ACTIVITY, activity, Change.ADDED, after=gist)
            continue
        yield from _fields(Noun.ACTIVITY, ACTIVITY_FACETS, was, activity, activity)
        yield from _of_lines(old, new, activity)
        yield from _of_tasks(old, new, activity)
    for gone in before.values():
        yield _whole(Noun.ACTIVITY, gone, Change.DROPPED, before=old.gist(gone))


def _of_lines(old: Content, new: Content, owner: Activity) -> Iterator[Difference]:
    before = {line.id: line for line in old.budget if line.activity_id == owner.id}
    for line in new.budget:
        if line.activity_id != owner.id:
            continue
        was = before.pop(line.id, None)
        if was is None:
            yield _line(owner, line, Change.ADDED, after=Money(amount=line.amount))
        else:
            yield from _fields(
                Noun.BUDGET_LINE, BUDGET_FACETS, was, line, owner, line=line.title
            )
    for gone in before.values():
        yield _line(owner, gone, Change.DROPPED, before=Money(amount=gone.amount))


def _of_tasks(old: Content, new: Content, owner: Activity) -> Iterator[Difference]:
    before, after = _task_words(old, owner.id), _task_words(new, owner.id)
    if before != after:
        yield Difference(
            noun=Noun.ACTIVITY,
            record_id=owner.id,
            title=owner.title,
            change=Change.CHANGED,
            weighs=False,
            field="tasks",
            label=N_("Tasks"),
            before=before,
            after=after,
        )


def _task_words(content: Content, activity_id: UUID) -> tuple[str, ...]:
    return tuple(
        f"{task.title} ({in_days(task.offset_days)})"
        for task in content.tasks
        if task.activity_id == activity_id
    )


def _whole(
    noun: Noun,
    record: Goal | Activity,
    change: Change,
    before: object = None,
    after: object = None,
) -> Difference:
    return Difference(
        noun=noun,
        record_id=record.id,
        title=record.title,
        change=change,
        weighs=True,
        before=before,
        after=after,
    )


def _line(
    owner: Activity,
    line: BudgetLine,
    change: Change,
    before: object = None,
    after: object = None,
) -> Difference:
    return Difference(
        noun=Noun.BUDGET_LINE,
        record_id=owner.id,
        title=owner.title,
        change=change,
        weighs=True,
        line=line.title,
        before=before,
        after=after,
    )


def _fields(
    noun: Noun,
    facets: Mapping[str, Facet],
    was: Record,
    now: Record,
    owner: Goal | Activity,
    *,
    line: str = "",
) -> Iterator[Difference]:
    for name, facet in facets.items():
        before, after = _value(was, name), _value(now, name)
        if before != after:
            yield Difference(
                noun=noun,
                record_id=owner.id,
                title=owner.title,
                change=Change.CHANGED,
                weighs=facet.weighs,
                field=name,
                label=facet.label,
                line=line,
                before=before,
                after=after,
            )


def _value(record: Record, name: str) -> object:
    """Return what a record says, the way it is compared and worded."""
    value: object = getattr(record, name)
    if isinstance(record, Activity) and name == "planned_on":
        return Day(on=record.planned_on, precision=record.date_precision)
    if name in {"price", "amount"} and isinstance(value, Decimal):
        return Money(amount=value)
    if isinstance(value, tuple):
        return tuple(sorted(value, key=str))
    return value


def in_words(
    record: Record, facets: Mapping[str, Facet], names: Mapping[UUID, str]
) -> dict[str, str]:
    """Return all a record says, by what it is called: a line of a table."""
    return {
        say(facet.label): said(_value(record, name), names)
        for name, facet in facets.items()
    }


def said(value: object, names: Mapping[UUID, str]) -> str:
    """Return a value of the plan in words; ``names`` tells who and what ids mean."""
    if value is None or value in ("", ()):
        return "–"
    if isinstance(value, tuple):
        return in_list([said(part, names) for part in value])
    if isinstance(value, Day):
        return _day(value)
    if isinstance(value, Gist):
        return f"{_day(value.day)} · {in_rupiah(value.budget.amount)}"
    if isinstance(value, UUID):
        return names.get(value, say("no longer there"))
    return _plain(value)


def sentence(changed: Difference, names: Mapping[UUID, str]) -> str:
    """Return a difference in words, without the title of what it is about.

    Empty where the title and "added" or "dropped" say it all.
    """
    before, after = said(changed.before, names), said(changed.after, names)
    about = ": ".join(filter(None, (changed.line, say(changed.label))))
    if changed.change is Change.CHANGED:
        return f"{about}: {before} → {after}"
    value = after if changed.change is Change.ADDED else before
    if changed.line:
        return f"{about} ({say(changed.change.label)}): {value}"
    return "" if value == "–" else value


def _plain(value: object) -> str:
    match value:
        case Term():
            return say(value.label)
        case Money():
            return in_rupiah(value.amount)
        case Decimal():
            return in_number(value)
        case time():
            return f"{value:%H.%M}"
        case _:
            return str(value)


def _day(day: Day) -> str:
    if day.on is None:
        return say("Unscheduled")
    by_month = day.precision is DatePrecision.MONTH
    return in_month(day.on) if by_month else in_long(day.on)

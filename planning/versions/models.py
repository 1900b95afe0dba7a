"""What an approval freezes, and what one version of a plan changes in another."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from pydantic import model_validator

from data.activity import PlannedDay, countdown
from data.fields import Field, Kind, in_words
from data.language import N_, in_rupiah, say
from data.participants import Party
from data.record import KeptRecord, Record, Term
from planning.activities.fields import FIELDS
from planning.activities.models import Activity, Audience, PlannedTask
from planning.budget.fields import LINE_FIELDS
from planning.budget.models import BudgetLine
from planning.goals.models import Goal


class Change(Term):
    """What a revision does to something."""

    ADDED = "added", N_("added")
    DROPPED = "dropped", N_("dropped")
    CHANGED = "changed", N_("changed")


class Noun(Term):
    """Which part of the plan a revision touches."""

    GOAL = "goal", N_("Goal")
    ACTIVITY = "activity", N_("Activity")
    BUDGET_LINE = "budget_line", N_("Budget line")


class Money(Record):
    """An amount of rupiah."""

    amount: Decimal


class Gist(Record):
    """What is told of an activity that was added or dropped: when, and for how much."""

    day: PlannedDay
    budget: Money


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
        """Whether the goal or the activity as a whole was added or dropped."""
        return not (self.label or self.line)


GOAL_FIELDS: Final = (
    Field("number", N_("Number"), Kind.NUMBER),
    Field("title", N_("Goal"), Kind.LINE),
    Field("reason", N_("Why this goal"), Kind.AREA),
    Field("dimensions", N_("Which school quality it serves"), Kind.MANY),
    Field("frames", N_("Way of raising quality"), Kind.MANY),
    Field("causes", N_("Which cause of a good school it works on"), Kind.MANY),
    Field("standard", N_("National education standard (SNP)"), Kind.ONE),
)
"""What is compared of a goal."""

SAID_WITH_DATE: Final = frozenset({"ends_on", "when_words"})
ACTIVITY_FIELDS: Final = (
    *(
        field
        for field in FIELDS
        if field.name in Activity.model_fields and field.name not in SAID_WITH_DATE
    ),
    Field("incidental", N_("Incidental, because"), Kind.AREA),
)
"""What is compared of an activity; its date tells the month, last day and words too."""

UNCHANGING: Final = "is_voluntary"
"""Whether a donation is voluntary is not compared: it always is."""

COMPARED_OF_LINE: Final = tuple(
    field for field in LINE_FIELDS if field.name != UNCHANGING
)


FOR_KOMITE: Final[dict[str, object]] = {
    "audience": Audience.NONE.value,
    "parties": [{"party": Party.KOMITE.value}],
}


class Content(Record):
    """What an approved version freezes; the draft is read the same way."""

    year: str
    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]
    budget: tuple[BudgetLine, ...]
    tasks: tuple[PlannedTask, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_earlier_release(cls, facts: dict[str, Any]) -> dict[str, Any]:
        """Read what was frozen while the komite stood among the families."""
        if "activities" not in facts:
            return facts
        activities = [
            activity | FOR_KOMITE
            if isinstance(activity, dict) and activity.get("audience") == "komite"
            else activity
            for activity in facts["activities"]
        ]
        return facts | {"activities": activities}

    @property
    def titles(self) -> dict[UUID, str]:
        """What its activities are called."""
        return {activity.id: activity.title for activity in self.activities}

    @property
    def goal_titles(self) -> dict[UUID, str]:
        """What its goals are called."""
        return {goal.id: goal.title for goal in self.goals}

    @property
    def read(self) -> dict[UUID, int]:
        """Which version of each of its goals and activities it shows."""
        goals = {goal.id: goal.version for goal in self.goals}
        return goals | {one.id: one.version for one in self.activities}

    def about(self, place: UUID) -> "Content":
        """Return only what it says of one activity, or of one goal."""
        there = [a for a in self.activities if a.id == place]
        served = {activity.goal_id for activity in there} | {place}
        return Content(
            year=self.year,
            goals=tuple(goal for goal in self.goals if goal.id in served),
            activities=tuple(there),
            budget=tuple(b for b in self.budget if b.activity_id == place),
            tasks=tuple(t for t in self.tasks if t.activity_id == place),
        )

    def with_days(self, days: Iterable["ChangedDay"]) -> "Content":
        """Return it with what was changed since for the days of its activities."""
        changes = {d.activity_id: d.model_dump(exclude={"activity_id"}) for d in days}
        changed = (a.model_copy(update=changes.get(a.id, {})) for a in self.activities)
        return self.model_copy(update={"activities": tuple(changed)})

    def gist(self, activity: Activity) -> Gist:
        """Return when an activity is planned and what it costs."""
        costs = [b.amount for b in self.budget if b.activity_id == activity.id]
        return Gist(
            day=activity.when,
            budget=Money(amount=sum(costs, start=Decimal(0))),
        )


class ChangedDay(Record):
    """What an activity's day is since it was changed without a revision."""

    activity_id: UUID
    rundown: str
    place: str
    starts_at: time | None
    ends_at: time | None
    person_id: UUID | None


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

    def approved_on(self, zone: tzinfo) -> date:
        """Return the day of the approval, by the school's clock."""
        return self.approved_at.astimezone(zone).date()

    def read(self) -> Content:
        """Return what was approved, also when an earlier release froze it."""
        return Content.model_validate_json(self.content)


def differences(old: Content, new: Content) -> tuple[Difference, ...]:
    """Return what ``new`` adds, drops and changes, goals first, by the new order."""
    return (*_of_goals(old, new), *_of_activities(old, new))


def changes_since(
    seen: Content, now: Content, place: UUID | None
) -> tuple[Difference, ...]:
    """Return what changed since a note was written: at its place, or at all."""
    if place is None:
        return differences(seen, now)
    changed = differences(seen.about(place), now.about(place))
    return tuple(change for change in changed if change.record_id == place)


def _of_goals(old: Content, new: Content) -> Iterator[Difference]:
    before = {goal.id: goal for goal in old.goals}
    for goal in new.goals:
        was = before.pop(goal.id, None)
        if was is None:
            yield _whole(Noun.GOAL, goal, Change.ADDED)
        else:
            yield from _fields(Noun.GOAL, GOAL_FIELDS, was, goal, goal)
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
        yield from _fields(Noun.ACTIVITY, ACTIVITY_FIELDS, was, activity, activity)
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
                Noun.BUDGET_LINE, COMPARED_OF_LINE, was, line, owner, line=line.title
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
        f"{task.title} ({countdown(task.offset_days)})"
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
    fields: Iterable[Field],
    was: Record,
    now: Record,
    owner: Goal | Activity,
    *,
    line: str = "",
) -> Iterator[Difference]:
    for field in fields:
        before, after = _value(was, field.name), _value(now, field.name)
        if before != after:
            yield Difference(
                noun=noun,
                record_id=owner.id,
                title=owner.title,
                change=Change.CHANGED,
                weighs=field.weighs,
                field=field.name,
                label=field.label,
                line=line,
                before=before,
                after=after,
            )


def _value(record: Record, name: str) -> object:
    """Return what a record says, the way it is compared and worded."""
    value: object = getattr(record, name)
    if isinstance(record, Activity) and name == "planned_on":
        return record.when
    if name in {"price", "amount"} and isinstance(value, Decimal):
        return Money(amount=value)
    if isinstance(value, tuple):
        return tuple(sorted(value, key=str))
    return value


def row_of(
    record: Record, fields: Iterable[Field], names: Mapping[UUID, str]
) -> dict[str, str]:
    """Return all a record says, by what it is called: a line of a table."""
    return {
        say(field.label): said(_value(record, field.name), names) for field in fields
    }


def said(value: object, names: Mapping[UUID, str]) -> str:
    """Return a value of the plan in words; ``names`` tells who and what ids mean."""
    if isinstance(value, PlannedDay):
        return value.in_long()
    if isinstance(value, Money):
        return in_rupiah(value.amount)
    if isinstance(value, Gist):
        return f"{value.day.in_long()} · {in_rupiah(value.budget.amount)}"
    return in_words(value, names) or "–"


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

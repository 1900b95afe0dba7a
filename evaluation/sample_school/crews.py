"""How the sample school organizes an activity: its committee, decree and tasks."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data.act import Act
from data.actor import Actor
from data.calendar import SchoolYear
from data.store import Store
from evaluation.sample_school import bodies
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import (
    SampleActivity,
    SampleTask,
    at,
    day_of,
    id_of,
)
from evaluation.sample_school.reading import facts
from organizing.committees import actions as committees
from organizing.committees import store as committee_records
from organizing.committees.models import Position
from organizing.tasks import actions as tasks
from organizing.tasks.models import Task, TaskDraft, TaskStep
from planning.activities.models import Activity, EvidenceKind

SOON: Final = timedelta(days=35)
"""Something goes wrong with what is this near, so that there is something to mend."""


@dataclass(frozen=True)
class _Committee:
    """An activity's committee: whose it is, since when, and as of which day."""

    activity: Activity
    member: Actor
    cast: Cast
    has_decree: bool
    today: date

    @property
    def begun(self) -> date:
        """Return when it comes together; not before the plan was approved."""
        approved = SchoolYear(start=self.activity.school_year).first_day
        usual = day_of(self.activity) - timedelta(days=40)
        return max(usual, approved + timedelta(days=6))

    @property
    def is_over(self) -> bool:
        return day_of(self.activity) < self.today


def organize(
    store: Store, sample: SampleActivity, activity: Activity, cast: Cast, today: date
) -> None:
    """Let an activity have its committee, its decree and its tasks."""
    has_decree = EvidenceKind.DECREE in sample.evidence
    member = cast.member_for(sample)
    one = _Committee(activity, member, cast, has_decree, today)
    positions = _appoint(store, one)
    decided_on = one.begun + timedelta(days=5)
    if has_decree and decided_on < today:
        bodies.sign_decree(store, activity, decided_on, cast.lead, at(decided_on))
    known = facts().plan.tasks
    wanted = [task for task in known if not one.is_over or task.is_kept]
    given = [
        _give(store, one, number, task, positions[-1] if number % 3 == 1 else None)
        for number, task in enumerate(wanted)
    ]
    seen_at = at(one.begun) + timedelta(days=1)
    own = [task.id for task in given if task.position_id is None]
    tasks.mark_seen(Act(store, one.member, seen_at), own)
    if one.is_over:
        _finish(store, one, given)
    is_event = not activity.when.is_month
    if is_event and today <= day_of(activity) < today + SOON:
        _trouble(store, one)


def _appoint(store: Store, one: _Committee) -> list[Position]:
    """Appoint the committee: whole where it has a decree, or is still needed."""
    lead, now = one.cast.lead, at(one.begun)
    ids = [id_of(f"position-{one.activity.id}", str(n)) for n in range(7)]
    committees.add_usual_positions(Act(store, lead, now), ids, one.activity.id)
    positions = committee_records.positions(store, one.activity.id)
    others = one.cast.everybody[4:] if one.has_decree or not one.is_over else []
    seats = [
        *zip(positions[1:], [one.member.id, *others], strict=False),
        (positions[-1], one.member.id),
        (positions[0], one.cast.principal.id),
    ]
    for position, person_id in seats:
        committees.appoint(Act(store, lead, now), position.id, person_id)
    return positions


def _give(
    store: Store,
    one: _Committee,
    number: int,
    planned: SampleTask,
    section: Position | None,
) -> Task:
    """Give a task to a section or a member."""
    draft = TaskDraft(
        title=planned.title,
        person_id=None if section else one.member.id,
        position_id=section.id if section else None,
        offset_days=planned.offset_days,
        evidence=planned.evidence,
    )
    task_id = id_of(f"task-{one.activity.id}", str(number))
    act = Act(store, one.cast.lead, at(one.begun))
    return tasks.give_task(act, task_id, one.activity.id, draft)


def _finish(store: Store, one: _Committee, given: list[Task]) -> None:
    """Let the member do what was due before today."""
    for task in given:
        due = day_of(one.activity) + timedelta(days=task.offset_days)
        if due < one.today:
            act = Act(store, one.member, at(due))
            tasks.move_task(act, task.id, task.version, TaskStep.DONE)


def _trouble(store: Store, one: _Committee) -> None:
    """Let something be hindered, and something be nobody's, where a day is near."""
    member, earlier = one.member, at(one.today) - timedelta(days=4)
    for late in facts().plan.late_tasks:
        draft = TaskDraft(
            title=late.title,
            person_id=member.id if late.obstacle else None,
            offset_days=late.offset_days,
        )
        task_id, lead = id_of(f"task-{one.activity.id}", late.title), one.cast.lead
        task = tasks.give_task(
            Act(store, lead, earlier), task_id, one.activity.id, draft
        )
        tasks.mark_seen(Act(store, member, earlier), [task.id])
        if late.obstacle:
            tasks.move_task(
                Act(store, member, at(one.today) - timedelta(days=1)),
                task.id,
                task.version,
                TaskStep.HINDERED,
                obstacle=late.obstacle,
                obstacle_note=late.obstacle_note,
            )

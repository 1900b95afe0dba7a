"""How the sample school organizes an activity: its committee, decree and tasks."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data.act import Act
from data.actor import Actor
from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.store import Store
from evaluation.sample_school import bodies
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import (
    WARNED,
    SampleActivity,
    SampleIncidental,
    at,
    day_of,
    id_of,
)
from evaluation.sample_school.reading import approved_on, facts, template_of
from organizing.committees import actions as committees
from organizing.committees import store as committee_records
from organizing.committees.models import Position, Seating
from organizing.tasks import actions as tasks
from organizing.tasks.models import Task, TaskDraft, TaskStep
from planning.activities.models import (
    Activity,
    Category,
    EvidenceKind,
    PlannedTaskDraft,
)

RECORDING: Final = "Seksi dokumentasi"
LATE: Final = 15
"""A task so many days before the activity may be hindered."""

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
    def year(self) -> SchoolYear:
        return SchoolYear(start=self.activity.school_year)

    @property
    def begun(self) -> date:
        """Return when it comes together: after the plan was approved, by yesterday."""
        approved = approved_on(self.year)
        ahead = WARNED if self.activity.incidental else timedelta(days=40)
        usual = day_of(self.activity) - ahead
        yesterday = max(approved, self.today - timedelta(days=1))
        return min(max(usual, approved + timedelta(days=1)), yesterday)

    @property
    def has_others(self) -> bool:
        """Whether others than who leads it hold its positions too."""
        return self.has_decree or self.year == SchoolYear.of(self.today)

    @property
    def is_with_partner(self) -> bool:
        """Whether somebody of the health centre has a position, too."""
        is_event = self.activity.category is Category.EVENT
        return is_event or CooperationForm.MASYARAKAT in self.activity.forms

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
    planned = (
        sample.tasks
        if isinstance(sample, SampleIncidental)
        else template_of(sample).tasks
    )
    wanted = [task for task in planned if not one.is_over or _is_kept(task)]
    held = [positions[-1]] if one.is_over else [positions[0], *positions[2:]]
    sections = {position.title: position for position in held}
    given = [
        _give(store, one, number, task, sections.get(task.section))
        for number, task in enumerate(wanted)
    ]
    seen_at = at(min(one.begun + timedelta(days=1), max(one.begun, today)))
    own = [task.id for task in given if task.position_id is None]
    tasks.mark_seen(Act(store, one.member, seen_at), own)
    if one.is_over:
        _finish(store, one, given)
    is_event = not activity.when.is_month
    if is_event and today <= day_of(activity) < today + SOON:
        _trouble(store, one, given)


def _appoint(store: Store, one: _Committee) -> list[Position]:
    """Appoint the committee: whole where it has a decree, or is still needed."""
    lead, now = one.cast.lead, at(one.begun)
    ids = [id_of(f"position-{one.activity.id}", str(n)) for n in range(7)]
    committees.add_usual_positions(Act(store, lead, now), ids, one.activity.id)
    positions = committee_records.positions(store, one.activity.id)
    willing = [4, 5, 6, 7, *([8] if one.is_with_partner else [])]
    others = [one.cast.everybody[n] for n in willing] if one.has_others else []
    seats = [
        *zip(positions[1:], [one.member.id, *others], strict=False),
        (positions[-1], one.member.id),
        (positions[0], one.cast.principal.id),
    ]
    seatings = (Seating(position_id=of.id, appointed=(who,)) for of, who in seats)
    committees.seat_committee(Act(store, lead, now), one.activity.id, seatings)
    return positions


def _give(
    store: Store,
    one: _Committee,
    number: int,
    planned: PlannedTaskDraft,
    section: Position | None,
) -> Task:
    """Give a task to a section or a member."""
    draft = TaskDraft(
        title=planned.title,
        person_id=None if section else one.member.id,
        position_id=section.id if section else None,
        offset_days=planned.offset_days,
        evidence=(EvidenceKind.INVITATION,) if _is_invitation(planned) else (),
    )
    task_id = id_of(f"task-{one.activity.id}", str(number))
    act = Act(store, one.cast.lead, at(one.begun))
    return tasks.give_task(act, task_id, one.activity.id, draft)


def _is_invitation(task: PlannedTaskDraft) -> bool:
    return "undangan" in task.title.casefold()


def _is_kept(task: PlannedTaskDraft) -> bool:
    """Return whether a task is kept of what is over: the invitation, and the record."""
    return _is_invitation(task) or task.section == RECORDING


def _finish(store: Store, one: _Committee, given: list[Task]) -> None:
    """Let the member do what was due before today."""
    for task in given:
        due = day_of(one.activity) + timedelta(days=task.offset_days)
        if due < one.today:
            act = Act(store, one.member, at(due))
            tasks.move_task(act, task.id, task.version, TaskStep.DONE)


def _trouble(store: Store, one: _Committee, given: list[Task]) -> None:
    """Let something be hindered, and something be nobody's, where a day is near."""
    known, yesterday = facts().course.trouble, at(one.today) - timedelta(days=1)
    own = [task for task in given if task.person_id == one.member.id]
    waiting = [task for task in own if task.offset_days and task.offset_days > -LATE]
    for task in waiting[:1]:
        tasks.move_task(
            Act(store, one.member, yesterday),
            task.id,
            task.version,
            TaskStep.HINDERED,
            obstacle=known.code,
            obstacle_note=known.note,
        )
    tasks.give_task(
        Act(store, one.cast.lead, yesterday),
        id_of(f"task-{one.activity.id}", "unassigned"),
        one.activity.id,
        TaskDraft(title=known.unassigned, offset_days=-3),
    )

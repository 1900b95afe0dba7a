"""What becomes of a decision that is given to somebody: their task, or a follow-up.

Steps that the minutes' actions take in their own transaction; those ask who may.
"""

from datetime import date
from uuid import uuid5

from data.act import Act
from data.arising import Arising
from data.record import TITLE
from execution.follow_ups.entrusting import demand_active
from execution.follow_ups.models import FollowUp
from execution.minutes.models import MOST_DAYS, DecisionDraft, decision_refusal
from organizing.committees import store as committees
from organizing.tasks.models import Task, TaskDraft
from planning.activities.models import Activity
from planning.meeting.models import Meeting, MeetingDecision


def entrusted(act: Act, meeting: Meeting, decision: MeetingDecision) -> MeetingDecision:
    """Keep the task or the follow-up of a decision; return it with its task."""
    draft = DecisionDraft.as_kept(
        text=decision.text, owner_id=decision.owner_id, due_on=decision.due_on
    )
    if refusal := decision_refusal(draft, meeting.held_on):
        raise refusal
    if decision.owner_id is None or decision.due_on is None:
        return decision
    demand_active(act, decision.owner_id)
    if task := _task(act, meeting, decision, decision.due_on):
        act.store.add(task)
        act.note("task", task.id, "given", title=task.title, source="minutes")
        return decision.model_copy(update={"task_id": task.id})
    new = FollowUp(
        id=uuid5(decision.id, "follow-up"),
        school_year=meeting.school_year,
        activity_id=meeting.activity_id,
        source=Arising.DECISION,
        source_id=decision.id,
        text=decision.text,
        owner_id=decision.owner_id,
        due_on=decision.due_on,
    )
    act.store.add(new)
    act.note("follow_up", new.id, "given", text=new.text)
    return decision


def _task(
    act: Act, meeting: Meeting, decision: MeetingDecision, due_on: date
) -> Task | None:
    """Return the decision as a task of its owner in the committee, or None."""
    if meeting.activity_id is None:
        return None
    activity = act.store.get(Activity, meeting.activity_id)
    members = committees.members(act.store, activity.id)
    planned = activity.when.exact
    if planned is None or decision.owner_id not in {m.person_id for m in members}:
        return None
    offset = (due_on - planned).days
    if abs(offset) > MOST_DAYS:
        return None
    title = decision.text.splitlines()[0][:TITLE]
    draft = TaskDraft(
        title=title,
        detail="" if title == decision.text else decision.text,
        person_id=decision.owner_id,
        offset_days=offset,
    )
    return Task.of(draft, uuid5(decision.id, "task"), activity.id)

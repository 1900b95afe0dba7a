"""Taking minutes, and keeping what was decided: some of it becomes somebody's work.

A button pressed twice, or a form sent twice, changes the records once.
"""

from datetime import date
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.attachments import actions as files
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound, Refused
from data.language import N_
from data.people.models import Person
from data.school import store as schools
from execution.minutes import store as minutes
from execution.minutes.entrusting import entrusted
from execution.minutes.models import (
    DecisionDraft,
    Item,
    ItemDraft,
    MinutesDraft,
    entrusting_refusal,
    minutes_refusal,
    new_refusal,
    not_theirs,
    plan_refusal,
    striking_refusal,
    takes_minutes,
)
from planning.activities.models import Activity
from planning.meeting import store as meetings
from planning.meeting.models import (
    Meeting,
    MeetingDecision,
    MeetingKind,
)
from planning.meeting.models import striking_refusal as decision_stays
from planning.origins import store as origins


def take_minutes(
    act: Act, meeting_id: UUID, draft: MinutesDraft, year: SchoolYear
) -> Meeting:
    """Begin the minutes of a meeting of the year."""
    with act.store.transaction():
        _demand(act, draft.activity_id, None, year)
        if refusal := new_refusal(draft):
            raise refusal
        _check(act, draft, year)
        new = Meeting(
            **draft.model_dump(), id=meeting_id, school_year=year.start, version=1
        )
        if act.store.add(new):
            _note(act, new, "recorded")
    return new


def change_minutes(
    act: Act, meeting_id: UUID, version: int, draft: MinutesDraft
) -> Meeting:
    """Complete or correct what the minutes say of the meeting as a whole."""
    with act.store.transaction():
        kept = _demand_meeting(act, meeting_id)
        year = SchoolYear(start=kept.school_year)
        if draft.activity_id != kept.activity_id:
            _demand(act, draft.activity_id, None, year)
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        if changed == kept:
            return kept
        if refusal := plan_refusal(kept, draft):
            raise refusal
        _check(act, draft, year)
        act.store.replace(changed)
        _note(act, changed, "changed")
    return changed


def strike_minutes(act: Act, meeting_id: UUID) -> None:
    """Strike minutes without decisions, and what was said in them."""
    with act.store.transaction():
        if act.store.find(Meeting, meeting_id) is None:
            duties.demand(Duty.KEEP_MINUTES, act.by)
            return
        kept = _demand_meeting(act, meeting_id)
        duties.demand(Duty.KEEP_MINUTES, act.by)
        if kept.kind is MeetingKind.ANNUAL:
            raise Refused(N_("The plan begins with the annual meeting; it stays."))
        decisions = len(meetings.decisions(act.store, meeting_id))
        if refusal := striking_refusal(decisions):
            raise refusal
        act.store.remove(Item, meeting_id=meeting_id)
        act.store.remove(Meeting, meeting_id)
        files.remove_files_of(act, Meeting.table.name, meeting_id)
        _note(act, kept, "struck")


def add_item(act: Act, item_id: UUID, meeting_id: UUID, draft: ItemDraft) -> Item:
    """Add what was said on a point."""
    with act.store.transaction():
        meeting = _demand_meeting(act, meeting_id)
        kept = minutes.items(act.store, meeting_id)
        last = max((item.number for item in kept), default=0)
        new = Item(
            **draft.model_dump(), id=item_id, meeting_id=meeting_id, number=last + 1
        )
        if act.store.add(new):
            _note(act, meeting, "item added", text=new.title)
    return new


def change_item(act: Act, item_id: UUID, version: int, draft: ItemDraft) -> Item:
    """Correct what was said on a point."""
    with act.store.transaction():
        kept = act.store.get(Item, item_id)
        meeting = _demand_meeting(act, kept.meeting_id)
        changed = kept.model_copy(update={**draft.model_dump(), "version": version + 1})
        if changed == kept:
            return kept
        act.store.replace(changed)
        _note(act, meeting, "item changed", text=changed.title)
    return changed


def strike_item(act: Act, item_id: UUID) -> None:
    """Take a point out of the minutes."""
    with act.store.transaction():
        kept = act.store.find(Item, item_id)
        if kept is None:
            duties.demand(Duty.TAKE_MINUTES, act.by)
            return
        meeting = _demand_meeting(act, kept.meeting_id)
        act.store.remove(Item, item_id)
        _note(act, meeting, "item struck", text=kept.title)


def decide_in(
    act: Act, decision_id: UUID, meeting_id: UUID, draft: DecisionDraft
) -> MeetingDecision:
    """Keep what a meeting decided; with a person and a date it becomes their work.

    In an activity whose committee the person is in it is a task, else a follow-up.
    """
    with act.store.transaction():
        meeting = _demand_meeting(act, meeting_id)
        if kept := act.store.find(MeetingDecision, decision_id):
            return kept
        if meeting.kind is MeetingKind.ANNUAL:
            raise Refused(
                N_(
                    "Decisions of the annual meeting are written down on the page "
                    "“Annual meeting”; here they are given to somebody."
                )
            )
        listed = meetings.decisions(act.store, meeting_id)
        last = max((decision.number for decision in listed), default=0)
        new = MeetingDecision(
            **draft.model_dump(),
            id=decision_id,
            meeting_id=meeting_id,
            number=last + 1,
        )
        decided = entrusted(act, meeting, new)
        act.store.add(decided)
        act.note("meeting_decision", decision_id, "decided", text=draft.text)
    return decided


def entrust(
    act: Act, decision_id: UUID, owner_id: UUID, due_on: date
) -> MeetingDecision:
    """Give a decision that is nobody's to a person, until a day."""
    with act.store.transaction():
        kept = act.store.get(MeetingDecision, decision_id)
        meeting = _demand_meeting(act, kept.meeting_id)
        given = kept.model_copy(update={"owner_id": owner_id, "due_on": due_on})
        if (kept.owner_id, kept.due_on) == (owner_id, due_on):
            return kept
        if refusal := entrusting_refusal(kept.owner_id, kept.text):
            raise refusal
        decided = entrusted(act, meeting, given)
        act.store.replace(decided)
        act.note("meeting_decision", decision_id, "given", text=kept.text)
    return decided


def withdraw_decision(act: Act, decision_id: UUID) -> None:
    """Take a decision out of the minutes, while nothing came of it."""
    with act.store.transaction():
        kept = act.store.find(MeetingDecision, decision_id)
        if kept is None:
            duties.demand(Duty.TAKE_MINUTES, act.by)
            return
        meeting = _demand_meeting(act, kept.meeting_id)
        came = meetings.followed_up(act.store, decision_id)
        came += origins.started_from(act.store, decision_id)
        if refusal := decision_stays(kept.text, came):
            raise refusal
        if meeting.kind is MeetingKind.ANNUAL:
            raise Refused(
                N_("Decisions of the annual meeting are struck on its own page.")
            )
        act.store.remove(MeetingDecision, decision_id)
        act.note("meeting_decision", decision_id, "struck", text=kept.text)


def attach_to_minutes(
    act: Act,
    attachment_id: UUID,
    meeting_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep the signed minutes, a list or a photo; the same one is kept once."""
    return FILES.attach(act, attachment_id, meeting_id, (name, content), draft)


def describe_on_minutes(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of minutes shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_minutes(act: Act, attachment_id: UUID) -> None:
    """Remove a file of minutes; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


def _demand(
    act: Act, activity_id: UUID | None, taker_id: UUID | None, year: SchoolYear
) -> None:
    """Demand that the person takes minutes of this activity, or of none."""
    duties.demand(Duty.TAKE_MINUTES, act.by)
    keeps = duties.may(Duty.KEEP_MINUTES, act.by)
    if not keeps and taker_id != act.by.id:
        own = activity_id and minutes.positions_of(act.store, activity_id, act.by.id)
        if not takes_minutes(own or ()):
            raise not_theirs()
    schools.demand_open(act.store, year.start)
    if activity_id is None:
        return
    activity = act.store.find(Activity, activity_id)
    if activity is None or activity.school_year != year.start:
        raise NotFound(N_("The activity chosen is not on the plan any more."))


def _demand_meeting(act: Act, meeting_id: UUID) -> Meeting:
    duties.demand(Duty.TAKE_MINUTES, act.by)
    kept = act.store.get(Meeting, meeting_id)
    year = SchoolYear(start=kept.school_year)
    _demand(act, kept.activity_id, kept.taker_id, year)
    return kept


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)


def _check(act: Act, draft: MinutesDraft, year: SchoolYear) -> None:
    today = _today(act)
    if refusal := minutes_refusal(draft, today, year):
        raise refusal
    for person_id in filter(None, (draft.leader_id, draft.taker_id)):
        if act.store.find(Person, person_id) is None:
            raise NotFound(N_("The person chosen is not in the directory any more."))


def _note(act: Act, meeting: Meeting, event: str, **facts: object) -> None:
    told = {"held_on": meeting.held_on, "title": meeting.title, **facts}
    act.note("meeting", meeting.id, event, **told)


def _kept(act: Act, meeting_id: UUID) -> Kept:
    kept = _demand_meeting(act, meeting_id)
    return Kept(kept.activity_id, kept.held_on)


def _unseen(act: Act, meeting_id: UUID) -> HumasError | None:
    """Return why this person does not read these minutes, or None."""
    is_own = not act.by.by_link and minutes.is_of(act.store, meeting_id, act.by.id)
    return None if is_own else duties.refusal(Duty.READ_RESULTS, act.by)


FILES: Final = FilesOf(Meeting.table.name, _kept, _unseen)

"""Giving somebody what is to be done, closing it, declining it, opening it again.

A button pressed twice, or a form sent twice, changes the records once.
"""

from datetime import date
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.arising import (
    Arising,
)
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound, Refused
from data.language import N_
from data.school import store as schools
from execution.follow_ups import entrusting
from execution.follow_ups import store as follow_ups
from execution.follow_ups.entrusting import demand_active, demand_source
from execution.follow_ups.models import FollowUp, FollowUpDraft
from planning.activities.models import Activity


def give_follow_up(
    act: Act,
    follow_up_id: UUID,
    year: SchoolYear,
    draft: FollowUpDraft,
    *,
    source: Arising = Arising.OWN,
    source_id: UUID | None = None,
) -> FollowUp:
    """Give somebody what no meeting decided: from a review, an obstacle, a talk.

    ``source`` and ``source_id`` say from which record it arises.
    """
    with act.store.transaction():
        duties.demand(Duty.KEEP_MINUTES, act.by)
        schools.demand_open(act.store, year.start)
        _demand_same_year(act, draft.activity_id, year)
        if kept := act.store.find(FollowUp, follow_up_id):
            return kept
        if refusal := draft.refusal(_today(act)):
            raise refusal
        if source is Arising.DECISION:
            raise Refused(N_("A decision is given to somebody in its own minutes."))
        demand_source(act, source, source_id)
        new = FollowUp.of(draft, follow_up_id, year, source, source_id)
        demand_active(act, new.owner_id)
        act.store.add(new)
        act.note("follow_up", new.id, "given", text=new.text, source=source)
    return new


def close_follow_up(
    act: Act,
    follow_up_id: UUID,
    version: int,
    outcome: str,
    proof_id: UUID | None = None,
) -> FollowUp:
    """Close a follow-up with what was done, or with its proof; in whatever year.

    ``proof_id``: the activity in which it was done.
    """
    with act.store.transaction():
        kept = _demand_follow_up(act, follow_up_id)
        return entrusting.close(act, kept, version, outcome, proof_id)


def decline_follow_up(
    act: Act, follow_up_id: UUID, version: int, reason: str
) -> FollowUp:
    """End a follow-up that nobody will carry out, with the reason."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_MINUTES, act.by)
        kept = act.store.get(FollowUp, follow_up_id)
        return entrusting.decline(act, kept, version, reason)


def reopen_follow_up(
    act: Act, follow_up_id: UUID, version: int, reason: str
) -> FollowUp:
    """Open a follow-up again that was ended too early, with the reason."""
    with act.store.transaction():
        kept = _demand_follow_up(act, follow_up_id)
        return entrusting.reopen(act, kept, version, reason)


def attach_to_follow_up(
    act: Act,
    attachment_id: UUID,
    follow_up_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep the proof of a follow-up with it; the same one is kept once."""
    return FILES.attach(act, attachment_id, follow_up_id, (name, content), draft)


def describe_on_follow_up(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of a follow-up shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_follow_up(act: Act, attachment_id: UUID) -> None:
    """Remove a file of a follow-up; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


def _demand_same_year(act: Act, activity_id: UUID | None, year: SchoolYear) -> None:
    if activity_id is None:
        return
    activity = act.store.find(Activity, activity_id)
    if activity is None or activity.school_year != year.start:
        raise NotFound(N_("The activity chosen is not on the plan any more."))


def _demand_follow_up(act: Act, follow_up_id: UUID) -> FollowUp:
    """Return a follow-up to whose it is, and to who keeps all."""
    kept = act.store.find(FollowUp, follow_up_id)
    if kept and duties.is_own(kept.owner_id, act.by):
        return kept
    duties.demand(Duty.TAKE_MINUTES, act.by)
    if duties.may(Duty.KEEP_MINUTES, act.by):
        return act.store.get(FollowUp, follow_up_id)
    return follow_ups.follow_up_of(act.store, follow_up_id, act.by.id)


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)


def _kept(act: Act, follow_up_id: UUID) -> Kept:
    kept = _demand_follow_up(act, follow_up_id)
    return Kept(kept.activity_id, kept.closed_on)


def _unseen(act: Act, follow_up_id: UUID) -> HumasError | None:
    """Return why this person does not see this follow-up, or None."""
    kept = act.store.get(FollowUp, follow_up_id)
    if duties.is_own(kept.owner_id, act.by):
        return None
    return duties.refusal(Duty.READ_RESULTS, act.by)


FILES: Final = FilesOf(FollowUp.table.name, _kept, _unseen)

"""Noting what the year taught, giving it to somebody, and ending it."""

from datetime import date
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.arising import (
    Arising,
    due_refusal,
)
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, Refused
from data.language import N_
from data.school import store as schools
from data.store import Store
from evaluation.findings.models import Finding, FindingDraft, ending_refusal
from execution.follow_ups import entrusting
from execution.follow_ups.entrusting import demand_active, demand_source
from planning.activities.models import Activity


def note_finding(
    act: Act,
    finding_id: UUID,
    draft: FindingDraft,
    activity_id: UUID | None,
    year: SchoolYear,
    *,
    source: Arising = Arising.OWN,
    source_id: UUID | None = None,
) -> Finding:
    """Note a finding of the year, about one of its activities or the whole year.

    ``source`` and ``source_id`` say from which record it arises.
    """
    with act.store.transaction():
        duties.demand(Duty.NOTE_FINDINGS, act.by)
        if kept := act.store.find(Finding, finding_id):
            return kept
        schools.demand_open(act.store, year.start)
        _demand_same_year(act.store, activity_id, year)
        if refusal := draft.refusal(_today(act)):
            raise refusal
        demand_source(act, source, source_id)
        if draft.owner_id:
            demand_active(act, draft.owner_id)
        new = Finding(
            **draft.model_dump(),
            id=finding_id,
            school_year=year.start,
            activity_id=activity_id,
            source=source,
            source_id=source_id,
            made_at=act.now,
            made_by=act.by.id,
        )
        act.store.add(new)
        act.note("finding", new.id, "noted", text=new.text, source=source)
    return new


def assign_finding(
    act: Act, finding_id: UUID, version: int, owner_id: UUID | None, due_on: date | None
) -> Finding:
    """Say who sees to a finding, and until when; nobody and no day are answers too."""
    with act.store.transaction():
        duties.demand(Duty.NOTE_FINDINGS, act.by)
        kept = act.store.get(Finding, finding_id)
        changes = {"owner_id": owner_id, "due_on": due_on, "version": version + 1}
        given = kept.model_copy(update=changes)
        if given == kept or (kept.owner_id, kept.due_on) == (owner_id, due_on):
            return kept
        if kept.closed_on:
            raise Refused(
                N_("This finding is closed. Open it again before you give it.")
            )
        moved = due_on if due_on != kept.due_on else None
        if refusal := due_refusal(moved, _today(act)):
            raise refusal
        if owner_id:
            demand_active(act, owner_id)
        act.store.replace(given)
        act.note("finding", finding_id, "given", text=kept.text)
    return given


def close_finding(
    act: Act,
    finding_id: UUID,
    version: int,
    outcome: str,
    proof_id: UUID | None = None,
) -> Finding:
    """Close a finding with what was done, or with its proof; in whatever year.

    ``proof_id``: the activity in which it was done.
    """
    with act.store.transaction():
        kept = _demand_ending(act, finding_id)
        return entrusting.close(act, kept, version, outcome, proof_id)


def decline_finding(act: Act, finding_id: UUID, version: int, reason: str) -> Finding:
    """End a finding that the school will not follow, with the reason."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_FINDINGS, act.by)
        kept = act.store.get(Finding, finding_id)
        return entrusting.decline(act, kept, version, reason)


def reopen_finding(act: Act, finding_id: UUID, version: int, reason: str) -> Finding:
    """Open a finding again that was ended too early, with the reason."""
    with act.store.transaction():
        kept = _demand_ending(act, finding_id)
        return entrusting.reopen(act, kept, version, reason)


def attach_to_finding(
    act: Act,
    attachment_id: UUID,
    finding_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep the proof of a finding with it; the same one is kept once."""
    return FILES.attach(act, attachment_id, finding_id, (name, content), draft)


def describe_on_finding(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of a finding shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_finding(act: Act, attachment_id: UUID) -> None:
    """Remove a file of a finding; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


def _demand_ending(act: Act, finding_id: UUID) -> Finding:
    kept = act.store.get(Finding, finding_id)
    if refusal := ending_refusal(kept.owner_id, act.by):
        raise refusal
    return kept


def _demand_same_year(store: Store, activity_id: UUID | None, year: SchoolYear) -> None:
    if activity_id is None:
        return
    if store.get(Activity, activity_id).school_year != year.start:
        raise Refused(
            N_("This activity does not belong to school year {year}."), year=year
        )


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)


def _kept(act: Act, finding_id: UUID) -> Kept:
    kept = _demand_ending(act, finding_id)
    return Kept(kept.activity_id, kept.closed_on)


def _unseen(act: Act, finding_id: UUID) -> HumasError | None:
    """Return why this person does not see this finding's files, or None."""
    kept = act.store.get(Finding, finding_id)
    if kept.owner_id and duties.is_own(kept.owner_id, act.by):
        return None
    return duties.refusal(Duty.READ_RESULTS, act.by)


FILES: Final = FilesOf(Finding.table.name, _kept, _unseen)

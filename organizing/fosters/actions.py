"""Registering who stands in for a pupil's parents, changing it and ending it.

A button pressed twice, or a form sent twice, changes the records once.
"""

from datetime import date
from uuid import UUID

from data import duties
from data.act import Act
from data.duties import Duty
from data.phones import kept_phone
from data.roster.models import Student
from data.school import store as schools
from organizing.fosters import store as fosters
from organizing.fosters.models import (
    FosterParent,
    FosterParentDraft,
    draft_refusal,
    end_refusal,
    overlap_refusal,
)


def register_foster(
    act: Act, foster_id: UUID, draft: FosterParentDraft
) -> FosterParent:
    """Register who stands in for a pupil; the same form twice is one."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_FOSTERS, act.by)
        if kept := act.store.find(FosterParent, foster_id):
            return kept
        pupil = act.store.get(Student, draft.student_id)
        _demand_fit(act, draft, fosters.of_pupil(act.store, pupil.id))
        new = FosterParent(**_checked(draft), id=foster_id, version=1)
        act.store.add(new)
        act.note("foster_parent", new.id, "registered")
    return new


def change_foster(
    act: Act, foster_id: UUID, version: int, draft: FosterParentDraft
) -> FosterParent:
    """Change what is registered; the pupil stays the same."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_FOSTERS, act.by)
        kept = act.store.get(FosterParent, foster_id)
        own = draft.model_copy(update={"student_id": kept.student_id})
        changed = FosterParent(**_checked(own), id=foster_id, version=version + 1)
        if kept == changed:
            return kept
        others = fosters.of_pupil(act.store, kept.student_id)
        _demand_fit(act, own, [one for one in others if one.id != foster_id])
        act.store.replace(changed)
        act.note("foster_parent", foster_id, "changed")
    return changed


def end_foster(act: Act, foster_id: UUID, version: int, ends_on: date) -> FosterParent:
    """Let standing in end after a day; earlier attendance stays as it is."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_FOSTERS, act.by)
        kept = act.store.get(FosterParent, foster_id)
        ended = kept.model_copy(update={"ends_on": ends_on, "version": version + 1})
        if kept == ended:
            return kept
        if refusal := end_refusal(kept, ends_on):
            raise refusal
        act.store.replace(ended)
        act.note("foster_parent", foster_id, "ended")
    return ended


def _checked(draft: FosterParentDraft) -> dict[str, object]:
    return {**dict(draft), "phone": kept_phone(draft.phone)}


def _demand_fit(act: Act, draft: FosterParentDraft, others: list[FosterParent]) -> None:
    today = schools.today(act.store, act.now)
    if refusal := draft_refusal(draft, today) or overlap_refusal(draft, others):
        raise refusal

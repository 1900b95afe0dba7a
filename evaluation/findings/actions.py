"""Noting what the year taught."""

from datetime import datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import Refused
from data.language import N_
from data.school import store as schools
from data.store import Store
from evaluation.findings import store as findings
from evaluation.findings.models import Finding, FindingDraft


def note_finding(
    store: Store,
    finding_id: UUID,
    draft: FindingDraft,
    activity_id: UUID | None,
    year: SchoolYear,
    *,
    by: Actor,
    now: datetime,
) -> Finding:
    """Note a finding of the year, about one of its activities or the whole year."""
    with store.transaction():
        duties.demand(Duty.NOTE_FINDINGS, by)
        if kept := store.find(Finding, finding_id):
            return kept
        schools.demand_open(store, year.start)
        _demand_same_year(store, activity_id, year)
        new = Finding(
            **draft.model_dump(),
            id=finding_id,
            school_year=year.start,
            activity_id=activity_id,
            made_at=now,
            made_by=by.id,
        )
        store.add(new)
        history.note(store, "finding", new.id, "noted", by=by, now=now)
    return new


def _demand_same_year(store: Store, activity_id: UUID | None, year: SchoolYear) -> None:
    if activity_id is None:
        return
    if findings.school_year_of(store, activity_id) != year.start:
        raise Refused(
            N_("This activity does not belong to school year {year}."), year=year
        )

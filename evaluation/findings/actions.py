"""Noting what the year taught."""

from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import Refused
from data.language import N_
from data.school import store as schools
from data.store import Store
from evaluation.findings.models import Finding, FindingDraft
from planning.activities.models import Activity


def note_finding(
    act: Act,
    finding_id: UUID,
    draft: FindingDraft,
    activity_id: UUID | None,
    year: SchoolYear,
) -> Finding:
    """Note a finding of the year, about one of its activities or the whole year."""
    with act.store.transaction():
        duties.demand(Duty.NOTE_FINDINGS, act.by)
        if kept := act.store.find(Finding, finding_id):
            return kept
        schools.demand_open(act.store, year.start)
        _demand_same_year(act.store, activity_id, year)
        new = Finding(
            **draft.model_dump(),
            id=finding_id,
            school_year=year.start,
            activity_id=activity_id,
            made_at=act.now,
            made_by=act.by.id,
        )
        act.store.add(new)
        act.note("finding", new.id, "noted")
    return new


def _demand_same_year(store: Store, activity_id: UUID | None, year: SchoolYear) -> None:
    if activity_id is None:
        return
    if store.get(Activity, activity_id).school_year != year.start:
        raise Refused(
            N_("This activity does not belong to school year {year}."), year=year
        )

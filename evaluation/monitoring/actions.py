"""Noting what monitoring saw during the year."""

from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import Refused
from data.language import N_
from data.school import store as schools
from evaluation.monitoring.models import Remark, RemarkDraft
from planning.activities.models import Activity


def note_remark(
    act: Act, remark_id: UUID, draft: RemarkDraft, year: SchoolYear
) -> Remark:
    """Note what was seen; the same form sent twice is one remark."""
    with act.store.transaction():
        duties.demand(Duty.NOTE_REMARKS, act.by)
        if kept := act.store.find(Remark, remark_id):
            return kept
        schools.demand_open(act.store, year.start)
        of = draft.activity_id
        if of and act.store.get(Activity, of).school_year != year.start:
            raise Refused(
                N_("This activity does not belong to school year {year}."), year=year
            )
        new = Remark(
            **draft.model_dump(),
            id=remark_id,
            school_year=year.start,
            made_at=act.now,
            made_by=act.by.id,
        )
        act.store.add(new)
        act.note("monitoring_remark", new.id, "noted", text=new.text)
    return new

"""What the school hands in for its accreditation, links, words, and leaves out."""

from datetime import date, timedelta

from data.act import Act
from data.calendar import SchoolYear
from data.store import Store
from evaluation.accreditation.actions import (
    choose_instrument,
    complete_evidence,
    hand_in,
    verify_evidence,
    word_item,
)
from evaluation.accreditation.models import (
    EvidenceDraft,
    ItemWordingDraft,
)
from evaluation.accreditation.store import ready_instruments
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import at, id_of
from evaluation.sample_school.reading import approved_on, facts


def hand_in_proofs(store: Store, year: SchoolYear, cast: Cast, today: date) -> None:
    """Keep, in the current year, what the records themselves cannot prove.

    The principal verifies some of it; what has no note yet stays a draft.
    """
    day = approved_on(year)
    if today not in year or today < day:
        return
    known, instrument = facts().evidence, ready_instruments()[0].key
    lead = Act(store, cast.lead, at(day))
    principal = Act(store, cast.principal, at(min(today, day + timedelta(days=10))))
    choose_instrument(lead, instrument, day)
    for one in known.proofs:
        happened_on = day - timedelta(days=one.days_before)
        evidence_id = id_of("evidence", one.title)
        kept = hand_in(
            lead,
            evidence_id,
            EvidenceDraft(
                kind=one.kind,
                title=one.title,
                happened_on=happened_on,
                source=one.source,
                note=one.note,
                address=one.address,
                is_sensitive=one.is_sensitive,
            ),
            instrument,
            one.codes,
        )
        if one.note:
            kept = complete_evidence(lead, evidence_id, kept.version)
        if one.is_verified:
            verify_evidence(principal, evidence_id, kept.version)
    for item in known.items:
        draft = ItemWordingDraft(note=item.note, absence=item.absence)
        word_item(lead, instrument, item.code, 0, draft)

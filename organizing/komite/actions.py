"""Seating members of the komite, by the rules of the regulation.

A button pressed twice, or a form sent twice, changes the records once.
"""

from uuid import UUID

from data import duties
from data.act import Act
from data.duties import Duty
from data.errors import HumasError, NotFound, Refused
from data.language import N_
from data.people.models import Person
from data.school.models import School
from data.store import Store
from organizing.komite.models import (
    Exclusion,
    element_of,
    eligibility_refusal,
)
from organizing.structure import store as structure
from organizing.structure.models import (
    Body,
    BodyKind,
    Office,
    OfficeTerm,
    OfficeTermDraft,
    person_refusal,
    term_refusal,
)


def seat_member(
    act: Act,
    term_id: UUID,
    office_id: UUID,
    draft: OfficeTermDraft,
    exclusion: Exclusion | None = None,
) -> OfficeTerm:
    """Seat an eligible person in the komite for a term.

    ``exclusion`` is what the form was told about the person; nobody to whom one
    applies, and nobody of the school's own staff, is seated.
    """
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        if kept := act.store.find(OfficeTerm, term_id):
            return kept
        office = _office(act.store, office_id)
        _demand_eligible(act.store, draft, exclusion)
        others = structure.terms_of_office(act.store, office_id)
        _raise(term_refusal(draft, office, others))
        new = OfficeTerm(**dict(draft), id=term_id, office_id=office_id)
        act.store.add(new)
        _note(act, new, "seated")
    return new


def change_member(
    act: Act,
    term_id: UUID,
    version: int,
    draft: OfficeTermDraft,
    exclusion: Exclusion | None = None,
) -> OfficeTerm:
    """Mend a member's element, term or dates, by the same rules."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        kept = act.store.get(OfficeTerm, term_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        office = _office(act.store, kept.office_id)
        _demand_eligible(act.store, draft, exclusion)
        others = structure.terms_of_office(act.store, kept.office_id)
        _raise(term_refusal(draft, office, [t for t in others if t.id != term_id]))
        changed = kept.mended(draft, version)
        act.store.replace(changed)
        _note(act, changed, "changed")
    return changed


def _raise(refusal: HumasError | None) -> None:
    if refusal:
        raise refusal


def _office(store: Store, office_id: UUID) -> Office:
    office = store.get(Office, office_id)
    body = store.get(Body, office.body_id)
    if body.kind is not BodyKind.KOMITE or body.closed_on:
        raise NotFound(N_("This is not a position of the school's komite."))
    return office


def _demand_eligible(
    store: Store, draft: OfficeTermDraft, exclusion: Exclusion | None
) -> None:
    element = element_of(draft)
    if element is None:
        raise Refused(N_("Say of which element the member of the komite is."))
    person, level = store.get(Person, draft.person_id), store.get(School).level
    _raise(eligibility_refusal(person.element, element, exclusion, level))
    _raise(person_refusal(person))


def _note(act: Act, term: OfficeTerm, event: str) -> None:
    act.note(
        "office_term",
        term.id,
        event,
        person=act.store.get(Person, term.person_id).name,
        office=act.store.get(Office, term.office_id).title,
        element=term.element,
        last_day=term.last_day,
    )

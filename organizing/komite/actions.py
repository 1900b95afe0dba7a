"""Seating members of the komite, by the rules of the regulation."""

from datetime import datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
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
    term_refusal,
)


def seat_member(
    store: Store,
    term_id: UUID,
    office_id: UUID,
    draft: OfficeTermDraft,
    exclusion: Exclusion | None = None,
    *,
    by: Actor,
    now: datetime,
) -> OfficeTerm:
    """Seat an eligible person in the komite for a term; the same form twice is one.

    ``exclusion`` is what the form was told about the person; nobody to whom one
    applies, and nobody of the school's own staff, is seated.
    """
    with store.transaction():
        duties.demand(Duty.KEEP_BODIES, by)
        if kept := store.find(OfficeTerm, term_id):
            return kept
        office = _office(store, office_id)
        _demand_eligible(store, draft, exclusion)
        _raise(term_refusal(draft, office, structure.terms_of_office(store, office_id)))
        new = OfficeTerm(
            **draft.model_dump(),
            id=term_id,
            office_id=office_id,
            left_on=None,
            reason="",
            version=1,
        )
        store.add(new)
        _note(store, new, "seated", by, now)
    return new


def change_member(
    store: Store,
    term_id: UUID,
    version: int,
    draft: OfficeTermDraft,
    exclusion: Exclusion | None = None,
    *,
    by: Actor,
    now: datetime,
) -> OfficeTerm:
    """Mend a member's element, term or dates, by the same rules."""
    with store.transaction():
        duties.demand(Duty.KEEP_BODIES, by)
        kept = store.get(OfficeTerm, term_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        office = _office(store, kept.office_id)
        _demand_eligible(store, draft, exclusion)
        others = structure.terms_of_office(store, kept.office_id)
        _raise(term_refusal(draft, office, [t for t in others if t.id != term_id]))
        said = {**dict(draft), "left_on": None, "reason": "", "version": version + 1}
        changed = kept.model_copy(update=said)
        store.replace(changed)
        _note(store, changed, "changed", by, now)
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
    person = store.get(Person, draft.person_id)
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school has not been set up yet."))
    _raise(eligibility_refusal(person.element, element, exclusion, school.level))
    if not person.is_active:
        raise Refused(
            N_("{name} is no longer active in the directory."), name=person.name
        )


def _note(store: Store, term: OfficeTerm, event: str, by: Actor, now: datetime) -> None:
    history.note(
        store,
        "office_term",
        term.id,
        event,
        by=by,
        now=now,
        person=store.get(Person, term.person_id).name,
        office=store.get(Office, term.office_id).title,
        element=term.element,
        last_day=term.last_day,
    )

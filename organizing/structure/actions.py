"""Setting up the school's bodies, and giving and ending positions in them.

A button pressed twice, or a form sent twice, changes the records once.
"""

from datetime import date
from uuid import UUID, uuid5

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, Refused
from data.language import N_
from data.people import store as people
from data.people.models import Element, Person
from data.reasons import kept_words
from data.roster import store as roster
from data.school import store as schools
from data.school.models import School
from data.store import Store
from organizing.structure import store as records
from organizing.structure.models import (
    Body,
    BodyDraft,
    BodyKind,
    Office,
    OfficeDraft,
    OfficeTerm,
    OfficeTermDraft,
    body_refusal,
    closing_refusal,
    komite_refusal,
    leaving_refusal,
    person_refusal,
    removal_refusal,
    term_refusal,
)
from organizing.structure.usual import parents_of, usual_bodies, usual_offices


# ── bodies ───────────────────────────────────────────────────────────────────
def set_up_usual(act: Act, form: UUID) -> list[Body]:
    """Begin with the usual bodies and positions, unless there is a body already.

    The principal of the directory and who leads public relations take their seats.
    ``form`` gives the ids.
    """
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        if kept := records.all_bodies(act.store):
            return kept
        school = act.store.find(School)
        new = usual_bodies(form, school.level if school else None)
        _keep_bodies(act, new)
        if school:
            _seat_heads(act, new, SchoolYear(start=school.current_year).first_day)
    return new


def add_body(act: Act, body_id: UUID, draft: BodyDraft) -> Body:
    """Add a body with the usual positions of its kind."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        if kept := act.store.find(Body, body_id):
            return kept
        _raise(body_refusal(draft, body_id, records.all_bodies(act.store)))
        new = Body(**draft.model_dump(), id=body_id)
        _keep_bodies(act, [new])
    return new


def set_up_class_parents(act: Act, year: SchoolYear) -> list[Body]:
    """Give every class group of the year its parents' group; return the new ones.

    Again only fills in those that are missing.
    """
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        schools.demand_open(act.store, year.start)
        groups = roster.class_groups(act.store, year)
        if not groups:
            raise Refused(
                N_("School year {year} has no class groups yet. Take in the pupils."),
                year=str(year),
            )
        bodies = records.all_bodies(act.store)
        kept = {body.class_group_id for body in bodies}
        above = _above_class_parents(bodies)
        new = [parents_of(group, above) for group in groups if group.id not in kept]
        _keep_bodies(act, new)
    return new


def change_body(act: Act, body_id: UUID, version: int, draft: BodyDraft) -> Body:
    """Change a body's title, place, superior or statutes; its kind stays."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        kept = act.store.get(Body, body_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        if draft.kind is not kept.kind:
            raise Refused(
                N_("The kind of a body stays; close this one and add another.")
            )
        _raise(body_refusal(draft, body_id, records.all_bodies(act.store)))
        changed = kept.model_copy(update={**dict(draft), "version": version + 1})
        act.store.replace(changed)
        _note_body(act, changed, "changed")
    return changed


def close_body(act: Act, body_id: UUID, version: int, on: date) -> Body:
    """Close a body that nobody holds a position in; its history stays."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        kept = act.store.get(Body, body_id)
        if kept.closed_on:
            return kept
        terms = records.terms_of_body(act.store, body_id)
        held = sum(term.touches(on, None) for term in terms)
        _raise(closing_refusal(kept, records.open_below(act.store, body_id), held))
        closed = kept.model_copy(update={"closed_on": on, "version": version + 1})
        act.store.replace(closed)
        _note_body(act, closed, "closed")
    return closed


def reopen_body(act: Act, body_id: UUID, version: int) -> Body:
    """Take a closed body up again."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        kept = act.store.get(Body, body_id)
        if kept.closed_on is None:
            return kept
        _raise(body_refusal(kept.draft, body_id, records.all_bodies(act.store)))
        changed = kept.model_copy(update={"closed_on": None, "version": version + 1})
        act.store.replace(changed)
        _note_body(act, changed, "reopened")
    return changed


# ── positions ────────────────────────────────────────────────────────────────
def add_office(act: Act, office_id: UUID, body_id: UUID, draft: OfficeDraft) -> Office:
    """Add a position to a body."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        if kept := act.store.find(Office, office_id):
            return kept
        body = act.store.get(Body, body_id)
        others = records.offices(act.store, body_id)
        number = max((other.number for other in others), default=0) + 1
        new = Office(**dict(draft), id=office_id, body_id=body_id, number=number)
        act.store.add(new)
        _note_office(act, new, "added", body=body.title)
    return new


def change_office(
    act: Act, office_id: UUID, version: int, draft: OfficeDraft
) -> Office:
    """Reword a position or change its seats."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        kept = act.store.get(Office, office_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        changed = kept.model_copy(update={**dict(draft), "version": version + 1})
        act.store.replace(changed)
        _note_office(act, changed, "changed")
    return changed


def remove_office(act: Act, office_id: UUID, today: date) -> None:
    """Remove a position that nobody holds or will hold."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        kept = act.store.find(Office, office_id)
        if kept is None:
            return
        terms = records.terms_of_office(act.store, office_id)
        held = sum(term.touches(today, None) for term in terms)
        kind = act.store.get(Body, kept.body_id).kind
        _raise(removal_refusal(kept, kind, held=held, ever=len(terms)))
        records.remove_office(act.store, office_id)
        _note_office(act, kept, "removed")


# ── who holds them ───────────────────────────────────────────────────────────
def appoint(
    act: Act, term_id: UUID, office_id: UUID, draft: OfficeTermDraft
) -> OfficeTerm:
    """Give a position to an active person for a term.

    Not in the komite, whose own actions know its rules.
    """
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        if kept := act.store.find(OfficeTerm, term_id):
            return kept
        office = _office_outside_komite(act.store, office_id)
        _raise(person_refusal(act.store.get(Person, draft.person_id)))
        others = records.terms_of_office(act.store, office_id)
        _raise(term_refusal(draft, office, others))
        new = OfficeTerm(**dict(draft), id=term_id, office_id=office_id)
        act.store.add(new)
        _note_term(act, new, "appointed", office=office.title)
    return new


def change_term(
    act: Act, term_id: UUID, version: int, draft: OfficeTermDraft
) -> OfficeTerm:
    """Mend a term's person or dates. Not in the komite."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        kept = act.store.get(OfficeTerm, term_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        office = _office_outside_komite(act.store, kept.office_id)
        others = records.terms_of_office(act.store, kept.office_id)
        _raise(term_refusal(draft, office, [t for t in others if t.id != term_id]))
        changed = kept.mended(draft, version)
        act.store.replace(changed)
        _note_term(act, changed, "changed", office=office.title)
    return changed


def leave(
    act: Act, term_id: UUID, version: int, left_on: date, reason: str
) -> OfficeTerm:
    """End a term earlier than agreed; ``left_on`` is its last day. Any body."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        kept = act.store.get(OfficeTerm, term_id)
        said = {
            "left_on": left_on,
            "reason": kept_words(reason),
            "version": version + 1,
        }
        changed = kept.model_copy(update=said)
        if kept == changed:
            return kept
        _raise(leaving_refusal(kept, left_on))
        act.store.replace(changed)
        _note_term(act, changed, "left")
    return changed


def take_back_term(act: Act, term_id: UUID, version: int) -> None:
    """Take back a term that was entered by mistake. Any body."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_BODIES, act.by)
        kept = act.store.find(OfficeTerm, term_id)
        if kept is None:
            return
        act.store.remove(OfficeTerm, term_id, version=version)
        _note_term(act, kept, "taken back")


# ── parts ────────────────────────────────────────────────────────────────────
def _raise(refusal: HumasError | None) -> None:
    if refusal:
        raise refusal


def _office_outside_komite(store: Store, office_id: UUID) -> Office:
    office = store.get(Office, office_id)
    _raise(komite_refusal(store.get(Body, office.body_id).kind))
    return office


def _above_class_parents(bodies: list[Body]) -> UUID | None:
    """Return the open parents' association, else the komite, else nobody."""
    for kind in (BodyKind.PARENTS, BodyKind.KOMITE):
        for body in bodies:
            if body.kind is kind and body.closed_on is None:
                return body.id
    return None


def _keep_bodies(act: Act, new: list[Body]) -> None:
    act.store.add(new)
    act.store.add([office for body in new for office in usual_offices(body)])
    for body in new:
        _note_body(act, body, "added")


def _seat_heads(act: Act, new: list[Body], begins: date) -> None:
    """Give the school's heads the seats that are theirs by what they are."""
    active = [person for person in people.people(act.store) if person.is_active]
    principals = [one for one in active if one.element is Element.PRINCIPAL]
    heads = {
        BodyKind.LEADERSHIP: principals,
        BodyKind.HUMAS_TEAM: [one for one in active if one.id == act.by.id],
    }
    for body in new:
        if not (known := heads.get(body.kind)):
            continue
        office = records.offices(act.store, body.id)[0]
        term = OfficeTerm(
            id=uuid5(office.id, "head"),
            office_id=office.id,
            person_id=known[0].id,
            starts_on=begins,
        )
        act.store.add(term)
        _note_term(act, term, "appointed", office=office.title)


def _note_body(act: Act, body: Body, event: str) -> None:
    act.note("body", body.id, event, title=body.title)


def _note_office(act: Act, office: Office, event: str, **facts: object) -> None:
    act.note("office", office.id, event, title=office.title, **facts)


def _note_term(act: Act, term: OfficeTerm, event: str, **facts: object) -> None:
    name = act.store.get(Person, term.person_id).name
    facts |= {"person": name, "last_day": term.last_day, "reason": term.reason}
    act.note("office_term", term.id, event, **facts)

"""Who holds office in the sample school, and what its committees are given to sign."""

from datetime import date, datetime, timedelta

from data.act import Act
from data.actor import Actor
from data.calendar import SchoolYear
from data.language import Language, speaking
from data.letters import actions as letters
from data.letters.models import LetterPatternDraft
from data.people import actions as people
from data.people import store as directory
from data.people.models import Element, Person, PersonDraft
from data.store import Store
from evaluation.sample_school.models import SampleMember, id_of
from evaluation.sample_school.reading import facts
from organizing.decrees import actions as decrees
from organizing.decrees.models import DecreeDraft, NumberDraft
from organizing.decrees.queries import decree_paper
from organizing.komite import actions as komite
from organizing.links import actions as links
from organizing.structure import actions as structure
from organizing.structure import store as bodies
from organizing.structure.models import BodyKind, OfficeTermDraft
from planning.activities.models import Activity


def set_up(store: Store, year: SchoolYear, lead: Actor, now: datetime) -> None:
    """Keep the bodies of the school, its komite, and how its letters are numbered."""
    written = facts().bodies
    with speaking(Language.INDONESIAN):
        structure.set_up_usual(Act(store, lead, now), id_of("structure", "usual"))
    draft = LetterPatternDraft(unit=written.letter_unit)
    letters.keep_pattern(Act(store, lead, now), 0, draft)
    _directory(store, lead, now)
    known = {person.name: person for person in directory.people(store)}
    kept = {body.id: body for body in bodies.all_bodies(store)}
    begins = year.first_day - timedelta(days=200)
    seats = [
        office
        for office in bodies.offices(store)
        for _ in range(office.seats)
        if kept[office.body_id].kind is BodyKind.KOMITE
    ]
    for member, office in zip(written.members, seats, strict=False):
        komite.seat_member(
            Act(store, lead, now),
            id_of("komite", member.name),
            office.id,
            _term(known[member.name], begins, member),
        )
    for office in bodies.offices(store):
        if bodies.terms_of_office(store, office.id):
            continue
        if holder := written.holder(kept[office.body_id].title, office.number):
            held = OfficeTermDraft(person_id=known[holder].id, starts_on=year.first_day)
            term_id = id_of("term", str(office.id))
            structure.appoint(Act(store, lead, now), term_id, office.id, held)


def gather_parents(store: Store, year: SchoolYear, lead: Actor, now: datetime) -> None:
    """Keep a group of parents for every class group of the year."""
    with speaking(Language.INDONESIAN):
        structure.set_up_class_parents(Act(store, lead, now), year)


def hand_out_links(store: Store, year: SchoolYear, lead: Actor, now: datetime) -> None:
    """Let the parents among the committees come without an account."""
    for person in directory.people(store):
        if person.element in (Element.PARENT, Element.PARTNER):
            links.give_link(
                Act(store, lead, now),
                id_of(f"link-{year}", person.name),
                person.id,
                year,
            )


def sign_decree(
    store: Store, activity: Activity, decided_on: date, lead: Actor, now: datetime
) -> None:
    """Let an activity's committee have its decree, worded, numbered and dated."""
    with speaking(Language.INDONESIAN):
        ready = decree_paper(store, activity.id).decree
    words = DecreeDraft(**{n: getattr(ready, n) for n in DecreeDraft.model_fields})
    decrees.word_decree(Act(store, lead, now), activity.id, 0, words)
    number = NumberDraft(decided_on=decided_on, code=facts().bodies.decree_code)
    letter = id_of("letter", str(activity.id))
    decrees.number_decree(Act(store, lead, now), activity.id, 1, letter, number)


def _directory(store: Store, lead: Actor, now: datetime) -> None:
    known = {person.name for person in directory.people(store)}
    for member in facts().bodies.members:
        name, element = member.name, member.element
        if name not in known:
            draft = PersonDraft(
                name=name,
                element=element,
                position="Anggota komite",
                phone=member.phone,
            )
            people.add_person(Act(store, lead, now), id_of("person", name), draft)


def _term(person: Person, begins: date, member: SampleMember) -> OfficeTermDraft:
    """Return a term of three years."""
    ends = date(begins.year + 3, begins.month, begins.day) - timedelta(days=1)
    return OfficeTermDraft(
        person_id=person.id,
        starts_on=begins,
        ends_on=ends,
        element=member.of_the_komite,
    )

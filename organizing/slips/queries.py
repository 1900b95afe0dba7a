"""What a duty slip says: everything that one member of a committee has to know."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Final, Self
from uuid import UUID

from data.calendar import SchoolYear
from data.people.models import Element, Person
from data.people.queries import signing_people
from data.record import Record
from data.school.models import School
from data.store import Store, question
from organizing.committees.models import is_same_post
from organizing.links.models import address_of
from organizing.tasks.models import TaskStep
from planning.activities.models import Activity, EvidenceKind

_sql = partial(question, __file__)

CHAIR: Final = "Chair"
CHAIRS: Final = ("ketua", "chair")
SECRETARY: Final = "Secretary"
SECRETARIES: Final = ("sekretaris", "secretary")
IN_SECTION: Final = re.compile(
    r"\b(?:seksi|bidang|sie|divisi|section)\b", re.IGNORECASE
)
HEADING: Final = re.compile(
    r"(?:koordinator|koord\.?|ketua|kepala|penanggung jawab|pj\.?|head of|chair of)"
    r"\s+(.+)$"
)
"""How the one is called who leads a section, and then the section."""

MOST_ALIKE: Final = 2
IN_CHARGE: Final = "Penanggung jawab kegiatan"


class SlipPost(Record):
    """A position the person holds in this committee."""

    number: int
    title: str
    duty: str
    entitlement: str
    responsibility: str


class SlipDuty(Record):
    """A task of this activity that the person does, alone or with others."""

    title: str
    detail: str
    offset_days: int
    due_on: date | None
    step: TaskStep
    section: str
    accountable: str
    accountable_id: UUID | None
    is_mine: bool
    evidence: tuple[EvidenceKind, ...]


class SlipPerson(Record):
    """Somebody who works for the activity, and the link that opens their tasks.

    ``number`` counts the slips of the committee; ``phone`` is empty where the person
    has not agreed that others read it.
    """

    number: int
    id: UUID
    name: str
    phone: str
    element: Element
    is_active: bool
    has_account: bool
    posts: tuple[SlipPost, ...]
    duties: tuple[SlipDuty, ...]
    link_id: UUID | None
    expires_at: datetime | None

    @property
    def needs_link(self) -> bool:
        """Whether the person has no way to their tasks on a phone yet."""
        return self.is_active and not self.has_account and self.link_id is None


class SlipContact(Record):
    """Whom a member may ask, as what, and their number where they share it."""

    id: UUID
    name: str
    position: str
    phone: str


class DutySlips(Record):
    """The duty slips of an activity, to be printed: a page for each person.

    ``count`` is how many the whole committee has, ``others`` whom members may ask
    beside their committee: the person in charge, and who leads public relations.

    ``addresses`` are the whole addresses of the personal links, by person; who is not
    among them gets a slip without one.
    """

    school: School
    year: SchoolYear
    activity: Activity
    people: tuple[SlipPerson, ...]
    count: int
    committee: tuple[SlipPerson, ...]
    others: tuple[SlipContact, ...]
    addresses: dict[UUID, str]

    @property
    def links(self) -> dict[UUID, UUID]:
        """The links that hold, by person."""
        return {one.id: one.link_id for one in self.people if one.link_id}

    def opened_at(self, origin: str, tokens: Mapping[UUID, str]) -> Self:
        """Return the slips with the addresses of the links under ``origin``."""
        addresses = {
            person: address_of(origin, tokens[link_id])
            for person, link_id in self.links.items()
        }
        return self.model_copy(update={"addresses": addresses})

    def contacts_of(self, person: SlipPerson) -> list[SlipContact]:
        """Return whom a member asks: heads of the section, chair, secretary, others.

        Of several in one position the first two: a slip is short.
        """
        found: dict[UUID, SlipContact] = {}
        for one in (*_heads(person, self.committee), *self.others):
            alike = sum(other.position == one.position for other in found.values())
            if one.id != person.id and alike < MOST_ALIKE:
                found.setdefault(one.id, one)
        return list(found.values())

    def only(self, person_id: UUID) -> Self:
        """Return the slip of one person."""
        chosen = tuple(one for one in self.people if one.id == person_id)
        return self.model_copy(update={"people": chosen})


def slip_people(store: Store, activity_id: UUID, now: datetime) -> list[SlipPerson]:
    """Return who works for an activity, in the order of its committee."""
    return store.rows(SlipPerson, _sql("slip_people"), activity_id=activity_id, now=now)


def duty_slips(store: Store, activity_id: UUID, now: datetime) -> DutySlips:
    """Return the duty slips of an activity, still without the links' addresses.

    Raises NotFound where there is no such activity.
    """
    school = store.get(School)
    activity = store.get(Activity, activity_id)
    people = slip_people(store, activity_id, now)
    return DutySlips(
        school=school,
        year=SchoolYear(start=activity.school_year),
        activity=activity,
        people=tuple(people),
        count=len(people),
        committee=tuple(people),
        others=tuple(_others(store, school, activity)),
        addresses={},
    )


def _others(store: Store, school: School, activity: Activity) -> Iterator[SlipContact]:
    if activity.person_id is not None:
        yield _contact(store.get(Person, activity.person_id), IN_CHARGE)
    for lead in signing_people(store):
        yield _contact(store.get(Person, lead.id), school.level.naming.lead)


def _contact(person: Person, position: str) -> SlipContact:
    phone = person.phone if person.shares_phone else None
    return SlipContact(
        id=person.id, name=person.name, position=position, phone=phone or ""
    )


def _heads(
    person: SlipPerson, committee: Sequence[SlipPerson]
) -> Iterator[SlipContact]:
    """Give who leads the person's sections and tasks, then chairs and secretaries."""
    own = {post.title.casefold() for post in person.posts}
    leading = {duty.accountable_id for duty in person.duties if not duty.is_mine}
    for one in committee:
        for post in one.posts:
            if is_head_of(post.title, own) or one.id in leading:
                yield _as(one, post.title)
    for one in leaders_of(committee):
        yield _as(one, one.posts[0].title)
    for one in committee:
        for post in one.posts:
            if is_same_post(post.title, SECRETARY) or _begins(post.title, SECRETARIES):
                yield _as(one, post.title)


def _as(one: SlipPerson, position: str) -> SlipContact:
    return SlipContact(id=one.id, name=one.name, position=position, phone=one.phone)


def is_head_of(title: str, sections: Collection[str]) -> bool:
    """Whether a position leads one of the sections: *Koordinator Seksi acara*."""
    found = HEADING.match(title.casefold())
    return found is not None and found[1] in sections


def leaders_of(people: Iterable[SlipPerson]) -> tuple[SlipPerson, ...]:
    """Return whom members ask: the chairs, or else who holds the first position."""
    posted = [one for one in people if one.posts]
    chairs = [one for one in posted if _is_chair(one)]
    if chairs or not posted:
        return tuple(chairs)
    first = min(one.posts[0].number for one in posted)
    return tuple(one for one in posted if one.posts[0].number == first)


def _is_chair(one: SlipPerson) -> bool:
    return any(
        is_same_post(post.title, CHAIR)
        or (_begins(post.title, CHAIRS) and not IN_SECTION.search(post.title))
        for post in one.posts
    )


def _begins(title: str, words: tuple[str, ...]) -> bool:
    return title.casefold().startswith(words)

"""What a duty slip says: everything that one member of a committee has to know."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Final, Self
from uuid import UUID

from data.calendar import SchoolYear
from data.people.models import Element
from data.record import Record
from data.school.models import School
from data.store import Store, question
from organizing.links.models import address_of
from organizing.tasks.models import TaskStep
from planning.activities.models import Activity, EvidenceKind

_sql = partial(question, __file__)

CHAIRS: Final = ("ketua", "chair")


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
    is_mine: bool
    evidence: tuple[EvidenceKind, ...]


class SlipPerson(Record):
    """Somebody who works for the activity, and the link that opens their tasks."""

    id: UUID
    name: str
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


class DutySlips(Record):
    """The duty slips of an activity, to be printed: a page for each person.

    ``addresses`` are the whole addresses of the personal links, by person; who is not
    among them gets a slip without one.
    """

    school: School
    year: SchoolYear
    activity: Activity
    people: tuple[SlipPerson, ...]
    leaders: tuple[SlipPerson, ...]
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
        leaders=leaders_of(people),
        addresses={},
    )


def leaders_of(people: Iterable[SlipPerson]) -> tuple[SlipPerson, ...]:
    """Return whom members ask: the chairs, or else who holds the first position."""
    posted = [one for one in people if one.posts]
    chairs = [one for one in posted if _is_chair(one)]
    if chairs or not posted:
        return tuple(chairs)
    first = min(one.posts[0].number for one in posted)
    return tuple(one for one in posted if one.posts[0].number == first)


def _is_chair(one: SlipPerson) -> bool:
    return any(post.title.casefold().startswith(CHAIRS) for post in one.posts)

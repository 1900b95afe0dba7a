"""What is asked about contacts with families: in words by who may, in numbers else."""

from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from data import duties
from data.attachments.models import FileKind
from data.calendar import SchoolYear
from data.contacts import (
    Channel,
    ContactKind,
    FamilyEffort,
    Purpose,
    SchoolEffort,
    ShownData,
    Topic,
)
from data.duties import Duty
from data.participants import Presence
from data.record import Record
from data.store import Store, question
from execution.contacts.models import COUNTED_FORMS, ContactStep, step_of

_sql = partial(question, __file__)


class ListedContact(Record):
    """A contact as a list shows it to who may read it."""

    id: UUID
    school_year: int
    kind: ContactKind
    channel: Channel
    met_on: date
    student_id: UUID
    pupil: str
    class_group: str
    person_id: UUID
    person: str
    topics: tuple[Topic, ...]
    met: tuple[Presence, ...]
    is_said: bool
    next_step: str
    next_person: str
    due_on: date | None
    activity_id: UUID | None
    closed_at: datetime | None

    def step(self, today: date) -> ContactStep:
        """Return how far it is."""
        return step_of(self.met_on, today, is_closed=self.closed_at is not None)

    def is_overdue(self, today: date) -> bool:
        """Whether its next step should have been done before ``today``."""
        return (
            self.closed_at is None and self.due_on is not None and self.due_on < today
        )

    def waits_for_words(self, today: date) -> bool:
        """Whether its day is over, and nobody wrote what came of it."""
        return self.closed_at is None and self.met_on <= today and not self.is_said


class ContactFacts(Record):
    """All that a contact says, with names in the place of ids."""

    id: UUID
    school_year: int
    kind: ContactKind
    channel: Channel
    met_on: date
    met_at: time | None
    place: str
    student_id: UUID
    pupil: str
    class_group: str
    met: tuple[Presence, ...]
    met_other: str
    person: str
    position: str
    employee_number: str
    topics: tuple[Topic, ...]
    topic_note: str
    purposes: tuple[Purpose, ...]
    shown: tuple[ShownData, ...]
    shown_note: str
    found: str
    agreement: str
    family_efforts: tuple[FamilyEffort, ...]
    family_note: str
    school_efforts: tuple[SchoolEffort, ...]
    school_note: str
    next_step: str
    next_person: str
    due_on: date | None
    activity: str
    closed_at: datetime | None
    closing_note: str


class ContactPerson(Record):
    """Somebody who can be in charge of a contact, and whether they can read it."""

    id: UUID
    name: str
    has_account: bool
    reads_all: bool


class ContactReader(Record):
    """Somebody to whom a contact was shown."""

    person_id: UUID
    name: str
    made_at: datetime
    given_by: str


class ContactFile(Record):
    """A file of a contact, without its content."""

    id: UUID
    name: str
    media_type: FileKind
    size: int
    made_at: datetime
    person: str


class ContactCount(Record):
    """How many contacts there were: ``counted_by`` kind, month, class_group or way."""

    counted_by: str
    code: str
    place: int
    contacts: int


class ActivityContact(Record):
    """How many contacts of a kind count for an activity."""

    kind: ContactKind
    contacts: int
    met: int


class CountingActivity(Record):
    """An activity in whose attendance a contact can count."""

    activity_id: UUID
    title: str


def listed_contacts(
    store: Store,
    reader: UUID | None,
    year: SchoolYear | None = None,
    *,
    student_id: UUID | None = None,
    waits_for: UUID | None = None,
    ended_before: date | None = None,
) -> list[ListedContact]:
    """Return the contacts that ``models.reader_of`` lets be read, newest first."""
    return store.rows(
        ListedContact,
        _sql("listed_contacts"),
        reader=reader,
        year=year.start if year else None,
        student_id=student_id,
        waits_for=waits_for,
        ended_before=ended_before,
    )


def contact_facts(store: Store, contact_id: UUID) -> list[ContactFacts]:
    """Return what a contact says, or nothing where it is gone."""
    return store.rows(ContactFacts, _sql("contact_facts"), id=contact_id)


def facts_of(store: Store, contact_id: UUID) -> ContactFacts:
    """Return what a contact says; who asks was let in by ``store.contact`` before."""
    [facts] = contact_facts(store, contact_id)
    return facts


def contact_people(store: Store) -> list[ContactPerson]:
    """Return who can be in charge of contacts, by name."""
    return store.rows(
        ContactPerson,
        _sql("contact_people"),
        keepers=sorted(duties.roles_of(Duty.KEEP_CONTACTS)),
        leads=sorted(duties.roles_of(Duty.SEE_EVERY_CONTACT)),
    )


def contact_readers(store: Store, contact_id: UUID) -> list[ContactReader]:
    """Return to whom a contact was shown, by name."""
    return store.rows(ContactReader, _sql("contact_readers"), id=contact_id)


def contact_files(store: Store, contact_id: UUID) -> list[ContactFile]:
    """Return the files of a contact, oldest first."""
    return store.rows(ContactFile, _sql("contact_files"), id=contact_id)


def contact_counts(store: Store, year: SchoolYear, today: date) -> list[ContactCount]:
    """Return how many contacts a year had until today; shown by ``models.shared``."""
    return store.rows(
        ContactCount, _sql("contact_counts"), year=year.start, today=today
    )


def activity_contacts(
    store: Store, activity_id: UUID, today: date
) -> list[ActivityContact]:
    """Return how many contacts count for an activity, by kind."""
    return store.rows(
        ActivityContact,
        _sql("activity_contacts"),
        activity_id=activity_id,
        today=today,
    )


def counting_activities(store: Store, year: SchoolYear) -> list[CountingActivity]:
    """Return the activities in which a contact can count, by title."""
    return store.rows(
        CountingActivity,
        _sql("counting_activities"),
        year=year.start,
        forms=list(COUNTED_FORMS),
    )

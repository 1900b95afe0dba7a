"""What is asked about letters to parents: where each goes, and what they tell of."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.factors import Factor
from data.language.titles import as_title
from data.obstacles import ObstacleCode
from data.people.queries import Signatory, signing_people
from data.record import Record
from data.roster.models import Student
from data.school.models import School
from data.search.models import Thing
from data.store import Store, question
from execution.letters.models import (
    Channel,
    Home,
    LetterBatch,
    LetterKind,
    LetterWords,
    Receipt,
    Reply,
    ReplyWay,
)
from execution.letters.usual import PlannedWords, ReadyFacts, ready
from planning.activities.models import Activity

_sql = partial(question, __file__)

MOST_OBSTACLES = 4
"""So many obstacles an information letter names, those met most often."""


class ListedLetter(Record):
    """One letter: to a pupil's own home, to a second one, or to somebody by name.

    ``withdrawn_on``: since then the family wants no messages. ``known_id`` is there
    where something is known of the letter.
    """

    known_id: UUID | None
    batch_id: UUID
    student_id: UUID | None
    contact_id: UUID | None
    pupil: str
    class_group: str
    family_id: UUID | None
    father_name: str
    mother_name: str
    guardian_name: str
    contact: str
    name: str
    position: str
    phone: str | None
    phone_typed: str
    withdrawn_on: date | None
    number: str
    channel: Channel | None
    sent_on: date | None
    messaged_on: date | None
    receipt: Receipt
    received_on: date | None
    reply: Reply | None
    reply_name: str
    reply_by: ReplyWay | None
    replied_on: date | None
    version: int

    @property
    def id(self) -> UUID:
        """The letter's id, the same before and after something is known of it."""
        if self.known_id or self.student_id is None:
            return self.known_id or UUID(int=0)
        home = Home(student_id=self.student_id, contact_id=self.contact_id)
        return home.delivery_id(self.batch_id)

    @property
    def channels(self) -> frozenset[Channel]:
        """How it was handed over: a message may go beside a letter."""
        by_message = {Channel.WHATSAPP} if self.messaged_on else set()
        return frozenset(by_message | ({self.channel} if self.channel else set()))

    @property
    def called(self) -> str:
        """Whose letter it is, as lists name it."""
        return f"{self.pupil} ({self.contact})" if self.contact else self.to_whom

    @property
    def to_whom(self) -> str:
        """The pupil, or the one it goes to by name."""
        return self.pupil or self.name


class ObstacleMet(Record):
    """How often an obstacle was met."""

    code: ObstacleCode
    times: int


class FactorNoted(Record):
    """How often something was noted that helped."""

    code: Factor
    times: int


class LettersToPrint(Record):
    """Everything that the paper of some letters says.

    ``addresses`` are those of the answer links, by letter.
    """

    school: School
    batch: LetterBatch
    activity: Activity | None
    lead: Signatory | None
    letters: tuple[ListedLetter, ...]
    addresses: dict[UUID, str]


def listed_letters(store: Store, batch_id: UUID) -> list[ListedLetter]:
    """Return a batch's letters, by class group and pupil, then those by name."""
    return store.rows(ListedLetter, _sql("listed_letters"), batch_id=batch_id)


def activities_to_come(
    store: Store, year: SchoolYear, today: date
) -> list[PlannedWords]:
    """Return the year's activities that are still to come, by date."""
    return store.rows(
        PlannedWords, _sql("activities_to_come"), year=year.start, today=today
    )


def obstacles_met(store: Store, year: SchoolYear) -> list[ObstacleMet]:
    """Return which obstacles were met this year and the year before."""
    return store.rows(ObstacleMet, _sql("obstacles_met"), year=year.start)


def factors_noted(store: Store, year: SchoolYear) -> list[FactorNoted]:
    """Return what helped this year and the year before, the most often first."""
    return store.rows(FactorNoted, _sql("factors_noted"), year=year.start)


def ready_words(
    store: Store,
    kind: LetterKind,
    year: SchoolYear,
    today: date,
    *,
    activity_id: UUID | None = None,
    student_id: UUID | None = None,
) -> LetterWords:
    """Return what a letter says until somebody words it, from the plan."""
    activity = store.find(Activity, activity_id) if activity_id else None
    pupil = store.find(Student, student_id) if student_id else None
    facts = ReadyFacts(
        year=str(year),
        title=as_title(activity.title) if activity else "",
        pupil=pupil.name if pupil else "",
    )
    if kind is LetterKind.INFORMATION:
        met = [one.code for one in obstacles_met(store, year)][:MOST_OBSTACLES]
        to_come = tuple(activities_to_come(store, year, today))
        helps = tuple(one.code for one in factors_noted(store, year))[:MOST_OBSTACLES]
        told = {"to_come": to_come, "obstacles": tuple(met), "helps": helps}
        facts = facts.model_copy(update=told)
    return ready(kind, facts, today)


def letters_to_print(
    store: Store, batch_id: UUID, class_group: str = ""
) -> LettersToPrint:
    """Return the letters of a batch as they are printed, of one class group or all."""
    batch = store.get(LetterBatch, batch_id)
    lead = next(iter(signing_people(store)), None)
    return LettersToPrint(
        school=store.get(School),
        batch=batch,
        activity=store.get(Activity, batch.activity_id) if batch.activity_id else None,
        lead=lead,
        letters=tuple(
            one
            for one in listed_letters(store, batch_id)
            if class_group in ("", one.class_group)
        ),
        addresses={},
    )


def findable_letters(store: Store) -> list[Thing]:
    """Return the letters to parents of every year; none about one pupil."""
    return store.rows(Thing, _sql("findable_letters"))


def findable_summons(store: Store) -> list[Thing]:
    """Return the letters about one pupil by their subjects; the pupil is not named."""
    return store.rows(Thing, _sql("findable_summons"))

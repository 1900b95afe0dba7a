"""What is asked about letters on their way: how far they are, and whom they reach."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Final, NamedTuple
from uuid import UUID

from data import duties
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, Refused
from data.language import N_
from data.phones import PhoneKind, as_written, split_phones, usable_mobile
from data.record import Record
from data.store import Store, question
from execution.letters.models import Channel, LetterKind
from execution.letters.queries import ListedLetter

_sql = partial(question, __file__)


class Reached(Record):
    """How many pupils' families were written to, got it, and answered what.

    A pupil with two homes is one.
    """

    invited: int
    sent: int
    received: int
    coming: int
    represented: int
    not_coming: int

    @property
    def silent(self) -> int:
        """How many have not answered."""
        return self.invited - self.coming - self.represented - self.not_coming


class ListedBatch(Reached):
    """Letters of one kind and wording, and how far they are.

    ``people`` are those who get one by name; they are counted beside the families.
    ``is_confidential``: which families these are is nobody else's to know.
    """

    id: UUID
    kind: LetterKind
    activity_id: UUID | None
    activity: str
    subject: str
    dated_on: date
    number: str
    is_confidential: bool
    people: int


class ClassGroupLetters(Reached):
    """How far letters are in one class group."""

    class_group: str


class Household(Record):
    """Those letters that one message tells of: brothers and sisters of a home."""

    letters: tuple[ListedLetter, ...]
    mobile: str

    @property
    def id(self) -> UUID:
        """By which letter the household is known."""
        return self.letters[0].id

    @property
    def ids(self) -> list[UUID]:
        """The ids of its letters."""
        return [one.id for one in self.letters]

    @property
    def is_sent(self) -> bool:
        """Whether the message was sent."""
        return all(Channel.WHATSAPP in one.channels for one in self.letters)


class Unreached(NamedTuple):
    """A letter for which no message can be offered, and why."""

    letter: ListedLetter
    reason: HumasError


def listed_batches(
    store: Store, year: SchoolYear, by: Actor, activity_id: UUID | None = None
) -> list[ListedBatch]:
    """Return the letters that this person may know of, the newest first."""
    return store.rows(
        ListedBatch,
        _sql("listed_batches"),
        year=year.start,
        activity_id=activity_id,
        with_confidential=duties.may(Duty.WRITE_SUMMONS, by),
    )


def class_group_letters(store: Store, batch_id: UUID) -> list[ClassGroupLetters]:
    """Return how far letters are, class group by class group."""
    return store.rows(ClassGroupLetters, _sql("class_group_letters"), batch_id=batch_id)


def households(letters: Iterable[ListedLetter]) -> list[Household]:
    """Return whom a message can reach, brothers and sisters of a home once."""
    found: dict[object, list[ListedLetter]] = {}
    mobiles: dict[object, str] = {}
    for letter in letters:
        mobile = usable_mobile(letter.phone or "")
        if mobile is None or letter.withdrawn_on:
            continue
        home = letter.family_id or letter.id
        found.setdefault((home, mobile), []).append(letter)
        mobiles[(home, mobile)] = mobile
    return [
        Household(letters=tuple(those), mobile=mobiles[key])
        for key, those in found.items()
    ]


def unreached(letters: Sequence[ListedLetter]) -> list[Unreached]:
    """Return for whom no message can be offered, and why."""
    return [
        Unreached(letter=letter, reason=reason)
        for letter in letters
        if (reason := _why_not(letter))
    ]


NO_NUMBER: Final = N_("No number stands in the records.")
LANDLINE: Final = N_("{typed} is a landline.")
DESTROYED: Final = N_(
    "{typed} was destroyed by Excel; the list of pupils needs the number."
)
NO_MOBILE: Final = N_("“{typed}” is not a mobile number.")
WITHDRAWN: Final = N_("The family has wanted no messages since {day}.")


def _why_not(letter: ListedLetter) -> HumasError | None:
    if letter.withdrawn_on:
        return Refused(WITHDRAWN, day=letter.withdrawn_on)
    if usable_mobile(letter.phone or ""):
        return None
    typed = letter.phone or letter.phone_typed
    phones = split_phones(typed)
    if not phones:
        return Refused(NO_NUMBER)
    kinds = {phone.kind: phone for phone in phones}
    if PhoneKind.FIXED in kinds and (number := kinds[PhoneKind.FIXED].e164):
        return Refused(LANDLINE, typed=as_written(number))
    if PhoneKind.DESTROYED in kinds:
        return Refused(DESTROYED, typed=typed)
    return Refused(NO_MOBILE, typed=typed)


def silent(letters: Sequence[ListedLetter]) -> list[ListedLetter]:
    """Return whose letters nobody answered; one home answers for a pupil."""
    answered = {one.student_id for one in letters if one.reply and one.student_id}
    own = [one for one in letters if one.reply is None and not one.contact_id]
    return [one for one in own if one.student_id not in answered]


class HeldLink(Record):
    """A link that opens the answer to one letter, and until when."""

    id: UUID
    letter_id: UUID
    expires_at: datetime


def held_links(store: Store, batch_id: UUID) -> list[HeldLink]:
    """Return the answer links of a batch that were not revoked, the oldest first."""
    return store.rows(HeldLink, _sql("held_links"), batch_id=batch_id)


def answer_links(store: Store, batch_id: UUID, now: datetime) -> dict[UUID, UUID]:
    """Return the answer links that hold, by letter."""
    held = held_links(store, batch_id)
    return {one.letter_id: one.id for one in held if one.expires_at > now}

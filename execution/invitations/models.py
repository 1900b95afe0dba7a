"""What is typed about letters that were handed over, and how families answer."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID, uuid5

from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.record import Line, Record, Words
from execution.letters.models import (
    Channel,
    Delivery,
    Home,
    LetterBatch,
    LetterKind,
    Receipt,
    Reply,
    ReplyWay,
)
from planning.activities.models import Activity

ANSWER: Final = "answer"
"""What a link opens that is carried by an invitation."""

ROOM: Final = "jawab/"
"""In which part of the links' place an answer opens."""

CHANNEL_KEYS: Final[Mapping[str, Channel]] = {
    "s": Channel.LETTER,
    "w": Channel.WHATSAPP,
    "b": Channel.LIAISON_BOOK,
    "p": Channel.PHONE,
}
RECEIPT_KEYS: Final[Mapping[str, Receipt]] = {"y": Receipt.YES, "x": Receipt.NO}
REPLY_KEYS: Final[Mapping[str, Reply]] = {
    "h": Reply.COMING,
    "a": Reply.FATHER,
    "i": Reply.MOTHER,
    "w": Reply.GUARDIAN,
    "l": Reply.OTHER,
    "t": Reply.NOT_COMING,
}
"""The keys that are typed in the grid, of the Indonesian words."""

CONSENT_KEYS: Final[Mapping[str, Reply]] = {
    "y": Reply.COMING,
    "t": Reply.NOT_COMING,
}
"""The keys of a permission slip: consent, or none."""


def reply_keys(kind: LetterKind) -> Mapping[str, Reply]:
    """Return the keys by which answers to a kind of letter are typed."""
    return CONSENT_KEYS if kind is LetterKind.PERMISSION else REPLY_KEYS


CONSENT: Final[Mapping[Reply, str]] = {
    Reply.COMING: N_("Allowed to take part"),
    Reply.NOT_COMING: N_("Not taking part"),
}


def reply_label(kind: LetterKind, reply: Reply) -> str:
    """Return (as a message) what an answer to a kind of letter is called."""
    is_consent = kind is LetterKind.PERMISSION and reply in CONSENT
    return CONSENT[reply] if is_consent else reply.label


class GuestDraft(Record):
    """What a person fills in to write to somebody by name: the komite, a guest."""

    name: Line
    position: Words = ""
    phone: str | None = None


class EntryDraft(Record):
    """One line of the grid: what was typed about one letter.

    ``version`` is that of the letter as it was drawn, 0 where nothing was known.
    """

    id: UUID
    home: Home | None = None
    version: int = 0
    label: str = ""
    channels: frozenset[Channel] = frozenset()
    receipt: Receipt = Receipt.UNKNOWN
    reply: Reply | None = None
    reply_name: Words = ""

    @property
    def heard(self) -> Receipt:
        """Whether it was received: who answers has received it."""
        return Receipt.YES if self.reply else self.receipt

    def changes(self, kept: Delivery) -> bool:
        """Whether it says something else than what is kept."""
        return (self.channels, self.heard, self.reply, self.reply_name) != (
            kept.channels,
            kept.receipt,
            kept.reply,
            kept.reply_name,
        )

    def entered(self, kept: Delivery, way: ReplyWay | None, day: date) -> Delivery:
        """Return the letter as the line says it is, from this day on."""
        new = kept
        if self.channels != kept.channels:
            new = new.handed_over_by(self.channels, day)
        if self.heard is not new.receipt:
            is_known = self.heard is not Receipt.UNKNOWN
            new = new.with_next(
                receipt=self.heard, received_on=day if is_known else None
            )
        if (self.reply, self.reply_name) != (kept.reply, kept.reply_name):
            new = new.replied(self.reply, self.reply_name, way, day)
        return new.as_after(kept)


def sent_refusal(day: date, today: date) -> HumasError | None:
    """Return why nothing can have been handed over on a day, or None."""
    if day <= today:
        return None
    return Refused(
        N_("{day} has not come yet. Write the day on which it was handed over."),
        day=day,
    )


def answer_refusal(
    batch: LetterBatch, activity: Activity | None, today: date
) -> HumasError | None:
    """Return why nobody can answer these letters by a link now, or None."""
    if batch.kind.is_confidential:
        return Refused(N_("A letter about one pupil is answered to the school only."))
    if batch.kind is LetterKind.INFORMATION:
        return Refused(N_("An information letter asks for no answer."))
    if activity and activity.when.is_past(today):
        return WrongStep(N_("The activity is over; it is not answered any more."))
    return None


def guest_refusal(batch: LetterBatch) -> HumasError | None:
    """Return why nobody else gets these letters, or None."""
    if not batch.kind.is_confidential:
        return None
    return Refused(N_("A letter about one pupil goes to that pupil's home only."))


def directory_id(batch_id: UUID, person_id: UUID) -> UUID:
    """Return the id of the letter to somebody of the directory: one in each batch."""
    return uuid5(batch_id, str(person_id))

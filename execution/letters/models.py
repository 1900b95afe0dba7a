"""What letters to parents say, for whom they are, and what is known of each."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final, Self
from uuid import UUID, uuid5

from data.calendar import SchoolYear
from data.errors import HumasError, Refused, WrongStep
from data.language import N_
from data.letters.models import LetterDraft
from data.record import KeptRecord, Line, Passage, Record, Term, Text, Words
from execution.letters.wording import wording_refusal

RECORD: Final = "letter_batch"
"""The table's name, as the register of letters and the history know it."""

EACH: Final = "delivery"
"""The table's name of what is numbered where every letter has a number of its own."""

SPACE: Final = UUID("7c0c3a7e-3a0e-5d43-9d0e-2f4f4c0f1b11")


class LetterKind(Term):
    """What a letter to parents is for."""

    INVITATION = "invitation", N_("Invitation")
    PERMISSION = "permission", N_("Permission slip")
    SUMMONS = "summons", N_("Letter about one pupil")
    INFORMATION = "information", N_("Information letter")

    @property
    def is_confidential(self) -> bool:
        """Whether nobody but the vice principal for public relations reads it."""
        return self is LetterKind.SUMMONS


class Signing(Term):
    """Who signs a letter."""

    PRINCIPAL = "principal", N_("The principal")
    LEAD = "lead", N_("The vice principal for public relations")


class Channel(Term):
    """How a letter is handed over."""

    LETTER = "letter", N_("Letter taken home")
    WHATSAPP = "whatsapp", N_("WhatsApp")
    LIAISON_BOOK = "liaison_book", N_("Liaison book")
    PHONE = "phone", N_("Telephone")


MESSAGES: Final = frozenset({Channel.WHATSAPP})


class Receipt(Term):
    """Whether the family received it."""

    UNKNOWN = "unknown", N_("Not known")
    YES = "yes", N_("Received")
    NO = "no", N_("Not received")


class Reply(Term):
    """What a family answered: who comes, or that nobody does."""

    COMING = "coming", N_("Coming")
    FATHER = "father", N_("The father comes")
    MOTHER = "mother", N_("The mother comes")
    GUARDIAN = "guardian", N_("The guardian comes")
    OTHER = "other", N_("Represented by somebody else")
    NOT_COMING = "not_coming", N_("Not coming")


class ReplyWay(Term):
    """How an answer came."""

    SLIP = "slip", N_("Reply slip")
    WHATSAPP = "whatsapp", N_("WhatsApp")
    PHONE = "phone", N_("Telephone")
    IN_PERSON = "in_person", N_("In person")
    LINK = "link", N_("Answer link")


# ── what it says ─────────────────────────────────────────────────────────────
class LetterWords(Record):
    """What a person fills in about the words of a letter.

    ``meets_on``, ``meets_at`` and ``place`` are printed where no activity says when and
    where; ``costs`` only on a permission slip. ``message`` is for WhatsApp.
    """

    dated_on: date
    subject: Line
    opening: Passage
    meets_on: date | None = None
    meets_at: time | None = None
    place: Words = ""
    note: Text = ""
    costs: Words = ""
    closing: Text = ""
    message: Text = ""
    signed_by: Signing = Signing.PRINCIPAL
    has_slip: bool = True


class BatchDraft(LetterWords):
    """What a person fills in to write letters: for whom, and what they say."""

    kind: LetterKind
    activity_id: UUID | None = None
    student_id: UUID | None = None

    def refusal(self, year: SchoolYear) -> HumasError | None:
        """Return why letters cannot be written like this, or None."""
        return (
            _receiver_refusal(self)
            or _day_refusal(self.dated_on, year)
            or wording_refusal(self, is_confidential=self.kind.is_confidential)
        )


NEEDS_ACTIVITY: Final = N_(
    "Choose the activity: an invitation and a permission slip go to the families whom "
    "an activity invites."
)
NEEDS_PUPIL: Final = N_("Choose the pupil: a letter about one pupil goes to one home.")


def _receiver_refusal(draft: BatchDraft) -> HumasError | None:
    of_activity = {LetterKind.INVITATION, LetterKind.PERMISSION}
    if draft.kind in of_activity and draft.activity_id is None:
        return Refused(NEEDS_ACTIVITY)
    if draft.kind is LetterKind.SUMMONS and draft.student_id is None:
        return Refused(NEEDS_PUPIL)
    return None


def _day_refusal(day: date, year: SchoolYear) -> HumasError | None:
    if day in year or day in year.before or day in year.after:
        return None
    return Refused(
        N_(
            "{day} is far from school year {year}. Choose the date that the letter is "
            "to carry."
        ),
        day=day,
        year=str(year),
    )


class LetterBatch(
    BatchDraft,
    KeptRecord,
    table=RECORD,
    fixed=("school_year", "kind", "activity_id", "student_id", "made_at"),
):
    """Letters of one kind and wording; without a number dots are printed."""

    id: UUID
    school_year: int
    number: Words = ""
    made_at: datetime
    version: int

    @property
    def year(self) -> SchoolYear:
        """The school year it belongs to."""
        return SchoolYear(start=self.school_year)

    def says(self, draft: BatchDraft) -> bool:
        """Whether it already reads like ``draft``."""
        names = BatchDraft.model_fields
        return draft == BatchDraft.as_kept(**{n: getattr(self, n) for n in names})

    def worded(self, draft: BatchDraft) -> Self:
        """Return its next version with these words; for whom it is stays."""
        words = {n: getattr(draft, n) for n in LetterWords.model_fields}
        return self.model_copy(update=words | {"version": self.version + 1})

    def numbered(self, number: str) -> Self:
        """Return its next version with this number, or with none."""
        return self.model_copy(update={"number": number, "version": self.version + 1})


# ── its number ───────────────────────────────────────────────────────────────
class Numbering(Term):
    """How many numbers of the register letters have, and where they come from."""

    NEXT = "next", N_("One number for all: the next of the register")
    TYPED = "typed", N_("One number for all, typed by hand")
    EACH = "each", N_("A number of the register for each letter")


NEUTRAL: Final = "Surat panggilan orang tua"
"""What the register notes of a letter about one pupil, whatever the letter says."""


class BatchNumberDraft(Record):
    """What a person fills in to give letters their number."""

    numbering: Numbering = Numbering.NEXT
    code: Words = ""
    typed: Words = ""

    def letter(self, batch: LetterBatch, record: str, record_id: UUID) -> LetterDraft:
        """Return what the register notes; of a letter about one pupil not whom."""
        return LetterDraft.as_kept(
            code=self.code,
            subject=NEUTRAL if batch.kind.is_confidential else batch.subject,
            record=record,
            record_id=record_id,
            dated_on=batch.dated_on,
        )


NUMBERED: Final = N_("These letters have their number already. Take it back first.")
TYPE_NUMBER: Final = N_("Type the number, or take the next of the register.")


def number_refusal(
    batch: LetterBatch, draft: BatchNumberDraft, *, is_numbered: bool
) -> HumasError | None:
    """Return why letters cannot have a number now, or None."""
    if batch.number or is_numbered:
        return WrongStep(NUMBERED)
    if draft.numbering is Numbering.TYPED and not draft.typed:
        return Refused(TYPE_NUMBER)
    return None


# ── how it reached them ──────────────────────────────────────────────────────
class Home(Record):
    """Where one letter goes: to a pupil's own home, or to a second one."""

    student_id: UUID
    contact_id: UUID | None = None

    def delivery_id(self, batch_id: UUID) -> UUID:
        """Return the id under which is kept what is known of this letter."""
        return uuid5(SPACE, f"{batch_id} {self.student_id} {self.contact_id or ''}")


class Delivery(KeptRecord, table=EACH, fixed=("batch_id", "student_id", "contact_id")):
    """What is known of one letter; ``name`` where it goes to somebody by name."""

    id: UUID
    batch_id: UUID
    student_id: UUID | None = None
    contact_id: UUID | None = None
    name: Words = ""
    position: Words = ""
    phone: str | None = None
    number: Words = ""
    channel: Channel | None = None
    sent_on: date | None = None
    messaged_on: date | None = None
    receipt: Receipt = Receipt.UNKNOWN
    received_on: date | None = None
    reply: Reply | None = None
    reply_name: Words = ""
    reply_by: ReplyWay | None = None
    replied_on: date | None = None
    version: int = 0

    @classmethod
    def to_home(cls, home: Home, batch_id: UUID) -> Self:
        """Return a letter of which nothing is known yet."""
        return cls(
            id=home.delivery_id(batch_id),
            batch_id=batch_id,
            student_id=home.student_id,
            contact_id=home.contact_id,
        )

    def with_next(self, **changed: object) -> Self:
        """Return its next version."""
        return self.model_copy(update={**changed, "version": self.version + 1})

    def as_after(self, before: "Delivery") -> Self:
        """Return it as the version after this one, however many changes it took."""
        return self.model_copy(update={"version": before.version + 1})

    @property
    def channels(self) -> frozenset[Channel]:
        """How it was handed over: a message may go beside a letter."""
        by_message = {Channel.WHATSAPP} if self.messaged_on else set()
        return frozenset(by_message | ({self.channel} if self.channel else set()))

    def handed_over(self, channel: Channel, day: date) -> Self:
        """Return it handed over."""
        if channel is Channel.WHATSAPP:
            return self.with_next(messaged_on=day)
        return self.with_next(channel=channel, sent_on=day)

    def handed_over_by(self, channels: frozenset[Channel], day: date) -> Self:
        """Return it handed over by these channels and no other, a new one on a day.

        Of what was handed over by none, nobody knows that it was received.
        """
        by_message = Channel.WHATSAPP in channels
        by_hand = next((one for one in Channel if one in channels - MESSAGES), None)
        kept = by_hand is self.channel
        new = self.with_next(
            channel=by_hand,
            sent_on=(self.sent_on if kept else day) if by_hand else None,
            messaged_on=(self.messaged_on or day) if by_message else None,
        )
        if channels:
            return new
        return new.with_next(receipt=Receipt.UNKNOWN, received_on=None)

    def replied(
        self, reply: Reply | None, name: str, way: ReplyWay | None, day: date
    ) -> Self:
        """Return it answered; without a reply the answer is taken back.

        Who answers has received it.
        """
        if reply is None:
            nothing = dict.fromkeys(("reply", "reply_by", "replied_on"))
            return self.with_next(**nothing, reply_name="")
        known = self.receipt is Receipt.YES
        return self.with_next(
            reply=reply,
            reply_name=name if reply is Reply.OTHER else "",
            reply_by=way,
            replied_on=day,
            receipt=Receipt.YES,
            received_on=self.received_on if known else day,
        )


def removal_refusal(
    batch: LetterBatch, letters: Iterable[Delivery]
) -> HumasError | None:
    """Return why letters cannot be removed, or None."""
    known = list(letters)
    if batch.number or any(one.number for one in known):
        return WrongStep(
            N_("These letters have a number. Take it back first, then remove them.")
        )
    if any(one.channels or one.reply for one in known):
        return WrongStep(
            N_(
                "Some of these letters were handed over or answered. They stay, as "
                "proof of what parents were told."
            )
        )
    return None

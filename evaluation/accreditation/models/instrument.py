"""What an instrument of accreditation is, its items, and what each of them expects."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Final, Self
from uuid import UUID, uuid5

from pydantic import Field, field_validator, model_validator

from data.cooperation import CooperationForm, Involvement
from data.errors import HumasError, Refused
from data.language import N_
from data.participants import Party
from data.record import KeptRecord, Record, Term, Text, Title, Words
from evaluation.accreditation.models.kinds import OF_THE_YEAR, ProofKind
from planning.meeting.models import MeetingKind

MONTHS: Final = 120
"""So long the longest proof counts as fresh."""

Months = Annotated[int, Field(ge=1, le=MONTHS)]
Code = Annotated[str, Field(pattern=re.compile(r"^[A-Za-z0-9][A-Za-z0-9.\-]{0,19}$"))]
Word = Annotated[str, Field(pattern=re.compile(r"^\w[\w \-]{1,59}$"))]


class Certainty(Term):
    """How sure we are of an item's number and content."""

    HIGH = "high", N_("sure")
    MEDIUM = "medium", N_("number not sure, check it")
    LOW = "low", N_("from memory, check number and content")


class Hint(Term):
    """What the records say about readiness; a hint, never a score."""

    CALENDAR = "a", N_("The calendar was shared with parents this year")
    FORUMS = "b", N_("Two two-way forums for every class group this year")
    LEARNING = "c", N_("Parents took part in learning activities this year")
    PARTNERS = "d", N_("A partner's support within five years")
    EVALUATION = "e", N_("An evaluation meeting with the komite within twelve months")
    FROM_FINDINGS = "f", N_("The plan adopts findings of last year")
    FUNDS = "g", N_("Reports of funds in each of the last two years")
    REPORTING = "h", N_("Parents were told this year how to report violence")


class Expected(Record):
    """One kind of proof that an item expects, and which of the records' count.

    All conditions must hold, of each any of its words; ``parties`` must all have come.
    ``by_hand``: the records cannot tell; only what a person hands in or links counts.
    """

    kind: ProofKind
    forms: tuple[CooperationForm, ...] = ()
    involvement: tuple[Involvement, ...] = ()
    meetings: tuple[MeetingKind, ...] = ()
    parties: tuple[Party, ...] = ()
    words: tuple[Word, ...] = ()
    months: Months | None = None
    by_hand: bool = False

    @property
    def pattern(self) -> str:
        """Its words as the records look for them in titles, at the start of a word."""
        words = "|".join(re.sub(r"\s+", r"\\s+", word.lower()) for word in self.words)
        return rf"\b(?:{words})" if words else ""


class Earlier(Record):
    """Which item of an earlier instrument an item goes on from, and why."""

    instrument: str
    code: Code
    reason: Title


class Item(Record):
    """One item of an instrument, in our own words or the school's.

    ``own_title`` and ``note``: the school's; ``absence``: why it does not apply.
    """

    code: Code
    under: str = ""
    title: Title
    own_title: Words = ""
    note: Text = ""
    own_note: Text = ""
    is_humas: bool = False
    may_not_apply: bool = False
    certainty: Certainty = Certainty.HIGH
    hints: tuple[Hint, ...] = ()
    expected: tuple[Expected, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    absence: Text = ""
    is_reworded: bool = False

    @property
    def called(self) -> str:
        """What it is called here: the school's words, else ours."""
        return self.own_title or self.title

    @property
    def kinds(self) -> tuple[ProofKind, ...]:
        """The kinds of proof it expects, each once, in their order."""
        wanted = {one.kind for one in self.expected}
        return tuple(kind for kind in ProofKind if kind in wanted)


class Heading(Record):
    """A component of an instrument, or a part of one."""

    number: Code
    title: Title
    under: str = ""


class ItemWordingDraft(Record):
    """How a school words an item; ``kinds`` None and empty texts: as it came."""

    title: Words = ""
    note: Text = ""
    kinds: tuple[ProofKind, ...] | None = None
    absence: Text = ""


class ItemWording(
    ItemWordingDraft, KeptRecord, table="item_wording", key=("instrument", "code")
):
    """A school's own wording of an item, beside ours."""

    instrument: str
    code: str
    version: int


class Instrument(Record):
    """An instrument of accreditation in one edition; never changed, only followed."""

    name: Annotated[str, Field(pattern=re.compile(r"^[A-Za-z0-9][\w .\-]{0,29}$"))]
    edition: Annotated[str, Field(pattern=re.compile(r"^[A-Za-z0-9][\w.\-]{0,19}$"))]
    title: Title
    levels: tuple[str, ...] = ()
    months: Months = 12
    note: Text = ""
    heading: tuple[Heading, ...] = ()
    item: Annotated[tuple[Item, ...], Field(min_length=1)]
    is_own: bool = False

    @property
    def key(self) -> str:
        """Its name and edition: what links and choices know it by."""
        return f"{self.name}-{self.edition}"

    @model_validator(mode="after")
    def _placed(self) -> Self:
        """Put every item under the heading whose number its code goes on from."""
        numbers = sorted((h.number for h in self.heading), key=len, reverse=True)
        placed = tuple(
            one
            if one.under or one.absence
            else one.model_copy(update={"under": _under(one.code, numbers)})
            for one in self.item
        )
        object.__setattr__(self, "item", placed)
        return self

    @field_validator("item")
    @classmethod
    def _once(cls, items: tuple[Item, ...]) -> tuple[Item, ...]:
        codes = [one.code for one in items]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise ValueError(", ".join(twice))
        return items

    def find(self, code: str) -> Item | None:
        """Return the item with this code, or None."""
        return next((one for one in self.item if one.code == code), None)

    def worded(self, wordings: Iterable[ItemWording]) -> Self:
        """Return it as a school reads it: its own words and kinds in their places."""
        said = {one.code: one for one in wordings if one.instrument == self.key}
        items = tuple(
            _worded(one, said[one.code]) if one.code in said else one
            for one in self.item
        )
        return self.model_copy(update={"item": items})

    def wanted(self) -> list[dict[str, object]]:
        """Return what its items expect, as the records are asked for it."""
        facts: list[dict[str, object]] = [
            {
                "code": one.code,
                "kind": want.kind.value,
                "forms": [form.value for form in want.forms],
                "involvement": [form.value for form in want.involvement],
                "meetings": [kind.value for kind in want.meetings],
                "parties": [party.value for party in want.parties],
                "words": want.pattern,
                "months": want.months or self.months,
                "by_hand": want.by_hand,
            }
            for one in self.item
            for want in one.expected
        ]
        return [*facts, {**NOTHING, "months": self.months}]


NOTHING: Final[Mapping[str, object]] = {
    "code": "",
    "kind": "",
    "forms": [],
    "involvement": [],
    "meetings": [],
    "parties": [],
    "words": "",
    "by_hand": True,
}
"""A line of no item: how long what was linked beyond expectation counts as fresh."""


GAPS: Final = UUID("6f6b1c7e-0f0f-5c3d-9d58-3f1f5d0b2a11")


def gap_id(instrument: str, code: str, kind: ProofKind) -> UUID:
    """Return the id by which follow-ups know a kind of proof that an item lacks."""
    return uuid5(GAPS, f"{instrument} {code} {kind.value}")


def absence_refusal(item: Item, absence: str) -> HumasError | None:
    """Return why it cannot be said that an item does not apply, or None."""
    if not absence or item.may_not_apply:
        return None
    return Refused(
        N_("{code} applies to every school. Take the reason out."), code=item.code
    )


def _under(code: str, numbers: Sequence[str]) -> str:
    found = (n for n in numbers if code == n or code.startswith(f"{n}."))
    return next(found, "")


def _worded(item: Item, own: ItemWording) -> Item:
    facts: dict[str, object] = {
        "own_title": own.title,
        "own_note": own.note,
        "absence": own.absence,
        "is_reworded": bool(own.title or own.note or own.kinds is not None),
    }
    if own.kinds is not None:
        ours = {want.kind for want in item.expected}
        facts["expected"] = (
            *(want for want in item.expected if want.kind in own.kinds),
            *(freely(kind) for kind in own.kinds if kind not in ours),
        )
    return item.model_copy(update=facts)


def freely(kind: ProofKind, months: int | None = None) -> Expected:
    """Return that a kind is expected, without a word about which of the records count.

    Of a kind that a year holds once all count, of others only what a person links.
    """
    return Expected(kind=kind, months=months, by_hand=kind not in OF_THE_YEAR)


class InstrumentChoice(KeptRecord, table="instrument_choice", key=("since",)):
    """Which instrument is the school's from a day on."""

    since: date
    instrument: str
    made_by: UUID
    version: int


class OwnInstrument(KeptRecord, table="instrument", key=("key",)):
    """An instrument that the school loaded, as it is kept."""

    key: str
    title: str
    content: str
    made_at: datetime
    made_by: UUID

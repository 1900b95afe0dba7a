"""The annual meeting that opens a plan: its parties, its decisions, what is unusual."""

from collections.abc import Iterable
from datetime import date, time
from typing import Annotated, Final
from uuid import UUID
from zlib import crc32

from pydantic import Field

from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Passage, Record, Term, Text, Words

FIRST_USUAL_MONTH: Final = 6
LAST_USUAL_MONTH: Final = 12


class Party(Term):
    """The five parties who plan together.

    Source: the management study of SMP Negeri 1 Prabumulih.
    """

    PRINCIPAL = "principal", N_("Principal")
    HUMAS_LEAD = "humas_lead", N_("Vice principal for public relations")
    TEACHERS = "teachers", N_("Teachers")
    PARENTS = "parents", N_("Parents")
    KOMITE = "komite", N_("School committee")


SINGLE: Final = frozenset({Party.PRINCIPAL, Party.HUMAS_LEAD})
"""Parties of one person."""


class PartyDraft(Record):
    """How many of a party came, and who spoke for it."""

    party: Party
    count: Annotated[int, Field(ge=0, le=5000)] = 0
    names: Text = ""


class MeetingDraft(Record):
    """What a person fills in about the annual meeting."""

    held_on: date
    place: Words = ""
    agenda: Text = ""
    second_way: Text = ""
    second_way_until: date | None = None
    second_way_result: Text = ""
    parties: tuple[PartyDraft, ...] = ()


class MeetingKind(Term):
    """Which meeting it is."""

    ANNUAL = "annual", N_("Annual meeting")
    PARENTS = "parents", N_("Meeting of teachers and parents")
    KOMITE = "komite", N_("Meeting of the komite")
    COMMITTEE = "committee", N_("Meeting of a committee")
    EVALUATION = "evaluation", N_("Evaluation meeting")
    OTHER = "other", N_("Another meeting")


class Nature(Term):
    """How a meeting came about."""

    ORDINARY = "ordinary", N_("Ordinary")
    IMPORTANT = "important", N_("Important")
    INCIDENTAL = "incidental", N_("Called at short notice")


class Meeting(
    KeptRecord,
    table="meeting",
    fixed=("school_year",),
    missing=N_("These minutes are not there any more."),
):
    """A meeting of a school year with what its minutes say, as it is kept.

    The annual meeting opens the plan: its day, place, agenda, parties and the words of
    its decisions are the plan's, the rest is anybody's who takes the minutes.
    """

    id: UUID
    school_year: int
    kind: MeetingKind = MeetingKind.ANNUAL
    activity_id: UUID | None = None
    title: Words = ""
    nature: Nature = Nature.ORDINARY
    held_on: date
    opened_at: time | None = None
    closed_at: time | None = None
    place: Words
    leader_id: UUID | None = None
    taker_id: UUID | None = None
    agenda: Text
    names: Text = ""
    second_way: Text = ""
    second_way_until: date | None = None
    second_way_result: Text = ""
    next_on: date | None = None
    next_note: Text = ""
    version: int

    @property
    def agenda_items(self) -> list[str]:
        """The agenda, an item each."""
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]


class MeetingParty(
    PartyDraft, KeptRecord, table="meeting_party", key=("meeting_id", "party")
):
    """A party of a meeting, as it is kept."""

    meeting_id: UUID


class MeetingDecision(
    KeptRecord,
    table="meeting_decision",
    fixed=("meeting_id", "number"),
    missing=N_("This decision is not there any more."),
):
    """One decision of a meeting; ``number`` is its place in the list.

    Whose it is and until when stand here as the meeting decided; what came of it is a
    task, or a follow-up.
    """

    id: UUID
    meeting_id: UUID
    number: int
    text: Passage
    owner_id: UUID | None = None
    due_on: date | None = None
    task_id: UUID | None = None

    @property
    def mark(self) -> int:
        """A number for exactly these words, by which a later wording is noticed."""
        return crc32(self.text.encode())


def untimely(held_on: date, year: SchoolYear) -> bool:
    """Whether the day is not around the year's start (June to December).

    It warns, it never refuses: a school may be late.
    """
    first = date(year.start, FIRST_USUAL_MONTH, 1)
    last = date(year.start, LAST_USUAL_MONTH, 31)
    return not first <= held_on <= last


def missing(parties: Iterable[PartyDraft]) -> list[Party]:
    """Return which of the five parties nobody came for."""
    came = {row.party for row in parties if row.count}
    return [party for party in Party if party not in came]


def striking_refusal(text: str, came: int) -> HumasError | None:
    """Return why a decision that something came of is not struck, or None."""
    if not came:
        return None
    return Refused(
        N_("“{text}” was given to somebody to carry out. The decision stays."),
        text=text,
    )

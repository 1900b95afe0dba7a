"""What can be open at a year's end, what is decided of it, and when a year closes."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from data.calendar import SchoolYear
from data.errors import HumasError, Refused
from data.language import N_, in_number, say
from data.record import KeptRecord, Record, Term, Text
from evaluation.review.models import Scope


class Matter(Term):
    """What can still be open, in the order in which a year is tidied up."""

    PROGRAMME = "programme", N_("Work programme not approved")
    NOTE = "note", N_("Principal's notes without an answer")
    ACTIVITY = "activity", N_("Activities that are not closed")
    TASK = "task", N_("Committee tasks not done")
    LETTERS = "letters", N_("Letters not sent")
    ANSWERS = "answers", N_("Letters that wait for answers")
    REPORT = "report", N_("Reports (LPJ) without a conclusion")
    OBSTACLE = "obstacle", N_("Obstacles not resolved")
    CONTACT = "contact", N_("Contacts with families not ended")
    FOLLOW_UP = "follow_up", N_("Follow-ups not closed")
    EVIDENCE = "evidence", N_("Proofs that are still drafts")
    QUESTIONNAIRE = "questionnaire", N_("Questionnaires not closed")
    REVIEW = "review", N_("Activities without the principal's review")
    YEAR_REVIEW = "year_review", N_("Reviews of semesters and year not signed")
    REVIEW_ANSWER = "review_answer", N_("Reviews that nobody answered")
    FINDING = "finding", N_("Findings not closed")


class Way(Term):
    """What is decided of an open matter."""

    CARRIED = "carried", N_("Carry over into the next year")
    CLOSED = "closed", N_("Decline it now")
    LEFT = "left", N_("Leave it as it is")


WAYS: Final[Mapping[Matter, tuple[Way, ...]]] = {
    Matter.OBSTACLE: (Way.CARRIED, Way.LEFT),
    Matter.FOLLOW_UP: (Way.CARRIED, Way.CLOSED),
    Matter.FINDING: (Way.CARRIED, Way.CLOSED),
}
"""What can be decided of a matter; of every other one only that it is left."""

WITHOUT_REASON: Final = {
    (Way.CARRIED, Matter.OBSTACLE),
    (Way.CARRIED, Matter.FOLLOW_UP),
}
"""What explains itself: it goes on as it is. A finding is postponed with a reason."""

MEANS: Final[Mapping[Matter, str]] = {
    Matter.OBSTACLE: N_(
        "Carried over: the page of obstacles reminds of it in the next year. Left: it "
        "stays unresolved in the records of this year."
    ),
    Matter.FOLLOW_UP: N_(
        "Carried over: it stays open and is asked for in the next year. Declined: it "
        "ends today, with your reason. What was done is closed on its own page."
    ),
    Matter.FINDING: N_(
        "Carried over: it stays open, and the next plan must decide about it where "
        "none did. Declined: it ends today, with your reason."
    ),
}
"""What a decision does, where it does more than leave a matter."""

USUAL_MEANS: Final = N_(
    "What is left stays in the records as it is, with your reason. To finish it "
    "instead, open it here and bring it to its end; then it leaves this list."
)


def ways_of(kind: Matter) -> tuple[Way, ...]:
    """Return what can be decided of a matter of this kind."""
    return WAYS.get(kind, (Way.LEFT,))


class OpenMatter(Record):
    """Something of a school year that nobody has brought to its end.

    ``times``: how many letters or answers are missing; ``version`` is that of the
    decision about it, 0 where there is none.
    """

    kind: Matter
    record_id: str
    title: str
    activity_id: UUID | None
    activity: str
    due_on: date | None
    times: int
    decision: Way | None
    reason: str
    version: int

    @property
    def is_decided(self) -> bool:
        """Whether it was decided what becomes of it."""
        return self.decision is not None

    def is_decided_as(self, draft: "YearEndDraft") -> bool:
        """Whether just this was decided of it already."""
        return (self.decision, self.reason) == (draft.decision, draft.reason)

    @property
    def named(self) -> str:
        """What it is called, where its own words may not be shown or there are none."""
        return named(self.kind, self.record_id, self.title)


def named(kind: Matter, record_id: str, title: str) -> str:
    """Return what a matter is called, also where it has no title of its own."""
    if kind is Matter.YEAR_REVIEW:
        return say(next(scope.label for scope in Scope if scope == record_id))
    return title or say(NAMELESS[kind])


NAMELESS: Final[Mapping[Matter, str]] = {
    Matter.PROGRAMME: N_("Work programme"),
    Matter.CONTACT: N_("Contact with a family"),
    Matter.LETTERS: N_("Letter about one pupil"),
    Matter.ANSWERS: N_("Letter about one pupil"),
}
"""What matters without a title are called."""


class YearEndDraft(Record):
    """What a person decides of open matters of one kind, all with one reason."""

    decision: Way
    reason: Text = ""

    def refusal(self, kind: Matter) -> HumasError | None:
        """Return why matters of this kind cannot be decided so, or None."""
        if self.decision not in ways_of(kind):
            return Refused(
                N_("“{kind}” cannot be decided like this: choose {ways}."),
                kind=say(kind.label),
                ways=" / ".join(say(way.label) for way in ways_of(kind)),
            )
        if not self.reason and (self.decision, kind) not in WITHOUT_REASON:
            return Refused(
                N_("Write the reason: it is kept with each of these matters.")
            )
        return None


class YearEndDecision(
    KeptRecord, table="year_end_decision", key=("school_year", "kind", "record_id")
):
    """What was decided of one open matter of a school year."""

    school_year: int
    kind: Matter
    record_id: str
    title: str
    decision: Way
    reason: str
    decided_at: datetime
    decided_by: UUID
    version: int


def undecided(matters: Sequence[OpenMatter]) -> list[OpenMatter]:
    """Return the open matters about which nothing was decided."""
    return [matter for matter in matters if not matter.is_decided]


def counted(ways: Collection[Way]) -> dict[Way, int]:
    """Return how often each way was decided, in the order of the ways."""
    return {way: sum(one is way for one in ways) for way in Way}


def ending_refusal(year: SchoolYear, current: int) -> HumasError | None:
    """Return why a year cannot be closed yet, or None."""
    if year.start < current:
        return None
    return Refused(N_("Only a year before the current one can be closed."))


def closing_refusal(
    year: SchoolYear, matters: Sequence[OpenMatter]
) -> HumasError | None:
    """Return why a year with these open matters cannot be closed, or None."""
    if not (left := undecided(matters)):
        return None
    return Refused(
        N_(
            "{count} open matters of {year} are not decided yet. Finish each one, or "
            "decide what becomes of it, before closing the year."
        ),
        count=in_number(len(left)),
        year=str(year),
    )

"""The principal's notes at the year's plan: who may write and answer them when."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from data import duties
from data.actor import Actor
from data.duties import Duty
from data.errors import HumasError, Refused, WrongStep
from data.language import N_, say
from data.record import KeptRecord, Passage, Text
from planning.plan.models import PlanStep


class Note(
    KeptRecord,
    table="program_note",
    fixed=("work_program_id", "activity_id", "goal_id", "text", "made_at", "made_by"),
    missing=N_("This note is not there any more."),
):
    """What the principal wants mended: at an activity, at a goal, or at the whole."""

    id: UUID
    work_program_id: UUID
    activity_id: UUID | None
    goal_id: UUID | None = None
    text: Passage
    made_at: datetime
    made_by: UUID
    answer: Text = ""
    mended_at: datetime | None = None
    version: int = 1

    @property
    def about(self) -> UUID | None:
        """The activity or the goal at which it stands; None: the whole plan."""
        return self.activity_id or self.goal_id

    @property
    def is_open(self) -> bool:
        """Whether nobody has mended or answered it yet."""
        return self.mended_at is None and not self.answer

    def answered(self, answer: str, mended_at: datetime | None, version: int) -> "Note":
        """Return the note's version after ``version``, with its answer."""
        facts = {"answer": answer, "mended_at": mended_at, "version": version + 1}
        return Note.model_validate(self.model_dump() | facts)


def writing_refusal(step: PlanStep, by: Actor) -> HumasError | None:
    """Return why ``by`` may not write notes at a plan at this step, or None."""
    if refusal := duties.refusal(Duty.WRITE_NOTES, by):
        return refusal
    if step is not PlanStep.SUBMITTED:
        return WrongStep(N_("Notes are written while the work programme is submitted."))
    return None


def answering_refusal(step: PlanStep, by: Actor) -> HumasError | None:
    """Return why ``by`` may not answer notes at a plan at this step, or None."""
    if refusal := duties.refusal(Duty.ANSWER_NOTES, by):
        return refusal
    if step is not PlanStep.RETURNED:
        return WrongStep(N_("Notes are answered while the work programme is returned."))
    return None


def named_notes(notes: Iterable[Note], titles: Mapping[UUID, str]) -> str:
    """Return notes in one line: where each stands, and what it says."""
    return "; ".join(
        f"{_place_of(note, titles)}: “{note.text}”" for note in notes if note.is_open
    )


def _place_of(note: Note, titles: Mapping[UUID, str]) -> str:
    if note.about is None:
        return say("the whole plan")
    gone = say("an activity that was dropped")
    if note.goal_id:
        gone = say("a goal that was dropped")
    return titles.get(note.about, gone)


def answer_refusal(answer: str, *, mended: bool) -> HumasError | None:
    """Return why this neither answers nor mends a note, or None."""
    if mended or answer.strip():
        return None
    return Refused(N_("Write an answer, or mark the note as mended."))

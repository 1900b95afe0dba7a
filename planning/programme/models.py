"""The work programme's steps, and who may move it when."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

from data.actor import Actor, Role
from data.calendar import SchoolYear
from data.errors import HumasError, NotAllowed, Refused, WrongStep
from data.language import N_, in_list, say
from data.record import Record, Term
from planning.activities.models import Activity, lacks
from planning.budget.models import BudgetLine
from planning.goals.models import Goal


class Step(Term):
    """Where the year's work programme stands."""

    DRAFT = "draft", N_("draft")
    SUBMITTED = "submitted", N_("submitted")
    RETURNED = "returned", N_("returned")
    APPROVED = "approved", N_("approved")


NEXT_STEPS: Mapping[Step, frozenset[Step]] = {
    Step.DRAFT: frozenset({Step.SUBMITTED}),
    Step.SUBMITTED: frozenset({Step.APPROVED, Step.RETURNED}),
    Step.RETURNED: frozenset({Step.SUBMITTED}),
    Step.APPROVED: frozenset({Step.DRAFT}),
}
WHO: Mapping[Step, Role] = {
    Step.DRAFT: Role.HUMAS_LEAD,
    Step.SUBMITTED: Role.HUMAS_LEAD,
    Step.RETURNED: Role.PRINCIPAL,
    Step.APPROVED: Role.PRINCIPAL,
}


EVENTS: Mapping[str, str] = {
    "opened": N_("opened"),
    "submitted": N_("submitted"),
    "returned": N_("returned"),
    "approved": N_("approved"),
    "opened for revision": N_("opened for revision"),
    "undecided findings allowed": N_("undecided findings allowed"),
}
"""What the history of a work programme notes, in words."""


def words_of(facts: str) -> str:
    """Return the note or the reason among an event's facts, if there is one."""
    kept = json.loads(facts)
    return str(kept.get("note") or kept.get("reason") or "")


class WorkProgram(Record):
    """The work programme of one school year."""

    id: UUID
    school_year: int
    step: Step
    return_note: str
    override_reason: str
    revision_reason: str = ""
    version: int

    def moved_to(self, step: Step, by: Actor) -> Self:
        """Return the programme at ``step``, or raise why ``by`` may not move it."""
        if refusal := self.refusal(step, by):
            raise refusal
        return self.model_copy(update={"step": step, "version": self.version + 1})

    def refusal(self, step: Step, by: Actor) -> HumasError | None:
        """Return why ``by`` may not move the programme to ``step``, or None."""
        if by.role is not WHO[step]:
            return NotAllowed(N_("Only the {role} can do this."), role=WHO[step])
        if step not in NEXT_STEPS[self.step]:
            return WrongStep(
                N_("The work programme is {at}; it cannot become {to} now."),
                at=self.step,
                to=step,
            )
        return None

    def override_refusal(self, by: Actor) -> HumasError | None:
        """Return why ``by`` may not let it go on with undecided findings, or None."""
        if by.role is not Role.PRINCIPAL:
            return NotAllowed(
                N_("Only the principal lets a plan go on with undecided findings.")
            )
        if self.step not in {Step.DRAFT, Step.RETURNED}:
            return WrongStep(N_("The work programme has been submitted already."))
        return None


class ApprovedVersion(Record):
    """An approved version: never changed."""

    work_program_id: UUID
    number: int
    approved_at: datetime
    approved_by: UUID
    reason: str = ""
    is_minor: bool = False
    content: str


class Content(Record):
    """What an approved version freezes."""

    year: str
    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]
    budget: tuple[BudgetLine, ...]


def submission_refusal(
    year: SchoolYear,
    activities: Sequence[Activity],
    undecided: int,
    override_reason: str,
) -> HumasError | None:
    """Return why the year's plan is not ready for the principal, or None."""
    if undecided and not override_reason:
        return Refused(
            N_(
                "{count} findings of last year are undecided. Adopt, postpone or "
                "decline each on the page “Last year's findings”, or ask the principal "
                "to allow it with a reason."
            ),
            count=undecided,
        )
    if not activities:
        return Refused(N_("The plan {year} has no activities yet."), year=str(year))
    incomplete = [
        f"{activity.title} ({in_list([say(lack) for lack in lacks(activity)])})"
        for activity in activities
        if any(lacks(activity))
    ]
    if incomplete:
        return Refused(
            N_("These activities are not complete: {activities}."),
            activities="; ".join(incomplete),
        )
    return None

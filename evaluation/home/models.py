"""Where the year's cycle stands, and how far a school's first year is."""

from collections.abc import Mapping
from typing import Final

from data.language import N_
from data.record import Record, Term
from planning.plan.models import PlanStep

PLAN_WORDS: Final[Mapping[PlanStep | None, str]] = {
    None: N_("not started"),
    PlanStep.DRAFT: PlanStep.DRAFT.label,
    PlanStep.SUBMITTED: N_("submitted, waiting for the principal"),
    PlanStep.RETURNED: N_("returned for correction"),
    PlanStep.APPROVED: PlanStep.APPROVED.label,
}

DECIDED: Final = frozenset({PlanStep.SUBMITTED, PlanStep.APPROVED})
"""The steps at which the plan is as complete as it must be."""

BEGINNERS: Final = 2
"""So many people are known from the set-up: the principal and who leads."""


class Phase(Term):
    """The four phases of the cycle."""

    PLANNING = "planning", N_("Planning")
    ORGANIZING = "organizing", N_("Organizing")
    EXECUTING = "executing", N_("Execution")
    EVALUATING = "evaluating", N_("Evaluation")


class YearStanding(Record):
    """How far the year has come, as counts."""

    plan_step: PlanStep | None
    activities: int
    with_committee: int
    closed: int
    reviewed: int

    @property
    def step_in_words(self) -> str:
        """Where the plan is, as a message; what is planned already is a draft."""
        if self.plan_step is None and self.activities:
            return PlanStep.DRAFT.label
        return PLAN_WORDS[self.plan_step]


class FirstStep(Term):
    """What a school does until its first plan is with the principal, in order."""

    SCHOOL = "school", N_("School")
    PUPILS = "pupils", N_("Pupils")
    PEOPLE = "people", N_("People")
    ACCOUNTS = "accounts", N_("Accounts")
    GOALS = "goals", N_("Goals")
    ACTIVITIES = "activities", N_("Activities")
    SUBMIT = "submit", N_("Submit the plan")


class FirstSteps(Record):
    """How far the school came on the way to its first plan, as counts."""

    pupils: int
    class_groups: int
    people: int
    accounts: int
    deciders: int
    goals: int
    activities: int
    was_submitted: bool

    def done(self, complete: int) -> dict[FirstStep, bool]:
        """Return which steps are done; ``complete``: activities that lack nothing.

        Without an account of the principal nobody can approve the plan.
        """
        return {
            FirstStep.SCHOOL: True,
            FirstStep.PUPILS: self.pupils > 0,
            FirstStep.PEOPLE: self.people > BEGINNERS,
            FirstStep.ACCOUNTS: self.deciders > 0,
            FirstStep.GOALS: self.goals > 0,
            FirstStep.ACTIVITIES: 0 < self.activities == complete,
            FirstStep.SUBMIT: self.was_submitted,
        }


def phase_now(state: YearStanding) -> Phase:
    """Return the phase that most of the work is in now."""
    if state.plan_step is not PlanStep.APPROVED or not state.activities:
        return Phase.PLANNING
    if state.closed == state.activities:
        return Phase.EVALUATING
    if not state.closed and state.with_committee < state.activities:
        return Phase.ORGANIZING
    return Phase.EXECUTING


def progress(state: YearStanding, complete: int) -> dict[Phase, float]:
    """Return how much of each phase is done, from 0 to 1.

    ``complete``: so many activities have all that the plan needs.
    """
    planned = _part(complete, state.activities)
    return {
        Phase.PLANNING: 1.0 if state.plan_step in DECIDED else planned,
        Phase.ORGANIZING: _part(state.with_committee, state.activities),
        Phase.EXECUTING: _part(state.closed, state.activities),
        Phase.EVALUATING: _part(state.reviewed, state.activities),
    }


def _part(done: int, of: int) -> float:
    return done / of if of else 0.0

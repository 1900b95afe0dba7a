"""Where the year's plan stands, and at which steps nothing of it may be changed."""

from collections.abc import Mapping
from typing import Final

from data.calendar import SchoolYear
from data.errors import HumasError, WrongStep
from data.language import N_
from data.record import Term


class PlanStep(Term):
    """Where the year's work programme stands."""

    DRAFT = "draft", N_("draft")
    SUBMITTED = "submitted", N_("submitted")
    RETURNED = "returned", N_("returned")
    APPROVED = "approved", N_("approved")


LOCKS: Final[Mapping[PlanStep, str]] = {
    PlanStep.SUBMITTED: N_(
        "The work programme {year} has been submitted. Wait for the principal's "
        "decision; nothing of it can be changed until then."
    ),
    PlanStep.APPROVED: N_(
        "The work programme {year} has been approved. Choose “Revise” on the page of "
        "the work programme, with a reason, before changing it."
    ),
}
"""The steps at which nothing may be changed, and what those who plan are told then."""


def lock_refusal(step: PlanStep, year: SchoolYear) -> HumasError | None:
    """Return why a plan at this step may not be changed, or None."""
    return WrongStep(LOCKS[step], year=str(year)) if step in LOCKS else None

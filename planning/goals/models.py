"""Goals of the year's work programme, and when they may be changed."""

from uuid import UUID

from data.actor import Actor, Role
from data.errors import HumasError, NotAllowed
from data.language import N_
from data.record import Line, Record, Text


class GoalDraft(Record):
    """What a person fills in to set a goal."""

    title: Line
    reason: Text = ""


class Goal(GoalDraft):
    """One goal of a school year; every activity points to one."""

    id: UUID
    school_year: int
    number: int
    version: int

    def says(self, draft: GoalDraft) -> bool:
        """Whether the goal already reads like ``draft``."""
        return draft == GoalDraft(title=self.title, reason=self.reason)


def planning_refusal(by: Actor) -> HumasError | None:
    """Return why ``by`` may not plan, or None."""
    if by.role is Role.HUMAS_LEAD:
        return None
    return NotAllowed(
        N_("Only the vice principal for public relations plans the year.")
    )


def reading_refusal(by: Actor) -> HumasError | None:
    """Return why ``by`` may not read the plan, or None."""
    if by.role in {Role.HUMAS_LEAD, Role.PRINCIPAL}:
        return None
    return NotAllowed(
        N_(
            "This page is for the principal and the vice principal for public "
            "relations."
        )
    )

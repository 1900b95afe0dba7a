"""Positions of an activity's committee, who holds them, and who may change them."""

from typing import Final
from uuid import UUID

from data.actor import Actor, Role
from data.errors import HumasError, NotAllowed, Refused, WrongStep
from data.language import N_
from data.record import Line, Record, Text


class PositionDraft(Record):
    """What a person fills in about a position: duty, right and responsibility."""

    title: Line
    duty: Text = ""
    entitlement: Text = ""
    responsibility: Text = ""


class Position(PositionDraft):
    """One position of an activity's committee."""

    id: UUID
    activity_id: UUID
    number: int
    version: int

    @property
    def draft(self) -> PositionDraft:
        """What was filled in."""
        return PositionDraft(
            title=self.title,
            duty=self.duty,
            entitlement=self.entitlement,
            responsibility=self.responsibility,
        )


class Member(Record):
    """Somebody who holds a position."""

    position_id: UUID
    person_id: UUID
    name: str


USUAL_POSITIONS: Final = (
    (
        N_("Person responsible"),
        N_("Gives direction and approves the preparations."),
        N_("Receives reports and may stop or change what was prepared."),
        N_("Answers for the whole activity towards the school and the parents."),
    ),
    (
        N_("Chair"),
        N_("Leads the committee, shares out the tasks and watches the dates."),
        N_("Decides within the plan and calls committee meetings."),
        N_("Reports preparation and results to the person responsible."),
    ),
    (
        N_("Secretary"),
        N_("Prepares invitations, attendance lists and minutes."),
        N_("Receives the data and letters that the committee needs."),
        N_("Answers for complete and orderly papers."),
    ),
    (
        N_("Treasurer"),
        N_("Keeps the budget, pays and collects receipts."),
        N_("Declines spending that is not in the budget."),
        N_("Accounts for every rupiah within seven days of the activity."),
    ),
    (
        N_("Programme section"),
        N_("Arranges the programme, the speakers and the host."),
        N_("Proposes changes to the programme of the day."),
        N_("Sees to it that the programme runs on time."),
    ),
    (
        N_("Equipment section"),
        N_("Prepares the room, chairs, sound and online connection."),
        N_("Uses the school's facilities after asking for them."),
        N_("Returns everything complete and the room in order."),
    ),
    (
        N_("Documentation section"),
        N_("Counts who came for each class group and takes photos."),
        N_("Gets access to the lists of the day."),
        N_("Hands the recap and photos in within two days; guards families' data."),
    ),
)
"""Title, duty, right and responsibility of the seven usual positions (messages)."""


def organizing_refusal(by: Actor) -> HumasError | None:
    """Return why ``by`` may not set up committees, or None."""
    if by.role is Role.HUMAS_LEAD:
        return None
    return NotAllowed(
        N_("Only the vice principal for public relations sets up committees.")
    )


def completed_refusal(title: str, *, completed: bool) -> HumasError | None:
    """Return why an activity's committee stays as it was, or None."""
    if not completed:
        return None
    return WrongStep(
        N_(
            "The closing of “{title}” has been completed; its committee and tasks stay "
            "as they were. Reopen the closing first."
        ),
        title=title,
    )


def removal_refusal(position: Position, tasks: int) -> HumasError | None:
    """Return why a position cannot be removed, or None."""
    if not tasks:
        return None
    return Refused(
        N_(
            "{count} tasks are given to “{title}”. Give them to somebody else or take "
            "them back first."
        ),
        count=tasks,
        title=position.title,
    )

"""Who stands in for a pupil's parents, why, from when until when."""

from datetime import date
from typing import Final
from uuid import UUID

from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord, Line, Record, Term, Text

LAST_MEETINGS: Final = 3
"""Over so many meetings it is asked who was represented at none."""


class StandingInReason(Term):
    """Why somebody stands in for the parents."""

    FAR = "far", N_("The parents live far away")
    DECEASED = "deceased", N_("The parents have died")
    UNABLE = "unable", N_("The parents are permanently unable to come")


class Hint(Term):
    """What in the list of pupils says that somebody may have to stand in."""

    DECEASED = "deceased", N_("Both parents have died")
    UNNAMED = "unnamed", N_("No parent or guardian is named")
    AWAY = "away", N_("Does not live with the parents")


class FosterParentDraft(Record):
    """What a person fills in about who stands in; both sides have agreed."""

    student_id: UUID
    name: Line
    phone: str | None = None
    reason: StandingInReason
    note: Text = ""
    family_agreed_on: date
    foster_agreed_on: date
    begins_on: date
    ends_on: date | None = None


class FosterParent(
    FosterParentDraft, KeptRecord, table="foster_parent", fixed=("student_id",)
):
    """Who stands in for the parents of one pupil."""

    id: UUID
    version: int

    def is_active_on(self, day: date) -> bool:
        """Whether they stand in on this day."""
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)


def draft_refusal(draft: FosterParentDraft, today: date) -> HumasError | None:
    """Return what contradicts itself in a draft, or None."""
    agreed = max(draft.family_agreed_on, draft.foster_agreed_on)
    if agreed > today:
        return Refused(
            N_("{day} has not come yet. Enter the day on which both sides had agreed."),
            day=agreed,
        )
    if draft.begins_on < agreed:
        return Refused(
            N_(
                "Standing in begins on {begins}, before both sides had agreed "
                "({agreed}). Choose a later beginning, or correct the days of consent."
            ),
            begins=draft.begins_on,
            agreed=agreed,
        )
    if draft.ends_on and draft.ends_on < draft.begins_on:
        return Refused(
            N_("It ends on {ends}, before it begins on {begins}. Correct the dates."),
            ends=draft.ends_on,
            begins=draft.begins_on,
        )
    return None


def overlap_refusal(
    draft: FosterParentDraft, others: list[FosterParent]
) -> HumasError | None:
    """Return that somebody else stands in at the same time, or None."""
    for other in others:
        begins_before_its_end = (
            other.ends_on is None or draft.begins_on <= other.ends_on
        )
        ends_after_its_start = draft.ends_on is None or other.begins_on <= draft.ends_on
        if begins_before_its_end and ends_after_its_start:
            return Refused(
                N_(
                    "{name} already stands in for this pupil at that time. End that "
                    "first, or choose other days."
                ),
                name=other.name,
            )
    return None


def end_refusal(kept: FosterParent, ends_on: date) -> HumasError | None:
    """Return why standing in cannot end on a day, or None."""
    if ends_on >= kept.begins_on:
        return None
    return Refused(
        N_("It ends on {ends}, before it begins on {begins}. Correct the dates."),
        ends=ends_on,
        begins=kept.begins_on,
    )

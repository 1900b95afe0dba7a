"""When an obstacle or a supporting factor can be kept, and when one stands out."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from data.calendar import SchoolYear
from data.errors import HumasError, NotAllowed, Refused
from data.factors import FACTORS, Factor, FactorSide
from data.language import N_
from data.obstacles import Obstacle, ObstacleDraft, side_of
from data.record import KeptRecord, Record, Text

LONG: Final = timedelta(days=14)
"""An obstacle that is open for longer stands out."""

SLACK: Final = timedelta(days=60)
"""How far outside its school year an obstacle may still have arisen."""

NOT_YOURS: Final = N_(
    "You note obstacles and what helped for activities whose committee you are in, or "
    "that you are in charge of. Tell the vice principal for public relations about "
    "others."
)


class FactorDraft(Record):
    """What a person fills in about something that helped."""

    activity_id: UUID | None = None
    code: Factor
    side: FactorSide | None = None
    note: Text = ""
    noted_on: date

    @property
    def settled_side(self) -> FactorSide:
        """The side it was said to be on, or that of the papers."""
        return self.side or FACTORS[self.code][0]


class SupportingFactor(
    FactorDraft,
    KeptRecord,
    table="supporting_factor",
    fixed=("school_year", "noted_by"),
    missing=N_("This supporting factor is not there any more."),
):
    """Something that helped in a school year, as it is kept."""

    id: UUID
    school_year: int
    side: FactorSide
    noted_by: UUID
    version: int = 1


def not_theirs() -> HumasError:
    """Return that a committee member notes only what is of their own activities."""
    return NotAllowed(NOT_YOURS)


def is_long_open(raised_on: date, resolved_on: date | None, today: date) -> bool:
    """Return whether an obstacle is open for longer than it should be."""
    return resolved_on is None and today - raised_on > LONG


def settled(draft: ObstacleDraft) -> ObstacleDraft:
    """Return the draft with its side: the one chosen, or that of the papers."""
    side = draft.side or side_of(draft.code)
    return draft.model_copy(update={"side": side})


def obstacle_refusal(
    draft: ObstacleDraft, today: date, year: SchoolYear
) -> HumasError | None:
    """Return what contradicts itself or lies in another time, or None."""
    return (
        _time_refusal(draft.raised_on, today, year)
        or _order_refusal(draft, today)
        or _remedy_refusal(draft)
    )


def factor_refusal(
    draft: FactorDraft, today: date, year: SchoolYear
) -> HumasError | None:
    """Return why a supporting factor cannot be kept like this, or None."""
    if draft.code is Factor.OTHER and not draft.note:
        return Refused(N_("Say what else helped: write a note."))
    return _time_refusal(draft.noted_on, today, year)


def _time_refusal(day: date, today: date, year: SchoolYear) -> HumasError | None:
    if day > today:
        return Refused(N_("{day} has not come yet. Correct the date."), day=day)
    if not year.first_day - SLACK <= day <= year.last_day + SLACK:
        return Refused(
            N_("{day} is too far from school year {year}. Check the year of the date."),
            day=day,
            year=str(year),
        )
    return None


def _order_refusal(draft: ObstacleDraft, today: date) -> HumasError | None:
    for day in filter(None, (draft.acted_on, draft.resolved_on)):
        if day > today:
            return Refused(N_("{day} has not come yet. Correct the date."), day=day)
        if day < draft.raised_on:
            return Refused(
                N_("“{note}” arose on {raised}, after {day}. Correct the dates."),
                note=draft.note,
                raised=draft.raised_on,
                day=day,
            )
    if draft.acted_on and draft.resolved_on and draft.resolved_on < draft.acted_on:
        return Refused(
            N_("“{note}” was resolved before it was acted on. Correct the dates."),
            note=draft.note,
        )
    return None


def _remedy_refusal(draft: ObstacleDraft) -> HumasError | None:
    if draft.resolved_on and not draft.remedy:
        return Refused(
            N_(
                "Say what was done about “{note}” before it counts as resolved; where "
                "it went by itself, write that."
            ),
            note=draft.note,
        )
    if draft.effect and not draft.remedy:
        return Refused(N_("Say what was done before you note what came of it."))
    if draft.effect and not draft.effect_note:
        return Refused(
            N_("Write in a few words by what you see that it helped or did not.")
        )
    if draft.effect_note and not draft.effect:
        return Refused(N_("Choose whether what was done helped."))
    return None


def event_of(before: Obstacle, after: Obstacle) -> str:
    """Return what a change of an obstacle is called in the history."""
    if before.resolved_on is None and after.resolved_on:
        return "resolved"
    if before.resolved_on and after.resolved_on is None:
        return "opened again"
    if after.effect and after.effect is not before.effect:
        return "effect noted"
    if before.acted_on is None and after.acted_on:
        return "acted on"
    return "changed"

"""What the closing of an activity says, when it is whole, and who may close."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field, model_validator

from data.activity import ActivityStep
from data.calendar import SchoolYear
from data.errors import HumasError, Refused, WrongStep
from data.gauge import contradicts, gauge_of
from data.language import N_, in_list, say
from data.record import KeptRecord, Record, Term, Text
from planning.activities.models import Measure, Mode

Count = Annotated[int, Field(ge=0)]

SLACK: Final = timedelta(days=60)
"""How far outside its school year an activity may still have taken place."""


class Outcome(Term):
    """What became of an activity."""

    HELD = ActivityStep.HELD.value, N_("Held as planned")
    MOVED_ONLINE = ActivityStep.MOVED_ONLINE.value, ActivityStep.MOVED_ONLINE.label
    POSTPONED = ActivityStep.POSTPONED.value, ActivityStep.POSTPONED.label
    NOT_HELD = ActivityStep.NOT_HELD.value, ActivityStep.NOT_HELD.label


CARRIED_OUT = frozenset({Outcome.HELD, Outcome.MOVED_ONLINE})


class Reason(Term):
    """Why an activity was not held as planned."""

    PANDEMIC = "pandemic", N_("Pandemic")
    WEATHER = "weather", N_("Natural disaster or extreme weather")
    RAIN = "rain", N_("Bad weather")
    BUDGET = "budget", N_("Money")
    CLASH = "clash", N_("Clash of dates")
    HEALTH = "health", N_("Health")
    SPEAKER = "speaker", N_("Speaker not available")
    FACILITIES = "facilities", N_("Room or equipment")
    REGULATION = "regulation", N_("Regulation")
    OTHER = "other", N_("Another reason")


class ParticipationRow(Record):
    """Families of one class group: invited, and represented by whom."""

    class_group_id: UUID
    invited: Count = 0
    father: Count = 0
    mother: Count = 0
    guardian: Count = 0
    foster_parent: Count = 0
    online: Count = 0

    @model_validator(mode="after")
    def _not_more_than_invited(self) -> Self:
        if self.represented > self.invited:
            msg = "more families represented than invited"
            raise ValueError(msg)
        return self

    @property
    def represented(self) -> int:
        """Families that were represented; each is counted once."""
        return (
            self.father + self.mother + self.guardian + self.foster_parent + self.online
        )


COUNTED = ("invited", "father", "mother", "guardian", "foster_parent", "online")


def entered_row(
    class_group_id: UUID, class_group: str, entered: dict[str, object]
) -> ParticipationRow:
    """Return a class group's row from what was typed, or raise what is wrong in it."""
    counts = {name: _count(entered.get(name)) for name in COUNTED}
    represented = sum(counts.values()) - counts["invited"]
    if represented > counts["invited"]:
        raise Refused(
            N_(
                "{class_group}: {represented} families were represented but only "
                "{invited} invited. Count each family once."
            ),
            class_group=class_group,
            represented=represented,
            invited=counts["invited"],
        )
    return ParticipationRow(class_group_id=class_group_id, **counts)


def _count(typed: object) -> int:
    return int(typed) if isinstance(typed, int | float) and typed > 0 else 0


class Participation(
    ParticipationRow,
    KeptRecord,
    table="participation_count",
    key=("activity_id", "class_group_id"),
):
    """A class group's row, as it is kept."""

    activity_id: UUID


class ClosingFacts(Record):
    """What the closing itself says, beside its lists.

    The last three are for its report: how it went, conclusions, what is advised.
    """

    outcome: Outcome | None = None
    held_on: date | None = None
    mode: Mode | None = None
    reason: Reason | None = None
    reason_note: Text = ""
    measured_value: Measure | None = None
    decisions: Text = ""
    course: Text = ""
    conclusion: Text = ""
    suggestions: Text = ""


class ClosingDraft(ClosingFacts):
    """What a person fills in; half-done is enough to save it."""

    participation: tuple[ParticipationRow, ...] = ()

    def counted(self, indicator: str, unit: str) -> Decimal | None:
        """Return the result that the attendance gives, or None: it is typed in."""
        gauge = gauge_of(indicator, unit)
        if gauge is None:
            return None
        invited = sum(row.invited for row in self.participation)
        came = sum(row.represented for row in self.participation)
        return gauge.counted(invited, came)

    def says_the_same(self, other: "ClosingDraft") -> bool:
        """Return whether both say the same, in whatever order."""
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ClosingFacts.model_fields
        ) and Counter(self.participation) == Counter(other.participation)


class Closing(ClosingFacts, KeptRecord, table="closing", key=("activity_id",)):
    """An activity's kept closing."""

    activity_id: UUID
    completed_at: datetime | None
    completed_by: UUID | None
    version: int


def lacks(draft: ClosingDraft, invited_groups: Collection[UUID]) -> Iterator[str]:
    """Say (as messages) what a closing lacks before it is whole."""
    if draft.outcome is None:
        yield N_("what became of it")
        return
    if draft.outcome in CARRIED_OUT:
        yield from _lacks_of_the_day(draft, invited_groups)
    if draft.outcome is not Outcome.HELD:
        yield from _lacks_of_the_reason(draft)


def _lacks_of_the_day(
    draft: ClosingDraft, invited_groups: Collection[UUID]
) -> Iterator[str]:
    if draft.held_on is None:
        yield N_("the actual date")
    if draft.mode is None:
        yield N_("the actual mode")
    if set(invited_groups) - {row.class_group_id for row in draft.participation}:
        yield N_("participation of every class group invited")
    elif invited_groups and not any(row.invited for row in draft.participation):
        yield N_("how many families were invited")
    if not draft.decisions:
        yield N_("the decisions (write “none” if there were none)")


def _lacks_of_the_reason(draft: ClosingDraft) -> Iterator[str]:
    if draft.reason is None:
        yield N_("the reason")
    elif draft.reason is Reason.OTHER and not draft.reason_note:
        yield N_("a note on the reason")


def whole_refusal(
    draft: ClosingDraft, invited_groups: Collection[UUID], title: str
) -> HumasError | None:
    """Return all that a closing lacks in one sentence, or None when it is whole."""
    missing = [say(lack) for lack in lacks(draft, invited_groups)]
    if not missing:
        return None
    return Refused(
        N_(
            "“{title}” cannot be closed yet. Still missing: {parts}. Fill these in, or "
            "save it half-done."
        ),
        title=title,
        parts=in_list(missing),
    )


def draft_refusal(
    draft: ClosingDraft, today: date, year: SchoolYear
) -> HumasError | None:
    """Return what contradicts itself or lies in another time, or None."""
    if draft.held_on and draft.held_on > today:
        return Refused(
            N_("{day} has not come yet. An activity is closed after it took place."),
            day=draft.held_on,
        )
    if draft.held_on and not _near(draft.held_on, year):
        return Refused(
            N_(
                "{day} is too far from school year {year}. Check the year of the "
                "actual date."
            ),
            day=draft.held_on,
            year=str(year),
        )
    if draft.outcome is Outcome.MOVED_ONLINE and draft.mode is Mode.FACE_TO_FACE:
        return Refused(
            N_("It was moved online, so the mode cannot be face to face. Choose again.")
        )
    groups = [row.class_group_id for row in draft.participation]
    if len(set(groups)) < len(groups):
        return Refused(N_("A class group is counted twice."))
    return None


def _near(day: date, year: SchoolYear) -> bool:
    return year.first_day - SLACK <= day <= year.last_day + SLACK


def result_refusal(
    typed: Decimal | None, counted: Decimal | None, unit: str
) -> HumasError | None:
    """Return that a typed result contradicts the attendance, or None."""
    if not contradicts(typed, counted):
        return None
    return Refused(
        N_(
            "The result typed in, {typed} {unit}, contradicts the attendance above, "
            "which gives {counted} {unit}. Correct the attendance or leave the result "
            "empty; it is counted from the attendance."
        ),
        typed=typed,
        counted=counted,
        unit=unit,
    )


def programme_refusal(year: object, *, approved: bool) -> HumasError | None:
    """Return why no activity of the year can be closed yet, or None."""
    if approved:
        return None
    return WrongStep(
        N_(
            "The work programme {year} is not approved, so its activities cannot be "
            "closed yet. Submit it on the page “Work programme” and let the principal "
            "approve it."
        ),
        year=str(year),
    )


def completed_refusal(closing: Closing | None) -> HumasError | None:
    """Return why a closing cannot be saved any more, or None."""
    if closing is None or closing.completed_at is None:
        return None
    return WrongStep(
        N_("This closing was completed. Reopen it with a reason before changing it.")
    )


def reopening_refusal(closing: Closing, reviews: int) -> HumasError | None:
    """Return why a closing cannot be reopened, or None."""
    if closing.completed_at is None:
        return WrongStep(
            N_("This closing is not completed; it can be changed as it is.")
        )
    if reviews:
        return WrongStep(
            N_(
                "The principal has signed a review of this activity, so its closing "
                "stays as it is. Ask for a new review instead."
            )
        )
    return None

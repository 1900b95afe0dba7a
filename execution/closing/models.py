"""What the closing of an activity says, when it is whole, and who may close."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple
from uuid import UUID

from data.activity import ActivityStep
from data.calendar import SchoolYear
from data.errors import HumasError, Refused, WrongStep
from data.gauge import Turnout, contradicts, gauge_of
from data.language import N_, in_list, say
from data.record import KeptRecord, Record, Term, Text
from planning.activities.models import Measure, Mode

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


class Attended(Turnout):
    """What the attendance says: who was invited and came, and what it lacks.

    ``groups`` are the class groups that the activity addresses, ``unfinished`` those of
    them with pupils about whom nothing is entered, ``counted_only`` those where nobody
    took names. ``lacks_pupils``: it is for some pupils, and nobody named them.
    """

    groups: int = 0
    unfinished: int = 0
    counted_only: int = 0
    lacks_pupils: bool = False

    def gives(self, indicator: str, unit: str) -> bool:
        """Return whether the attendance gives the result, or will when entered."""
        gauge = gauge_of(indicator, unit)
        return gauge is not None and gauge.fits(self)

    def counted(self, indicator: str, unit: str) -> Decimal | None:
        """Return the result that the attendance gives, or None: it is typed in."""
        gauge = gauge_of(indicator, unit)
        return gauge.counted(self) if gauge else None


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

    def says_the_same(self, other: "ClosingDraft") -> bool:
        """Return whether both say the same, in whatever order."""
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ClosingFacts.model_fields
        )


class Closing(ClosingFacts, KeptRecord, table="closing", key=("activity_id",)):
    """An activity's kept closing."""

    activity_id: UUID
    completed_at: datetime | None
    completed_by: UUID | None
    version: int


ATTENDANCE: Final = "kehadiran"
"""The part of the activity's room in which people who came are entered."""


class Lack(NamedTuple):
    """What a closing lacks, as a message with its facts.

    ``part`` is the part of the activity's room where it is mended; empty: the closing.
    """

    message: str
    part: str = ""
    facts: Mapping[str, object] = MappingProxyType({})

    def in_words(self) -> str:
        """Return what is lacking as people read it."""
        return say(self.message, **self.facts)


def lacks(draft: ClosingDraft, attended: Attended) -> Iterator[Lack]:
    """Say what a closing lacks before it is whole, and where it is mended.

    An activity is asked for its own groups only: class groups that it invites, and the
    groups that are no families which its plan names.
    """
    if draft.outcome is None:
        yield Lack(N_("what became of it"))
        return
    if draft.outcome in CARRIED_OUT:
        yield from _lacks_of_the_day(draft, attended)
    if draft.outcome is not Outcome.HELD:
        yield from _lacks_of_the_reason(draft)


def _lacks_of_the_day(draft: ClosingDraft, attended: Attended) -> Iterator[Lack]:
    if draft.held_on is None:
        yield Lack(N_("the actual date"))
    if draft.mode is None:
        yield Lack(N_("the actual mode"))
    if attended.unfinished:
        yield Lack(N_("attendance of every class group invited"), ATTENDANCE)
    elif attended.groups and not attended.invited:
        yield Lack(N_("how many families were invited"), ATTENDANCE)
    for one in attended.parties:
        if not one.is_entered:
            named = {"party": one.party}
            yield Lack(N_("how many came of: {party}"), ATTENDANCE, named)
    if not draft.decisions:
        yield Lack(N_("the decisions (write “none” if there were none)"))


def hints(draft: ClosingDraft, attended: Attended) -> Iterator[Lack]:
    """Say what makes a closing weaker as proof, and where it is mended."""
    if draft.outcome not in CARRIED_OUT:
        return
    if attended.lacks_pupils:
        yield Lack(
            N_(
                "Nobody named the pupils whose families it was for, so none of them "
                "counts as represented."
            ),
            ATTENDANCE,
        )
    if attended.counted_only:
        yield Lack(
            N_(
                "Counted without names in {count} class groups, which proves less than "
                "a list of names."
            ),
            ATTENDANCE,
            {"count": attended.counted_only},
        )


def _lacks_of_the_reason(draft: ClosingDraft) -> Iterator[Lack]:
    if draft.reason is None:
        yield Lack(N_("the reason"))
    elif draft.reason is Reason.OTHER and not draft.reason_note:
        yield Lack(N_("a note on the reason"))


def whole_refusal(
    draft: ClosingDraft, attended: Attended, title: str
) -> HumasError | None:
    """Return all that a closing lacks in one sentence, or None when it is whole."""
    missing = [lack.in_words() for lack in lacks(draft, attended)]
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
            "The result typed in, {typed} {unit}, contradicts the attendance, "
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


def unclosed_refusal() -> HumasError:
    """Return why the official record of an open closing gets no number."""
    return WrongStep(
        N_("The official record is a draft until the closing is complete.")
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

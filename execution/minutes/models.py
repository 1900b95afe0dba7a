"""Minutes of a meeting: when they are whole, who takes them, what is followed up."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Final
from uuid import UUID

from data.arising import FARTHEST
from data.calendar import SchoolYear
from data.errors import HumasError, NotAllowed, Refused, WrongStep
from data.language import N_
from data.record import KeptRecord, Passage, Record, Text, Title, Words
from planning.meeting.models import Meeting, MeetingKind, Nature

SLACK: Final = timedelta(days=60)
"""How far outside its school year a meeting may still have been held."""

MOST_DAYS: Final = 365
"""So many days from its activity a task is due at most; else it is a follow-up."""

WHO_TAKES: Final = ("sekretaris", "notulis", "notulen", "secretary")
"""The positions of a committee that take the minutes, by a word of their titles."""

NOT_YOURS: Final = N_(
    "Minutes of an activity are taken by its committee's secretary or minute-taker, "
    "and by the vice principal for public relations."
)


class MinutesDraft(Record):
    """What a person fills in about a meeting as a whole."""

    kind: MeetingKind = MeetingKind.PARENTS
    activity_id: UUID | None = None
    title: Words = ""
    nature: Nature = Nature.ORDINARY
    held_on: date
    opened_at: time | None = None
    closed_at: time | None = None
    place: Words = ""
    leader_id: UUID | None = None
    taker_id: UUID | None = None
    agenda: Text = ""
    names: Text = ""
    next_on: date | None = None
    next_note: Text = ""

    @classmethod
    def of(cls, kept: Meeting) -> "MinutesDraft":
        """Return what is kept as it would be filled in again."""
        return cls.as_kept(**{name: getattr(kept, name) for name in cls.model_fields})


OF_THE_PLAN: Final = ("kind", "held_on", "place", "agenda")
"""What the annual meeting's own page keeps, while the plan may be changed."""


class ItemDraft(Record):
    """What was said on one point of the agenda."""

    title: Title
    speaker: Words = ""
    content: Text = ""


class Item(
    ItemDraft,
    KeptRecord,
    table="meeting_item",
    fixed=("meeting_id", "number"),
    missing=N_("This point is not in the minutes any more."),
):
    """One point of a meeting, as it is kept."""

    id: UUID
    meeting_id: UUID
    number: int
    version: int = 1


class DecisionDraft(Record):
    """What was decided, and, where it is to be carried out, by whom until when."""

    text: Passage
    owner_id: UUID | None = None
    due_on: date | None = None


def not_theirs() -> HumasError:
    """Return that only who takes an activity's minutes writes them."""
    return NotAllowed(NOT_YOURS)


def takes_minutes(titles: Iterable[str]) -> bool:
    """Return whether somebody with these positions takes the minutes."""
    return any(word in title.casefold() for title in titles for word in WHO_TAKES)


def minutes_refusal(
    draft: MinutesDraft, today: date, year: SchoolYear
) -> HumasError | None:
    """Return what contradicts itself or lies in another time, or None."""
    if draft.held_on > today:
        return Refused(
            N_("{day} has not come yet. Minutes are kept of meetings that were held."),
            day=draft.held_on,
        )
    if not year.first_day - SLACK <= draft.held_on <= year.last_day + SLACK:
        return Refused(
            N_("{day} is too far from school year {year}. Check the year of the date."),
            day=draft.held_on,
            year=str(year),
        )
    if draft.opened_at and draft.closed_at and draft.closed_at <= draft.opened_at:
        return Refused(
            N_("The meeting was closed before it was opened. Correct the hours.")
        )
    if draft.next_on and draft.next_on <= draft.held_on:
        return Refused(N_("The next meeting is after this one. Correct its date."))
    return None


def plan_refusal(kept: Meeting, draft: MinutesDraft) -> HumasError | None:
    """Return that the annual meeting's day, place and agenda are the plan's, or None.

    No other meeting becomes the annual one either: the plan knows which opened it.
    """
    is_annual = MeetingKind.ANNUAL in {kept.kind, draft.kind}
    if is_annual and any(getattr(kept, n) != getattr(draft, n) for n in OF_THE_PLAN):
        return Refused(
            N_(
                "Kind, day, place and agenda of the annual meeting are kept on the "
                "page “Annual meeting”."
            )
        )
    return None


def new_refusal(draft: MinutesDraft) -> HumasError | None:
    """Return that the annual meeting is recorded on its own page, or None."""
    if draft.kind is not MeetingKind.ANNUAL:
        return None
    return Refused(
        N_("The annual meeting is recorded on the page “Annual meeting”, once a year.")
    )


def decision_refusal(draft: DecisionDraft, held_on: date) -> HumasError | None:
    """Return why a decision cannot be kept like this, or None."""
    if (draft.owner_id is None) != (draft.due_on is None):
        return Refused(
            N_(
                "What is to be carried out has a person and a date. Fill in both, or "
                "neither where nobody has to do anything."
            )
        )
    if draft.due_on and not held_on <= draft.due_on <= held_on + FARTHEST:
        return Refused(
            N_(
                "{day} is before the meeting of {held}, or more than two years after "
                "it. Check the date."
            ),
            day=draft.due_on,
            held=held_on,
        )
    return None


def entrusting_refusal(owner_id: UUID | None, text: str) -> HumasError | None:
    """Return why a decision is not given to somebody once more, or None."""
    if owner_id is None:
        return None
    return WrongStep(
        N_("“{text}” was given to somebody already. Look at the follow-ups."),
        text=text,
    )


def striking_refusal(decisions: int) -> HumasError | None:
    """Return why minutes are not struck, or None."""
    if not decisions:
        return None
    return Refused(
        N_("These minutes hold {count} decisions. Strike the decisions first."),
        count=decisions,
    )

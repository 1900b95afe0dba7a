"""The parts of an activity's room, and who may enter it."""

from collections.abc import Collection
from datetime import time
from typing import Final, Self
from uuid import UUID

from data import duties
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotAllowed, WrongStep
from data.language import N_
from data.record import KeptRecord, Record, Term, Text, Words
from planning.activities.models import Activity


class Part(Term):
    """A part of the room; its code is its word in the address."""

    PLAN = "rencana", N_("The plan")
    COMMITTEE = "panitia", N_("Committee")
    TASKS = "tugas", N_("Tasks")
    INVITATIONS = "undangan", N_("Invitations")
    ATTENDANCE = "kehadiran", N_("Attendance")
    MONEY = "keuangan", N_("Finances")
    OBSTACLES = "kendala", N_("Obstacles")
    MINUTES = "notulen", N_("Minutes")
    DOCUMENTATION = "dokumentasi", N_("Documentation")
    CLOSING = "penutupan", N_("Closing")


class After(Term):
    """What is to be there after an activity's day."""

    ATTENDANCE = "attendance", N_("attendance")
    MINUTES = "minutes", N_("minutes")
    MONEY = "money", N_("receipts")
    DOCUMENTATION = "documentation", N_("documentation")
    CLOSING = "closing", N_("closing")
    REPORT = "report", N_("conclusion of the report (LPJ)")


class DayDraft(Record):
    """What may be changed of an activity's day without a revision of the plan."""

    rundown: Text = ""
    place: Words = ""
    starts_at: time | None = None
    ends_at: time | None = None
    person_id: UUID | None = None

    @classmethod
    def of(cls, activity: Activity) -> Self:
        """Return the day as an activity has it."""
        facts = {name: getattr(activity, name) for name in DayDraft.model_fields}
        return cls.as_kept(**facts)


class DayChange(DayDraft, KeptRecord, table="day_change", key=("activity_id",)):
    """What was changed for an activity's day, and since which approved version."""

    activity_id: UUID
    since: int


NOT_OURS: Final = N_(
    "This room is open to the committee of its activity, to who is in charge of it, "
    "and to the leaders. It is none of your activities; yours are listed here."
)


def sees_all(by: Actor) -> bool:
    """Whether a person may enter the room of every activity."""
    return duties.may(Duty.READ_RESULTS, by)


def entry_refusal(
    activity_id: UUID, own: Collection[UUID], by: Actor
) -> HumasError | None:
    """Return why a person may not enter a room, or None; ``own`` are their activities.

    An activity that is not there is told like one that is not theirs.
    """
    if activity_id in own or sees_all(by):
        return None
    return NotAllowed(NOT_OURS)


def demand_entry(activity_id: UUID, own: Collection[UUID], by: Actor) -> None:
    """Raise why a person may not enter a room; ``own`` are their activities."""
    if refusal := entry_refusal(activity_id, own, by):
        raise refusal


def unapproved_refusal(title: str, *, approved: bool) -> HumasError | None:
    """Return why an activity's day is not changed in its room yet, or None."""
    if approved:
        return None
    return WrongStep(
        N_(
            "The work programme with “{title}” is not approved yet: its day is still "
            "part of the plan, and is changed there."
        ),
        title=title,
    )


def hours_refusal(activity: Activity) -> HumasError | None:
    """Return why an activity's hours cannot be so, or None."""
    year = SchoolYear(start=activity.school_year)
    return dict(activity.draft((), ()).refusals(year)).get("ends_at")

"""The parts of an activity's room, and who may enter it."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from data import duties
from data.actor import Actor
from data.duties import Duty
from data.errors import HumasError, NotAllowed
from data.language import N_
from data.record import Term


class Part(Term):
    """A part of the room; its code is its word in the address."""

    PLAN = "rencana", N_("The plan")
    COMMITTEE = "panitia", N_("Committee")
    TASKS = "tugas", N_("Tasks")
    INVITATIONS = "undangan", N_("Invitations")
    ATTENDANCE = "kehadiran", N_("Attendance")
    MONEY = "keuangan", N_("Money")
    OBSTACLES = "kendala", N_("Obstacles")
    MINUTES = "notulen", N_("Minutes")
    PHOTOS = "foto", N_("Photos")
    CLOSING = "penutupan", N_("Closing")


class After(Term):
    """What is to be there after an activity's day."""

    ATTENDANCE = "attendance", N_("attendance")
    CLOSING = "closing", N_("closing")


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

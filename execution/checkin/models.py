"""When families may report by themselves that they came, and which pupil they mean."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from data.activity import PlannedDay
from data.errors import HumasError, Refused, WrongStep
from data.language import N_, in_hour
from data.names import person_key
from data.participants import Presence
from data.record import KeptRecord, Record

CHECK_IN: Final = "check-in"
"""What a link opens that stands on the poster of an activity."""

ROOM: Final = "hadir/"
"""In which part of the links' place it opens."""

EARLY: Final = timedelta(hours=1)
"""How long before the activity begins families may report."""

CHOICES: Final = (Presence.FATHER, Presence.MOTHER, Presence.GUARDIAN)
NISN_DIGITS: Final = 10


class PrintedSheets(KeptRecord, table="printed_sheets", key=("activity_id",)):
    """Since when an activity's attendance sheets are printed."""

    activity_id: UUID
    printed_on: date


class Door(Record):
    """What decides whether an activity is open for families now."""

    when: PlannedDay
    starts_at: time | None
    is_closed: bool
    has_families: bool


class Listed(Record):
    """A pupil whose family is invited, as far as it is needed to find one."""

    student_id: UUID
    name: str
    nisn: str | None
    class_group_id: UUID


class CheckInDraft(Record):
    """What a parent typed: the pupil by NISN, or by name and class group; who came."""

    nisn: str = ""
    name: str = ""
    class_group_id: UUID | None = None
    presence: Presence

    @property
    def digits(self) -> str:
        """The NISN without gaps, dots and dashes."""
        return "".join(c for c in self.nisn if not c.isspace() and c not in ".-")


def giving_refusal(door: Door, now: datetime) -> HumasError | None:
    """Return why an activity cannot be opened for families, or None.

    ``now`` is at the school's clock.
    """
    if not door.has_families:
        return Refused(
            N_("No family is invited to this activity, so nobody can report by a link.")
        )
    if door.when.exact is None:
        return Refused(
            N_(
                "This activity has no day yet. Give it one; families report on that "
                "day only."
            )
        )
    if door.is_closed:
        return WrongStep(N_("The closing of this activity was completed."))
    if door.when.is_past(now.date()):
        return WrongStep(
            N_("The activity is over. Enter who came on the lists of the class groups.")
        )
    return None


def entering_refusal(door: Door, now: datetime) -> HumasError | None:
    """Return why families cannot report at this moment, or None."""
    if (
        not door.has_families
        or door.when.exact is None
        or door.is_closed
        or door.when.is_past(now.date())
    ):
        return WrongStep(N_("Reporting attendance for this activity is over."))
    if door.when.exact > now.date() or now < _opening(door, now):
        return WrongStep(
            N_(
                "Attendance is reported on the day of the activity, {when}, from "
                "{hour} on. Open this address again then."
            ),
            when=door.when.in_weekday(),
            hour=in_hour(_opening(door, now).time()),
        )
    return None


def _opening(door: Door, now: datetime) -> datetime:
    """Return from when on it is open on the day of ``now``."""
    begins = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if door.starts_at is None:
        return begins
    first = datetime.combine(now.date(), door.starts_at, now.tzinfo) - EARLY
    return max(begins, first)


def typed_refusal(draft: CheckInDraft) -> HumasError | None:
    """Return what is missing in what was typed, or None."""
    if draft.nisn.strip():
        if len(draft.digits) == NISN_DIGITS and draft.digits.isdecimal():
            return None
        return Refused(
            N_(
                "A NISN has {count} digits. Correct it, or empty it and write the "
                "pupil's name and class group."
            ),
            count=NISN_DIGITS,
        )
    if person_key(draft.name) and draft.class_group_id:
        return None
    return Refused(
        N_("Write the pupil's NISN, or the pupil's full name and the class group.")
    )


def meant(draft: CheckInDraft, invited: Iterable[Listed]) -> Listed | None:
    """Return the one pupil that was typed fully right, or None.

    Two pupils of one name in a class group are told apart by their NISN only.
    """
    if draft.nisn.strip():
        found = [one for one in invited if one.nisn == draft.digits]
    else:
        key = person_key(draft.name)
        found = [
            one
            for one in invited
            if one.class_group_id == draft.class_group_id
            and person_key(one.name) == key
        ]
    return found[0] if len(found) == 1 else None


def unknown() -> Refused:
    """Return the one answer to everything that is not fully right."""
    return Refused(
        N_(
            "This could not be recorded. Check what you typed, or tell the committee "
            "at the entrance; they note your attendance."
        )
    )

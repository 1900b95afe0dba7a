"""How often a form of cooperation is meant, what moves with an activity, and feeds."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field

from data.activity import PlannedDay
from data.calendar import MONTHS, SchoolYear
from data.cooperation import CooperationForm
from data.errors import HumasError, WrongStep
from data.language import N_
from data.record import KeptRecord, Line, Record
from planning.activities.models import Activity, Category, dated
from planning.clashes.models import Slot

DEFAULT_CADENCE: Final[Mapping[CooperationForm, int]] = {
    CooperationForm.POMG: 6,
    CooperationForm.RAPAT: 5,
}
"""Parent–teacher meetings every two months (partnership study); five meetings a year
(management study)."""

MONTHS_A_YEAR: Final = 12
MOST: Final = 60


class Observance(Record):
    """A day of the year that suits an activity; it is not a day off."""

    month: int
    day: int
    title: str

    def on(self, year: SchoolYear) -> date:
        """Return its date in a school year."""
        return year.month(self.month).replace(day=self.day)


OBSERVANCES: Final = (
    Observance(month=11, day=12, title=N_("Fathers' Day")),
    Observance(month=11, day=25, title=N_("Teachers' Day")),
    Observance(month=12, day=22, title=N_("Mothers' Day")),
    Observance(month=4, day=21, title=N_("Kartini Day")),
    Observance(month=5, day=2, title=N_("National Education Day")),
)


class Cadence(KeptRecord, table="cadence", key=("school_year", "form")):
    """How often in a year a form of cooperation is meant; version 0 is the usual."""

    school_year: int
    form: CooperationForm
    wanted: Annotated[int, Field(ge=0, le=MOST)]
    version: int

    def changed_to(self, wanted: int, version: int) -> Self:
        """Return the next version."""
        facts = {**dict(self), "wanted": wanted, "version": version + 1}
        return type(self).model_validate(facts)


def cadences_of(year: SchoolYear, kept: Iterable[Cadence]) -> list[Cadence]:
    """Return what the school keeps, with the usual numbers where it keeps none."""
    found = {
        form: Cadence(school_year=year.start, form=form, wanted=wanted, version=0)
        for form, wanted in DEFAULT_CADENCE.items()
    }
    found |= {cadence.form: cadence for cadence in kept}
    return list(found.values())


class Gap(Record):
    """Some months in which a form was meant to take place and is not planned."""

    first: date
    last: date


class CadenceCount(Record):
    """How often a form is planned, beside how often it is meant, and where it lacks."""

    form: CooperationForm
    wanted: int
    planned: int
    gaps: tuple[Gap, ...]

    @property
    def is_met(self) -> bool:
        """Whether it is planned often enough, in every part of the year."""
        return self.planned >= self.wanted and not self.gaps


def cadence_count(
    cadence: Cadence, planned: Sequence[date], year: SchoolYear
) -> CadenceCount:
    """Count the planned days (or months) of a form against what is meant.

    Where the number divides the year, such as six, every part of the year (two months)
    needs one; a part without one is a gap.
    """
    return CadenceCount(
        form=cadence.form,
        wanted=cadence.wanted,
        planned=len(planned),
        gaps=_gaps(cadence.wanted, planned, year),
    )


def _gaps(wanted: int, planned: Sequence[date], year: SchoolYear) -> tuple[Gap, ...]:
    if wanted < 2 or MONTHS_A_YEAR % wanted:  # noqa: PLR2004
        return ()
    length = MONTHS_A_YEAR // wanted
    taken = {MONTHS.index(day.month) // length for day in planned if day in year}
    return tuple(
        Gap(
            first=year.month(MONTHS[part * length]),
            last=year.month(MONTHS[part * length + length - 1]),
        )
        for part in range(wanted)
        if part not in taken
    )


class MovingTask(Record):
    """A task that hangs on an activity's day; ``given`` ones are somebody's already."""

    title: str
    offset_days: int
    is_given: bool
    is_done: bool


class MovedTask(Record):
    """A task before and after its activity moves; no date where there was none."""

    title: str
    is_given: bool
    was_on: date | None
    will_be_on: date


def moved_tasks(
    tasks: Iterable[MovingTask], old: PlannedDay, new: PlannedDay
) -> list[MovedTask]:
    """Return when each open task has to be done, before and after; done ones stay."""
    return sorted(
        (
            MovedTask(
                title=task.title,
                is_given=task.is_given,
                was_on=old.due_on(task.offset_days),
                will_be_on=due_on,
            )
            for task in tasks
            if not task.is_done and (due_on := new.due_on(task.offset_days))
        ),
        key=lambda moved: (moved.will_be_on, moved.title),
    )


def moved_to(
    activity: Activity,
    planned_on: date,
    starts_at: time | None,
    ends_at: time | None,
    version: int,
) -> Activity:
    """Return the activity on another day; it lasts as many days as before."""
    hours = {"starts_at": starts_at, "ends_at": ends_at, "version": version + 1}
    return activity.model_copy(update=dated(activity.when.begun_on(planned_on)) | hours)


def is_at(
    activity: Activity, planned_on: date, starts_at: time | None, ends_at: time | None
) -> bool:
    """Whether the activity is on that day and at those hours already."""
    here = (activity.planned_on, activity.starts_at, activity.ends_at)
    return not activity.when.is_month and here == (planned_on, starts_at, ends_at)


def moving_refusal(title: str, *, is_closed: bool) -> HumasError | None:
    """Return why an activity cannot be moved any more, or None."""
    if not is_closed:
        return None
    return WrongStep(
        N_(
            "“{title}” is being closed or was closed; its day cannot be moved any more."
        ),
        title=title,
    )


class CalendarFilter(Record):
    """What the calendar is narrowed to; None is everything."""

    month: int | None = None
    goal_id: UUID | None = None
    form: CooperationForm | None = None
    category: Category | None = None
    grade: int | None = None
    person_id: UUID | None = None


class FeedDraft(Record):
    """What is filled in to open an address for calendars: who subscribes."""

    title: Line


class Feed(
    FeedDraft, KeptRecord, table="calendar_feed", fixed=("title", "made_at", "made_by")
):
    """An address that calendars subscribe to; its token is kept as a hash only."""

    id: UUID
    token_hash: str
    made_at: datetime
    made_by: UUID
    revoked_at: datetime | None
    version: int


def hash_of(token: str) -> str:
    """Return what is kept of a feed's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def slots_when_moved(
    slots: Iterable[Slot],
    activity_id: UUID,
    on: date,
    starts_at: time | None,
    ends_at: time | None,
) -> list[Slot]:
    """Return when everything is, were this activity on another day."""
    return [
        slot.moved_to(on, starts_at, ends_at)
        if slot.activity_id == activity_id
        else slot
        for slot in slots
    ]

"""Moving an activity: what moves with it, and when it may not be moved."""

from collections.abc import Iterable
from datetime import date, time
from typing import Final
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.errors import HumasError, WrongStep
from data.language import N_
from data.names import alphabetical
from data.record import Record
from planning.activities.models import Activity, Category, dated
from planning.clashes.models import Slot


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


class MovingTask(Record):
    """A task whose date counts from its activity's day; it may be given already."""

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
        key=lambda moved: (moved.will_be_on, alphabetical(moved.title)),
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


def slots_when_moved(
    slots: Iterable[Slot],
    activity_id: UUID,
    on: date,
    starts_at: time | None,
    ends_at: time | None,
) -> list[Slot]:
    """Return the slots as they would be with this activity on another day."""
    return [
        slot.moved_to(on, starts_at, ends_at)
        if slot.activity_id == activity_id
        else slot
        for slot in slots
    ]

"""What is asked about the year's calendar."""

from collections.abc import Iterable
from datetime import date, time
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.record import Record
from data.store import Store, question
from planning.activities.models import Audience, Category, Mode
from planning.calendar.models import CalendarFilter, MovingTask

_sql = partial(question, __file__)


class CalendarEntry(Record):
    """An activity as the calendar shows it."""

    id: UUID
    version: int
    title: str
    when: PlannedDay
    starts_at: time | None
    ends_at: time | None
    mode: Mode
    place: str
    category: Category | None
    forms: tuple[CooperationForm, ...]
    audience: Audience
    grades: tuple[int, ...]
    goal_id: UUID | None
    goal_number: int | None
    goal: str | None
    person_id: UUID | None
    person: str | None
    step: ActivityStep

    def fits(self, wanted: CalendarFilter) -> bool:
        """Whether it stays in sight when the calendar is narrowed to ``wanted``."""
        month = self.when.day.month if self.when.day else None
        asked = (
            (wanted.month, (month,)),
            (wanted.goal_id, (self.goal_id,)),
            (wanted.form, self.forms),
            (wanted.category, (self.category,)),
            (wanted.person_id, (self.person_id,)),
        )
        return self._reaches(wanted.grade) and all(
            one is None or one in own for one, own in asked
        )

    def _reaches(self, grade: int | None) -> bool:
        return grade is None or self.audience is Audience.ALL or grade in self.grades


def calendar_entries(store: Store, year: SchoolYear) -> list[CalendarEntry]:
    """Return the year's activities by date, unscheduled ones last."""
    return store.rows(CalendarEntry, _sql("calendar_entries"), year=year.start)


def moving_tasks(store: Store, activity_id: UUID) -> list[MovingTask]:
    """Return the tasks, planned and given, whose dates count from an activity's day."""
    return store.rows(MovingTask, _sql("moving_tasks"), activity_id=activity_id)


def days_of(entries: Iterable[CalendarEntry], form: CooperationForm) -> list[date]:
    """Return on which days or in which months a form is planned and not called off."""
    return [
        entry.when.day
        for entry in entries
        if form in entry.forms and entry.when.day and not entry.step.is_called_off
    ]

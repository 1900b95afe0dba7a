"""What is asked about closing the year's activities."""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from execution.closing.models import Outcome
from execution.letters.models import LetterKind

_sql = partial(question, __file__)


class ClosingList(Record):
    """An activity and how far its closing is."""

    activity_id: UUID
    title: str
    when: PlannedDay
    step: ActivityStep
    outcome: Outcome | None
    version: int
    completed_at: datetime | None
    report_due_on: date | None


class ReportLetter(Record):
    """Letters to the invited families, and how far they came."""

    kind: LetterKind
    number: str
    dated_on: date
    subject: str
    families: int
    sent: int
    received: int


class ReportDay(Record):
    """When an activity's report is due."""

    due_on: date


def closing_list(store: Store, year: SchoolYear) -> list[ClosingList]:
    """Return the year's activities, those still to close first, by date."""
    return store.rows(ClosingList, _sql("closing_list"), year=year.start)


def report_letters(store: Store, activity_id: UUID) -> list[ReportLetter]:
    """Return the letters to the invited families, the first first."""
    return store.rows(ReportLetter, _sql("report_letters"), activity_id=activity_id)


def report_day(store: Store, activity_id: UUID) -> list[ReportDay]:
    """Return when an activity's report is due; nothing where it has no day."""
    return store.rows(ReportDay, _sql("report_day"), activity_id=activity_id)

"""What is asked about the year's committees."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from planning.activities.models import DatePrecision

_sql = partial(question, __file__)


class CommitteeOverview(Record):
    """An activity's committee in numbers."""

    activity_id: UUID
    title: str
    planned_on: date | None
    date_precision: DatePrecision
    step: str
    positions: int
    members: int
    tasks: int
    open_tasks: int


def committee_overview(store: Store, year: SchoolYear) -> list[CommitteeOverview]:
    """Return the year's activities by date with their committees in numbers."""
    return store.rows(CommitteeOverview, _sql("committee_overview"), year=year.start)

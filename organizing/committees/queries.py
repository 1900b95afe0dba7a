"""What is asked about the year's committees."""

from datetime import date
from functools import cache
from pathlib import Path
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store
from planning.activities.models import DatePrecision

SQL = Path(__file__).parent / "sql"


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


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text("utf-8")

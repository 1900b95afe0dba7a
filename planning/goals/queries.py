"""What is asked about goals."""

from functools import cache
from pathlib import Path
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store

SQL = Path(__file__).parent / "sql"


class GoalUse(Record):
    """A goal and how many activities serve it."""

    id: UUID
    number: int
    title: str
    reason: str
    version: int
    activities: int


def goal_use(store: Store, year: SchoolYear) -> list[GoalUse]:
    """Return the year's goals in order."""
    return store.rows(GoalUse, _sql("goal_use"), year=year.start)


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text("utf-8")

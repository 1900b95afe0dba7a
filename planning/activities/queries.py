"""What is asked about the year's activities."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store
from planning.activities.models import Audience, DatePrecision, Mode, Ticks

SQL = Path(__file__).parent / "sql"


class ListedActivity(Record):
    """An activity as scripts see it."""

    id: UUID
    title: str
    school_year: str
    date: date | None
    step: str
    committee: bool
    goal: str | None
    mode: Mode
    families: int


class PlannedActivity(Record):
    """An activity as the plan shows it."""

    id: UUID
    title: str
    planned_on: date | None
    date_precision: DatePrecision
    mode: Mode
    place: str
    audience: Audience
    goal_number: int | None
    goal: str | None
    person: str | None
    families: int
    budget: Decimal
    has_goal: bool
    is_classified: bool
    is_scheduled: bool
    has_procedure: bool
    has_standard: bool
    step: str

    @property
    def ticks(self) -> Ticks:
        """Which of the four ticks it has."""
        return Ticks(
            goal=self.has_goal,
            classified=self.is_classified,
            scheduled=self.is_scheduled,
            procedure=self.has_procedure,
        )


class AudienceSize(Record):
    """How many an audience means; siblings are one family."""

    families: int
    students: int


def listed_activities(store: Store, year: SchoolYear | None) -> list[ListedActivity]:
    """Return activities of one year or all, by date."""
    start = year.start if year else None
    return store.rows(ListedActivity, _sql("listed_activities"), year=start)


def year_plan(store: Store, year: SchoolYear) -> list[PlannedActivity]:
    """Return the year's activities by date, unscheduled ones last."""
    return store.rows(PlannedActivity, _sql("year_plan"), year=year.start)


def audience_size(
    store: Store,
    year: SchoolYear,
    audience: Audience,
    grades: tuple[int, ...],
    class_group_ids: tuple[UUID, ...],
) -> list[AudienceSize]:
    """Return, as the only row, how many families and pupils an audience means."""
    return store.rows(
        AudienceSize,
        _sql("audience_size"),
        year=year.start,
        audience=audience,
        grades=list(grades),
        class_group_ids=list(class_group_ids),
    )


@cache
def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text("utf-8")

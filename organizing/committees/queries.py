"""What is asked about the year's committees."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.people.models import Element
from data.record import Record
from data.store import Store, question
from planning.activities.models import DatePrecision

_sql = partial(question, __file__)


class CommitteeOverview(Record):
    """An activity's committee in numbers; ``vacant`` positions have nobody."""

    activity_id: UUID
    title: str
    planned_on: date | None
    date_precision: DatePrecision
    step: str
    positions: int
    vacant: int
    members: int
    parents: int
    komite: int
    tasks: int
    open_tasks: int
    decree_number: str


class CommitteeLoad(Record):
    """What one person carries: committees of the year, and open tasks in them.

    ``same_week`` is the most activities of theirs that fall into one week (Monday to
    Sunday); ``titles`` are the activities by date.
    """

    person_id: UUID
    name: str
    element: Element
    committees: int
    same_week: int
    open_tasks: int
    titles: tuple[str, ...]


class CopyableCommittee(Record):
    """A committee that another activity can take over."""

    activity_id: UUID
    title: str
    school_year: int
    positions: int
    members: int
    is_same_series: bool


def committee_overview(store: Store, year: SchoolYear) -> list[CommitteeOverview]:
    """Return the year's activities by date with their committees in numbers."""
    return store.rows(CommitteeOverview, _sql("committee_overview"), year=year.start)


def committee_loads(store: Store, year: SchoolYear) -> list[CommitteeLoad]:
    """Return everybody on a committee of the year, the most loaded first."""
    return store.rows(CommitteeLoad, _sql("committee_loads"), year=year.start)


def copyable_committees(store: Store, activity_id: UUID) -> list[CopyableCommittee]:
    """Return whose committee can be copied, the same series' newest first."""
    return store.rows(
        CopyableCommittee, _sql("copyable_committees"), activity_id=activity_id
    )

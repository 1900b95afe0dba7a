"""What is asked about the approved versions of a plan."""

from datetime import datetime
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from planning.versions.models import ChangedDay, Content

_sql = partial(question, __file__)


class ListedVersion(Record):
    """An approved version; only the newest brings along what it froze."""

    number: int
    approved_at: datetime
    approved_by: str
    reason: str
    is_minor: bool
    content: str
    days: tuple[ChangedDay, ...]
    """What was changed since for the days of activities, without a revision."""

    def agreed(self) -> Content:
        """Return what the newest version froze, with the days changed since."""
        return self.read().with_days(self.days)

    def read(self) -> Content:
        """Return what the newest version froze."""
        return Content.model_validate_json(self.content)


class NamedInPlan(Record):
    """Somebody, or a class group, by name."""

    id: UUID
    name: str


def approved_versions(store: Store, year: SchoolYear) -> list[ListedVersion]:
    """Return the approved versions, newest first."""
    return store.rows(ListedVersion, _sql("approved_versions"), year=year.start)


def names_in_plan(store: Store) -> list[NamedInPlan]:
    """Return what people and class groups are called."""
    return store.rows(NamedInPlan, _sql("names_in_plan"))


def names_for(store: Store, *contents: Content) -> dict[UUID, str]:
    """Return what people, class groups and the goals of these contents are called."""
    names = {named.id: named.name for named in names_in_plan(store)}
    for content in contents:
        names |= content.goal_titles
    return names

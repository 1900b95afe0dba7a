"""Which findings there are, and what became of them."""

from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from evaluation.findings.models import Handling

_sql = partial(question, __file__)


class ListedFinding(Record):
    """A finding and the latest decision of a later plan about it."""

    id: UUID
    text: str
    recommended: str
    activity: str | None
    school_year: str
    decision: Handling | None
    decided_year: str | None
    reason: str | None
    adopted_in: str | None


def listed_findings(
    store: Store, year: SchoolYear | None = None
) -> list[ListedFinding]:
    """Return the findings of one school year, or of all, newest year first."""
    return store.rows(
        ListedFinding,
        _sql("listed_findings"),
        year=None if year is None else year.start,
    )

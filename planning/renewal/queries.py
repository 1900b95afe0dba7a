"""What became of the activities that a plan may take over."""

from datetime import date
from functools import partial
from uuid import UUID

from data.activity import ActivityStep
from data.calendar import SchoolYear
from data.few import tells
from data.money import Rupiah
from data.record import Record
from data.store import Store, question
from planning.lessons.models import Decision

_sql = partial(question, __file__)


class PastFinding(Record):
    """A finding about an activity, and what this year's plan decided about it."""

    found_in: int
    text: str
    recommended: str
    decision: Decision | None
    adopted_in: str | None


class PastResult(Record):
    """What became of an activity of the year before."""

    activity_id: UUID
    step: ActivityStep
    held_on: date | None
    invited: int
    represented: int
    is_confidential: bool
    reached: bool | None
    verdict: str | None
    budget: Rupiah
    spent: Rupiah
    findings: tuple[PastFinding, ...]

    @property
    def share(self) -> float | None:
        """Families represented by families invited; None where none or few were."""
        if self.is_confidential and not tells(self.invited, self.represented):
            return None
        return self.represented / self.invited if self.invited else None


def past_results(store: Store, year: SchoolYear) -> list[PastResult]:
    """Return what became of the activities of the year before ``year``."""
    return store.rows(
        PastResult, _sql("past_results"), year=year.start, before=year.before.start
    )

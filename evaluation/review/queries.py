"""What the principal signed this year."""

from datetime import datetime
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question
from evaluation.review.models import Verdict

_sql = partial(question, __file__)


class SignedReview(Record):
    """A signed review with the names a reader needs."""

    id: UUID
    activity_id: UUID
    activity: str
    number: int
    managed_well: int
    continuous: int
    effective: int
    note: str
    decision: Verdict
    signed_at: datetime
    signed_by: str


def signed_reviews(store: Store, year: SchoolYear) -> list[SignedReview]:
    """Return the year's signed reviews, every version, newest version first."""
    return store.rows(SignedReview, _sql("signed_reviews"), year=year.start)

"""Which pictures of a year may be shown to everybody? Those with consent."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class Photo(Record):
    """A picture that may leave the school, and what it is of."""

    file_id: UUID
    title: str
    happened_on: date | None


def photos(store: Store, year: SchoolYear) -> list[Photo]:
    """Return a picture of each activity that has one which may be shown."""
    return store.rows(Photo, _sql("photos"), year=year.start)

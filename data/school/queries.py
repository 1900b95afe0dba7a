"""What is asked about the school's years."""

from datetime import date
from functools import partial

from data.record import Record
from data.school.models import YearStep
from data.store import Store, question

_sql = partial(question, __file__)


class ListedYear(Record):
    """A school year with how much is in it."""

    school_year: str
    start: int
    step: YearStep
    closed_on: date | None
    version: int
    class_groups: int
    students: int
    activities: int


def listed_years(store: Store, _: object = None) -> list[ListedYear]:
    """Return the school's years, newest first."""
    return store.rows(ListedYear, _sql("listed_years"))

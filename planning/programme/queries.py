"""What is asked about the work programme: how it began."""

from datetime import date
from functools import partial

from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class Beginning(Record):
    """How a year's plan began; ``parties`` are those who came to its annual meeting.

    Without a meeting there is no day. ``second_way``: those who could not come were
    asked otherwise.
    """

    held_on: date | None
    people: int
    parties: tuple[str, ...]
    second_way: bool
    undecided: int


def beginning(store: Store, year: SchoolYear) -> list[Beginning]:
    """Return, as the only row, how the year's plan began."""
    return store.rows(Beginning, _sql("beginning"), year=year.start)

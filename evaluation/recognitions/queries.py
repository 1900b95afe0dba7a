"""What is asked about the accreditations and awards of the school."""

from datetime import date
from functools import partial

from data.record import Record
from data.store import Store, question
from evaluation.recognitions.models import (
    WARNED,
    RecognitionKind,
    Validity,
    validity,
)

_sql = partial(question, __file__)


class EndingRecognitions(Record):
    """The newest of its kind that ends within a year, or has ended."""

    kind: RecognitionKind
    title: str
    predicate: str
    number: str
    valid_until: date

    def validity(self, today: date) -> Validity:
        """Return whether it has ended, or ends soon."""
        return validity(self.valid_until, today)


def ending_recognitions(store: Store, today: date) -> list[EndingRecognitions]:
    """Return what has ended or ends within a year, the earliest first.

    Of accreditations only the newest; of what carries one title only the newest.
    """
    return store.rows(
        EndingRecognitions, _sql("ending_recognitions"), until=today + WARNED
    )

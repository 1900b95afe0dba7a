"""Which pictures may everybody see, and which words name a family? Asked here."""

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


class FamilyWords(Record):
    """A word that is a name of a pupil, or of who stands for them."""

    word: str


def family_words(store: Store) -> list[FamilyWords]:
    """Return every word that is a name in a family, in small letters."""
    return store.rows(FamilyWords, _sql("family_words"))

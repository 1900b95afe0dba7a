"""What is asked about the files of every record."""

from functools import partial

from data.search.models import Thing
from data.store import Store, question

_sql = partial(question, __file__)


class FoundFile(Thing):
    """A file by its name, and the kind of record it belongs to: ``of_id`` names it."""

    record: str


def findable_files(store: Store) -> list[FoundFile]:
    """Return the files of every record, with what they show and of which activity."""
    return store.rows(FoundFile, _sql("findable_files"))

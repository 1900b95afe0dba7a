from uuid import UUID

from data.school import store as schools
from data.store import Store
from planning.activities import store as activities
from planning.notes import store as notes
from planning.notes.actions import answer_note, write_note
from planning.notes.models import Note
from planning.programme import store as programmes
from tests.make import BUDI, NOW, SARI, YEAR, acting
from tests.planning.make import key


def settle(store: Store, note_id: UUID, answer: str = "Sudah") -> Note:
    version = notes.note_at(store, programmes.program(store, YEAR).id, note_id).version
    return answer_note(acting(store, SARI), note_id, version, answer, YEAR, mended=True)


def noted(store: Store, text: str = "Terlalu mahal", name: str = "n") -> Note:
    """A note of the principal at the only activity."""
    [activity] = activities.activities_in(store, YEAR)
    return write_note(acting(store, BUDI), key(name), activity.id, text, YEAR)


def close_year(store: Store) -> None:
    year = schools.year(store, YEAR.start)
    closed = year.model_copy(update={"closed_on": NOW.date(), "version": 2})
    store.replace(closed)

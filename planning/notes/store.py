"""Finding the principal's notes at a year's plan."""

from uuid import UUID

from data.errors import NotFound
from data.language import N_
from data.store import Store
from planning.notes.models import Note


def notes(store: Store, program_id: UUID) -> list[Note]:
    """Return the principal's notes at a work programme, oldest first."""
    return store.rows(
        Note,
        "from program_note where work_program_id = $id order by made_at, id",
        id=program_id,
    )


def note_at(store: Store, program_id: UUID, note_id: UUID) -> Note:
    """Return one note of this work programme, or raise NotFound."""
    found = store.find(Note, note_id)
    if found is None or found.work_program_id != program_id:
        raise NotFound(N_("This note is not there any more."))
    return found

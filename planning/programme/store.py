"""Keeping the year's work programme and the principal's notes at it."""

from uuid import UUID

from data.calendar import SchoolYear
from data.errors import NotFound
from data.language import N_
from data.record import new_id
from data.store import Store
from planning.plan.models import PlanStep
from planning.programme.models import (
    Note,
    WorkProgram,
)
from planning.versions import store as versions


def program(store: Store, year: SchoolYear) -> WorkProgram:
    """Return the year's work programme; a draft that is not kept yet has version 0."""
    found = store.rows(
        WorkProgram,
        "from work_program where school_year = $year order by id",
        year=year.start,
    )
    return found[0] if found else _fresh(year)


def _fresh(year: SchoolYear) -> WorkProgram:
    return WorkProgram(
        id=new_id(),
        school_year=year.start,
        step=PlanStep.DRAFT,
        return_note="",
        override_reason="",
        version=0,
    )


def add(store: Store, new: WorkProgram) -> None:
    """Keep the year's work programme for the first time."""
    store.write_all("work_program", [new])


def replace(store: Store, changed: WorkProgram) -> None:
    """Keep the programme's next version, or raise Stale."""
    store.write_next(
        """
        update work_program
        set step = $step, return_note = $return_note,
            override_reason = $override_reason, revision_reason = $revision_reason,
            version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(exclude={"school_year"}),
    )


def was_approved(store: Store, year: SchoolYear) -> bool:
    """Return whether the principal has approved the year's plan, revised or not."""
    if program(store, year).step is PlanStep.APPROVED:
        return True
    return versions.latest_version(store, year) is not None


def notes(store: Store, program_id: UUID) -> list[Note]:
    """Return the principal's notes at a work programme, oldest first."""
    return store.rows(
        Note,
        "from program_note where work_program_id = $id order by made_at, id",
        id=program_id,
    )


def find_note(store: Store, note_id: UUID) -> Note | None:
    """Return one note, or None."""
    found = store.rows(Note, "from program_note where id = $id order by id", id=note_id)
    return found[0] if found else None


def note_at(store: Store, program_id: UUID, note_id: UUID) -> Note:
    """Return one note of this work programme, or raise NotFound."""
    found = find_note(store, note_id)
    if found is None or found.work_program_id != program_id:
        raise NotFound(N_("This note is not there any more."))
    return found


def add_note(store: Store, new: Note) -> None:
    """Keep a note that was not there before."""
    store.write_all("program_note", [new])


def replace_note(store: Store, changed: Note) -> None:
    """Keep a note's next version, or raise Stale."""
    store.write_next(
        """
        update program_note
        set answer = $answer, mended_at = $mended_at, version = $version
        where id = $id and version = $version - 1
        """,
        id=changed.id,
        answer=changed.answer,
        mended_at=changed.mended_at,
        version=changed.version,
    )


def remove_note(store: Store, note_id: UUID, version: int) -> None:
    """Take a note away that was not handed over, or raise Stale; history stays."""
    store.write_next(
        "delete from program_note where id = $id and version = $version",
        id=note_id,
        version=version,
    )

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
    return store.first(
        WorkProgram,
        "from work_program where school_year = $year order by id",
        year=year.start,
    ) or _fresh(year)


def _fresh(year: SchoolYear) -> WorkProgram:
    return WorkProgram(
        id=new_id(),
        school_year=year.start,
        step=PlanStep.DRAFT,
        return_note="",
        override_reason="",
        version=0,
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


def note_at(store: Store, program_id: UUID, note_id: UUID) -> Note:
    """Return one note of this work programme, or raise NotFound."""
    found = store.find(Note, note_id)
    if found is None or found.work_program_id != program_id:
        raise NotFound(N_("This note is not there any more."))
    return found

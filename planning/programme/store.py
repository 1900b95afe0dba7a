"""Keeping the year's work programme and its approved versions."""

from data.calendar import SchoolYear
from data.record import new_id
from data.store import Store
from planning.programme.models import ApprovedVersion, Step, WorkProgram


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
        step=Step.DRAFT,
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


def versions(store: Store, year: SchoolYear) -> list[ApprovedVersion]:
    """Return the approved versions, newest first."""
    return store.rows(
        ApprovedVersion,
        """
        select work_program_version.*
        from work_program_version
        inner join work_program
            on work_program.id = work_program_version.work_program_id
        where work_program.school_year = $year
        order by work_program_version.number desc
        """,
        year=year.start,
    )


def was_approved(store: Store, year: SchoolYear) -> bool:
    """Return whether the principal has approved the year's plan, revised or not."""
    is_now = program(store, year).step is Step.APPROVED
    return is_now or bool(versions(store, year))


def add_version(store: Store, new: ApprovedVersion) -> None:
    """Freeze an approved version."""
    store.write_all("work_program_version", [new])

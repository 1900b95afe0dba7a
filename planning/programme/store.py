"""Finding the year's work programme."""

from data.calendar import SchoolYear
from data.record import new_id
from data.store import Store
from planning.plan.models import PlanStep
from planning.programme.models import WorkProgram
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

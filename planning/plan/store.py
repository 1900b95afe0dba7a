"""Finding where the year's plan stands, and so whether it may be changed now."""

from uuid import UUID

from data import duties
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound
from data.language import N_
from data.record import Record
from data.school import store as schools
from data.store import Store
from planning.plan.models import PlanStep, lock_refusal


class _Found(Record):
    id: UUID
    step: PlanStep


def _found(store: Store, year: SchoolYear) -> _Found | None:
    return store.first(
        _Found,
        "select id, step from work_program where school_year = $year order by id",
        year=year.start,
    )


def step(store: Store, year: SchoolYear) -> PlanStep:
    """Return where the year's plan stands; one that nobody has opened is a draft."""
    found = _found(store, year)
    return found.step if found else PlanStep.DRAFT


def program_id(store: Store, year: SchoolYear) -> UUID:
    """Return which work programme is the year's, or raise NotFound before it begins."""
    found = _found(store, year)
    if found is None:
        raise NotFound(N_("This record was not found. It may have been removed."))
    return found.id


def change_refusal(store: Store, year: SchoolYear) -> HumasError | None:
    """Return why the year's plan may not be changed now, or None."""
    closed = schools.year(store, year.start).change_refusal()
    return closed or lock_refusal(step(store, year), year)


def demand_planning(store: Store, year: SchoolYear, by: Actor) -> None:
    """Raise why ``by`` may not plan, or why the year's plan may not be changed now."""
    duties.demand(Duty.PLAN_YEAR, by)
    if refusal := change_refusal(store, year):
        raise refusal

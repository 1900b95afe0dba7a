"""What stands in a workbook of the year's plan."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from data.calendar import SchoolYear
from data.errors import NotFound
from data.language import N_
from data.record import Record
from data.school.models import School
from data.store import Store
from planning.exchange import store as plans
from planning.exchange.models import Kept
from planning.papers.facts import lead_of, reached
from planning.papers.queries import PaperPerson, pupils_by_group
from planning.plan.models import PlanStep
from planning.programme import store as programmes
from planning.situation.queries import RktRow, rkt_rows
from planning.versions.store import versions


class PlanFacts(Record):
    """The year's plan with all it names, on the day it is handed out."""

    school: School
    year: SchoolYear
    made_on: date
    lead: PaperPerson
    step: PlanStep
    approved_on: date | None
    kept: Kept
    reached: Mapping[UUID, int | None]
    rkt: tuple[RktRow, ...]


def plan_facts(store: Store, year: SchoolYear, now: datetime) -> PlanFacts:
    """Return the year's plan as it stands now, at the school's clock."""
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school is not set up yet."))
    kept = plans.kept(store, year)
    counts = pupils_by_group(store, year)
    step = programmes.program(store, year).step
    approved = versions(store, year) if step is PlanStep.APPROVED else []
    return PlanFacts(
        school=school,
        year=year,
        made_on=now.astimezone(school.zone).date(),
        lead=lead_of(store),
        step=step,
        approved_on=approved[0].approved_on(school.zone) if approved else None,
        kept=kept,
        reached={a.id: reached(a, counts) for a in kept.activities},
        rkt=tuple(rkt_rows(store, year)),
    )

"""What stands in a workbook of the year's plan."""

from datetime import date, datetime

from data.calendar import SchoolYear
from data.errors import NotFound
from data.language import N_
from data.record import Record
from data.school.models import School
from data.store import Store
from planning.exchange import store as plans
from planning.exchange.models import Kept
from planning.papers.queries import lead_of, paper_people
from planning.plan.models import PlanStep
from planning.programme import store as programmes
from planning.situation.queries import RktRow, rkt_rows


class PlanFacts(Record):
    """The year's plan with all it names, on the day it is handed out."""

    school: School
    year: SchoolYear
    made_on: date
    lead: str
    step: PlanStep
    kept: Kept
    rkt: tuple[RktRow, ...]


def plan_facts(store: Store, year: SchoolYear, now: datetime) -> PlanFacts:
    """Return the year's plan as it stands now, at the school's clock."""
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school is not set up yet."))
    return PlanFacts(
        school=school,
        year=year,
        made_on=now.astimezone(school.zone).date(),
        lead=lead_of(paper_people(store)),
        step=programmes.program(store, year).step,
        kept=plans.kept(store, year),
        rkt=tuple(rkt_rows(store, year)),
    )

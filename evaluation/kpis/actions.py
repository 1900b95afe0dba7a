"""Setting from which share on a figure of the year is as expected."""

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.school import store as schools
from evaluation.kpis import store as records
from evaluation.kpis.models import Lights, LightsDraft


def set_lights(act: Act, year: SchoolYear, version: int, draft: LightsDraft) -> Lights:
    """Set the limits of a year's figures; the same ones again change nothing."""
    with act.store.transaction():
        duties.demand(Duty.SET_LIGHTS, act.by)
        schools.demand_open(act.store, year.start)
        if draft.refusal:
            raise draft.refusal
        before = records.lights_of(act.store, year)
        if before.limits_set == LightsDraft(**dict(draft)):
            return before
        changed = before.changed_to(draft, year.start, version)
        if before.version == 0 and version == 0:
            act.store.add(changed)
        else:
            act.store.replace(changed)
        act.note("figure_lights", str(year.start), "changed")
    return changed

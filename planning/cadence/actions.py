"""Setting how often a year a form of cooperation should take place."""

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.duties import Duty
from data.school import store as schools
from planning.cadence import store as records
from planning.cadence.models import DEFAULT_CADENCE, Cadence


def set_cadence(
    act: Act, year: SchoolYear, form: CooperationForm, version: int, wanted: int
) -> Cadence:
    """Set how often a year a form should take place; zero stops counting it."""
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        schools.demand_open(act.store, year.start)
        kept = records.find_cadence(act.store, year, form)
        usual = DEFAULT_CADENCE.get(form, 0)
        before = kept or Cadence(
            school_year=year.start, form=form, wanted=usual, version=0
        )
        if before.wanted == wanted:
            return before
        changed = before.changed_to(wanted, version)
        if kept is None and version == 0:
            act.store.add(changed)
        else:
            act.store.replace(changed)
        act.note(
            "cadence", f"{year.start}-{form}", "changed", old=before.wanted, new=wanted
        )
    return changed

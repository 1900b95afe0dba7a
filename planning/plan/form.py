"""Whether the person at the desk may plan now, as every page of planning asks it."""

from functools import partial

from data import duties
from data.duties import Duty
from data.ui.desk import Desk
from data.ui.forms import may_change
from planning.plan import store as plans


def planning_is_open(desk: Desk) -> bool:
    """Return whether the person may plan; tell who plans why it waits."""
    locked = partial(plans.change_refusal, desk.store, desk.year)
    return may_change(desk, duties.refusal(Duty.PLAN_YEAR, desk.person), locked)

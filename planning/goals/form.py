"""Whether the person at the desk may plan now, as every page of planning asks it."""

from functools import partial

from data.ui.desk import Desk
from data.ui.forms import may_change
from planning.goals import store as goals
from planning.goals.models import planning_refusal


def planning_is_open(desk: Desk) -> bool:
    """Return whether the person may plan; tell who plans why it waits."""
    locked = partial(goals.change_refusal, desk.store, desk.year)
    return may_change(desk, planning_refusal(desk.person), locked)

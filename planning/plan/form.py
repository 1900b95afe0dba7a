"""Whether the person at the desk may plan now, as every page of planning asks it."""

import streamlit as st

from data.duties import Duty
from data.language import why
from data.ui.desk import Desk
from data.ui.links import unmarked
from planning.plan import store as plans


def planning_is_open(desk: Desk) -> bool:
    """Return whether the person may plan now; tell those who plan why not."""
    if not desk.may_now(Duty.PLAN_YEAR):
        return False
    if refusal := plans.change_refusal(desk.store, desk.year):
        st.info(unmarked(why(refusal)), icon=":material/lock:")
        return False
    return True

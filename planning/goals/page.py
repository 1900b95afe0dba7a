"""The goals' page: set, reword, drop."""

import streamlit as st

from data.language import say, say_many, why
from data.ui.desk import Desk
from data.ui.forms import as_drawn, form_id, refuse, saving
from planning.goals import queries
from planning.goals import store as records
from planning.goals.actions import change_goal, drop_goal, set_goal
from planning.goals.models import GoalDraft, planning_refusal, reading_refusal
from planning.goals.queries import GoalUse


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Goals {year}", year=desk.year))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
    st.caption(
        say("Every activity serves a goal; the principal judges the year by its goals.")
    )
    goals = queries.goal_use(desk.store, desk.year)
    may_plan = _may_plan(desk)
    if not goals:
        st.info(
            say("There are no goals yet. Set the first one below.")
            if may_plan
            else say("There are no goals yet.")
        )
    for goal in goals:
        _card(desk, goal, may_plan=may_plan)
    if may_plan:
        _new(desk)


def _may_plan(desk: Desk) -> bool:
    """Return whether the person may plan; tell who plans why it waits."""
    if planning_refusal(desk.person) or not desk.year_is_open:
        return False
    locked = records.change_refusal(desk.store, desk.year)
    if locked:
        st.info(why(locked), icon=":material/lock:")
    return locked is None


def _card(desk: Desk, goal: GoalUse, *, may_plan: bool) -> None:
    with st.container(border=True):
        st.markdown(f"**{goal.number}. {goal.title}**")
        if goal.reason:
            st.text(goal.reason)
        st.caption(say_many("{count} activity", "{count} activities", goal.activities))
        if may_plan:
            _change(desk, goal)


def _change(desk: Desk, goal: GoalUse) -> None:
    goal = as_drawn(goal, goal.id)
    key = f"{goal.id}-{goal.version}"
    with st.expander(say("Reword or drop")), st.form(f"goal-{key}", border=False):
        title = st.text_input(say("Goal"), goal.title, key=f"title-{key}")
        reason = st.text_area(say("Why this goal"), goal.reason, key=f"reason-{key}")
        keep = st.form_submit_button(say("Save"), type="primary")
        drop = goal.activities == 0 and st.form_submit_button(say("Drop"))
    if keep:
        with saving(key, say("The goal was changed."), title=say("Goal")):
            change_goal(
                desk.store,
                goal.id,
                goal.version,
                GoalDraft(title=title, reason=reason),
                by=desk.person,
                now=desk.clock(),
            )
    if drop:
        with saving(key, say("The goal was dropped.")):
            drop_goal(desk.store, goal.id, by=desk.person, now=desk.clock())


def _new(desk: Desk) -> None:
    key = form_id("goal")
    with st.form(f"goal-{key}"):
        st.subheader(say("Set a goal"))
        title = st.text_input(say("Goal"), key=f"title-{key}")
        reason = st.text_area(
            say("Why this goal"),
            key=f"reason-{key}",
            help=say("The problem or last year's result behind it."),
        )
        sent = st.form_submit_button(say("Set the goal"), type="primary")
    if sent:
        with saving("goal", say("The goal was set."), title=say("Goal")):
            set_goal(
                desk.store,
                key,
                GoalDraft(title=title, reason=reason),
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )

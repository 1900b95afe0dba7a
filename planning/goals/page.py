"""The goals' page: set, tag, reword, drop; what each came from and what serves it."""

from collections.abc import Sequence
from functools import partial
from itertools import chain
from uuid import UUID

import streamlit as st

from data.duties import Duty
from data.language import N_, say, say_many
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import anchor, badge, go, link, paragraphs, unmarked
from data.ui.pages import Page, Section
from data.ui.tabs import unfold
from planning.goals import queries
from planning.goals.actions import change_goal, drop_goal, set_goal
from planning.goals.models import (
    USUAL_GOALS,
    Dimension,
    GoalDraft,
    PerformanceCause,
    QualityFrame,
    Standard,
)
from planning.goals.queries import GoalUse
from planning.plan.form import planning_is_open
from planning.sources.models import SourceKind
from planning.sources.queries import Origin, origins_in

PAGE = Page(
    N_("Goals"),
    "tujuan",
    "flag",
    Section.PLAN,
    Duty.READ_PLAN,
    heading=N_("Goals {year}"),
    words=N_("aims, objectives"),
)

HOMES = {SourceKind.FINDING: "temuan", SourceKind.DECISION: "rapat"}
"""Where a goal's source is looked at, if not on the page of the situation."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    st.caption(
        say("Every activity serves a goal; the principal judges the year by its goals.")
    )
    goals = queries.goal_use(desk.store, desk.year)
    may_plan = planning_is_open(desk)
    if not goals:
        st.info(
            say(
                "There are no goals yet. Set the first one below, take one of the "
                "suggestions, or start one from the situation of the school."
            )
            if may_plan
            else say("There are no goals yet.")
        )
        go(say("Look at the situation"), link(desk, "situasi"))
    origins = origins_in(desk.store, desk.year) if goals else []
    for goal in goals:
        came_from = [o for o in origins if o.record_id == goal.id]
        _card(desk, goal, came_from, may_plan=may_plan)
    if may_plan:
        _new(desk)
        _suggestions(desk, goals)


def _card(
    desk: Desk, goal: GoalUse, came_from: Sequence[Origin], *, may_plan: bool
) -> None:
    with st.container(border=True):
        paragraphs(
            f"**{goal.number}. {unmarked(goal.title)}**",
            unmarked(goal.reason),
            _tags(goal),
            *(_origin(desk, origin) for origin in came_from),
            _serving(desk, goal),
        )
        if may_plan:
            change = partial(_change, desk, goal)
            unfold(say("Reword or drop"), f"change-{goal.id}", change)


def _tags(goal: GoalUse) -> str:
    """Return the tags of a goal, each kind in a colour of its own."""
    coloured = (
        (("green", term) for term in goal.dimensions),
        (("blue", term) for term in goal.frames),
        (("violet", term) for term in goal.causes),
    )
    shown = [badge(say(term.label), colour) for colour, term in chain(*coloured)]
    standard = say("SNP: {standard}", standard=goal.standard)
    return " ".join([*shown, badge(standard, "gray")])


def _origin(desk: Desk, origin: Origin) -> str:
    before = say("From: {kind}", kind=origin.kind)
    home = link(desk, HOMES.get(origin.kind, "situasi"))
    return f"{before} · {anchor(origin.said, home)}"


def _serving(desk: Desk, goal: GoalUse) -> str:
    if not goal.activities:
        return badge(say("no activity serves it yet"), "orange")
    counted = say_many("{count} activity", "{count} activities", goal.activities)
    return anchor(counted, link(desk, "agenda", tujuan=goal.id))


def _change(desk: Desk, goal: GoalUse) -> None:
    goal = as_drawn(goal, goal.id)
    key = f"{goal.id}-{goal.version}"
    with st.form(f"goal-{key}", border=False):
        fields = Fields(key, goal)
        _fill_in(fields)
        with st.container(horizontal=True):
            keep = st.form_submit_button(say("Save"), type="primary")
            drop = goal.activities == 0 and st.form_submit_button(say("Drop"))
    if keep:
        with saving(key, say("The goal was changed."), **fields.labels):
            change_goal(
                desk.act(),
                goal.id,
                goal.version,
                GoalDraft.model_validate(fields.typed),
            )
    if drop:
        with saving(key, say("The goal was dropped.")):
            drop_goal(desk.act(), goal.id)


def _new(desk: Desk) -> None:
    key = form_id("goal")
    with st.form(f"goal-{key}"):
        st.subheader(say("Set a goal"))
        fields = Fields.new(key, GoalDraft)
        _fill_in(fields)
        sent = st.form_submit_button(say("Set the goal"), type="primary")
    if sent:
        with saving("goal", say("The goal was set."), **fields.labels):
            _set(desk, key, GoalDraft.model_validate(fields.typed))


def _fill_in(fields: Fields) -> None:
    fields.line("title", say("Goal"))
    fields.area(
        "reason",
        say("Why this goal"),
        height=90,
        help=say("The problem or last year's result behind it."),
    )
    fields.pills("dimensions", say("Which school quality it serves"), Dimension)
    label = say("Which cause of a good school it works on")
    fields.pills("causes", label, PerformanceCause)
    fields.pills("frames", say("Way of raising quality"), QualityFrame)
    fields.one(
        "standard",
        say("National education standard (SNP)"),
        Standard,
        help=say("The work of public relations belongs to management."),
    )


def _suggestions(desk: Desk, goals: Sequence[GoalUse]) -> None:
    """Offer the goals most schools begin with, each for one click."""
    titles = {goal.title for goal in goals}
    offered = [(say(t), d, c) for t, d, c in USUAL_GOALS if say(t) not in titles]
    if not offered or len(goals) >= len(USUAL_GOALS):
        return
    with st.container(border=True):
        st.markdown("**" + say("Or begin with one of these") + "**")
        for title, dimensions, causes in offered:
            draft = GoalDraft(title=title, dimensions=dimensions, causes=causes)
            form = f"usual-goal-{title}"
            key = form_id(form)
            if st.button(title, icon=":material/add:", key=f"usual-{key}", wrap=True):
                with saving(form, say("The goal was set.")):
                    _set(desk, key, draft)


def _set(desk: Desk, goal_id: UUID, draft: GoalDraft) -> None:
    set_goal(desk.act(), goal_id, draft, desk.year)

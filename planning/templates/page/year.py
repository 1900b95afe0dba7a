"""Many templates put on the year's plan at once, each on its usual day."""

from uuid import UUID

import streamlit as st

from data.language import in_number, say, say_many
from data.ui.desk import Desk
from data.ui.forms import form_id, saving
from data.ui.links import go, link
from planning.clashes.models import Clash, clashes
from planning.clashes.queries import year_slots
from planning.days import store as days
from planning.days.queries import days_taken
from planning.goals import store as goals
from planning.templates.actions import plan_many_from
from planning.templates.form import chosen_times, pick_id, picks_form
from planning.templates.models import Occasion, Template
from planning.templates.queries import TemplateUse


def plan_year(desk: Desk, offered: list[Template], used: list[TemplateUse]) -> None:
    """Let a person choose templates, look at their days, and plan them together."""
    planned = [(use.template_key, use.title, use.when.day) for use in used]
    taken = days_taken(desk.store, desk.year)
    times = [time for found in offered for time in found.occasions(desk.year, taken)]
    on_plan = {time.key for time in times if time.is_planned(planned)}
    st.markdown(say("**1.** Choose what the year {year} needs.", year=desk.year))
    free = len(times) - len(on_plan)
    everything = free > 0 and st.toggle(
        say("Choose all {count} that are not on the plan yet", count=in_number(free)),
        key=f"everything-{form_id('templates')}",
    )
    chosen = chosen_times(times, on_plan, everything=everything)
    if on_plan:
        go(
            say("Open the agenda"),
            link(desk, "agenda"),
            say("✓ is on this year's plan already ({count}).", count=len(on_plan))
            + " ",
        )
    if not free and not chosen:
        st.success(
            say("Every template is on this year's plan. Tap one to add it again.")
        )
        return
    if not chosen:
        st.info(say("Choose at least one; its date and goal can be set below."))
        return
    _planning_form(desk, sorted(chosen, key=lambda t: (t.day is None, t.day or 0)))


def _planning_form(desk: Desk, chosen: list[Occasion]) -> None:
    known = goals.goals_in(desk.store, desk.year)
    st.markdown(
        say_many(
            "**2.** Look at the date and goal of {count} activity.",
            "**2.** Look at the dates and goals of {count} activities.",
            len(chosen),
        )
    )
    if not known:
        go(say("Set the goals first"), link(desk, "tujuan"))
    picks = picks_form(desk, chosen, known, _clashes(desk, chosen))
    if picks is not None:
        told = say_many(
            "{count} activity was put on the plan.",
            "{count} activities were put on the plan.",
            len(picks),
        )
        with saving("templates", told):
            plan_many_from(desk.act(), picks, desk.year)


def _clashes(desk: Desk, chosen: list[Occasion]) -> dict[UUID, list[Clash]]:
    """Return what the proposed days clash with: each other, and the plan."""
    new = [time.slot(pick_id(time)) for time in chosen]
    off = days.days_off(desk.store, desk.year.first_day, desk.year.last_day)
    periods = days.periods(desk.store, desk.year)
    return clashes([*year_slots(desk.store, desk.year), *new], off, periods)

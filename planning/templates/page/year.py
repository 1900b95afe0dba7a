"""Many templates put on the year's plan at once, each on its usual day."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from data.errors import Refused
from data.language import N_, say, say_many
from data.names import alphabetical
from data.sheet import Edit
from data.ui.desk import Desk
from data.ui.links import go, link
from data.ui.sheet import sheet_form
from planning.clashes.models import Clash, clashes
from planning.clashes.queries import year_slots
from planning.days import store as days
from planning.days.queries import days_taken
from planning.goals import store as goals
from planning.templates.actions import plan_many_from
from planning.templates.form import occasions_sheet, pick_id, picks_of
from planning.templates.models import Occasion, Template
from planning.templates.queries import TemplateUse


def plan_year(desk: Desk, offered: list[Template], used: list[TemplateUse]) -> None:
    """Let a person tick templates in a table, with their days, goals and people."""
    planned = [(use.template_key, use.title, use.when.day) for use in used]
    taken = days_taken(desk.store, desk.year)
    found = [time for one in offered for time in one.occasions(desk.year, taken)]
    on_plan = {time.key for time in found if time.is_planned(planned)}
    times = sorted(
        found,
        key=lambda t: (
            t.key in on_plan,
            t.day is None,
            t.day or 0,
            alphabetical(t.title),
        ),
    )
    known = goals.goals_in(desk.store, desk.year)
    if not known:
        words = say("This year has no goal yet; every activity serves one.")
        go(say("Set the goals first"), link(desk, "tujuan"), f"{words} ")
    if len(on_plan) == len(times):
        st.success(
            say("Every template is on this year's plan. Tick one to add it again.")
        )
    sheet = occasions_sheet(desk, times, on_plan, known, _clashes(desk, times))

    def save(edits: Sequence[Edit]) -> None:
        plan_many_from(desk.act(), picks_of(desk, sheet, times, edits), desk.year)

    def told(edits: Sequence[Edit]) -> str:
        count = len(picks_of(desk, sheet, times, edits))
        if not count:
            raise Refused(N_("Nothing is chosen yet."))
        return say_many(
            "{count} activity was put on the plan.",
            "{count} activities were put on the plan.",
            count,
        )

    sheet_form(
        "templates",
        sheet,
        save,
        told,
        button=say("Put the chosen on the plan"),
        may_be_untouched=True,
    )


def _clashes(desk: Desk, times: Sequence[Occasion]) -> dict[UUID, list[Clash]]:
    """Return what the proposed days clash with on the plan, not with each other."""
    new = {pick_id(time): time.slot(pick_id(time)) for time in times}
    off = days.days_off(desk.store, desk.year.first_day, desk.year.last_day)
    periods = days.periods(desk.store, desk.year)
    found = clashes([*year_slots(desk.store, desk.year), *new.values()], off, periods)
    return {
        one: [clash for clash in found.get(one, ()) if clash.other_id not in new]
        for one in new
    }

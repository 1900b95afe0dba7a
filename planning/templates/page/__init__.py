"""The templates' page: pick many for the year, read one, make it the school's own."""

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, say
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import form_id, saving
from data.ui.pages import Page, Section, Use
from data.ui.tabs import Part, tabs
from planning.activities import store as activities
from planning.plan.form import planning_is_open
from planning.templates import queries
from planning.templates import store as templates
from planning.templates.actions import keep_template, template_from_activity
from planning.templates.form import words_form
from planning.templates.models import Template, TemplateDraft
from planning.templates.page.catalogue import CHOSEN, catalogue, hidden_ones
from planning.templates.page.template import one
from planning.templates.page.year import plan_year
from planning.templates.queries import TemplateUse

PAGE = Page(
    N_("Templates"),
    "template",
    "dashboard_customize",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
    words=N_("ready activities"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    known = templates.all_templates(desk.store)
    used = queries.template_use(desk.store, desk.year)
    asked = st.query_params.get(CHOSEN, "")
    opened = next((found for found in known if found.key == asked), None)
    if opened:
        one(desk, opened, used)
    else:
        _all(desk, known, used)


def _all(desk: Desk, known: list[Template], used: list[TemplateUse]) -> None:
    st.caption(
        say(
            "Each template brings its procedure, success standard, tasks, budget and "
            "expected evidence. Choose, look at the dates, and the year stands."
        )
    )
    offered = [found for found in known if not found.is_hidden]
    if not duties.may(Duty.PLAN_YEAR, desk.person):
        catalogue(desk, offered, used)
        return
    parts: list[Part] = [
        (say("Catalogue"), lambda: _lead_catalogue(desk, known, used)),
        (say("New template"), lambda: _make(desk)),
    ]
    if planning_is_open(desk):
        plan = (say("Plan the year"), lambda: plan_year(desk, offered, used))
        tabs("templates", [plan, *parts])
    else:
        tabs("templates-read", parts)


def _lead_catalogue(desk: Desk, known: list[Template], used: list[TemplateUse]) -> None:
    catalogue(desk, [found for found in known if not found.is_hidden], used)
    hidden_ones(desk, [found for found in known if found.is_hidden])


def _make(desk: Desk) -> None:
    _from_activity(desk)
    _new(desk)


def _from_activity(desk: Desk) -> None:
    st.subheader(say("Make a template of an activity"))
    st.caption(
        say(
            "Its words, usual time, budget and all its tasks go along, as days from "
            "the activity; people and money spent do not."
        )
    )
    listed = [
        (activity, year)
        for year in (desk.year, desk.year.before)
        for activity in activities.activities_in(desk.store, year)
    ]
    if not listed:
        st.info(say("There is no activity this year or the year before."))
        return
    titles = {activity.id: f"{activity.title} · {year}" for activity, year in listed}
    form = "template-from"
    key = form_id(form)
    with st.form(f"{form}-{key}"):
        chosen = Fields(key).one("from", say("Activity"), titles, shown=listed[0][0].id)
        sent = st.form_submit_button(say("Make a template of it"), type="primary")
    if sent and chosen:
        told = say("“{title}” is a template now.", title=titles[chosen])
        with saving(form, told):
            template_from_activity(desk.act(), key, chosen)
            st.query_params[CHOSEN] = str(key)


def _new(desk: Desk) -> None:
    form = "template-new"
    key = form_id(form)

    def keep(draft: TemplateDraft) -> None:
        keep_template(desk.act(), key, draft)
        st.query_params[CHOSEN] = str(key)

    st.subheader(say("Write a new template"))
    words_form(desk, form, str(key), None, keep)

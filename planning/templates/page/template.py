"""One template: what it brings, put on the plan, adapted to the school."""

from functools import partial

import streamlit as st

from data import duties
from data.duties import Duty
from data.fields import in_words
from data.language import in_number, in_rupiah, say
from data.roster.class_groups import grade_word
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import badge, go, link, paragraphs, small, unmarked
from data.ui.tables import lines
from data.ui.tabs import tabs, unfold
from planning.activities.fields import Tab, called
from planning.activities.form import show_tasks
from planning.budget.fields import OF_LINE
from planning.days.queries import days_taken
from planning.goals import store as goals
from planning.goals.models import fitting_goal
from planning.plan.form import planning_is_open
from planning.templates.actions import (
    hide_template,
    keep_template,
    plan_from,
    restore_ready,
)
from planning.templates.form import goal_field, words_form
from planning.templates.models import (
    Origin,
    Template,
    TemplateDraft,
    restoring_refusal,
)
from planning.templates.page.catalogue import CHOSEN, offer_again
from planning.templates.queries import TemplateUse


def one(desk: Desk, found: Template, used: list[TemplateUse]) -> None:
    """Draw one template: where it is on the plan, what it brings, ways to adapt it."""
    if st.button(say("All templates"), icon=":material/arrow_back:"):
        del st.query_params[CHOSEN]
        st.rerun()
    st.header(unmarked(found.title))
    terms = filter(None, (found.category, found.origin))
    badges = " ".join(badge(say(term.label), "gray") for term in terms)
    paragraphs(badges, small(found.usual_time()))
    if found.hint:
        st.info(found.hint, icon=":material/lightbulb:")
    for use in used:
        if found.made(use.template_key, use.title):
            _planned(desk, use)
    if planning_is_open(desk):
        _plan_one(desk, found, used)
    _about(found)
    if duties.may(Duty.PLAN_YEAR, desk.person):
        _adapt(desk, found)


def _planned(desk: Desk, use: TemplateUse) -> None:
    before = say("On the plan: {when}", when=use.when.in_short())
    go(use.title, link(desk, "kegiatan", kegiatan=use.activity_id), f"✓ {before} · ")


def _plan_one(desk: Desk, found: Template, used: list[TemplateUse]) -> None:
    form = f"plan-{found.key}"
    key = form_id(form)
    known = goals.goals_in(desk.store, desk.year)
    times = found.occasions(desk.year, days_taken(desk.store, desk.year))
    planned = [(use.template_key, use.title, use.when.day) for use in used]
    time = next((time for time in times if not time.is_planned(planned)), times[0])
    fields = Fields(key)
    with st.form(f"{form}-{key}"):
        what, when, goal = fields.columns(4, 2, 3)
        what.line("title", say("Activity"), shown=time.title)
        when.day("planned_on", say("Date"), desk.year, shown=time.day)
        goal_field(goal, say("Goal"), known, fitting_goal(found.dimensions, known))
        sent = st.form_submit_button(say("Put it on the plan"), type="primary")
    if sent:
        told = say("“{title}” was put on the plan.", title=fields.typed["title"])
        with saving(form, told):
            plan_from(desk.act(), key, found.key, desk.year, **fields.typed)


def _about(found: Template) -> None:
    if found.why:
        st.subheader(say("Why this matters"))
        st.markdown(f"> {found.why}")
        if found.source:
            st.caption(say("Source: {source}", source=found.source))
    tabs(
        "template",
        (
            (say("Procedure and standard"), lambda: _parts(found)),
            (say("Tasks"), lambda: _tasks(found)),
            (say("Budget"), lambda: _money(found)),
        ),
    )


def _tasks(found: TemplateDraft) -> None:
    if found.tasks:
        show_tasks(found.tasks)
    else:
        st.info(say("No task is planned in this template."))


def _money(found: TemplateDraft) -> None:
    money = {say(OF_LINE[name].label) for name in ("volume", "price", "amount")}
    if found.budget:
        lines(_line_rows(found), money)
    st.caption(
        say(
            "Prices are proposals. Donations are voluntary and have no amount per "
            "family; a levy does not exist here."
        )
    )


def _parts(found: Template) -> None:
    standard = ""
    if found.target is not None:
        standard = (
            f"{found.indicator}: {say(found.direction.label)} "
            f"{in_number(found.target)} {found.unit} · {found.measured_by}"
        )
    grades = ", ".join(map(grade_word, found.grades))
    own = "background procedure rundown evidence risk mitigation forms involvement"
    parts = [(called(name), in_words(getattr(found, name), {})) for name in own.split()]
    parts.insert(3, (say(Tab.STANDARD.label), standard))
    families = grades or say(found.audience.label)
    parts.append((called("audience"), families))
    parts.append((called("parties"), in_words(found.parties, {})))
    paragraphs(*(f"**{label}**\n{unmarked(text)}" for label, text in parts if text))


def _line_rows(found: TemplateDraft) -> list[dict[str, str]]:
    return [
        {
            say(OF_LINE["title"].label): line.title,
            say(OF_LINE["volume"].label): f"{in_number(line.volume)} {line.unit}",
            say(OF_LINE["price"].label): in_rupiah(line.price),
            say(OF_LINE["amount"].label): in_rupiah(line.volume * line.price),
            say(OF_LINE["source"].label): say(line.source.label),
        }
        for line in found.budget
    ]


def _adapt(desk: Desk, found: Template) -> None:
    found = as_drawn(found, f"template-{found.key}")
    form = f"adapt-{found.key}"
    key = f"{form_id(form)}-{found.version}"

    def keep(draft: TemplateDraft) -> None:
        keep_template(
            desk.act(), form_id(form), draft, key=found.key, version=found.version
        )

    adapt = partial(words_form, desk, form, key, found.words, keep)
    label = say("Adapt it to this school")
    unfold(label, f"adapt-{found.key}", adapt, icon=":material/edit:")
    with st.container(horizontal=True):
        _restore(desk, found, key)
        _hide(desk, found, key)


def _restore(desk: Desk, found: Template, key: str) -> None:
    if found.origin is not Origin.CHANGED or restoring_refusal(found):
        return
    ending(
        say("Put the ready template back"),
        say("What the school changed in this template goes; the ready one counts."),
        say("Put the ready template back"),
        lambda: restore_ready(desk.act(), found.key, found.version),
        say("The ready template “{title}” is back.", title=found.title),
        key=f"restore-{key}",
        back=Back.NEVER,
    )


def _hide(desk: Desk, found: Template, key: str) -> None:
    if found.is_hidden:
        offer_again(desk, found)
        return
    if st.button(say("Offer it no more"), key=f"hide-{key}"):
        told = say("“{title}” is not offered any more.", title=found.title)
        with saving(f"adapt-{found.key}", told):
            hide_template(
                desk.act(), form_id(f"adapt-{found.key}"), found.key, found.version
            )


# ── a new template ───────────────────────────────────────────────────────────────

"""The templates' page: pick many for the year, read one, make it the school's own."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

import streamlit as st

from data import duties
from data.activity import countdown
from data.cooperation import CooperationForm
from data.duties import Duty
from data.fields import in_words
from data.language import (
    N_,
    in_list,
    in_number,
    in_rupiah,
    say,
    say_many,
)
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import go, link
from data.ui.pages import Page, Section, Use
from data.ui.tables import table
from data.ui.tabs import Part, tabs
from planning.activities import store as activities
from planning.activities.fields import OF_TASK, Tab, called
from planning.activities.models import Category
from planning.budget.fields import OF_LINE
from planning.clashes.models import Clash, clashes
from planning.clashes.queries import year_slots
from planning.days import store as days
from planning.days.queries import days_taken
from planning.goals import store as goals
from planning.plan.form import planning_is_open
from planning.templates import queries
from planning.templates import store as templates
from planning.templates.actions import (
    hide_template,
    keep_template,
    plan_from,
    plan_many_from,
    restore_ready,
    show_template,
    template_from_activity,
)
from planning.templates.form import (
    ICONS,
    chosen_times,
    day_field,
    goal_field,
    pick_id,
    picks_form,
    words_form,
)
from planning.templates.models import (
    Occasion,
    Origin,
    Template,
    TemplateDraft,
    fitting_goal,
    restoring_refusal,
)
from planning.templates.queries import TemplateUse

PAGE = Page(
    N_("Templates"),
    "template",
    "dashboard_customize",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
)

CHOSEN: Final = "pilih"
ORIGIN_COLORS: Final = {Origin.CHANGED: "blue", Origin.OWN: "violet"}


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Templates"))
    known = templates.all_templates(desk.store)
    used = queries.template_use(desk.store, desk.year)
    asked = st.query_params.get(CHOSEN, "")
    opened = next((found for found in known if found.key == asked), None)
    if opened:
        _one(desk, opened, used)
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
        _catalogue(desk, offered, used)
        return
    parts: list[Part] = [
        (say("Catalogue"), lambda: _lead_catalogue(desk, known, used)),
        (say("New template"), lambda: _make(desk)),
    ]
    if planning_is_open(desk):
        plan = (say("Plan the year"), lambda: _plan(desk, offered, used))
        tabs("templates", [plan, *parts])
    else:
        tabs("templates-read", parts)


def _lead_catalogue(desk: Desk, known: list[Template], used: list[TemplateUse]) -> None:
    _catalogue(desk, [found for found in known if not found.is_hidden], used)
    _hidden(desk, [found for found in known if found.is_hidden])


def _make(desk: Desk) -> None:
    _from_activity(desk)
    _new(desk)


# ── planning many at once ────────────────────────────────────────────────────────


def _plan(desk: Desk, offered: list[Template], used: list[TemplateUse]) -> None:
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


# ── the catalogue ────────────────────────────────────────────────────────────────


def _catalogue(desk: Desk, offered: list[Template], used: list[TemplateUse]) -> None:
    category, form = st.columns(2)
    with category:
        of_category = narrowed(
            "jenis", say("Category"), {c.value: say(c.label) for c in Category}
        )
    with form:
        of_form = narrowed(
            "bentuk",
            say("Form of cooperation"),
            {f.value: say(f.label) for f in CooperationForm},
        )
    fitting = [
        found
        for found in offered
        if (of_category is None or found.category == of_category)
        and (of_form is None or of_form in found.forms)
    ]
    if not fitting:
        st.info(say("No template fits. Choose less narrowly, or make a new one."))
    st.caption(say_many("{count} template", "{count} templates", len(fitting)))
    for start in range(0, len(fitting), 2):
        pair = fitting[start : start + 2]
        for found, column in zip(pair, st.columns(2), strict=False):
            with column:
                _card(desk, found, used)


def _card(desk: Desk, found: Template, used: list[TemplateUse]) -> None:
    with st.container(border=True):
        st.markdown(f"{ICONS[found.category]} **{found.title}**")
        st.caption(f"{found.usual_time()} · {_words(found.forms)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(
                say("Open"), key=f"open-{found.key}", icon=":material/open_in_full:"
            ):
                st.query_params[CHOSEN] = found.key
                st.rerun()
            _badges(found, used)


def _badges(found: Template, used: list[TemplateUse]) -> None:
    if color := ORIGIN_COLORS.get(found.origin):
        st.badge(say(found.origin.label), color=color)  # type: ignore[arg-type]
    planned = sum(found.made(use.template_key, use.title) for use in used)
    if planned:
        st.badge(
            say("On the plan: {count}", count=planned),
            color="green",
            icon=":material/check:",
        )


def _hidden(desk: Desk, hidden: list[Template]) -> None:
    if not hidden:
        return
    label = say_many("{count} hidden template", "{count} hidden templates", len(hidden))
    with st.expander(label):
        for found in hidden:
            st.markdown(f"**{found.title}**")
            _offer_again(desk, found)


def _offer_again(desk: Desk, found: Template) -> None:
    found = as_drawn(found, f"template-{found.key}")
    if st.button(say("Offer it again"), key=f"show-{found.key}-{found.version}"):
        with saving(
            f"show-{found.key}", say("“{title}” is offered again.", title=found.title)
        ):
            show_template(
                desk.act(), form_id(f"show-{found.key}"), found.key, found.version
            )


# ── one template ─────────────────────────────────────────────────────────────────


def _one(desk: Desk, found: Template, used: list[TemplateUse]) -> None:
    if st.button(say("All templates"), icon=":material/arrow_back:"):
        del st.query_params[CHOSEN]
        st.rerun()
    st.header(found.title)
    with st.container(horizontal=True):
        if found.category:
            st.badge(say(found.category.label), color="gray")
        st.badge(say(found.origin.label), color="gray")
    st.caption(found.usual_time())
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
    with st.form(f"{form}-{key}"):
        what, when, goal = st.columns([4, 2, 3])
        title = what.text_input(say("Activity"), time.title, key=f"title-{key}")
        with when:
            day = day_field(desk, time.day, say("Date"), f"day-{key}")
        with goal:
            fitting = fitting_goal(found, known)
            goal_id = goal_field(known, fitting, say("Goal"), f"goal-{key}")
        sent = st.form_submit_button(say("Put it on the plan"), type="primary")
    if sent:
        with saving(form, say("“{title}” was put on the plan.", title=title)):
            plan_from(
                desk.act(),
                key,
                found.key,
                desk.year,
                planned_on=day,
                goal_id=goal_id,
                title=title,
            )


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
        table(_task_rows(found), height="content")
    else:
        st.info(say("No task is planned in this template."))


def _money(found: TemplateDraft) -> None:
    if found.budget:
        table(_line_rows(found), height="content")
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
    grades = ", ".join(str(grade) for grade in found.grades)
    own = "background procedure rundown evidence risk mitigation forms involvement"
    parts = [(called(name), in_words(getattr(found, name), {})) for name in own.split()]
    parts.insert(3, (say(Tab.STANDARD.label), standard))
    parts.append((called("grades"), grades or say("All families")))
    for label, text in parts:
        if text:
            shown = text.replace("\n", "  \n")
            st.markdown(f"**{label}**  \n{shown}")


def _task_rows(found: TemplateDraft) -> list[dict[str, str]]:
    return [
        {
            say(OF_TASK["offset_days"].label): countdown(task.offset_days),
            say(OF_TASK["title"].label): task.title,
            say(OF_TASK["section"].label): task.section,
        }
        for task in found.tasks
    ]


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

    with st.expander(say("Adapt it to this school"), icon=":material/edit:"):
        words_form(desk, form, key, found.words, keep)
    with st.container(horizontal=True):
        _restore(desk, found, key)
        _hide(desk, found, key)


def _restore(desk: Desk, found: Template, key: str) -> None:
    if found.origin is not Origin.CHANGED or restoring_refusal(found):
        return
    if st.button(say("Put the ready template back"), key=f"restore-{key}"):
        told = say("The ready template “{title}” is back.", title=found.title)
        with saving(f"restore-{found.key}", told):
            restore_ready(desk.act(), found.key, found.version)


def _hide(desk: Desk, found: Template, key: str) -> None:
    if found.is_hidden:
        _offer_again(desk, found)
        return
    if st.button(say("Offer it no more"), key=f"hide-{key}"):
        told = say("“{title}” is not offered any more.", title=found.title)
        with saving(f"adapt-{found.key}", told):
            hide_template(
                desk.act(), form_id(f"adapt-{found.key}"), found.key, found.version
            )


# ── a new template ───────────────────────────────────────────────────────────────


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
        chosen = st.selectbox(
            say("Activity"),
            list(titles),
            format_func=lambda activity_id: titles[activity_id],
            key=f"from-{key}",
        )
        sent = st.form_submit_button(say("Make a template of it"), type="primary")
    if sent:
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


def _words(terms: Iterable[Any]) -> str:
    return in_list([say(term.label) for term in terms])

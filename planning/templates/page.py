"""The templates' page: pick many for the year, read one, make it the school's own."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid5

import streamlit as st

from data.calendar import MONTHS
from data.cooperation import CooperationForm, Involvement
from data.language import (
    N_,
    in_list,
    in_month,
    in_number,
    in_rupiah,
    in_short,
    in_weekday,
    say,
    say_many,
    why,
)
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.forms import as_drawn, form_id, refuse, saving
from data.ui.links import go, link
from planning.activities import store as activities
from planning.activities.models import (
    Category,
    DatePrecision,
    Direction,
    EvidenceKind,
    Mode,
    PlannedTaskDraft,
)
from planning.budget.models import FundSource
from planning.days import store as days
from planning.goals import store as goals
from planning.goals.models import Dimension, Goal, planning_refusal, reading_refusal
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
from planning.templates.models import (
    Occasion,
    Origin,
    Pick,
    Template,
    TemplateDraft,
    fitting_goal,
    restoring_refusal,
)
from planning.templates.queries import TemplateUse

CHOSEN: Final = "pilih"
DAY_FORMAT: Final = "DD/MM/YYYY"
WEEKS: Final = {
    1: N_("first"),
    2: N_("second"),
    3: N_("third"),
    4: N_("fourth"),
    5: N_("last"),
}
NEW_LINE: Final = {
    "title": "",
    "source": "bos",
    "volume": 1.0,
    "unit": "",
    "price": 0,
    "partner": "",
    "is_voluntary": False,
}
MONDAY: Final = date(2026, 7, 6)
ICONS: Final = {
    Category.MEETING: ":material/groups:",
    Category.LEARNING: ":material/school:",
    Category.TRAINING: ":material/psychology:",
    Category.SERVICE: ":material/volunteer_activism:",
    Category.INFORMATION: ":material/campaign:",
    Category.EVENT: ":material/celebration:",
    None: ":material/event_note:",
}
ORIGIN_COLORS: Final = {Origin.CHANGED: "blue", Origin.OWN: "violet"}


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Templates"))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
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
    may_plan = _may_plan(desk)
    if planning_refusal(desk.person):
        _catalogue(desk, offered, used)
        return
    plan, catalogue, new = st.tabs(
        [say("Plan the year"), say("Catalogue"), say("New template")]
    )
    with plan:
        if may_plan:
            _plan(desk, offered, used)
        else:
            st.info(say("Nothing can be put on this year's plan now."))
    with catalogue:
        _catalogue(desk, offered, used)
        _hidden(desk, [found for found in known if found.is_hidden])
    with new:
        _from_activity(desk)
        _new(desk)


def _may_plan(desk: Desk) -> bool:
    """Return whether the person may plan; tell who plans why it waits."""
    if planning_refusal(desk.person) or not desk.year_is_open:
        return False
    locked = goals.change_refusal(desk.store, desk.year)
    if locked:
        st.info(why(locked), icon=":material/lock:")
    return locked is None


# ── planning many at once ────────────────────────────────────────────────────────


def _plan(desk: Desk, offered: list[Template], used: list[TemplateUse]) -> None:
    planned = [(use.template_key, use.planned_on) for use in used]
    times = [time for found in offered for time in found.occasions(desk.year)]
    on_plan = {time.key for time in times if time.is_planned(planned)}
    st.markdown(say("**1.** Choose what the year {year} needs.", year=desk.year))
    free = len(times) - len(on_plan)
    everything = free > 0 and st.toggle(
        say("Choose all {count} that are not on the plan yet", count=in_number(free)),
        key=f"everything-{form_id('templates')}",
    )
    chosen = _chosen(times, on_plan, everything=everything)
    if on_plan:
        go(
            say("Open the agenda"),
            link(desk, "agenda"),
            say("✓ is on this year's plan already ({count}).", count=len(on_plan))
            + " ",
        )
    if not chosen:
        st.info(say("Choose at least one; its date and goal can be set below."))
        return
    _planning_form(desk, sorted(chosen, key=lambda t: (t.day is None, t.day or 0)))


def _chosen(
    times: list[Occasion], on_plan: set[str], *, everything: bool
) -> list[Occasion]:
    """Let a person tap what they want, by category."""
    by_key = {time.key: time for time in times}
    chosen: list[str] = []

    def name(key: str) -> str:
        return f"✓ {by_key[key].title}" if key in on_plan else by_key[key].title

    for category in (*Category, None):
        keys = [t.key for t in times if t.template.category is category]
        if keys:
            label = say(category.label) if category else say("Without a category")
            chosen += st.pills(
                f"{ICONS[category]} {label}",
                keys,
                selection_mode="multi",
                default=[k for k in keys if everything and k not in on_plan],
                format_func=name,
                key=f"choose-{category}-{everything}-{form_id('templates')}",
            )
    return [by_key[key] for key in chosen]


def _planning_form(desk: Desk, chosen: list[Occasion]) -> None:
    known = goals.goals_in(desk.store, desk.year)
    form = form_id("templates")
    st.markdown(
        say_many(
            "**2.** Look at the date and goal of {count} activity.",
            "**2.** Look at the dates and goals of {count} activities.",
            len(chosen),
        )
    )
    if not known:
        go(say("Set the goals first"), link(desk, "tujuan"))
    usual = _goal(known, None, say("Goal where none fits better"), f"usual-{form}")
    off = {
        day.on_day: day.name
        for day in days.days_off(desk.store, desk.year.first_day, desk.year.last_day)
    }
    with st.form(f"templates-{form}"):
        picks = [_pick(desk, time, known, usual, off) for time in chosen]
        sent = st.form_submit_button(
            say_many("Plan the chosen one", "Plan the chosen {count}", len(chosen)),
            type="primary",
        )
    if sent:
        told = say_many(
            "{count} activity was put on the plan.",
            "{count} activities were put on the plan.",
            len(picks),
        )
        with saving("templates", told):
            plan_many_from(
                desk.store,
                [Pick.model_validate(pick) for pick in picks],
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )


def _pick(
    desk: Desk,
    time: Occasion,
    known: list[Goal],
    usual: UUID | None,
    off: Mapping[date, str],
) -> dict[str, Any]:
    key = f"{form_id('templates')}-{time.key}"
    fitting = fitting_goal(time.template, known) or usual
    with st.container(gap=None):
        what, when, goal = st.columns([4, 2, 3], vertical_alignment="bottom")
        title = what.text_input(
            say("Activity"),
            time.title,
            key=f"title-{key}",
            label_visibility="collapsed",
        )
        with when:
            planned_on = _day(desk, time.day, say("Date"), f"day-{key}", collapsed=True)
        with goal:
            goal_id = _goal(
                known, fitting, say("Goal"), f"goal-{key}-{usual}", collapsed=True
            )
        st.caption(_about_day(time, off))
    return {
        "activity_id": uuid5(form_id("templates"), time.key),
        "key": time.template.key,
        "planned_on": planned_on,
        "goal_id": goal_id,
        "title": title,
    }


def _about_day(time: Occasion, off: Mapping[date, str]) -> str:
    """Say what a person should know about the day proposed."""
    if time.day is None:
        return say("No usual time; without a date it is planned without one.")
    if time.template.date_precision is DatePrecision.MONTH:
        return say("The first stands for the whole of {month}.", month=_month(time.day))
    said = in_weekday(time.day)
    if name := off.get(time.day):
        said += f" · :material/warning: {name}"
    return f"{said} · {time.template.hint}" if time.template.hint else said


def _day(
    desk: Desk, day: date | None, label: str, key: str, *, collapsed: bool = False
) -> date | None:
    chosen: date | None = st.date_input(
        label,
        day,
        min_value=desk.year.first_day,
        max_value=desk.year.last_day,
        format=DAY_FORMAT,
        key=key,
        label_visibility="collapsed" if collapsed else "visible",
    )
    return chosen


def _goal(
    known: list[Goal],
    current: UUID | None,
    label: str,
    key: str,
    *,
    collapsed: bool = False,
) -> UUID | None:
    titles = {goal.id: f"{goal.number}. {goal.title}" for goal in known}
    ids = list(titles)
    chosen: UUID | None = st.selectbox(
        label,
        ids,
        index=ids.index(current) if current in ids else None,
        format_func=lambda goal_id: titles[goal_id],
        placeholder=say("Choose a goal"),
        key=key,
        label_visibility="collapsed" if collapsed else "visible",
    )
    return chosen


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
        st.caption(f"{_usual_time(found)} · {_words(found.forms)}")
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
    planned = sum(use.template_key == found.key for use in used)
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
                desk.store,
                form_id(f"show-{found.key}"),
                found.key,
                found.version,
                by=desk.person,
                now=desk.clock(),
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
    st.caption(_usual_time(found))
    if found.hint:
        st.info(found.hint, icon=":material/lightbulb:")
    for use in used:
        if use.template_key == found.key:
            _planned(desk, use)
    if _may_plan(desk):
        _plan_one(desk, found)
    _about(found)
    if planning_refusal(desk.person) is None:
        _adapt(desk, found)


def _planned(desk: Desk, use: TemplateUse) -> None:
    when = in_short(use.planned_on) if use.planned_on else say("Without a date")
    before = say("On the plan: {when}", when=when)
    go(use.title, link(desk, "kegiatan", kegiatan=use.activity_id), f"✓ {before} · ")


def _plan_one(desk: Desk, found: Template) -> None:
    form = f"plan-{found.key}"
    key = form_id(form)
    known = goals.goals_in(desk.store, desk.year)
    with st.form(f"{form}-{key}"):
        what, when, goal = st.columns([4, 2, 3])
        title = what.text_input(say("Activity"), found.title, key=f"title-{key}")
        with when:
            day = _day(desk, found.usual_day(desk.year), say("Date"), f"day-{key}")
        with goal:
            fitting = fitting_goal(found, known)
            goal_id = _goal(known, fitting, say("Goal"), f"goal-{key}")
        sent = st.form_submit_button(say("Put it on the plan"), type="primary")
    if sent:
        with saving(form, say("“{title}” was put on the plan.", title=title)):
            plan_from(
                desk.store,
                key,
                found.key,
                desk.year,
                planned_on=day,
                goal_id=goal_id,
                title=title,
                by=desk.person,
                now=desk.clock(),
            )


def _about(found: Template) -> None:
    if found.why:
        st.subheader(say("Why this matters"))
        st.markdown(f"> {found.why}")
        if found.source:
            st.caption(say("Source: {source}", source=found.source))
    words, tasks, money = st.tabs(
        [say("Procedure and standard"), say("Tasks"), say("Budget")]
    )
    with words:
        _parts(found)
    with tasks:
        st.dataframe(_task_rows(found), hide_index=True, width="stretch")
    with money:
        st.dataframe(_line_rows(found), hide_index=True, width="stretch")
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
    parts = (
        (say("Background"), found.background),
        (say("Procedure"), found.procedure),
        (say("Programme of the day"), found.rundown.replace("\n", "  \n")),
        (say("Success standard"), standard),
        (say("Evidence expected"), _words(found.evidence)),
        (say("Risk"), found.risk),
        (say("What prevents it"), found.mitigation),
        (say("Forms of cooperation"), _words(found.forms)),
        (say("Family involvement (Permendikbud 30/2017)"), _words(found.involvement)),
        (say("Grades"), grades or say("All families")),
    )
    for label, text in parts:
        if text:
            st.markdown(f"**{label}**  \n{text}")


def _task_rows(found: TemplateDraft) -> list[dict[str, str]]:
    return [
        {
            say("When"): f"H{task.offset_days:+d}" if task.offset_days else "H",
            say("Task"): task.title,
            say("Position"): task.section,
        }
        for task in found.tasks
    ]


def _line_rows(found: TemplateDraft) -> list[dict[str, str]]:
    return [
        {
            say("What for"): line.title,
            say("Volume"): f"{in_number(line.volume)} {line.unit}",
            say("Price"): in_rupiah(line.price),
            say("Amount"): in_rupiah(line.volume * line.price),
            say("Source of money"): say(line.source.label),
        }
        for line in found.budget
    ]


def _adapt(desk: Desk, found: Template) -> None:
    found = as_drawn(found, f"template-{found.key}")
    form = f"adapt-{found.key}"
    key = f"{form_id(form)}-{found.version}"

    def keep(draft: TemplateDraft) -> None:
        keep_template(
            desk.store,
            form_id(form),
            draft,
            key=found.key,
            version=found.version,
            by=desk.person,
            now=desk.clock(),
        )

    with st.expander(say("Adapt it to this school"), icon=":material/edit:"):
        _words_form(form, key, found.words, keep)
    with st.container(horizontal=True):
        _restore(desk, found, key)
        _hide(desk, found, key)


def _restore(desk: Desk, found: Template, key: str) -> None:
    if found.origin is not Origin.CHANGED or restoring_refusal(found):
        return
    if st.button(say("Put the ready template back"), key=f"restore-{key}"):
        told = say("The ready template “{title}” is back.", title=found.title)
        with saving(f"restore-{found.key}", told):
            restore_ready(
                desk.store,
                found.key,
                found.version,
                by=desk.person,
                now=desk.clock(),
            )


def _hide(desk: Desk, found: Template, key: str) -> None:
    if found.is_hidden:
        _offer_again(desk, found)
        return
    if st.button(say("Offer it no more"), key=f"hide-{key}"):
        told = say("“{title}” is not offered any more.", title=found.title)
        with saving(f"adapt-{found.key}", told):
            hide_template(
                desk.store,
                form_id(f"adapt-{found.key}"),
                found.key,
                found.version,
                by=desk.person,
                now=desk.clock(),
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
            template_from_activity(
                desk.store, key, chosen, by=desk.person, now=desk.clock()
            )


def _new(desk: Desk) -> None:
    form = "template-new"
    key = form_id(form)

    def keep(draft: TemplateDraft) -> None:
        keep_template(desk.store, key, draft, by=desk.person, now=desk.clock())

    st.subheader(say("Write a new template"))
    _words_form(form, str(key), None, keep)


def _words_form(
    form: str,
    key: str,
    kept: TemplateDraft | None,
    save: Callable[[TemplateDraft], None],
) -> None:
    """Draw the form of a template's words and save what was entered."""
    words = kept or TemplateDraft(title="–")
    with st.form(f"words-{key}", border=False):
        facts = _what(words, key, title=kept.title if kept else "")
        facts |= _when(words, key)
        facts |= _standard(words, key)
        facts |= {"tasks": _tasks(words, key), "budget": _lines(words, key)}
        sent = st.form_submit_button(say("Save the template"), type="primary")
    if sent:
        labels = {"title": say("Title"), "budget": say("Budget"), "tasks": say("Tasks")}
        with saving(form, say("The template was saved."), **labels):
            save(TemplateDraft.model_validate(facts))


def _what(words: TemplateDraft, key: str, title: str) -> dict[str, Any]:
    return {
        "title": st.text_input(say("Title"), title, key=f"title-{key}"),
        "category": _choice(say("Category"), Category, words.category, f"c-{key}"),
        "forms": _several(
            say("Forms of cooperation"), CooperationForm, words.forms, f"f-{key}"
        ),
        "involvement": _several(
            say("Family involvement (Permendikbud 30/2017)"),
            Involvement,
            words.involvement,
            f"i-{key}",
        ),
        "dimensions": _several(
            say("Serves goals about"), Dimension, words.dimensions, f"d-{key}"
        ),
        "grades": st.multiselect(
            say("Grades"),
            list(range(1, 13)),
            words.grades,
            key=f"g-{key}",
            help=say("None: all families."),
        ),
        "background": _area(say("Background"), words.background, f"b-{key}"),
        "procedure": _area(say("Procedure"), words.procedure, f"p-{key}"),
        "rundown": _area(say("Programme of the day"), words.rundown, f"r-{key}"),
        "hint": st.text_input(say("Hint"), words.hint, key=f"hint-{key}"),
        "why": _area(say("Why this matters"), words.why, f"why-{key}"),
        "source": st.text_input(say("Source"), words.source, key=f"source-{key}"),
    }


def _when(words: TemplateDraft, key: str) -> dict[str, Any]:
    months = st.multiselect(
        say("Usual months"),
        list(MONTHS),
        words.months,
        format_func=lambda month: _month(date(2026, month, 1)),
        key=f"months-{key}",
        help=say("Several months: it is held several times a year."),
    )
    week, weekday, day = st.columns(3)
    with week:
        of_week = st.selectbox(
            say("Week of the month"),
            list(WEEKS),
            index=words.week - 1 if words.week else None,
            format_func=lambda week: say(WEEKS[week]),
            placeholder=say("No week"),
            key=f"week-{key}",
        )
    with weekday:
        on_weekday = st.selectbox(
            say("Weekday"),
            list(range(7)),
            index=words.weekday,
            format_func=_weekday,
            placeholder=say("No weekday"),
            key=f"weekday-{key}",
        )
    with day:
        fixed = st.number_input(
            say("Or always on day"), 1, 31, value=words.day, key=f"day-{key}"
        )
    begins, ends = st.columns(2)
    with begins:
        starts_at = st.time_input(say("Begins"), words.starts_at, key=f"at-{key}")
    with ends:
        ends_at = st.time_input(say("Ends"), words.ends_at, key=f"to-{key}")
    return {
        "months": months,
        "week": of_week,
        "weekday": on_weekday,
        "day": fixed,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "mode": _choice(say("Mode"), Mode, words.mode, f"m-{key}"),
        "place": st.text_input(say("Place"), words.place, key=f"place-{key}"),
    }


def _standard(words: TemplateDraft, key: str) -> dict[str, Any]:
    indicator = st.text_input(say("Indicator"), words.indicator, key=f"in-{key}")
    direction, target, unit = st.columns(3)
    with direction:
        side = _choice(say("Success is"), Direction, words.direction, f"dir-{key}")
    with target:
        reached = st.number_input(
            say("Target"),
            value=None if words.target is None else float(words.target),
            key=f"target-{key}",
        )
    with unit:
        counted = st.text_input(say("Unit"), words.unit, key=f"unit-{key}")
    return {
        "indicator": indicator,
        "direction": side,
        "target": None if reached is None else Decimal(str(reached)),
        "unit": counted,
        "measured_by": st.text_input(
            say("Measured by"), words.measured_by, key=f"by-{key}"
        ),
        "evidence": _several(
            say("Evidence expected"), EvidenceKind, words.evidence, f"e-{key}"
        ),
        "risk": st.text_input(say("Risk"), words.risk, key=f"risk-{key}"),
        "mitigation": st.text_input(
            say("What prevents it"), words.mitigation, key=f"mit-{key}"
        ),
    }


def _tasks(words: TemplateDraft, key: str) -> list[PlannedTaskDraft]:
    st.markdown(f"**{say('Tasks')}**")
    shown: list[dict[str, Any]] = [
        {"offset_days": t.offset_days, "title": t.title, "section": t.section}
        for t in words.tasks
    ] or [{"offset_days": -14, "title": "", "section": ""}]
    edited = st.data_editor(
        shown,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        column_config={
            "offset_days": st.column_config.NumberColumn(
                say("Days from the activity"), min_value=-365, max_value=365, step=1
            ),
            "title": st.column_config.TextColumn(say("Task"), width="large"),
            "section": st.column_config.TextColumn(say("Position")),
        },
        key=f"tasks-{key}",
    )
    return [
        PlannedTaskDraft(
            offset_days=int(_filled(row["offset_days"], 0)),
            title=row["title"],
            section=_filled(row["section"], ""),
        )
        for row in _named(edited)
    ]


def _lines(words: TemplateDraft, key: str) -> list[dict[str, Any]]:
    st.markdown(f"**{say('Budget')}**")
    shown: list[dict[str, Any]] = [
        line.model_dump(exclude={"arkas_code"})
        | {"volume": float(line.volume), "price": int(line.price)}
        for line in words.budget
    ] or [NEW_LINE]
    labels = {source.value: say(source.label) for source in FundSource}
    edited = st.data_editor(
        shown,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        column_config={
            "title": st.column_config.TextColumn(say("What for"), width="medium"),
            "volume": st.column_config.NumberColumn(say("Volume"), min_value=0.01),
            "unit": st.column_config.TextColumn(say("Unit")),
            "price": st.column_config.NumberColumn(say("Price"), min_value=0, step=1),
            "source": st.column_config.SelectboxColumn(
                say("Source of money"),
                options=list(labels),
                format_func=lambda code: labels[str(code)],
            ),
            "partner": st.column_config.TextColumn(say("Partner")),
            "is_voluntary": st.column_config.CheckboxColumn(say("Voluntary donation")),
        },
        key=f"lines-{key}",
    )
    return [_line(row) for row in _named(edited)]


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": row["title"],
        "volume": Decimal(str(_filled(row["volume"], 1))),
        "unit": _filled(row["unit"], ""),
        "price": Decimal(str(_filled(row["price"], 0))),
        "source": _filled(row["source"], FundSource.BOS.value),
        "partner": _filled(row["partner"], ""),
        "is_voluntary": bool(_filled(row["is_voluntary"], False)),
    }


def _named(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of an edited table that have a title."""
    return [row for row in rows if _filled(row["title"], "")]


def _filled(value: Any, otherwise: Any) -> Any:  # noqa: ANN401 -- a cell of a table
    """Return a cell, or ``otherwise`` where a new row left it empty (None or NaN)."""
    return otherwise if value is None or value != value else value  # noqa: PLR0124


def _choice(label: str, terms: Any, current: Any, key: str) -> Any:  # noqa: ANN401
    found = list(terms)
    return st.selectbox(
        label,
        found,
        index=found.index(current) if current in found else None,
        format_func=lambda term: say(term.label),
        placeholder=say("Choose"),
        key=key,
    )


def _several(label: str, terms: Any, current: Any, key: str) -> list[Any]:  # noqa: ANN401
    return st.multiselect(
        label,
        list(terms),
        list(current),
        format_func=lambda term: say(term.label),
        placeholder=say("Choose"),
        key=key,
    )


def _area(label: str, text: str, key: str) -> str:
    written: str = st.text_area(label, text, key=key)
    return written


def _words(terms: Iterable[Any]) -> str:
    return in_list([say(term.label) for term in terms])


def _usual_time(found: TemplateDraft) -> str:
    """Say when a template is usually held."""
    if not found.months:
        return say("No usual time")
    months = in_list([_month(date(2026, month, 1)) for month in found.months])
    if found.week is not None and found.weekday is not None:
        return say(
            "{week} {weekday} of {months}",
            week=say(WEEKS[found.week]),
            weekday=_weekday(found.weekday),
            months=months,
        )
    return f"{found.day} {months}" if found.day else months


def _month(day: date) -> str:
    return in_month(day).rsplit(" ", 1)[0]


def _weekday(number: int) -> str:
    return in_weekday(MONDAY.replace(day=MONDAY.day + number)).split(",")[0]

"""The templates' forms: one chosen occasion, and the words of a template."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid5

import streamlit as st

from data.calendar import MONTHS
from data.cooperation import CooperationForm, Involvement
from data.language import in_short, in_weekday, say, say_many
from data.ui.desk import Desk
from data.ui.forms import form_id, saving
from planning.activities.models import (
    Category,
    DatePrecision,
    Direction,
    EvidenceKind,
    Mode,
    PlannedTaskDraft,
)
from planning.budget.models import FundSource
from planning.days.models import Clash
from planning.goals.models import Dimension, Goal
from planning.templates.models import (
    WEEKS,
    Occasion,
    Pick,
    TemplateDraft,
    fitting_goal,
    month_name,
    weekday_name,
)

DAY_FORMAT: Final = "DD/MM/YYYY"
ICONS: Final = {
    Category.MEETING: ":material/groups:",
    Category.LEARNING: ":material/school:",
    Category.TRAINING: ":material/psychology:",
    Category.SERVICE: ":material/volunteer_activism:",
    Category.INFORMATION: ":material/campaign:",
    Category.EVENT: ":material/celebration:",
    None: ":material/event_note:",
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


# ── occasions of the year ──────────────────────────────────────────────────────


def pick_id(time: Occasion) -> UUID:
    """Return the key of the activity that an occasion will be."""
    return uuid5(form_id("templates"), time.key)


def chosen_times(
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


def picks_form(
    desk: Desk,
    chosen: list[Occasion],
    known: list[Goal],
    said: Mapping[UUID, Sequence[Clash]],
) -> list[Pick] | None:
    """Draw the form of the chosen occasions; return them once it was sent."""
    form = form_id("templates")
    usual = goal_field(known, None, say("Goal where none fits better"), f"usual-{form}")
    st.caption(
        say(
            "Days off, exams and breaks are avoided. Without a date the usual time of "
            "the template is taken."
        )
    )
    with st.form(f"templates-{form}"):
        picks = [
            _pick_fields(desk, time, known, usual, said.get(pick_id(time), ()))
            for time in chosen
        ]
        sent = st.form_submit_button(
            say_many("Plan the chosen one", "Plan the chosen {count}", len(chosen)),
            type="primary",
        )
    return picks if sent else None


def _pick_fields(
    desk: Desk,
    time: Occasion,
    known: list[Goal],
    usual: UUID | None,
    said: Sequence[Clash],
) -> Pick:
    """Draw an occasion's title, date and goal; return what was picked."""
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
            planned_on = day_field(
                desk, time.day, say("Date"), f"day-{key}", collapsed=True
            )
        with goal:
            goal_id = goal_field(
                known, fitting, say("Goal"), f"goal-{key}-{usual}", collapsed=True
            )
        st.caption(_about_day(time, said))
    return Pick(
        activity_id=pick_id(time),
        key=time.template.key,
        planned_on=planned_on,
        goal_id=goal_id,
        title=title,
    )


def _about_day(time: Occasion, said: Sequence[Clash]) -> str:
    """Say what a person should know about the day proposed."""
    if time.day is None:
        return say("No usual time; without a date it is planned without one.")
    if time.template.date_precision is DatePrecision.MONTH:
        month = month_name(time.day.month)
        return say("The first stands for the whole of {month}.", month=month)
    parts = [in_weekday(time.day)]
    if time.wished != time.day and time.wished:
        was = in_short(time.wished)
        parts.append(say("moved from {day}, which is not free", day=was))
    parts += [f":material/warning: {clash.said()}" for clash in said]
    parts.append(time.template.hint)
    return " · ".join(part for part in parts if part)


def day_field(
    desk: Desk, day: date | None, label: str, key: str, *, collapsed: bool = False
) -> date | None:
    """Draw a date of the school year; return it."""
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


def goal_field(
    known: list[Goal],
    current: UUID | None,
    label: str,
    key: str,
    *,
    collapsed: bool = False,
) -> UUID | None:
    """Draw the choice of a goal of the year; return its key."""
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


# ── the words of a template ──────────────────────────────────────────────────────


def words_form(
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
        "source": st.text_input(
            say("Where it comes from"), words.source, key=f"source-{key}"
        ),
    }


def _when(words: TemplateDraft, key: str) -> dict[str, Any]:
    months = st.multiselect(
        say("Usual months"),
        list(MONTHS),
        words.months,
        format_func=lambda month: month_name(month),
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
            format_func=weekday_name,
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
            say("Prevention"), words.mitigation, key=f"mit-{key}"
        ),
    }


def _tasks(words: TemplateDraft, key: str) -> list[PlannedTaskDraft]:
    st.markdown(say("**Tasks**"))
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
    st.markdown(say("**Budget**"))
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

"""One line for a new activity: typed, or filled from a template, kept with Enter."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import streamlit as st

from data.activity import DatePrecision, PlannedDay
from data.calendar import MONTHS, SchoolYear
from data.cooperation import CooperationForm
from data.fields import Kind
from data.language import in_month, say
from data.record import LINE, TEXT
from data.sheet import Column, Entry, Row
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import emptied, form_id, saving, telling
from planning.activities.actions import plan_activity
from planning.activities.fields import called
from planning.activities.models import ActivityDraft, dated
from planning.agenda.models import GRID, GridRow, typed_line
from planning.templates.models import Template
from planning.templates.store import templates

EMPTY: Final = {
    "title-quick": "",
    "template-quick": None,
    "day-quick": None,
    "month-quick": None,
}
"""What the line's widgets show for the next activity."""


def quick_line(desk: Desk, titles: Mapping[str, str], names: Mapping[str, str]) -> None:
    """Let a person add one activity after the other.

    Goal, form and person stay for the next one; name, template and date are cleared
    once they are kept, and the cursor stays in the name, so that Enter adds the next.
    """
    ready = {template.key: template for template in templates(desk.store)}
    typed = st.container()
    lasting = _lasting(titles, names)
    emptied("quick", EMPTY)
    fields = Fields("quick")
    with typed.form("quick-activity", border=False):
        title, template = fields.columns(3, 2)
        title.line(
            "title",
            say("New activity"),
            placeholder=say("18/7 First meeting of the year"),
            help=say(
                "The name alone, or day/month (12–14/8 for several days) and the name. "
                "Enter adds it. A template brings the procedure, standard, tasks, "
                "evidence and budget; without a name and date, its own."
            ),
        )
        names_of = {key: template.title for key, template in ready.items()}
        none = say("Without a template")
        asked = say("Filled from a template")
        template.one("template", asked, names_of, placeholder=none)
        day, month, add = fields.columns(1, 1, 1, vertical_alignment="bottom")
        day.day("day", called("planned_on"), desk.year)
        months = {first: in_month(first) for first in map(desk.year.month, MONTHS)}
        month.one("month", called("month"), months)
        sent = add.place.form_submit_button(say("Add"), type="primary", width="stretch")
    if sent:
        chosen = ready.get(fields.typed["template"])
        when = _planned(fields.typed["day"], fields.typed["month"])
        _plan(desk, fields.typed["title"], chosen, when, lasting)


def _lasting(titles: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    """Let a person choose goal, form and person of the activities added next."""
    goal_at, form_at, person_at = st.columns(3)
    goal_id = _kept_choice(goal_at, say("Goal of the new ones"), "tujuan", titles)
    forms = {str(form): say(form.label) for form in CooperationForm}
    form = _kept_choice(form_at, say("Form of the new ones"), "bentuk", forms)
    person_id = _kept_choice(
        person_at, say("In charge of the new ones"), "orang", names
    )
    return {
        "goal_id": goal_id,
        "forms": (form,) if form else (),
        "person_id": person_id,
    }


def _kept_choice(at: Any, label: str, name: str, options: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Let a person choose a value for new activities, first the list's filter."""
    asked = st.query_params.get(name, "")
    codes = list(options)
    return at.selectbox(
        label,
        codes,
        codes.index(asked) if asked in options else None,
        lambda code: options[code],
        key=f"quick-{name}-{asked}",
    )


def _planned(day: date | None, month: date | None) -> dict[str, Any]:
    if day is None and month is not None:
        return dated(PlannedDay(day=month, precision=DatePrecision.MONTH))
    return dated(PlannedDay(day=day))


def _plan(
    desk: Desk,
    text: str,
    template: Template | None,
    chosen: dict[str, Any],
    lasting: dict[str, Any],
) -> None:
    with telling():
        title, when = typed_line(text, desk.year)
        title = title or (template.title if template else "")
        facts = lasting | (dated(when) if when else chosen) | {"title": title}
        told = say("“{title}” was added.", title=title)
        with saving("quick", told, title=say("New activity")):
            plan_activity(
                desk.act(),
                form_id("quick"),
                _from_template(desk, template, facts) or ActivityDraft(**facts),
                desk.year,
            )


def _from_template(
    desk: Desk, template: Template | None, facts: dict[str, Any]
) -> ActivityDraft | None:
    """Return the template's activity with what was typed, but its own forms."""
    if template is None:
        return None
    typed = dict(facts)
    day = typed["planned_on"]
    if template.forms:
        del typed["forms"]
    drawn = template.draft(desk.year, day)
    if day is None:
        typed |= dated(drawn.when)
    elif typed["date_precision"] is DatePrecision.DAY and not typed["ends_on"]:
        typed |= dated(drawn.when.begun_on(day))
    return ActivityDraft.model_validate(
        {name: getattr(drawn, name) for name in ActivityDraft.model_fields} | typed
    )


# ── many in a table ──────────────────────────────────────────────────────────
ENTRIES: Final = {
    Kind.LINE: Entry.LINE,
    Kind.AREA: Entry.AREA,
    Kind.HOUR: Entry.HOUR,
    Kind.DAY: Entry.DAY,
    Kind.PERSON: Entry.ONE,
    Kind.GOAL: Entry.ONE,
    Kind.MANY: Entry.MANY,
    Kind.NUMBER: Entry.NUMBER,
    Kind.RUPIAH: Entry.RUPIAH,
}
WIDTHS: Final = {
    "goal_id": 26,
    "person_id": 20,
    "forms": 26,
    "planned_on": 15,
    "starts_at": 8,
    "ends_at": 8,
    "indicator": 24,
    "target": 9,
    "unit": 9,
    "procedure": 30,
}
WIDTH: Final = 18
"""In letters, of the columns above and of all others."""


def grid_columns(
    year: SchoolYear, titles: Mapping[str, str], names: Mapping[str, str]
) -> list[Column]:
    """Return the columns of the grid; ``titles`` and ``names`` are what is chosen."""
    told = {
        "amount": say("Only where the activity has at most one budget line."),
        "planned_on": say("A day, or only the month: 8/2026."),
    }
    choices = {"goal_id": titles, "person_id": names} | {
        "forms": {str(form): say(form.label) for form in CooperationForm}
    }
    own = [
        Column(
            field.name,
            say(field.label),
            Entry.WHEN if field.name == "planned_on" else ENTRIES[field.kind],
            choices.get(field.name),
            WIDTHS.get(field.name, WIDTH),
            help=told.get(field.name) or say(field.help),
            first=year.first_day,
            last=year.last_day,
            longest=TEXT if field.kind is Kind.AREA else LINE,
        )
        for field in GRID
    ]
    title = Column("title", say("Activity"), width=30, is_fixed=True)
    whole = Column("budget", say("Budget"), Entry.RUPIAH, width=13, is_fixed=True)
    return [title, *own, whole]


def grid_row(row: GridRow, note: str) -> Row:
    """Return an activity as a row; ``note`` is what it still needs."""
    fixed = ("amount",) if row.lines > 1 else ()
    cells = {"title": row.title} | row.cells()
    return Row(str(row.id), row.title, cells, row.version, note, fixed)

"""One activity's page: what and why, when and whom, standard, money, risk."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import streamlit as st

from data.calendar import MONTHS
from data.language import (
    in_list,
    in_month,
    in_number,
    in_rupiah,
    in_weekday,
    say,
    say_many,
    why,
)
from data.people import store as people
from data.roster import store as roster
from data.ui.desk import Desk
from data.ui.forms import as_drawn, form_id, refuse, saving, shown_activity
from data.ui.links import go, link
from planning.activities import queries
from planning.activities import store as activities
from planning.activities.actions import change_activity, drop_activity, plan_activity
from planning.activities.models import (
    Activity,
    ActivityDraft,
    Audience,
    CooperationForm,
    DatePrecision,
    Direction,
    Mode,
    lacks,
)
from planning.budget.models import BudgetLine, FundSource, in_other_fiscal_year
from planning.goals import store as goals
from planning.goals.models import planning_refusal, reading_refusal

EMPTY_LINES = 3


def show(desk: Desk) -> None:
    """Draw the page."""
    if refusal := reading_refusal(desk.person):
        st.title(say("Activity"))
        refuse(refusal)
        return
    planned = activities.activities_in(desk.store, desk.year)
    chosen = _choose(desk, planned)
    if chosen is None:
        st.title(say("Plan an activity"))
        if _may_plan(desk):
            _form(desk, None, [])
        else:
            st.info(say("Choose an activity above to read its plan."))
        return
    st.title(chosen.title)
    _standing(desk, chosen)
    lines = activities.budget_lines(desk.store, chosen.id)
    _fiscal_slips(chosen, lines)
    if _may_plan(desk):
        _form(desk, chosen, lines)
        _drop(desk, chosen)
    else:
        _reading(desk, chosen, lines)


def _may_plan(desk: Desk) -> bool:
    """Return whether the person may plan; tell who plans why it waits."""
    if planning_refusal(desk.person) or not desk.year_is_open:
        return False
    locked = goals.change_refusal(desk.store, desk.year)
    if locked:
        st.info(why(locked), icon=":material/lock:")
    return locked is None


def _fiscal_slips(activity: Activity, lines: list[BudgetLine]) -> None:
    slips = in_other_fiscal_year(activity.planned_on, lines)
    if slips:
        st.warning(
            say(
                "The date lies in another fiscal year than these budget lines: "
                "{titles}. Please check.",
                titles=in_list(
                    [f"{line.title} ({line.fiscal_year})" for line in slips]
                ),
            )
        )


def _choose(desk: Desk, planned: list[Activity]) -> Activity | None:
    """Return the activity that the address or the list names, or None for a new one."""
    by_id = {activity.id: activity for activity in planned}
    chosen = shown_activity(
        [(activity.id, activity.title) for activity in planned],
        say("Activities of the year"),
        say("New activity"),
    )
    return by_id.get(chosen) if chosen else None


def _standing(desk: Desk, activity: Activity) -> None:
    labels = {
        "goal": say("Goal stated"),
        "classified": say("Classified"),
        "scheduled": say("Scheduled"),
        "procedure": say("Procedure described"),
    }
    marks = [
        f"{'✓' if getattr(activity.ticks, tick) else '○'} {label}"
        for tick, label in labels.items()
    ]
    st.caption(" · ".join(marks))
    missing = [say(lack) for lack in lacks(activity)]
    if missing:
        st.info(say("Still missing: {parts}", parts=", ".join(missing)))
    committee = link(desk, "panitia", kegiatan=activity.id)
    closing = link(desk, "penutupan", kegiatan=activity.id)
    go(say("Committee and tasks"), committee)
    go(say("Close the activity"), closing)


def _form(desk: Desk, kept: Activity | None, lines: list[BudgetLine]) -> None:
    kept = as_drawn(kept, kept.id) if kept else None
    key = f"{kept.id}-{kept.version}" if kept else str(form_id("activity"))
    facts: dict[str, Any] = {}
    facts |= _audience(desk, kept, key)
    with st.form(f"activity-{key}"):
        what, when, standard, money, risk = st.tabs(
            [
                say("What and why"),
                say("When and who"),
                say("Success standard"),
                say("Budget"),
                say("Risk"),
            ]
        )
        with what:
            facts |= _what(desk, kept, key)
        with when:
            facts |= _when(desk, kept, key)
        with standard:
            facts |= _standard(kept, key)
        with money:
            facts["budget"] = tuple(_budget(desk, lines, key))
        with risk:
            facts |= _risk(kept, key)
        sent = st.form_submit_button(say("Save the activity"), type="primary")
    if sent:
        _save(desk, kept, facts)


def _save(desk: Desk, kept: Activity | None, facts: dict[str, Any]) -> None:
    told = say("The activity was saved.")
    labels = {"title": say("Name of the activity"), "budget": say("Budget")}
    if kept is None:
        new_id = form_id("activity")
        with saving("activity", told, **labels):
            plan_activity(
                desk.store,
                new_id,
                ActivityDraft(**facts),
                desk.year,
                by=desk.person,
                now=desk.clock(),
            )
            st.query_params["kegiatan"] = str(new_id)
        return
    with saving(str(kept.id), told, **labels):
        change_activity(
            desk.store,
            kept.id,
            kept.version,
            ActivityDraft(**facts),
            by=desk.person,
            now=desk.clock(),
        )


def _audience(desk: Desk, kept: Activity | None, key: str) -> dict[str, Any]:
    """Ask whose families are meant, outside the form, so that their number shows."""
    groups = roster.class_groups(desk.store, desk.year)
    names = {group.id: group.name for group in groups}
    grades = sorted({group.grade for group in groups})
    with st.container(border=True):
        audience = st.radio(
            say("Audience"),
            list(Audience),
            index=list(Audience).index(kept.audience) if kept else 0,
            format_func=lambda a: say(a.label),
            horizontal=True,
            key=f"audience-{key}",
        )
        chosen_grades: list[int] = []
        chosen_groups: list[UUID] = []
        if audience is Audience.GRADES:
            chosen_grades = st.multiselect(
                say("Grades"),
                grades,
                [g for g in (kept.grades if kept else ()) if g in grades],
                key=f"grades-{key}",
            )
        if audience is Audience.CLASS_GROUPS:
            chosen_groups = st.multiselect(
                say("Class groups"),
                list(names),
                [g for g in (kept.class_group_ids if kept else ()) if g in names],
                format_func=lambda g: names[g],
                key=f"groups-{key}",
            )
        size = queries.audience_size(
            desk.store,
            desk.year,
            audience or Audience.ALL,
            tuple(chosen_grades),
            tuple(chosen_groups),
        )[0]
        st.caption(
            say_many("{count} family", "{count} families", size.families)
            + " · "
            + say_many("{count} pupil", "{count} pupils", size.students)
        )
    return {
        "audience": audience,
        "grades": tuple(chosen_grades),
        "class_group_ids": tuple(chosen_groups),
    }


def _what(desk: Desk, kept: Activity | None, key: str) -> dict[str, Any]:
    titles = {
        goal.id: f"{goal.number}. {goal.title}"
        for goal in goals.goals_in(desk.store, desk.year)
    }
    goal_ids = list(titles)
    index = goal_ids.index(kept.goal_id) if kept and kept.goal_id in titles else None
    title = st.text_input(
        say("Name of the activity"), kept.title if kept else "", key=f"title-{key}"
    )
    goal_id = st.selectbox(
        say("Goal"),
        goal_ids,
        index=index,
        format_func=lambda g: titles[g],
        key=f"goal-{key}",
        help=say("Goals are set on their own page."),
    )
    forms = st.multiselect(
        say("Forms of cooperation"),
        list(CooperationForm),
        list(kept.forms) if kept else [],
        format_func=lambda f: say(f.label),
        key=f"forms-{key}",
    )
    procedure = st.text_area(
        say("Procedure"),
        kept.procedure if kept else "",
        key=f"procedure-{key}",
        help=say("How it is carried out, step by step."),
    )
    return {
        "title": title,
        "goal_id": goal_id,
        "forms": tuple(forms),
        "procedure": procedure,
    }


def _when(desk: Desk, kept: Activity | None, key: str) -> dict[str, Any]:
    precision = st.radio(
        say("Date"),
        list(DatePrecision),
        index=list(DatePrecision).index(kept.date_precision) if kept else 0,
        format_func=lambda p: say(p.label),
        horizontal=True,
        key=f"precision-{key}",
    )
    planned = kept.planned_on if kept else None
    day = st.date_input(
        say("Day"),
        planned,
        format="DD/MM/YYYY",
        min_value=desk.year.first_day,
        max_value=desk.year.last_day,
        key=f"day-{key}",
    )
    months = [desk.year.month(number) for number in MONTHS]
    first = planned.replace(day=1) if planned else None
    month = st.selectbox(
        say("Month"),
        months,
        index=months.index(first) if first in months else None,
        format_func=in_month,
        key=f"month-{key}",
    )
    mode = st.radio(
        say("Mode"),
        list(Mode),
        index=list(Mode).index(kept.mode) if kept else 0,
        format_func=lambda m: say(m.label),
        horizontal=True,
        key=f"mode-{key}",
    )
    return {
        "date_precision": precision,
        "planned_on": _planned(precision or DatePrecision.DAY, day, month),
        "mode": mode,
        **_who(desk, kept, key),
    }


def _planned(precision: DatePrecision, day: object, month: date | None) -> date | None:
    if precision is DatePrecision.MONTH:
        return month
    return day if isinstance(day, date) else None


def _who(desk: Desk, kept: Activity | None, key: str) -> dict[str, Any]:
    names = {
        person.id: person.name
        for person in people.people(desk.store)
        if person.is_active or (kept and kept.person_id == person.id)
    }
    ids = list(names)
    person_id = st.selectbox(
        say("Person in charge"),
        ids,
        index=ids.index(kept.person_id) if kept and kept.person_id in names else None,
        format_func=lambda p: names[p],
        key=f"person-{key}",
    )
    place = st.text_input(say("Place"), kept.place if kept else "", key=f"place-{key}")
    return {"person_id": person_id, "place": place}


def _standard(kept: Activity | None, key: str) -> dict[str, Any]:
    st.caption(say("Set before the activity; it is judged by this afterwards."))
    indicator = st.text_input(
        say("Indicator"), kept.indicator if kept else "", key=f"indicator-{key}"
    )
    left, middle, right = st.columns(3)
    baseline = left.number_input(
        say("Baseline"),
        value=float(kept.baseline) if kept and kept.baseline is not None else None,
        key=f"baseline-{key}",
    )
    target = middle.number_input(
        say("Target"),
        value=float(kept.target) if kept and kept.target is not None else None,
        key=f"target-{key}",
    )
    unit = right.text_input(say("Unit"), kept.unit if kept else "%", key=f"unit-{key}")
    direction = st.radio(
        say("Reached when the result is"),
        list(Direction),
        index=list(Direction).index(kept.direction) if kept else 0,
        format_func=lambda d: say(d.label),
        horizontal=True,
        key=f"direction-{key}",
    )
    measured_by = st.text_input(
        say("How it is measured"),
        kept.measured_by if kept else "",
        key=f"measured-{key}",
    )
    return {
        "indicator": indicator,
        "baseline": _decimal(baseline),
        "target": _decimal(target),
        "unit": unit,
        "direction": direction,
        "measured_by": measured_by,
    }


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(round(number, 2)))


def _budget(
    desk: Desk, lines: list[BudgetLine], key: str
) -> Iterator[dict[str, object]]:
    st.caption(
        say(
            "Money from parents is a voluntary donation only: no fixed amount, no list "
            "of who has not given. Empty “What for” to drop a "
            "line."
        )
    )
    rows: list[BudgetLine | None] = [*lines, *[None] * EMPTY_LINES]
    for number, line in enumerate(rows):
        name, source, year, amount = st.columns([4, 3, 2, 3])
        title = name.text_input(
            say("What for"), line.title if line else "", key=f"line-{key}-{number}"
        )
        fund = source.selectbox(
            say("Source of funds"),
            list(FundSource),
            index=list(FundSource).index(line.source) if line else 0,
            format_func=lambda s: say(s.label),
            key=f"source-{key}-{number}",
        )
        years = [desk.year.start, desk.year.start + 1]
        fiscal_year = year.selectbox(
            say("Fiscal year"),
            years,
            index=years.index(line.fiscal_year) if line else 0,
            key=f"fiscal-{key}-{number}",
        )
        rupiah = amount.number_input(
            say("Amount (Rp)"),
            min_value=0,
            step=50_000,
            value=int(line.amount) if line else 0,
            key=f"amount-{key}-{number}",
        )
        if title.strip() or (rupiah and not line):
            yield {
                "id": line.id if line else None,
                "title": title,
                "source": fund,
                "fiscal_year": fiscal_year,
                "amount": Decimal(rupiah),
            }


def _risk(kept: Activity | None, key: str) -> dict[str, Any]:
    return {
        "risk": st.text_area(
            say("What may go wrong"), kept.risk if kept else "", key=f"risk-{key}"
        ),
        "mitigation": st.text_area(
            say("What is done against it"),
            kept.mitigation if kept else "",
            key=f"mitigation-{key}",
        ),
    }


def _drop(desk: Desk, activity: Activity) -> None:
    with st.expander(say("Drop this activity")):
        st.caption(say("Only while it has no committee, tasks, closing or finding."))
        if st.button(say("Drop"), key=f"drop-{activity.id}-{activity.version}"):
            with saving(str(activity.id), say("The activity was dropped.")):
                drop_activity(desk.store, activity.id, by=desk.person, now=desk.clock())
                del st.query_params["kegiatan"]


def _reading(desk: Desk, activity: Activity, lines: list[BudgetLine]) -> None:
    titles = {goal.id: goal.title for goal in goals.goals_in(desk.store, desk.year)}
    names = {person.id: person.name for person in people.people(desk.store)}
    facts = (
        (say("Goal"), titles.get(activity.goal_id, "") if activity.goal_id else ""),
        (say("Forms of cooperation"), in_list([say(f.label) for f in activity.forms])),
        (say("Audience"), _addressed(desk, activity)),
        (say("Date"), _day(activity)),
        (say("Mode"), say(activity.mode.label)),
        (say("Place"), activity.place),
        (
            say("Person in charge"),
            names.get(activity.person_id, "") if activity.person_id else "",
        ),
        (say("Procedure"), activity.procedure),
        (say("Success standard"), _target(activity)),
        (say("How it is measured"), activity.measured_by),
        (say("What may go wrong"), activity.risk),
        (say("What is done against it"), activity.mitigation),
    )
    with st.container(border=True):
        for name, text in facts:
            st.caption(name)
            st.text(text or "–")
    if lines:
        st.subheader(say("Budget"))
        st.dataframe([_line(line) for line in lines], hide_index=True, width="stretch")


def _addressed(desk: Desk, activity: Activity) -> str:
    """Return the audience in words, with the families it means."""
    size = queries.audience_size(
        desk.store,
        desk.year,
        activity.audience,
        activity.grades,
        activity.class_group_ids,
    )[0]
    groups = roster.class_groups(desk.store, desk.year)
    chosen = [str(grade) for grade in activity.grades] + [
        group.name for group in groups if group.id in activity.class_group_ids
    ]
    named = f"{say(activity.audience.label)}: {in_list(chosen)}"
    families = say_many("{count} family", "{count} families", size.families)
    return f"{named if chosen else say(activity.audience.label)} · {families}"


def _day(activity: Activity) -> str:
    if activity.planned_on is None:
        return ""
    if activity.date_precision is DatePrecision.MONTH:
        return in_month(activity.planned_on)
    return in_weekday(activity.planned_on)


def _target(activity: Activity) -> str:
    if activity.target is None:
        return activity.indicator
    side = say(activity.direction.label)
    target = f"{side} {in_number(activity.target)} {activity.unit}".strip()
    return f"{activity.indicator}: {target}"


def _line(line: BudgetLine) -> dict[str, object]:
    return {
        say("What for"): line.title,
        say("Source of funds"): say(line.source.label),
        say("Fiscal year"): str(line.fiscal_year),
        say("Amount (Rp)"): in_rupiah(line.amount),
    }

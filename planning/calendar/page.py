"""The calendar's page: the year on one screen, moving an activity, subscribing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from html import escape
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

import streamlit as st

from data.calendar import MONTHS
from data.cooperation import CooperationForm
from data.language import (
    in_list,
    in_long,
    in_moment,
    in_month,
    in_number,
    in_short,
    in_weekday,
    locale,
    say,
    say_many,
    why,
)
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.forms import (
    as_drawn,
    form_id,
    refuse,
    saving,
    show_once,
    shown_activity,
    shown_once,
)
from data.ui.links import go, link
from data.ui.tables import table
from data.ui.tabs import tabs
from planning.activities import store as activities
from planning.activities.models import (
    Activity,
    Category,
    DatePrecision,
)
from planning.budget.models import in_other_fiscal_year
from planning.calendar import queries
from planning.calendar import store as records
from planning.calendar.actions import (
    move_activity,
    open_feed,
    revoke_feed,
    set_cadence,
)
from planning.calendar.documents import year_calendar
from planning.calendar.models import (
    MOST,
    OBSERVANCES,
    Cadence,
    CadenceCount,
    CalendarFilter,
    Feed,
    FeedDraft,
    MovedTask,
    cadence_count,
    cadences_of,
    is_at,
    moved_tasks,
    moving_refusal,
    slots_when_moved,
)
from planning.calendar.queries import CalendarEntry
from planning.days import store as days
from planning.days.models import (
    SUNDAY,
    Clash,
    DayOff,
    PeriodKind,
    SchoolPeriod,
    Slot,
    clashes,
)
from planning.days.queries import year_slots
from planning.goals import store as goals
from planning.goals.models import planning_refusal, reading_refusal

NEW_FEED: Final = "calendar-feed"
COLOURS: Final[Mapping[Category | None, str]] = {
    Category.MEETING: "#1d5fa8",
    Category.LEARNING: "#067a53",
    Category.TRAINING: "#8344d6",
    Category.SERVICE: "#946800",
    Category.INFORMATION: "#52606d",
    Category.EVENT: "#c2410c",
    None: "#1c2733",
}
SHADES: Final[Mapping[PeriodKind, str]] = {
    PeriodKind.EXAM: "#fff0c2",
    PeriodKind.BREAK: "#e3e8ee",
    PeriodKind.RAMADAN: "#d9f2e3",
}
OFF: Final = "#fbd9d3"
CALLED_OFF: Final = frozenset({"not_held", "postponed"})
STYLE: Final = """
<style>
.kal{display:grid;grid-template-columns:repeat(auto-fill,minmax(158px,1fr));gap:.6rem}
@media(min-width:900px){.kal{grid-template-columns:repeat(auto-fill,minmax(232px,1fr))}}
.kal section{border:1px solid #d5dce4;border-radius:.5rem;padding:.5rem;min-width:0}
.kal h3{font-size:.95rem;margin:0 0 .3rem;padding:0}
.kal table{width:100%;border-collapse:separate;border-spacing:1px;table-layout:fixed;
margin:0 0 .35rem;font-size:.78rem;line-height:1.2}
.kal th,.kal td{border:0;padding:.17rem 0;text-align:center;font-weight:400}
.kal th{color:#52606d;font-size:.7rem}
.kal td{border-radius:.25rem;font-variant-numeric:tabular-nums}
.kal .red{color:#b3261e}
.kal .now{outline:2px solid #1d5fa8;outline-offset:-1px;font-weight:700}
.kal .pill{display:block;border-radius:.25rem;color:#fff;font-weight:700;
margin:-.1rem .05rem;padding:.1rem 0;text-decoration:none}
.kal ul,.kal-list ul{list-style:none;margin:0;padding:0}
.kal li{display:flex;gap:.3rem;font-size:.8rem;line-height:1.25;margin:.2rem 0;
align-items:baseline;overflow-wrap:anywhere}
.kal li a{color:#1c2733;text-decoration:none}
.kal li a:hover,.kal-list a:hover{text-decoration:underline}
.kal li b{flex:0 0 1.2rem;text-align:right;font-variant-numeric:tabular-nums}
.kal li.quiet{color:#52606d;font-size:.74rem}
.kal li.red{font-size:.74rem}
.kal-dot{flex:0 0 .6rem;height:.6rem;width:.6rem;border-radius:50%;
display:inline-block}
.kal .kal-off a,.kal-list .kal-off a{text-decoration:line-through}
.kal-key{display:flex;flex-wrap:wrap;gap:.25rem .9rem;
font-size:.8rem;margin:.2rem 0 .6rem}
.kal-key span{display:inline-flex;align-items:center;gap:.3rem}
.kal-key i{width:.9rem;height:.9rem;border-radius:.2rem;display:inline-block}
.kal-list h3{font-size:1.05rem;margin:1rem 0 .3rem;padding:0}
.kal-list li{border:1px solid #d5dce4;border-left:5px solid var(--c);
border-radius:.4rem;padding:.5rem .7rem;margin:.35rem 0}
.kal-list a{color:#1c2733;font-weight:600;text-decoration:none}
.kal-list small{display:block;color:#52606d;font-size:.82rem;margin-top:.15rem}
.kal-list .warn{color:#8a4b00}
</style>
"""


_Warned = Mapping[UUID, Sequence[Clash]]


@dataclass(frozen=True)
class _Plan:
    """The year's plan as this page shows it."""

    desk: Desk
    entries: Sequence[CalendarEntry]
    slots: Sequence[Slot]
    off: Sequence[DayOff]
    periods: Sequence[SchoolPeriod]
    cadences: Sequence[Cadence]

    @property
    def warned(self) -> _Warned:
        """What clashes, by activity."""
        return clashes(self.slots, self.off, self.periods)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Calendar {year}", year=desk.year))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
    plan = _Plan(
        desk=desk,
        entries=queries.calendar_entries(desk.store, desk.year),
        slots=year_slots(desk.store, desk.year),
        off=days.days_off(desk.store, desk.year.first_day, desk.year.last_day),
        periods=days.periods(desk.store, desk.year),
        cadences=cadences_of(desk.year, records.cadences(desk.store, desk.year)),
    )
    _counts(plan)
    moving = _chosen(plan)
    if moving is not None:
        _move(plan, moving)
        return
    warned = plan.warned
    _warnings(plan, warned)
    tabs(
        "calendar",
        (
            (say("Year"), lambda: _year(plan, warned)),
            (say("List"), lambda: _list(plan, warned)),
            (say("How often"), lambda: _cadences(plan)),
            (say("Subscribe and download"), lambda: _outside(plan)),
        ),
    )


def _counts(plan: _Plan) -> None:
    """Say in a line how much of the year has a day, and how often is how often."""
    entries = plan.entries
    if not entries:
        return
    undated = sum(entry.planned_on is None for entry in entries)
    in_months = sum(entry.on is None for entry in entries) - undated
    said = [say_many("{count} activity", "{count} activities", len(entries))]
    if in_months:
        said.append(
            say_many("{count} only in a month", "{count} only in a month", in_months)
        )
    if undated:
        said.append(
            say_many("{count} without a date", "{count} without a date", undated)
        )
    st.caption(" · ".join(said))
    counts = [_counted(plan, cadence) for cadence in plan.cadences if cadence.wanted]
    if counts:
        st.markdown(" ".join(_badge(count) for count in counts))


def _counted(plan: _Plan, cadence: Cadence) -> CadenceCount:
    planned = queries.days_of(plan.entries, cadence.form)
    return cadence_count(cadence, planned, plan.desk.year)


def _badge(count: CadenceCount) -> str:
    label = say(
        "{planned} of {wanted}: {form}",
        form=say(count.form.label),
        planned=count.planned,
        wanted=count.wanted,
    )
    colour = "green" if count.is_met else "orange"
    icon = ":material/check:" if count.is_met else ":material/event_repeat:"
    return f":{colour}-badge[{icon} {label}]"


def _chosen(plan: _Plan) -> CalendarEntry | None:
    """Let who plans choose an activity to move; return it."""
    desk = plan.desk
    if planning_refusal(desk.person) or not desk.year_is_open:
        return None
    movable = {
        entry.id: entry
        for entry in plan.entries
        if moving_refusal(entry.title, is_closed=entry.step != "planned") is None
    }
    if not movable:
        return None
    if locked := goals.change_refusal(desk.store, desk.year):
        st.caption(":material/lock: " + why(locked))
        return None
    chosen = shown_activity(
        [(entry.id, _named(entry)) for entry in movable.values()],
        say("Move an activity"),
        say("None: show the calendar"),
    )
    return movable[chosen] if chosen else None


def _named(entry: CalendarEntry) -> str:
    return f"{_when(entry)} · {entry.title}"


def _when(entry: CalendarEntry) -> str:
    if entry.planned_on is None:
        return say("without a date")
    return in_short(entry.planned_on) if entry.on else in_month(entry.planned_on)


# ── warnings ──────────────────────────────────────────────────────────────────


def _warnings(plan: _Plan, warned: _Warned) -> None:
    if not plan.entries:
        return
    count = sum(len(found) for found in warned.values())
    if not count:
        st.caption(":material/check_circle: " + say("No date of the plan clashes."))
        return
    label = say_many(
        "{count} warning about dates; nothing is blocked",
        "{count} warnings about dates; nothing is blocked",
        count,
    )
    with st.expander(f":orange[:material/warning: {label}]"):
        st.html(
            STYLE
            + '<div class="kal-list"><ul>'
            + "".join(
                _listed(plan, entry, warned)
                for entry in plan.entries
                if entry.id in warned
            )
            + "</ul></div>"
        )


# ── the year on one screen ────────────────────────────────────────────────────


def _year(plan: _Plan, warned: _Warned) -> None:
    desk = plan.desk
    if not plan.entries:
        st.info(
            say(
                "No activity has been planned yet. Plan the first ones under "
                "“Activities”; they appear here on their day."
            )
        )
    label = say("Days off and exam weeks")
    if not plan.off:
        label = say("Fill in holidays, exam weeks and Ramadan")
    go(label, link(desk, "hari"), before=":material/event_busy: ")
    shown = replace(plan, entries=_narrowed(plan.entries))
    months = "".join(
        _month(shown, desk.year.month(number), warned) for number in MONTHS
    )
    st.html(f'{STYLE}{_legend(shown)}<div class="kal">{months}</div>')
    _undated(shown)


def _legend(plan: _Plan) -> str:
    used = {entry.category for entry in plan.entries}
    keys = [
        (COLOURS[category], say(category.label))
        for category in Category
        if category in used
    ]
    if None in used:
        keys.append((COLOURS[None], say("Not classified")))
    keys.append((OFF, say("Day off")))
    kinds = {period.kind for period in plan.periods}
    keys += [(SHADES[kind], say(kind.label)) for kind in PeriodKind if kind in kinds]
    drawn = "".join(
        f'<span><i style="background:{colour}"></i>{escape(label)}</span>'
        for colour, label in keys
    )
    return f'<div class="kal-key">{drawn}</div>'


def _month(plan: _Plan, first: date, warned: _Warned) -> str:
    begins_on = locale().first_week_day
    cells = ["<td></td>"] * ((first.weekday() - begins_on) % 7)
    day = first
    while day.month == first.month:
        cells.append(_cell(plan, day))
        day += timedelta(days=1)
    cells += ["<td></td>"] * (-len(cells) % 7)
    weeks = "".join(
        f"<tr>{''.join(cells[start : start + 7])}</tr>"
        for start in range(0, len(cells), 7)
    )
    return (
        f"<section><h3>{escape(in_month(first))}</h3>"
        f"<table><tr>{_heads(begins_on)}</tr>{weeks}</table>"
        f"<ul>{_under(plan, first, warned)}</ul></section>"
    )


def _is_in(day: date | None, first: date) -> bool:
    return day is not None and (day.year, day.month) == (first.year, first.month)


def _heads(begins_on: int) -> str:
    names = locale().days["stand-alone"]["narrow"]
    order = [(begins_on + step) % 7 for step in range(7)]
    return "".join(
        f"<th{' class=red' if number == SUNDAY else ''}>{escape(names[number])}</th>"
        for number in order
    )


def _cell(plan: _Plan, day: date) -> str:
    here = [entry for entry in plan.entries if entry.on == day]
    free = [one.name for one in plan.off if one.on_day == day]
    within = [period for period in plan.periods if day in period]
    shade = OFF if free else next((SHADES[one.kind] for one in within), "")
    names = [*free, *(one.called for one in within), *(one.title for one in here)]
    classes = ["red"] if free or day.weekday() == SUNDAY else []
    classes += ["now"] if day == plan.desk.today else []
    number = str(day.day)
    if here:
        number = (
            f'<a class="pill" style="background:{COLOURS[here[0].category]}" '
            f'href="{escape(_address(plan, here[0]))}" target="_self">{number}</a>'
        )
    return (
        f'<td class="{" ".join(classes)}" style="background:{shade or "none"}" '
        f'title="{escape("; ".join(names))}">{number}</td>'
    )


def _under(plan: _Plan, first: date, warned: _Warned) -> str:
    """Return what stands below a month: activities, days off, days that suit."""
    lines = [
        _chip(plan, entry, warned)
        for entry in plan.entries
        if _is_in(entry.planned_on, first)
    ]
    lines += [
        f'<li class="red"><b>{day.on_day.day}</b><span>{escape(day.name)}</span></li>'
        for day in plan.off
        if _is_in(day.on_day, first)
    ]
    lines += [
        f'<li class="quiet"><b>{one.day}</b>'
        f"<span>☆ {escape(say(one.title))}</span></li>"
        for one in OBSERVANCES
        if one.month == first.month
    ]
    return "".join(lines)


def _chip(plan: _Plan, entry: CalendarEntry, warned: _Warned) -> str:
    day = str(entry.on.day) if entry.on else "…"
    sentences = " ".join(clash.said() for clash in warned.get(entry.id, ()))
    mark = f' <span title="{escape(sentences)}">⚠️</span>' if sentences else ""
    called_off = ' class="kal-off"' if entry.step in CALLED_OFF else ""
    return (
        f"<li{called_off}><b>{day}</b>"
        f'<span class="kal-dot" style="background:{COLOURS[entry.category]}"></span>'
        f'<span><a href="{escape(_address(plan, entry))}" target="_self">'
        f"{escape(entry.title)}</a>{mark}</span></li>"
    )


def _address(plan: _Plan, entry: CalendarEntry) -> str:
    return link(plan.desk, "kegiatan", kegiatan=entry.id)


def _undated(plan: _Plan) -> None:
    without = [entry for entry in plan.entries if entry.planned_on is None]
    if without:
        items = "".join(_listed(plan, entry, {}) for entry in without)
        title = escape(say("Without a date"))
        st.html(f'{STYLE}<div class="kal-list"><h3>{title}</h3><ul>{items}</ul></div>')


# ── the list ──────────────────────────────────────────────────────────────────


def _narrowed(entries: Sequence[CalendarEntry]) -> list[CalendarEntry]:
    """Let the calendar be narrowed; the address keeps the choice."""
    if not entries:
        return []
    asked = any(name in st.query_params for name in _options(entries))
    with st.expander(
        say("Narrow the calendar"), expanded=asked, icon=":material/filter_list:"
    ):
        wanted = _filter(_options(entries))
    shown = [entry for entry in entries if entry.fits(wanted)]
    if len(shown) < len(entries):
        st.caption(
            say(
                "{shown} of {all} activities are shown.",
                shown=in_number(len(shown)),
                all=in_number(len(entries)),
            )
        )
    return shown


def _options(entries: Sequence[CalendarEntry]) -> dict[str, dict[str, str]]:
    """Return the codes and words of every filter, as the activities have them."""
    months = {entry.planned_on.replace(day=1) for entry in entries if entry.planned_on}
    goal_names = {
        str(entry.goal_id): f"{entry.goal_number}. {entry.goal}"
        for entry in sorted(entries, key=lambda entry: entry.goal_number or 0)
        if entry.goal_id
    }
    forms = {form for entry in entries for form in entry.forms}
    kinds = {entry.category for entry in entries}
    grades = sorted({grade for entry in entries for grade in entry.grades})
    people = {
        str(entry.person_id): entry.person or ""
        for entry in sorted(entries, key=lambda entry: entry.person or "")
        if entry.person_id
    }
    return {
        "bulan": {str(day.month): in_month(day) for day in sorted(months)},
        "tujuan": goal_names,
        "bentuk": {str(f): say(f.label) for f in CooperationForm if f in forms},
        "jenis": {str(kind): say(kind.label) for kind in Category if kind in kinds},
        "tingkat": {str(grade): str(grade) for grade in grades},
        "penanggung": people,
    }


def _filter(options: Mapping[str, Mapping[str, str]]) -> CalendarFilter:
    left, right = st.columns(2)
    with left:
        month = narrowed("bulan", say("Month"), options["bulan"])
        goal = narrowed("tujuan", say("Goal"), options["tujuan"])
        form = narrowed("bentuk", say("Form of cooperation"), options["bentuk"])
    with right:
        kind = narrowed("jenis", say("Category"), options["jenis"])
        grade = narrowed("tingkat", say("Grade"), options["tingkat"])
        person = narrowed("penanggung", say("Person in charge"), options["penanggung"])
    return CalendarFilter.model_validate(
        {
            "month": month,
            "goal_id": goal,
            "form": form,
            "category": kind,
            "grade": grade,
            "person_id": person,
        }
    )


def _list(plan: _Plan, warned: _Warned) -> None:
    if not plan.entries:
        st.info(say("No activity has been planned yet."))
        return
    shown = _narrowed(plan.entries)
    if not shown:
        st.info(say("No activity fits this choice. Widen it above."))
        return
    parts = [
        f"<h3>{escape(month)}</h3>"
        f"<ul>{''.join(_listed(plan, entry, warned) for entry in group)}</ul>"
        for month, group in groupby(shown, key=_month_of)
    ]
    st.html(f'{STYLE}<div class="kal-list">{"".join(parts)}</div>')


def _month_of(entry: CalendarEntry) -> str:
    if entry.planned_on is None:
        return say("Without a date")
    return in_month(entry.planned_on)


def _listed(plan: _Plan, entry: CalendarEntry, warned: _Warned) -> str:
    facts = [
        _day_and_hours(entry.on, entry.starts_at, entry.ends_at) if entry.on else "",
        say("day not set yet") if entry.planned_on and not entry.on else "",
        entry.place,
        entry.person or "",
        in_list([say(form.label) for form in entry.forms]),
    ]
    warnings = "".join(
        f'<small class="warn">⚠️ {escape(clash.said())}</small>'
        for clash in warned.get(entry.id, ())
    )
    called_off = ' class="kal-off"' if entry.step in CALLED_OFF else ""
    return (
        f'<li{called_off} style="--c:{COLOURS[entry.category]}">'
        f'<a href="{escape(_address(plan, entry))}" target="_self">'
        f"{escape(entry.title)}</a>"
        f"<small>{escape(' · '.join(fact for fact in facts if fact))}</small>"
        f"{warnings}</li>"
    )


def _day_and_hours(day: date, starts_at: time | None, ends_at: time | None) -> str:
    hours = " – ".join(f"{hour:%H.%M}" for hour in (starts_at, ends_at) if hour)
    return f"{in_weekday(day)}, {hours}" if hours else in_weekday(day)


# ── moving ────────────────────────────────────────────────────────────────────


def _move(plan: _Plan, entry: CalendarEntry) -> None:
    desk = plan.desk
    kept = as_drawn(activities.activity(desk.store, entry.id), entry.id)
    with st.container(border=True):
        go(say("Back to the calendar"), link(desk, "kalender"), before="← ")
        st.subheader(say("Move “{title}”", title=kept.title))
        st.caption(say("Now: {when}", when=_now(kept)))
        day, starts_at, ends_at = _new_day(desk, kept)
        if is_at(kept, day, starts_at, ends_at):
            st.info(say("Choose another day or other hours; what moves is shown here."))
            return
        _preview(desk, kept, day)
        new = slots_when_moved(plan.slots, kept.id, day, starts_at, ends_at)
        _new_clashes(replace(plan, slots=new).warned.get(kept.id, ()))
        sent = st.button(
            say("Move to {day}", day=in_long(day)),
            type="primary",
            key=f"move-{kept.id}-{kept.version}",
        )
    if sent:
        told = say("“{title}” was moved to {day}.", title=kept.title, day=day)
        with saving(f"move-{kept.id}", told):
            move_activity(
                desk.store,
                kept.id,
                kept.version,
                day,
                starts_at=starts_at,
                ends_at=ends_at,
                by=desk.person,
                now=desk.clock(),
            )
            del st.query_params["kegiatan"]


def _now(kept: Activity) -> str:
    if kept.planned_on is None:
        return say("without a date")
    if kept.date_precision is DatePrecision.MONTH:
        return in_month(kept.planned_on)
    return _day_and_hours(kept.planned_on, kept.starts_at, kept.ends_at)


def _new_day(desk: Desk, kept: Activity) -> tuple[date, time | None, time | None]:
    key = f"{kept.id}-{kept.version}"
    today = max(desk.year.first_day, min(desk.today, desk.year.last_day))
    one, two, three = st.columns([2, 1, 1])
    day = one.date_input(
        say("New day"),
        kept.planned_on or today,
        min_value=desk.year.first_day,
        max_value=desk.year.last_day,
        format="DD/MM/YYYY",
        key=f"new-day-{key}",
    )
    starts_at = two.time_input(say("From"), kept.starts_at, key=f"new-start-{key}")
    ends_at = three.time_input(say("Until"), kept.ends_at, key=f"new-end-{key}")
    st.caption(in_weekday(day))
    return day, starts_at, ends_at


def _preview(desk: Desk, kept: Activity, day: date) -> None:
    """Show what moves with the activity, and what would not fit any more."""
    is_exact = kept.date_precision is DatePrecision.DAY
    old = kept.planned_on if is_exact else None
    tasks = moved_tasks(queries.moving_tasks(desk.store, kept.id), old, day)
    if tasks and old != day:
        st.markdown(say("**Tasks that move with it**"))
        table([_moved(task) for task in tasks], height="content")
        late = sum(task.will_be_on < desk.today for task in tasks)
        if late:
            st.warning(
                say_many(
                    "{count} task would be overdue on the day you move it.",
                    "{count} tasks would be overdue on the day you move it.",
                    late,
                )
            )
    elif not tasks:
        st.caption(say("No open task hangs on its day."))
    for line in in_other_fiscal_year(day, activities.budget_lines(desk.store, kept.id)):
        st.warning(
            say(
                "Budget line “{title}” is of fiscal year {fiscal}, the new day lies in "
                "{year}. Correct the line on the activity's page afterwards.",
                title=line.title,
                fiscal=line.fiscal_year,
                year=day.year,
            )
        )


def _moved(task: MovedTask) -> dict[str, object]:
    return {
        say("Task"): task.title,
        say("Before"): in_short(task.was_on) if task.was_on else "–",
        say("After"): in_short(task.will_be_on),
        say("Given"): say("Given already") if task.is_given else say("Planned"),
    }


def _new_clashes(found: Sequence[Clash]) -> None:
    for clash in found:
        st.warning(clash.said(), icon=":material/warning:")
    if not found:
        st.success(say("Nothing clashes on the new day."))


# ── how often ─────────────────────────────────────────────────────────────────


def _cadences(plan: _Plan) -> None:
    desk = plan.desk
    st.caption(
        say(
            "How often a form of cooperation is meant in this year, beside how often "
            "it is planned. The usual numbers, a parent–teacher meeting every two "
            "months and five meetings, are the founding studies'; change them to "
            "yours."
        )
    )
    for cadence in plan.cadences:
        if cadence.wanted:
            _count(_counted(plan, cadence))
    if planning_refusal(desk.person) is None and desk.year_is_open:
        _set_cadence(desk, {cadence.form: cadence for cadence in plan.cadences})


def _count(count: CadenceCount) -> None:
    with st.container(border=True):
        st.markdown(f"**{say(count.form.label)}**")
        st.badge(
            say(
                "{planned} of {wanted} planned",
                planned=count.planned,
                wanted=count.wanted,
            ),
            color="green" if count.is_met else "orange",
            icon=":material/check:" if count.is_met else ":material/event_repeat:",
        )
        st.progress(min(1.0, count.planned / count.wanted))
        if count.gaps:
            missing = [
                in_month(gap.first)
                if gap.first == gap.last
                else f"{in_month(gap.first)} – {in_month(gap.last)}"
                for gap in count.gaps
            ]
            st.caption(say("None is planned in {months}.", months=in_list(missing)))


def _set_cadence(desk: Desk, kept: Mapping[CooperationForm, Cadence]) -> None:
    with st.expander(say("Change how often")):
        form = st.selectbox(
            say("Form of cooperation"),
            [*kept, *(form for form in CooperationForm if form not in kept)],
            format_func=lambda one: say(one.label),
            key=f"cadence-form-{desk.year.start}",
        )
        usual = Cadence(school_year=desk.year.start, form=form, wanted=0, version=0)
        shown = kept.get(form, usual)
        cadence = as_drawn(shown, f"cadence-{desk.year.start}-{form}")
        key = f"cadence-{desk.year.start}-{form}-{cadence.version}"
        with st.form(key, border=False):
            wanted = st.number_input(
                say("Times a year"),
                0,
                MOST,
                shown.wanted,
                key=f"wanted-{key}",
                help=say("0 stops counting this form."),
            )
            sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The number was changed.")):
            set_cadence(
                desk.store,
                desk.year,
                form,
                cadence.version,
                wanted,
                by=desk.person,
                now=desk.clock(),
            )


# ── calendars outside ─────────────────────────────────────────────────────────


def _outside(plan: _Plan) -> None:
    desk = plan.desk
    events = queries.calendar_events(desk.store, desk.year)
    with st.container(border=True):
        st.markdown(say("**Calendar file for this year**"))
        with_off = st.toggle(say("With the days off"), key="ics-with-days-off")
        name = say("Humas {school} {year}", school=desk.school.name, year=desk.year)
        st.download_button(
            say("Download the calendar (.ics)"),
            year_calendar(events, name, plan.off if with_off else ()),
            f"kalender-humas-{desk.year.start}-{desk.year.start + 1}.ics",
            "text/calendar",
            icon=":material/download:",
            on_click="ignore",
        )
        left_out = sum(event.on is None for event in events)
        if left_out:
            st.caption(
                say_many(
                    "{count} activity without a day is not in the file.",
                    "{count} activities without a day are not in the file.",
                    left_out,
                )
            )
    _feeds(desk)


def _feeds(desk: Desk) -> None:
    st.subheader(say("Addresses to subscribe to"))
    st.caption(
        say(
            "A phone's calendar that subscribes follows every change by itself. "
            "Whoever has the address reads titles, hours and places without signing "
            "in, but no person's name; revoke it when it went astray."
        )
    )
    _address_once()
    feeds = records.feeds(desk.store)
    may_plan = planning_refusal(desk.person) is None
    if not feeds:
        st.info(say("No address has been opened yet."))
    for feed in feeds:
        _feed(desk, feed, may_plan=may_plan)
    if may_plan:
        _new_feed(desk)


def _address_once() -> None:
    if token := shown_once(NEW_FEED):
        here = urlsplit(st.context.url or "")
        origin = f"{here.scheme}://{here.netloc}" if here.netloc else ""
        with st.container(border=True):
            st.markdown(say("**Address of the calendar**, shown only now:"))
            st.code(f"{origin}/calendar/{token}.ics", language=None, wrap_lines=True)
            st.caption(
                say(
                    "Copy it into the calendar app: “add calendar by URL”. It must be "
                    "able to reach this server."
                )
            )


def _feed(desk: Desk, feed: Feed, *, may_plan: bool) -> None:
    with st.container(border=True):
        st.markdown(f"**{_plain(feed.title)}**")
        moment = in_moment(feed.made_at, desk.school.zone)
        st.caption(say("Opened on {moment}", moment=moment))
        if may_plan and st.button(say("Revoke"), key=f"revoke-{feed.id}"):
            with saving(str(feed.id), say("The address was revoked.")):
                revoke_feed(desk.store, feed.id, by=desk.person, now=desk.clock())


def _plain(text: str) -> str:
    """Return a text without the characters that Markdown would take for its own."""
    return "".join(f"\\{c}" if c in "\\`*_[]{}<>#$~:" else c for c in text)


def _new_feed(desk: Desk) -> None:
    key = form_id(NEW_FEED)
    with st.form(f"feed-{key}"):
        title = st.text_input(
            say("Who subscribes"),
            key=f"feed-title-{key}",
            placeholder=say("The principal's phone"),
        )
        sent = st.form_submit_button(say("Open an address"), type="primary")
    if sent:
        told = say("The address was opened.")
        with saving(NEW_FEED, told, title=say("Who subscribes")):
            token = open_feed(
                desk.store,
                key,
                FeedDraft(title=title),
                by=desk.person,
                now=desk.clock(),
            )
            show_once(NEW_FEED, token)

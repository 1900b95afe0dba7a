"""The calendar's forms: what it is narrowed to, and a new day for an activity."""

from collections.abc import Sequence
from datetime import date, time

import streamlit as st

from data.cooperation import CooperationForm
from data.language import in_month, in_number, in_short, in_weekday, say, say_many
from data.roster.class_groups import grade_word
from data.ui.desk import Desk
from data.ui.fields import Fields, words_of
from data.ui.filters import Choice, activity_choices, narrowed_by
from data.ui.links import unmarked
from data.ui.tables import lines
from planning.activities import store as activities
from planning.activities.fields import called
from planning.activities.models import Activity, Category
from planning.budget.models import in_other_fiscal_year
from planning.calendar import queries
from planning.calendar.models import CalendarFilter, MovedTask, moved_tasks
from planning.calendar.queries import CalendarEntry
from planning.clashes.models import Clash


def narrowed_entries(entries: Sequence[CalendarEntry]) -> list[CalendarEntry]:
    """Let the calendar be narrowed; the address keeps the choice."""
    if not entries:
        return []
    chosen = narrowed_by(say("Narrow the calendar"), *_choices(entries))
    wanted = CalendarFilter.model_validate(chosen)
    shown = [entry for entry in entries if entry.fits(wanted)]
    if len(shown) < len(entries):
        few, all_ = in_number(len(shown)), in_number(len(entries))
        st.caption(say("{shown} of {all} activities are shown.", shown=few, all=all_))
    return shown


def _choices(entries: Sequence[CalendarEntry]) -> tuple[Sequence[Choice], ...]:
    """Return what the calendar may be narrowed by, as far as its activities have it."""
    months = sorted({e.when.day.replace(day=1) for e in entries if e.when.day})
    goals = sorted({(e.goal_number, e.goal_id, e.goal) for e in entries if e.goal_id})
    forms = {form for entry in entries for form in entry.forms}
    kinds = {entry.category for entry in entries}
    grades = sorted({grade for entry in entries for grade in entry.grades})
    people = {(e.person or "", str(e.person_id)) for e in entries if e.person_id}
    month, goal, form, person = activity_choices(
        {str(day.month): in_month(day) for day in months},
        {str(goal_id): f"{number}. {title}" for number, goal_id, title in goals},
        words_of(form for form in CooperationForm if form in forms),
        {person_id: name for name, person_id in people},
    )
    kind = words_of(kind for kind in Category if kind in kinds)
    grade = {str(number): grade_word(number) for number in grades}
    return (
        (month, goal, form),
        (
            Choice("category", "jenis", say("Classification"), kind),
            Choice("grade", "tingkat", say("Grade"), grade),
            person,
        ),
    )


def new_day(desk: Desk, kept: Activity) -> tuple[date, time | None, time | None]:
    """Draw the day and hours an activity is to have; return them."""
    key = f"{kept.id}-{kept.version}"
    today = max(desk.year.first_day, min(desk.today, desk.year.last_day))
    one, two, three = Fields(key, kept).columns(2, 1, 1)
    usual = kept.planned_on or today
    day = one.day("new_day", say("New day"), desk.year, shown=usual) or usual
    starts_at = two.hour("starts_at", called("starts_at"))
    ends_at = three.hour("ends_at", called("ends_at"))
    st.caption(in_weekday(day))
    return day, starts_at, ends_at


def show_what_moves(desk: Desk, kept: Activity, day: date) -> None:
    """Show what moves with the activity, and what would not fit any more."""
    new = kept.when.begun_on(day)
    tasks = moved_tasks(queries.moving_tasks(desk.store, kept.id), kept.when, new)
    if tasks and kept.when != new:
        st.markdown(say("**Tasks that move with it**"))
        lines([_moved(task) for task in tasks])
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
                title=unmarked(line.title),
                fiscal=line.fiscal_year,
                year=day.year,
            )
        )


def _moved(task: MovedTask) -> dict[str, str]:
    return {
        say("Before"): in_short(task.was_on) if task.was_on else "–",
        say("After"): in_short(task.will_be_on),
        say("Task"): task.title,
        say("Given"): say("Given already") if task.is_given else say("Planned"),
    }


def show_clashes(where: str, found: Sequence[Clash]) -> None:
    """Show what an activity clashes with on a day, or that nothing does."""
    st.markdown(f"**{where}**")
    for clash in found:
        st.warning(clash.said(), icon=":material/warning:")
    if not found:
        st.success(say("Nothing clashes."), icon=":material/check:")

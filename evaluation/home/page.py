"""The opening screen of the humas lead and the principal: what waits today."""

from collections.abc import Sequence

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, in_number, in_percent, in_short, say, say_many
from data.ui.desk import Desk
from data.ui.links import go, link
from data.ui.pages import Page, Section
from data.ui.tables import table
from evaluation.home import queries
from evaluation.home.models import (
    PLAN_WORDS,
    CycleState,
    Phase,
    phase_now,
    progress,
)
from evaluation.results.models import (
    ActivityResult,
    Kpi,
    carried_out,
    goal_results,
    representation,
    standards_reached,
    to_close,
    to_review,
)
from evaluation.results.queries import activity_results, year_goals
from planning.activities.models import Mode
from planning.plan.models import PlanStep

PAGE = Page(N_("Home"), "beranda", "home", Section.HOME, Duty.READ_RESULTS)
SECTIONS = {
    Phase.PLANNING: Section.PLAN,
    Phase.ORGANIZING: Section.ORGANIZE,
    Phase.EXECUTING: Section.EXECUTE,
    Phase.EVALUATING: Section.EVALUATE,
}


def standing(desk: Desk) -> Section:
    """Return the part of the menu that most of the year's work is in."""
    [standing] = queries.year_standing(desk.store, desk.year)
    return SECTIONS[phase_now(standing)]


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Home"))
    results = activity_results(desk.store, desk.year)
    [state] = queries.cycle_state(desk.store, desk.year)
    if not results:
        st.info(
            say(
                "The year begins with its plan: write down the goals and the first "
                "activities."
            )
        )
    _cycle(desk, state)
    _waiting(desk, state, results)
    if results:
        _figures(desk, results)
    if duties.may(Duty.SIGN_REVIEWS, desk.person):
        _goals(desk, results)
    _upcoming(desk)
    _overdue(desk)
    _unclosed(desk, results)


def _cycle(desk: Desk, state: CycleState) -> None:
    now = phase_now(state)
    done = progress(state)
    said = {
        Phase.PLANNING: say(PLAN_WORDS[state.plan_step]),
        Phase.ORGANIZING: say(
            "{count} of {of} activities have a committee",
            count=in_number(state.with_committee),
            of=in_number(state.activities),
        ),
        Phase.EXECUTING: say(
            "{count} of {of} activities closed",
            count=in_number(state.closed),
            of=in_number(state.activities),
        ),
        Phase.EVALUATING: say(
            "{count} of {of} activities reviewed",
            count=in_number(state.reviewed),
            of=in_number(state.activities),
        ),
    }
    paths = {
        Phase.PLANNING: "program",
        Phase.ORGANIZING: "panitia",
        Phase.EXECUTING: "penutupan",
        Phase.EVALUATING: "penilaian",
    }
    with st.container(border=True):
        st.subheader(say("Where we are: {phase}", phase=now))
        for phase in Phase:
            mark = "**→** " if phase is now else ""
            go(f"{say(phase.label)}: {said[phase]}", link(desk, paths[phase]), mark)
            st.progress(done[phase])


def _waiting(desk: Desk, state: CycleState, results: Sequence[ActivityResult]) -> None:
    lines = _waiting_lines(desk, state, results)
    with st.container(border=True):
        st.subheader(say("Waiting"))
        if not lines:
            st.success(say("Nothing is waiting."))
        for line, path in lines:
            go(line, link(desk, path), "- ")


def _waiting_lines(
    desk: Desk, state: CycleState, results: Sequence[ActivityResult]
) -> list[tuple[str, str]]:
    review = len(to_review(results))
    close = len(to_close(results, desk.today))
    lines = []
    if state.plan_step is PlanStep.SUBMITTED:
        lines.append((say("The work programme waits for approval"), "program"))
    elif state.plan_step is not PlanStep.APPROVED:
        step = say(PLAN_WORDS[state.plan_step])
        lines.append((say("The work programme: {step}", step=step), "program"))
    if state.undecided:
        said = say_many(
            "{count} finding of earlier years is not decided yet",
            "{count} findings of earlier years are not decided yet",
            state.undecided,
        )
        lines.append((said, "temuan"))
    if close:
        said = say_many(
            "{count} activity is over but not closed",
            "{count} activities are over but not closed",
            close,
        )
        lines.append((said, "penutupan"))
    if review:
        said = say_many(
            "{count} activity waits for the principal's review",
            "{count} activities wait for the principal's review",
            review,
        )
        lines.append((said, "penilaian"))
    return lines


def _figures(desk: Desk, results: Sequence[ActivityResult]) -> None:
    figures = (carried_out, representation, standards_reached)
    with st.container(horizontal=True, gap="small"):
        for kpi in (figure(results) for figure in figures):
            with st.container(border=True, width=164):
                st.metric(say(kpi.name), in_percent(kpi.value))
                st.caption(kpi.explained())
    go(say("All figures and charts"), link(desk, "hasil"))


def _goals(desk: Desk, results: Sequence[ActivityResult]) -> None:
    goals = goal_results(year_goals(desk.store, desk.year), results)
    if not goals:
        return
    with st.container(border=True):
        st.subheader(say("Goals"))
        for goal in goals:
            title = f"{goal.number}\\. {goal.title}" if goal.number else ""
            _heading(title or say("Without a goal"))
            st.caption(
                say(
                    "Carried out {held}; families represented {came}; standards "
                    "reached {reached}",
                    held=_said(goal.carried_out),
                    came=_said(goal.representation),
                    reached=_said(goal.standards_reached),
                )
            )


def _said(kpi: Kpi) -> str:
    return say(
        "{share} ({counted} of {of})",
        share=in_percent(kpi.value),
        counted=in_number(kpi.counted),
        of=in_number(kpi.of),
    )


def _upcoming(desk: Desk) -> None:
    rows = queries.upcoming_activities(desk.store, desk.year, desk.today)
    with st.container(border=True):
        st.subheader(say("The next 30 days"))
        if not rows:
            st.caption(say("No activity is planned for the next 30 days."))
        for row in rows:
            url = link(desk, "kegiatan", kegiatan=row.activity_id)
            go(row.title, url, f"**{row.when.in_short()}** · ")
            st.caption(_readiness(row))


def _readiness(row: queries.UpcomingActivity) -> str:
    ticks = (
        (say("committee"), row.committee > 0),
        (say("budget"), row.budget_lines > 0),
        (say("place"), bool(row.place) or row.mode is Mode.ONLINE),
    )
    shown = [f"{'✓' if done else '✗'} {name}" for name, done in ticks]
    tasks = say(
        "{done} of {of} tasks done",
        done=in_number(row.tasks_done),
        of=in_number(row.tasks),
    )
    return " · ".join([*shown, tasks, *([row.in_charge] if row.in_charge else [])])


def _overdue(desk: Desk) -> None:
    rows = queries.overdue_tasks(desk.store, desk.year, desk.today)
    with st.container(border=True):
        st.subheader(say("Overdue tasks"))
        if not rows:
            st.caption(say("No task is overdue."))
            return
        overdue = [
            {
                say("Person"): row.person or say("a section without members"),
                say("Overdue tasks"): row.tasks,
                say("of them hindered"): row.hindered,
                say("Oldest due"): in_short(row.oldest_due_on),
            }
            for row in rows
        ]
        table(overdue)
        go(say("Open the coordination"), link(desk, "koordinasi"))


def _unclosed(desk: Desk, results: Sequence[ActivityResult]) -> None:
    rows = to_close(results, desk.today)
    if not rows:
        return
    with st.container(border=True):
        st.subheader(say("Over, but not closed"))
        for row in rows:
            url = link(desk, "penutupan", kegiatan=row.activity_id)
            go(row.title, url, f"- {row.when.in_short()} · ")


def _heading(words: str) -> None:
    st.markdown(f"**{words}**")

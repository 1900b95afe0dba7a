"""The opening screen of the humas lead and the principal: what waits today."""

from collections.abc import Sequence
from datetime import timedelta
from html import escape
from typing import Final

import streamlit as st

from data import duties
from data.backups.daily import told as backups_told
from data.duties import Duty
from data.language import N_, in_number, in_short, say, say_many, why
from data.ui.cards import Card, cards, framed, points, words
from data.ui.desk import Desk
from data.ui.figures import side_by_side
from data.ui.links import anchor, link
from data.ui.pages import Page, Section
from data.ui.tables import lined
from evaluation.home import queries
from evaluation.home.models import CycleState
from evaluation.kpis.models import (
    ActivityResult,
    GoalResult,
    Lights,
    absorption,
    carried_out,
    goal_results,
    representation,
    standards_reached,
    to_close,
    to_review,
)
from evaluation.recognitions.page import ending_in_words
from evaluation.recognitions.queries import ending_recognitions
from evaluation.results import cards as figure_cards
from evaluation.results.cards import goal_light
from evaluation.results.queries import Standing, year_goals
from evaluation.results.queries import standing as standing_of
from organizing.coordination.cards import missing
from organizing.coordination.models import Readiness
from organizing.coordination.queries import readiness
from planning.plan.models import PlanStep
from planning.programme.models import TOLD_FOR
from planning.programme.queries import IncidentalActivity, incidental_activities

PAGE = Page(N_("Home"), "beranda", "home", Section.HOME, Duty.READ_RESULTS)
AHEAD: Final = timedelta(days=30)
FIRST_FIGURES: Final = (carried_out, representation, absorption, standards_reached)
"""The figures that are seen first; all others stand among the results."""

FIRST = 10
"""So many activities that are over but not closed are named."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    stands = standing_of(desk.store, desk.year)
    if not stands.results:
        st.info(
            say(
                "The year begins with its plan: write down the goals and the first "
                "activities."
            )
        )
    cards(_parts(desk, stands))


def first(desk: Desk) -> str:
    """Return what is seen before the page is drawn: the same, as plain HTML."""
    return framed(_parts(desk, standing_of(desk.store, desk.year)))


def _parts(desk: Desk, stands: Standing) -> list[Card | str]:
    results = stands.results
    [state] = queries.cycle_state(desk.store, desk.year)
    parts: list[Card | str] = [_waiting(desk, state, results)]
    if results:
        parts += _figures(desk, stands)
    if duties.may(Duty.SIGN_REVIEWS, desk.person):
        parts += _goals(desk, stands)
    if duties.may(Duty.APPROVE_PLAN, desk.person):
        parts += _incidental(desk)
    return [*parts, _upcoming(desk), _overdue(desk), *_unclosed(desk, results)]


def _planned(state: CycleState) -> str:
    """Return where the plan is, and what stands in it while it is not approved."""
    if state.plan_step is PlanStep.APPROVED or not state.activities:
        return say(state.step_in_words)
    return say_many(
        "{step}, {count} activity",
        "{step}, {count} activities",
        state.activities,
        step=say(state.step_in_words),
    )


def _waiting(desk: Desk, state: CycleState, results: Sequence[ActivityResult]) -> Card:
    waiting = _waiting_lines(desk, state, results)
    body = points(anchor(line, link(desk, path)) for line, path in waiting)
    return Card(say("Waiting"), body if waiting else words(say("Nothing is waiting.")))


def _waiting_lines(
    desk: Desk, state: CycleState, results: Sequence[ActivityResult]
) -> list[tuple[str, str]]:
    review = len(to_review(results))
    close = len(to_close(results, desk.today))
    lines = []
    if state.plan_step is PlanStep.SUBMITTED:
        lines.append((say("The work programme waits for approval"), "program"))
    elif state.plan_step is not PlanStep.APPROVED:
        step = _planned(state)
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
    [overdue] = queries.overdue_work(desk.store, desk.today)
    if late := overdue.findings + overdue.follow_ups:
        said = say_many(
            "{count} finding or follow-up is overdue",
            "{count} findings and follow-ups are overdue",
            late,
        )
        lines.append((said, "tindak-lanjut"))
    ending = ending_recognitions(desk.store, desk.today)
    lines += [(ending_in_words(desk, one), "capaian") for one in ending]
    if duties.may(Duty.KEEP_BACKUPS, desk.person):
        told = backups_told(desk.store, desk.clock())
        lines += [(why(one), "cadangan") for one in told]
    return lines


def _incidental(desk: Desk) -> list[Card | str]:
    """Tell who approves plans what was added to the approved one lately."""
    since = desk.clock() - TOLD_FOR
    added = [
        row
        for row in incidental_activities(desk.store, desk.year)
        if row.added_at >= since
    ]
    if not added:
        return []
    shown = points((_added(desk, row) for row in added), plain=True)
    return [Card(say("Added after the approval"), shown)]


def _added(desk: Desk, row: IncidentalActivity) -> str:
    title = anchor(row.title, link(desk, "kegiatan", kegiatan=row.id))
    why = f"{row.when.in_long()} · {row.reason}"
    return f"{title}<small>{escape(why)}</small>"


def _figures(desk: Desk, stands: Standing) -> list[Card | str]:
    shown = [one for one in figure_cards.shown(stands, desk.today) if _is_first(one)]
    asked = figure_cards.explained(shown, desk)
    more = anchor(say("All figures and charts"), link(desk, "hasil"))
    return [side_by_side(figure_cards.cards(shown)), f"{asked}<p>{more}</p>"]


def _is_first(one: figure_cards.Shown) -> bool:
    return one.behind in {figure.__name__ for figure in FIRST_FIGURES}


def _goals(desk: Desk, stands: Standing) -> list[Card | str]:
    goals = goal_results(year_goals(desk.store, desk.year), stands.results)
    if not goals:
        return []
    told = [_goal(goal, stands.lights) for goal in goals]
    return [Card(say("Goals"), points(told, plain=True))]


def _goal(goal: GoalResult, lights: Lights) -> str:
    title = f"{goal.number}. {goal.title}" if goal.number else say("Without a goal")
    came = say(
        "Carried out {held}; families represented {came}; standards reached {reached}",
        held=goal_light(goal.carried_out, lights),
        came=goal_light(goal.representation, lights),
        reached=goal.standards_reached.said,
    )
    return f"<strong>{escape(title)}</strong><small>{escape(came)}</small>"


def _upcoming(desk: Desk) -> Card:
    ready = readiness(desk.store, desk.year, desk.today)
    rows = [row for row in ready if row.when.may_begin_by(desk.today + AHEAD)]
    if not rows:
        nothing = say("No activity is planned for the next 30 days.")
        return Card(say("The next 30 days"), words(nothing))
    shown = points((_next(desk, row) for row in rows), plain=True)
    return Card(say("The next 30 days"), shown)


def _next(desk: Desk, row: Readiness) -> str:
    title = anchor(row.title, link(desk, "ruang", kegiatan=row.activity_id))
    counted = say("{ready} of {all} ready", ready=len(row.ready), all=row.asked)
    known = [counted, row.in_charge or say("nobody in charge")]
    lacks, still = missing(desk, row), escape(say("Still missing"))
    lacks = f" · {still}: {lacks}" if lacks else ""
    told = f"<small>{escape(' · '.join(known))}{lacks}</small>"
    return f"<strong>{escape(row.when.in_short())}</strong> · {title}{told}"


def _overdue(desk: Desk) -> Card:
    rows = queries.overdue_tasks(desk.store, desk.year, desk.today)
    if not rows:
        return Card(say("Overdue tasks"), words(say("No task is overdue.")))
    shown = lined(
        [
            {
                say("Person"): row.person or say("a section without members"),
                say("Overdue tasks"): in_number(row.tasks),
                say("of them hindered"): in_number(row.hindered),
                say("Oldest due"): in_short(row.oldest_due_on),
            }
            for row in rows
        ],
        (say("Overdue tasks"), say("of them hindered")),
    )
    more = anchor(say("Open the coordination"), link(desk, "koordinasi"))
    return Card(say("Overdue tasks"), f"{shown}<p>{more}</p>")


def _unclosed(desk: Desk, results: Sequence[ActivityResult]) -> list[Card]:
    rows = to_close(results, desk.today)
    if not rows:
        return []
    shown = [_over(desk, row) for row in rows[:FIRST]]
    if rest := len(rows) - len(shown):
        more = say_many("{count} more", "{count} more", rest)
        shown.append(anchor(more, link(desk, "penutupan")))
    return [Card(say("Over, but not closed"), points(shown))]


def _over(desk: Desk, row: ActivityResult) -> str:
    title = anchor(
        row.title, link(desk, "ruang", kegiatan=row.activity_id, bagian="penutupan")
    )
    return f"{escape(row.when.in_short())} · {title}{_report(desk, row)}"


def _report(desk: Desk, row: ActivityResult) -> str:
    """Return when its report is due, and for how long it is overdue."""
    if row.report_due_on is None:
        return ""
    told = say("LPJ due {day}", day=in_short(row.report_due_on))
    if (late := (desk.today - row.report_due_on).days) > 0:
        behind = say_many("{count} day late", "{count} days late", late)
        told = f"{told} ({behind})"
    return f" · {escape(told)}"

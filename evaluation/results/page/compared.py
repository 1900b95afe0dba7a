"""Plan against realised beside each other: figures, goals, semesters, years, events."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import Final
from uuid import UUID

import streamlit as st

from data.calendar import SchoolYear
from data.duties import Duty
from data.language import in_list, in_number, in_percent, in_rupiah, in_short, say
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.tables import Cell, Group, lines, listing, plain
from data.ui.tabs import unfold
from evaluation.kpis.models import (
    FIGURES,
    ActivityResult,
    Figures,
    Lights,
    Series,
    absorption_so_far,
    carried_out_so_far,
    goal_results,
    obstacles_solved,
    semester_results,
    series_of,
    year_comparison,
)
from evaluation.kpis.models.mended import closed_of_due
from evaluation.kpis.store import lights_of
from evaluation.results import cards, charts, form, queries, told

BACK: Final = 4
"""So many years before the one that is open are compared with it."""


def figures(desk: Desk, stands: queries.Standing) -> None:
    """Show every figure: so far, of the whole year, of the last, and what is wanted."""
    st.subheader(say("Every figure beside the last year's"))
    lines(_figures(desk, stands))
    if desk.may_now(Duty.SET_LIGHTS):
        change = say("Change from when on a figure is as expected")
        unfold(change, "figure-lights", lambda: form.show(desk, stands.lights))


def _figures(desk: Desk, stands: queries.Standing) -> list[dict[str, str]]:
    lights, today = stands.lights, desk.today
    so_far = {
        figure.__name__.removesuffix("_so_far"): figure(stands.results, today)
        for figure in (carried_out_so_far, absorption_so_far)
    }
    rows = []
    for figure in FIGURES:
        whole, before = figure(stands.results), figure(stands.before)
        due = so_far.get(figure.__name__, whole)
        light = lights.light(due)
        rows.append(
            {
                say("Figure"): say(whole.name),
                say("Of what was due so far"): due.said,
                say("Of the whole year"): whole.said,
                say("Year before"): before.said if before.of else "–",
                say("Target"): lights.wanted(whole) or "–",
                say("Judged"): say(light.label) if light else "–",
            }
        )
    pairs = (
        (
            obstacles_solved(stands.obstacles),
            obstacles_solved(stands.obstacles_before),
        ),
        (
            closed_of_due(stands.work, stands.year, today),
            closed_of_due(stands.work, stands.year.before, today),
        ),
    )
    rows += [
        {
            say("Figure"): say(now.name),
            say("Of what was due so far"): now.said,
            say("Of the whole year"): "–",
            say("Year before"): before.said if before.of else "–",
            say("Target"): "–",
            say("Judged"): "–",
        }
        for now, before in pairs
    ]
    return rows


def goals(desk: Desk, results: Sequence[ActivityResult]) -> None:
    """Show plan against realised per goal."""
    lights = lights_of(desk.store, desk.year)
    found = goal_results(queries.year_goals(desk.store, desk.year), results, desk.today)
    rows = [
        {
            say("Goal"): f"{goal.number}. {goal.title}"
            if goal.number
            else say("Without a goal"),
            **_told(goal, lights),
        }
        for goal in found
    ]
    lines(rows, (say("Activities"), say("Spent"), say("Budget used")))


def semesters(desk: Desk, results: Sequence[ActivityResult]) -> None:
    """Show plan against realised per semester."""
    lights = lights_of(desk.store, desk.year)
    words = {1: say("Odd semester"), 2: say("Even semester")}
    rows = [
        {
            say("Semester"): words.get(one.semester or 0, say("Without a date")),
            **_told(one, lights),
        }
        for one in semester_results(results, desk.today)
    ]
    lines(rows, (say("Activities"), say("Spent"), say("Budget used")))
    st.caption(
        say(
            "An activity counts in the semester in which it was planned, whenever it "
            "was held."
        )
    )


def _told(row: Figures, lights: Lights) -> dict[str, str]:
    return {
        say("Activities"): in_number(row.activities),
        say("Carried out so far"): cards.goal_light(row.carried_out_so_far, lights),
        say("Of all planned"): row.carried_out.said,
        say("On time"): row.on_time.said,
        say("Families represented"): cards.goal_light(row.representation, lights),
        say("Standards reached"): row.standards_reached.said,
        say("Spent"): in_rupiah(Decimal(row.absorption.counted)),
        say("Budget used"): row.absorption.share,
    }


def years(desk: Desk) -> None:
    """Show the figures of the last years beside each other."""
    first = SchoolYear(start=desk.year.start - BACK)
    recent = queries.activity_results(desk.store, desk.year, since=first)
    every = [SchoolYear(start=first.start + n) for n in range(BACK + 1)]
    compared = [
        row for row in year_comparison(recent, every, desk.today) if row.activities
    ]
    if len(compared) < 2:
        st.info(say("Years can be compared as soon as a second one is in the records."))
        return
    chart(told.years(compared), charts.year_comparison, tuple(compared))
    rows = [
        {
            say("School year"): str(row.year),
            say("Activities"): in_number(row.activities),
            say("Carried out so far"): row.carried_out_so_far.said,
            say("Of all planned"): row.carried_out.said,
            say("On time"): row.on_time.said,
            say("Families represented"): row.representation.said,
            say("Came themselves"): row.came_themselves.said,
            say("Share of fathers"): row.father_share.said,
            say("Spent"): in_rupiah(Decimal(row.absorption.counted)),
            say("Budget used"): row.absorption.share,
            say("Standards reached"): row.standards_reached.said,
        }
        for row in compared
    ]
    lines(rows, (say("Activities"), say("Spent"), say("Budget used")))


def series(desk: Desk) -> None:
    """Show the same event over the years: target, result, families, obstacles."""
    first = SchoolYear(start=desk.year.start - BACK)
    recent = queries.activity_results(desk.store, desk.year, since=first)
    found = series_of([*reversed(recent)])
    if not found:
        st.info(
            say(
                "An event stands here as soon as two years have it: rolled forward, "
                "from the same template, or of the same title."
            )
        )
        return
    met = {
        row.activity_id: in_list([say(code.label) for code in row.codes])
        for row in queries.activity_obstacles(desk.store, desk.year, first)
    }
    heads = (
        (say("School year"), ""),
        (say("Outcome"), ""),
        (say("Standard"), ""),
        (say("Families represented"), "number"),
        (say("Obstacles"), ""),
        (say("Spent"), "number"),
    )
    ordered = sorted(found, key=_newest)
    listing(heads, [_group(desk, one, met) for one in ordered])


def _newest(one: Series) -> tuple[int, str]:
    day = one.rows[0].when.day
    return -one.rows[0].school_year, day.isoformat() if day else "9"


def _group(desk: Desk, one: Series, met: Mapping[UUID, str]) -> Group:
    heading = [Cell(escape(one.title), span=6)]
    return Group(heading, [_line(desk, row, met) for row in one.rows])


def _line(desk: Desk, row: ActivityResult, met: Mapping[UUID, str]) -> list[Cell]:
    year = SchoolYear(start=row.school_year)
    url = link(desk, "ruang", kegiatan=row.activity_id, tahun=row.school_year)
    held = f"<small>{in_short(row.held_on)}</small>" if row.held_on else ""
    _, came = row.told_families
    share = in_percent(row.share) if row.share is not None else came
    obstacles = in_number(row.obstacles) if row.obstacles else "–"
    kinds = f"<small>{escape(met.get(row.activity_id, ''))}</small>"
    return [
        Cell(anchor(str(year), url), "lead"),
        Cell(escape(say(row.step.label)) + held, label=say("Outcome")),
        Cell(_standard(row), label=say("Standard")),
        plain(share if row.invited else "–", "number", say("Families represented")),
        Cell(obstacles + kinds, label=say("Obstacles")),
        plain(in_rupiah(row.spent), "number", say("Spent")),
    ]


def _standard(row: ActivityResult) -> str:
    if row.target is None:
        return escape(row.indicator or "–")
    told = charts.measured_in_words(row)
    if row.result is not None:
        judged = say("Reached") if row.reached else say("Not reached")
        told = f"{told} · {judged}"
    return f"{escape(row.indicator)}<small>{escape(told)}</small>"

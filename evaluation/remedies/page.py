"""What the school learnt about its obstacles, over all years."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from data.calendar import SchoolYear
from data.duties import Duty
from data.language import N_, in_list, in_number, in_percent, say, say_many
from data.obstacles import OBSTACLES, ObstacleCode
from data.ui.cards import Card, first_of, points, words
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.filters import narrowed
from data.ui.links import go, link
from data.ui.pages import Page, Section, Use
from data.ui.tables import lines
from data.ui.tabs import tabs
from evaluation.kpis.models.better import Change, Compared
from evaluation.remedies import charts, queries
from evaluation.remedies.models import (
    ObstacleYear,
    PastObstacle,
    Tried,
    Weight,
    by_year,
    trends,
    tried,
    weights,
    years_of,
)
from execution.obstacles.models import LONG

PAGE = Page(
    N_("Obstacle knowledge"),
    "pengetahuan",
    "lightbulb",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    use=Use.RARE,
)

CAREFUL: Final = N_(
    "These are counts of what was noted. That an obstacle arose less often after "
    "something was tried does not prove that it was for this reason."
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    every = queries.raised_obstacles(desk.store)
    until = [one for one in every if one.school_year <= desk.year.start]
    if not until:
        st.info(
            say(
                "No obstacle is noted yet. Committees note them on the page "
                "“Obstacles”; from the second year on this page tells which come "
                "again, and what shrank them."
            )
        )
        go(say("To the obstacles"), link(desk, "kendala"))
        return
    years = years_of(until, desk.year)
    of_years = by_year(until, years, desk.today)
    _figures(desk, of_years[-1], until, years)
    tabs(
        "knowledge",
        (
            (say("Which weigh most"), partial(_weights, until, years)),
            (say("What was tried"), partial(_remedies, desk, until)),
            (say("Year after year"), partial(_years, until, years, of_years)),
            (say("What helped"), partial(_factors, desk, years)),
        ),
        in_address=True,
    )


def _figures(
    desk: Desk,
    row: ObstacleYear,
    every: Sequence[PastObstacle],
    years: Sequence[SchoolYear],
) -> None:
    recurring = _recurring(every, years)
    figures(
        [
            Figure(
                say("Raised in {year}", year=desk.year),
                in_number(row.raised),
                _by_side(row),
            ),
            Figure(
                say(row.solved.name),
                row.solved.share,
                row.solved.explained(),
                say(row.solved.formula),
            ),
            Figure(
                say("Open for more than {days} days", days=LONG.days),
                in_number(row.long_open),
                say("act on them first") if row.long_open else "",
                asks=bool(row.long_open),
            ),
            Figure(
                say("Come again"),
                in_number(len(recurring)),
                say("kinds, at least two years running, up to {year}", year=desk.year),
            ),
        ]
    )
    if row.long_open:
        go(say("To the obstacles"), link(desk, "kendala"))


def _by_side(row: ObstacleYear) -> str:
    return say(
        "{internal} internal, {external} external, {both} both",
        internal=in_number(row.internal),
        external=in_number(row.external),
        both=in_number(row.both),
    )


def _recurring(
    every: Sequence[PastObstacle], years: Sequence[SchoolYear]
) -> list[ObstacleCode]:
    return [one.code for one in trends(every, years) if one.is_recurring]


def _weights(every: Sequence[PastObstacle], years: Sequence[SchoolYear]) -> None:
    options = {str(year.start): str(year) for year in reversed(years)}
    asked = narrowed("sejak", say("Counted in"), options) if len(years) > 1 else None
    shown = [one for one in every if asked in (None, str(one.school_year))]
    rows = weights(shown)
    if not rows:
        st.info(say("No obstacle was noted in that year."))
        return
    chart(_heaviest(rows), charts.weights, tuple(rows))
    st.caption(say(CAREFUL))


def _heaviest(rows: Sequence[Weight]) -> str:
    """Say which few kinds of obstacles make up most of all."""
    few = [row for row in rows if charts.weighs(row)]
    kinds = in_list([say(row.code.label) for row in few])
    return say_many(
        "{count} kind makes up {share} of all {all} obstacles: {kinds}.",
        "{count} kinds make up {share} of all {all} obstacles: {kinds}.",
        len(few),
        share=in_percent(few[-1].added_up),
        all=in_number(sum(row.times for row in rows)),
        kinds=kinds,
    )


def _years(
    every: Sequence[PastObstacle],
    years: Sequence[SchoolYear],
    of_years: Sequence[ObstacleYear],
) -> None:
    now = charts.sides_in_words(of_years[-1])
    chart(say("School year {counted}.", counted=now), charts.sides, tuple(of_years))
    numbers = [str(year) for year in years]
    told = []
    for trend in trends(every, years):
        counts = zip(numbers, map(in_number, trend.times), strict=True)
        again = say_many("{count} year running", "{count} years running", trend.running)
        mark = again if trend.is_recurring else ""
        side = say(OBSTACLES[trend.code].side.label)
        told.append(
            {say("Obstacle"): say(trend.code.label), say("Side"): side}
            | dict(counts)
            | {say("Come again"): mark}
        )
    lines(told, numbers)
    solved = [say("Raised"), say("Resolved"), say("Days to resolve")]
    lines([_solved(row) for row in reversed(of_years)], solved)


def _solved(row: ObstacleYear) -> Mapping[str, str]:
    days = row.solved.days
    return {
        say("School year"): str(row.year),
        say("Raised"): in_number(row.raised),
        say("Resolved"): in_number(row.solved.counted),
        say("Days to resolve"): "–" if days is None else in_number(days),
    }


# ── remedies ─────────────────────────────────────────────────────────────────


def _remedies(desk: Desk, every: Sequence[PastObstacle]) -> None:
    st.caption(say(CAREFUL))
    first_of(
        [
            Card(say(row.code.label), _against(desk, every, row.code))
            for row in weights(every)
        ],
        "remedies",
    )


def _against(desk: Desk, every: Sequence[PastObstacle], code: ObstacleCode) -> str:
    rows = tried(every, code, desk.today)
    here = [_told(row) for row in rows if row.times]
    known = [
        f"{escape(row.remedy)}<small>{escape(row.known.from_where)}</small>"
        for row in rows
        if row.known and not row.times
    ]
    body = points(here) if here else words(say("Nothing was tried here yet."))
    if known:
        body += words(say("Not tried here yet")) + points(known)
    return body


def _told(row: Tried) -> str:
    years = ", ".join(str(SchoolYear(start=start)) for start in row.years)
    parts = [
        say_many("tried {count} time", "tried {count} times", row.times),
        years,
        row.known.from_where if row.known else say("the school's own"),
    ]
    under = [" · ".join(parts), _effects(row)]
    if row.compared:
        under.append(_shrank(row, row.compared))
    under += [f"“{note}”" for note in row.notes[:3]]
    small = "".join(f"<small>{escape(one)}</small>" for one in under if one)
    return f"<strong>{escape(row.remedy)}</strong>{small}"


def _effects(row: Tried) -> str:
    if not row.effects:
        return say("nobody noted yet whether it helped")
    told = [f"{say(effect.label)}: {in_number(n)}" for effect, n in row.effects]
    return say("noted by people – {effects}", effects=", ".join(told))


def _shrank(row: Tried, compared: Compared) -> str:
    first = SchoolYear(start=row.years[0])
    counts = say(
        "this kind of obstacle: {before} in {first}, {after} in {then}",
        before=compared.before,
        first=first,
        after=compared.after,
        then=first.after,
    )
    if compared.change is None:
        return say("{counts} so far – that year is not over", counts=counts)
    shrank = {
        Change.BETTER: say("less often"),
        Change.SAME: say("as often"),
        Change.WORSE: say("more often"),
    }
    told = f"{counts} – {shrank[compared.change]}"
    care = say("few cases: read it with care")
    return f"{told}, {care}" if compared.care else told


def _factors(desk: Desk, years: Sequence[SchoolYear]) -> None:
    rows = queries.factor_times(desk.store)
    starts = {year.start for year in years}
    counts = {(row.code, row.school_year): row.times for row in rows}
    shown = {row.code: row.side for row in rows if row.school_year in starts}
    if not shown:
        st.info(
            say(
                "Nothing that helped is noted yet. It stands beside the obstacles when "
                "the year is judged."
            )
        )
        return
    numbers = [str(year) for year in years]
    every = {code: sum(counts.get((code, y), 0) for y in starts) for code in shown}
    lines(
        [
            {say("What helped"): say(code.label), say("Side"): say(shown[code].label)}
            | {
                str(year): in_number(counts.get((code, year.start), 0))
                for year in years
            }
            for code in sorted(shown, key=lambda code: (-every[code], code))
        ],
        numbers,
    )

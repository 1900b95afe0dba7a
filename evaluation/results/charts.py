"""Charts of what came of the plan: rows in, chart out, nothing else."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

import altair as alt

from data.activity import ActivityStep
from data.calendar import SchoolYear
from data.language import in_number, in_percent, in_rupiah, in_short, say
from data.theme import (
    AWAY,
    GOOD,
    INK,
    LATE,
    OVER,
    PLANNED,
    QUIET,
    AnyChart,
    chart_of,
    dress,
    layered,
)
from evaluation.kpis.models import ActivityResult, YearResult
from evaluation.results.queries import ClassGroupParticipation
from planning.activities.models import Direction

ROW: Final = 42
"""Height of one activity: its title above, its marks below."""

LOOKS: Final = {
    ActivityStep.HELD: (GOOD, "circle"),
    ActivityStep.MOVED_ONLINE: (AWAY, "diamond"),
    ActivityStep.POSTPONED: (LATE, "triangle-right"),
    ActivityStep.NOT_HELD: (OVER, "cross"),
}


def year_line(
    results: Sequence[ActivityResult], year: SchoolYear, today: date | None = None
) -> AnyChart:
    """Show when each dated activity was planned (grey) and what happened (mark).

    Colour and shape both say the outcome; one that did not take place is marked at
    its planned day.
    """
    rows = [_on_line(place, row) for place, row in enumerate(_dated(results))]
    shown = [step for step in LOOKS if any(row.step is step for row in results)]
    labels = [say(step.label) for step in shown]
    days = alt.X(
        "planned_on:T",
        title=None,
        scale=alt.Scale(type="utc", domain=_span(results, year)),
        axis=alt.Axis(format="%b", tickCount="month", grid=True, labelOverlap=True),
    )
    base = chart_of(rows).encode(y=_place())
    titles = base.mark_text(align="left", dy=-10, color=INK, limit=330).encode(
        x=alt.value(0), text=alt.Text("title:N")
    )
    months = base.transform_filter("datum.planned_until != null")
    months = months.mark_bar(color=PLANNED, size=12, yOffset=8).encode(
        x=days, x2=alt.X2("planned_until:T"), tooltip=_tooltip("title", "planned")
    )
    on_day = base.transform_filter("datum.planned_until == null")
    on_day = on_day.mark_tick(color=QUIET, size=16, thickness=4, yOffset=8).encode(
        x=days, tooltip=_tooltip("title", "planned")
    )
    actual = (
        base.transform_filter("datum.shown_on != null")
        .mark_point(filled=True, size=90, opacity=1, yOffset=8)
        .encode(
            x=alt.X("shown_on:T"),
            color=alt.Color(
                "outcome:N",
                title=None,
                scale=alt.Scale(domain=labels, range=[LOOKS[c][0] for c in shown]),
            ),
            shape=alt.Shape(
                "outcome:N",
                title=None,
                scale=alt.Scale(domain=labels, range=[LOOKS[c][1] for c in shown]),
            ),
            tooltip=_tooltip("title", "planned", "outcome", "actual"),
        )
    )
    layers: list[alt.Chart] = [months, on_day, titles, actual]
    if today is not None and today in year:
        now = chart_of([{"today": today}]).mark_rule(color=QUIET, strokeDash=[4, 3])
        layers.insert(0, now.encode(x=alt.X("today:T")))
    return dress(layered(*layers).properties(height=alt.Step(ROW)))


def participation_by_class_group(
    rows: Sequence[ClassGroupParticipation],
) -> AnyChart:
    """Show families represented by invited per class group, with both numbers."""
    shown = [
        {
            "class_group": row.class_group,
            "share": row.share,
            "said": _participation(row),
        }
        for row in rows
    ]
    base = chart_of(shown).encode(
        y=alt.Y("class_group:N", sort=None, title=None, axis=alt.Axis(ticks=False))
    )
    bars = base.mark_bar(color=GOOD, size=14).encode(
        x=alt.X(
            "share:Q",
            title=None,
            scale=alt.Scale(domain=[0, 1.6]),
            axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1], grid=True),
        ),
        tooltip=_tooltip("class_group", "said"),
    )
    numbers = base.mark_text(align="left", dx=5, color=INK).encode(
        x=alt.X("end:Q"), text=alt.Text("said:N")
    )
    numbers = numbers.transform_calculate(end="datum.share == null ? 0 : datum.share")
    return dress(layered(bars, numbers).properties(height=alt.Step(24)))


def budget_use(results: Sequence[ActivityResult]) -> AnyChart:
    """Show spending inside each activity's budget; overspending turns red."""
    with_money = [row for row in results if row.budget or row.spent]
    rows = [
        {
            "place": place,
            "title": row.title,
            "budget": row.budget,
            "spent": row.spent,
            "said": say(
                "{spent} of {budget}",
                spent=in_rupiah(row.spent),
                budget=in_rupiah(row.budget),
            ),
        }
        for place, row in enumerate(with_money)
    ]
    base = chart_of(rows).encode(y=_place())
    overspent = alt.datum.spent > alt.datum.budget
    titles = base.mark_text(align="left", dy=-12, color=INK, limit=330).encode(
        x=alt.value(0), text=alt.Text("title:N")
    )
    budget = base.mark_bar(color=PLANNED, size=16, yOffset=8).encode(
        x=alt.X(
            "budget:Q",
            title=say("Million rupiah"),
            axis=alt.Axis(
                labelExpr="format(datum.value / 1000000, ',')", grid=True, tickCount=4
            ),
        ),
        tooltip=_tooltip("title", "said"),
    )
    spent = base.mark_bar(size=7, yOffset=8).encode(
        x=alt.X("spent:Q"),
        color=alt.when(overspent).then(alt.value(OVER)).otherwise(alt.value(GOOD)),
        tooltip=_tooltip("title", "said"),
    )
    return dress(layered(budget, spent, titles).properties(height=alt.Step(ROW + 4)))


def standards_reached(results: Sequence[ActivityResult]) -> AnyChart:
    """Show each measured value by its target: the line at 100 % is the standard.

    A hollow mark is where it started; activities not measured keep an empty row.
    """
    rows = [_on_scale(place, row) for place, row in enumerate(with_standard(results))]
    words = (say("Reached"), say("Not reached"))
    base = chart_of(rows).encode(y=_place())
    titles = base.mark_text(align="left", dy=-10, color=INK, limit=330).encode(
        x=alt.value(0), text=alt.Text("said:N")
    )
    way = base.mark_rule(color=QUIET, yOffset=8).encode(
        x=alt.X(
            "started:Q",
            title=say("Measured value by its standard"),
            axis=alt.Axis(format="%", tickCount=5),
            scale=alt.Scale(zero=True),
        ),
        x2=alt.X2("came_to:Q"),
    )
    start = base.mark_point(filled=False, color=QUIET, size=50, yOffset=8).encode(
        x=alt.X("started:Q"), tooltip=_tooltip("said")
    )
    end = (
        base.transform_filter("datum.came_to != null")
        .mark_point(filled=True, size=110, opacity=1, yOffset=8)
        .encode(
            x=alt.X("came_to:Q"),
            color=alt.Color(
                "reached:N",
                title=None,
                scale=alt.Scale(domain=list(words), range=[GOOD, OVER]),
            ),
            shape=alt.Shape(
                "reached:N",
                title=None,
                scale=alt.Scale(domain=list(words), range=["circle", "cross"]),
            ),
            tooltip=_tooltip("said", "reached"),
        )
    )
    standard = chart_of([{"standard": 1}]).mark_rule(color=INK, strokeDash=[4, 3])
    standard = standard.encode(x=alt.X("standard:Q"))
    layers = layered(standard, titles, way, start, end)
    return dress(layers.properties(height=alt.Step(ROW)))


def year_comparison(years: Sequence[YearResult]) -> AnyChart:
    """Show carried out, represented and reached per school year, as lines."""
    figures = [
        (str(row.year), figure)
        for row in years
        for figure in (row.carried_out, row.representation, row.standards_reached)
    ]
    rows = [
        {
            "year": year,
            "figure": say(figure.name),
            "share": figure.value,
            "said": f"{in_percent(figure.value)} ({figure.explained()})",
        }
        for year, figure in figures
        if figure.value is not None
    ]
    # The same names on all three scales: one legend tells colour, dash and shape.
    names = list(dict.fromkeys(say(figure.name) for _, figure in figures))
    same = alt.Scale(domain=names)
    lines = (
        chart_of(rows)
        .mark_line(point=alt.OverlayMarkDef(filled=True, size=80), strokeWidth=2)
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y(
                "share:Q",
                title=None,
                scale=alt.Scale(domainMin=0),
                axis=alt.Axis(format="%", tickCount=5, grid=True),
            ),
            color=alt.Color(
                "figure:N",
                title=None,
                scale=alt.Scale(domain=names, range=[GOOD, AWAY, LATE]),
            ),
            strokeDash=alt.StrokeDash("figure:N", title=None, scale=same),
            shape=alt.Shape("figure:N", title=None, scale=same),
            tooltip=_tooltip("year", "figure", "said"),
        )
    )
    return dress(lines.properties(height=260))


def with_standard(results: Sequence[ActivityResult]) -> list[ActivityResult]:
    """Return the activities carried out that have a standard in numbers."""
    return [row for row in results if row.is_carried_out and row.target is not None]


def _dated(results: Sequence[ActivityResult]) -> list[ActivityResult]:
    return [row for row in results if row.when.day or row.held_on]


def _on_line(place: int, row: ActivityResult) -> dict[str, object]:
    start = row.when.day
    shown_on = row.held_on or (start if row.is_closed else None)
    return {
        "place": place,
        "title": row.title,
        "planned_on": start,
        "planned_until": _end_of(row.when.last_day) if row.when.is_month else None,
        "shown_on": shown_on,
        "outcome": say(row.step.label),
        "planned": row.when.in_short(undated="–"),
        "actual": in_short(row.held_on) if row.held_on else "–",
    }


def _on_scale(place: int, row: ActivityResult) -> dict[str, object]:
    return {
        "place": place,
        "said": f"{measured_in_words(row)} · {row.title}",
        "started": row.baseline_share,
        "came_to": row.share_of_target,
        "reached": say("Reached") if row.reached else say("Not reached"),
    }


def measured_in_words(row: ActivityResult) -> str:
    """Return what was measured by the standard: ``85 of 80 %``."""
    measured = say("not measured") if row.result is None else row.told_result
    target = in_number(row.target) if row.target is not None else "–"
    if row.direction is Direction.AT_MOST:
        return say(
            "{measured}, at most {target} {unit}",
            measured=measured,
            target=target,
            unit=row.unit,
        )
    return say(
        "{measured} of {target} {unit}", measured=measured, target=target, unit=row.unit
    )


def _participation(row: ClassGroupParticipation) -> str:
    if row.share is None:
        return say("not invited yet")
    return say(
        "{share} ({represented} of {invited})",
        share=in_percent(row.share),
        represented=in_number(row.represented),
        invited=in_number(row.invited),
    )


def _place() -> alt.Y:
    return alt.Y("place:O", axis=None)


def _tooltip(*fields: str) -> list[alt.Tooltip]:
    words = {
        "title": say("Activity"),
        "said": say("Figures"),
        "planned": say("Planned"),
        "outcome": say("Outcome"),
        "actual": say("Held on"),
        "class_group": say("Class group"),
        "reached": say("Standard"),
        "year": say("School year"),
        "figure": say("Figure"),
    }
    return [alt.Tooltip(f"{field}:N", title=words[field]) for field in fields]


def _span(results: Sequence[ActivityResult], year: SchoolYear) -> list[int]:
    held = [row.held_on for row in results if row.held_on]
    return [
        _milliseconds(min([year.first_day, *held])),
        _milliseconds(max([year.last_day, *held])),
    ]


def _end_of(day: date | None) -> int | None:
    if day is None:
        return None
    return _milliseconds(day) + 24 * 60 * 60 * 1000


def _milliseconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)

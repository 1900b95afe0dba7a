"""Charts of the situation: how the school report's indicators went."""

from collections.abc import Sequence

import altair as alt

from data.calendar import SchoolYear
from data.language import in_number, say
from data.theme import ASKS, MAIN, QUIET, STEPS, AnyChart, chart_of, dress, layered
from planning.situation.queries import IndicatorPoint

LINES = (MAIN, QUIET, STEPS[2], ASKS)


def indicator_history(points: Sequence[IndicatorPoint]) -> AnyChart:
    """Show each indicator's score over the years; its last point says which it is."""
    last = {point.code: point.school_year for point in by_year(points)}
    rows = [
        {
            "year": str(SchoolYear(start=point.school_year)),
            "score": point.score,
            "indicator": f"{point.code} {point.name}",
            "said": in_number(point.score),
            "named": _named(point, is_last=last[point.code] == point.school_year),
        }
        for point in points
    ]
    score = alt.Scale(domain=[0, 100], nice=False)
    base = chart_of(rows).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("score:Q", title=None, scale=score, axis=alt.Axis(grid=True)),
        color=alt.Color("indicator:N", legend=None, scale=alt.Scale(range=list(LINES))),
        tooltip=[
            alt.Tooltip("indicator:N", title=say("Indicator")),
            alt.Tooltip("year:N", title=say("School year")),
            alt.Tooltip("said:N", title=say("Score")),
        ],
    )
    lines = base.mark_line(strokeWidth=2)
    dots = base.mark_point(filled=True, size=70, opacity=1).encode(
        shape=alt.Shape("indicator:N", legend=None)
    )
    numbers = base.mark_text(dy=-13, fontSize=12).encode(text=alt.Text("named:N"))
    return dress(layered(lines, dots, numbers).properties(height=240))


def by_year(points: Sequence[IndicatorPoint]) -> list[IndicatorPoint]:
    """Return the points, the first year first."""
    return sorted(points, key=lambda point: point.school_year)


def _named(point: IndicatorPoint, *, is_last: bool) -> str:
    said = in_number(point.score)
    return f"{point.code}: {said}" if is_last else said


def history_in_words(points: Sequence[IndicatorPoint]) -> str:
    """Say each indicator's first and last score."""
    told = []
    for code in dict.fromkeys(point.code for point in points):
        own = by_year([point for point in points if point.code == code])
        name = f"{code} {own[0].name}"
        if len(own) == 1:
            told.append(f"{name}: {in_number(own[0].score)}")
            continue
        told.append(
            say(
                "{indicator}: from {first} in {year} to {last}",
                indicator=name,
                first=in_number(own[0].score),
                year=str(SchoolYear(start=own[0].school_year)),
                last=in_number(own[-1].score),
            )
        )
    return "; ".join(told) + "."

"""Charts of the situation: how the school report's indicators went."""

from collections.abc import Sequence

import altair as alt

from data.calendar import SchoolYear
from data.language import in_number, say
from data.theme import AWAY, GOOD, LATE, OVER, QUIET, AnyChart, chart_of, dress, layered
from planning.situation.queries import IndicatorPoint

LINES = (AWAY, GOOD, LATE, OVER, QUIET)


def indicator_history(points: Sequence[IndicatorPoint]) -> AnyChart:
    """Show each indicator's score over the years; the code stands in the legend."""
    rows = [
        {
            "year": str(SchoolYear(start=point.school_year)),
            "score": point.score,
            "indicator": f"{point.code} {point.name}",
            "said": in_number(point.score),
        }
        for point in points
    ]
    score = alt.Scale(domain=[0, 100], nice=False)
    colours = alt.Scale(range=list(LINES))
    legend = alt.Legend(columns=1, labelLimit=300)
    base = chart_of(rows).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("score:Q", title=say("Score"), scale=score),
        color=alt.Color("indicator:N", title=None, scale=colours, legend=legend),
        tooltip=[
            alt.Tooltip("indicator:N", title=say("Indicator")),
            alt.Tooltip("year:N", title=say("School year")),
            alt.Tooltip("said:N", title=say("Score")),
        ],
    )
    lines = base.mark_line(strokeWidth=2)
    points_drawn = base.mark_point(filled=True, size=70, opacity=1)
    numbers = base.mark_text(dy=-12, fontSize=12).encode(text=alt.Text("said:N"))
    return dress(layered(lines, points_drawn, numbers).properties(height=240))

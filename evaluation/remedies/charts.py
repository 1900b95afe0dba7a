"""Which obstacles weigh most, and on whose side they lie: rows in, chart out."""

from collections.abc import Sequence

import altair as alt

from data.language import in_percent, say
from data.obstacles import Side
from data.theme import AWAY, INK, LATE, OVER, QUIET, AnyChart, chart_of, dress, layered
from evaluation.remedies.models import ObstacleYear, Weight

SIDES = {Side.INTERNAL: AWAY, Side.EXTERNAL: LATE, Side.BOTH: QUIET}
ROW = 34
"""Height of one kind of obstacle."""


def weights(rows: Sequence[Weight]) -> AnyChart:
    """Show the kinds of obstacles, the most often first, and their shares added up."""
    told = [
        {
            "obstacle": say(row.code.label),
            "times": row.times,
            "added_up": row.added_up,
            "words": f"{row.times} · {in_percent(row.added_up)}",
        }
        for row in rows
    ]
    base = chart_of(told).encode(
        y=alt.Y(
            "obstacle:N",
            sort=None,
            title=None,
            axis=alt.Axis(labelLimit=260),
        )
    )
    bars = base.mark_bar(color=AWAY, height=18).encode(
        x=alt.X(
            "times:Q",
            title=say("Times"),
            axis=alt.Axis(tickMinStep=1, format="d", orient="bottom"),
        ),
        tooltip=[
            alt.Tooltip("obstacle:N", title=say("Obstacle")),
            alt.Tooltip("times:Q", title=say("Times")),
            alt.Tooltip("added_up:Q", title=say("Added up"), format=".0%"),
        ],
    )
    texts = bars.mark_text(align="left", dx=5, color=INK).encode(
        text="words:N", tooltip=alt.Undefined
    )
    line = base.mark_line(color=OVER, point=True).encode(
        x=alt.X(
            "added_up:Q",
            title=say("Added up"),
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format="%", orient="top", grid=False),
        )
    )
    counted = layered(bars, texts)
    both: alt.LayerChart = alt.layer(counted, line).resolve_scale(x="independent")
    return dress(both.properties(height=ROW * max(len(told), 2)))


def sides(rows: Sequence[ObstacleYear]) -> AnyChart:
    """Show each school year's obstacles by the side on which they lie."""
    told = [
        {"year": str(row.year), "side": say(side.label), "times": times}
        for row in rows
        for side, times in (
            (Side.INTERNAL, row.internal),
            (Side.EXTERNAL, row.external),
            (Side.BOTH, row.both),
        )
        if times
    ]
    return dress(
        chart_of(told)
        .mark_bar(size=44)
        .encode(
            x=alt.X("year:N", title=say("School year"), axis=alt.Axis(labelAngle=0)),
            y=alt.Y(
                "times:Q",
                title=say("Obstacles"),
                axis=alt.Axis(tickMinStep=1, format="d"),
            ),
            color=alt.Color(
                "side:N",
                title=None,
                scale=alt.Scale(
                    domain=[say(side.label) for side in SIDES],
                    range=list(SIDES.values()),
                ),
            ),
            tooltip=[
                alt.Tooltip("year:N", title=say("School year")),
                alt.Tooltip("side:N", title=say("Side")),
                alt.Tooltip("times:Q", title=say("Obstacles")),
            ],
        )
    )

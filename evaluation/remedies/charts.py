"""Which obstacles weigh most, and on whose side they lie: rows in, chart out."""

from collections.abc import Sequence

import altair as alt

from data.language import in_number, in_percent, say
from data.obstacles import Side
from data.theme import (
    AWAY,
    INK,
    LATE,
    PLANNED,
    QUIET,
    AnyChart,
    chart_of,
    dress,
    layered,
)
from evaluation.remedies.models import ObstacleYear, Weight

SIDES = {Side.INTERNAL: AWAY, Side.EXTERNAL: LATE, Side.BOTH: QUIET}
ROW = 44
"""Height of one kind of obstacle."""


def weights(rows: Sequence[Weight]) -> AnyChart:
    """Show the kinds of obstacles, the most often first: alone, and added up (grey)."""
    told = [
        {
            "place": place,
            "times": row.times,
            "share": row.share,
            "added_up": row.added_up,
            "obstacle": say(row.code.label),
            "words": _words(row),
        }
        for place, row in enumerate(rows)
    ]
    base = chart_of(told).encode(y=alt.Y("place:O", axis=None))
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(format="%", tickCount=5)
    so_far = base.mark_bar(color=PLANNED, height=14, yOffset=9).encode(
        x=alt.X("added_up:Q", title=say("Share of all"), scale=scale, axis=axis),
        tooltip=_tooltips(),
    )
    alone = base.mark_bar(color=AWAY, height=14, yOffset=9).encode(
        x=alt.X("share:Q"), tooltip=_tooltips()
    )
    titles = base.mark_text(align="left", dy=-9, color=INK, limit=350).encode(
        x=alt.value(0), text="words:N"
    )
    return dress(layered(so_far, alone, titles).properties(height=ROW * len(told)))


def _words(row: Weight) -> str:
    return say(
        "{obstacle}: {times} × · {share}",
        obstacle=say(row.code.label),
        times=in_number(row.times),
        share=in_percent(row.added_up),
    )


def _tooltips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("obstacle:N", title=say("Obstacle")),
        alt.Tooltip("times:Q", title=say("Times")),
        alt.Tooltip("share:Q", title=say("Share of all"), format=".0%"),
        alt.Tooltip("added_up:Q", title=say("Added up"), format=".0%"),
    ]


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

"""Which obstacles weigh most, and on whose side they lie: rows in, chart out."""

from collections.abc import Sequence

import altair as alt

from data.language import in_number, in_percent, say
from data.obstacles import Side
from data.theme import (
    INK,
    MAIN,
    PAPER,
    QUIET,
    STEPS,
    AnyChart,
    chart_of,
    dress,
    in_rows,
    layered,
)
from evaluation.remedies.models import ObstacleYear, Weight

SIDES = {
    Side.INTERNAL: (MAIN, PAPER),
    Side.EXTERNAL: (STEPS[1], INK),
    Side.BOTH: (QUIET, PAPER),
}
"""Fill and ink of each side, in the order in which they are named."""

ROW = 40
"""Height of one row: its words above, its bar below."""

MOST = 0.8
"""The few kinds that together make up so much of all are strong, the others pale."""


def weights(rows: Sequence[Weight]) -> AnyChart:
    """Show how often each kind of obstacle arose; the few that weigh most stand out."""
    told = [
        {
            "place": place,
            "times": row.times,
            "share": row.share,
            "added_up": row.added_up,
            "obstacle": say(row.code.label),
            "words": _words(row),
            "colour": MAIN if weighs(row) else STEPS[1],
        }
        for place, row in enumerate(rows)
    ]
    base = chart_of(told).encode(y=alt.Y("place:O", axis=None))
    bars = base.mark_bar(height=12, yOffset=9).encode(
        x=alt.X("times:Q", axis=None),
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("obstacle:N", title=say("Obstacle")),
            alt.Tooltip("times:Q", title=say("Times")),
            alt.Tooltip("share:Q", title=say("Share of all"), format=".0%"),
            alt.Tooltip("added_up:Q", title=say("Added up"), format=".0%"),
        ],
    )
    drawn = layered(bars, in_rows(base, "words", 8))
    return dress(drawn.properties(height=ROW * len(told)))


def weighs(row: Weight) -> bool:
    """Return whether a kind belongs to the few that make up most of all."""
    return row.added_up - row.share < MOST


def _words(row: Weight) -> str:
    return say(
        "{times} × ({share}) · {obstacle}",
        obstacle=say(row.code.label),
        times=in_number(row.times),
        share=in_percent(row.share),
    )


def sides(rows: Sequence[ObstacleYear]) -> AnyChart:
    """Show each school year's obstacles as one bar, in parts by their side."""
    parts = [part for place, row in enumerate(rows) for part in _parts(place, row)]
    heads = [
        {"place": place, "words": sides_in_words(row)} for place, row in enumerate(rows)
    ]
    y = alt.Y("place:O", axis=None)
    base = chart_of(parts).encode(y=y)
    bars = base.mark_bar(height=16, yOffset=9, stroke=PAPER, strokeWidth=1).encode(
        x=alt.X("begins:Q", axis=None),
        x2="ends:Q",
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("year:N", title=say("School year")),
            alt.Tooltip("side:N", title=say("Side")),
            alt.Tooltip("times:Q", title=say("Obstacles")),
        ],
    )
    numbers = base.mark_text(yOffset=9, fontSize=12).encode(
        x=alt.X("middle:Q"), text="times:Q", color=alt.Color("ink:N", scale=None)
    )
    words = in_rows(chart_of(heads).encode(y=y), "words", 9)
    return dress(layered(bars, numbers, words).properties(height=alt.Step(ROW + 4)))


def sides_in_words(row: ObstacleYear) -> str:
    """Return a year's obstacles by side: ``2026/2027: 8 = 5 internal + 3 external``."""
    told = [f"{in_number(times)} {say(side.label)}" for side, times in _sides(row)]
    parts = " + ".join(told) if told else "–"
    return f"{row.year}: {in_number(row.raised)} = {parts}"


def _sides(row: ObstacleYear) -> list[tuple[Side, int]]:
    counts = (row.internal, row.external, row.both)
    return [(side, n) for side, n in zip(SIDES, counts, strict=True) if n]


def _parts(place: int, row: ObstacleYear) -> list[dict[str, object]]:
    parts, begins = [], 0
    for side, times in _sides(row):
        fill, ink = SIDES[side]
        parts.append(
            {
                "place": place,
                "year": str(row.year),
                "side": say(side.label),
                "times": times,
                "begins": begins,
                "ends": begins + times,
                "middle": begins + times / 2,
                "colour": fill,
                "ink": ink,
            }
        )
        begins += times
    return parts

"""Charts of what school years brought: rows in, chart out, nothing else."""

from collections.abc import Sequence
from typing import Final

import altair as alt

from data.theme import AWAY, GOOD, INK, QUIET, AnyChart, chart_of, dress, layered
from evaluation.outcomes.facts import Point

BAND: Final = 96
"""Height of one measure: its name, its numbers, its bars."""

TALL: Final = 0.5
"""How much of its band the tallest bar of a measure takes."""


def years_beside(points: Sequence[Point]) -> AnyChart:
    """Show measures below each other, each in its own scale, with a bar for each year.

    The first one is how families took part; the others stand beside it.
    """
    return _small_multiples(points)


def report_beside(points: Sequence[Point]) -> AnyChart:
    """Show the school report's scores the same way, below how families took part."""
    return _small_multiples(points)


def _small_multiples(points: Sequence[Point]) -> AnyChart:
    measures = list(dict.fromkeys(point.measure for point in points))
    tops = {
        measure: max((p.value or 0 for p in points if p.measure == measure), default=0)
        for measure in measures
    }
    rows = []
    for point in points:
        place = len(measures) - 1 - measures.index(point.measure)
        share = (point.value or 0) / tops[point.measure] if tops[point.measure] else 0
        rows.append(
            {
                **point._asdict(),
                "foot": place,
                "head": place + max(share * TALL, 0.012 if point.value == 0 else 0),
                "label": place + TALL + 0.3,
                "is_first": point.measure == measures[0],
            }
        )
    height = alt.Scale(domain=[0, len(measures)], nice=False)
    base = chart_of(rows).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelFontSize=14)),
        tooltip=[alt.Tooltip(f"{name}:N", title=None) for name in ("measure", "said")],
    )
    colour = alt.condition("datum.is_first", alt.value(AWAY), alt.value(GOOD))
    bars = base.mark_bar(size=44).encode(
        y=alt.Y("foot:Q", scale=height, axis=None), y2="head:Q", color=colour
    )
    numbers = base.mark_text(dy=-11, fontSize=15, color=INK).encode(
        y=alt.Y("head:Q", scale=height, axis=None), text="said:N"
    )
    heads = chart_of(
        [{"measure": m, "at": len(measures) - n} for n, m in enumerate(measures)]
    )
    names = heads.mark_text(
        align="left", baseline="top", dy=6, fontSize=14, fontWeight=600, color=INK
    ).encode(x=alt.value(0), y=alt.Y("at:Q", scale=height, axis=None), text="measure:N")
    lines = heads.mark_rule(color=QUIET, opacity=0.35).encode(
        y=alt.Y("at:Q", scale=height, axis=None)
    )
    drawn = layered(lines, bars, numbers, names)
    return dress(drawn.properties(height=BAND * len(measures)))

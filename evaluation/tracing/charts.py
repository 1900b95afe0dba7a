"""How much of what was due was closed, year after year: rows in, chart out."""

from collections.abc import Sequence

import altair as alt

from data.language import in_percent, say
from data.theme import GOOD, INK, AnyChart, chart_of, dress, layered
from evaluation.tracing.queries import ClosedYear


def closed_by_year(rows: Sequence[ClosedYear]) -> AnyChart:
    """Show the share closed of what was due in each year, with the counts behind it."""
    told = [
        {
            "year": row.year,
            "share": row.closed.value,
            "words": _words(row),
            "counted": row.closed.explained(),
        }
        for row in rows
        if row.closed.value is not None
    ]
    base = chart_of(told).encode(
        x=alt.X("year:N", title=say("School year"), axis=alt.Axis(labelAngle=0)),
        y=alt.Y(
            "share:Q",
            title=say("Closed of what was due"),
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format="%"),
        ),
    )
    bars = base.mark_bar(color=GOOD, size=46).encode(
        tooltip=[
            alt.Tooltip("year:N", title=say("School year")),
            alt.Tooltip("counted:N", title=say("Closed of what was due")),
        ]
    )
    texts = base.mark_text(dy=-9, color=INK).encode(text="words:N")
    return dress(layered(bars, texts))


def _words(row: ClosedYear) -> str:
    value = row.closed.value
    share = "–" if value is None else in_percent(value)
    return f"{share} ({row.closed.counted}/{row.closed.of})"

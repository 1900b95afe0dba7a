"""How much of what was due was closed, year after year: rows in, chart out."""

from collections.abc import Sequence

from data.language import say
from data.theme import AnyChart
from evaluation.kpis.models import Point
from evaluation.results.charts import bands
from evaluation.tracing.queries import ClosedYear


def closed_by_year(rows: Sequence[ClosedYear]) -> AnyChart:
    """Show the share closed of what was due in each year, with the counts behind it."""
    return bands(closed(rows))


def closed(rows: Sequence[ClosedYear]) -> tuple[Point, ...]:
    """Return the share of each year that had something due."""
    return tuple(
        Point(say("Closed of what was due"), row.year, row.closed.value, _words(row))
        for row in rows
        if row.closed.value is not None
    )


def _words(row: ClosedYear) -> str:
    return f"{row.closed.share} ({row.closed.counted}/{row.closed.of})"

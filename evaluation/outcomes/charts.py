"""Charts of what school years brought: rows in, chart out, nothing else."""

from collections.abc import Sequence

from data.theme import AnyChart
from evaluation.kpis.models import Point
from evaluation.results.charts import bands


def years_beside(points: Sequence[Point]) -> AnyChart:
    """Show measures below each other, each in its own scale, with a bar for each year.

    The first one is how families took part; the others stand beside it.
    """
    return bands(points)


def report_beside(points: Sequence[Point]) -> AnyChart:
    """Show the school report's scores the same way, below how families took part."""
    return bands(points)

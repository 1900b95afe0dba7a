"""How every chart looks: its colours, its type, its numbers and month names."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias
from uuid import UUID

import altair as alt
from pydantic import BaseModel

from data.language import Language, locale, naming_here, speaking, spoken
from data.language.naming import Naming

AnyChart: TypeAlias = alt.Chart | alt.LayerChart

INK: Final = "#1f2933"
QUIET: Final = "#7b8794"
GRID: Final = "#e4e7eb"
PLANNED: Final = "#c3cfd9"
GOOD: Final = "#0b6e4f"
AWAY: Final = "#1d5fa8"
LATE: Final = "#a85d00"
OVER: Final = "#b3261e"
FONT: Final = "Source Sans 3, Source Sans Pro, sans-serif"


def chart_of(rows: Iterable[BaseModel | Mapping[str, object]]) -> alt.Chart:
    """Start a chart whose data are these rows; money becomes a number, a day ISO."""
    values = [{name: _plain(value) for name, value in _pairs(row)} for row in rows]
    return alt.Chart({"values": values})


def layered(*charts: alt.Chart) -> alt.LayerChart:
    """Draw charts over each other, the first one lowest."""
    return alt.LayerChart(layer=list(charts))


def dress(chart: AnyChart) -> AnyChart:
    """Give a finished chart the house type, grid and the language spoken."""
    configured = (
        chart.configure(font=FONT, background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=INK,
            labelFontSize=12,
            titleFontWeight="normal",
            grid=False,
            gridColor=GRID,
            domainColor=QUIET,
            tickColor=QUIET,
        )
        .configure_legend(
            orient="top", labelColor=INK, labelFontSize=12, titleColor=INK, columns=2
        )
    )
    if spoken() is Language.INDONESIAN:
        configured.config.locale = _indonesian()
    dressed: AnyChart = configured
    return dressed


def spec_of(draw: Callable[..., AnyChart], *facts: Hashable) -> str:
    """Return what ``draw(*facts)`` draws, as the JSON of Vega-Lite.

    Built once for the same facts in the same words: building and checking a chart
    costs more than everything else of a page together.
    """
    return _spec(spoken(), naming_here(), draw, *facts)


@lru_cache(maxsize=64)
def _spec(
    _: Language, __: Naming, draw: Callable[..., AnyChart], *facts: Hashable
) -> str:
    return draw(*facts).to_json(indent=None)


def _pairs(
    row: BaseModel | Mapping[str, object],
) -> Iterable[tuple[str, object]]:
    return row.items() if isinstance(row, Mapping) else row


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


@cache
def _indonesian() -> dict[str, Any]:
    """Return d3's number and time words, taken from Babel's Indonesian."""
    with speaking(Language.INDONESIAN):
        words = locale()
    days = [words.days["format"][width] for width in ("wide", "abbreviated")]
    months = [words.months["format"][width] for width in ("wide", "abbreviated")]
    sunday_first = [6, 0, 1, 2, 3, 4, 5]
    return {
        "number": {
            "decimal": ",",
            "thousands": ".",
            "grouping": [3],
            "currency": ["Rp", ""],
            "percent": " %",
        },
        "time": {
            "dateTime": "%A, %e %B %Y %H.%M",
            "date": "%d/%m/%Y",
            "time": "%H.%M.%S",
            "periods": ["AM", "PM"],
            "days": [days[0][n] for n in sunday_first],
            "shortDays": [days[1][n] for n in sunday_first],
            "months": [months[0][n] for n in range(1, 13)],
            "shortMonths": [months[1][n] for n in range(1, 13)],
        },
    }

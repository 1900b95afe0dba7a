"""How every chart looks: its colours, its type, its numbers and month names."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, TypeAlias
from uuid import UUID

import altair as alt
from pydantic import BaseModel

from data.language import Language, locale, speaking, spoken
from data.same import once

AnyChart: TypeAlias = alt.Chart | alt.LayerChart

INK: Final = "#1f2933"
QUIET: Final = "#5f6c79"
GRID: Final = "#e4e7eb"
PLANNED: Final = "#c3cfd9"
MAIN: Final = "#1d5fa8"
ASKS: Final = "#c25400"
"""What asks to be looked at: below the target, over the budget, not reached."""

PAPER: Final = "#ffffff"
EMPTY: Final = "#f4f6f8"
GAP: Final = "#fdf1de"
ON_GAP: Final = "#8a4a00"

STEPS: Final = ("#dce9f6", "#a5c8ea", "#6b9fd6", MAIN)
"""From few to many in one hue, which also who sees no red or no green tells apart."""

ON_STEPS: Final = (INK, INK, INK, PAPER)
"""In which colour a number stands on each step."""

PALE_ASKS: Final = "#f5b878"
PALE_MAIN: Final = STEPS[1]
BETWEEN: Final = "#d5d9dd"

NIGHT: Final[Mapping[str, str]] = {
    INK: "#e6ebf0",
    QUIET: "#a9b4bf",
    GRID: "#2b343d",
    PLANNED: "#4d5a67",
    MAIN: "#7fb4f0",
    ASKS: "#f0a35e",
    PAPER: "#151a20",
    EMPTY: "#1b2127",
    GAP: "#3a2a12",
    ON_GAP: "#f2b872",
    STEPS[0]: "#1e2f42",
    STEPS[1]: "#2b4f74",
    STEPS[2]: "#3a699b",
    PALE_ASKS: "#7a4a1e",
    BETWEEN: "#47535f",
}
"""Every colour of a chart where the screen is dark."""

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}\b")
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
            titleFontSize=12,
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


def in_rows(base: alt.Chart, words: str, rise: int = 12) -> alt.Chart:
    """Write each row's words above its marks, from the left edge on."""
    drawn: alt.Chart = base.mark_text(
        align="left",
        dy=-rise,
        color=INK,
        limit=alt.ExprRef(expr="width"),
        fontSize=12.5,
    ).encode(x=alt.value(0), text=alt.Text(f"{words}:N"), tooltip=alt.value(None))
    return drawn


def at_night(spec: str) -> str:
    """Return a chart's Vega-Lite in the colours of a dark screen."""
    return _HEX.sub(lambda found: NIGHT.get(found[0].lower(), found[0]), spec)


@cache
def night_style() -> str:
    """Return what turns a chart's picture dark where the screen is: CSS."""
    rules = "".join(
        f'[{part}="{day}"]{{{part}:{night}}}'
        for day, night in NIGHT.items()
        for part in ("fill", "stroke")
    )
    return f"@media (prefers-color-scheme:dark){{{rules}}}"


def spec_of(draw: Callable[..., AnyChart], *facts: Hashable) -> str:
    """Return what ``draw(*facts)`` draws, as the JSON of Vega-Lite.

    Built once for the same facts in the same words: building and checking a chart
    costs more than everything else of a page together.
    """
    return once(_json_of, draw, *facts)


def _json_of(draw: Callable[..., AnyChart], *facts: Hashable) -> str:
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

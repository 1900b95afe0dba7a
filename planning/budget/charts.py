"""Charts of the budget: rows in, chart out, nothing else."""

from collections.abc import Sequence
from typing import Final

import altair as alt

from data.language import in_rupiah, say
from data.theme import ASKS, MAIN, PLANNED, AnyChart, chart_of, dress, in_rows, layered
from planning.budget.models import WITHOUT_LINE
from planning.budget.queries import BudgetBySource

ROW: Final = 46
"""Height of one source: its words above, its bars below."""


def budget_by_source(rows: Sequence[BudgetBySource]) -> AnyChart:
    """Show spending inside what each source gives; overspending is told."""
    shown = [_shown(place, row) for place, row in enumerate(rows)]
    base = chart_of(shown).encode(y=alt.Y("place:O", axis=None))
    millions = alt.Axis(
        labelExpr="format(datum.value / 1000000, ',')", grid=True, tickCount=4
    )
    planned = base.mark_bar(color=PLANNED, size=16, yOffset=8).encode(
        x=alt.X("planned:Q", title=say("Million rupiah"), axis=millions),
        tooltip=_tooltip(),
    )
    overspent = alt.datum.spent > alt.datum.planned
    spent = base.mark_bar(size=7, yOffset=8).encode(
        x=alt.X("spent:Q"),
        color=alt.when(overspent).then(alt.value(ASKS)).otherwise(alt.value(MAIN)),
        tooltip=_tooltip(),
    )
    return dress(
        layered(planned, spent, in_rows(base, "words")).properties(height=alt.Step(ROW))
    )


def _shown(place: int, row: BudgetBySource) -> dict[str, object]:
    said = say(
        "{spent} of {budget}",
        spent=in_rupiah(row.spent),
        budget=in_rupiah(row.planned),
    )
    over = row.spent - row.planned
    also = say("{amount} over", amount=in_rupiah(over)) if over > 0 else ""
    return {
        "place": place,
        "source": source_name(row),
        "planned": row.planned,
        "spent": row.spent,
        "said": said,
        "words": f"{source_name(row)} · {said}" + (f", {also}" if also else ""),
    }


def source_name(row: BudgetBySource) -> str:
    """Return what a source of a fiscal year is called."""
    if row.source is None:
        return say(WITHOUT_LINE)
    return f"{say(row.source.label)} {row.fiscal_year}"


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("source:N", title=say("Source")),
        alt.Tooltip("said:N", title=say("Figures")),
    ]

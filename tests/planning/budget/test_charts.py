from decimal import Decimal

from data.language import Language, speaking
from planning.budget.charts import budget_by_source
from planning.budget.models import FundSource
from planning.budget.queries import BudgetBySource


def row(source: FundSource | None, planned: int, spent: int) -> BudgetBySource:
    return BudgetBySource(
        source=source,
        fiscal_year=2026 if source else None,
        lines=1,
        planned=Decimal(planned),
        spent=Decimal(spent),
    )


def test_planned_and_spent_of_each_source_stand_over_each_other() -> None:
    with speaking(Language.ENGLISH):
        spec = budget_by_source(
            [row(FundSource.BOS, 1000, 1200), row(None, 0, 70)]
        ).to_dict()
    planned, spent, words = spec["layer"]
    assert planned["encoding"]["x"]["field"] == "planned"
    assert spent["encoding"]["x"]["field"] == "spent"
    assert "datum.spent > datum.planned" in str(spent["encoding"]["color"])
    assert words["mark"]["type"] == "text"
    [values] = [rows for rows in spec["datasets"].values() if "planned" in rows[0]]
    assert [(v["source"], v["planned"], v["spent"]) for v in values] == [
        ("BOSP operational aid 2026", 1000, 1200),
        ("without a budget line", 0, 70),
    ]
    assert values[0]["words"].endswith("Rp1.200 of Rp1.000, Rp200 over")

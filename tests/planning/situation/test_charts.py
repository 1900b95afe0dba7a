from decimal import Decimal

from data.language import Language, speaking
from planning.situation.charts import indicator_history
from planning.situation.models import Label
from planning.situation.queries import IndicatorPoint
from tests.planning.make import key


def point(year: int, score: str) -> IndicatorPoint:
    return IndicatorPoint(
        indicator_id=key("E.1.1"),
        code="E.1.1",
        name="Partisipasi orang tua",
        school_year=year,
        score=Decimal(score),
        label=Label.LOW,
    )


def test_history_draws_a_line_with_its_numbers_from_nought_to_a_hundred() -> None:
    points = [point(2025, "59.09"), point(2026, "56.67")]

    with speaking(Language.INDONESIAN):
        spec = indicator_history(points).to_dict()

    lines, dots, numbers = spec["layer"]
    assert (lines["mark"]["type"], dots["mark"]["type"]) == ("line", "point")
    assert numbers["encoding"]["text"]["field"] == "named"
    assert lines["encoding"]["y"]["scale"]["domain"] == [0, 100]
    assert lines["encoding"]["color"]["field"] == "indicator"
    [values] = spec["datasets"].values()
    assert [v["named"] for v in values] == ["59,09", "E.1.1: 56,67"]
    assert [(v["year"], v["score"], v["said"]) for v in values] == [
        ("2025/2026", 59.09, "59,09"),
        ("2026/2027", 56.67, "56,67"),
    ]

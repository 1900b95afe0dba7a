from evaluation.kpis.models import Point
from evaluation.outcomes.charts import report_beside, years_beside

POINTS = (
    Point("Keluarga terwakili", "2025/2026", 0.5, "50 %"),
    Point("Keluarga terwakili", "2026/2027", 0.75, "75 %"),
    Point("Prestasi", "2025/2026", 0.0, "0"),
    Point("Prestasi", "2026/2027", None, "–"),
)


def test_every_measure_has_its_own_scale_and_says_its_number() -> None:
    spec = years_beside(POINTS).to_dict()

    _, bars, numbers, names = spec["layer"]
    rows = spec["datasets"][bars["data"]["name"]]
    heights = [round(row["head"] - row["foot"], 3) for row in rows]
    assert heights == [0.333, 0.5, 0.012, 0]
    assert [row["foot"] for row in rows] == [1, 1, 0, 0]
    assert numbers["encoding"]["text"]["field"] == "said"
    assert [row["measure"] for row in spec["datasets"][names["data"]["name"]]] == [
        "Keluarga terwakili",
        "Prestasi",
    ]


def test_the_report_is_drawn_the_same_way() -> None:
    assert report_beside(POINTS).to_dict() == years_beside(POINTS).to_dict()

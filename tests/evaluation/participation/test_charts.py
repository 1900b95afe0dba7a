from datetime import date
from typing import Any

from data.language import Language, speaking
from evaluation.participation import charts
from evaluation.participation.models import Slot
from evaluation.participation.queries import Heat, MonthCame, SlotCame
from tests.evaluation.make import key


def cell(class_group: str, title: str, invited: int, represented: int) -> Heat:
    return Heat(
        activity_id=key(title),
        title=title,
        held_on=date(2026, 8, len(title)),
        class_group=class_group,
        invited=invited,
        represented=represented,
    )


def came(**facts: Any) -> dict[str, Any]:
    usual = {"activities": 1, "invited": 40, "represented": 30, "father": 5}
    return usual | {"mother": 15} | facts


def test_the_map_says_its_numbers_and_hides_few_families() -> None:
    rows = [
        cell("VII A", "Rapat besar", 30, 24),
        cell("VII A", "Rapat", 4, 3),
        cell("VII B", "Rapat", 30, 9),
    ]
    with speaking(Language.ENGLISH):
        spec = charts.heat(rows).to_dict()

    [field, numbers] = spec["layer"]
    [cells] = spec["datasets"].values()
    assert [one["number"] for one in cells] == ["80", "…", "30"]
    assert field["encoding"]["x"]["sort"] == ["5 Aug · Rapat", "11 Aug · Rapat besar"]
    assert field["encoding"]["y"]["sort"] == ["VII A", "VII B"]
    assert "width / 2" in numbers["mark"]["opacity"]["expr"]


def test_every_slot_says_on_how_many_activities_it_rests() -> None:
    rows = [
        SlotCame(kind=Slot.WEEKDAY, slot="6", **came(activities=3)),
        SlotCame(kind=Slot.MODE, slot="", **came(invited=4, represented=2)),
    ]
    with speaking(Language.ENGLISH):
        spec = charts.slots(rows).to_dict()

    said = str(spec)
    assert "75 % (30 of 40) · 3 activities" in said
    assert "'Saturday'" in said
    assert "… · 1 activity" in said


def test_a_year_lies_over_the_year_before() -> None:
    rows = [
        MonthCame(school_year=2025, month=8, **came()),
        MonthCame(school_year=2026, month=1, **came(represented=10, father=0)),
    ]
    with speaking(Language.ENGLISH):
        years = str(charts.two_years(rows).to_dict())
        fathers = str(charts.fathers(rows).to_dict())

    assert "'number': '25 %'" in years
    assert "['2025/2026', '2026/2027']" in years
    assert "0 % (0 of 15) · 1 activity" in fathers

from datetime import date
from typing import Any

from data.language import Language, speaking
from data.theme import MAIN, STEPS
from evaluation.participation import charts, told
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

    field, numbers, names = spec["layer"]
    cells = next(iter(spec["datasets"].values()))
    assert [(one["number"], one["step"]) for one in cells] == [
        ("80", 3),
        ("…", None),
        ("30", 0),
    ]
    assert field["encoding"]["x"]["sort"] == ["VII A", "VII B"]
    assert names["encoding"]["text"]["field"] == "activity"
    assert [one["activity"] for one in cells if one["is_first"]] == [
        "11 Aug · Rapat besar",
        "5 Aug · Rapat",
    ]
    assert "width / 2" in numbers["mark"]["fontSize"]["expr"]


def test_the_map_is_told_by_its_lowest_and_highest() -> None:
    rows = [
        cell("VII A", "Rapat besar", 30, 24),
        cell("VII B", "Rapat", 30, 9),
        cell("VII C", "Rapat", 4, 4),
    ]
    with speaking(Language.ENGLISH):
        answer = told.heat(rows)
        alone = told.heat(rows[:1])

    assert "came to Rapat (38 %), most to Rapat besar (80 %)." in answer
    assert "VII B (30 %) is lowest and VII A (80 %) highest" in answer
    assert alone == "Nothing can be compared yet."


def test_every_slot_says_on_how_many_activities_it_rests() -> None:
    rows = [
        SlotCame(kind=Slot.WEEKDAY, slot="6", **came(activities=3)),
        SlotCame(kind=Slot.MODE, slot="", **came(invited=4, represented=2)),
        SlotCame(kind=Slot.MODE, slot="online", **came(activities=2, represented=20)),
        SlotCame(kind=Slot.MODE, slot="face_to_face", **came(activities=9)),
    ]
    with speaking(Language.ENGLISH):
        spec = charts.slots(rows).to_dict()
        answer = told.slots(rows)

    drawn = next(iter(spec["datasets"].values()))
    assert [(one["share"], one["tone"]) for one in drawn] == [
        (0.75, MAIN),
        (0.5, STEPS[1]),
        (None, STEPS[1]),
    ]
    assert "75 % (30 of 40) · 9 activities" in drawn[0]["words"]
    assert "… · 1 activity" in drawn[2]["words"]
    assert "not compared: Saturday" in answer


def test_a_year_lies_over_the_year_before() -> None:
    rows = [
        MonthCame(school_year=2025, month=8, **came()),
        MonthCame(school_year=2026, month=1, **came(represented=10, father=0)),
    ]
    with speaking(Language.ENGLISH):
        years = charts.two_years(rows).to_dict()
        fathers = str(charts.fathers(rows).to_dict())
        answer = told.over(rows, charts.came)
        both = told.over([*rows, rows[0].model_copy(update={"month": 1})], charts.came)

    points = next(iter(years["datasets"].values()))
    assert [(one["year"], one["number"], one["is_last"]) for one in points] == [
        ("2025/2026", "", True),
        ("2026/2027", "25", True),
    ]
    assert points[0]["dash"] != points[1]["dash"]
    assert points[0]["shape"] != points[1]["shape"]
    assert "0 % (0 of 15) · 1 activity" in fathers
    assert answer == "This year 25 %."
    assert both == "In Jan this year 25 %, in the same months of the last 75 %."

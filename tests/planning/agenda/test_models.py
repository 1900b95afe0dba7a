from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from data.activity import DatePrecision, PlannedDay
from data.errors import Refused
from data.language import say
from data.sheet import Edit, When
from data.store import Store
from planning.activities import store as activities
from planning.activities.queries import year_plan
from planning.agenda.models import (
    GRID,
    GridRow,
    changes_of,
    redrafted,
    typed_line,
)
from planning.agenda.queries import grid_rows, having, totals
from planning.budget.models import BudgetLineDraft, FundSource
from tests.make import SARI, YEAR
from tests.planning.make import SNACKS, an_activity


def on(day: date, ends_on: date | None = None) -> PlannedDay:
    return PlannedDay(day=day, ends_on=ends_on)


BOXES = BudgetLineDraft(
    title="Kotak",
    source=FundSource.BOS,
    fiscal_year=2026,
    volume=Decimal(50),
    unit="kotak",
    price=Decimal(15_000),
)


def rows_of(store: Store) -> list[GridRow]:
    return grid_rows(
        activities.activities_in(store, YEAR), activities.budget_lines_in(store, YEAR)
    )


def test_grid_shows_what_can_be_changed(store: Store) -> None:
    an_activity(store, starts_at=time(8, 30), ends_at=time(11))
    an_activity(store, "Seminar", budget=(SNACKS, BOXES), planned_on=date(2026, 9, 5))
    an_activity(store, "Tanpa uang", budget=(), planned_on=date(2026, 10, 3))

    meeting, seminar, free = rows_of(store)

    assert meeting.cells() == {
        "goal_id": str(meeting.fields["goal_id"]),
        "forms": "meeting",
        "planned_on": "2026-08-22",
        "ends_on": "",
        "starts_at": "08:30",
        "ends_at": "11:00",
        "person_id": str(SARI.id),
        "place": "Aula",
        "procedure": meeting.fields["procedure"],
        "indicator": meeting.fields["indicator"],
        "target": "75",
        "unit": "%",
        "measured_by": meeting.fields["measured_by"],
        "amount": "750000",
        "budget": "750000",
    }
    assert (seminar.lines, seminar.fields["amount"]) == (2, None)
    assert seminar.cells()["budget"] == "1500000"
    assert (free.lines, free.fields["amount"]) == (0, None)


def edit(row: GridRow, **cells: Any) -> Edit:
    seen = {name: row.fields[name] for name in cells if name != "planned_on"}
    return Edit(str(row.id), row.version, cells, seen)


def test_month_is_shown_and_taken_as_a_month(store: Store) -> None:
    activity = an_activity(store)
    may = When(date(2027, 5, 1), is_month=True)
    [row] = rows_of(store)

    [change] = changes_of([row], [edit(row, planned_on=may)])
    moved = redrafted(activity, (), change.fields)

    assert moved.when == PlannedDay(day=may.day, precision=DatePrecision.MONTH)
    shown = row.model_copy(update={"when": moved.when}).cells()
    assert shown["planned_on"] == "2027-05"


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (
            {"planned_on": When(date(2026, 9, 1), is_month=False)},
            {"planned_on": date(2026, 9, 1), "date_precision": DatePrecision.DAY},
        ),
        (
            {"planned_on": None},
            {"planned_on": None, "date_precision": DatePrecision.DAY},
        ),
        ({"starts_at": time(8)}, {"starts_at": time(8)}),
        ({"person_id": str(SARI.id)}, {"person_id": SARI.id}),
        ({"person_id": None}, {"person_id": None}),
        ({"place": ""}, {"place": ""}),
        ({"target": Decimal("80.5")}, {"target": Decimal("80.5")}),
        ({"amount": Decimal(900_000)}, {"amount": Decimal(900_000)}),
        ({"forms": ("meeting", "komite")}, {"forms": ("meeting", "komite")}),
        ({}, {}),
    ],
)
def test_cells_are_read_as_the_activity_keeps_them(
    store: Store, cells: dict[str, Any], read: dict[str, Any]
) -> None:
    an_activity(store)
    [row] = rows_of(store)

    changes = changes_of([row], [edit(row, **cells)])

    assert [change.fields for change in changes] == ([read] if read else [])
    assert all(change.version == 1 for change in changes)


@pytest.mark.parametrize(
    "cells",
    [
        {"target": Decimal(10) ** 12},
        {"amount": Decimal(-5)},
        {"person_id": "Sari"},
        {"place": "x" * 301},
    ],
)
def test_bad_cell_is_named_by_row_and_column(
    store: Store, cells: dict[str, Any]
) -> None:
    an_activity(store)
    [row] = rows_of(store)

    with pytest.raises(Refused) as refused:
        changes_of([row], [edit(row, **cells)])

    [column] = [say(field.label) for field in GRID if field.name in cells]
    assert refused.value.facts["title"] == "Rapat awal tahun"
    assert refused.value.facts["column"] == column


def test_an_amount_keeps_the_volume_where_it_divides(store: Store) -> None:
    activity = an_activity(store, budget=(BOXES,))
    lines = activities.budget_lines(store, activity.id)

    def line(amount: int) -> Any:
        draft = redrafted(activity, lines, {"amount": Decimal(amount)})
        return draft.budget[0]

    even, odd = line(800_000), line(800_001)

    assert (even.volume, even.unit, even.price) == (50, "kotak", 16_000)
    assert (odd.volume, odd.price, odd.amount) == (1, 800_001, 800_001)
    assert even.id == odd.id == lines[0].id


def test_first_amount_becomes_a_line_in_the_dates_fiscal_year(store: Store) -> None:
    activity = an_activity(store, budget=(), planned_on=date(2027, 2, 6))

    draft = redrafted(activity, (), {"amount": Decimal(500_000)})

    [line] = draft.budget
    assert (line.title, line.fiscal_year) == ("Rapat awal tahun", 2027)
    assert line.amount == Decimal(500_000)
    assert redrafted(activity, (), {"amount": None}).budget == ()


def test_list_is_counted(store: Store) -> None:
    first = an_activity(store)
    an_activity(store, "Seminar", indicator="", budget=())
    rows = year_plan(store, YEAR)

    found = totals(rows, {first.id: ["warned"], UUID(int=404): []})

    assert found.model_dump() == {
        "activities": 2,
        "complete": 1,
        "budget": Decimal(750_000),
        "clashing": 1,
    }


def test_search_finds_all_words_wherever_they_stand(store: Store) -> None:
    an_activity(store)
    an_activity(store, "Seminar keluarga", place="Balai desa")
    rows = year_plan(store, YEAR)

    def found(words: str) -> list[str]:
        return [row.title for row in having(rows, words)]

    assert found("balai SEMINAR") == ["Seminar keluarga"]
    assert len(found("sari harmonis")) == 2
    assert len(found("  ")) == 2
    assert found("seminar aula") == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Rapat", ("Rapat", None)),
        ("18/7 Rapat awal tahun", ("Rapat awal tahun", on(date(2026, 7, 18)))),
        (" 6/2  POMG 3 ", ("POMG 3", on(date(2027, 2, 6)))),
        ("1/8/2026 Rapat", ("Rapat", on(date(2026, 8, 1)))),
        ("2/3 kelas", ("kelas", on(date(2027, 3, 2)))),
        ("9–11/10 Persami", ("Persami", on(date(2026, 10, 9), date(2026, 10, 11)))),
        ("29/12 s.d. 2/1 Tur", ("Tur", on(date(2026, 12, 29), date(2027, 1, 2)))),
        ("5 - 6/9/2026", ("", on(date(2026, 9, 5), date(2026, 9, 6)))),
        ("5 dan 6/9 Bazar", ("Bazar", on(date(2026, 9, 5), date(2026, 9, 6)))),
        ("08.30 Senam", ("08.30 Senam", None)),
        ("18/7", ("", on(date(2026, 7, 18)))),
        ("2-3 kelas", ("2-3 kelas", None)),
        ("18 Juli Rapat awal", ("Rapat awal", on(date(2026, 7, 18)))),
        ("Sabtu, 18 Juli 2026: Rapat", ("Rapat", on(date(2026, 7, 18)))),
        ("sab 18/7 Rapat", ("Rapat", on(date(2026, 7, 18)))),
        ("9-11 Okt Persami", ("Persami", on(date(2026, 10, 9), date(2026, 10, 11)))),
        ("2 Mei", ("", on(date(2027, 5, 2)))),
        ("3 Marikh", ("3 Marikh", None)),
        ("5 Mentor kelas", ("5 Mentor kelas", None)),
        ("POMG 18/7", ("POMG 18/7", None)),
    ],
)
def test_day_may_be_typed_before_the_name(
    text: str, read: tuple[str, PlannedDay | None]
) -> None:
    assert typed_line(text, YEAR) == read


@pytest.mark.parametrize(
    "text",
    [
        "31/2 Rapat",
        "31 Februari Rapat",
        "Minggu 18/7 Rapat",
        "Senin, 18 Juli Rapat",
        "18/13 Rapat",
        "0/7 Rapat",
        "1/0 Rapat",
        "29/2 Rapat",
        "30/2-2/3 Tur",
        "14-12/8 Persami",
        "5 dan 7/9 Bazar",
    ],
)
def test_day_that_is_none_is_explained(text: str) -> None:
    with pytest.raises(Refused):
        typed_line(text, YEAR)


def test_another_day_keeps_the_number_of_days(store: Store) -> None:
    camp = an_activity(store, "Persami", ends_on=date(2026, 8, 24))
    day, last = date(2026, 10, 17), date(2026, 10, 18)

    moved = redrafted(camp, (), {"planned_on": day})
    shorter = redrafted(camp, (), {"planned_on": day, "ends_on": last})
    undated = redrafted(camp, (), {"planned_on": None})

    assert (moved.planned_on, moved.ends_on) == (day, date(2026, 10, 19))
    assert (shorter.planned_on, shorter.ends_on) == (day, last)
    assert (undated.planned_on, undated.ends_on) == (None, None)

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.activity import PlannedDay
from evaluation.kpis.models import (
    BY_NAME,
    ActivityResult,
    behind,
    representation,
    semester_results,
    series_of,
)
from tests.evaluation.kpis.test_models import results
from tests.evaluation.make import key, make_result


def planned(name: str, year: int, **changes: Any) -> ActivityResult:
    usual: dict[str, Any] = {"series_id": key(f"{name}{year}"), "title": name}
    return make_result(
        activity_id=key(f"{name}{year}"), school_year=year, **(usual | changes)
    )


def test_activities_rolled_forward_are_one_series() -> None:
    rows = [
        planned("Pentas", 2025, series_id=key("p")),
        planned("Gelar karya", 2026, series_id=key("p")),
        planned("Seminar", 2026),
    ]

    [series] = series_of(rows)

    assert (series.title, series.years) == ("Gelar karya", (2026, 2025))
    assert series.key == rows[1].activity_id


def test_the_same_title_is_the_same_event_whatever_year_stands_in_it() -> None:
    rows = [planned("Rapat komite 2025/2026", 2025), planned("Rapat Komite", 2026)]

    assert [one.years for one in series_of(rows)] == [(2026, 2025)]


def test_a_title_that_a_year_has_twice_tells_nothing() -> None:
    rows = [
        planned("POMG", 2025),
        planned("POMG", 2026),
        planned("POMG", 2026).model_copy(
            update={"activity_id": key("x"), "series_id": key("x")}
        ),
    ]

    assert series_of(rows) == []


def test_a_template_joins_what_has_other_titles() -> None:
    rows = [
        planned("Rapor ganjil", 2025, template_key="rapor"),
        planned("Bagi rapor", 2026, template_key="rapor"),
    ]

    assert len(series_of(rows)) == 1


def test_one_year_alone_is_no_series() -> None:
    rows = [planned("POMG", 2026, series_id=key("s"), title=n) for n in "ab"]

    assert series_of(rows) == []


@given(st.lists(results()))
def test_the_parts_add_up_to_their_figure(rows: list[ActivityResult]) -> None:
    for figure in BY_NAME.values():
        parts = behind(figure, rows)
        assert sum(part.kpi.counted for part in parts.counted) == figure(rows).counted
        assert sum(part.kpi.of for part in parts.counted) == figure(rows).of


def test_of_a_visit_to_few_families_nothing_stands_behind_a_figure() -> None:
    visit = make_result(audience="pupils", is_confidential=True, invited=3, mother=3)
    rows = [make_result(invited=20, mother=15), make_result(invited=0), visit]

    parts = behind(representation, rows)

    assert [part.kpi.of for part in parts.counted] == [20]
    assert len(parts.left_out) == 1
    assert parts.hidden == 1


def test_a_year_falls_into_its_semesters() -> None:
    january = PlannedDay(day=date(2027, 1, 4))
    rows = [
        make_result(),
        make_result("not_held"),
        make_result(when=january),
        make_result("planned", when=PlannedDay()),
    ]

    first, second, undated = semester_results(rows, date(2026, 12, 31))

    assert (first.semester, first.carried_out.counted, first.carried_out.of) == (
        1,
        1,
        2,
    )
    assert (second.semester, second.activities) == (2, 1)
    assert (undated.semester, undated.activities) == (None, 1)
    assert undated.carried_out_so_far.of == 0

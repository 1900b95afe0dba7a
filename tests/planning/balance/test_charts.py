from collections.abc import Sequence
from typing import Any
from uuid import UUID

from data.cooperation import CooperationForm, Involvement
from data.language import Language, speaking
from planning.balance import charts
from planning.balance.models import Axis, Form
from planning.balance.queries import BalanceCell

POMG = CooperationForm.POMG
SURAT = CooperationForm.SURAT


def drawn(rows: charts.Rows) -> dict[str, Any]:
    with speaking(Language.ENGLISH):
        return charts.matrix(rows).to_dict()


def data_of(spec: dict[str, Any]) -> Sequence[dict[str, Any]]:
    kept = spec["data"] if "data" in spec else spec["layer"][0]["data"]
    if "values" in kept:
        return list(kept["values"])
    return list(spec["datasets"][kept["name"]])


def cell(form: Form, axis: Axis, code: str) -> BalanceCell:
    return BalanceCell(
        form=form,
        axis=axis,
        column_code=code,
        column_place=1 if code else None,
        activities=0,
        titles=(),
    )


def months(form: CooperationForm, *counted: int) -> list[BalanceCell]:
    return [
        cell(form, Axis.MONTH, month).model_copy(
            update={
                "activities": count,
                "titles": tuple(f"Kegiatan {n}" for n in range(count)),
            }
        )
        for month, count in zip(("7", "8", "9", ""), counted, strict=True)
    ]


def test_cells_show_how_many_and_empty_rows_stand_out() -> None:
    spec = drawn([*months(POMG, 0, 1, 2, 5), *months(SURAT, 0, 0, 0, 0)])

    cells = data_of(spec)
    assert [(c["label"], c["shown"], c["look"]) for c in cells[:4]] == [
        ("Jul", "", "empty"),
        ("Aug", "1", "one"),
        ("Sep", "2", "two"),
        ("?", "5", "more"),
    ]
    assert {(c["shown"], c["look"], c["place"]) for c in cells[4:]} == {("○", "gap", 1)}
    assert cells[2]["said"] == "2 activities: Kegiatan 0 and Kegiatan 1"
    assert cells[0]["said"] == "nothing yet"
    assert [c["is_first"] for c in cells] == [True, False, False, False] * 2


def test_a_month_without_any_activity_stands_out_in_every_row() -> None:
    rows = [*months(POMG, 0, 1, 0, 0), *months(SURAT, 2, 1, 0, 0)]
    empty = charts.empty_columns(rows)

    with speaking(Language.ENGLISH):
        cells = data_of(charts.matrix(rows, empty).to_dict())

    assert empty == {"9"}
    assert [c["look"] for c in cells] == [
        *("empty", "one", "gap", "empty"),
        *("two", "one", "gap", "empty"),
    ]


def test_squares_numbers_and_titles_are_drawn_over_each_other() -> None:
    spec = drawn(months(POMG, 0, 1, 2, 0))

    squares, numbers, titles = spec["layer"]
    assert [layer["mark"]["type"] for layer in spec["layer"]] == [
        "rect",
        "text",
        "text",
    ]
    assert squares["encoding"]["color"]["field"] == "look"
    assert squares["encoding"]["color"]["scale"]["domain"] == list(charts.LOOKS)
    assert numbers["encoding"]["text"]["field"] == "shown"
    assert titles["encoding"]["text"]["field"] == "row"
    assert squares["encoding"]["x"]["sort"] == ["Jul", "Aug", "Sep", "?"]


def test_a_clicked_cell_gives_its_row_and_column() -> None:
    spec = drawn(months(POMG, 0, 1, 2, 0))

    [param] = spec["params"]
    assert param["name"] == charts.CHOSEN
    assert param["select"]["fields"] == ["code", "column"]
    assert [c["column"] for c in data_of(spec)] == ["7", "8", "9", ""]


def test_grades_goals_and_involvement_are_named() -> None:
    grade = cell(POMG, Axis.GRADE, "7")
    goal = cell(POMG, Axis.GOAL, str(UUID(int=1))).model_copy(
        update={"column_place": 2}
    )
    without = cell(POMG, Axis.GOAL, "")
    kind = cell(Involvement.C, Axis.MONTH, "7")

    [of_grade] = data_of(drawn([grade]))
    of_goal, of_none = data_of(drawn([goal, without]))
    [of_kind] = data_of(drawn([kind]))

    assert (of_grade["label"], of_grade["column"]) == ("Grade 7", "7")
    assert (of_goal["label"], of_none["label"]) == ("Goal 2", "No goal")
    assert (of_kind["code"], of_kind["row"]) == ("c", "c. Being a resource person")

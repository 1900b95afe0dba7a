from collections import Counter
from typing import Any

import pytest

from data.fields import Field, Kind
from data.language import Language, say, speaking
from data.workbook import Table, label_of
from planning.activities.fields import FIELDS, OF, TASK_FIELDS, Tab, called
from planning.activities.models import ActivityDraft, PlannedTaskDraft
from planning.budget.fields import LINE_FIELDS
from planning.budget.models import BudgetLineDraft
from planning.exchange.reading.columns import TABLES

KEPT_BESIDE = {"date_precision", "series_id", "template_key", "budget", "tasks"}


def names_of(fields: tuple[Field, ...]) -> set[str]:
    return {field.name for field in fields}


def test_every_field_of_a_draft_stands_in_its_table() -> None:
    of_draft = set(ActivityDraft.model_fields) - KEPT_BESIDE

    assert names_of(FIELDS) == of_draft | {"month"}
    assert names_of(LINE_FIELDS) == set(BudgetLineDraft.model_fields) - {"id"}
    assert names_of(TASK_FIELDS) == set(PlannedTaskDraft.model_fields)


@pytest.mark.parametrize(
    "field",
    [each for each in (*FIELDS, *LINE_FIELDS, *TASK_FIELDS) if each.heading],
    ids=lambda field: field.heading,
)
def test_a_column_is_called_like_its_field(field: Field) -> None:
    with speaking(Language.INDONESIAN):
        label = say(field.label)

    assert field.heading == ("Bulan" if field.kind is Kind.MONTH else label)


@pytest.mark.parametrize("fields", [FIELDS, LINE_FIELDS, TASK_FIELDS])
def test_no_two_fields_are_called_the_same(fields: tuple[Field, ...]) -> None:
    with speaking(Language.INDONESIAN):
        labels = Counter(say(field.label) for field in fields)

    assert labels.most_common(1)[0][1] == 1


@pytest.mark.parametrize("table", TABLES)
def test_no_name_means_two_columns(table: Table) -> None:
    """A name that two columns claim would silently be read as the later one."""
    names = [
        name
        for field, column in table.columns.items()
        for name in {
            label_of(written)
            for written in (
                field,
                table.headers.get(field, ""),
                *column.also.split(","),
            )
        }
        if name
    ]

    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_field_is_told_somewhere(field: Field) -> None:
    """It stands in a part of the form, or a field that does asks for it too."""
    if field.tab is None:
        assert OF[field.told_with].tab is not None
    assert not field.told_with or not OF[field.told_with].told_with


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("evidence", "Bukti yang diharapkan"),
        ("mitigation", "Mitigasi"),
        ("rundown", "Susunan acara"),
        ("baseline", "Nilai awal"),
    ],
)
def test_a_field_has_one_name(name: str, label: str) -> None:
    with speaking(Language.INDONESIAN):
        assert called(name) == label


def test_what_decides_success_and_date_weighs() -> None:
    weighing = {field.name for field in FIELDS if field.weighs}
    standard: set[Any] = {each.name for each in FIELDS if each.tab is Tab.STANDARD}

    assert weighing == {"planned_on", "ends_on"} | standard - {"evidence"}

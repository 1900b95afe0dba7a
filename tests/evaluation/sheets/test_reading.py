"""Paper answers, typed a line for each sheet."""

from uuid import UUID

import pytest

from data.errors import HumasError, Refused
from evaluation.questionnaires.models import Item, ItemKind, Relation, Scale
from evaluation.sheets.models import code_in
from evaluation.sheets.reading import (
    Layout,
    line_of,
    read_line,
    read_lines,
)

FOUR = ("1", "2", "3", "4")


def item(number: int, kind: ItemKind, options: tuple[str, ...] = ()) -> Item:
    return Item(
        id=UUID(int=number),
        questionnaire_id=UUID(int=99),
        number=number,
        text=f"Butir {number}",
        kind=kind,
        scale=Scale.AGREE if kind is ItemKind.SCALE else Scale.NONE,
        options=options,
    )


SCALES = Layout(
    items=(
        *(item(n, ItemKind.SCALE, FOUR) for n in (1, 2, 3)),
        item(4, ItemKind.TEXT),
        item(5, ItemKind.TEXT),
    )
)
MIXED = Layout(
    items=(
        item(1, ItemKind.SCALE, FOUR),
        item(2, ItemKind.TRUE_FALSE),
        item(3, ItemKind.YES_NO),
        item(4, ItemKind.ONE_OF, ("Pagi", "Sore")),
        item(5, ItemKind.SOME_OF, ("Ayah", "Ibu", "Wali")),
        item(6, ItemKind.NUMBER),
    ),
    asks_relation=True,
)
CODED = SCALES.model_copy(update={"has_code": True})


@pytest.mark.parametrize(
    "line", ["434", "4 3 4", " 43 4 ", "4\t3\u00a04", "434 |", "434||"]
)
def test_one_sign_is_one_item_with_gaps_or_without(line: str) -> None:
    assert [one.value for one in read_line(line, SCALES).given] == [4, 3, 4]


def test_words_stand_behind_the_marks() -> None:
    sheet = read_line("4-1 | Parkir sempit | Kurang kursi", SCALES)

    assert [(one.item_id.int, one.value, one.text) for one in sheet.given] == [
        (1, 4, ""),
        (3, 1, ""),
        (4, None, "Parkir sempit"),
        (5, None, "Kurang kursi"),
    ]


def test_every_kind_has_its_sign() -> None:
    sheet = read_line("i3 S y 2 31 12,5", MIXED)

    assert sheet.relation is Relation.MOTHER
    assert [(one.value, one.chosen) for one in sheet.given] == [
        (3, ()),
        (0, ()),
        (1, ()),
        (None, ("Sore",)),
        (None, ("Ayah", "Wali")),
        (12.5, ()),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("43", "2 signs, but 3"),
        ("4344", "4 signs, but 3"),
        ("4.5.1", "5 signs, but 3"),
        ("435", "Item 3: “5”"),
        ("404", "Item 2: “0”"),
        ("4x4", "Item 2: “x”"),
        ("4²4", "Item 2: “²”"),
        ("4٣4", "Item 2: “٣”"),
        ("434 | a | b | c", "3 texts"),
        ("--- |", "Nothing is answered"),
        ("434 | " + "a" * 2001, "at most 2000"),
        ("AB12: 434", "no codes"),
    ],
)
def test_a_line_is_read_whole_or_refused(line: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_line(line, SCALES)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    "line",
    [
        "x3 s y 2 31 1",
        "i3 s y 2 33 1",
        "i3 s y 2 4 1",
        "i3 s y 3 1 1",
        "i3 s y 2 1 1e3",
        "i3 s y 2 1 1.234.567",
        "i3 b b 2 1 1",
        "3 s y 2 1 1",
    ],
)
def test_what_an_item_does_not_offer_is_no_answer(line: str) -> None:
    with pytest.raises(Refused):
        read_line(line, MIXED)


def test_all_wrong_lines_are_told_and_the_others_read() -> None:
    sheets, bad = read_lines("434\n\n43\n222 | ok\nabc", SCALES)

    assert [sheet.line for sheet in sheets] == [1, 4]
    assert [line.line for line in bad] == [3, 5]


def test_a_code_pairs_and_stands_once() -> None:
    sheets, bad = read_lines("si17: 434\n-: 111\n SI 17 :222\n: 333\n444", CODED)

    assert [(sheet.code, sheet.line) for sheet in sheets] == [("SI17", 1), ("", 2)]
    assert [line.line for line in bad] == [3, 4, 5]


@pytest.mark.parametrize("typed", ["ab", "081234567890", "1234", "Siti Aminah", "a-1"])
def test_a_code_is_no_name_and_no_number_of_a_person(typed: str) -> None:
    with pytest.raises(HumasError):
        code_in(typed)


@pytest.mark.parametrize(
    ("line", "layout"),
    [
        ("434 | Parkir |", SCALES),
        ("4-1 | | Kursi", SCALES),
        ("i3 s y 2 31 12,5", MIXED),
        ("-- b t - - -", MIXED),
        ("SI17: 434", CODED),
        ("-: 434", CODED),
    ],
)
def test_a_sheet_is_the_line_that_was_typed(line: str, layout: Layout) -> None:
    first = read_line(line, layout)
    again = line_of(
        layout, {one.item_id: one for one in first.given}, first.relation, first.code
    )

    assert read_line(again, layout) == first

"""A table's cells come from a browser: what is read of them, and what is refused."""

import json
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from data.errors import Refused
from data.sheet import Column, Edit, Entry, When, as_cell, edits_of, told

TITLES = {"a": "Rapat"}
CHOICES = {"x": "Sari", "y": "Budi"}
COLUMNS = [
    Column(entry.value, entry.name.title(), entry, CHOICES, longest=20)
    for entry in Entry
] + [Column("fixed", "Jumlah", is_fixed=True), Column("hours", "Jam", lowest=1)]


def sent(cells: dict[str, str], **row: Any) -> str:
    own = {name: {"was": "", "now": now} for name, now in cells.items()}
    return json.dumps({"rows": [{"id": "a", "version": 3, "cells": own} | row]})


@pytest.mark.parametrize(
    ("entry", "text", "value"),
    [
        (Entry.LINE, "  Aula besar ", "Aula besar"),
        (Entry.AREA, "Satu\nDua", "Satu\nDua"),
        (Entry.NUMBER, "62.5", Decimal("62.5")),
        (Entry.WHOLE, "-14", Decimal(-14)),
        (Entry.RUPIAH, "2900000", Decimal(2_900_000)),
        (Entry.DAY, "2026-08-07", date(2026, 8, 7)),
        (Entry.WHEN, "2026-08-07", When(date(2026, 8, 7), is_month=False)),
        (Entry.WHEN, "2026-08", When(date(2026, 8, 1), is_month=True)),
        (Entry.HOUR, "08:30", time(8, 30)),
        (Entry.ONE, "y", "y"),
        (Entry.MANY, "y,x", ("x", "y")),
        (Entry.YES, "1", True),
    ],
)
def test_cells_are_read_and_come_back_as_they_were_sent(
    entry: Entry, text: str, value: object
) -> None:
    [edit] = edits_of(sent({entry.value: text}), COLUMNS, TITLES)

    assert edit.cells == {entry.value: value}
    assert (edit.id, edit.version, edit.is_new, edit.is_gone) == ("a", 3, False, False)
    again = edits_of(sent({entry.value: as_cell(value)}), COLUMNS, TITLES)
    assert again[0].cells == edit.cells


@pytest.mark.parametrize("entry", [e for e in Entry if e.value not in {"line", "area"}])
def test_empty_cell_is_nothing_and_nonsense_is_named(entry: Entry) -> None:
    [edit] = edits_of(sent({entry.value: ""}), COLUMNS, TITLES)
    assert not edit.cells[entry.value]

    with pytest.raises(Refused) as refused:
        edits_of(sent({entry.value: "entah"}), COLUMNS, TITLES)

    facts = refused.value.facts
    assert (facts["row"], facts["column"]) == ("Rapat", entry.name.title())
    assert facts["value"] == "entah"


@pytest.mark.parametrize(
    "text",
    [
        "{}x",
        '{"rows": [{"id": "b"}]}',
        '{"rows": [{"id": "a", "cells": {"fixed": {"was": "", "now": "5"}}}]}',
        '{"rows": [{"id": "a", "cells": {"price": {"was": "", "now": "5"}}}]}',
        '{"rows": [{"id": "a", "cells": {"line": {"now": "5"}}}]}',
        '{"rows": [{"id": "a", "owner": 1}]}',
        sent({"line": "x" * 21}),
        sent({"rupiah": "-1"}),
        sent({"rupiah": "1.5"}),
        sent({"whole": "1.5"}),
        sent({"number": "1e9"}),
        sent({"day": "2026-02-30"}),
        sent({"many": "x,z"}),
    ],
)
def test_what_no_browser_of_ours_sends_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        edits_of(text, COLUMNS, TITLES)


def test_new_rows_and_rows_taken_away_are_told_apart() -> None:
    text = sent({"line": "Baru"}, id="new-1", is_new=True)
    gone = sent({}, is_gone=True)

    assert edits_of("", COLUMNS, TITLES) == []
    assert edits_of(text, COLUMNS, TITLES) == [
        Edit("new-1", 3, {"line": "Baru"}, {"line": ""}, is_new=True)
    ]
    assert edits_of(gone, COLUMNS, TITLES)[0].is_gone


def test_changes_are_told_in_words() -> None:
    text = sent({}, told="Rapat: Tempat Aula")

    assert told(text) == "Rapat: Tempat Aula"
    assert told("Rapat: 5") == "Rapat: 5"
    assert told('{"rows": 5}') == '{"rows": 5}'

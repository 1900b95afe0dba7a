"""A table in which many things are changed at once, and saved together."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

import streamlit as st

from data.errors import Refused
from data.language import N_, say
from data.sheet import Column, Edit, Row, edits_of, filled
from data.ui.begun import class_of
from data.ui.fields import Fields
from data.ui.forms import form_id, saving, telling

NEW: Final = "new"
NOTHING: Final = N_("Nothing is changed yet.")
CELLS: Final = "sheet-cells"


@dataclass(frozen=True)
class Sheet:
    """A table of fields: its columns and rows, and how its changes are counted.

    ``counted``: the finished words for one changed row and for several, with
    ``{count}`` in them; ``grows``: rows can be added and taken away; ``picks``: rows
    can be ticked, to set something for all of them. ``others`` are the names of rows
    that may be changed too, though they are not shown now.
    """

    label: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    counted: tuple[str, str] = ("", "")
    grows: bool = False
    picks: bool = True
    hint: str = ""
    nothing: str = ""
    others: Mapping[str, str] = field(default_factory=dict)

    def edits(self, sent: str) -> list[Edit]:
        """Return what the browser says was changed, or raise what cannot be used."""
        titles = dict(self.others) | {row.id: row.title for row in self.rows}
        return edits_of(sent, self.columns, titles)

    def filled(self, edits: Sequence[Edit]) -> list[tuple[Row, dict[str, Any]]]:
        """Return every row with what its cells hold after these edits."""
        return filled(self.rows, self.columns, edits)

    def lines(self, sent: str) -> list[dict[str, Any]]:
        """Return the rows now: without those taken away, with new ones."""
        edits = self.edits(sent)
        gone = {edit.id for edit in edits if edit.is_gone}
        kept = [cells for row, cells in self.filled(edits) if row.id not in gone]
        added = [edit for edit in edits if edit.is_new and not edit.is_gone]
        blank = Sheet(self.label, self.columns, [_blank(self.columns)])
        new = (blank.filled([each._replace(id=NEW)])[0][1] for each in added)
        return [*kept, *new]


def sheet_form(
    name: str,
    sheet: Sheet,
    save: Callable[[list[Edit]], object],
    told: str | Callable[[list[Edit]], str],
    *,
    button: str = "",
    begin: Callable[[Fields], object] | None = None,
    may_be_untouched: bool = False,
) -> None:
    """Draw a table with its bar, and save what was changed with one press.

    ``begin`` draws more fields above the table; ``may_be_untouched``: what the table
    proposes can be saved as it is.
    """
    key = form_id(name)
    with st.form(f"sheet-{key}", border=False):
        fields = Fields(key)
        if begin:
            begin(fields)
        sent = sheet_fields(sheet, fields)
        at = st.container(
            key=f"sheet-bar-{key}",
            horizontal=True,
            vertical_alignment="bottom",
            horizontal_alignment="distribute",
        )
        with at:
            st.html(f'<div class="sheet-bar" data-bar="{key}"></div>')
            pressed = st.form_submit_button(
                button or say("Save all changes"), type="primary"
            )
    if pressed:
        with telling():
            edits = sheet.edits(sent)
            if not edits and not may_be_untouched:
                raise Refused(NOTHING)
            with saving(name, told if isinstance(told, str) else told(edits)):
                save(edits)


def sheet_fields(sheet: Sheet, fields: Fields, name: str = "") -> str:
    """Draw a table inside a form; return what the browser sent, for ``Sheet.edits``."""
    key = "-".join(filter(None, (str(fields.key), name)))
    at = Fields(key, place=fields.place)
    facts = _facts(sheet, key, class_of(f"{CELLS}-{key}", as_drawn=True))
    facts["own_bar"] = bool(name)
    told = escape(json.dumps(facts, ensure_ascii=False, separators=(",", ":")))
    fields.place.html(f'<div class="sheet" data-sheet="{told}"></div>')
    return at.area(CELLS, sheet.label, shown="", label_visibility="collapsed")


def _facts(sheet: Sheet, key: str, field_class: str) -> dict[str, object]:
    """Return what the browser's script is told."""
    return {
        "key": key,
        "field": field_class,
        "label": sheet.label,
        "grows": sheet.grows,
        "picks": sheet.picks or sheet.grows,
        "columns": [_column(column) for column in sheet.columns],
        "rows": [_row(row) for row in sheet.rows],
        "words": _words(sheet),
    }


def _column(column: Column) -> dict[str, Any]:
    facts = column._asdict() | {"how": column.how()}
    for name in ("first", "last"):
        facts[name] = facts[name].isoformat() if facts[name] else None
    return {name: fact for name, fact in facts.items() if fact not in (None, "", False)}


def _row(row: Row) -> dict[str, Any]:
    facts = row._asdict() | {"cells": {n: c for n, c in row.cells.items() if c}}
    return {name: fact for name, fact in facts.items() if fact or name == "cells"}


def _words(sheet: Sheet) -> dict[str, str]:
    """Return what the script says; it fills in what stands in braces."""
    count, value, row = "{count}", "{value}", "{row}"
    one = say("{count} row changed", count=count)
    many = say("{count} rows changed", count=count)
    keys = say(
        "Arrow keys and Enter move, typing writes over, F2 changes, Ctrl+D fills down, "
        "Ctrl+Z undoes. Cells can be copied here from a spreadsheet. Escape leads to "
        "the button below."
    )
    return {
        "hint": " ".join(filter(None, (sheet.hint, keys))),
        "one": sheet.counted[0] or one,
        "many": sheet.counted[1] or many,
        "none": sheet.nothing or say(NOTHING),
        "bad_one": say("{count} cell cannot be read; mend it first", count=count),
        "bad_many": say("{count} cells cannot be read; mend them first", count=count),
        "undo": say("Undo the last change"),
        "was": say("Before: {value}", value=value),
        "clash": say("Somebody else wrote: {value}", value=value),
        "beside": say("{count} pasted cells had no place here", count=count),
        "pick": say("Select {row}", row=row),
        "pick_all": say("Select all rows"),
        "picked": say("{count} selected", count=count),
        "set": say("Set"),
        "column": say("Column to set"),
        "value": say("Value for the selected rows"),
        "set_all": say("For all selected"),
        "set_empty": say("Only where empty"),
        "take_away": say("Take the rows away"),
        "new_row": say("New row"),
        "leave": say(
            "What you changed is not saved yet. It waits here until you come back. "
            "Leave the page?"
        ),
    }


def _blank(columns: Sequence[Column]) -> Row:
    """Return what a new row holds before anything is typed into it."""
    return Row(NEW, "", {column.name: column.usual for column in columns})

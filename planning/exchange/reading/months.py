"""A year of months as columns: which month a row is ticked in."""

import re
from collections.abc import Mapping
from typing import Final

from data.workbook import Cell, Found, Row, clean, value_of
from planning.exchange.reading.cells import YES
from planning.exchange.reading.dating import KEPT_BESIDE, NAMES_NO_DAY, Tell

TICK: Final = re.compile(r"[\W_]+")
"""Signs that only tick: dots, stars, boxes."""


def ticked(
    found: Found, number: int, row: Row, cells: Mapping[str, Cell], remark: Tell
) -> dict[str, Cell]:
    """Return the month that a row is ticked in; several, or words, stand beside."""
    marks = [
        (found.months[place], clean(row[place]))
        for place in found.months
        if place < len(row)
        and value_of(row[place])
        and (number - 1, place) not in found.sheet.struck
    ]
    months = list(dict.fromkeys(month for (month, _), _ in marks))
    if not months:
        return {}
    words = [
        " ".join(filter(None, (f"minggu ke-{week}" if week else "", _words(mark))))
        for (_, week), mark in marks
    ]
    if len(months) > 1:
        words = [
            f"{month} ({said})" if said else month
            for ((month, _), _), said in zip(marks, words, strict=True)
        ]
    told = ", ".join(filter(None, words))
    is_dated = len(months) == 1 or bool({"planned_on", "month"} & set(cells))
    if told:
        message = KEPT_BESIDE if is_dated else NAMES_NO_DAY
        remark("month", message, words=told)
    own = clean(cells.get("when_words", ""))
    beside = "; ".join(filter(None, (own, told)))
    said: dict[str, Cell] = {"when_words": beside} if beside else {}
    if len(months) == 1 and "month" not in cells:
        said["month"] = months[0]
    return said


def _words(mark: str) -> str:
    """Return what a mark says more than that it is one: ``12-14``, ``2 kali``."""
    return "" if mark.casefold() in YES or TICK.fullmatch(mark) else mark

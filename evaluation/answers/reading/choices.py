"""What was chosen of several, and yes or no, whatever a program made of it."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from data.workbook import Cell, clean, is_numeric, label_of, month_number, text_of

YES: Final = frozenset(
    {"ya", "y", "yes", "iya", "sudah", "pernah", "ada", "setuju", "v", "✓", "✔", "1"}
)
NO: Final = frozenset(
    {"tidak", "t", "tdk", "no", "n", "belum", "tidak pernah", "tidak ada", "x", "0"}
)
TRUE: Final = frozenset({"benar", "b", "true", "betul", "ya", "t true", "1"})
FALSE: Final = frozenset({"salah", "s", "false", "keliru", "tidak", "0"})
APART: Final = re.compile(r"[;,\n]")
NUMBERS: Final = re.compile(r"\d{1,3}(?:\s*[,.;]\s*\d{1,3})+", re.ASCII)
DECIMAL: Final = re.compile(r"\d{1,3}\.\d{1,3}", re.ASCII)
DAY_ALONE: Final = re.compile(
    r"(?P<one>\d{1,2})[-/. ](?P<two>\d{1,2}|[^\W\d]{3,9})(?:[-/. ](?P<year>\d{2,4}))?"
)


def parts_of(text: str) -> list[str]:
    """Return what a cell of several choices lists, without knowing the choices."""
    return [part.strip() for part in APART.split(text) if part.strip()]


class Chosen(NamedTuple):
    """Which of the choices a cell names, and what is left over."""

    chosen: tuple[str, ...]
    rest: tuple[str, ...]


def chosen_in(cell: Cell, options: Sequence[str]) -> Chosen:
    """Return which choices a cell names; choices may hold commas themselves.

    At each place the longest choice that fits is taken, so that of “Waktu” and “Waktu,
    tempat” the longer one is meant where both could be.
    """
    words = {option: _flat(option) for option in options}
    longest = sorted(options, key=lambda option: len(words[option]), reverse=True)
    left, chosen, rest = _flat(clean(cell)), list[str](), list[str]()
    while left:
        for option in longest:
            behind = left.removeprefix(words[option])
            is_whole = not behind or APART.match(behind.lstrip())
            if words[option] and behind != left and is_whole:
                chosen.append(option)
                left = behind.lstrip(" ;,\n")
                break
        else:
            part, _, left = _cut(left)
            if part:
                rest.append(part)
    ordered = tuple(option for option in options if option in chosen)
    return Chosen(ordered, tuple(rest))


def _flat(text: str) -> str:
    return " ".join(clean(text).casefold().split())


def _cut(left: str) -> tuple[str, str, str]:
    found = APART.search(left)
    if found is None:
        return left.strip(), "", ""
    return left[: found.start()].strip(), found[0], left[found.end() :].strip()


def changed_by_sheet(cell: Cell) -> date | float | None:
    """Return the day or the number that a program made of what somebody answered.

    ``2/3`` becomes the second of March, ``1, 2, 3`` a day or a number.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if is_numeric(cell):
        number = float(str(cell))
        return None if number.is_integer() else number
    return _changed_text(clean(cell))


def _changed_text(text: str) -> date | float | None:
    """Return what a program made, as a CSV file has it: ``2-Mar``, ``1.2``."""
    if DECIMAL.fullmatch(text):
        return float(text)
    found = DAY_ALONE.fullmatch(text)
    if found is None:
        return None
    year = int(found["year"] or 2000) % 100 + 2000
    one, two = int(found["one"]), found["two"]
    if not two.isdecimal():
        return _day(year, month_number(two), one)
    if not found["year"]:
        return None
    return _day(year, int(two), one) or _day(year, one, int(two))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def likely_before(made: date | float) -> list[str]:
    """Return what may have been answered before a program changed it."""
    if isinstance(made, date):
        short = made.year % 100
        return [
            f"{made.day}/{made.month}",
            f"{made.month}/{made.day}",
            f"{made.day}, {made.month}, {short}",
            f"{made.month}, {made.day}, {short}",
        ]
    return [", ".join(str(made).split("."))]


def canonical(cell: Cell) -> str:
    """Return a cell as it is told again in any habit of writing: words, sorted parts.

    What a program may have changed into a day or a number is one and the same sign.
    """
    text = clean(cell)
    if isinstance(cell, bool) or label_of(text) in {"true", "false"}:
        return "benar" if label_of(text_of(cell)) == "true" else "salah"
    is_fraction = DAY_ALONE.fullmatch(text) or NUMBERS.fullmatch(text)
    if is_fraction or changed_by_sheet(cell) is not None:
        return "~"
    if is_numeric(cell):
        return f"{float(str(cell)):g}"
    if text.isdecimal():
        return f"{float(text):g}"
    return ",".join(sorted(filter(None, map(label_of, parts_of(text)))))

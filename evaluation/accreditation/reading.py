"""An instrument that the school brings: a workbook, a CSV or a TOML file, read whole.

Every fault is told with its row, its column and how it is mended; one fault, and
nothing of the file is kept.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from data.cooperation import CooperationForm
from data.errors import UnreadableFile
from data.language import N_, Language, say, speaking
from data.record import Term
from data.workbook import (
    BadRow,
    Cell,
    Column,
    Found,
    Table,
    first_table,
    label_of,
    line_of,
    read_sheets,
)
from data.workshop import Told, silent
from evaluation.accreditation.models import (
    MONTHS,
    SHORT,
    Earlier,
    Expected,
    Heading,
    Instrument,
    Item,
    ProofKind,
    freely,
)

LIMIT: Final = 1024 * 1024
"""Bytes of a TOML file."""

MOST_ITEMS: Final = 400
HEADERS: Final = {
    "code": "Kode",
    "under": "Komponen atau bagian",
    "title": "Butir atau indikator",
    "is_humas": "Dibuktikan humas",
    "may_not_apply": "Boleh tidak berlaku",
    "kinds": "Jenis bukti",
    "forms": "Bentuk kerja sama",
    "words": "Kata pada judul kegiatan",
    "months": "Segar (bulan)",
    "note": "Catatan",
    "earlier": "Butir lama",
    "reason": "Alasan pemetaan",
}
COLUMNS: Final = {
    "code": Column("kode butir,nomor butir,kode indikator,nomor indikator"),
    "under": Column("komponen,bagian,di bawah"),
    "title": Column("butir,indikator,judul,uraian,bunyi butir"),
    "is_humas": Column("humas,bukti humas"),
    "may_not_apply": Column("n/a,tidak berlaku"),
    "kinds": Column("bukti,jenis dokumen,dokumen"),
    "forms": Column("bentuk"),
    "words": Column("kata,kata kunci"),
    "months": Column("bulan,segar,berlaku bulan"),
    "note": Column("keterangan"),
    "earlier": Column("pemetaan,butir sebelumnya"),
    "reason": Column("alasan"),
}
TABLE: Final = Table(HEADERS, COLUMNS, frozenset({"code", "title"}))
CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,19}")
PARTED: Final = re.compile(r"\s*[;,\n]\s*")
OLD: Final = re.compile(r"(?P<instrument>\S+)\s+(?P<code>[A-Za-z0-9][A-Za-z0-9.\-]*)")
YES: Final = frozenset({"ya", "y", "yes", "1", "true", "x", "v", "benar"})
NO: Final = frozenset({"", "tidak", "t", "no", "n", "0", "false", "bukan"})
ALSO: Final = {
    "sk": ProofKind.DECREE,
    "program kerja": ProofKind.PROGRAMME,
    "proker": ProofKind.PROGRAMME,
    "kalender": ProofKind.CALENDAR,
    "surat panggilan": ProofKind.SUMMONS,
    "angket": ProofKind.QUESTIONNAIRE,
    "angket hasil": ProofKind.QUESTIONNAIRE,
    "lpj": ProofKind.REPORT,
    "rab": ProofKind.COST_PLAN,
    "mou": ProofKind.AGREEMENT,
    "pks": ProofKind.AGREEMENT,
    "mou pks": ProofKind.AGREEMENT,
    "media sosial": ProofKind.PUBLICATION,
    "tangkapan layar wa": ProofKind.MESSAGE,
    "lainnya": ProofKind.OTHER,
}


class ReadInstrument(NamedTuple):
    """What a file says: the instrument, or the rows that must be mended first."""

    instrument: Instrument | None
    faults: tuple[BadRow, ...]


class Named(NamedTuple):
    """What a workbook does not say of the instrument it holds."""

    name: str
    edition: str
    title: str


class _FaultError(ValueError):
    """A cell that is not understood: which message, and with what facts."""

    def __init__(self, field: str, message: str, **facts: object) -> None:
        super().__init__(message)
        self.field, self.message, self.facts = field, message, facts


def read_instrument(
    name: str, content: bytes, named: Named, told: Told = silent
) -> ReadInstrument:
    """Read an instrument; raises UnreadableFile where the file is none at all.

    ``named``: what a workbook lacks; a TOML file says it itself.
    """
    if name.lower().endswith(".toml"):
        return _toml(name, content)
    sheets = read_sheets(name, content, lambda row: bool(TABLE.places(row)), told)
    found = [first_table(one, [TABLE]) for one in sheets if not one.is_hidden]
    table = next(filter(None, found), None)
    if table is None:
        raise UnreadableFile(
            N_(
                "“{name}” has no table with the columns “Kode” and “Butir atau "
                "indikator”. Fill in the template and hand it in again."
            ),
            name=name,
        )
    items, headings, faults = _items(table)
    if not items and not faults:
        raise UnreadableFile(
            N_("“{name}” has no item below its headings. Fill it in first."), name=name
        )
    if faults:
        return ReadInstrument(None, tuple(faults))
    facts = {**named._asdict(), "heading": headings, "item": items}
    return _validated(facts)


# ── a table ──────────────────────────────────────────────────────────────────
def _items(found: Found) -> tuple[list[Item], list[Heading], list[BadRow]]:
    items: dict[str, Item] = {}
    parts: dict[str, Heading] = {}
    faults: list[BadRow] = []
    for number, row in found.numbered():
        cells = {
            field: row[place] if place < len(row) else ""
            for field, place in found.places.items()
        }
        if not any(line_of(cell) for cell in cells.values()):
            continue
        try:
            item = _item(cells, parts)
            _demand_once(found, number, item.code, items)
            items[item.code] = item
        except _FaultError as fault:
            faults.append(_bad(number, fault.field, fault.message, fault.facts))
        except ValidationError as invalid:
            faults += [_bad(number, *one) for one in _not_taken(invalid)]
    return list(items.values()), list(parts.values()), faults


def _demand_once(
    found: Found, number: int, code: str, items: Mapping[str, Item]
) -> None:
    if number - 1 in found.sheet.hidden_rows:
        raise _FaultError("code", HIDDEN)
    if code in items:
        raise _FaultError("code", TWICE, code=code)
    if len(items) >= MOST_ITEMS:
        raise _FaultError("code", TOO_MANY, most=MOST_ITEMS)


def _not_taken(
    invalid: ValidationError,
) -> Iterable[tuple[str, str, Mapping[str, object]]]:
    """Give which fields of a row are not taken, and what stands there."""
    for error in invalid.errors():
        field = str(error["loc"][0]) if error["loc"] else "code"
        yield field, NOT_TAKEN, {"typed": str(error["input"])[:60]}


HIDDEN: Final = N_("This row is hidden. Show it, or take it out.")
TWICE: Final = N_("Item {code} stands above already. Each code may stand once.")
TOO_MANY: Final = N_("An instrument has at most {most} items.")
NOT_TAKEN: Final = N_("“{typed}” cannot stand here; it is too long or has other signs.")
NO_CODE: Final = N_("A code is missing or has other signs. Write one such as 2.6.1.")
TURNED: Final = N_(
    "The workbook turned this code into a number or a date ({typed}). Format the "
    "column as text and write the code again."
)
NO_TITLE: Final = N_("The item has no title. Write in your own words what it asks.")
YES_OR_NO: Final = N_("“{typed}” is neither yes nor no. Write ya or tidak.")
UNKNOWN: Final = N_("“{typed}” is none of the kinds. Choose from the sheet “Daftar”.")
NOT_MONTHS: Final = N_("“{typed}” is no number of months. Write 1 to {most}.")
NO_WORD: Final = N_("“{typed}” has signs that no title has. Write words only.")
NO_OLD: Final = N_("“{typed}” names no item. Write the instrument, a space, the code.")


def _bad(row: int, field: str, message: str, facts: Mapping[str, object]) -> BadRow:
    column = HEADERS.get(field, HEADERS["code"])
    return BadRow(row=row, column=column, message=message, facts=dict(facts))


def _item(cells: Mapping[str, Cell], parts: dict[str, Heading]) -> Item:
    code = _code(cells.get("code"))
    title = line_of(cells.get("title"))
    if not title:
        raise _FaultError("title", NO_TITLE)
    expected = tuple(_expected(cells))
    return Item(
        code=code,
        under=_under(line_of(cells.get("under")), parts),
        title=title,
        note=line_of(cells.get("note")),
        is_humas=_yes(cells, "is_humas") if "is_humas" in cells else bool(expected),
        may_not_apply=_yes(cells, "may_not_apply"),
        expected=expected,
        earlier=_earlier(cells),
    )


def _code(cell: Cell) -> str:
    if isinstance(cell, (date, datetime)) or (
        isinstance(cell, float) and not cell.is_integer()
    ):
        raise _FaultError("code", TURNED, typed=str(cell))
    code = line_of(cell)
    if not CODE.fullmatch(code):
        raise _FaultError("code", NO_CODE)
    return code


def _under(words: str, parts: dict[str, Heading]) -> str:
    """Return the number of a part, made a heading where it is new."""
    if not words:
        return ""
    if known := parts.get(words):
        return known.number
    first, _, rest = words.partition(" ")
    taken = {one.number for one in parts.values()}
    if CODE.fullmatch(first) and rest and first[0].isdigit() and first not in taken:
        parts[words] = Heading(number=first.rstrip(".") or first, title=rest)
    else:
        parts[words] = Heading(number=f"B{len(parts) + 1}", title=words)
    return parts[words].number


def _yes(cells: Mapping[str, Cell], field: str) -> bool:
    typed = line_of(cells.get(field))
    label = label_of(typed)
    if label in YES or label in NO:
        return label in YES
    raise _FaultError(field, YES_OR_NO, typed=typed)


def _expected(cells: Mapping[str, Cell]) -> Iterable[Expected]:
    """Give what the item expects: by its form and words, or what a person links."""
    forms = _terms(cells, "forms", forms_by_name)
    words = tuple(_words(cells))
    months = _months(cells)
    for kind in _terms(cells, "kinds", kinds_by_name):
        if forms or words:
            yield Expected(kind=kind, forms=forms, words=words, months=months)
        else:
            yield freely(kind, months)


def _terms(
    cells: Mapping[str, Cell], field: str, known: Callable[[], Mapping[str, Any]]
) -> tuple[Any, ...]:
    found = []
    for typed in filter(None, PARTED.split(str(cells.get(field) or "").strip())):
        term = known().get(label_of(typed))
        if term is None:
            raise _FaultError(field, UNKNOWN, typed=typed)
        found.append(term)
    return tuple(dict.fromkeys(found))


def _words(cells: Mapping[str, Cell]) -> Iterable[str]:
    for typed in filter(None, PARTED.split(str(cells.get("words") or "").strip())):
        if not re.fullmatch(r"\w[\w \-]{1,59}", typed):
            raise _FaultError("words", NO_WORD, typed=typed)
        yield typed


def _months(cells: Mapping[str, Cell]) -> int | None:
    typed = line_of(cells.get("months"))
    if not typed:
        return None
    if not typed.isdigit() or not 1 <= int(typed) <= MONTHS:
        raise _FaultError("months", NOT_MONTHS, typed=typed, most=MONTHS)
    return int(typed)


def _earlier(cells: Mapping[str, Cell]) -> tuple[Earlier, ...]:
    reason = line_of(cells.get("reason")) or "–"
    found = []
    for typed in filter(None, PARTED.split(str(cells.get("earlier") or "").strip())):
        named = OLD.fullmatch(typed)
        if named is None:
            raise _FaultError("earlier", NO_OLD, typed=typed)
        found.append(Earlier(**named.groupdict(), reason=reason))
    return tuple(found)


@cache
def kinds_by_name() -> Mapping[str, ProofKind]:
    """Return every kind by what a school may call it."""
    return {**_labels(ProofKind), **_labels(ProofKind, SHORT), **ALSO}


@cache
def forms_by_name() -> Mapping[str, CooperationForm]:
    """Return every form of cooperation by what a school may call it."""
    shorter = {one: one.short for one in CooperationForm}
    return {**_labels(CooperationForm), **_labels(CooperationForm, shorter)}


def _labels(
    terms: type[Term], short: Mapping[Any, str] | None = None
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for language in Language:
        with speaking(language):
            for one in terms:
                found[label_of(say(short[one] if short else one.label))] = one
                found[label_of(one.value)] = one
    return found


# ── TOML ─────────────────────────────────────────────────────────────────────
def _toml(name: str, content: bytes) -> ReadInstrument:
    if len(content) > LIMIT:
        raise UnreadableFile(N_("“{name}” is too large for an instrument."), name=name)
    try:
        facts = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise UnreadableFile(
            N_(
                "“{name}” is no TOML file: {why}. Mend this place and hand it in again."
            ),
            name=name,
            why=str(broken),
        ) from broken
    facts.pop("is_own", None)
    return _validated(facts)


def _validated(facts: Mapping[str, Any]) -> ReadInstrument:
    try:
        instrument = Instrument.model_validate(facts)
    except ValidationError as invalid:
        return ReadInstrument(
            None, tuple(_told(one["loc"], one, facts) for one in invalid.errors())
        )
    return ReadInstrument(instrument, ())


def _told(
    at: tuple[int | str, ...], error: Mapping[str, Any], facts: Mapping[str, Any]
) -> BadRow:
    """Return a fault of a TOML file: which item, which word of it, and why."""
    place = next((part for part in at if isinstance(part, int)), -1)
    items = facts.get("item") if at and at[0] == "item" else None
    code = ""
    if isinstance(items, list) and 0 <= place < len(items):
        one = items[place]
        code = str(one.get("code", "")) if isinstance(one, dict) else ""
    words = ".".join(str(part) for part in at if isinstance(part, str)) or "–"
    message, typed = NOT_TAKEN, str(error.get("input", ""))[:60]
    if error["type"] == "missing":
        message, typed = LEFT_OUT, words
    elif error["type"] == "extra_forbidden":
        message, typed = TOO_MUCH, words
    elif error["type"] == "value_error":
        message, typed = SAME, str(error.get("ctx", {}).get("error", ""))
    column = f"{code} {words}".strip()
    return BadRow(row=place + 1, column=column, message=message, facts={"typed": typed})


LEFT_OUT: Final = N_("“{typed}” is left out. Add it.")
TOO_MUCH: Final = N_("“{typed}” is no word of an instrument. Take it out.")
SAME: Final = N_("These codes stand twice: {typed}. Each code may stand once.")

"""What do a workbook's cells say? First judged, then handed to the library.

The library is handed a package of the judged parts only, each under its usual name:
nothing that was not looked at reaches it.
"""

import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.opening.looks import Looks, Styles
from data.opening.packages import Attributes, Package, Relation, Unfit, judging
from data.opening.sheets import CELLS, Area, Texts, demand_fitting, letters_of
from data.workshop import Told, saying_how_far

ZIP: Final = b"PK\x03\x04"
MAIN: Final = "xl/workbook.xml"
LIST: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
JUDGED: Final = 0.7
"""How far reading is when everything was judged."""

COVERED: Final = 200_000
"""Cells of a sheet that others are merged over, from row to row."""

TEXTS: Final = 64 * 1024 * 1024
"""Bytes of a workbook's texts."""


def opened(content: bytes) -> Mapping[str, Any]:
    """Return the sheets with their rows, or the fault by its name and where it is."""
    told = saying_how_far()
    try:
        looks: dict[str, Looks] = {}
        judged = content
        if content.startswith(ZIP):
            judged = _judged(content, looks, told)
        told(JUDGED)
        return {"sheets": _sheets(judged, looks)}
    except Unfit as unfit:
        return {"fault": unfit.fault, **unfit.facts}
    except PasswordError:
        return {"fault": "protected"}
    except (CalamineError, ValueError, IndexError, OverflowError):
        return {"fault": "damaged"}


def _sheets(content: bytes, looks: Mapping[str, Looks]) -> list[dict[str, Any]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    found, cells = [], 0
    for told in book.sheets_metadata:
        if told.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(told.name)
        cells += _demanded(sheet)
        if cells > CELLS:
            raise Unfit("large", sheet=told.name, cell="")
        rows = sheet.to_python(skip_empty_area=False)
        seen = looks.get(told.name, Looks([]))
        seen.with_signs(rows)
        is_hidden = told.visible is not SheetVisibleEnum.Visible
        said = {"name": told.name, "is_hidden": is_hidden, "rows": _rows(rows)}
        found.append(said | seen.told() | {"merged": _merged(sheet, len(rows))})
    if not found:
        raise Unfit("damaged")
    return found


def _merged(sheet: CalamineSheet, rows: int) -> list[list[int]]:
    """Return the first row, the last row and the column of cells merged downwards."""
    merged, covered = [], 0
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        ends = min(last, rows - 1)
        if ends > first:
            covered += ends - first
            merged.append([first, ends, column])
        if covered > COVERED:
            raise Unfit("large", sheet=sheet.name, cell="")
    return merged


def _demanded(sheet: CalamineSheet) -> int:
    """Return a sheet's cells; those of the old kind (.xls) were not judged before."""
    if sheet.end is None:
        return 0
    rows, columns = (last + 1 for last in sheet.end)
    demand_fitting(sheet.name, rows, columns, f"{letters_of(columns)}{rows}")
    return rows * columns


def _rows(rows: list[list[Any]]) -> list[list[Any]]:
    """Return the cells as JSON has them; days and hours with their kind."""
    return [[_cell(cell) for cell in row] for row in rows]


def _cell(cell: Any) -> Any:  # noqa: ANN401
    kind = type(cell)
    if kind is datetime:
        return {"moment": cell.isoformat()}
    if kind is date:
        return {"day": cell.isoformat()}
    if kind is time:
        return {"hour": cell.isoformat()}
    return {"seconds": cell.total_seconds()} if kind is timedelta else cell


# ── judging ──────────────────────────────────────────────────────────────────
def _judged(content: bytes, looks: dict[str, Looks], told: Told) -> bytes:
    """Return a package of the judged parts, and how its sheets look. Raises Unfit."""
    package = Package(content)
    main = _main(package)
    whole = Relation("main", "officeDocument", MAIN)
    parts = {"_rels/.rels": _list([_listed(whole, MAIN)])}
    listed: list[str] = []
    relations = package.relations(main)
    lengths = _texts(package, relations, parts, listed)
    styles = Styles()
    for relation in relations:
        if relation.kind == "styles" and "xl/styles.xml" not in parts:
            parts["xl/styles.xml"] = package.walk(relation.target, styles.opened)
            listed.append(_listed(relation, "styles.xml"))
    names = _names(package, main, parts)
    sheets = [relation for relation in relations if relation.kind == "worksheet"]
    for number, relation in enumerate(sheets):
        size = package.size(relation.target)
        title = names.get(relation.id, "")
        looks[title] = Looks(styles.found)
        area = Area(title, lengths, size, looks[title])
        name = f"worksheets/sheet{number + 1}.xml"
        parts[f"xl/{name}"] = _walked(package, relation.target, area)
        listed.append(_listed(relation, name))
        told(JUDGED * (number + 1) / len(sheets))
    listed += [
        _listed(relation, f"{relation.kind}s/{number}.xml")
        for number, relation in enumerate(relations)
        if relation.kind.endswith("sheet") and relation.kind != "worksheet"
    ]
    parts["xl/_rels/workbook.xml.rels"] = _list(listed)
    return _packed(parts)


def _main(package: Package) -> str:
    """Return a workbook's main part; say what other packages are."""
    if "mimetype" in package:
        raise Unfit("opendocument")
    main = package.main()
    kind = package.type_of(main)
    if "binary" in kind or main.endswith(".bin"):
        raise Unfit("binary")
    if "wordprocessingml" in kind or "presentationml" in kind:
        raise Unfit("no_workbook")
    return main


def _texts(
    package: Package,
    relations: list[Relation],
    parts: dict[str, bytes],
    listed: list[str],
) -> list[int]:
    texts = Texts()
    for relation in relations:
        if relation.kind == "sharedStrings" and not texts.lengths:
            walked = _walked(package, relation.target, texts, TEXTS)
            parts["xl/sharedStrings.xml"] = walked
            listed.append(_listed(relation, "sharedStrings.xml"))
    return texts.lengths


def _names(package: Package, main: str, parts: dict[str, bytes]) -> dict[str, str]:
    """Return what the sheets are called, by the relation that leads to each."""
    names: dict[str, str] = {}

    def opened(element: str, has: Attributes) -> None:
        if element == "sheet":
            ids = [has[name] for name in has if name.rpartition(":")[2] == "id"]
            names.update(dict.fromkeys(ids, has.get("name", "")))

    parts[MAIN] = package.walk(main, opened)
    return names


def _walked(
    package: Package, part: str, judge: Area | Texts, most: int | None = None
) -> bytes:
    read: list[bytes] = []
    with judging():
        for piece in package.pieces(part, most or package.left):
            judge.parser.Parse(piece, False)
            read.append(piece)
        judge.parser.Parse(b"", True)
    return b"".join(read)


def _listed(relation: Relation, target: str) -> str:
    said = {"Id": relation.id, "Type": f"{RELATION}{relation.kind}", "Target": target}
    words = " ".join(f"{name}={quoteattr(value)}" for name, value in said.items())
    return f"<Relationship {words}/>"


def _list(listed: list[str]) -> bytes:
    return f"{LIST}{''.join(listed)}</Relationships>".encode()


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a package; not made smaller, as nobody keeps it."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return packed.getvalue()

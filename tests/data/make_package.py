"""Files: workbooks as no programme writes them, part by part, and pictures."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from PIL import Image

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
OPEN = "http://schemas.openxmlformats.org"
KINDS = f"{OPEN}/officeDocument/2006/relationships"


def types(**main: str) -> str:
    """The list of a package's kinds; ``xl/workbook.xml`` is written ``main``."""
    kinds = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>'
        for part, kind in main.items()
    )
    return f'<Types xmlns="{OPEN}/package/2006/content-types">{kinds}</Types>'


def relations(**targets: str) -> str:
    """Relations by their kinds and where they lead; numbers tell them apart."""
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{KINDS}/{kind.rstrip("0123456789")}" '
        f'Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    space = f"{OPEN}/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{listed}</Relationships>'


def sheet(cells: str, dimension: str = "A1") -> str:
    """A sheet with these rows, and what it says of its area."""
    return (
        f'<worksheet xmlns="{OPEN}/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>'
    )


def package(parts: Mapping[str, str | bytes], *more: tuple[str, str | bytes]) -> bytes:
    """Parts by their names; ``more`` may repeat a name."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, part in (*parts.items(), *more):
            zipped.writestr(name, part)
    return made.getvalue()


def parts_of(*sheets: str, main: str = "workbook", texts: str = "") -> dict[str, str]:
    """The parts of a workbook whose sheets are called L1, L2, …"""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="L{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    targets = {f"worksheet{n}": f"worksheets/s{n}.xml" for n in numbers}
    shared = {"sharedStrings": "sharedStrings.xml"} if texts else {}
    return {
        "[Content_Types].xml": types(**{f"xl/{main}.xml": f"{SPREADSHEET}+xml"}),
        "_rels/.rels": relations(officeDocument=f"xl/{main}.xml"),
        f"xl/{main}.xml": (
            f'<workbook xmlns="{OPEN}/spreadsheetml/2006/main" xmlns:r="{KINDS}">'
            f"<sheets>{listed}</sheets></workbook>"
        ),
        f"xl/_rels/{main}.xml.rels": relations(**targets, **shared),
        **{f"xl/worksheets/s{n}.xml": one for n, one in enumerate(sheets, 1)},
        **({"xl/sharedStrings.xml": f"<sst>{texts}</sst>"} if texts else {}),
    }


def workbook(*cells: str, **how: str) -> bytes:
    """A workbook whose sheets hold these rows."""
    return package(parts_of(*(sheet(rows) for rows in cells), **how))


def cell(place: str, value: object = 1) -> str:
    """A row with one cell, as Excel writes it."""
    number = "".join(c for c in place if c.isdecimal())
    return f'<row r="{number}"><c r="{place}"><v>{value}</v></c></row>'


def picture(form: str = "PNG", size: tuple[int, int] = (12, 8)) -> bytes:
    """A small picture of one colour."""
    made = BytesIO()
    Image.new("RGB", size, (20, 90, 60)).save(made, form)
    return made.getvalue()

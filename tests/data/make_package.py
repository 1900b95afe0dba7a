"""Files: workbooks as no programme writes them, part by part, and pictures."""

import zipfile
import zlib
from base64 import b64decode
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from PIL import Image

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
OPEN = "http://schemas.openxmlformats.org"
KINDS = f"{OPEN}/officeDocument/2006/relationships"


STRAY_CELL: Final = (
    "eNrtV11oXEUUPnP3J3e3aXKTNlrTdr0WtGmzLYmCRrRm26RqQUlpqxYp2O32brp2mw2bCBWUbq19EQtK"
    "H3wpSCFvij8I+qBg8iD4oOhLHxSVtA+i1IerKFIwuX7n3LnpzTaB3W1RtHuWMzN77sycM3N+5+uvOmbP"
    "v999kargAYrQvJegeIimgGbwxyIyNG3e87yA7DXhPwVzumcdRqG/GJB13qL1mtB9E/6fsIdK+E2STTtp"
    "DH2Znqd64BZYTHi/WtbM1zivVmjyb5w/x2+O4xFgtf9zrGf/TwJXAFuBK4FtwHY/BVAHsBO4Crga2CU2"
    "QXQrcA3wNs1vre4ZUxjfrv/fgX5DM8b8a5AwocV4jD5e+QWrXHR/ERbxXnRG7OIS8ACNs20MZYs5+5+C"
    "HSJDVrEM0zDSbRgpOgdqG70r1E+k3SbWB8iQPaAter+REdnPSLtB2jbi9R/Jmm+F0k8p+k6s/DVxAkUt"
    "aoiyVKQCHUIcLGBGN33O/nVCZrB3qO3yhWddz9dUtJWm2MceccaccrY4K74zRX94dshPp22m83Kh/14b"
    "3aiTTjcdfQp3t9Q99/rz3Wr6pmXo6WXom5ehJ66hnzXgVxXyuLcqEek7KnHpOytR6VdVWqRfXYl5B8V+"
    "T8OaJ6K+t+494jiT/a/CPxV+M8oEEu07o+gyPc1R2t0jvOIuR2N246BqD+M9tMJlP/oU3mDSSYWob06r"
    "DNoMpX61/LhvIv6biOvmnwj9fyEbhHY67iFLmDQc9bNEzuwCXr3hLt0bnEr8kGMtCjm82WGIy07aIRtb"
    "2G7L0LrLl+7tHnxG6JWrjw+6ky+O0uokvsxEN8uKXmlfkrlBKjoltJelvQvrR/MMPw5uDI17Fvb9aXBT"
    "aHweoSMBqUiu1gC3tFrTGj81c3B2MOgVPYEvJr0oxyb1itmuT9oWSrDcmIal/6f9gKDaaU5Sq59M/RmS"
    "mdXiGUzzZ/xCu/mO3Ef9+3HNYP8o7xFx+2SvqNsj9IRrLZH8DUrKOl7Dyf4ho5M+jPsRlOhBOS/Ret4v"
    "dADAKHQ/aoY3UkHBkWy8dlHI/JGkX8NYpuH7hf/pYa4ZHi/kyqWJUn7S3nk85xTt++/bsi97yCkWHbGb"
    "HYV8fuB6aiflO0TDMM/6WmILvrXZ02/+dmXkiPXW6yb1bvzgG1bPC9rg+fuArq8y+gof03XWfl1rHdb1"
    "1riu0X6eI0rpcZ9eF8A1Y+OzH2InvlfhcT3yM8W48OWFc1vXWmffgPzpK+8Mcxaroh3QdV4QSayQrLt1"
    "Xclgh85saBmD2pPPvH18/EmnPFEojS0+Kxtc/91b+wDUhBsPN/L9J/qv8uGl1rBNTOtI8hS4l+koKi6W"
    "42jd8nfCWgz9dvHqeFftigd+OgS+x+BjI5Dh2Yb4R0JvsFrWdDP/hTgxgnrQaVh/SfCv9/23Tr/VpCql"
    "vfQczn8MdSnrfhesIC86Ycok6tUSKMtDj+Yfq+P+1wPfXuA/DA45kcERC6xPnoEGzm+H+N/s7/+/AbRv"
    "F50="
)
"""An old workbook (.xls, packed) with a value in A1 and one in IV65536."""


def stray_cell() -> bytes:
    """The old workbook whose used area is the whole sheet."""
    return zlib.decompress(b64decode(STRAY_CELL))


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

"""Is it a document or a workbook without macros? By what its package says of itself."""

from collections.abc import Mapping
from typing import Any, Final

from data.opening.packages import Package, Unfit

UNPACKED: Final = 300 * 1024 * 1024
"""A file that grows beyond that when it is opened is no document."""

MACROS: Final = ("vbaproject.bin", "vbadata.xml")
UNWANTED: Final = ("macroenabled", "vbaproject", "macrosheet")
"""In what a package says of its parts: macros."""

MAIN: Final = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
}
"""How the kind of the main part ends, and what the file is then."""


def kind_of(content: bytes) -> Mapping[str, Any]:
    """Return ``docx`` or ``xlsx`` as its kind, or nothing for what is neither.

    Nothing too where a package hides what it does or is.
    """
    try:
        package = Package(content)
        if package.whole_size > UNPACKED or any(
            part.endswith(MACROS) for part in package.names
        ):
            return {"kind": ""}
        kinds = package.types()
        said = {kind for named in kinds for kind in named.values()}
        if any(sign in kind for kind in said for sign in UNWANTED):
            return {"kind": ""}
        main = package.type_of(package.main(), kinds)
        found = [kind for ending, kind in MAIN.items() if main.endswith(ending)]
        return {"kind": found[0] if found else ""}
    except Unfit:
        return {"kind": ""}

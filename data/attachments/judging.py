"""Is a file only what it seems to be? Judged by its bytes, before it is opened."""

import re
from typing import Final

from data.errors import HumasError, UnreadableFile
from data.language import N_

TAIL: Final = 65_557
"""Where the directory of a ZIP stands: in so many last bytes."""

HEAD: Final = 1024
"""Within so many bytes a reader looks for the beginning of a PDF."""

END_OF_ZIP: Final = b"PK\x05\x06"
SCRIPT: Final = re.compile(rb"<(?:script|html|svg|!doctype|\?php)\b", re.IGNORECASE)
PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
"""How programs of Windows, Linux and macOS begin, and scripts."""


def demand_one_thing(name: str, content: bytes, *, is_picture: bool) -> None:
    """Raise UnreadableFile where it is a second kind of file too, or not whole."""
    head, tail = content[:HEAD], content[-TAIL:]
    is_pdf = b"%PDF-" in head
    is_zip = content.startswith(b"PK\x03\x04")
    is_double = (
        (is_picture and (is_pdf or END_OF_ZIP in tail))
        or (is_pdf and (is_zip or END_OF_ZIP in tail))
        or (is_picture and bool(SCRIPT.search(head) or SCRIPT.search(tail)))
    )
    if is_double:
        raise UnreadableFile(
            N_(
                "“{name}” hides a second file inside it. Take a new photo, or print "
                "the document to PDF again, and hand that in."
            ),
            name=name,
        )
    if is_pdf and not is_zip and b" obj" in content and b"%%EOF" not in tail:
        raise UnreadableFile(
            N_("“{name}” was not copied to its end. Copy it again, or save it anew."),
            name=name,
        )


def not_taken(name: str, content: bytes) -> HumasError:
    """Return why a file of no known kind is not taken."""
    if content.startswith(PROGRAMS):
        return UnreadableFile(
            N_(
                "“{name}” is a program, whatever it is called. Choose a photo (JPG, "
                "PNG, WebP), a PDF, a DOCX or an XLSX."
            ),
            name=name,
        )
    if SCRIPT.search(content[:HEAD]):
        return UnreadableFile(
            N_(
                "“{name}” is a drawing or a page that can carry programs. Save it as "
                "PNG or PDF and choose that one."
            ),
            name=name,
        )
    return UnreadableFile(
        N_(
            "“{name}” is not a file that can be handed in. Choose a photo (JPG, "
            "PNG, WebP), a PDF, a DOCX or an XLSX without macros or password."
        ),
        name=name,
    )

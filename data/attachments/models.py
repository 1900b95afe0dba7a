"""Which files are taken, known by their content, and pictures made smaller."""

import re
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final, Self
from uuid import UUID

from data import foreign
from data.errors import Refused, UnreadableFile
from data.language import N_
from data.record import KeptRecord, Record, Term
from data.signs import one_line

LIMIT: Final = 10 * 1024 * 1024
"""Bytes of a file as it is handed in."""

LONGEST_SIDE: Final = 2000
"""Pixels that a picture's longer side keeps."""

NAME_LENGTH: Final = 100
HEIF: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
UNFIT: Final = re.compile(r"[<>:\"/\\|?*]+")
"""Signs of folders, which no name keeps."""


class FileKind(Term):
    """What kind of file is taken: its media type, and what it is called."""

    PDF = "application/pdf", N_("PDF")
    JPEG = "image/jpeg", N_("Photo (JPG)")
    PNG = "image/png", N_("Picture (PNG)")
    WEBP = "image/webp", N_("Picture (WebP)")
    DOCX = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        N_("Word document (DOCX)"),
    )
    XLSX = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        N_("Workbook (XLSX)"),
    )


ENDINGS: Final = {
    FileKind.PDF: "pdf",
    FileKind.JPEG: "jpg",
    FileKind.PNG: "png",
    FileKind.WEBP: "webp",
    FileKind.DOCX: "docx",
    FileKind.XLSX: "xlsx",
}
TAKEN: Final = (*ENDINGS.values(), "jpeg")
"""The endings a form offers; without HEIC, so that phones hand in JPG instead."""

PICTURES: Final = {
    FileKind.JPEG: "JPEG",
    FileKind.PNG: "PNG",
    FileKind.WEBP: "WEBP",
}
BEFORE_PDF: Final = b"\xef\xbb\xbf\x00\t\r\n\x0c "


class TakenFile(Record):
    """A file as it will be kept: named after its kind, pictures without metadata."""

    name: str
    media_type: FileKind
    content: bytes


class Attachment(KeptRecord, table="attachment"):
    """A kept file."""

    id: UUID
    name: str
    media_type: FileKind
    size: int
    sha256: str
    content: bytes
    made_at: datetime
    made_by: UUID

    @classmethod
    def of(
        cls, file: TakenFile, attachment_id: UUID, made_by: UUID, at: datetime
    ) -> Self:
        """Return a taken file as it is kept."""
        return cls(
            id=attachment_id,
            name=file.name,
            media_type=file.media_type,
            size=len(file.content),
            sha256=sha256(file.content).hexdigest(),
            content=file.content,
            made_at=at,
            made_by=made_by,
        )


def take(name: str, content: bytes) -> TakenFile:
    """Return a file as it will be kept, or raise why it is not taken.

    What it is, its content says, not its name. A picture is turned upright, its longer
    side at most ``LONGEST_SIDE`` pixels; where and with what it was taken is dropped.
    """
    name = UNFIT.sub(" ", one_line(PurePosixPath(name.replace("\\", "/")).name))
    if not content:
        raise UnreadableFile(N_("“{name}” is empty."), name=name)
    if len(content) > LIMIT:
        raise Refused(
            N_(
                "“{name}” is larger than {limit} MB. Make it smaller, or hand in parts."
            ),
            name=name,
            limit=LIMIT // 1024 // 1024,
        )
    kind = _kind(name, content)
    if kind in PICTURES:
        form = PICTURES[kind]
        content = foreign.smaller_picture(name, content, form, LONGEST_SIDE)
    return TakenFile(name=_named(name, kind), media_type=kind, content=content)


def _kind(name: str, content: bytes) -> FileKind:
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    if content[:1024].lstrip(BEFORE_PDF).startswith(b"%PDF-"):
        return FileKind.PDF
    if content[4:8] == b"ftyp" and content[8:12] in HEIF:
        raise UnreadableFile(
            N_(
                "“{name}” is an HEIC photo, which not every phone can open. Set the "
                "camera to “Most compatible” (JPG), or send a screenshot of the photo."
            ),
            name=name,
        )
    return _office(name, content)


def _office(name: str, content: bytes) -> FileKind:
    """Return which kind of office file it is; one with macros is not taken."""
    if content.startswith(b"PK\x03\x04"):
        found = foreign.opened(name, content, "office").get("kind")
        kinds = [kind for kind, ending in ENDINGS.items() if ending == found]
        if kinds:
            return kinds[0]
    raise UnreadableFile(
        N_(
            "“{name}” is not a file that can be handed in. Choose a photo (JPG, "
            "PNG, WebP), a PDF, a DOCX or an XLSX without macros or password."
        ),
        name=name,
    )


def _named(name: str, kind: FileKind) -> str:
    """Return a name of sensible length that ends as its kind does."""
    stem, dot, ending = name.rpartition(".")
    known = dot and ending.lower() in TAKEN
    plain = (stem if known else name).strip(" .")
    return f"{plain[:NAME_LENGTH] or 'berkas'}.{ENDINGS[kind]}"

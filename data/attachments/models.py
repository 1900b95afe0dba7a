"""Which files are taken, known by their content, and pictures made smaller."""

import re
import warnings
import zipfile
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final, Self
from uuid import UUID

from PIL import Image, ImageOps

from data.errors import Refused, UnreadableFile
from data.language import N_
from data.record import Record, Term

LIMIT: Final = 10 * 1024 * 1024
"""Bytes of a file as it is handed in."""

LONGEST_SIDE: Final = 2000
"""Pixels that a picture's longer side keeps."""

PIXELS: Final = 80_000_000
"""A larger picture is not opened: it would fill the memory."""

NAME_LENGTH: Final = 100
HEIF: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
UNFIT: Final = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\u200e\u200f\u202a-\u202e]+")


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
INSIDE: Final = {
    "word/document.xml": FileKind.DOCX,
    "xl/workbook.xml": FileKind.XLSX,
}


class TakenFile(Record):
    """A file as it will be kept: named after its kind, pictures without metadata."""

    name: str
    media_type: FileKind
    content: bytes


class Attachment(Record):
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
        content = _smaller(name, content, PICTURES[kind])
    return TakenFile(name=_named(name, kind), media_type=kind, content=content)


def _kind(name: str, content: bytes) -> FileKind:
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.WEBP
    if b"%PDF-" in content[:1024]:
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
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            inside = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        inside = set()
    kinds = [kind for part, kind in INSIDE.items() if part in inside]
    macros = any(part.endswith("vbaProject.bin") for part in inside)
    if not kinds or macros:
        raise UnreadableFile(
            N_(
                "“{name}” is not a file that can be handed in. Choose a photo (JPG, "
                "PNG, WebP), a PDF, a DOCX or an XLSX without macros or password."
            ),
            name=name,
        )
    return kinds[0]


def _smaller(name: str, content: bytes, form: str) -> bytes:
    """Return a picture's pixels anew: no larger than needed, nothing but pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture: Image.Image = Image.open(BytesIO(content), formats=[form])
            _demand_openable(name, picture)
            if form == "JPEG":
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture = ImageOps.exif_transpose(picture)
            return _pixels(picture, form)
    except (OSError, SyntaxError, ValueError, EOFError) as failure:
        raise UnreadableFile(
            N_("“{name}” cannot be opened as a picture. Take it again, or send a PDF."),
            name=name,
        ) from failure


def _demand_openable(name: str, picture: Image.Image) -> None:
    if picture.width * picture.height > PIXELS:
        raise Refused(
            N_("“{name}” has too many pixels. Make it smaller before handing it in."),
            name=name,
        )


def _pixels(picture: Image.Image, form: str) -> bytes:
    transparent = "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA")
    keeps = transparent and form != "JPEG"
    colours = {"icc_profile": picture.info.get("icc_profile")}
    if picture.mode not in ("RGB", "L", "RGBA"):
        colours = {}  # the profile was of other colours
        picture = picture.convert("RGBA" if keeps else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    picture.info.clear()
    looks: dict[str, object] = {"quality": 85} if form != "PNG" else {"optimize": True}
    kept = BytesIO()
    picture.save(kept, form, **looks, **{k: v for k, v in colours.items() if v})
    return kept.getvalue()


def _named(name: str, kind: FileKind) -> str:
    """Return a name without a folder or signs that mislead, ending as its kind does."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem, dot, ending = last.rpartition(".")
    known = dot and ending.lower() in TAKEN
    plain = UNFIT.sub(" ", stem if known else last).strip(" .")
    return f"{plain[:NAME_LENGTH] or 'berkas'}.{ENDINGS[kind]}"

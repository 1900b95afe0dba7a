"""Which files are taken, known by their content, and pictures made smaller."""

import re
import struct
import warnings
import zipfile
import zlib
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from threading import Lock
from typing import Final, Self
from uuid import UUID

from PIL import Image

from data.errors import Refused, UnreadableFile
from data.language import N_
from data.record import KeptRecord, Record, Term

LIMIT: Final = 10 * 1024 * 1024
"""Bytes of a file as it is handed in."""

LONGEST_SIDE: Final = 2000
"""Pixels that a picture's longer side keeps."""

PIXELS: Final = 80_000_000
"""A larger photo (JPEG) is not opened: it would fill the memory."""

PIXELS_AT_ONCE: Final = 40_000_000
"""The same for pictures that cannot be opened smaller than they are."""

LONGEST_PROFILE: Final = 4096
"""Bytes of a colour profile that is kept; those of phones and cameras are shorter."""

UNPACKED: Final = 300 * 1024 * 1024
"""An office file that grows beyond that when opened is no document."""

LONGEST_LIST: Final = 1024 * 1024
"""Bytes of the list of a package's parts; a longer one is not a document's."""

NAME_LENGTH: Final = 100
HEIF: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
UNFIT: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f<>:\"/\\|?*\xad\u061c\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]+"
)
"""What no name keeps: signs of folders, controls, what is not seen or turns round."""


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


PARTS: Final = "[Content_Types].xml"
MACROS: Final = ("vbaproject.bin", "vbadata.xml")
UNWANTED: Final = (b"macroenabled", b"vbaproject", b"macrosheet", b"&#", b"<!doctype")
"""In the list of a package's parts: macros, or signs that could hide them."""

BEFORE_PDF: Final = b"\xef\xbb\xbf\x00\t\r\n\x0c "
TURNED: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned upright, by what the camera noted."""

ORIENTATION: Final = 0x0112
BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
    zipfile.BadZipFile,
)
"""What opening a damaged or crafted file raises."""

_one_at_a_time: Final = Lock()
"""Several large pictures at once would fill the memory."""


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
    name = UNFIT.sub(" ", PurePosixPath(name.replace("\\", "/")).name)
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
        with _one_at_a_time:
            content = _smaller(name, content, PICTURES[kind])
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
    kinds = _kinds_inside(content)
    if not kinds:
        raise UnreadableFile(
            N_(
                "“{name}” is not a file that can be handed in. Choose a photo (JPG, "
                "PNG, WebP), a PDF, a DOCX or an XLSX without macros or password."
            ),
            name=name,
        )
    return kinds[0]


def _kinds_inside(content: bytes) -> list[FileKind]:
    """Return what an office file is; nothing where it hides what it does or is."""
    if not content.startswith(b"PK\x03\x04"):
        return []
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = {part.filename: part.file_size for part in package.infolist()}
            listed = b""
            if PARTS in parts:
                with package.open(PARTS) as opened:
                    listed = opened.read(LONGEST_LIST + 1)
    except (*BROKEN, NotImplementedError):
        return []
    signs = listed.replace(b"\x00", b"").lower()
    has_macros = any(part.lower().endswith(MACROS) for part in parts) or any(
        sign in signs for sign in UNWANTED
    )
    if has_macros or len(listed) > LONGEST_LIST or sum(parts.values()) > UNPACKED:
        return []
    return [kind for part, kind in INSIDE.items() if part in parts]


def _smaller(name: str, content: bytes, form: str) -> bytes:
    """Return a picture's pixels anew: no larger than needed, nothing but pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture: Image.Image = Image.open(BytesIO(content), formats=[form])
            _demand_openable(name, picture, form)
            if form == "JPEG":
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.load()
            return _pixels(picture, form)
    except Image.DecompressionBombError as bomb:
        raise _too_many_pixels(name) from bomb
    except BROKEN as failure:
        raise UnreadableFile(
            N_("“{name}” cannot be opened as a picture. Take it again, or send a PDF."),
            name=name,
        ) from failure


def _demand_openable(name: str, picture: Image.Image, form: str) -> None:
    most = PIXELS if form == "JPEG" else PIXELS_AT_ONCE
    if picture.width * picture.height > most:
        raise _too_many_pixels(name)


def _too_many_pixels(name: str) -> Refused:
    return Refused(
        N_("“{name}” has too many pixels. Make it smaller before handing it in."),
        name=name,
    )


def _turn(picture: Image.Image) -> Image.Transpose | None:
    """Return how a picture is turned upright; damaged notes of a camera say nothing."""
    try:
        return TURNED.get(picture.getexif().get(ORIENTATION, 1))
    except BROKEN:
        return None


def _pixels(picture: Image.Image, form: str) -> bytes:
    transparent = "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA")
    keeps = transparent and form != "JPEG"
    turn = _turn(picture)
    profile = picture.info.get("icc_profile") or b""
    colours = {"icc_profile": profile} if 0 < len(profile) <= LONGEST_PROFILE else {}
    if picture.mode not in ("RGB", "L", "RGBA"):
        colours = {}  # the profile was of other colours
        picture = picture.convert("RGBA" if keeps else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    if turn is not None:
        picture = picture.transpose(turn)
    picture.info.clear()
    looks: dict[str, object] = {"quality": 85} if form != "PNG" else {"optimize": True}
    kept = BytesIO()
    picture.save(kept, form, **looks, **colours)
    return kept.getvalue()


def _named(name: str, kind: FileKind) -> str:
    """Return a name of sensible length that ends as its kind does."""
    stem, dot, ending = name.rpartition(".")
    known = dot and ending.lower() in TAKEN
    plain = (stem if known else name).strip(" .")
    return f"{plain[:NAME_LENGTH] or 'berkas'}.{ENDINGS[kind]}"

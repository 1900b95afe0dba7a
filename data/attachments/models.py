"""Which files are taken, known by their content, what they show, and of which day."""

import re
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Final
from uuid import UUID

from data import foreign
from data.attachments.judging import demand_one_thing, not_taken
from data.errors import HumasError, Refused, UnreadableFile
from data.language import N_
from data.record import KeptRecord, Record, Term, Words
from data.signs import one_line

LIMIT: Final = 10 * 1024 * 1024
"""Bytes of a file as it is handed in."""

LONGEST_SIDE: Final = 2000
"""Pixels that a picture's longer side keeps."""

THUMBNAIL_SIDE: Final = 480
"""Pixels that a thumbnail's longer side has."""

MOST_FILES: Final = 200
"""So many files one record has at most."""

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
EARLIEST: Final = 2001
"""Cameras without a clock begin in 1970, 1980, 2000 or 2001."""

BEFORE_PDF: Final = b"\xef\xbb\xbf\x00\t\r\n\x0c "


class TakenFile(Record):
    """A file as it will be kept: named after its kind, pictures without metadata.

    A picture has a thumbnail (WebP), and the day that its camera noted, if it did.
    """

    name: str
    media_type: FileKind
    content: bytes
    thumbnail: bytes = b""
    taken_on: date | None = None


class Attachment(KeptRecord, table="attachment"):
    """A kept file, without its content: that lies beside the records by its hash."""

    id: UUID
    name: str
    media_type: FileKind
    size: int
    sha256: str
    thumbnail: str = ""
    made_at: datetime
    made_by: UUID

    @property
    def is_picture(self) -> bool:
        """Whether it is shown as a picture, and not offered to be opened."""
        return self.media_type in PICTURES


class Owner(Record):
    """The record that a file belongs to, by its table.

    ``activity_id``: of which activity the record is, if of any.
    """

    record: str
    record_id: UUID
    activity_id: UUID | None = None


class FileDraft(Record):
    """What a person says about a file: what it shows, and of which day it is.

    Without a day it is that of the camera, or of the activity.
    """

    happened_on: date | None = None
    caption: Words = ""
    shows_pupils: bool = True
    has_consent: bool = False


class RecordFile(
    KeptRecord,
    table="record_file",
    key=("attachment_id",),
    fixed=("record", "record_id", "activity_id"),
):
    """A file of a record, and what it shows."""

    attachment_id: UUID
    record: str
    record_id: UUID
    activity_id: UUID | None
    happened_on: date
    caption: str
    shows_pupils: bool
    has_consent: bool
    version: int

    @property
    def may_be_published(self) -> bool:
        """Whether it may leave the school: nobody's child, or the parents agreed."""
        return self.has_consent or not self.shows_pupils

    @property
    def draft(self) -> FileDraft:
        """What was said about it."""
        names = FileDraft.model_fields
        return FileDraft.as_kept(**{name: getattr(self, name) for name in names})


def day_refusal(day: date | None, today: date) -> HumasError | None:
    """Return why a file cannot be of this day, or None."""
    if day is None or day <= today:
        return None
    return Refused(
        N_("{day} has not come yet. Enter the day that the picture shows."), day=day
    )


def number_refusal(files: int) -> HumasError | None:
    """Return why a record takes no further file, or None."""
    if files < MOST_FILES:
        return None
    return Refused(
        N_("{most} files are the most that one record has. Remove one first."),
        most=MOST_FILES,
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
    demand_one_thing(name, content, is_picture=kind in PICTURES)
    if kind not in PICTURES:
        return TakenFile(name=_named(name, kind), media_type=kind, content=content)
    content, thumbnail, day = foreign.photo_of(
        name, content, PICTURES[kind], LONGEST_SIDE, THUMBNAIL_SIDE
    )
    return TakenFile(
        name=_named(name, kind),
        media_type=kind,
        content=content,
        thumbnail=thumbnail,
        taken_on=_day(day),
    )


def _day(noted: str) -> date | None:
    """Return a camera's day; one whose clock was never set says nothing."""
    try:
        day = date.fromisoformat(noted)
    except ValueError:
        return None
    return day if day.year > EARLIEST else None


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
    raise not_taken(name, content)


def _named(name: str, kind: FileKind) -> str:
    """Return a name of sensible length that ends as its kind does."""
    stem, dot, ending = name.rpartition(".")
    known = dot and ending.lower() in TAKEN
    plain = (stem if known else name).strip(" .")
    return f"{plain[:NAME_LENGTH] or 'berkas'}.{ENDINGS[kind]}"

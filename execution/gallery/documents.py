"""The sheet of an activity's photos with what they show, and a label for each.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, NamedTuple

from data.language import Language, in_long, in_number, speaking
from data.language.titles import as_title
from data.paper import Paper, printable_photo
from data.school.documents import letterhead_of
from data.school.models import School
from planning.activities.models import Activity

CLOSED: Final = "Jangan dipublikasikan"
WIDTH: Final = 7.2
"""Centimetres that a photo is wide; six of them stand on a page."""


class PrintedPhoto(NamedTuple):
    """A photo as it is printed: its thumbnail, caption, day, and its mark."""

    picture: bytes
    caption: str
    day: date
    may_be_published: bool


class PhotoFacts(NamedTuple):
    """Everything the sheet of photos says."""

    school: School
    activity: Activity
    photos: Sequence[PrintedPhoto]


def photo_sheet(
    facts: PhotoFacts, told: Callable[[float], None] = lambda _: None
) -> bytes:
    """Return the photos of an activity with their labels, as DOCX.

    ``told`` hears how far the writing is, from 0 to 1.
    """
    with speaking(Language.INDONESIAN):
        title = f"Dokumentasi {as_title(facts.activity.title)}"
        paper = Paper(letterhead_of(facts.school), title)
        paper.letterhead()
        paper.centred(
            "DOKUMENTASI KEGIATAN", facts.activity.title.upper(), bold=True, after=4
        )
        day = facts.activity.when.in_long()
        place = facts.activity.place
        paper.centred(" · ".join(filter(None, [day, place])), after=10)
        for number, photo in enumerate(facts.photos, 1):
            paper.picture_beside(
                printable_photo(photo.picture), _label(facts, photo, number), WIDTH
            )
            told(number / len(facts.photos))
        return paper.to_bytes()


def _label(facts: PhotoFacts, photo: PrintedPhoto, number: int) -> list[str]:
    of = in_number(len(facts.photos))
    lines = [
        photo.caption or as_title(facts.activity.title),
        f"Foto {number} dari {of}",
        f"Tanggal: {in_long(photo.day)}",
        f"Kegiatan: {facts.activity.title}",
    ]
    return lines if photo.may_be_published else [*lines, f"({CLOSED})"]

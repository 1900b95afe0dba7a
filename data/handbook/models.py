"""What the handbook is made of, and up to where a person has read what is new."""

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from data.actor import Role
from data.record import KeptRecord

ADDRESS: Final = "panduan"
"""The page's address."""

PART: Final = "bagian"
"""How an address names a part of the handbook."""

EVERY_PART: Final = "semua"
NEWS: Final = "baru"


class Chapter(StrEnum):
    """The handbook's files, in the order in which they are read."""

    YEAR = "year"
    HOME = "home"
    PLAN = "plan"
    ORGANIZE = "organize"
    EXECUTE = "execute"
    EVALUATE = "evaluate"
    SCHOOL = "school"
    SAFE = "safe"
    NEWS = "news"


class Part(NamedTuple):
    """One part: of a page (its key is the page's address), of a role, or of an update.

    ``words`` are Markdown, without the heading.
    """

    key: str
    chapter: Chapter
    title: str
    words: str


YEAR_OF: Final = {
    Role.HUMAS_LEAD: "tahun-wakil",
    Role.PRINCIPAL: "tahun-kepala",
    Role.TEACHER: "tahun-guru",
    Role.COMMITTEE_MEMBER: "tahun-panitia",
}
"""The part that tells each role's year."""


class NewsRead(KeptRecord, table="news_read", key=("person_id",)):
    """Up to which update somebody has read what is new."""

    person_id: UUID
    up_to: date
    version: int

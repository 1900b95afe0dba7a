"""How the school's papers look: letterhead, headings, tables, signatures, as DOCX."""

from data.paper.chart import width_of
from data.paper.letters import Copy, Letters
from data.paper.models import (
    MONTHS_OF_SCHOOL_YEAR,
    WEEKS,
    Align,
    ChartBox,
    Column,
    Letterhead,
    PlannedWeeks,
    Signer,
)
from data.paper.ooxml import printable
from data.paper.photos import printable_photo
from data.paper.poster import Poster
from data.paper.signing import number_of
from data.paper.writing import DRAFT_MARK, MIME, Paper

__all__ = [
    "DRAFT_MARK",
    "MIME",
    "MONTHS_OF_SCHOOL_YEAR",
    "WEEKS",
    "Align",
    "ChartBox",
    "Column",
    "Copy",
    "Letterhead",
    "Letters",
    "Paper",
    "PlannedWeeks",
    "Poster",
    "Signer",
    "number_of",
    "printable",
    "printable_photo",
    "width_of",
]

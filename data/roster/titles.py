"""What the lines around a list say: its class, its school, when, who signed it."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from data.roster.class_groups import UNKNOWN, grade_of, normalise
from data.workbook import Grid, Row, month_pattern, text_of

DOWNLOADED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?")
TITLES: Final = (
    "daftar",
    "kecamatan",
    "tanggal unduh",
    "pengunduh",
    "tahun",
    "sep=",
    "kelas",
)
"""How the lines above the table begin that are not the school's name."""
CLASS_LINE: Final = re.compile(
    r"(?:nama\s+rombel|rombongan\s+belajar|rombel|kelas|kls)\s*[:=.]*\s*(?P<named>\S.*)",
    re.IGNORECASE,
)
SCHOOLS: Final = r"sekolah|madrasah|tk|ra|paud|sd|mi|smp|mts|sma|ma|smk|mak|slb"
SIGNED: Final = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|dibuat oleh|diperiksa oleh)\b.*"
    rf"|(?:plt\.?\s*)?(?:wakil\s+)?kepala(?:\s+(?:{SCHOOLS})\b.*|\W*)"
    r"|(?:wali kelas|guru kelas|operator|ketua yayasan|tata usaha)\b.*"
    r"|n\.?\s?i\.?\s?p\b[\s.:]*[\d\s.\-]*"
    rf"|[^\W\d_][\w\s]{{2,30}},\s*(?:\d{{1,2}}|[.…_]+)\s+(?:{month_pattern()})\s+20\d\d",
    re.IGNORECASE,
)
"""How the lines below a list begin under which somebody signs."""
SUM: Final = re.compile(
    r"(?:jumlah|total|rekapitulasi|keterangan|catatan)\b.*", re.IGNORECASE
)
NEXT_FACT: Final = re.compile(
    r"\s+(?:wali|semester|tahun|jumlah|tp)\b|\s-\s|[,;]|\s{3,}", re.IGNORECASE
)


def class_named(rows: Grid) -> str:
    """Return the class that a line above the table names, or nothing."""
    for row in rows:
        found = CLASS_LINE.search(" ".join(filter(None, map(text_of, row))))
        if found:
            named = NEXT_FACT.split(found["named"].lstrip(" :"))[0]
            if grade_of(named) != UNKNOWN:
                return normalise(named)
    return ""


def downloaded_at(title: Grid) -> datetime | None:
    """Return when the list was downloaded, at the clock of the one who did."""
    for text in lines(title):
        found = DOWNLOADED.search(text) if "unduh" in text.lower() else None
        if found:
            try:
                return datetime.fromisoformat(f"{found[1]} {found[2] or '00:00:00'}")
            except ValueError:
                return None
    return None


def school_name(title: Grid) -> str:
    """Return the first line above a list that is none of the usual others."""
    names = (t for t in lines(title) if not t.casefold().startswith(TITLES))
    return next(names, "")


def lines(title: Grid) -> Iterator[str]:
    """Give what the cells of some rows say."""
    return (text for row in title for cell in row if (text := text_of(cell)))


def is_signed(row: Row) -> bool:
    """Return whether a row says that somebody signs below the list."""
    return any(map(SIGNED.fullmatch, lines([row])))


def is_sum(row: Row) -> bool:
    """Return whether a row begins like one that counts the pupils above it."""
    first = next(lines([row]), "")
    return bool(SUM.fullmatch(first))

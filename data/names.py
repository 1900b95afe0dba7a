"""How names and titles are put in order, and how files are called after them."""

import re
import unicodedata
from typing import Final

UNSEEN: Final = dict.fromkeys(map(ord, "\"'`´‘’‛′ʼʻʾʿ“”„"))
"""Signs that do not move a name in a list: *Ma'ruf* stands where *Maruf* would."""
DIGITS: Final = re.compile("[0-9]+")
WIDTH: Final = 8


def alphabetical(words: str) -> str:
    """Return by what a name or title is put in order, as people look for it.

    Upper and lower case, accents and apostrophes do not count, numbers count as
    numbers. In SQL it is the macro of the same name.
    """
    letters = (c for c in unicodedata.normalize("NFD", words) if not _is_mark(c))
    seen = "".join(letters).lower().translate(UNSEEN)
    return DIGITS.sub(lambda found: found[0].lstrip("0").rjust(WIDTH, "0"), seen)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"


def file_name(title: str) -> str:
    """Return a title as a file may be called, in letters that every system has."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return "-".join(words)[:60]

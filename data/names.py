"""How names are put in order, when two of them are one, and what files are called.

A name is kept and shown as it was written; only for comparing is it made plain.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

UNSEEN: Final = dict.fromkeys(map(ord, "\"'`´‘’‛′ʼʻʾʿ“”„"))
"""Signs that do not move a name in a list: *Ma'ruf* stands where *Maruf* would."""
LIKE_LATIN: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХавеѕіјкмнорстухԁԛԝӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ",
    "ABESIJKMHOPCTYXabesijkmhopctyxdqwlABEZHIKMNOPTYXaiKvoptux",
)
"""Letters of other alphabets that look like ours: a copied А makes no other class."""
DIGITS: Final = re.compile("[0-9]+")
WIDTH: Final = 8
REMEMBERED: Final = 8192
"""So many plain names are remembered: a list compares each with many others."""

LETTER: Final = r"[^\W\d_]"
DECEASED: Final = re.compile(
    rf"[(\[{{]?\s*(?:(?<!{LETTER})(?:almarhumah|almarhum|almh|alrm|alm"
    rf"|(?:(?:sudah|sdh|udah|telah|tlh)\.? )?(?:wafat|meninggal(?: dunia)?))"
    rf"(?!{LETTER})\.?|[†✝]|(?<=\()(?:\+|rip)(?=\)))\s*[)\]}}]?",
    re.IGNORECASE,
)
"""How lists say beside a name that its bearer has died."""
BEFORE: Final = frozenset(
    re.findall(
        r"\w+",
        "bapak bp bpk bu dr dra drg drh drs h haji hajah hj ibu ir kh ki nn ny nyonya "
        "pak prof sdr sdri tgk tn tuan ust ustad ustadz ustadzah",
    )
)
"""Titles in front of a name."""
BEHIND: Final = frozenset(
    re.findall(
        r"\w+",
        "ama amd amdkeb amdkep apt ba bsc lc ma mag mak mcs me meng mh mhum mi mikom "
        "mkes mkom mkep mm mp mpd mpdi mph mpsi ms msc msi msn mt mth mti ners phd sab "
        "sag sak samd sap sars sast sd se sei sf sfarm sgz sh shi shum shut si sik "
        "sikom sip sipem sked skep skh skm skom smn sn spd spdi spdk spsi spt spi sp "
        "spa ss ssi ssn ssos ssosi sst ssy st stp str strkeb strkep sth",
    )
)
"""Degrees behind a name, without their dots."""
WITH_DOTS: Final = re.compile(rf"{LETTER}+\.{LETTER}[\w.]*")
OF_FATHER: Final = frozenset({"bin", "binti", "bt", "ibn", "ibnu"})
NOBODY: Final = frozenset(
    {
        "",
        "almarhum",
        "belum ada",
        "kosong",
        "na",
        "nihil",
        "none",
        "null",
        "tidak ada",
        "tidak diketahui",
        "tidak tahu",
        "tanpa nama",
    }
)
"""What is written where nobody is named."""


class NamedParent(NamedTuple):
    """A parent's name as it is kept, and whether the list says that they died."""

    name: str
    is_deceased: bool


def alphabetical(words: str) -> str:
    """Return by what a name or title is put in order, as people look for it.

    Upper and lower case, accents and apostrophes do not count, numbers count as
    numbers. In SQL it is the macro of the same name.
    """
    seen = searched(words)
    return DIGITS.sub(lambda found: found[0].lstrip("0").rjust(WIDTH, "0"), seen)


def searched(words: str) -> str:
    """Return words as they are looked for: without case, accents and apostrophes."""
    letters = (c for c in unicodedata.normalize("NFD", words) if not _is_mark(c))
    return "".join(letters).lower().translate(UNSEEN)


def in_latin(words: str) -> str:
    """Return words with the Latin letters that those of other alphabets look like."""
    return words.translate(LIKE_LATIN)


@lru_cache(REMEMBERED)
def plain_name(name: str) -> str:
    """Return by what two spellings of a person's name are known as one.

    Apostrophes, accents, case, gaps, dots, titles, degrees, "bin" and a mark of death
    do not count.
    """
    seen = in_latin(without_mark(name).name).translate(UNSEEN)
    letters = unicodedata.normalize("NFKD", seen)
    bare = "".join(c for c in letters if not _is_mark(c)).casefold()
    first, *rest = bare.split(",")
    words = _words(first)
    for part in rest:
        if not _are_degrees(part):
            words += _words(part)
    while len(words) > 1 and words[0] in BEFORE:
        words.pop(0)
    kept = [word for word in words if word not in OF_FATHER]
    return " ".join(kept or words)


def person_key(name: str) -> str:
    """Return a plain name without its gaps: *Nur Aini* is written *Nuraini* too."""
    return plain_name(name).replace(" ", "")


def without_mark(name: str) -> NamedParent:
    """Return a name without the sign that its bearer has died: ``(Alm.)``, ``†``."""
    left, marks = DECEASED.subn(" ", name)
    tidy = " ".join(left.split()) if marks else " ".join(name.split())
    if marks:
        tidy = re.sub(r"\s+([,.])", r"\1", tidy)
        tidy = re.sub(r"^[\s,.\-/()]+|[\s,\-/(]+$", "", tidy)
    return NamedParent(tidy, bool(marks))


def is_nobody(name: str) -> bool:
    """Return whether what stands in the place of a name names nobody."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold())) in NOBODY


def _are_degrees(part: str) -> bool:
    """Return whether what stands behind a comma is ``S.Pd.``, ``S. Pd.``, ``SE MM``."""
    whole = re.sub(r"[\s.]", "", part)
    degrees = (degree.replace(".", "") for degree in part.split())
    return whole in BEHIND or all(degree in BEHIND for degree in degrees)


def _words(text: str) -> list[str]:
    """Return the words of a name; degrees that are told by their dots are none."""
    named = [
        token
        for token in text.split()
        if not (WITH_DOTS.fullmatch(token) and token.replace(".", "") in BEHIND)
    ]
    return re.findall(r"[^\W_]+", " ".join(named))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"


def file_name(title: str) -> str:
    """Return a title as a file may be called, in letters that every system has."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return "-".join(words)[:60]

"""What a kind of school calls itself, its committee and the office above it.

Prepared Indonesian words are written for a *sekolah*; here they are put into the words
of another kind. What people typed is never changed: only what the product says itself
comes here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

TITLES: Final = (
    r"tentang Komite Sekolah",
    r"Budaya Sekolah Aman dan Nyaman",
    r"sekolah (?:lain(?:nya)?|lanjutan|penerima|asal|dasar|menengah|tinggi)\b",
    r"(?:usia|putus) sekolah\b",
)
"""Where *sekolah* stays: titles of regulations, and schools that are not this one."""

REMEMBERED: Final = 8192


@dataclass(frozen=True)
class Naming:
    """The words of a kind of school, in lower case where they are no names.

    ``office`` is the office above it, ``system`` where it keeps its pupils' records.
    """

    school: str = "sekolah"
    pupil: str = "siswa"
    office: str = "Dinas Pendidikan"
    system: str = "Dapodik"
    komite_rule: str = "Permendikbud 75/2016"

    @property
    def principal(self) -> str:
        """What its head is called: ``Kepala Sekolah``."""
        return f"Kepala {self.school.title()}"

    @property
    def lead(self) -> str:
        """What the head of public relations is called."""
        return f"Wakil {self.principal} Bidang Humas"

    @property
    def komite(self) -> str:
        """What its committee is called: ``Komite Sekolah``."""
        return f"Komite {self.school.title()}"


SCHOOL: Final = Naming()
MADRASAH: Final = Naming(
    school="madrasah",
    office="Kantor Kementerian Agama",
    system="EMIS",
    komite_rule="PMA 16/2020",
)
KINDERGARTEN: Final = Naming(pupil="peserta didik")
RAUDHATUL_ATHFAL: Final = Naming(
    school=MADRASAH.school,
    pupil=KINDERGARTEN.pupil,
    office=MADRASAH.office,
    system=MADRASAH.system,
    komite_rule=MADRASAH.komite_rule,
)
EVERY_NAMING: Final = (SCHOOL, MADRASAH, KINDERGARTEN, RAUDHATUL_ATHFAL)

_WORDS: Final = re.compile(
    rf"(?P<kept>{'|'.join(TITLES)})"
    r"|(?P<owner>pemerintah daerah atau yayasan dan dinasnya)"
    r"|(?P<office>dinas pendidikan(?: dan kebudayaan)?"
    r"|(?<=kalender pendidikan )dinas)\b"
    r"|\b(?P<school>sekolah)(?=(?:nya|mu)?\b)"
    r"|\b(?P<pupil>siswa)(?=(?:nya|mu)?\b)"
    r"|\b(?P<system>dapodik)\b"
    rf"|(?P<rule>{SCHOOL.komite_rule})(?!\s+tentang)",
    re.IGNORECASE,
)


@lru_cache(REMEMBERED)
def named(text: str, naming: Naming) -> str:
    """Return prepared Indonesian words as this kind of school says them."""
    if naming == SCHOOL:
        return text
    return _WORDS.sub(lambda found: _word(found, naming), text)


def _word(found: re.Match[str], naming: Naming) -> str:
    kind = found.lastgroup
    if kind == "office":
        return naming.office if naming.office != SCHOOL.office else found[0]
    if kind == "system":
        return naming.system
    if kind == "rule":
        return naming.komite_rule
    if kind == "owner" and naming.office != SCHOOL.office:
        return "Kementerian Agama atau yayasan"
    if kind in {"school", "pupil"}:
        word = naming.school if kind == "school" else naming.pupil
        return _as_written(word, found)
    return found[0]


def _as_written(word: str, found: re.Match[str]) -> str:
    """Return a word in capitals, with a capital, or small, as it stood there.

    Two words have two capitals inside a line (``Daftar Peserta Didik``), but one where
    the line begins with them.
    """
    written = found[0]
    if written.isupper():
        return word.upper()
    if not written[0].isupper():
        return word
    before = found.string[: found.start()].rstrip()
    begins = not before or before[-1] in ".:!?\n"
    return word.capitalize() if begins else word.title()

"""What a success standard counts that the attendance answers by itself."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from data.language import N_
from data.language.numerals import NUMERALS
from data.participants import Party
from data.record import Record, Term


class PartyTurnout(Record):
    """A group that is no families: how many were invited and came, where entered."""

    party: Party
    expected: int | None = None
    invited: int | None = None
    came: int | None = None

    @property
    def is_entered(self) -> bool:
        """Whether somebody entered how many came."""
        return self.came is not None


class Turnout(Record):
    """What the attendance of an activity says, for its success standard to count.

    ``grades`` are those whose families are invited; none where that is not known.
    ``is_whole``: no family is left of whom nothing is entered.
    """

    is_for_families: bool = True
    is_whole: bool = True
    grades: tuple[int, ...] = ()
    invited: int = 0
    represented: int = 0
    themselves: int = 0
    father: int = 0
    mother: int = 0
    online: int = 0
    parties: tuple[PartyTurnout, ...] = ()


class Counted(Term):
    """What an indicator counts that the attendance answers by itself."""

    REPRESENTED = "represented", N_("Families represented")
    THEMSELVES = "themselves", N_("Came themselves")
    ONLINE = "online", N_("Online")
    FATHERS = "fathers", N_("Fathers’ share")
    PEOPLE = "people", N_("Came")


class Gauge(Record):
    """What an indicator counts, as a share in % or as a number.

    ``party`` is the group whose people are counted, none for all groups together;
    ``grades`` are those of whose families alone it speaks.
    """

    counts: Counted
    is_share: bool
    party: Party | None = None
    grades: tuple[int, ...] = ()

    @property
    def is_of_families(self) -> bool:
        """Whether families are counted, and not the people of other groups."""
        return self.counts is not Counted.PEOPLE

    def fits(self, turnout: Turnout) -> bool:
        """Return whether the attendance is about just those the indicator speaks of."""
        if self.is_of_families:
            same = not self.grades or set(self.grades) == set(turnout.grades)
            return turnout.is_for_families and same
        rows = self._rows(turnout)
        uninvited = [one for one in rows if one.is_entered and not one.invited]
        if self.party is None and turnout.is_for_families:
            return False
        return bool(rows) and not (self.is_share and uninvited)

    def counted(self, turnout: Turnout) -> Decimal | None:
        """Return what the attendance says, in % with one decimal or as a number.

        None where not all is entered yet, or where it is about other people.
        """
        came, of = self._numbers(turnout)
        if not of or not self.fits(turnout):
            return None
        if not self.is_share:
            return Decimal(came)
        return (Decimal(100 * came) / of).quantize(Decimal("0.1"))

    def _numbers(self, turnout: Turnout) -> tuple[int, int]:
        """Return how many came, and of how many; of nobody where that is not known."""
        if self.is_of_families and not turnout.is_whole:
            return 0, 0
        if self.counts is Counted.FATHERS:
            return turnout.father, turnout.father + turnout.mother
        if self.is_of_families:
            return getattr(turnout, self.counts.value), turnout.invited
        rows = self._rows(turnout)
        if not all(one.is_entered for one in rows):
            return 0, 0
        if not self.is_share:
            return sum(one.came or 0 for one in rows), len(rows)
        came = sum(min(one.came or 0, one.invited or 0) for one in rows)
        return came, sum(one.invited or 0 for one in rows)

    def _rows(self, turnout: Turnout) -> list[PartyTurnout]:
        return [one for one in turnout.parties if self.party in (None, one.party)]


CAME: Final = (
    r"(?:hadir|kehadiran|menghadiri|datang|attend\w*|came|present|(?:ter|di|me)wakili"
    r"|keterwakilan|represent(?:ed|ation))"
)
FAMILIES: Final = (
    r"(?:keluarga|orang ?tua|ortu|wali (?:murid|siswa)|famil(?:y|ies)|parents?)"
)
FAMILIES_CAME: Final = re.compile(
    r"\b(?:(?:ter|di|me)wakili|keterwakilan|represent(?:ed|ation))\b"
    rf"|\b{FAMILIES}\b.*\b{CAME}\b|\b{CAME}\b.*\b{FAMILIES}\b"
)
FATHERS_SHARE: Final = re.compile(
    r"\b(?:porsi|proporsi|bagian) (?:wakil |kehadiran )?(?:para )?ayah\b"
    r"|\bfathers['’]? share\b|\bshare of fathers\b"
)
ONLY_SOME: Final = re.compile(
    r"\b(?:ayah\w*|bapak|ibu|alumni|aktif|asuh|baru|tepat waktu|terlambat|puas|paham"
    r"|luring|tatap muka|langsung|kedua|bersama|selesai|minimal|setiap|tidak"
    r"|rata-rata|rerata|fathers?|mothers?|on time|active\w*|late|face to face|both"
    r"|not|average)\b"
)
"""Words that make it another figure: of some of them only, or how often they came."""

OF_PUPILS: Final = re.compile(
    rf"\b{FAMILIES}(?: ?/ ?wali)? (?:siswa|murid|peserta didik)\b"
    r"|\bwali (?:murid|siswa)\b"
    r"|\b(?:siswa|murid) yang (?=(?:ter|di)wakili)|\bpupils['’]? families\b"
)
PUPILS: Final = re.compile(r"\b(?:siswa|murid|peserta didik|pupils?|students?)\b")
ALONE: Final = re.compile(r"\b(?:sendiri|themselves|in person)\b")
ONLINE: Final = re.compile(r"\b(?:daring|online|zoom)\b")
GRADE: Final = r"(?:[ivx]+|1?\d)"
GRADES: Final = re.compile(
    rf"\b(?:kelas|tingkat|grades?) ({GRADE}\b(?:(?: ?(?:,|&|/|-|–)| dan| and| sampai"
    rf"| s\.?/?d\.?) ?(?:kelas |tingkat )?{GRADE}\b)*)(?P<group> ?[a-z]\b)?"
)
TO: Final = re.compile(r"-|–|sampai|s\.?/?d")
GROUPS: Final[Mapping[Party | None, str]] = {
    Party.KOMITE: r"komite(?: sekolah| madrasah)?",
    Party.TEACHERS: r"guru|pendidik|dewan guru|teachers?",
    Party.STAFF: r"tenaga kependidikan|tendik|karyawan|pegawai|staf|staff",
    Party.PARTNERS: (
        r"mitra(?: sekolah)?|instansi|lembaga(?: mitra)?|partners?|institutions?"
    ),
    Party.GUESTS: r"tamu(?: undangan)?|narasumber|guests?|speakers?",
    Party.SUPERVISORS: r"pengawas(?: sekolah| madrasah)?|supervisors?",
    None: r"peserta|undangan|participants?",
}
"""What indicators call each group; those of none are all who took part."""

WHOLE: Final = {
    party: re.compile(
        r"(?:(?:jumlah|banyaknya|persentase|tingkat|share of|number of) )?"
        r"(?:(?:kehadiran|attendance of) (?:seluruh |semua )?(?:anggota |para )?"
        rf"(?:the )?(?:{words})"
        r"|(?:seluruh |semua )?(?:anggota |para )?(?:the )?"
        rf"(?:{words})(?: members)? (?:(?:yang|who) )?(?:hadir|datang|attended|came))"
        r"(?: (?:pada|dalam|di|ke) (?:rapat|pertemuan|pelatihan|kegiatan)"
        r"(?: \w+){0,3})?"
    )
    for party, words in GROUPS.items()
}
ANYBODY: Final = re.compile(
    rf"\b(?:{'|'.join(words for party, words in GROUPS.items() if party)})\b"
)
ROMAN: Final = {roman.casefold(): grade for grade, roman in enumerate(NUMERALS, 1)}
PERCENT: Final = frozenset({"%", "persen", "percent"})
IN_FAMILIES: Final = frozenset({"keluarga", "families", "kk"})
IN_PEOPLE: Final = frozenset(
    {"orang", "org", "anggota", "peserta", "people", "persons", "members"}
)
ROUNDING: Final = Decimal("0.5")
"""So far apart a typed percentage and a counted one may be: it was rounded."""


@lru_cache(maxsize=4096)
def gauge_of(indicator: str, unit: str) -> Gauge | None:
    """Return what an indicator counts of the attendance, or None: it is typed in.

    Only where it speaks of families or of one group that came, and of all of them:
    who came on time, or how often, is another figure. Figures ask it several times of
    every activity.
    """
    words = " ".join(indicator.casefold().split()).strip(" .")
    named = unit.casefold().strip().removesuffix(".")
    is_share = named in PERCENT
    if is_share and FATHERS_SHARE.search(words):
        return Gauge(counts=Counted.FATHERS, is_share=True)
    in_people = (is_share or named in IN_PEOPLE) and not ONLY_SOME.search(words)
    for party, whole in WHOLE.items():
        if in_people and whole.fullmatch(words):
            return Gauge(counts=Counted.PEOPLE, is_share=is_share, party=party)
    if not is_share and named not in IN_FAMILIES:
        return None
    return _of_families(words, is_share=is_share)


def _of_families(words: str, *, is_share: bool) -> Gauge | None:
    """Return which families an indicator counts, or None where only some of them."""
    plain = OF_PUPILS.sub("keluarga ", words)
    is_another = (
        ONLY_SOME.search(plain) or PUPILS.search(plain) or ANYBODY.search(plain)
    )
    if is_another or not FAMILIES_CAME.search(plain):
        return None
    named = list(GRADES.finditer(plain))
    if any(found["group"] for found in named):
        return None
    grades = {grade for found in named for grade in _grades(found[1])}
    alone, online = ALONE.search(plain), ONLINE.search(plain)
    if alone and online:
        return None
    counts = Counted.THEMSELVES if alone else Counted.REPRESENTED
    return Gauge(
        counts=Counted.ONLINE if online else counts,
        is_share=is_share,
        grades=tuple(sorted(grades)),
    )


def _grades(words: str) -> set[int]:
    """Return the grades that words name: ``vii-ix`` are three of them."""
    typed = re.findall(rf"\b{GRADE}\b", words)
    found = [int(one) if one.isdigit() else ROMAN.get(one, 0) for one in typed]
    return set(range(found[0], found[-1] + 1)) if TO.search(words) else set(found)


def contradicts(typed: Decimal | None, counted: Decimal | None) -> bool:
    """Return whether a typed result says something else than the attendance."""
    if typed is None or counted is None:
        return False
    return abs(typed - counted) > ROUNDING

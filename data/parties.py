"""Which groups a school's own words name, and whom their numbers count."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from data.errors import HumasError, Refused
from data.language import N_, in_list, say
from data.participants import MOST_EXPECTED, Expected, Party, others

GROUPS: Final[Mapping[Party, str]] = {
    Party.KOMITE: r"komite(?: sekolah| madrasah)?|school committee",
    Party.TEACHERS: (
        r"(?:bapak ?/? ?ibu |dewan )?guru(?: (?:bk|mapel|mata pelajaran|pendamping))?"
        r"|pendidik|wali kelas|(?:wakil )?kepala (?:sekolah|madrasah)|konselor"
        r"|teachers?|(?:vice )?principals?|teachers? and principal"
        r"|guru dan kepala (?:sekolah|madrasah)"
        r"|kepala (?:sekolah|madrasah) dan guru"
    ),
    Party.STAFF: (
        r"tenaga kependidikan|tendik|tata usaha|tu|staf(?: tu| tata usaha)?|karyawan"
        r"|pegawai|pustakawan|satpam|(?:education )?staff"
    ),
    Party.PARTNERS: (
        r"mitra(?: sekolah)?|lembaga(?: mitra)?|instansi|dunia usaha|dudi|puskesmas"
        r"|polsek|kepolisian|perguruan tinggi|mitra dan lembaga"
        r"|partners?|institutions?|partners and institutions"
    ),
    Party.GUESTS: (
        r"tamu(?: undangan)?|undangan|narasumber|pembicara|pemateri|tokoh masyarakat"
        r"|alumni|tamu dan narasumber|guests?|speakers?|resource persons?"
        r"|guests and resource persons"
    ),
    Party.SUPERVISORS: (
        r"pengawas(?: (?:sekolah|madrasah|pembina|bina))?|(?:school )?supervisors?"
    ),
    Party.FAMILIES: (
        r"(?:(?:para|perwakilan|sebagian|some) )*"
        r"(?:keluarga(?: (?:siswa|murid|peserta didik))?"
        r"|orang ?tua(?: ?/ ?wali)?(?: (?:siswa|murid|peserta didik))?|ortu"
        r"|wali (?:murid|siswa)|(?:pupils'? )?families|parents)"
    ),
}
"""What schools call each group."""

_ALL_OF: Final = (
    r"(?:(?:para|semua|seluruh|perwakilan|wakil dari|anggota|pengurus|the|all|"
    r"members of the|members of) )*"
)
GROUP: Final[Mapping[Party, re.Pattern[str]]] = {
    party: re.compile(words if party is Party.FAMILIES else f"{_ALL_OF}(?:{words})")
    for party, words in GROUPS.items()
}
PEOPLE: Final = (
    r"(?:orang(?! ?tua)|org|peserta|pax|people|persons?|keluarga(?: siswa)?)"
)
COUNTED_GROUP: Final = re.compile(
    rf"(?:(?P<before>\d[\d.]*)\s*(?:{PEOPLE}\b)?\s*)?(?P<group>[^\d():=]+?)"
    rf"\s*(?:[(:=]?\s*(?P<behind>\d[\d.]*)\s*(?:{PEOPLE})?\s*\)?)?"
)
BEHIND: Final = re.compile(
    rf"(?:[(:=]\s*(?P<figure>\d[\d.]*)|\b\d[\d.]*(?=\s*{PEOPLE}))[^\d]*$"
)
SEPARATED: Final = re.compile(r"[;,\n+]")
LISTED: Final = re.compile(r"[;\n]")
TOGETHER: Final = re.compile(r"\bdan\b|\bserta\b|\band\b|/")
TOTAL: Final = re.compile(
    rf"(?:(?:jumlah|total|sebanyak) )?(?P<total>\d[\d.]*)\s*{PEOPLE}?\s*"
    r"(?::|,? terdiri (?:atas|dari))"
)

NO_GROUP: Final = N_(
    "“{part}” is not a group known here. Write groups with their number, such as "
    "“Komite 12; guru 10”. Groups are: {groups}."
)
BOTH_WAYS: Final = N_(
    "{party} stands there several times, once without a number. Give one number."
)
TOO_MANY: Final = N_("“{part}”: a group has from 1 to {most} people.")
WHOSE_NUMBER: Final = N_(
    "“{part}”: it is not clear whom {figure} counts, one group or all of them. Give "
    "each group its number, such as “Komite 12; guru 10”, or divide groups by “;”."
)


def typed_parties(parties: Iterable[Expected]) -> str:
    """Return groups as a person types them: ``Komite 12; Guru 10``."""
    return "; ".join(
        f"{say(one.party.label)} {one.expected or ''}".strip()
        for one in others(parties)
    )


def read_parties(text: str) -> tuple[Expected, ...]:
    """Read groups that are no families, or raise Refused about what is no group."""
    found: list[Expected] = []
    if refusal := number_refusal(text):
        raise refusal
    for part in split_groups(text):
        one = group_of(part)
        if one is None or one.party is Party.FAMILIES:
            groups = [say(p.label) for p in Party if p is not Party.FAMILIES]
            raise Refused(NO_GROUP, part=part, groups=in_list(groups))
        found.append(one)
    return added_up(found)


def split_groups(text: str) -> list[str]:
    """Return the parts of a list; “dan” divides only what is no group as a whole."""
    parts: list[str] = []
    for part in filter(
        None, map(str.strip, SEPARATED.split(text.replace("&", " dan ")))
    ):
        plain = re.sub(r"^(?:dan|serta|and)\s+", "", part, flags=re.IGNORECASE)
        both = [one.strip() for one in TOGETHER.split(plain) if one.strip()]
        divides = group_of(plain) is None and any(map(group_of, both))
        parts += both if divides else [plain]
    return parts


def number_refusal(text: str) -> HumasError | None:
    """Return that a number may count one group or several, or None.

    In “guru, TU, dan komite (30 orang)” it stands behind all of them, in “30 guru dan
    komite” before them, and so it does beside families: “kelas VII dan komite (30)”.
    Groups that are divided by “;” are each for themselves.
    """
    for listed in LISTED.split(text):
        parts = [_numbered(part) for part in split_groups(listed)]
        for one, following in pairwise(parts):
            if not (one.is_group or following.is_group):
                continue
            is_open = not (one.before or one.behind)
            figure = following.behind if is_open else one.before
            if figure and (is_open or not (following.before or following.behind)):
                return Refused(WHOSE_NUMBER, part=listed.strip(), figure=figure)
    return None


class _Numbered(NamedTuple):
    """The numbers that stand before and behind a part, and whether it is a group."""

    before: str
    behind: str
    is_group: bool


def _numbered(part: str) -> _Numbered:
    if group_of(part) and (found := _counted(part)):
        return _Numbered(found["before"] or "", found["behind"] or "", is_group=True)
    behind = BEHIND.search(part)
    return _Numbered("", behind["figure"] if behind else "", is_group=False)


def _counted(part: str) -> re.Match[str] | None:
    """Return a group with its number before or behind it, or None."""
    plain = " ".join(part.casefold().split()).strip(" .")
    found = COUNTED_GROUP.fullmatch(plain)
    return None if found and found["before"] and found["behind"] else found


def group_of(part: str) -> Expected | None:
    """Return the group that words name, with its number, or None."""
    found = _counted(part)
    if not found:
        return None
    named = next((p for p, g in GROUP.items() if g.fullmatch(found["group"])), None)
    typed = found["before"] or found["behind"]
    if named is None:
        return None
    number = int(typed.replace(".", "")) if typed else None
    if number is not None and not 1 <= number <= MOST_EXPECTED:
        raise Refused(TOO_MANY, part=part, most=MOST_EXPECTED)
    return Expected(party=named, expected=number)


def added_up(found: Iterable[Expected]) -> tuple[Expected, ...]:
    """Return each group once: three principals and ten teachers are one group."""
    numbers: dict[Party, list[int | None]] = {}
    for one in found:
        numbers.setdefault(one.party, []).append(one.expected)
    for party, each in numbers.items():
        if len(set(map(type, each))) > 1:
            raise Refused(BOTH_WAYS, party=party)
    return tuple(
        Expected(
            party=party,
            expected=None if None in each else sum(filter(None, each)),
        )
        for party, each in numbers.items()
    )

"""How lists name what a person is to the school."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from data.people.models import Element
from data.workbook import label_of

CALLED: Final[Mapping[Element, str]] = {
    Element.PRINCIPAL: "kepala sekolah, kepala madrasah, kepala, kepsek, kamad",
    Element.TEACHER: (
        "guru, guru mapel, guru mata pelajaran, pendidik, pengajar, tenaga pendidik, "
        "wakil kepala sekolah, wakil kepala madrasah, waka, wakasek, ustaz, ustadz, "
        "ustazah, ustadzah"
    ),
    Element.HOMEROOM: "wali kelas, walas, guru wali kelas, guru wali",
    Element.COUNSELLOR: (
        "guru bk, bk, konselor, guru bimbingan dan konseling, "
        "guru bimbingan konseling, bimbingan dan konseling, bimbingan konseling"
    ),
    Element.STAFF: (
        "tenaga kependidikan, tendik, tata usaha, tu, kepala tata usaha, kepala tu, "
        "staf, staff, staf tu, staf tata usaha, pegawai, karyawan, pustakawan, "
        "operator, operator sekolah, satpam, penjaga sekolah, laboran, "
        "tenaga administrasi sekolah, tenaga administrasi"
    ),
    Element.PARENT: (
        "orang tua, orangtua, ortu, orang tua wali, orang tua siswa, orang tua murid, "
        "wali murid, wali siswa, wali, paguyuban, paguyuban kelas"
    ),
    Element.KOMITE: (
        "komite, komite sekolah, komite madrasah, pengurus komite, anggota komite, "
        "ketua komite, wakil ketua komite, sekretaris komite, bendahara komite"
    ),
    Element.PARTNER: (
        "mitra, lembaga mitra, instansi mitra, mitra sekolah, lembaga, instansi, "
        "dunia usaha, dunia industri, perusahaan"
    ),
    Element.COMMUNITY: (
        "masyarakat, tokoh masyarakat, tokoh agama, tokoh, warga, warga sekitar, alumni"
    ),
    Element.SUPERVISOR: (
        "pengawas, pengawas sekolah, pengawas madrasah, pengawas pembina"
    ),
    Element.RESOURCE_PERSON: (
        "narasumber, nara sumber, pemateri, pembicara, penceramah, fasilitator"
    ),
}
"""What each is called in lists, beside the words of the screen."""

OF_CLASS: Final = re.compile(
    r"(?:guru\s*/\s*)?(?:wali\s*kelas|walas)\s*[:.\-]?\s*(?P<named>\S.*)", re.IGNORECASE
)
"""*Wali Kelas VII A*: what somebody is, and of which class group."""


@cache
def _known() -> Mapping[str, Element]:
    known = {
        label_of(name): element
        for element, names in CALLED.items()
        for name in (element.value, element.label, *names.split(","))
    }
    return dict(sorted(known.items(), key=lambda one: -len(one[0])))


def element_of(said: str) -> Element | None:
    """Return what a person is who is called so, or None.

    The longest name that the words begin with counts: *guru matematika* is a teacher,
    *guru BK* a counsellor.
    """
    words = label_of(said)
    for name, element in _known().items():
        if words == name or words.startswith(f"{name} "):
            return element
    return None


def is_name_of(said: str) -> bool:
    """Return whether words only name an element and say nothing beside."""
    return label_of(said) in _known()


def class_groups_in(said: str) -> tuple[str, ...]:
    """Return the class groups that *Wali Kelas VII A* or *VII A, VII B* names."""
    found = OF_CLASS.fullmatch(said.strip())
    names = re.split(r"[,;/&+]|\bdan\b", found["named"] if found else said)
    return tuple(filter(None, (" ".join(name.split()) for name in names)))

"""Is a name found in part, misspelt, and by other words — and nothing else?"""

import pytest

from data.search.matching import Index, words_of

NAMES = (
    "Rapat komite sekolah",
    "Pembagian rapor semester ganjil",
    "Sosialisasi program kelas VII",
    "Kunjungan rumah siswa yang perlu pendampingan",
    "Pentas seni",
    "Pertemuan orang tua kelas IX",
    "Daftar hadir.xlsx",
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("rpat komte", NAMES[0]),
        ("komite rapat", NAMES[0]),
        ("RAPÁT", NAMES[0]),
        ("pembagian rapot", NAMES[1]),
        ("rapor ganjl", NAMES[1]),
        ("sosialsi", NAMES[2]),
        ("kunj rum", NAMES[3]),
        ("kunjunganrumah", NAMES[3]),
        ("pentasseni", NAMES[4]),
        ("pertemuan ortu", NAMES[5]),
        ("hadir.xlsx", NAMES[6]),
        ("rapat komite bulan", NAMES[0]),
    ],
)
def test_a_name_is_found_as_people_type_it(typed: str, name: str) -> None:
    scores = Index([(one, 1.0)] for one in NAMES).score(words_of(typed))

    assert NAMES[max(scores, key=lambda number: scores[number])] == name


@pytest.mark.parametrize("typed", ["zebra", "rapat zebra", "xx", "kelas XII"])
def test_what_is_called_otherwise_is_not_found(typed: str) -> None:
    assert not Index([(one, 1.0)] for one in NAMES).score(words_of(typed))


def test_the_name_itself_comes_before_longer_ones() -> None:
    index = Index([(one, 1.0)] for one in ("Pentas seni kelas IX", "Pentas seni"))

    scores = index.score(words_of("pentas seni"))

    assert scores[1] > scores[0]


def test_what_it_belongs_to_counts_less_than_the_name() -> None:
    index = Index([[("Spanduk", 1.0), ("Pentas seni", 0.6)], [("Pentas seni", 1.0)]])

    scores = index.score(words_of("pentas"))

    assert scores[1] > scores[0] > 0


def test_the_kind_alone_finds_nothing_and_helps_beside_the_name() -> None:
    index = Index([(one, 1.0)] for one in NAMES)
    of_kind = {"kegiatan": 0.6}

    assert not index.score(["kegiatan"], of_kind)
    assert index.score(["kegiatan", "pentas"], of_kind).keys() == {4}

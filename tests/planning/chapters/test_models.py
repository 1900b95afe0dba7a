from uuid import UUID

import pytest

from data.store import Store
from planning.chapters import store as chapters
from planning.chapters.models import LegalBasis, in_legal_order

IN_ORDER = (
    "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    "Undang-Undang Nomor 20 Tahun 2003 tentang Sistem Pendidikan Nasional",
    "2. UU No. 23/2014 tentang Pemerintahan Daerah",
    "UNDANG UNDANG REPUBLIK INDONESIA NOMOR 27 TAHUN 2022",
    "PP Nomor 48 Tahun 2008 tentang Pendanaan Pendidikan",
    "Peraturan Pemerintah Nomor 57 Tahun 2021 sebagaimana telah diubah dengan "
    "Peraturan Pemerintah Nomor 4 Tahun 2022",
    "Peraturan Presiden Nomor 87 Tahun 2017 tentang Penguatan Pendidikan Karakter",
    "Permendikbud No 75/2016 tentang Komite Sekolah",
    "Peraturan Menteri Agama Nomor 16 Tahun 2020 tentang Komite Madrasah",
    "Permendikdasmen Nomor 6 Tahun 2026 tentang Budaya Sekolah Aman dan Nyaman",
    "Peraturan Direktur Jenderal Pendidikan Islam Nomor 1 Tahun 2013",
    "Peraturan Daerah Kota Contoh Nomor 3 Tahun 2015",
    "Perda Provinsi Contoh Nomor 1 Tahun 2021",
    "Peraturan Wali Kota Contoh Nomor 9 Tahun 2019",
    "Keputusan Kepala Dinas Nomor 11 Tahun 2010",
    "Anggaran Dasar Komite",
)


def basis(number: int, title: str) -> LegalBasis:
    return LegalBasis(id=UUID(int=number), number=number, title=title, version=1)


@pytest.mark.parametrize("turn", [1, -1])
def test_laws_stand_before_regulations_by_year_inside_a_kind(turn: int) -> None:
    mixed = [basis(n, title) for n, title in enumerate(IN_ORDER[::turn], 1)]

    assert [one.title for one in in_legal_order(mixed)] == list(IN_ORDER)


def test_a_list_decides_among_those_of_one_kind_and_year() -> None:
    first = basis(1, "Permendikbud Nomor 75 Tahun 2016")
    second = basis(2, "Permendikbud Nomor 23 Tahun 2016")

    assert in_legal_order([second, first]) == [first, second]


def test_the_ready_list_names_both_laws_first(store: Store) -> None:
    titles = [one.title.split(" Nomor")[0] for one in chapters.legal_bases(store)]

    assert titles[:3] == [
        "Undang-Undang Republik Indonesia",
        "Undang-Undang Republik Indonesia",
        "Peraturan Pemerintah",
    ]

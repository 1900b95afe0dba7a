"""A madrasah reads of the madrasah, and nobody's own words are changed."""

import pytest

from data.language import (
    Language,
    ask_for_naming,
    fitted,
    naming_as,
    naming_here,
    say,
    speaking,
)
from data.language.naming import (
    EVERY_NAMING,
    KINDERGARTEN,
    MADRASAH,
    RAUDHATUL_ATHFAL,
    SCHOOL,
    named,
)
from data.school.models import Level
from data.web import place


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Kepala Sekolah,", "Kepala Madrasah,"),
        ("WAKIL KEPALA SEKOLAH", "WAKIL KEPALA MADRASAH"),
        ("warga sekolah dan sekolahnya", "warga madrasah dan madrasahnya"),
        ("izin Dinas Pendidikan", "izin Kantor Kementerian Agama"),
        (
            "kalender pendidikan dinas, jabatan dinas",
            "kalender pendidikan Kantor Kementerian Agama, jabatan dinas",
        ),
        ("dari Dapodik", "dari EMIS"),
        (
            "Permendikbud 75/2016: komite sekolah",
            "PMA 16/2020: komite madrasah",
        ),
        (
            "Permendikbud Nomor 75 Tahun 2016 tentang Komite Sekolah",
            "Permendikbud Nomor 75 Tahun 2016 tentang Komite Sekolah",
        ),
        ("lulusan di sekolah lanjutan", "lulusan di sekolah lanjutan"),
        ("prasekolah dan bersekolah", "prasekolah dan bersekolah"),
        ("siswa", "siswa"),
    ],
)
def test_a_madrasah_is_called_one(written: str, read: str) -> None:
    assert named(written, MADRASAH) == read
    assert named(written, SCHOOL) == written


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Siswa dan orang tua siswa", "Peserta didik dan orang tua peserta didik"),
        ("Daftar Siswa", "Daftar Peserta Didik"),
        ("SISWA", "PESERTA DIDIK"),
        ("mahasiswa", "mahasiswa"),
    ],
)
def test_a_kindergarten_speaks_of_its_children(written: str, read: str) -> None:
    assert named(written, KINDERGARTEN) == read
    assert named(written, RAUDHATUL_ATHFAL) == read


def test_a_level_says_what_the_school_is_called() -> None:
    madrasahs = {level for level in Level if level.is_madrasah}

    assert madrasahs == {Level.RA, Level.MI, Level.MTS, Level.MA}
    assert {level.naming.principal for level in madrasahs} == {"Kepala Madrasah"}
    assert Level.SLB.naming is SCHOOL
    assert Level.MA.naming.lead == "Wakil Kepala Madrasah Bidang Humas"
    assert Level.MA.naming.komite == "Komite Madrasah"
    assert {level.naming for level in Level} == set(EVERY_NAMING)


def test_only_what_the_product_says_is_put_into_other_words() -> None:
    with speaking(Language.INDONESIAN, MADRASAH):
        told = fitted("Humas {name} di sekolah", name="MTs Sekolah Alam")
        refused = say("The school is not set up yet.")

    assert told == "Humas MTs Sekolah Alam di madrasah"
    assert refused == "Madrasah belum disiapkan."


def test_english_stays_english() -> None:
    with speaking(Language.ENGLISH, MADRASAH):
        assert say("Name of the school") == "Name of the school"


def test_where_no_run_says_which_the_served_school_is_asked() -> None:
    try:
        ask_for_naming(lambda: RAUDHATUL_ATHFAL)
        with speaking(Language.INDONESIAN):
            assert naming_here() is RAUDHATUL_ATHFAL
        with naming_as(SCHOOL):
            assert naming_here() is SCHOOL
    finally:
        ask_for_naming(place.naming)

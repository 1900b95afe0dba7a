from datetime import date

import pytest

from data.language import Language, speaking
from evaluation.outcomes.models import AchievementField
from evaluation.outcomes.reading import read_lines
from evaluation.recognitions.models import AwardLevel
from tests.make import YEAR


def test_lines_are_read_in_the_usual_order() -> None:
    read = read_lines(
        "14/09/2026; Olimpiade IPA; Juara 2; Kota; Akademik; kelas VIII; 1; Dinas\n"
        "\n"
        ";Festival tari;;tingkat provinsi;non-akademik;tim tari;8 siswa\n",
        YEAR,
    )

    first, second = read.drafts
    assert read.faults == ()
    assert (first.achieved_on, first.title, first.rank, first.level, first.field) == (
        date(2026, 9, 14),
        "Olimpiade IPA",
        "Juara 2",
        AwardLevel.CITY,
        AchievementField.ACADEMIC,
    )
    assert (second.achieved_on, second.level, second.pupils, second.organiser) == (
        None,
        AwardLevel.PROVINCE,
        8,
        "",
    )


def test_a_sheet_with_headings_is_read_in_its_own_order() -> None:
    read = read_lines(
        "No\tNama Lomba\tTingkat\tJuara\tBidang\tTanggal\n"
        '1\t"Lomba ""Cerdas"" Cermat"\tKab.\tJuara 1\tAkademik\t3 Februari 2027\n',
        YEAR,
    )

    [draft] = read.drafts
    assert (draft.title, draft.level, draft.rank, draft.achieved_on) == (
        'Lomba "Cerdas" Cermat',
        AwardLevel.CITY,
        "Juara 1",
        date(2027, 2, 3),
    )


def test_a_day_without_a_year_is_of_the_school_year() -> None:
    read = read_lines("5 Januari;A;;nasional;akademik", YEAR)

    assert read.drafts[0].achieved_on == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("kapan;A;;kota;akademik", "kapan"),
        ("Agustus 2026;A;;kota;akademik", "Agustus 2026"),
        ("31/02/2027;A;;kota;akademik", "31/02/2027"),
        (";A;;kabupatenan;akademik", "kabupatenan"),
        (";A;;kota;sains terapan", "sains terapan"),
        (";A;;kota;akademik;tim;banyak", "banyak"),
        (";A;;kota;akademik;tim;1,5", "1,5"),
        (";;;kota;akademik", "Nama lomba"),
        (";A;;;akademik", "Tingkat"),
        (f";{'A' * 151};;kota;akademik", "Nama lomba"),
        (";A;;kota;akademik;a;1;b;c", "kolom"),
    ],
)
def test_a_wrong_line_is_told_with_its_number(line: str, told: str) -> None:
    with speaking(Language.INDONESIAN):
        read = read_lines(f";Baik;;kota;akademik\n{line}", YEAR)

    assert len(read.drafts) == 1
    assert {fault.line for fault in read.faults} == {2}
    assert told in " ".join(fault.sentence for fault in read.faults)


def test_every_fault_of_a_line_is_told_at_once() -> None:
    read = read_lines("x;A;;y;z", YEAR)

    assert len(read.faults) == 3


def test_nothing_says_nothing_and_too_much_is_told() -> None:
    assert read_lines(" \n\t\n", YEAR) == ((), ())
    many = read_lines(";A;;kota;akademik\n" * 301, YEAR)
    assert many.drafts == ()
    assert many.faults[0].line == 301

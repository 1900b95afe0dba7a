"""When something is, as a cell says it: a day, days with hours, a month, words."""

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import HumasError, Refused
from data.language import Language, in_long, in_short, in_weekday, speaking
from data.workbook import (
    WrittenDay,
    WrittenHours,
    amount_of,
    day_of,
    days_of,
    hours_of,
    measure_of,
    months_of,
)


def day(day: int | None, month: int, year: int | None) -> WrittenDay:
    return WrittenDay(day=day, month=month, year=year)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("22/08/2026", day(22, 8, 2026)),
        ("5/1/27", day(5, 1, 2027)),
        ("08/09/2026", day(8, 9, 2026)),
        ("22-08-2026", day(22, 8, 2026)),
        ("22.8.2026", day(22, 8, 2026)),
        ("2026-08-22", day(22, 8, 2026)),
        ("2026/08/22", day(22, 8, 2026)),
        ("22 Agustus 2026", day(22, 8, 2026)),
        ("tanggal 22 Agustus 2026", day(22, 8, 2026)),
        ("Sabtu, 22 Agustus 2026", day(22, 8, 2026)),
        ("Sab. 22-8-26", day(22, 8, 2026)),
        ("Hari/Tanggal: Sabtu, 22 Agustus 2026", day(22, 8, 2026)),
        ("Jum'at, 21 Agt 2026", day(21, 8, 2026)),
        ("Jum’at/20 November 2026", day(20, 11, 2026)),
        ("Ahad, 23 Agustus 2026", day(23, 8, 2026)),
        ("22 Agustus 2026 (Sabtu)", day(22, 8, 2026)),
        ("22 Agu 2026", day(22, 8, 2026)),
        ("22 Agu ’26", day(22, 8, 2026)),
        ("22 August 2026", day(22, 8, 2026)),
        ("August 22, 2026", day(22, 8, 2026)),
        ("3 Nopember 2026", day(3, 11, 2026)),
        ("22 Agustus", day(22, 8, None)),
        ("Agustus 2026", day(None, 8, 2026)),
        ("AGUSTUS", day(None, 8, None)),
        ("08/2026", day(None, 8, 2026)),
        ("2026-08", day(None, 8, 2026)),
        ("Agu-26", day(None, 8, 2026)),
        (date(2026, 8, 22), day(22, 8, 2026)),
        (datetime(2026, 8, 22), day(22, 8, 2026)),  # noqa: DTZ001
        (46256.0, day(22, 8, 2026)),
        ("46256", day(22, 8, 2026)),
    ],
)
def test_days_come_first(typed: object, written: WrittenDay) -> None:
    assert day_of(typed) == written
    assert days_of(typed).first == written


@pytest.mark.parametrize(
    "typed",
    [
        "Rapat, 22 Agustus 2026",
        "Aula/22 Agustus 2026",
        "Juli/22 Agustus 2026",
        "22 Agustus 2026 di aula",
        "08/22/2026",
        "31 Februari 2027",
        "29/2/2027",
        "Agustus 22",
        "22 atau 29 Agustus 2026",
        "22/08",
        "tgl 14 s.d. 16",
        "12",
        "08.00",
    ],
)
def test_what_is_nearly_a_day_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="day first"):
        days_of(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Senin, 22 Agustus 2026",
        "22 Agustus 2026 (Minggu)",
        "Jumat s.d. Minggu, 22-23 Agustus 2026",
        "Rabu, 12 Agustus s.d. Sabtu, 14 Agustus 2026",
    ],
)
def test_a_weekday_that_contradicts_the_date_is_told(typed: str) -> None:
    with pytest.raises(Refused, match="not a"):
        days_of(typed)


def test_without_a_year_the_weekday_waits_for_it() -> None:
    written = day_of("Senin, 22 Agustus")

    assert written.weekday_refusal(date(2027, 8, 23)) is None
    assert written.weekday_refusal(date(2026, 8, 22)) is not None


@pytest.mark.parametrize(
    ("typed", "taken", "words"),
    [
        ("Minggu ke-2 Agustus", "Agustus", "Minggu ke-2"),
        ("Awal/akhir Juli", "Juli", "Awal/akhir"),
        ("Pekan III dan IV bulan Mei 2027", "Mei 2027", "Pekan III dan IV"),
        ("Minggu 2 Agustus 2026", "Agustus 2026", "Minggu 2"),
        ("Minggu ke-1 dan 3 Agustus", "Agustus", "Minggu ke-1 dan 3"),
        ("Februari 2027 (minggu kedua)", "Februari 2027", "minggu kedua"),
        ("Selasa pekan kedua Oktober 2026", "Oktober 2026", "Selasa pekan kedua"),
        ("Bulan Agustus", "Agustus", ""),
    ],
)
def test_part_of_a_month_is_taken_as_the_month(
    typed: str, taken: str, words: str
) -> None:
    found = days_of(typed)

    assert found.first is not None
    assert (found.first.day, found.taken, found.words) == (None, taken, words)


@pytest.mark.parametrize(
    "typed", ["3 Agustus 2026.", "(3 Agustus 2026)", "3 Agust 2026,", "03/08/2026;"]
)
def test_marks_around_a_day_do_not_make_it_a_month(typed: str) -> None:
    found = days_of(typed)

    assert found == days_of("3 Agustus 2026")
    assert (found.taken, found.words) == ("", "")


@pytest.mark.parametrize(
    "typed", ["3,4,5 Agustus 2026", "2/4 Agustus 2026", "1, 3 dan 5 Mei 2027"]
)
def test_several_days_are_not_taken_for_their_month(typed: str) -> None:
    with pytest.raises(Refused):
        days_of(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Setiap bulan",
        "Insidental",
        "Tentatif",
        "Kondisional",
        "Sesuai kebutuhan",
        "Semester ganjil",
        "Semester 1",
        "Setiap tanggal 10",
        "Triwulan II",
        "Juli/Agustus 2026",
        "Juli - Desember 2026",
        "Des 2026 / Jan 2027",
        "Sepanjang tahun 2026/2027",
        "1-2 kali sebulan",
        "Setiap Jumat pukul 07.00",
        "Ramadan 1448 H",
        "Menunggu jadwal dinas",
        "kapan-kapan",
    ],
)
def test_what_names_no_day_keeps_its_words(typed: str) -> None:
    found = days_of(typed)

    assert (found.first, found.words) == (None, typed)


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("22/08/2026 08.00-10.00 WIB", time(8), time(10)),
        ("Sabtu, 22 Agustus 2026, pukul 08.00 s.d. selesai", time(8), None),
        ("22 Agustus 2026 (jam 8 pagi)", time(8), None),
        ("12-14 Agustus 2026 pukul 07.30", time(7, 30), None),
        ("2026-08-22 07:30:00", time(7, 30), None),
        ("46256,3125", time(7, 30), None),
        (datetime(2026, 8, 22, 7, 30), time(7, 30), None),  # noqa: DTZ001
    ],
)
def test_hours_beside_a_day_are_read_too(
    typed: object, begins: time, ends: time | None
) -> None:
    hours = days_of(typed).hours

    assert hours is not None
    assert (hours.begins, hours.ends) == (begins, ends)


@pytest.mark.parametrize("typed", ["2026-08-22 00:00:00", datetime(2026, 8, 22)])  # noqa: DTZ001
def test_midnight_of_a_date_is_no_hour(typed: object) -> None:
    assert days_of(typed).hours is None


def test_what_is_not_certain_is_said_beside_the_day() -> None:
    found = days_of("22 Agustus 2026 (tentatif)")

    assert (found.first, found.words) == (day(22, 8, 2026), "tentatif")


@pytest.mark.parametrize("typed", ["12 & 19 Sept 2026", "5, 12, 19 September 2026"])
def test_days_apart_are_several_activities(typed: str) -> None:
    with pytest.raises(Refused, match="apart"):
        days_of(typed)


@pytest.mark.parametrize(
    "typed", ["8", 8.0, "Agustus", "Agustus 2026", date(2026, 8, 1)]
)
def test_months_are_read_by_number_and_name(typed: object) -> None:
    found = months_of(typed).first

    assert found is not None
    assert (found.day, found.month) == (None, 8)


def test_a_day_in_a_months_cell_stays_a_day() -> None:
    assert months_of("22/08/2026").first == day(22, 8, 2026)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(Language))
def test_a_day_is_read_as_it_is_written(when: date, language: Language) -> None:
    with speaking(language):
        said = [in_long(when), in_short(when), in_weekday(when), f"{when:%d/%m/%Y}"]

    assert {day_of(one) for one in said} == {day(when.day, when.month, when.year)}


@given(st.text(max_size=30) | st.floats() | st.integers() | st.booleans())
def test_every_cell_is_read_or_refused(cell: object) -> None:
    for read in (
        day_of,
        days_of,
        months_of,
        hours_of,
        measure_of,
        amount_of,
    ):
        with suppress(HumasError):
            assert read(cell) is not None  # type: ignore[operator]


@pytest.mark.parametrize(
    ("typed", "day", "words"),
    [
        ("19Oktober2026", 19, ""),
        ("Senin, 19Okt2026", 19, ""),
        ("19 Oktober 2026 M", 19, ""),
        ("19 Oktober 2026 M / 8 Jumadil Awal 1448 H", 19, "8 Jumadil Awal 1448 H"),
        ("8 Jumadil Awal 1448 H / 19 Oktober 2026", 19, "8 Jumadil Awal 1448 H"),
        ("19 Oktober 2026 (8 Jumadil Awal 1448 H)", 19, "8 Jumadil Awal 1448 H"),
        ("Oktober2026", None, ""),
    ],
)
def test_a_date_written_together_or_in_both_calendars_is_read(
    typed: str, day: int | None, words: str
) -> None:
    found = days_of(typed)

    assert found.first == WrittenDay(day=day, month=10, year=2026)
    assert found.words == words


def test_a_number_of_the_other_calendar_takes_no_figure_of_the_year() -> None:
    with pytest.raises(Refused, match="is not a date"):
        days_of("12 Mei 2027 H 1448")


def test_a_moment_as_programs_write_it_is_a_day_and_an_hour() -> None:
    found = days_of("2026-10-19T09:15:00")

    assert found.first == WrittenDay(day=19, month=10, year=2026)
    assert found.hours == WrittenHours(begins=time(9, 15))


@pytest.mark.parametrize(
    "typed",
    [
        "19/10/2026 pukul 09-45",
        "19/10/2026 09,45",
        "19 Oktober 2026, mulai 09.45",
        "19 Oktober 2026 dimulai pukul 09.45 s.d. selesai",
    ],
)
def test_an_hour_behind_a_date_is_read_like_one_alone(typed: str) -> None:
    found = days_of(typed)

    assert found.first == WrittenDay(day=19, month=10, year=2026)
    assert found.hours == WrittenHours(begins=time(9, 45))

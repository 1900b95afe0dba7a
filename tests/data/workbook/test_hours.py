"""Which hours a cell says."""

from datetime import date, datetime, time, timedelta

import pytest

from data.errors import Refused
from data.workbook import WrittenHours, hours_of, timed_line


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("08.00", time(8), None),
        ("8:30", time(8, 30), None),
        ("08:15:00", time(8, 15), None),
        ("Pukul 08.00 WIB", time(8), None),
        ("Pkl. 13.30", time(13, 30), None),
        ("jam 8 pagi", time(8), None),
        ("pukul tujuh pagi", time(7), None),
        ("delapan pagi s.d. dua belas siang", time(8), time(12)),
        ("jam 2 siang", time(14), None),
        ("12 siang", time(12), None),
        ("4 sore", time(16), None),
        ("7.30 malam", time(19, 30), None),
        ("14.00 siang", time(14), None),
        ("2 pm", time(14), None),
        ("08.00 - 10.30", time(8), time(10, 30)),
        ("08.00–10.30", time(8), time(10, 30)),
        ("08.00—10.30", time(8), time(10, 30)),
        ("08.00 s.d. 10.00 WIB", time(8), time(10)),
        ("07.30 WIB - 10.00 WIB", time(7, 30), time(10)),
        ("pukul 13.00 s/d 15.00 WITA", time(13), time(15)),
        ("pukul 08.00 sampai pukul 10.00", time(8), time(10)),
        ("8 pagi - 3 sore", time(8), time(15)),
        ("8-10 pagi", time(8), time(10)),
        ("08.00–selesai", time(8), None),
        ("08.00 WIB s.d. selesai", time(8), None),
        (8.3, time(8, 30), None),
        (8.0, time(8), None),
        (0.5, time(12), None),
        (time(7, 15), time(7, 15), None),
        (time(7, 59, 59, 999_000), time(8), None),
        (datetime(1899, 12, 31, 7, 15), time(7, 15), None),  # noqa: DTZ001
        (timedelta(hours=7, minutes=15), time(7, 15), None),
    ],
)
def test_hours_are_read_as_people_write_them(
    typed: object, begins: time, ends: time | None
) -> None:
    found = hours_of(typed)

    assert (found.begins, found.ends) == (begins, ends)


def test_zone_and_day_beside_an_hour_are_kept() -> None:
    assert hours_of("07.30 wit").zone == "WIT"
    assert hours_of(datetime(2026, 8, 22, 7, 30)).on == date(2026, 8, 22)  # noqa: DTZ001


@pytest.mark.parametrize(
    "typed",
    [
        "25.00",
        "08.61",
        "pagi",
        "14.00 pagi",
        "12 malam",
        "08.00-30.00",
        "08.00 WIB - 10.00 WITA",
        "08.00-10.00-12.00",
        "08.00 di aula",
        "08.00 (2 jam)",
        "08:00:30",
        "ba'da Isya",
        "setengah delapan",
        True,
        "",
    ],
)
def test_what_is_no_hour_is_refused(typed: object) -> None:
    with pytest.raises(Refused, match="hour"):
        hours_of(typed)


@pytest.mark.parametrize(
    ("line", "hours", "item"),
    [
        ("08.00 Pembukaan", "08.00", "Pembukaan"),
        ("08.00-08.30 Pembukaan", "08.00–08.30", "Pembukaan"),
        ("08:00 — 08:30 | Pembukaan", "08.00–08.30", "Pembukaan"),
        ("Pkl. 08.00 WIB s.d. 08.30 WIB: Pembukaan", "08.00–08.30", "Pembukaan"),
        ("08.00 s/d selesai Pameran", "08.00–selesai", "Pameran"),
        ("1. 08.00 – Pembukaan", "08.00", "Pembukaan"),
        ("- 13.00 2 lomba serentak", "13.00", "2 lomba serentak"),
        ("08.30 siang ini makan", "", "08.30 siang ini makan"),
        ("25.00 Pembukaan", "", "25.00 Pembukaan"),
        ("3 lomba serentak", "", "3 lomba serentak"),
        ("Pembukaan pukul 08.00", "", "Pembukaan pukul 08.00"),
        ("08.00", "", "08.00"),
    ],
)
def test_a_line_of_a_rundown_is_told_apart_or_left_whole(
    line: str, hours: str, item: str
) -> None:
    assert timed_line(line) == (hours, item)


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("mulai 09.15", time(9, 15), None),
        ("dimulai pukul 13.00 s.d. selesai", time(13), None),
        ("9,15", time(9, 15), None),
        ("09,15-11,00", time(9, 15), time(11)),
        ("09-00", time(9), None),
        ("09-30", time(9, 30), None),
        ("09-00 s.d. 10-30", time(9), time(10, 30)),
        ("9-11", time(9), time(11)),
    ],
)
def test_minutes_are_told_from_the_hour_it_ends(
    typed: str, begins: time, ends: time | None
) -> None:
    assert hours_of(typed) == WrittenHours(begins=begins, ends=ends)


@pytest.mark.parametrize("typed", ["± 09.15", "sekitar pukul 09.15"])
def test_an_hour_that_is_not_exact_says_so(typed: str) -> None:
    assert hours_of(typed) == WrittenHours(begins=time(9, 15), is_about=True)

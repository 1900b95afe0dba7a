"""Files of answers as Google Forms, its sheets and Excel write them."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from data.errors import Refused, UnreadableFile
from evaluation.answers.models import Leaving
from evaluation.answers.reading import (
    Around,
    moments_of,
    point_of,
    points_of,
    read_answers,
    stamp_of,
)
from evaluation.answers.reading.choices import canonical, chosen_in

WIB = ZoneInfo("Asia/Jakarta")
MORNING = datetime.fromisoformat("2026-12-18T09:05:11")
AGREE = ("Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju")


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("18/12/2026 09:05:11", MORNING),
        ("18/12/2026 09.05.11", MORNING),
        ("12/18/2026 9:05:11", MORNING),
        ("12/18/2026 9:05:11 AM", MORNING),
        ("18-12-26 9.05", MORNING.replace(second=0)),
        ("2026-12-18 09:05:11", MORNING),
        ("2026-12-18T09:05:11.250", MORNING),
        (MORNING, MORNING),
        (date(2026, 12, 18), datetime.fromisoformat("2026-12-18")),
        (46374.378, datetime.fromisoformat("2026-12-18T09:04:19")),
        ("46374,378", datetime.fromisoformat("2026-12-18T09:04:19")),
        ("Jumat, 18 Desember 2026 09.05", MORNING.replace(second=0)),
        ("Jum'at 18 Desember 2026 pukul 09.05.11", MORNING),
        ("Friday, December 18, 2026 9:05 AM", MORNING.replace(second=0)),
        ("Dec 18, 2026, 9:05:11 PM", MORNING.replace(hour=21)),
        ("18 Des 2026, 09.05", MORNING.replace(second=0)),
        ("12/18/2026 12:05:11 AM", MORNING.replace(hour=0)),
    ],
)
def test_a_time_is_read_in_every_habit(cell: object, moment: datetime) -> None:
    stamp = stamp_of(cell)

    assert moment in {stamp.day_first, stamp.month_first}
    assert not stamp.is_open


@pytest.mark.parametrize("zone", ["GMT+7", "GMT+07:00", "UTC+7", "+0700", "WIB"])
def test_a_time_keeps_the_zone_that_it_names(zone: str) -> None:
    stamp = stamp_of(f"2026/12/18 9:05:11 AM {zone}")

    wib = timezone(timedelta(hours=7))
    assert stamp.day_first == MORNING.replace(tzinfo=wib)


@pytest.mark.parametrize(
    "cell",
    [
        "18/12/2026 09:05:11 uji coba",
        "31/02/2026 09:05",
        "13/13/2026 09:05",
        "18/12/2026 25:05",
        "18/12/2026 13:05 PM",
        "kemarin",
        "12",
        3.5,
        "46374 hari",
    ],
)
def test_what_is_no_whole_time_is_refused(cell: object) -> None:
    with pytest.raises(Refused):
        stamp_of(cell)


def day(number: int, month: int = 12) -> date:
    return date(2026, month, number)


def days(cells: dict[int, object], around: Around | None) -> list[date]:
    found = moments_of(cells, WIB, around)
    return [moment.date() for moment in found.at.values()]


EVENT = Around(day(5), day(5))


def test_the_activity_tells_the_day_from_the_month() -> None:
    cells = {2: "05/12/2026 09:00:00", 3: "06/12/2026 10:00:00"}
    found = moments_of(cells, WIB, EVENT)

    assert [m.date() for m in found.at.values()] == [day(5), day(6)]
    assert found.remark is not None
    assert found.remark.facts["first"] == day(5)


def test_the_activity_tells_the_month_from_the_day() -> None:
    assert days({2: "12/05/2026 9:00", 3: "12/06/2026 9:00"}, EVENT) == [day(5), day(6)]


def test_one_number_above_twelve_tells_the_whole_column() -> None:
    cells = {2: "12/05/2026 9:00", 3: "12/18/2026 9:00"}
    assert days(cells, None) == [day(5), day(18)]

    cells = {2: "05/12/2026 9:00", 3: "18/12/2026 9:00"}
    assert days(cells, None) == [day(5), day(18)]


def test_without_an_activity_the_day_comes_first_and_that_is_told() -> None:
    found = moments_of({2: "05/12/2026 9:00"}, WIB, None)

    assert found.at[2].date() == day(5)
    assert found.remark is not None
    assert found.remark.facts["other_first"] == day(12, 5)


def test_answers_far_from_their_activity_are_refused_with_their_range() -> None:
    with pytest.raises(Refused) as refused:
        moments_of({2: "18/03/2026 9:00", 3: "19/03/2026 9:00"}, WIB, EVENT)

    assert refused.value.facts["first"] == day(18, 3)
    assert refused.value.facts["last"] == day(19, 3)


def test_one_answer_far_away_is_a_fault_of_its_row() -> None:
    found = moments_of({2: "18/12/2026 9:00", 3: "18/03/2026 9:00"}, WIB, EVENT)

    assert list(found.at) == [2]
    assert list(found.faults) == [3]


def test_sixty_days_are_near_and_sixty_one_are_not() -> None:
    near, far = day(5) + timedelta(days=60), day(5) + timedelta(days=61)
    cells = {2: f"{near:%d/%m/%Y} 09:00", 3: f"{far:%d/%m/%Y} 09:00"}

    assert days(cells, EVENT) == [near]


def test_a_column_of_both_habits_is_read_where_only_one_way_is_likely() -> None:
    cells = {2: "18/12/2026 9:00", 3: "12/19/2026 9:00", 4: "06/12/2026 9:00"}
    assert days(cells, EVENT) == [day(18), day(19), day(6)]

    assert moments_of(cells, WIB, None).faults.keys() == {4}


def test_days_that_excel_exchanged_are_exchanged_back() -> None:
    cells = {2: datetime.fromisoformat("2026-05-12T09:00"), 3: "12/18/2026 9:00"}
    found = moments_of(cells, WIB, EVENT)

    assert [m.date() for m in found.at.values()] == [day(5), day(18)]
    assert found.remark is not None
    assert found.remark.facts["count"] == 1


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("setuju", 3),
        ("  SANGAT   Setuju ", 4),
        ("4 - Sangat setuju", 4),
        ("Sangat setuju (4)", 4),
        ("4. Sangat Setuju", 4),
        ("Strongly agree", 4),
        ("disagree", 2),
        ("STS", 1),
        ("2", 2),
        (3.0, 3),
        ("Netral", None),
        ("5", None),
        ("2,5", None),
        ("entahlah", None),
    ],
)
def test_words_are_points_of_an_items_own_scale(
    words: object, point: int | None
) -> None:
    points = points_of([words, "Tidak setuju"], AGREE)

    assert points is not None
    assert point_of(words, points) == point


@pytest.mark.parametrize(
    ("words", "points"),
    [
        (["Tidak puas", "Puas", "Sangat puas"], [1, 3, 4]),
        (["Kurang paham", "Sangat paham", "tidak paham"], [2, 4, 1]),
        (["Tidak setuju", "Setuju", "Sangat tidak setuju"], [2, 3, 1]),
        (["Netral", "Sangat setuju", "Setuju"], [3, 5, 4]),
        (["Ragu-ragu", "Sangat setuju"], [3, 5]),
        (["Tidak pernah", "Kadang-kadang", "Selalu"], [1, 2, 4]),
        (["Kurang", "Cukup", "Baik", "Sangat baik"], [1, 2, 3, 4]),
    ],
)
def test_words_tell_their_scale_together(words: list[str], points: list[int]) -> None:
    found = points_of(words)

    assert found is not None
    assert [point_of(word, found) for word in words] == points


def test_numbers_may_count_from_the_best_but_words_mean_what_they_say() -> None:
    points = points_of(["Setuju", 1.0], AGREE)

    assert points is not None
    assert point_of(1.0, points, is_turned=True) == 4
    assert point_of("Setuju", points, is_turned=True) == 3


def test_choices_may_hold_commas() -> None:
    options = ("Waktu", "Waktu, tempat", "Materi")

    assert chosen_in("Waktu, tempat, Materi", options).chosen == options[1:]
    assert chosen_in("Materi;Waktu", options).chosen == ("Waktu", "Materi")
    assert chosen_in("Materi, parkir", options).rest == ("parkir",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Waktu;Tempat", "Tempat, Waktu"),
        ("2/3", datetime.fromisoformat("2026-03-02")),
        ("1, 2, 3", date(2003, 2, 1)),
        ("4", 4.0),
        ("4,5", 4.5),
        ("Sangat  setuju", "sangat setuju"),
        ("TRUE", True),
    ],
)
def test_the_same_answer_is_told_again_in_other_habits(
    one: object, other: object
) -> None:
    assert canonical(one) == canonical(other)


def lines(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def test_columns_that_say_who_answered_are_dropped() -> None:
    file = read_answers(
        "angket.csv",
        lines(
            "Timestamp,Alamat email,Nama lengkap,No. HP,Nama kegiatan berkesan,Wali",
            "18/12/2026 9:05,ani@contoh.id,Ani,08123456789,Rapat,ani@contoh.id",
        ),
    )

    assert list(file.dropped) == ["Alamat email", "Nama lengkap", "No. HP", "Wali"]
    assert not any(
        "ani" in str(cell).lower() for row in file.rows for cell in row.cells
    )
    assert "Nama kegiatan berkesan" in [one.text for one in file.headings]


def test_points_of_a_quiz_and_empty_columns_are_left_out() -> None:
    file = read_answers(
        "kuis.csv",
        lines(
            "Cap waktu;Skor;Apa itu rapor [Skor];Kosong;A",
            "18/12/2026 9:05;8 / 10;1;;2",
        ),
    )

    left = {one.text: one.left for one in file.headings}
    assert left["Skor"] is left["Apa itu rapor [Skor]"] is Leaving.SCORE
    assert left["Kosong"] is Leaving.EMPTY
    assert left["A"] is Leaving.NOT_SAID


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_way_of_writing_the_file_is_read(encoding: str, delimiter: str) -> None:
    rows = [
        ["Stempel waktu", "Kelas", "Saran"],
        ["18/12/2026 9:05", "VII A", "Café – ya"],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows)

    file = read_answers("angket.csv", text.encode(encoding))

    assert [one.text for one in file.headings] == rows[0]
    assert list(file.rows[0].cells) == rows[1]


def test_commas_and_lines_inside_a_text_stay() -> None:
    row = b'2026/12/18 9:05:11 AM GMT+7,"Waktu lebih pagi,\ntempat luas"'
    content = b"Timestamp,Saran\n" + row

    [row] = read_answers("angket.csv", content).rows

    assert row.cells[1] == "Waktu lebih pagi,\ntempat luas"


def test_a_cell_beyond_the_columns_is_a_fault() -> None:
    file = read_answers("a.csv", lines("Timestamp,A", "18/12/2026 9:05,1,sisa"))

    assert [(fault.row, fault.facts["value"]) for fault in file.bad] == [(2, "sisa")]
    assert not file.rows


@pytest.mark.parametrize("content", [b"Timestamp,A\n", b"hanya satu\nkolom\n"])
def test_a_file_without_answers_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_answers("angket.csv", content)


def test_rows_of_a_grid_are_questions() -> None:
    file = read_answers(
        "a.csv",
        lines("Timestamp;Nilailah [Tempat];Nilailah [Waktu]", "18/12/2026 9:05;1;2"),
    )

    assert [one.question for one in file.headings[1:]] == ["Tempat", "Waktu"]
    assert file.headings[1].above == "Nilailah"

from uuid import UUID

import pytest

from data.errors import Refused
from planning.activities.models import Audience, PlannedTaskDraft
from planning.activities.reading import (
    Families,
    days_away,
    in_lines,
    read_tasks,
)


def test_planned_tasks_are_read_line_by_line() -> None:
    typed = """
    H-14 | Mengirim undangan | Sekretaris
    h |Mencatat kehadiran

    +7\tMenyusun LPJ\tKetua
    H − 3 | Mengingatkan lewat WA |
    """

    assert read_tasks(typed) == (
        PlannedTaskDraft(
            title="Mengirim undangan", offset_days=-14, section="Sekretaris"
        ),
        PlannedTaskDraft(title="Mencatat kehadiran"),
        PlannedTaskDraft(title="Menyusun LPJ", offset_days=7, section="Ketua"),
        PlannedTaskDraft(title="Mengingatkan lewat WA", offset_days=-3),
    )


def test_planned_tasks_are_typed_as_they_were_read() -> None:
    tasks = (
        PlannedTaskDraft(title="Undangan", offset_days=-14, section="Sekretaris"),
        PlannedTaskDraft(title="Foto"),
        PlannedTaskDraft(title="LPJ", offset_days=7),
    )

    assert in_lines(tasks) == "H-14 | Undangan | Sekretaris\nH | Foto\nH+7 | LPJ"
    assert read_tasks(in_lines(tasks)) == tasks


@pytest.mark.parametrize(
    "line",
    [
        "Mengirim undangan",
        "Senin | Mengirim undangan",
        "14 | Mengirim undangan",
        "H-14 |",
        "| Mengirim undangan",
        "H-900 | Mengirim undangan",
        "H-1 | Undangan | Sekretaris | Budi",
    ],
)
def test_unreadable_task_is_named_with_its_line(line: str) -> None:
    with pytest.raises(Refused) as refused:
        read_tasks(f"H | Foto\n{line}")

    assert refused.value.facts == {"number": 2, "line": line}


@pytest.mark.parametrize(
    ("line", "days", "title"),
    [
        ("H-1 menyiapkan masjid", -1, "menyiapkan masjid"),
        ("h – 2: cek pengeras suara", -2, "cek pengeras suara"),
        ("3 hari sebelum: mengecek sound", -3, "mengecek sound"),
        ("tiga hari sebelum acara, gladi", -3, "gladi"),
        ("seminggu sebelumnya mengirim undangan", -7, "mengirim undangan"),
        ("dua minggu sebelum hari H – rapat", -14, "rapat"),
        ("sebulan sebelum kegiatan: proposal", -30, "proposal"),
        ("Hari H menyambut tamu", 0, "menyambut tamu"),
        ("Pada hari pelaksanaan memotret", 0, "memotret"),
        ("keesokan harinya mengunggah foto", 1, "mengunggah foto"),
        ("H+3 menyusun laporan", 3, "menyusun laporan"),
        ("2 minggu setelah kegiatan: LPJ", 14, "LPJ"),
        ("- H-1 4 orang menata kursi", -1, "4 orang menata kursi"),
        ("2. paling lambat H-3 undangan terkirim", -3, "undangan terkirim"),
        ("Mengirim undangan (H-14)", -14, "Mengirim undangan"),
        ("Mengirim undangan, seminggu sebelumnya", -7, "Mengirim undangan"),
        ("a week before: send the invitations", -7, "send the invitations"),
        ("three days after the event: report", 3, "report"),
    ],
)
def test_freely_typed_tasks_are_read_like_the_strict_form(
    line: str, days: int, title: str
) -> None:
    assert read_tasks(line) == (PlannedTaskDraft(title=title, offset_days=days),)


def test_a_freely_typed_task_may_name_its_section() -> None:
    [task] = read_tasks("H-14 Mengirim undangan | Sekretaris")

    assert (task.title, task.section) == ("Mengirim undangan", "Sekretaris")


@pytest.mark.parametrize(
    "line",
    [
        "H-3 s.d. H-1 gladi",
        "H-7, H-3: pengingat",
        "H-7: rapat; H-3: gladi",
        "H-1/2 gladi",
        "H-3/H-2 gladi",
        "H-3,5 gladi",
        "H-1000 gladi",
        "beberapa hari sebelum: gladi",
        "7 hari: gladi",
        "H. Ahmad membuka acara",
        "seminggu sebelumnya",
    ],
)
def test_what_may_mean_several_days_is_no_task(line: str) -> None:
    with pytest.raises(Refused):
        read_tasks(line)


def test_all_unreadable_lines_are_named_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_tasks("Undangan\nH-1 Foto\nSenin: rapat")

    assert refused.value.facts == {"lines": "1: “Undangan”; 3: “Senin: rapat”"}


def test_a_task_that_is_too_long_is_named_by_its_line() -> None:
    with pytest.raises(Refused) as refused:
        read_tasks(f"H-1 Foto\nH-2 {'x' * 151}")

    assert refused.value.facts == {"lines": "2", "most": 150}


@pytest.mark.parametrize(
    ("words", "days"),
    [("H-14", -14), ("hari H", 0), ("3 minggu setelah", 21), ("H-14 foto", None)],
)
def test_days_alone_are_read_whole(words: str, days: int | None) -> None:
    assert days_away(words) == days


def test_audience_is_what_was_chosen_together() -> None:
    seven_a, seven_b, nine = UUID(int=71), UUID(int=72), UUID(int=91)
    of_grade = {7: [seven_a, seven_b], 9: [nine]}

    assert Families.chosen([], of_grade).audience is Audience.ALL
    assert Families.chosen([Audience.NONE], of_grade) == Families(
        audience=Audience.NONE
    )
    with pytest.raises(Refused, match="only one"):
        Families.chosen([Audience.PUPILS, 7], of_grade)
    assert Families.chosen([7], of_grade) == Families(
        audience=Audience.GRADES, grades=(7,)
    )
    assert Families.chosen([nine, 7, seven_a], of_grade) == Families(
        audience=Audience.CLASS_GROUPS, class_group_ids=(nine, seven_a, seven_b)
    )


@pytest.mark.parametrize(
    "line",
    [
        "rapat H-9, gladi H-2",
        "H-9: rapat dan gladi H-2",
        "rapat 9 hari sebelum, gladi 2 hari sebelum",
        "9 hari sebelum rapat, sehari sebelum gladi",
        "-4 orang menata kursi",
    ],
)
def test_a_line_with_two_days_or_with_a_count_is_refused(line: str) -> None:
    with pytest.raises(Refused):
        read_tasks(line)


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("4 hari sebelum H: cek panggung", -4),
        ("seminggu setelah hari H: cek panggung", 7),
        ("-4: cek panggung", -4),
        ("-4\tcek panggung", -4),
    ],
)
def test_a_day_counted_from_h_leaves_the_task_alone(line: str, days: int) -> None:
    [task] = read_tasks(line)

    assert (task.title, task.offset_days) == ("cek panggung", days)

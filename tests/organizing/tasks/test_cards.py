import re
from datetime import date
from typing import Any

from data.activity import DatePrecision, PlannedDay
from data.language import say
from data.obstacles import ObstacleCode
from organizing.tasks import cards
from organizing.tasks.models import Bucket, TaskStep
from organizing.tasks.queries import CommitteeTask, MyPosition, MyTask
from tests.organizing.make import key

SHOWN: dict[str, Any] = {
    "detail": "",
    "section": None,
    "offset_days": -14,
    "due_on": date(2026, 8, 8),
    "step": TaskStep.TO_DO,
    "obstacle": None,
    "obstacle_note": "",
    "evidence": (),
    "items": 0,
    "items_done": 0,
    "comments": 0,
    "files": 0,
    "version": 1,
}


def mine(title: str = "Undangan", **facts: Any) -> MyTask:
    about = {
        "activity_id": key("rapat"),
        "activity": "Rapat awal tahun",
        "place": "Aula",
        "accountable": "Rina",
        "is_mine": True,
        "is_new": False,
        "bucket": Bucket.LATER,
    }
    return MyTask(**{**SHOWN, **about, "id": key(title), "title": title, **facts})


def given(**facts: Any) -> CommitteeTask:
    about = {
        "person_id": None,
        "position_id": None,
        "assignee": None,
        "assistant_ids": (),
        "assistants": (),
        "holders": (),
        "is_nobodys": False,
        "is_asked_for": True,
        "is_readers": False,
        "is_new": False,
        "activity_id": key("rapat"),
        "activity": "Rapat awal tahun",
        "when": PlannedDay(day=date(2026, 8, 22)),
    }
    named = {"id": key("kursi"), "title": "Menata kursi"}
    return CommitteeTask(**{**SHOWN, **about, **named, **facts})


def read(html: str) -> str:
    """What a person reads: the words between the tags."""
    without_look = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", without_look).split())


def test_a_card_says_what_until_when_where_and_how_far() -> None:
    task = mine(section="Seksi acara", bucket=Bucket.OVERDUE, is_new=True)

    assert read(cards.card(task)) == (
        "Undangan Sabtu, 8 Agustus 2026 (H-14) Rapat awal tahun · Aula · Seksi acara "
        "Terlambat Belum dikerjakan Baru"
    )


def test_a_card_without_a_date_says_so_and_names_who_answers_for_it() -> None:
    helping = mine(due_on=None, is_mine=False, place="", step=TaskStep.DOING)

    assert read(cards.card(helping)) == (
        "Undangan Belum bertanggal (H-14) Rapat awal tahun · penanggung jawab: Rina "
        "Sedang dikerjakan"
    )


def test_a_card_shows_an_obstacle_and_what_has_helped() -> None:
    task = mine(
        step=TaskStep.HINDERED,
        obstacle=ObstacleCode.FACILITIES,
        obstacle_note="Aula dipakai\nsampai Jumat",
    )

    shown = cards.card(task)

    assert say(ObstacleCode.FACILITIES.label) in shown
    assert '<span class="note">Aula dipakai\nsampai Jumat</span>' in shown
    assert "Yang membantu: Bagi per rombel" in shown


def test_what_a_person_typed_is_never_markup() -> None:
    typed = "<img src=x onerror=alert(1)> & **tebal**"
    task = mine(typed, activity=typed, place=typed, section=typed, obstacle_note=typed)
    hindered = task.model_copy(update={"obstacle": ObstacleCode.FACILITIES})
    position = MyPosition(
        id=key("ketua"),
        activity=typed,
        when=PlannedDay(day=date(2026, 8, 22), precision=DatePrecision.DAY),
        title=typed,
        duty=typed,
        is_over=False,
    )
    shown = [
        cards.my_tasks([hindered]),
        cards.committee_card(
            given(title=typed, assignee=typed, assistants=(typed,)), is_overdue=True
        ),
        cards.my_positions([position]),
    ]

    for html in shown:
        assert "<img" not in html
        assert "&lt;img src=x onerror=alert(1)&gt; &amp; **tebal**" in html


def test_the_lead_reads_whose_a_task_is_and_what_is_wrong() -> None:
    helped = given(assignee="Rina", assistants=("Tono", "Budi"), section="Seksi acara")
    nobodys = given(is_nobodys=True)

    assert read(cards.committee_card(helped, is_overdue=False)) == (
        "Menata kursi H-14 · Sabtu, 8 Agustus 2026 · Rina · Seksi acara · dibantu "
        "Tono dan Budi Belum dikerjakan"
    )
    assert read(cards.committee_card(nobodys, is_overdue=True)) == (
        "Menata kursi H-14 · Sabtu, 8 Agustus 2026 · – Terlambat "
        "Belum ada yang mengerjakan Belum dikerjakan"
    )


def test_the_most_pressing_kind_stands_first_and_what_is_done_is_counted() -> None:
    later = [mine(f"Nanti {number}") for number in range(6)]
    done = [mine("Rekap", bucket=Bucket.DONE, step=TaskStep.DONE)]
    late = [mine("Izin", bucket=Bucket.OVERDUE)]

    shown = read(cards.my_tasks([*later, *done, *late]))

    assert shown.startswith("Terlambat (1) Izin")
    assert "Nanti 3" in shown
    assert "Nanti 4" not in shown
    assert shown.endswith("2 lainnya 1 tugas selesai")
    assert "Rekap" not in shown


def test_who_has_no_task_is_told_so() -> None:
    assert read(cards.my_tasks([])) == say(cards.NOTHING)


def test_a_position_opens_to_what_it_asks_for() -> None:
    position = MyPosition(
        id=key("ketua"),
        activity="Rapat awal tahun",
        when=PlannedDay(day=date(2026, 10, 1), precision=DatePrecision.MONTH),
        title="Ketua",
        duty="Memimpin",
        is_over=False,
    )

    shown = cards.my_positions([position])
    over = position.model_copy(update={"is_over": True})

    assert "<summary>Ketua · Rapat awal tahun</summary>" in shown
    assert read(shown) == (
        "Ketua · Rapat awal tahun Oktober 2026 Tugas Memimpin Hak – Tanggung jawab –"
    )
    assert read(cards.my_positions([position, over])).count("Ketua ·") == 2
    assert "1 jabatan dalam kegiatan yang sudah lewat" in read(
        cards.my_positions([over])
    )

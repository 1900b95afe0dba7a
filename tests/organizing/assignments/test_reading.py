from organizing.assignments.reading import read_tasks
from tests.organizing.make import key

RINA, TONO, SECTION = key("Rina"), key("Tono"), key("Seksi acara")
PEOPLE = {RINA: "Dra. Rina Marlina, M.Pd.", TONO: "Tono Hadi"}
SECTIONS = {SECTION: "Seksi acara"}


def test_a_line_says_a_task_its_day_and_who_has_it_in_any_order() -> None:
    text = "1. Undangan; H-14; Bu Rina\n\nPanggung\tseksi acara\tH\nRekap; Tono; h + 3"

    found = read_tasks(text, PEOPLE, SECTIONS, -7)

    assert found.refusal() is None
    assert [
        (task.title, task.offset_days, task.person_id, task.position_id)
        for task in found.drafts
    ] == [
        ("Undangan", -14, RINA, None),
        ("Panggung", 0, None, SECTION),
        ("Rekap", 3, TONO, None),
    ]
    assert read_tasks("Izin", PEOPLE, SECTIONS, -7).drafts[0].offset_days == -7


def test_what_nobody_understands_is_told_at_once() -> None:
    found = read_tasks("Undangan; Nina\nIzin; 3 Mei", PEOPLE, SECTIONS, -7)

    refusal = found.refusal()
    assert found.unknown == ["Nina", "3 Mei"]
    assert refusal
    assert "Nina" in str(refusal.facts["words"])
    assert read_tasks(" \n", PEOPLE, SECTIONS, -7).refusal()
    assert read_tasks("Tugas\n" * 201, PEOPLE, SECTIONS, -7).refusal()

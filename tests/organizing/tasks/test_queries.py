from datetime import date, time, timedelta

import pytest

from data.activity import DatePrecision
from data.attachments.models import FileKind
from data.store import Store
from organizing.tasks import store as tasks
from organizing.tasks.actions import (
    attach,
    comment,
    give_task,
    move_task,
    tick_item,
)
from organizing.tasks.models import Bucket, Task, TaskDraft, TaskStep
from organizing.tasks.queries import (
    committee_tasks,
    listed_tasks,
    my_positions,
    my_tasks,
    task_brief,
    task_comments,
    task_files,
)
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.organizing.make import a_position, a_task, an_activity, keep_closing, key

TODAY = date(2026, 8, 17)


def test_my_tasks_are_overdue_today_this_week_later_or_done(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    a_task(store, activity, "Terlambat", offset=-14)
    a_task(store, activity, "Hari ini", position=section, offset=-5)
    a_task(store, activity, "Sepekan", offset=2)
    a_task(store, activity, "Nanti", offset=3)
    done = a_task(store, activity, "Sudah", offset=-20)
    move_task(acting(store, RINA), done.id, 1, TaskStep.DONE)
    a_task(store, activity, "Milik Tono", person=TONO)
    undated = an_activity(store, "Tanpa tanggal", planned_on=None)
    a_task(store, undated, "Kapan-kapan")

    found = [
        (t.title, t.bucket, t.due_on, t.section, t.is_mine)
        for t in my_tasks(store, RINA.id, TODAY, YEAR)
    ]

    assert found == [
        ("Sudah", Bucket.DONE, date(2026, 8, 2), None, True),
        ("Terlambat", Bucket.OVERDUE, date(2026, 8, 8), None, True),
        ("Hari ini", Bucket.TODAY, date(2026, 8, 17), "Seksi acara", False),
        ("Sepekan", Bucket.THIS_WEEK, date(2026, 8, 24), None, True),
        ("Nanti", Bucket.LATER, date(2026, 8, 25), None, True),
        ("Kapan-kapan", Bucket.LATER, None, None, True),
    ]
    assert my_tasks(store, RINA.id, TODAY, YEAR.after) == []


def a_full_task(store: Store) -> Task:
    """A task of Rina's within a section, helped by Tono, with all that hangs on it."""
    activity = an_activity(
        store, person_id=BUDI.id, rundown="08.00 Pembukaan", starts_at=time(8)
    )
    a_position(store, activity, "Penanggung jawab", BUDI)
    a_position(store, activity, "Ketua", SARI)
    section = a_position(store, activity, "Seksi acara", RINA)
    draft = TaskDraft(
        title="Menata ruang",
        person_id=RINA.id,
        position_id=section.id,
        assistant_ids=(TONO.id,),
        items=("Kursi", "Meja"),
    )
    task = give_task(acting(store, SARI), key("penuh"), activity.id, draft)
    tick_item(acting(store, SARI), tasks.items(store, task.id)[0].id, True)
    comment(acting(store, SARI), key("k1"), task.id, "Satu")
    comment(acting(store, SARI, NOW + timedelta(hours=1)), key("k2"), task.id, "Dua")
    attach(acting(store, SARI), key("f"), task.id, "a.pdf", b"%PDF-1.7")
    return task


def test_what_hangs_on_a_task_is_counted_once(store: Store) -> None:
    task = a_full_task(store)
    a_task(store, an_activity(store, "Lain"), "Lain", person=TONO)

    of_rina = my_tasks(store, RINA.id, TODAY, YEAR)
    [of_tono, _] = sorted(
        my_tasks(store, TONO.id, TODAY, YEAR), key=lambda t: t.title, reverse=True
    )
    [listed] = committee_tasks(store, SARI.id, activity_id=task.activity_id)

    for found in (*of_rina, of_tono, listed):
        counts = (found.items, found.items_done, found.comments, found.files)
        assert counts == (2, 1, 2, 1)
    assert [t.is_mine for t in of_rina] == [True]
    assert (of_tono.is_mine, of_tono.accountable) == (False, "Rina")
    assert listed.assistants == ("Tono",)
    assert listed.assistant_ids == (TONO.id,)


def test_a_task_says_where_it_is_and_whom_to_ask(store: Store) -> None:
    task = a_full_task(store)

    [brief] = task_brief(store, task.id)

    assert (brief.place, brief.rundown, brief.starts_at) == (
        "Aula",
        "08.00 Pembukaan",
        time(8),
    )
    assert brief.in_charge == "Budi"
    assert brief.heads == ("Budi (Penanggung jawab)", "Sari (Ketua)")
    assert (brief.accountable, brief.assistants) == ("Rina", ("Tono",))
    assert task_brief(store, key("tidak ada")) == []


def test_what_was_said_and_handed_in_names_who(store: Store) -> None:
    task = a_full_task(store)

    assert [(c.text, c.person) for c in task_comments(store, task.id)] == [
        ("Satu", "Sari"),
        ("Dua", "Sari"),
    ]
    [file] = task_files(store, task.id)
    assert (file.name, file.media_type, file.made_by) == (
        "a.pdf",
        FileKind.PDF,
        SARI.id,
    )


def test_an_open_task_that_no_member_does_is_nobodys(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    empty = a_position(store, activity, "Seksi konsumsi")
    a_task(store, activity, "Milik Rina")
    a_task(store, activity, "Milik seksi", position=section)
    a_task(store, activity, "Seksi kosong", position=empty)
    a_task(store, activity, "Bukan anggota", person=TONO)
    a_task(store, activity, "Belum ada", person=None)
    done = a_task(store, activity, "Sudah", person=TONO)
    move_task(acting(store, TONO), done.id, 1, TaskStep.DONE)

    found = {
        t.title
        for t in committee_tasks(store, SARI.id, activity_id=activity.id)
        if t.is_nobodys
    }

    assert found == {"Seksi kosong", "Bukan anggota", "Belum ada"}


def test_what_was_not_held_is_never_overdue(store: Store) -> None:
    activity = an_activity(store)
    a_task(store, activity)
    [open_task] = committee_tasks(store, SARI.id, activity_id=activity.id)
    assert open_task.is_overdue(date(2026, 8, 9))
    assert not open_task.is_overdue(date(2026, 8, 8))

    keep_closing(store, activity, "postponed")
    [kept] = committee_tasks(store, SARI.id, activity_id=activity.id)

    assert not kept.is_overdue(date(2026, 8, 9))


def test_task_of_an_activity_planned_by_month_counts_from_its_last_day(
    store: Store,
) -> None:
    activity = an_activity(store, date_precision=DatePrecision.MONTH)
    a_task(store, activity, offset=-1)

    [task] = my_tasks(store, RINA.id, TODAY, YEAR)

    assert task.due_on == date(2026, 8, 30)


@pytest.mark.parametrize("outcome", ["postponed", "not_held"])
def test_tasks_of_what_was_not_held_are_not_asked_for(
    store: Store, outcome: str
) -> None:
    activity = an_activity(store)
    a_task(store, activity)
    keep_closing(store, activity, outcome)

    assert my_tasks(store, RINA.id, TODAY, YEAR) == []
    assert len(listed_tasks(store, YEAR)) == 1


def test_my_positions_are_mine(store: Store) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Seksi acara", RINA, TONO)
    a_position(store, activity, "Ketua", TONO)

    mine = my_positions(store, RINA.id, YEAR)

    assert [(p.title, p.duty, p.activity) for p in mine] == [
        ("Seksi acara", "Menyusun acara", "Rapat awal tahun")
    ]
    assert my_positions(store, RINA.id, YEAR.after) == []


def test_positions_of_activities_that_are_over_come_last(store: Store) -> None:
    over = an_activity(store)
    a_position(store, over, "Ketua", RINA)
    a_position(store, an_activity(store, "Pentas seni"), "Ketua", RINA)
    keep_closing(store, over)

    mine = my_positions(store, RINA.id, YEAR)

    assert [p.activity for p in mine] == ["Pentas seni", "Rapat awal tahun"]


def test_activity_tasks_stand_in_the_order_they_are_due(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity)
    a_task(store, activity, "Laporan", position=section, offset=7)
    a_task(store, activity, "Undangan", offset=-14)
    a_task(store, an_activity(store, "Pentas seni"), "Panggung")

    found = [
        (t.title, t.assignee, t.section, t.due_on)
        for t in committee_tasks(store, SARI.id, activity_id=activity.id)
    ]

    assert found == [
        ("Undangan", "Rina", None, date(2026, 8, 8)),
        ("Laporan", None, "Seksi acara", date(2026, 8, 29)),
    ]


def test_scripts_see_tasks_of_a_year_or_of_all(store: Store) -> None:
    a_task(store, an_activity(store))
    next_year = an_activity(
        store, "Rapat lain", YEAR.after, planned_on=date(2027, 8, 2)
    )
    a_task(store, next_year, "Panggung", person=TONO)

    assert [t.title for t in listed_tasks(store, None)] == [
        "Panggung",
        "Menyiapkan undangan",
    ]
    [listed] = listed_tasks(store, YEAR)
    assert (listed.school_year, listed.due, listed.step, listed.assignee) == (
        "2026/2027",
        date(2026, 8, 8),
        TaskStep.TO_DO,
        "Rina",
    )

from datetime import date

import pytest

from data.store import Store
from organizing.tasks.actions import move_task
from organizing.tasks.models import Bucket, TaskStep
from organizing.tasks.queries import (
    activity_tasks,
    listed_tasks,
    my_positions,
    my_tasks,
)
from planning.activities.models import DatePrecision
from tests.make import NOW, RINA, TONO, YEAR
from tests.organizing.make import a_position, a_task, an_activity, keep_closing

TODAY = date(2026, 8, 17)


def test_my_tasks_are_overdue_today_later_or_done(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    a_task(store, activity, "Terlambat", offset=-14)
    a_task(store, activity, "Hari ini", position=section, offset=-5)
    a_task(store, activity, "Nanti", offset=7)
    done = a_task(store, activity, "Sudah", offset=-20)
    move_task(store, done.id, 1, TaskStep.DONE, by=RINA, now=NOW)
    a_task(store, activity, "Milik Tono", person=TONO)
    undated = an_activity(store, "Tanpa tanggal", planned_on=None)
    a_task(store, undated, "Kapan-kapan")

    found = [
        (t.title, t.bucket, t.due_on, t.section)
        for t in my_tasks(store, RINA.id, TODAY, YEAR)
    ]

    assert found == [
        ("Sudah", Bucket.DONE, date(2026, 8, 2), None),
        ("Terlambat", Bucket.OVERDUE, date(2026, 8, 8), None),
        ("Hari ini", Bucket.TODAY, date(2026, 8, 17), "Seksi acara"),
        ("Nanti", Bucket.LATER, date(2026, 8, 29), None),
        ("Kapan-kapan", Bucket.LATER, None, None),
    ]
    assert my_tasks(store, RINA.id, TODAY, YEAR.after) == []


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


def test_activity_tasks_stand_in_the_order_they_are_due(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity)
    a_task(store, activity, "Laporan", position=section, offset=7)
    a_task(store, activity, "Undangan", offset=-14)
    a_task(store, an_activity(store, "Pentas seni"), "Panggung")

    found = [
        (t.title, t.assignee, t.section, t.due_on)
        for t in activity_tasks(store, activity.id)
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

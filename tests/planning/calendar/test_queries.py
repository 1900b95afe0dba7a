from datetime import date, time

from data.activity import DatePrecision
from data.cooperation import CooperationForm
from data.store import Store
from planning.activities import store as activities
from planning.activities.models import Audience, Category, PlannedTaskDraft
from planning.calendar.models import CalendarFilter, MovingTask
from planning.calendar.queries import calendar_entries, days_of, moving_tasks
from tests.make import SARI, YEAR
from tests.planning.make import an_activity, keep_closing, key, two_class_groups


def test_the_calendar_shows_the_year_by_date(store: Store) -> None:
    two_class_groups(store)
    an_activity(store, "Tanpa tanggal", planned_on=None)
    an_activity(
        store,
        "Kelas IX",
        audience=Audience.GRADES,
        grades=(9,),
        planned_on=date(2026, 9, 5),
        starts_at=time(8),
        category=Category.MEETING,
        date_precision=DatePrecision.MONTH,
    )
    an_activity(store, "Semua")

    found = calendar_entries(store, YEAR)

    assert [(e.title, e.when.exact, e.grades, e.goal_number) for e in found] == [
        ("Semua", date(2026, 8, 22), (7, 9), 1),
        ("Kelas IX", None, (9,), 1),
        ("Tanpa tanggal", None, (7, 9), 1),
    ]
    assert found[0].person == "Sari"
    assert calendar_entries(store, YEAR.after) == []


def test_the_calendar_is_narrowed(store: Store) -> None:
    an_activity(
        store, "IX", audience=Audience.GRADES, grades=(9,), category=Category.MEETING
    )
    an_activity(store, "Semua", planned_on=date(2026, 10, 3))

    def titles(**wanted: object) -> list[str]:
        narrow = CalendarFilter.model_validate(wanted)
        return [e.title for e in calendar_entries(store, YEAR) if e.fits(narrow)]

    assert titles() == ["IX", "Semua"]
    assert titles(month=10) == ["Semua"]
    assert titles(grade=9) == ["IX", "Semua"]
    assert titles(grade=7) == ["Semua"]
    assert titles(category="meeting") == ["IX"]
    assert titles(form="meeting") == ["IX", "Semua"]
    assert titles(form="pomg") == []
    assert titles(person_id=SARI.id) == ["IX", "Semua"]
    assert titles(goal_id=key("lain")) == []


def test_what_did_not_take_place_does_not_count(store: Store) -> None:
    gone = an_activity(store, "Rapat 1")
    an_activity(store, "Rapat 2", planned_on=date(2026, 10, 3))
    an_activity(store, "Rapat 3", planned_on=None)
    keep_closing(store, gone.id)
    store.write("update closing set outcome = 'not_held'")

    entries = calendar_entries(store, YEAR)

    assert days_of(entries, CooperationForm.RAPAT) == [date(2026, 10, 3)]


def test_a_planned_task_that_was_given_moves_once(store: Store) -> None:
    tasks = (
        PlannedTaskDraft(title="Undangan", offset_days=-14),
        PlannedTaskDraft(title="Laporan", offset_days=7),
    )
    kept = an_activity(store, tasks=tasks)
    given = {
        "id": key("Undangan"),
        "activity_id": kept.id,
        "title": "Undangan",
        "person_id": SARI.id,
        "position_id": None,
        "offset_days": -10,
        "step": "done",
        "detail": "",
        "evidence": [],
        "due_when_done": None,
        "obstacle": None,
        "obstacle_note": "",
        "version": 1,
    }
    store.write_all("task", [given])

    assert moving_tasks(store, kept.id) == [
        MovingTask(title="Undangan", offset_days=-10, is_given=True, is_done=True),
        MovingTask(title="Laporan", offset_days=7, is_given=False, is_done=False),
    ]


def test_a_given_task_that_was_reworded_moves_once(store: Store) -> None:
    planned = (PlannedTaskDraft(title="Undangan", offset_days=-14),)
    kept = an_activity(store, tasks=planned)
    [task] = activities.planned_tasks(store, kept.id)
    given = {
        "id": task.id,
        "activity_id": kept.id,
        "title": "Undangan resmi",
        "detail": "",
        "person_id": SARI.id,
        "position_id": None,
        "offset_days": -12,
        "due_when_done": None,
        "evidence": [],
        "step": "to_do",
        "obstacle": None,
        "obstacle_note": "",
        "version": 2,
    }
    store.write_all("task", [given])

    assert [t.title for t in moving_tasks(store, kept.id)] == ["Undangan resmi"]

from datetime import date, time

from data.activity import DatePrecision, PlannedDay
from planning.calendar.models import (
    OBSERVANCES,
    MovingTask,
    moved_tasks,
    slots_when_moved,
)
from planning.clashes.models import Slot
from tests.make import YEAR
from tests.planning.make import key


def test_open_tasks_move_and_done_ones_stay() -> None:
    tasks = [
        MovingTask(title="Undangan", offset_days=-14, is_given=True, is_done=False),
        MovingTask(title="Tempat", offset_days=-20, is_given=True, is_done=True),
        MovingTask(title="Laporan", offset_days=7, is_given=False, is_done=False),
    ]

    old, new = PlannedDay(day=date(2026, 8, 22)), PlannedDay(day=date(2026, 9, 5))
    moved = moved_tasks(tasks, old, new)

    assert [(t.title, t.was_on, t.will_be_on) for t in moved] == [
        ("Undangan", date(2026, 8, 8), date(2026, 8, 22)),
        ("Laporan", date(2026, 8, 29), date(2026, 9, 12)),
    ]
    [only] = moved_tasks(tasks[:1], PlannedDay(), new)
    assert only.was_on is None


def test_tasks_of_a_month_move_from_its_last_day() -> None:
    task = MovingTask(title="Undangan", offset_days=-3, is_given=True, is_done=False)
    february = PlannedDay(day=date(2027, 2, 1), precision=DatePrecision.MONTH)

    [moved] = moved_tasks([task], february, PlannedDay(day=date(2027, 2, 13)))

    assert (moved.was_on, moved.will_be_on) == (date(2027, 2, 25), date(2027, 2, 10))


def test_only_the_moved_activity_is_elsewhere() -> None:
    slots = [
        Slot(activity_id=key(name), title=name, on=date(2026, 8, 22))
        for name in ("Rapat", "POMG")
    ]

    moved = slots_when_moved(slots, key("POMG"), date(2026, 9, 5), time(8), None)

    assert [(slot.on, slot.starts_at) for slot in moved] == [
        (date(2026, 8, 22), None),
        (date(2026, 9, 5), time(8)),
    ]


def test_observances_fall_into_the_year() -> None:
    days = [one.on(YEAR) for one in OBSERVANCES]

    assert days[0] == date(2026, 11, 12)
    assert days[-1] == date(2027, 5, 2)
    assert all(day in YEAR for day in days)

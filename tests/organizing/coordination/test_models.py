from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from data.activity import DatePrecision, PlannedDay
from data.obstacles import ObstacleCode
from organizing.coordination.models import (
    Check,
    Load,
    OpenTask,
    PersonWeek,
    Readiness,
    Risk,
    by_first_risk,
    loads,
    monday_of,
)
from organizing.tasks.models import TaskStep
from tests.make import BUDI, RINA, TONO

TODAY = date(2026, 8, 17)
"""A Monday."""


def a_row(*missing: Check, **facts: Any) -> Readiness:
    """An activity that has everything but what is missing."""
    has = {f"has_{check}": check not in missing for check in Check}
    usual = {
        "activity_id": UUID(int=7),
        "title": "Rapat",
        "when": PlannedDay(day=TODAY + timedelta(days=14)),
        "in_charge": None,
        "open_tasks": 0,
        "overdue_tasks": 0,
        "letters": 0,
        "letters_sent": 0,
    }
    return Readiness.model_validate(usual | has | facts)


def a_task(**facts: Any) -> OpenTask:
    """A task that Rina has, has seen, and that is due in a week."""
    usual = {
        "id": UUID(int=8),
        "title": "Undangan",
        "activity_id": UUID(int=7),
        "activity": "Rapat",
        "section": None,
        "person_ids": (RINA.id,),
        "people": ("Rina",),
        "due_on": TODAY + timedelta(days=7),
        "given_on": TODAY - timedelta(days=3),
        "is_seen": True,
        "step": TaskStep.TO_DO,
        "obstacle": None,
        "obstacle_note": "",
    }
    return OpenTask.model_validate(usual | facts)


def test_an_activity_with_every_check_is_ready() -> None:
    row = a_row()

    assert row.ready == tuple(Check)
    assert row.asked == len(Check)
    assert row.missing == ()
    assert not row.is_at_risk(TODAY)


def test_what_is_not_needed_is_neither_ready_nor_missing() -> None:
    row = a_row(Check.PLACE, has_rundown=None)

    assert Check.RUNDOWN not in (*row.ready, *row.missing)
    assert row.asked == len(Check) - 1


@pytest.mark.parametrize("check", list(Check))
def test_each_check_can_be_the_one_that_is_missing(check: Check) -> None:
    row = a_row(check)

    assert row.missing == (check,)
    assert len(row.ready) == len(Check) - 1
    assert check not in row.ready


@pytest.mark.parametrize(
    ("planned_on", "precision", "at_risk"),
    [
        (TODAY, DatePrecision.DAY, True),
        (TODAY + timedelta(days=14), DatePrecision.DAY, True),
        (TODAY + timedelta(days=15), DatePrecision.DAY, False),
        (date(2026, 8, 1), DatePrecision.MONTH, True),
        (date(2026, 9, 1), DatePrecision.MONTH, False),
        (None, DatePrecision.DAY, False),
    ],
)
def test_what_is_near_and_not_ready_is_at_risk(
    planned_on: date | None, precision: DatePrecision, at_risk: bool
) -> None:
    row = a_row(Check.PLACE, when=PlannedDay(day=planned_on, precision=precision))

    assert row.is_at_risk(TODAY) is at_risk


def test_a_month_is_near_14_days_before_its_first_day() -> None:
    month = PlannedDay(day=date(2026, 9, 1), precision=DatePrecision.MONTH)
    row = a_row(Check.DATE, when=month)

    assert not row.is_at_risk(date(2026, 8, 17))
    assert row.is_at_risk(date(2026, 8, 18))


@pytest.mark.parametrize(
    ("facts", "risks"),
    [
        ({}, ()),
        ({"person_ids": (), "people": ()}, (Risk.NOBODY,)),
        ({"person_ids": (), "people": (), "is_seen": False}, (Risk.NOBODY,)),
        ({"due_on": TODAY - timedelta(days=1)}, (Risk.OVERDUE,)),
        ({"due_on": TODAY}, ()),
        ({"due_on": None}, ()),
        ({"step": TaskStep.HINDERED, "obstacle": ObstacleCode.BUSY}, (Risk.HINDERED,)),
        ({"is_seen": False}, (Risk.UNSEEN,)),
        ({"is_seen": False, "given_on": TODAY - timedelta(days=2)}, ()),
        ({"is_seen": False, "given_on": None}, ()),
        ({"is_seen": False, "due_on": TODAY + timedelta(days=14)}, (Risk.UNSEEN,)),
        ({"is_seen": False, "due_on": TODAY + timedelta(days=15)}, ()),
        ({"is_seen": False, "due_on": None}, (Risk.UNSEEN,)),
    ],
)
def test_why_a_task_is_at_risk(
    facts: dict[str, object], risks: tuple[Risk, ...]
) -> None:
    assert a_task(**facts).risks(TODAY) == risks


def test_a_task_stands_once_under_its_most_pressing_risk() -> None:
    late = a_task(due_on=TODAY - timedelta(days=1), step=TaskStep.HINDERED)
    nobodys = a_task(people=(), person_ids=(), due_on=TODAY - timedelta(days=1))
    stuck = a_task(step=TaskStep.HINDERED)
    well = a_task()

    found = by_first_risk([stuck, late, well, nobodys], TODAY)

    assert found == {
        Risk.NOBODY: [nobodys],
        Risk.OVERDUE: [late],
        Risk.HINDERED: [stuck],
        Risk.UNSEEN: [],
    }


def test_the_most_pressing_risk_comes_first() -> None:
    task = a_task(
        person_ids=(),
        people=(),
        due_on=TODAY - timedelta(days=1),
        step=TaskStep.HINDERED,
    )

    assert task.risks(TODAY) == (Risk.NOBODY, Risk.OVERDUE, Risk.HINDERED)


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 8, 17), date(2026, 8, 17)),
        (date(2026, 8, 23), date(2026, 8, 17)),
        (date(2026, 8, 24), date(2026, 8, 24)),
    ],
)
def test_a_week_begins_on_monday(day: date, monday: date) -> None:
    assert monday_of(day) == monday


def a_week(person: Any, week: date, tasks: int, activities: int) -> PersonWeek:
    return PersonWeek(
        person_id=person.id,
        name=person.name,
        week=week,
        tasks=tasks,
        activities=activities,
    )


def test_the_load_counts_a_shared_task_for_each_of_its_people() -> None:
    late, stuck = TODAY - timedelta(days=1), TaskStep.HINDERED
    tasks = [
        a_task(person_ids=(RINA.id, TONO.id), people=("Rina", "Tono"), due_on=late),
        a_task(step=stuck),
        a_task(person_ids=(), people=()),
    ]
    weeks = [
        a_week(RINA, TODAY, 1, 0),
        a_week(BUDI, TODAY + timedelta(weeks=5), 0, 2),
    ]

    found = loads(tasks, weeks, TODAY + timedelta(days=2))

    quiet = ((0, 0),) * 5
    assert found == [
        Load(
            person_id=RINA.id,
            name="Rina",
            open_tasks=2,
            overdue=1,
            hindered=1,
            weeks=((1, 0), *quiet),
        ),
        Load(
            person_id=TONO.id,
            name="Tono",
            open_tasks=1,
            overdue=1,
            hindered=0,
            weeks=((0, 0), *quiet),
        ),
        Load(
            person_id=BUDI.id,
            name="Budi",
            open_tasks=0,
            overdue=0,
            hindered=0,
            weeks=(*quiet, (0, 2)),
        ),
    ]
    assert [load.is_much for load in found] == [False, False, True]


@pytest.mark.parametrize(
    ("week", "much"), [((4, 1), False), ((5, 0), True), ((0, 2), True)]
)
def test_five_tasks_or_two_activities_in_a_week_are_much(
    week: tuple[int, int], much: bool
) -> None:
    load = Load(
        person_id=RINA.id,
        name="Rina",
        open_tasks=0,
        overdue=0,
        hindered=0,
        weeks=((0, 0), week),
    )

    assert load.is_much is much
    assert load.busiest == week[0]

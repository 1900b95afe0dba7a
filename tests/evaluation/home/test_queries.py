from datetime import date
from uuid import UUID

import pytest

from data.store import Store
from evaluation.home import queries
from evaluation.home.models import Phase, phase_now
from tests.evaluation.home.make import an_account, keep_programme, keep_task
from tests.evaluation.make import (
    keep_activity,
    keep_closing,
    keep_finding,
    key,
)
from tests.make import BUDI, RINA, SARI, TONO, YEAR

TODAY = date(2026, 8, 17)


def keep_section(store: Store, title: str, *members: UUID) -> UUID:
    position = {
        "id": key(f"section-{title}"),
        "activity_id": key(title),
        "number": 1,
        "title": "Seksi acara",
        "duty": "",
        "entitlement": "",
        "responsibility": "",
        "version": 1,
    }
    store.write_all("committee_position", [position])
    store.write_all(
        "committee_member",
        [
            {
                "position_id": position["id"],
                "person_id": person,
                "activity_id": key(title),
            }
            for person in members
        ],
    )
    return key(f"section-{title}")


def test_overdue_tasks_are_counted_per_person(store: Store) -> None:
    keep_activity(store, "Rapat", planned_on=date(2026, 8, 20))
    keep_activity(store, "Batal", planned_on=date(2026, 8, 1))
    keep_closing(store, "Batal", "not_held")
    keep_activity(store, "Kosong", planned_on=date(2026, 8, 20))
    keep_activity(store, "Bulan", planned_on=date(2026, 8, 1), date_precision="month")
    section = keep_section(store, "Rapat", RINA.id, TONO.id)
    empty = keep_section(store, "Kosong")
    keep_task(store, "own", "Rapat", person_id=RINA.id, step="hindered")
    keep_task(store, "shared", "Rapat", position_id=section)
    keep_task(store, "today", "Rapat", person_id=RINA.id, offset_days=-3)
    keep_task(store, "done", "Rapat", person_id=RINA.id, step="done")
    keep_task(store, "moot", "Batal", person_id=RINA.id)
    keep_task(store, "nobody", "Kosong", position_id=empty)
    keep_task(store, "by month", "Bulan", person_id=TONO.id)
    keep_task(store, "answered", "Rapat", position_id=section, person_id=RINA.id)
    keep_task(store, "waiting", "Rapat")

    rows = queries.overdue_tasks(store, YEAR, TODAY)

    assert [(row.person, row.tasks, row.hindered) for row in rows] == [
        ("Rina", 3, 1),
        (None, 2, 0),
        ("Tono", 1, 0),
    ]
    assert rows[0].oldest_due_on == date(2026, 8, 13)


def test_empty_year_stands_at_its_beginning(store: Store) -> None:
    [standing] = queries.year_standing(store, YEAR)

    assert phase_now(standing) is Phase.PLANNING
    assert standing.plan_step is None
    assert standing.activities == standing.closed == standing.reviewed == 0


def test_cycle_counts_each_activity_once(store: Store) -> None:
    for title in ("Rapat", "Pentas"):
        keep_activity(store, title)
        keep_section(store, title, RINA.id, TONO.id)
    keep_activity(store, "Seminar")
    keep_closing(store, "Rapat")
    keep_closing(store, "Pentas", completed_at=None)

    [standing] = queries.year_standing(store, YEAR)

    assert (standing.activities, standing.with_committee) == (3, 2)
    assert (standing.closed, standing.reviewed) == (1, 0)


def test_a_month_counts_what_is_still_open_in_it(store: Store) -> None:
    keep_activity(store, "Rapat", planned_on=date(2026, 8, 20))
    keep_activity(store, "Batal", planned_on=date(2026, 8, 1))
    keep_closing(store, "Batal", "not_held")
    keep_task(store, "august", "Rapat", offset_days=-1)
    keep_task(store, "july", "Rapat", offset_days=-30)
    keep_task(store, "done", "Rapat", step="done")
    keep_task(store, "moot", "Batal")
    keep_finding(store, "Dekat", due_on=date(2026, 8, 31))
    keep_finding(store, "Tahun lain", due_on=date(2027, 7, 1))
    keep_finding(store, "Tanpa hari")

    rows = queries.months_due(store, YEAR)

    assert [(row.month, row.tasks, row.work) for row in rows] == [
        (date(2026, 7, 1), 1, 0),
        (date(2026, 8, 1), 1, 1),
    ]


def test_the_first_steps_count_what_is_there(store: Store) -> None:
    store.write_all("account", [an_account(SARI), an_account(BUDI)])
    keep_activity(store, "Rapat")
    keep_activity(store, "Lama", school_year=2025)

    [found] = queries.first_steps(store, YEAR)

    assert (found.accounts, found.deciders, found.people) == (2, 1, 4)
    assert (found.activities, found.pupils) == (1, 0)
    assert not found.was_submitted


@pytest.mark.parametrize("step", ["submitted", "returned", "approved"])
def test_a_plan_of_any_year_was_submitted(store: Store, step: str) -> None:
    keep_programme(store, step, 2025)

    [found] = queries.first_steps(store, YEAR)

    assert found.was_submitted


def test_a_draft_was_not_submitted(store: Store) -> None:
    keep_programme(store, "draft")

    assert not queries.first_steps(store, YEAR)[0].was_submitted

from datetime import date
from uuid import UUID

from data.store import Store
from evaluation.home import queries
from evaluation.home.models import Phase, phase_now
from tests.evaluation.make import (
    keep_activity,
    keep_closing,
    keep_finding,
    key,
)
from tests.make import RINA, TONO, YEAR

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


def keep_task(store: Store, name: str, activity: str, **changes: object) -> None:
    row = {
        "id": key(name),
        "activity_id": key(activity),
        "title": name,
        "person_id": None,
        "position_id": None,
        "offset_days": -7,
        "step": "to_do",
        "detail": "",
        "evidence": [],
        "due_when_done": None,
        "obstacle": None,
        "obstacle_note": "",
        "version": 1,
    }
    store.write_all("task", [row | changes])


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
    [state] = queries.cycle_state(store, YEAR)
    [standing] = queries.year_standing(store, YEAR)

    assert phase_now(standing) is phase_now(state) is Phase.PLANNING
    assert state.plan_step is None
    assert state.activities == state.closed == state.undecided == 0


def test_cycle_counts_each_activity_once(store: Store) -> None:
    for title in ("Rapat", "Pentas"):
        keep_activity(store, title)
        keep_section(store, title, RINA.id, TONO.id)
    keep_activity(store, "Seminar")
    keep_closing(store, "Rapat")
    keep_closing(store, "Pentas", completed_at=None)
    keep_task(store, "t1", "Rapat", person_id=RINA.id, step="done")
    keep_task(store, "t2", "Rapat", person_id=RINA.id)
    for text in ("Satu", "Dua"):
        keep_finding(store, text, school_year=2025)
    store.write_all(
        "finding_decision",
        [
            {
                "finding_id": key("Satu"),
                "school_year": 2026,
                "decision": "declined",
                "activity_id": None,
                "reason": "tidak perlu",
                "version": 1,
            }
        ],
    )

    [state] = queries.cycle_state(store, YEAR)
    [standing] = queries.year_standing(store, YEAR)

    assert (state.activities, state.with_committee, state.closed) == (3, 2, 1)
    assert standing.model_dump() == state.model_dump(include=standing.model_dump())
    assert (state.tasks, state.tasks_done, state.reviewed) == (2, 1, 0)
    assert (state.to_decide, state.undecided) == (2, 1)

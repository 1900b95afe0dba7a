"""Makers of activities, committees and tasks."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from data.actor import Actor
from data.calendar import SchoolYear
from data.school import store as schools
from data.store import Store
from organizing.committees.actions import add_position, appoint, seat_committee
from organizing.committees.models import Position, PositionDraft, Seating
from organizing.tasks.actions import give_task
from organizing.tasks.models import Task, TaskDraft
from planning.activities.actions import plan_activity
from planning.activities.models import Activity, ActivityDraft
from tests.make import NOW, RINA, SARI, YEAR, acting

SPACE = UUID(int=78)


def key(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(SPACE, name)


def an_activity(
    store: Store, title: str = "Rapat awal tahun", year: SchoolYear = YEAR, **facts: Any
) -> Activity:
    draft = ActivityDraft(
        **({"title": title, "planned_on": date(2026, 8, 22), "place": "Aula"} | facts)
    )
    return plan_activity(acting(store, SARI), key(title), draft, year)


def a_position(
    store: Store, activity: Activity, title: str = "Seksi acara", *holders: Actor
) -> Position:
    position = add_position(
        acting(store, SARI),
        key(f"{activity.title}-{title}"),
        activity.id,
        PositionDraft(title=title, duty="Menyusun acara"),
    )
    for holder in holders:
        appoint(acting(store, SARI), position.id, holder.id)
    return position


def dismissed(store: Store, position: Position, *people: Actor) -> None:
    """Let people leave a position."""
    ids = tuple(person.id for person in people)
    seating = Seating(position_id=position.id, dismissed=ids)
    seat_committee(acting(store, SARI), position.activity_id, [seating])


def a_task(
    store: Store,
    activity: Activity,
    title: str = "Menyiapkan undangan",
    *,
    person: Actor | None = RINA,
    position: Position | None = None,
    offset: int = -14,
) -> Task:
    draft = TaskDraft(
        title=title,
        person_id=person.id if person and not position else None,
        position_id=position.id if position else None,
        offset_days=offset,
    )
    task_id = key(f"{activity.title}-{title}")
    return give_task(acting(store, SARI), task_id, activity.id, draft)


def keep_closing(store: Store, activity: Activity, outcome: str = "held") -> None:
    row = {
        "activity_id": activity.id,
        "outcome": outcome,
        "held_on": None,
        "mode": None,
        "reason": None,
        "reason_note": "",
        "measured_value": None,
        "decisions": "",
        "completed_at": NOW,
        "completed_by": SARI.id,
        "version": 1,
    }
    store.write_all("closing", [row])


def close_year(store: Store) -> None:
    year = schools.year(store, YEAR.start)
    closed = year.model_copy(update={"closed_on": NOW.date(), "version": 2})
    store.replace(closed)

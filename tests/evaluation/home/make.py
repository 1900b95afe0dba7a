"""Makers for the homes: a plan at a step, goals, tasks, accounts."""

from uuid import UUID

from data.actor import Actor
from data.store import Store
from planning.goals.models import Goal
from tests.evaluation.make import key


def keep_programme(store: Store, step: str, year: int = 2026) -> None:
    row = {
        "id": key(f"programme-{year}"),
        "school_year": year,
        "step": step,
        "return_note": "",
        "override_reason": "",
        "revision_reason": "",
        "version": 1,
    }
    store.write_all("work_program", [row])


def an_account(person: Actor) -> dict[str, object]:
    return {
        "username": person.name.lower(),
        "person_id": person.id,
        "role": person.role.value,
        "language": "id",
        "password_hash": "x",
        "must_change": False,
        "closed_at": None,
        "version": 1,
    }


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


def keep_goal(store: Store, year: int = 2026) -> UUID:
    goal = Goal(
        id=key(f"goal-{year}"),
        school_year=year,
        number=1,
        title="Hubungan harmonis",
        version=1,
    )
    store.add(goal)
    return goal.id

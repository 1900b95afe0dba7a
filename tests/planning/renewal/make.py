"""Makers of a year before: its activities, its days off, what became of them."""

from datetime import date
from typing import Any
from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from planning.activities.actions import plan_activity
from planning.activities.models import Activity
from planning.days.models import DayKind, DayOff, DaySource, PeriodKind, SchoolPeriod
from planning.goals.models import Goal
from planning.renewal.models import Facts
from tests.make import NOW, SARI, YEAR, acting
from tests.planning.make import a_goal, complete_draft, key

BEFORE = YEAR.before


def old_goal(store: Store, title: str = "Hubungan harmonis") -> Goal:
    """A goal of the year before; goals of different years have different ids."""
    kept = a_goal(store, f"{title} lama", BEFORE)
    store.write(
        "update goal set title = $title where id = $id", title=title, id=kept.id
    )
    return kept.model_copy(update={"title": title})


def old_activity(store: Store, title: str = "Rapat awal", **facts: Any) -> Activity:
    """An activity of 2025/2026, on the third Saturday of August."""
    facts = {"planned_on": date(2025, 8, 16), "budget": ()} | facts
    goal_id = facts.pop("goal_id", None) or old_goal(store).id
    draft = complete_draft(goal_id, title=title, **facts)
    return plan_activity(acting(store, SARI), key(title), draft, BEFORE)


def day_off(day: date, name: str, kind: DayKind = DayKind.NATIONAL) -> DayOff:
    return DayOff(
        id=key(f"{name}-{day}"),
        on_day=day,
        name=name,
        kind=kind,
        source=DaySource.LIBRARY,
        is_struck=False,
        version=1,
    )


def period(
    first: date, last: date, kind: PeriodKind = PeriodKind.EXAM, title: str = ""
) -> SchoolPeriod:
    return SchoolPeriod(
        id=key(f"{kind}-{first}"),
        kind=kind,
        title=title,
        starts_on=first,
        ends_on=last,
        school_year=SchoolYear.of(first).start,
        version=1,
    )


def keep_days_off(store: Store, *days: DayOff) -> None:
    store.write_all("day_off", days)


def keep_closing(
    store: Store, activity_id: UUID, outcome: str = "held", **changes: Any
) -> None:
    row = {
        "activity_id": activity_id,
        "outcome": outcome,
        "held_on": date(2025, 8, 16) if outcome == "held" else None,
        "mode": "face_to_face",
        "reason": None,
        "reason_note": "",
        "measured_value": None,
        "decisions": "",
        "completed_at": NOW,
        "completed_by": SARI.id,
        "version": 1,
    }
    store.write_all("closing", [row | changes])


def keep_review(
    store: Store, activity_id: UUID, decision: str, number: int = 1
) -> None:
    row = {
        "id": key(f"review-{activity_id}-{number}"),
        "activity_id": activity_id,
        "number": number,
        "managed_well": 3,
        "continuous": 3,
        "effective": 3,
        "note": "",
        "decision": decision,
        "signed_at": NOW,
        "signed_by": SARI.id,
    }
    store.write_all("review", [row])


def keep_task(
    store: Store, activity_id: UUID, title: str, offset: int, **changes: Any
) -> None:
    row = {
        "id": key(f"task-{title}"),
        "activity_id": activity_id,
        "title": title,
        "person_id": SARI.id,
        "position_id": None,
        "offset_days": offset,
        "step": "done",
        "detail": "",
        "evidence": [],
        "due_when_done": None,
        "obstacle": None,
        "obstacle_note": "",
        "version": 1,
    }
    store.write_all("task", [row | changes])


def some_facts(**changes: Any) -> Facts:
    facts: dict[str, Any] = {
        "year": YEAR,
        "activities": (),
        "planned": (),
        "lines": (),
        "tasks": (),
        "gone": {},
        "measured": {},
        "class_groups": (),
        "goals": (),
        "days_off": (),
    }
    return Facts(**facts | changes)

"""Makers of planned, closed and reviewed activities, straight into the tables."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from data.activity import PlannedDay
from data.store import Store
from evaluation.findings.models import FindingDraft
from evaluation.kpis.models import ActivityResult
from evaluation.review.models import (
    GoalVerdictDraft,
    ReviewDraft,
    Verdict,
    YearReviewDraft,
)
from planning.goals.models import Goal, GoalDraft
from tests.make import NOW, RINA, SARI

SPACE = UUID(int=99)


def key(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(SPACE, name)


def keep_activity(store: Store, title: str, **changes: Any) -> UUID:
    row = {
        "id": key(title),
        "school_year": 2026,
        "series_id": key(title),
        "template_key": "",
        "title": title,
        "goal_id": None,
        "category": None,
        "forms": [],
        "involvement": [],
        "audience": "all",
        "grades": [],
        "class_group_ids": [],
        "planned_on": date(2026, 8, 10),
        "date_precision": "day",
        "mode": "face_to_face",
        "person_id": RINA.id,
        "place": "Aula",
        "starts_at": None,
        "ends_at": None,
        "background": "",
        "procedure": "",
        "rundown": "",
        "indicator": "",
        "baseline": None,
        "target": None,
        "unit": "",
        "direction": "at_least",
        "measured_by": "",
        "evidence": [],
        "risk": "",
        "mitigation": "",
        "version": 1,
    }
    store.write_all("activity", [row | changes])
    return key(title)


def keep_closing(
    store: Store, title: str, outcome: str | None = "held", **changes: Any
) -> None:
    row = {
        "activity_id": key(title),
        "outcome": outcome,
        "held_on": date(2026, 8, 12) if outcome in ("held", "moved_online") else None,
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


def keep_class_group(store: Store, name: str, grade: int, suffix: str) -> UUID:
    row = {
        "id": key(name),
        "school_year": 2026,
        "name": name,
        "grade": grade,
        "suffix": suffix,
    }
    store.write_all("class_group", [row])
    return key(name)


def keep_participation(
    store: Store, title: str, class_group: str, invited: int, **came: int
) -> None:
    row = {
        "activity_id": key(title),
        "class_group_id": key(class_group),
        "invited": invited,
        "father": 0,
        "mother": 0,
        "guardian": 0,
        "foster_parent": 0,
        "online": 0,
    }
    store.write_all("participation_count", [row | came])


def keep_money(
    store: Store,
    title: str,
    budget: int,
    spent: int,
    *,
    source: str = "bos",
    fiscal_year: int = 2026,
) -> None:
    line = {
        "id": key(f"{title}-{source}-{fiscal_year}"),
        "activity_id": key(title),
        "title": "Konsumsi",
        "source": source,
        "fiscal_year": fiscal_year,
        "number": 1,
        "volume": 1,
        "unit": "",
        "price": budget,
        "amount": budget,
        "arkas_code": "",
        "partner": "",
        "is_voluntary": source == "donation",
    }
    store.write_all("budget_line", [line])
    keep_spending(store, title, spent, line["id"])


def keep_spending(store: Store, title: str, spent: int, line: object = None) -> None:
    row = {
        "id": key(f"{title}-{line}-spent"),
        "activity_id": key(title),
        "budget_line_id": line,
        "title": "Konsumsi",
        "amount": spent,
    }
    store.write_all("spending", [row])


def keep_finding(store: Store, text: str, **changes: Any) -> UUID:
    row = {
        "id": key(text),
        "school_year": 2026,
        "activity_id": None,
        "text": text,
        "recommended": "",
        "made_at": NOW,
        "made_by": SARI.id,
    }
    store.write_all("finding", [row | changes])
    return key(text)


def make_result(step: str = "held", **changes: Any) -> ActivityResult:
    """An activity as the results see it, without a store."""
    facts: dict[str, Any] = {
        "activity_id": key("a"),
        "school_year": 2026,
        "series_id": key("a"),
        "template_key": "",
        "title": "Rapat awal tahun",
        "goal_id": None,
        "goal": None,
        "audience": "all",
        "grades": (),
        "when": PlannedDay(day=date(2026, 8, 10)),
        "planned_mode": "face_to_face",
        "step": step,
        "held_on": date(2026, 8, 12) if step in ("held", "moved_online") else None,
        "is_confidential": False,
        "held_mode": None,
        "reason": None,
        "reason_note": "",
        "decisions": "",
        "invited": 0,
        "father": 0,
        "mother": 0,
        "guardian": 0,
        "foster_parent": 0,
        "online": 0,
        "is_named": True,
        "others_invited": 0,
        "others_came": 0,
        "others_uninvited": 0,
        "parties": (),
        "budget": Decimal(0),
        "spent": Decimal(0),
        "obstacles": 0,
        "obstacles_open": 0,
        "indicator": "",
        "baseline": None,
        "target": None,
        "unit": "",
        "direction": "at_least",
        "measured": None,
        "verdict": None,
        "report_due_on": None,
    }
    return ActivityResult(**(facts | changes))


def make_review(**changes: Any) -> ReviewDraft:
    facts: dict[str, Any] = {
        "managed_well": 3,
        "continuous": 2,
        "effective": 4,
        "note": "",
        "decision": Verdict.CONTINUE,
        "findings": (),
        "follow_ups": (),
    }
    return ReviewDraft(**(facts | changes))


def keep_goal(store: Store, title: str, year: int = 2026, number: int = 1) -> UUID:
    goal = Goal.of(GoalDraft(title=title), key(title), year, number)
    store.add(goal)
    return goal.id


def make_year_review(*goals: UUID, **changes: Any) -> YearReviewDraft:
    decided = [
        GoalVerdictDraft(goal_id=goal, decision=Verdict.EXTEND) for goal in goals
    ]
    facts: dict[str, Any] = {
        "managed_well": 3,
        "continuous": 3,
        "effective": 2,
        "note": "Keluarga makin mudah dihubungi.",
        "decision": Verdict.CONTINUE,
        "goals": tuple(decided),
    }
    return YearReviewDraft(**(facts | changes))


LATE_LETTERS = FindingDraft(
    text="Undangan terlambat", recommended="Kirim dua minggu sebelumnya"
)

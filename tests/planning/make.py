"""Makers of goals, activities, pupils and findings, and of a programme at a step."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.store import Store
from planning.activities.actions import plan_activity
from planning.activities.models import (
    Activity,
    ActivityDraft,
)
from planning.budget.models import BudgetLineDraft, FundSource
from planning.goals.actions import set_goal
from planning.goals.models import Goal, GoalDraft
from planning.plan.models import PlanStep
from planning.programme import actions as programme
from planning.programme import store as programmes
from planning.programme.models import WorkProgram
from tests.make import BUDI, NOW, SARI, YEAR, acting

SPACE = UUID(int=77)
SNACKS = BudgetLineDraft(
    title="Konsumsi", source=FundSource.BOS, fiscal_year=2026, amount=Decimal(750_000)
)


def key(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(SPACE, name)


def a_goal(
    store: Store, title: str = "Hubungan harmonis", year: SchoolYear = YEAR
) -> Goal:
    draft = GoalDraft(title=title, reason="Orang tua jarang hadir")
    return set_goal(acting(store, SARI), key(title), draft, year)


def complete_draft(of_goal: UUID | None, **changes: Any) -> ActivityDraft:
    """An activity with its ticks and its success standard."""
    facts: dict[str, Any] = {
        "title": "Rapat awal tahun",
        "goal_id": of_goal,
        "forms": (CooperationForm.RAPAT,),
        "planned_on": date(2026, 8, 22),
        "person_id": SARI.id,
        "place": "Aula",
        "procedure": "Undangan, paparan, tanya jawab, keputusan.",
        "indicator": "Keluarga yang terwakili",
        "baseline": Decimal(60),
        "target": Decimal(75),
        "unit": "%",
        "measured_by": "Daftar hadir",
        "budget": (SNACKS,),
    }
    return ActivityDraft(**(facts | changes))


def an_activity(
    store: Store, title: str = "Rapat awal tahun", **facts: Any
) -> Activity:
    goal = a_goal(store)
    draft = complete_draft(goal.id, title=title, **facts)
    return plan_activity(acting(store, SARI), key(title), draft, YEAR)


ROAD_TO = {
    PlanStep.DRAFT: (),
    PlanStep.SUBMITTED: (PlanStep.SUBMITTED,),
    PlanStep.RETURNED: (PlanStep.SUBMITTED, PlanStep.RETURNED),
    PlanStep.APPROVED: (PlanStep.SUBMITTED, PlanStep.APPROVED),
}


def program_at(store: Store, step: PlanStep) -> WorkProgram:
    """Bring the year's work programme to ``step`` the way people would."""
    an_activity(store)
    plan = programme.open_program(acting(store, SARI), YEAR)
    for reached in ROAD_TO[step]:
        move(store, reached, plan.version)
        plan = programmes.program(store, YEAR)
    return plan


def move(store: Store, step: PlanStep, version: int) -> WorkProgram:
    if step is PlanStep.SUBMITTED:
        return programme.submit(acting(store, SARI), YEAR, version)
    if step is PlanStep.APPROVED:
        return programme.approve(acting(store, BUDI), YEAR, version)
    return programme.return_(acting(store, BUDI), YEAR, version, "Lengkapi")


def keep_finding(
    store: Store, text: str = "Undangan terlambat", **changes: Any
) -> UUID:
    row = {
        "id": key(text),
        "school_year": YEAR.before.start,
        "activity_id": None,
        "text": text,
        "recommended": "Kirim undangan H-14",
        "made_at": NOW,
        "made_by": BUDI.id,
    }
    store.write_all("finding", [row | changes])
    return key(text)


def keep_class_group(store: Store, name: str, grade: int, year: int = 2026) -> UUID:
    row = {
        "id": key(f"{name}-{year}"),
        "school_year": year,
        "name": name,
        "grade": grade,
        "suffix": name[-1],
    }
    store.write_all("class_group", [row])
    return key(f"{name}-{year}")


def keep_pupil(
    store: Store, name: str, family: str, class_group_id: UUID, step: str = "active"
) -> None:
    student = {
        "id": key(name),
        "key": f"hash:{name}",
        "nisn": None,
        "nipd": None,
        "name": name,
        "gender": "P",
        "family_id": key(family),
        "phone": None,
        "phone_typed": "",
        "email": "",
        "residence": "",
        "version": 1,
    }
    enrolment = {
        "student_id": key(name),
        "school_year": 2026,
        "class_group_id": class_group_id,
        "step": step,
    }
    store.write_all("student", [student])
    store.write_all("enrolment", [enrolment])


def two_class_groups(store: Store) -> tuple[UUID, UUID]:
    """VII A with two families, IX A with one of them again, one more, one who left."""
    seven = keep_class_group(store, "VII A", 7)
    nine = keep_class_group(store, "IX A", 9)
    keep_pupil(store, "Alya", "keluarga A", seven)
    keep_pupil(store, "Bima", "keluarga B", seven)
    keep_pupil(store, "Aldi", "keluarga A", nine)
    keep_pupil(store, "Cici", "keluarga C", nine)
    keep_pupil(store, "Dodo", "keluarga D", nine, step="check")
    return seven, nine


def keep_closing(store: Store, activity_id: UUID) -> None:
    row = {
        "activity_id": activity_id,
        "outcome": "held",
        "held_on": date(2026, 8, 22),
        "mode": "face_to_face",
        "reason": None,
        "reason_note": "",
        "measured_value": None,
        "decisions": "",
        "completed_at": NOW,
        "completed_by": SARI.id,
        "version": 1,
    }
    store.write_all("closing", [row])


def keep_position(store: Store, activity_id: UUID) -> None:
    row = {
        "id": key(f"position-{activity_id}"),
        "activity_id": activity_id,
        "number": 1,
        "title": "Ketua",
        "duty": "",
        "entitlement": "",
        "responsibility": "",
        "version": 1,
    }
    store.write_all("committee_position", [row])


def keep_spending(store: Store, activity_id: UUID, budget_line_id: UUID) -> None:
    row = {
        "id": key(f"spending-{budget_line_id}"),
        "activity_id": activity_id,
        "budget_line_id": budget_line_id,
        "title": "Konsumsi",
        "amount": 700_000,
    }
    store.write_all("spending", [row])


def last_year(store: Store, activity: Activity, year: int = 2025) -> UUID:
    """The same event in an earlier year, with the same series."""
    earlier = activity.model_copy(
        update={
            "id": key(f"{activity.id}-{year}"),
            "school_year": year,
            "goal_id": None,
            "planned_on": date(year, 8, 22),
        }
    )
    store.write_all("activity", [earlier])
    return earlier.id


def keep_origin_row(
    store: Store, activity_id: UUID, kind: str, source_id: UUID
) -> None:
    row = {
        "record": "activity",
        "record_id": activity_id,
        "kind": kind,
        "source_id": source_id,
    }
    store.write_all("origin", [row])


def keep_note(store: Store, activity_id: UUID, text: str, **changes: Any) -> None:
    """An open note of the principal on one activity of the year's programme."""
    program = {
        "id": key("program kerja"),
        "school_year": YEAR.start,
        "step": "returned",
        "return_note": "Lengkapi",
        "override_reason": "",
        "revision_reason": "",
        "version": 3,
    }
    store.write(
        """
        insert into work_program
        select $id, $school_year, $step, $return_note, $override_reason,
            $revision_reason, $version
        where not exists (from work_program where school_year = $school_year)
        """,
        **program,
    )
    row = {
        "id": key(f"note-{text}"),
        "work_program_id": key("program kerja"),
        "activity_id": activity_id,
        "text": text,
        "made_at": NOW,
        "made_by": BUDI.id,
        "answer": "",
        "mended_at": None,
        "version": 1,
    }
    store.write_all("program_note", [row | changes])


def keep_participation(
    store: Store, activity_id: UUID, invited: int, mother: int
) -> None:
    row = {
        "activity_id": activity_id,
        "class_group_id": key(f"group-{activity_id}"),
        "invited": invited,
        "father": 0,
        "mother": mother,
        "guardian": 0,
        "foster_parent": 0,
        "online": 0,
    }
    store.write_all("participation_count", [row])

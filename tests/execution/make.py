"""Makers of a school whose activity can be closed."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from data.attachments.models import FileDraft
from data.obstacles import ObstacleCode, ObstacleDraft
from data.school import store as schools
from data.store import Store
from execution.attendance.actions import count_families
from execution.attendance.models import CountDraft
from execution.closing.actions import complete_closing
from execution.closing.models import (
    Closing,
    ClosingDraft,
    Outcome,
    Reason,
)
from planning.activities.actions import plan_activity
from planning.activities.models import Activity, ActivityDraft, Mode
from planning.budget.models import BudgetLine, FundSource
from tests.make import NOW, SARI, YEAR, acting

SPACE = UUID(int=79)
HELD_ON = date(2026, 8, 15)
A_PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
A_FILE = uuid5(SPACE, "berkas")
SAID = FileDraft(caption="Pembukaan")


def key(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(SPACE, name)


SNACKS = BudgetLine(
    id=key("Konsumsi"),
    activity_id=key("Rapat awal tahun"),
    title="Konsumsi",
    source=FundSource.BOS,
    fiscal_year=2026,
    amount=Decimal(750_000),
)


def an_activity(
    store: Store, title: str = "Rapat awal tahun", **facts: Any
) -> Activity:
    draft = ActivityDraft(**({"title": title, "planned_on": HELD_ON} | facts))
    return plan_activity(acting(store, SARI), key(title), draft, YEAR)


def approve(store: Store, step: str = "approved") -> None:
    row = {
        "id": key("program"),
        "school_year": YEAR.start,
        "step": step,
        "return_note": "",
        "override_reason": "",
        "revision_reason": "",
        "version": 3,
    }
    store.write_all("work_program", [row])


def to_close(store: Store) -> Activity:
    """An approved activity with a budget line, for VII A (2) and VII B (1 family)."""
    activity = an_activity(store)
    store.write_all("budget_line", [SNACKS])
    keep_class_group(store, "VII B", 7, "Bima")
    keep_class_group(store, "VII A", 7, "Alya", "Aldi")
    approve(store)
    count(store, activity, ("VII A", 2, 1, 1), ("VII B", 1, 0, 0))
    return activity


def count(store: Store, activity: Activity, *rows: tuple[str, int, int, int]) -> None:
    """Count families without names: class group, invited, fathers, mothers."""
    counts = [
        CountDraft(
            class_group_id=key(name), invited=invited, father=father, mother=mother
        )
        for name, invited, father, mother in rows
    ]
    count_families(acting(store, SARI), activity.id, counts)


def keep_class_group(store: Store, name: str, grade: int, *pupils: str) -> UUID:
    suffix = name.split()[-1]
    row = {
        "id": key(name),
        "school_year": YEAR.start,
        "name": name,
        "grade": grade,
        "suffix": suffix,
    }
    store.write_all("class_group", [row])
    for pupil in pupils:
        keep_pupil(store, pupil, name)
    return key(name)


def keep_pupil(
    store: Store, name: str, class_group: str, family: str | None = None
) -> None:
    student = {
        "id": key(name),
        "key": f"hash:{name}",
        "nisn": None,
        "nipd": None,
        "name": name,
        "gender": "P",
        "family_id": key(f"keluarga {family or name}"),
        "phone": None,
        "phone_typed": "",
        "email": "",
        "residence": "",
        "version": 1,
    }
    enrolment = {
        "student_id": key(name),
        "school_year": YEAR.start,
        "class_group_id": key(class_group),
        "step": "active",
    }
    store.write_all("student", [student])
    store.write_all("enrolment", [enrolment])


def whole_draft(**changes: Any) -> ClosingDraft:
    """A closing that lacks nothing."""
    facts: dict[str, Any] = {
        "outcome": Outcome.HELD,
        "held_on": HELD_ON,
        "mode": Mode.FACE_TO_FACE,
        "measured_value": Decimal(80),
        "decisions": "Tata tertib disetujui.",
    }
    return ClosingDraft(**(facts | changes))


AN_OBSTACLE = ObstacleDraft(
    activity_id=key("Rapat awal tahun"),
    code=ObstacleCode.FACILITIES,
    note="Aula sempit",
    raised_on=HELD_ON,
)


def a_committee(store: Store, activity_id: UUID, *people: UUID) -> None:
    """A committee of one position, held by these people."""
    position = {
        "id": key(f"panitia-{activity_id}"),
        "activity_id": activity_id,
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
                "activity_id": activity_id,
                "position_id": position["id"],
                "person_id": person,
            }
            for person in people
        ],
    )


NOT_HELD = ClosingDraft(
    outcome=Outcome.NOT_HELD, reason=Reason.WEATHER, reason_note="Banjir"
)


def closed(store: Store, activity: Activity) -> Closing:
    return complete_closing(acting(store, SARI), activity.id, 0, whole_draft())


def keep_review(store: Store, activity: Activity) -> None:
    row = {
        "id": key("review"),
        "activity_id": activity.id,
        "number": 1,
        "managed_well": 3,
        "continuous": 3,
        "effective": 3,
        "note": "",
        "decision": "continue",
        "signed_at": NOW,
        "signed_by": SARI.id,
    }
    store.write_all("review", [row])


def close_year(store: Store) -> None:
    year = schools.year(store, YEAR.start)
    ended = year.model_copy(update={"closed_on": NOW.date(), "version": 2})
    store.replace(ended)

from decimal import Decimal
from typing import Any

from data.store import Store
from planning.activities.actions import plan_activity
from planning.activities.models import Direction
from planning.budget.models import BudgetLineDraft, FundSource
from planning.lessons.actions import decide
from planning.lessons.models import Decision, DecisionDraft
from planning.renewal.queries import PastFinding, PastResult, past_results
from tests.make import SARI, YEAR, acting
from tests.planning.make import (
    an_activity,
    complete_draft,
    keep_class_group,
    keep_finding,
    key,
)
from tests.planning.renewal.make import (
    BEFORE,
    keep_closing,
    keep_review,
    old_activity,
)

SNACKS = BudgetLineDraft(
    title="Konsumsi", source=FundSource.BOS, fiscal_year=2025, amount=Decimal(900)
)


def result(store: Store, title: str = "Rapat awal") -> PastResult:
    [found] = [r for r in past_results(store, YEAR) if r.activity_id == key(title)]
    return found


def nothing_yet(title: str, **changes: Any) -> PastResult:
    facts: dict[str, Any] = {
        "activity_id": key(title),
        "step": "planned",
        "held_on": None,
        "invited": 0,
        "represented": 0,
        "is_confidential": False,
        "reached": None,
        "verdict": None,
        "budget": 0,
        "spent": 0,
        "findings": (),
    }
    return PastResult(**facts | changes)


def keep_participation(store: Store, title: str, group: str, **came: int) -> None:
    row = {
        "activity_id": key(title),
        "class_group_id": keep_class_group(store, group, 7, 2025),
        "invited": 30,
        "father": 0,
        "mother": 0,
        "guardian": 0,
        "foster_parent": 0,
        "online": 0,
    }
    store.write_all("participation_count", [row | came])


def keep_spendings(store: Store, title: str, *amounts: int) -> None:
    store.write_all(
        "spending",
        [
            {
                "id": key(f"{title}-{amount}"),
                "activity_id": key(title),
                "budget_line_id": None,
                "title": "Konsumsi",
                "amount": amount,
            }
            for amount in amounts
        ],
    )


def test_a_year_is_told_activity_by_activity(store: Store) -> None:
    old_activity(store, budget=(SNACKS, SNACKS))
    old_activity(store, "POMG", planned_on=None)
    an_activity(store, "Tahun ini")
    keep_closing(store, key("Rapat awal"), measured_value=Decimal(75))
    keep_participation(store, "Rapat awal", "VII A", father=5, mother=10)
    keep_participation(store, "Rapat awal", "VII B", guardian=2, foster_parent=1)
    keep_spendings(store, "Rapat awal", 300, 400)
    keep_review(store, key("Rapat awal"), "continue")
    keep_review(store, key("Rapat awal"), "improve", number=2)

    held = nothing_yet(
        "Rapat awal",
        step="held",
        held_on="2025-08-16",
        invited=60,
        represented=18,
        reached=True,
        verdict="improve",
        budget=1800,
        spent=700,
    )
    assert past_results(store, YEAR) == [held, nothing_yet("POMG")]
    assert held.share == 0.3
    assert nothing_yet("POMG").share is None


def test_an_unfinished_closing_says_nothing_yet(store: Store) -> None:
    old_activity(store)
    keep_closing(
        store, key("Rapat awal"), completed_at=None, measured_value=Decimal(90)
    )
    keep_participation(store, "Rapat awal", "VII A", father=5)
    assert result(store) == nothing_yet("Rapat awal", step="closing")


def test_below_the_target_is_not_reached_and_at_most_is(store: Store) -> None:
    old_activity(store)
    old_activity(store, "Keluhan", direction=Direction.AT_MOST)
    for title in ("Rapat awal", "Keluhan"):
        keep_closing(store, key(title), measured_value=Decimal(74))
    assert result(store).reached is False
    assert result(store, "Keluhan").reached is True


def test_findings_stand_beside_with_what_was_decided(store: Store) -> None:
    old = old_activity(store)
    new = an_activity(store, "Rapat baru")
    first = keep_finding(store, "Undangan terlambat", activity_id=old.id)
    keep_finding(store, "Ruang sempit", activity_id=old.id, recommended="")
    keep_finding(store, "Tanpa kegiatan")
    adopted = DecisionDraft(decision=Decision.ADOPTED, activity_id=new.id)
    decide(acting(store, SARI), first, YEAR, 0, adopted)

    found = result(store)

    assert set(found.findings) == {
        PastFinding(
            found_in=2025,
            text="Undangan terlambat",
            recommended="Kirim undangan H-14",
            decision=Decision.ADOPTED,
            adopted_in="Rapat baru",
        ),
        PastFinding(
            found_in=2025,
            text="Ruang sempit",
            recommended="",
            decision=None,
            adopted_in=None,
        ),
    }
    assert [each.decision for each in found.findings].count(None) == 1


def test_a_postponed_finding_stands_beside_the_next_of_its_series(
    store: Store,
) -> None:
    old = old_activity(store)
    other = old_activity(store, "POMG")
    draft = complete_draft(None, title="Dua tahun lalu", series_id=old.series_id)
    store.write(
        "insert into school_year (start, closed_on, version) values (2024, null, 1)"
    )
    earlier = plan_activity(
        acting(store, SARI),
        key("Dua tahun lalu"),
        draft.model_copy(update={"planned_on": None, "budget": ()}),
        BEFORE.before,
    )
    postponed = keep_finding(store, activity_id=earlier.id, school_year=2024)
    waiting = DecisionDraft(decision=Decision.POSTPONED, reason="Tahun depan")
    decide(acting(store, SARI), postponed, BEFORE, 0, waiting)

    assert [each.found_in for each in result(store).findings] == [2024]
    assert result(store, other.title).findings == ()

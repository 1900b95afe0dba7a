from data.store import Store
from evaluation.findings.models import Handling
from evaluation.findings.queries import listed_findings
from tests.evaluation.make import keep_activity, keep_finding, key
from tests.make import YEAR


def keep_decision(store: Store, text: str, year: int, decision: Handling) -> None:
    adopted = decision is Handling.ADOPTED
    store.write_all(
        "finding_decision",
        [
            {
                "finding_id": key(text),
                "school_year": year,
                "decision": decision,
                "activity_id": key("Seminar") if adopted else None,
                "reason": "" if adopted else "belum ada dana",
                "version": 1,
            }
        ],
    )


def test_finding_is_listed_with_its_latest_decision(store: Store) -> None:
    activity = keep_activity(store, "Rapat", school_year=2025)
    keep_activity(store, "Seminar", school_year=2027)
    keep_finding(store, "Lama", school_year=2025, activity_id=activity)
    keep_decision(store, "Lama", 2026, Handling.POSTPONED)
    keep_decision(store, "Lama", 2027, Handling.ADOPTED)
    keep_finding(store, "Baru")

    new, old = listed_findings(store)

    assert (new.school_year, new.activity, new.decision, new.decided_year) == (
        "2026/2027",
        None,
        None,
        None,
    )
    assert (old.activity, old.decision) == ("Rapat", Handling.ADOPTED)
    assert (old.decided_year, old.adopted_in) == ("2027/2028", "Seminar")


def test_one_year_lists_its_own_findings(store: Store) -> None:
    keep_finding(store, "Lama", school_year=2025)

    assert listed_findings(store, YEAR) == []

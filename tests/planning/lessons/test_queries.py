from data.store import Store
from planning.lessons.actions import decide
from planning.lessons.models import Decision, DecisionDraft
from planning.lessons.queries import lessons_of_year
from tests.make import BUDI, NOW, SARI, YEAR, acting
from tests.planning.make import an_activity, keep_finding, key


def review(store: Store, activity_id: object, number: int, decision: str) -> None:
    row = {
        "id": key(f"review-{number}"),
        "activity_id": activity_id,
        "number": number,
        "managed_well": 3,
        "continuous": 2,
        "effective": number,
        "note": "",
        "decision": decision,
        "signed_at": NOW,
        "signed_by": BUDI.id,
    }
    store.write_all("review", [row])


def test_lessons_tell_where_they_come_from_and_what_became_of_them(
    store: Store,
) -> None:
    activity = an_activity(store)
    keep_finding(store, "Ruang sempit", activity_id=activity.id)
    late = keep_finding(store, "Undangan terlambat", recommended="")
    keep_finding(store, "Tahun ini", school_year=YEAR.start)
    review(store, activity.id, 1, "extend")
    review(store, activity.id, 2, "improve")
    draft = DecisionDraft(decision=Decision.ADOPTED, activity_id=activity.id)
    decide(acting(store, SARI), late, YEAR, 0, draft)

    rows = {row.text: row for row in lessons_of_year(store, YEAR)}

    assert rows.keys() == {"Ruang sempit", "Undangan terlambat"}
    narrow, adopted = rows["Ruang sempit"], rows["Undangan terlambat"]
    assert (narrow.found_at, narrow.decision, narrow.version) == (
        "Rapat awal tahun",
        None,
        0,
    )
    assert (narrow.verdict, narrow.managed_well, narrow.effective) == ("improve", 3, 2)
    assert (adopted.decision, adopted.adopted_in, adopted.version) == (
        Decision.ADOPTED,
        "Rapat awal tahun",
        1,
    )
    assert adopted.verdict is None

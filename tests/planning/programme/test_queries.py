from uuid import UUID

from data.store import Store
from planning.activities.actions import drop_activity
from planning.lessons.actions import decide
from planning.lessons.models import Decision, DecisionDraft
from planning.plan.models import PlanStep
from planning.programme import queries
from planning.programme.actions import (
    answer_note,
    return_,
    submit,
    write_note,
)
from planning.programme.queries import Beginning, ListedNote
from tests.make import BUDI, NOW, SARI, YEAR, acting
from tests.planning.make import keep_finding, key, program_at

NOTHING = Beginning(held_on=None, people=0, parties=(), second_way=False, undecided=0)


def note(store: Store, text: str, activity_id: UUID | None) -> UUID:
    return write_note(acting(store, BUDI), key(text), activity_id, text, YEAR).id


def test_notes_are_drafts_until_the_plan_is_returned(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    here = key("Rapat awal tahun")
    note(store, "Mahal", here)

    assert queries.notes_of(store, YEAR) == []
    drafts = queries.notes_of(store, YEAR, drafts=True)
    return_(acting(store, BUDI), YEAR, plan.version, "")

    expected = ListedNote(
        id=key("Mahal"),
        activity_id=here,
        activity="Rapat awal tahun",
        is_planned=True,
        text="Mahal",
        made_at=NOW,
        made_by="Budi",
        answer="",
        mended_at=None,
        is_open=True,
        version=1,
        seen=drafts[0].seen,
    )
    assert drafts == [expected]
    assert drafts[0].saw
    assert list(drafts[0].saw.titles) == [here]
    assert queries.notes_of(store, YEAR) == [expected]
    assert queries.notes_of(store, YEAR.before, drafts=True) == []


def test_settled_notes_stay_and_new_ones_wait(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    first = note(store, "Mahal", None)
    returned = return_(acting(store, BUDI), YEAR, plan.version, "")
    answer_note(acting(store, SARI), first, 1, "Dikurangi", YEAR, mended=True)
    submit(acting(store, SARI), YEAR, returned.version)
    note(store, "Masih mahal", None)

    [settled] = queries.notes_of(store, YEAR)

    assert (settled.answer, settled.is_open) == ("Dikurangi", False)
    assert (settled.activity, settled.is_planned) == ("", False)
    assert len(queries.notes_of(store, YEAR, drafts=True)) == 2


def test_note_still_names_an_activity_that_was_dropped(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note(store, "Hapus", key("Rapat awal tahun"))
    return_(acting(store, BUDI), YEAR, plan.version, "")
    drop_activity(acting(store, SARI), key("Rapat awal tahun"))

    [listed] = queries.notes_of(store, YEAR)

    assert (listed.activity, listed.is_planned) == ("Rapat awal tahun", False)


def test_annual_meeting_tells_who_came(store: Store) -> None:
    store.write_all(
        "annual_meeting",
        [
            {
                "id": key("meeting"),
                "school_year": YEAR.start,
                "held_on": NOW.date(),
                "place": "Aula",
                "agenda": "",
                "second_way": "Formulir",
                "second_way_until": None,
                "second_way_result": "",
                "version": 1,
            }
        ],
    )
    counts = {"teachers": 12, "parents": 30, "komite": 0}
    store.write_all(
        "meeting_party",
        [
            {"meeting_id": key("meeting"), "party": p, "count": n, "names": ""}
            for p, n in counts.items()
        ],
    )
    keep_finding(store)

    assert queries.beginning(store, YEAR.before) == [NOTHING]
    assert queries.beginning(store, YEAR) == [
        Beginning(
            held_on=NOW.date(),
            people=42,
            parties=("parents", "teachers"),
            second_way=True,
            undecided=1,
        )
    ]


def test_meeting_without_parties_counts_nobody(store: Store) -> None:
    row = {
        "id": key("meeting"),
        "school_year": YEAR.start,
        "held_on": NOW.date(),
        "place": "",
        "agenda": "",
        "second_way": "",
        "second_way_until": None,
        "second_way_result": "",
        "version": 1,
    }
    store.write_all("annual_meeting", [row])

    assert queries.beginning(store, YEAR) == [
        NOTHING.model_copy(update={"held_on": NOW.date()})
    ]


def test_decided_findings_do_not_wait(store: Store) -> None:
    finding = keep_finding(store)
    keep_finding(store, "Ruang sempit")
    declined = DecisionDraft(decision=Decision.DECLINED, reason="Tidak relevan")
    decide(acting(store, SARI), finding, YEAR, 0, declined)

    [begun] = queries.beginning(store, YEAR)

    assert (begun.undecided, begun.held_on) == (1, None)

from uuid import UUID

from data.store import Store
from planning.activities.actions import drop_activity
from planning.notes.actions import answer_note, write_note
from planning.notes.queries import ListedNote, notes_of
from planning.plan.models import PlanStep
from planning.programme.actions import return_, submit
from planning.programme.queries import Beginning
from tests.make import BUDI, NOW, SARI, YEAR, acting
from tests.planning.make import key, program_at

NOTHING = Beginning(held_on=None, people=0, parties=(), second_way=False, undecided=0)


def note(store: Store, text: str, activity_id: UUID | None) -> UUID:
    return write_note(acting(store, BUDI), key(text), activity_id, text, YEAR).id


def test_notes_are_drafts_until_the_plan_is_returned(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    here = key("Rapat awal tahun")
    note(store, "Mahal", here)

    assert notes_of(store, YEAR) == []
    drafts = notes_of(store, YEAR, drafts=True)
    return_(acting(store, BUDI), YEAR, plan.version, "")

    expected = ListedNote(
        id=key("Mahal"),
        activity_id=here,
        goal_id=None,
        title="Rapat awal tahun",
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
    assert notes_of(store, YEAR) == [expected]
    assert notes_of(store, YEAR.before, drafts=True) == []


def test_settled_notes_stay_and_new_ones_wait(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    first = note(store, "Mahal", None)
    returned = return_(acting(store, BUDI), YEAR, plan.version, "")
    answer_note(acting(store, SARI), first, 1, "Dikurangi", YEAR, mended=True)
    submit(acting(store, SARI), YEAR, returned.version)
    note(store, "Masih mahal", None)

    [settled] = notes_of(store, YEAR)

    assert (settled.answer, settled.is_open) == ("Dikurangi", False)
    assert (settled.title, settled.is_planned) == ("", False)
    assert len(notes_of(store, YEAR, drafts=True)) == 2


def test_note_still_names_an_activity_that_was_dropped(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note(store, "Hapus", key("Rapat awal tahun"))
    return_(acting(store, BUDI), YEAR, plan.version, "")
    drop_activity(acting(store, SARI), key("Rapat awal tahun"))

    [listed] = notes_of(store, YEAR)

    assert (listed.title, listed.is_planned) == ("Rapat awal tahun", False)


def test_a_note_at_a_goal_names_it_also_once_it_is_dropped(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    goal = key("Hubungan harmonis")
    note(store, "Terlalu luas", goal)
    return_(acting(store, BUDI), YEAR, plan.version, "")

    [listed] = notes_of(store, YEAR)

    assert (listed.about, listed.activity_id) == (goal, None)
    assert (listed.title, listed.is_planned) == ("Hubungan harmonis", True)
    assert listed.saw
    assert (list(listed.saw.goal_titles), listed.saw.titles) == ([goal], {})

import pytest
from pydantic import ValidationError

from data.actor import Actor
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import change_activity
from planning.activities.queries import beside_activity
from planning.notes import store as notes
from planning.notes.actions import answer_note, take_back_note, write_note
from planning.notes.queries import notes_of
from planning.plan.models import PlanStep
from planning.programme.actions import return_, submit
from planning.versions import store as versions
from planning.versions.models import changes_since
from tests.make import BUDI, RINA, SARI, TONO, YEAR, acting
from tests.planning.make import complete_draft, key, program_at
from tests.planning.notes.make import close_year, noted, settle


def test_note_is_kept_at_once_and_once(store: Store) -> None:
    program_at(store, PlanStep.SUBMITTED)

    first = noted(store)
    again = noted(store)

    assert first == again
    assert first.is_open
    assert notes.notes(store, first.work_program_id) == [first]
    assert [e.event for e in events_of(store, "program_note", first.id)] == ["written"]


def test_empty_note_is_no_note(store: Store) -> None:
    program_at(store, PlanStep.SUBMITTED)

    with pytest.raises(ValidationError):
        noted(store, "  ")


def test_note_at_an_activity_of_another_plan_is_refused(store: Store) -> None:
    program_at(store, PlanStep.SUBMITTED)

    with pytest.raises(NotFound):
        write_note(acting(store, BUDI), key("n"), key("other"), "Mahal", YEAR)


@pytest.mark.parametrize("person", [SARI, RINA, TONO], ids=lambda a: a.name)
def test_only_the_principal_writes_notes(store: Store, person: Actor) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)

    with pytest.raises(NotAllowed):
        write_note(acting(store, person), key("x"), None, "Mahal", YEAR)
    with pytest.raises(NotAllowed):
        take_back_note(acting(store, person), note.id, 1, YEAR)

    assert notes.notes(store, plan.id) == [note]


@pytest.mark.parametrize("step", [PlanStep.DRAFT, PlanStep.RETURNED, PlanStep.APPROVED])
def test_notes_are_written_only_while_submitted(store: Store, step: PlanStep) -> None:
    program_at(store, step)

    with pytest.raises(WrongStep):
        noted(store)


def test_note_taken_back_is_gone_and_its_history_stays(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)

    for _ in range(2):
        take_back_note(acting(store, BUDI), note.id, note.version, YEAR)

    assert notes.notes(store, plan.id) == []
    assert len(events_of(store, "program_note", note.id)) == 2


@pytest.mark.parametrize(("answer", "mended"), [("Tidak bisa", False), ("", True)])
def test_note_is_settled_by_an_answer_or_by_mending(
    store: Store, answer: str, mended: bool
) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)
    returned = return_(acting(store, BUDI), YEAR, plan.version, "")

    for _ in range(2):
        settled = answer_note(
            acting(store, SARI), note.id, 1, answer, YEAR, mended=mended
        )

    assert (settled.version, settled.is_open) == (2, False)
    assert bool(settled.mended_at) is mended
    assert submit(acting(store, SARI), YEAR, returned.version)


def test_note_is_not_settled_by_nothing(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)
    return_(acting(store, BUDI), YEAR, plan.version, "")

    with pytest.raises(Refused):
        answer_note(acting(store, SARI), note.id, 1, " ", YEAR, mended=False)


def test_second_of_two_people_who_answer_is_told(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)
    return_(acting(store, BUDI), YEAR, plan.version, "")
    settle(store, note.id)

    with pytest.raises(Stale):
        answer_note(acting(store, SARI), note.id, 1, "Lain", YEAR, mended=False)

    assert notes.notes(store, plan.id)[0].answer == "Sudah"


@pytest.mark.parametrize("person", [BUDI, RINA, TONO], ids=lambda a: a.name)
def test_only_the_humas_lead_answers(store: Store, person: Actor) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)
    return_(acting(store, BUDI), YEAR, plan.version, "")

    with pytest.raises(NotAllowed):
        answer_note(acting(store, person), note.id, 1, "Sudah", YEAR, mended=True)


def test_answered_notes_are_locked_with_the_plan(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)
    returned = return_(acting(store, BUDI), YEAR, plan.version, "")
    settle(store, note.id)
    submit(acting(store, SARI), YEAR, returned.version)

    with pytest.raises(WrongStep):
        answer_note(acting(store, SARI), note.id, 2, "Lain", YEAR, mended=True)
    with pytest.raises(NotFound):
        take_back_note(acting(store, BUDI), note.id, 2, YEAR)


def test_note_keeps_what_the_principal_saw(store: Store) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    note = noted(store)
    whole = write_note(acting(store, BUDI), key("w"), None, "Ringkas", YEAR)
    return_(acting(store, BUDI), YEAR, plan.version, "")
    [activity] = activities.activities_in(store, YEAR)
    draft = complete_draft(activity.goal_id, place="Kelas")
    change_activity(acting(store, SARI), activity.id, 1, draft)

    seen = {listed.id: listed.saw for listed in notes_of(store, YEAR)}
    now = versions.content(store, YEAR)

    here = changes_since(seen[note.id] or now, now, activity.id)
    assert ("Aula", "Kelas") in [(d.before, d.after) for d in here]
    assert changes_since(seen[whole.id] or now, now, None)


def beside(store: Store) -> list[str]:
    """The notes that stand beside the activity on its own page."""
    rows = beside_activity(store, key("Rapat awal tahun"))
    return [row.text for row in rows if row.kind == "note"]


def test_note_stands_beside_its_activity_from_the_return_until_it_is_settled(
    store: Store,
) -> None:
    plan = program_at(store, PlanStep.SUBMITTED)
    first, second = noted(store), noted(store, name="kedua")
    assert beside(store) == []

    returned = return_(acting(store, BUDI), YEAR, plan.version, "")
    assert len(beside(store)) == 2
    answer_note(acting(store, SARI), first.id, 1, "Sudah", YEAR, mended=True)
    answer_note(acting(store, SARI), second.id, 1, "Tetap", YEAR, mended=False)
    assert beside(store) == []

    submit(acting(store, SARI), YEAR, returned.version)
    noted(store, name="draf baru")
    assert beside(store) == []


def test_notes_rest_in_a_closed_year(store: Store) -> None:
    program_at(store, PlanStep.SUBMITTED)
    note = noted(store)
    close_year(store)

    with pytest.raises(WrongStep):
        noted(store, name="later")
    with pytest.raises(WrongStep):
        take_back_note(acting(store, BUDI), note.id, 1, YEAR)
    with pytest.raises(WrongStep):
        answer_note(acting(store, SARI), note.id, 1, "Sudah", YEAR, mended=True)

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from data.actor import Actor
from data.attachments.models import Attachment
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.obstacles import Obstacle, ObstacleCode
from data.people.models import Person
from data.record import Record
from data.store import Store
from organizing.committees.actions import appoint
from organizing.tasks import store as tasks
from organizing.tasks.actions import (
    assign_tasks,
    attach,
    change_task,
    comment,
    detach,
    give_planned_tasks,
    give_task,
    mark_seen,
    move_task,
    open_file,
    take_back_task,
    tick_item,
)
from organizing.tasks.models import (
    MOST_FILES,
    NEXT_STEPS,
    Assignment,
    Task,
    TaskDraft,
    TaskStep,
)
from organizing.tasks.queries import (
    listed_tasks,
    my_tasks,
    task_comments,
    task_files,
)
from planning.activities import store as activities
from planning.activities.models import EvidenceKind, PlannedTaskDraft
from planning.calendar.actions import move_activity
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.organizing.make import (
    a_position,
    a_task,
    an_activity,
    close_year,
    dismissed,
    keep_closing,
    key,
)

DRAFT = TaskDraft(title="Mencetak undangan", person_id=TONO.id, offset_days=-7)
HINDRANCE: dict[str, Any] = {
    "obstacle": ObstacleCode.FACILITIES,
    "obstacle_note": "Aula dipakai",
}


PDF = b"%PDF-1.7 contoh"
FULL = TaskDraft(
    title="Mencetak undangan",
    detail="Di percetakan sekolah",
    person_id=RINA.id,
    assistant_ids=(TONO.id,),
    offset_days=-7,
    items=("Surat", "Stempel"),
    evidence=(EvidenceKind.INVITATION,),
)


class Seen(Record):
    id: UUID


def with_all(store: Store, assistants: tuple[Actor, ...] = (TONO,)) -> Task:
    """A task with who helps and a checklist; its second version."""
    ids = tuple(actor.id for actor in assistants)
    draft = FULL.model_copy(update={"assistant_ids": ids})
    task = a_task(store, an_activity(store))
    return change_task(acting(store, SARI), task.id, 1, draft)


def events(store: Store, task: Task) -> list[str]:
    return [event.event for event in events_of(store, "task", task.id)]


def days_of(store: Store) -> dict[str, date]:
    return {t.title: t.due for t in listed_tasks(store, YEAR) if t.due}


def at_step(store: Store, step: TaskStep) -> Task:
    task = a_task(store, an_activity(store))
    if step is TaskStep.TO_DO:
        return task
    return move_task(acting(store, SARI), task.id, 1, step, **HINDRANCE)


def test_double_click_gives_one_task(store: Store) -> None:
    activity = an_activity(store)

    first = a_task(store, activity)
    again = a_task(store, activity)

    assert store.get(Task, first.id) == first == again
    assert [e.event for e in events_of(store, "task", first.id)] == ["given"]


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_gives_tasks(store: Store, person: Actor) -> None:
    activity = an_activity(store)
    task = a_task(store, activity)

    with pytest.raises(NotAllowed):
        give_task(acting(store, person), key("lain"), activity.id, DRAFT)
    with pytest.raises(NotAllowed):
        change_task(acting(store, person), task.id, 1, DRAFT)
    with pytest.raises(NotAllowed):
        take_back_task(acting(store, person), task.id)

    assert store.get(Task, task.id) == task
    assert store.find(Task, key("lain")) is None


def test_task_waits_for_somebody_to_have_it(store: Store) -> None:
    activity = an_activity(store)

    give_task(acting(store, SARI), key("x"), activity.id, TaskDraft(title="X"))

    assert store.get(Task, key("x")).draft() == TaskDraft(title="X")
    with pytest.raises(NotFound):
        move_task(acting(store, RINA), key("x"), 1, TaskStep.DONE)


def test_one_of_a_section_answers_for_its_task(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    of_rina = TaskDraft(title="X", person_id=RINA.id, position_id=section.id)
    of_tono = of_rina.model_copy(update={"person_id": TONO.id})

    give_task(acting(store, SARI), key("x"), activity.id, of_rina)
    with pytest.raises(Refused, match="Tono is not in the section"):
        give_task(acting(store, SARI), key("lain"), activity.id, of_tono)

    assert store.find(Task, key("lain")) is None
    appoint(acting(store, SARI), section.id, TONO.id)
    move_task(acting(store, TONO), key("x"), 1, TaskStep.DOING)


def test_who_helps_does_the_task_too(store: Store) -> None:
    task = with_all(store)

    move_task(acting(store, TONO), task.id, 2, TaskStep.DOING)

    assert tasks.assistants(store, task.id) == [TONO.id]


def test_nobody_who_left_is_asked_to_help(store: Store) -> None:
    activity = an_activity(store)
    tono = store.get(Person, TONO.id)
    store.replace(tono.model_copy(update={"is_active": False, "version": 2}))
    draft = TaskDraft(title="X", person_id=RINA.id, assistant_ids=(TONO.id,))

    with pytest.raises(Refused):
        give_task(acting(store, SARI), key("x"), activity.id, draft)


def test_lines_of_a_checklist_keep_their_tick_when_the_task_is_changed(
    store: Store,
) -> None:
    task = with_all(store)
    first, second = tasks.items(store, task.id)
    tick_item(acting(store, RINA), second.id, True)
    tick_item(acting(store, RINA), second.id, True)
    longer = FULL.model_copy(update={"items": ("Amplop", "Stempel", "Surat")})

    change_task(acting(store, SARI), task.id, 2, longer)
    change_task(acting(store, SARI), task.id, 2, longer)

    assert [(i.title, i.is_done) for i in tasks.items(store, task.id)] == [
        ("Amplop", False),
        ("Stempel", True),
        ("Surat", False),
    ]
    assert {first.title, second.title} == {"Surat", "Stempel"}
    assert events(store, task) == ["changed", "ticked", "changed", "given"]


def test_a_comment_is_kept_once_and_is_never_empty(store: Store) -> None:
    task = with_all(store)

    first = comment(acting(store, TONO), key("k"), task.id, " Sudah dicetak ")
    again = comment(acting(store, TONO), key("k"), task.id, "Sudah dicetak")

    assert first == again
    assert [(c.text, c.person) for c in task_comments(store, task.id)] == [
        ("Sudah dicetak", "Tono")
    ]
    for text in ("  ", "x" * 2001):
        with pytest.raises(Refused):
            comment(acting(store, TONO), key("lain"), task.id, text)
    with pytest.raises(Stale):
        comment(acting(store, RINA), key("k"), task.id, "Lain")


def test_a_file_is_handed_in_once(store: Store) -> None:
    task = with_all(store)

    first = attach(acting(store, RINA), key("f"), task.id, "a.pdf", PDF)
    same_form = attach(acting(store, RINA), key("f"), task.id, "a.pdf", PDF)
    same_file = attach(acting(store, TONO), key("g"), task.id, "b.pdf", PDF)

    assert first == same_form == same_file
    assert [(f.name, f.person, f.size) for f in task_files(store, task.id)] == [
        ("a.pdf", "Rina", len(PDF))
    ]
    assert open_file(acting(store, RINA), first.id, task.id).content == PDF


def test_a_file_of_another_task_is_not_reached(store: Store) -> None:
    task = with_all(store)
    other = a_task(store, an_activity(store, "Pentas seni"), person=TONO)
    attach(acting(store, TONO), key("f"), other.id, "a.pdf", PDF)

    with pytest.raises(NotFound):
        tasks.file(store, task.id, key("f"))
    with pytest.raises(NotFound):
        attach(acting(store, RINA), key("f"), task.id, "a.pdf", PDF)
    detach(acting(store, RINA), key("f"), task.id)

    assert len(task_files(store, other.id)) == 1


def test_a_task_takes_a_limited_number_of_files(store: Store) -> None:
    task = with_all(store)
    for number in range(MOST_FILES):
        content = PDF + str(number).encode()
        name = f"{number}.pdf"
        attach(acting(store, RINA), key(name), task.id, name, content)

    with pytest.raises(Refused):
        attach(acting(store, RINA), key("f"), task.id, "satu lagi.pdf", PDF)


def test_a_file_is_removed_by_who_handed_it_in_or_the_lead(store: Store) -> None:
    task = with_all(store)
    attach(acting(store, RINA), key("f"), task.id, "a.pdf", PDF)

    with pytest.raises(NotAllowed):
        detach(acting(store, TONO), key("f"), task.id)
    assert len(task_files(store, task.id)) == 1

    detach(acting(store, RINA), key("f"), task.id)
    detach(acting(store, RINA), key("f"), task.id)
    assert task_files(store, task.id) == []
    assert store.find(Attachment, key("f")) is None
    attach(acting(store, RINA), key("f"), task.id, "a.pdf", PDF)
    detach(acting(store, SARI), key("f"), task.id)
    assert task_files(store, task.id) == []


def test_what_was_handed_in_keeps_a_task_from_being_taken_back(store: Store) -> None:
    task = with_all(store)
    attach(acting(store, RINA), key("f"), task.id, "a.pdf", PDF)

    with pytest.raises(Refused):
        take_back_task(acting(store, SARI), task.id)
    detach(acting(store, SARI), key("f"), task.id)
    take_back_task(acting(store, SARI), task.id)

    assert store.find(Task, task.id) is None
    assert tasks.items(store, task.id) == []
    assert tasks.assistants(store, task.id) == []


def worked_on(store: Store, task: Task, by: Actor) -> list[Callable[[], object]]:
    """Everything that is done with a task of one's own."""
    [item, *_] = tasks.items(store, task.id)
    return [
        lambda: move_task(acting(store, by), task.id, 2, TaskStep.DONE),
        lambda: tick_item(acting(store, by), item.id, True),
        lambda: comment(acting(store, by), key("k"), task.id, "Baik"),
        lambda: attach(acting(store, by), key("f"), task.id, "a.pdf", PDF),
        lambda: detach(acting(store, by), key("f"), task.id),
    ]


def test_only_those_who_do_a_task_work_on_it(store: Store) -> None:
    task = with_all(store, assistants=())
    a_position(store, an_activity(store), "Ketua", TONO)

    for step in worked_on(store, task, TONO):
        with pytest.raises(NotFound):
            step()
    for step in worked_on(store, task, BUDI):
        with pytest.raises(NotAllowed):
            step()
    assert len(events_of(store, "task", task.id)) == 2
    for step in worked_on(store, task, RINA):
        step()


def test_in_a_closed_year_nothing_is_worked_on(store: Store) -> None:
    task = with_all(store)
    close_year(store)

    for step in worked_on(store, task, SARI):
        with pytest.raises(WrongStep):
            step()
    mark_seen(acting(store, RINA), [task.id])
    assert [t.is_new for t in my_tasks(store, RINA.id, NOW.date(), YEAR)] == [True]


def test_the_lead_by_a_personal_link_reaches_own_tasks_only(store: Store) -> None:
    task = with_all(store)
    by_link = SARI.model_copy(update={"by_link": True})

    with pytest.raises(NotFound):
        move_task(acting(store, by_link), task.id, 2, TaskStep.DONE)


def test_a_task_is_seen_once_and_only_by_those_who_do_it(store: Store) -> None:
    task = with_all(store, assistants=())

    mark_seen(acting(store, TONO), [task.id])
    assert [t.is_new for t in my_tasks(store, RINA.id, NOW.date(), YEAR)] == [True]
    mark_seen(acting(store, RINA), [task.id])
    mark_seen(acting(store, RINA), [task.id])

    assert [t.is_new for t in my_tasks(store, RINA.id, NOW.date(), YEAR)] == [False]


@pytest.mark.parametrize(
    "person",
    [BUDI, TONO, SARI.model_copy(update={"by_link": True})],
    ids=["principal", "another committee", "lead by link"],
)
def test_a_stranger_to_a_task_leaves_no_trace_by_looking(
    store: Store, person: Actor
) -> None:
    task = with_all(store, assistants=())

    mark_seen(acting(store, person), [task.id])

    seen = "select person_id as id from task_seen order by id"
    assert [found.id for found in store.rows(Seen, seen)] == []


def test_an_activity_that_moves_five_weeks_moves_exactly_its_open_tasks(
    store: Store,
) -> None:
    activity = an_activity(store)
    for title, offset in (("Tanggal", -21), ("Undangan", -14), ("Laporan", 7)):
        a_task(store, activity, title, offset=offset)
    done = key("Rapat awal tahun-Tanggal")
    move_task(acting(store, RINA), done, 1, TaskStep.DONE)
    before = days_of(store)

    five_weeks_later = date(2026, 8, 22) + timedelta(weeks=5)
    hours: dict[str, Any] = {"starts_at": None, "ends_at": None}
    move_activity(acting(store, SARI), activity.id, 1, five_weeks_later, **hours)

    after = days_of(store)
    moved = {title: after[title] - before[title] for title in before}
    assert moved == {
        "Tanggal": timedelta(0),
        "Undangan": timedelta(weeks=5),
        "Laporan": timedelta(weeks=5),
    }
    move_task(acting(store, RINA), done, 2, TaskStep.DOING)
    assert days_of(store)["Tanggal"] - before["Tanggal"] == timedelta(weeks=5)


def test_a_done_task_moves_when_its_own_days_are_changed(store: Store) -> None:
    task = a_task(store, an_activity(store), "Undangan", offset=-14)
    move_task(acting(store, RINA), task.id, 1, TaskStep.DONE)
    earlier = TaskDraft(title="Undangan", person_id=RINA.id, offset_days=-16)

    changed = change_task(acting(store, SARI), task.id, 2, earlier)

    assert changed.due_when_done == date(2026, 8, 6)


def test_task_is_not_given_to_another_activitys_section(store: Store) -> None:
    section = a_position(store, an_activity(store, "Pentas seni"))
    draft = TaskDraft(title="X", position_id=section.id)

    with pytest.raises(NotFound):
        give_task(acting(store, SARI), key("x"), an_activity(store).id, draft)


def test_task_is_not_given_to_a_person_who_left(store: Store) -> None:
    activity = an_activity(store)
    tono = store.get(Person, TONO.id)
    gone = tono.model_copy(update={"is_active": False, "version": 2})
    store.replace(gone)

    with pytest.raises(Refused):
        give_task(acting(store, SARI), key("x"), activity.id, DRAFT)


def test_task_is_changed_once(store: Store) -> None:
    task = a_task(store, an_activity(store))

    changed = change_task(acting(store, SARI), task.id, 1, DRAFT)
    again = change_task(acting(store, SARI), task.id, 1, DRAFT)

    assert store.get(Task, task.id) == changed == again
    assert (changed.person_id, changed.offset_days) == (TONO.id, -7)
    with pytest.raises(Stale):
        change_task(
            acting(store, SARI), task.id, 1, TaskDraft(title="Y", person_id=RINA.id)
        )


def test_task_is_taken_back_once(store: Store) -> None:
    task = a_task(store, an_activity(store))

    take_back_task(acting(store, SARI), task.id)
    take_back_task(acting(store, SARI), task.id)

    assert store.find(Task, task.id) is None
    assert len(events_of(store, "task", task.id)) == 2


def test_person_moves_their_own_task(store: Store) -> None:
    task = a_task(store, an_activity(store))

    doing = move_task(acting(store, RINA), task.id, 1, TaskStep.DOING)
    done = move_task(acting(store, RINA), task.id, 2, TaskStep.DONE)

    assert (doing.step, done.step) == (TaskStep.DOING, TaskStep.DONE)
    assert store.get(Task, task.id) == done


def test_section_moves_its_task_while_they_belong_to_it(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    task = a_task(store, activity, position=section)
    move_task(acting(store, RINA), task.id, 1, TaskStep.DOING)

    dismissed(store, section, RINA)

    with pytest.raises(NotFound):
        move_task(acting(store, RINA), task.id, 2, TaskStep.DONE)


def test_others_learn_nothing_of_a_task(store: Store) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", TONO)
    task = a_task(store, activity)

    with pytest.raises(NotFound) as real:
        move_task(acting(store, TONO), task.id, 1, TaskStep.DONE)
    with pytest.raises(NotFound) as unknown:
        move_task(acting(store, TONO), key("tidak ada"), 1, TaskStep.DONE)

    assert str(real.value) == str(unknown.value)
    assert store.get(Task, task.id) == task


def test_principal_moves_no_task(store: Store) -> None:
    task = a_task(store, an_activity(store), person=BUDI)

    with pytest.raises(NotAllowed):
        move_task(acting(store, BUDI), task.id, 1, TaskStep.DONE)


@pytest.mark.parametrize("to", TaskStep)
@pytest.mark.parametrize("at", TaskStep)
def test_task_moves_only_along_its_steps(
    store: Store, at: TaskStep, to: TaskStep
) -> None:
    task = at_step(store, at)

    if to in NEXT_STEPS[at]:
        moved = move_task(acting(store, SARI), task.id, task.version, to, **HINDRANCE)
        assert store.get(Task, task.id) == moved
        assert (moved.obstacle is not None) == (to is TaskStep.HINDERED)
        return
    with pytest.raises(WrongStep):
        move_task(acting(store, SARI), task.id, task.version, to, **HINDRANCE)
    assert store.get(Task, task.id) == task


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"obstacle": ObstacleCode.MESSAGE},
        {"obstacle": ObstacleCode.MESSAGE, "obstacle_note": "  "},
        {"obstacle_note": "Aula dipakai"},
    ],
)
def test_hindered_task_says_what_hinders_it(
    store: Store, facts: dict[str, Any]
) -> None:
    task = a_task(store, an_activity(store))

    with pytest.raises(Refused):
        move_task(acting(store, RINA), task.id, 1, TaskStep.HINDERED)

    assert store.get(Task, task.id) == task


def test_hindrance_is_kept_until_the_task_goes_on(store: Store) -> None:
    task = at_step(store, TaskStep.HINDERED)
    kept = store.get(Task, task.id)
    assert (kept.obstacle, kept.obstacle_note) == tuple(HINDRANCE.values())

    move_task(acting(store, RINA), task.id, 2, TaskStep.DOING)

    assert store.get(Task, task.id).obstacle is None
    assert store.get(Task, task.id).obstacle_note == ""
    [raised] = store.rows(Obstacle, "from obstacle order by id")
    assert (raised.task_id, raised.activity_id) == (task.id, task.activity_id)
    assert (raised.code, raised.note, raised.resolved_on) == (
        *HINDRANCE.values(),
        None,
    )


def test_double_click_moves_once(store: Store) -> None:
    task = a_task(store, an_activity(store))

    first = move_task(acting(store, RINA), task.id, 1, TaskStep.DONE)
    again = move_task(acting(store, RINA), task.id, 1, TaskStep.DONE)

    assert first == again
    assert len(events_of(store, "task", task.id)) == 2


def test_second_mover_is_told(store: Store) -> None:
    task = a_task(store, an_activity(store))
    move_task(acting(store, RINA), task.id, 1, TaskStep.DOING)

    with pytest.raises(Stale):
        move_task(acting(store, SARI), task.id, 1, TaskStep.DONE)


def test_after_the_closing_tasks_are_finished_but_not_given(store: Store) -> None:
    activity = an_activity(store)
    task = a_task(store, activity)
    keep_closing(store, activity)

    with pytest.raises(WrongStep):
        give_task(acting(store, SARI), key("x"), activity.id, DRAFT)
    with pytest.raises(WrongStep):
        change_task(acting(store, SARI), task.id, 1, DRAFT)
    with pytest.raises(WrongStep):
        take_back_task(acting(store, SARI), task.id)
    done = move_task(acting(store, RINA), task.id, 1, TaskStep.DONE)

    assert store.get(Task, task.id) == done


def test_closed_year_is_only_read(store: Store) -> None:
    activity = an_activity(store)
    task = a_task(store, activity)
    close_year(store)

    with pytest.raises(WrongStep):
        give_task(acting(store, SARI), key("x"), activity.id, DRAFT)
    with pytest.raises(WrongStep):
        move_task(acting(store, RINA), task.id, 1, TaskStep.DONE)


PLAN = (
    PlannedTaskDraft(title="Undangan", offset_days=-14, section="SEKSI ACARA"),
    PlannedTaskDraft(title="Ruang", offset_days=-10, section="Seksi perlengkapan"),
    PlannedTaskDraft(title="Rekap", offset_days=2),
)


def planned_ids(store: Store, activity_id: UUID) -> list[UUID]:
    return [task.id for task in activities.planned_tasks(store, activity_id)]


def test_many_tasks_are_given_at_once_or_none(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    of_section = a_task(store, activity, "Panggung", position=section)
    helped = change_task(
        acting(store, SARI),
        a_task(store, activity, "Undangan", person=SARI).id,
        1,
        TaskDraft(title="Undangan", person_id=SARI.id, assistant_ids=(TONO.id,)),
    )
    chosen = {of_section.id: 1, helped.id: 2}
    lead = acting(store, SARI)

    for wrong, to in (({}, Assignment(person_id=RINA.id)), (chosen, Assignment())):
        with pytest.raises(Refused):
            assign_tasks(lead, activity.id, wrong, to)
    with pytest.raises(Stale):
        assign_tasks(
            lead, activity.id, chosen | {helped.id: 1}, Assignment(person_id=RINA.id)
        )
    with pytest.raises(Stale):
        assign_tasks(lead, activity.id, {key("lain"): 1}, Assignment(person_id=RINA.id))
    both = Assignment(person_id=TONO.id, position_id=section.id)
    with pytest.raises(Refused):
        assign_tasks(lead, activity.id, chosen, both)
    assert store.get(Task, of_section.id) == of_section

    assign_tasks(lead, activity.id, chosen, Assignment(person_id=RINA.id))
    kept = [store.get(Task, one) for one in chosen]
    assert [task.person_id for task in kept] == [RINA.id, RINA.id]
    assert [task.position_id for task in kept] == [section.id, None]
    assert (
        assign_tasks(lead, activity.id, chosen, Assignment(person_id=RINA.id)) == kept
    )

    chosen = {task.id: task.version for task in kept}
    assign_tasks(lead, activity.id, chosen, Assignment(person_id=TONO.id))
    kept = [store.get(Task, one) for one in chosen]
    assert [(t.person_id, t.position_id) for t in kept] == [(TONO.id, None)] * 2
    assert tasks.assistants(store, helped.id) == []
    chosen = {task.id: task.version for task in kept}
    assign_tasks(lead, activity.id, chosen, Assignment(position_id=section.id))
    kept = [store.get(Task, one) for one in chosen]
    assert [(t.person_id, t.position_id) for t in kept] == [(None, section.id)] * 2


def test_planned_tasks_go_to_the_positions_they_name(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)
    first = a_position(store, activity, "Penanggung jawab")
    programme = a_position(store, activity, "Seksi acara", RINA)
    ids = planned_ids(store, activity.id)

    given = give_planned_tasks(acting(store, SARI), ids, activity.id)
    again = give_planned_tasks(acting(store, SARI), ids, activity.id)

    assert again == []
    kept = {t.title: t.position_id for t in tasks.tasks_in(store, activity.id)}
    assert kept == {
        "Undangan": programme.id,
        "Ruang": first.id,
        "Rekap": first.id,
    }
    assert [task.id for task in given] == ids
    assert all(len(events_of(store, "task", task.id)) == 1 for task in given)


@pytest.mark.parametrize(
    ("planned", "post"),
    [
        ("Sekretaris", "Secretary"),
        ("Seksi konsumsi", "Refreshments section"),
        ("Security section", "Seksi keamanan"),
    ],
)
def test_positions_are_known_in_both_languages(
    store: Store, planned: str, post: str
) -> None:
    plan = (PlannedTaskDraft(title="Undangan", section=planned),)
    activity = an_activity(store, tasks=plan)
    a_position(store, activity, "Chair")
    named = a_position(store, activity, post)

    [given] = give_planned_tasks(
        acting(store, SARI), planned_ids(store, activity.id), activity.id
    )

    assert given.position_id == named.id


def test_a_planned_task_that_was_given_by_hand_is_not_given_again(
    store: Store,
) -> None:
    activity = an_activity(store, tasks=PLAN)
    a_position(store, activity, "Ketua")
    a_task(store, activity, "UNDANGAN", offset=-14)
    a_task(store, activity, "Rekap", offset=3)
    ids = planned_ids(store, activity.id)

    given = give_planned_tasks(acting(store, SARI), ids, activity.id)

    assert [task.title for task in given] == ["Ruang", "Rekap"]


def test_a_given_task_that_was_reworded_is_not_given_again(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)
    section = a_position(store, activity, "Ketua")
    ids = planned_ids(store, activity.id)
    give_planned_tasks(acting(store, SARI), ids, activity.id)
    reworded = TaskDraft(title="Undangan resmi", position_id=section.id)
    change_task(acting(store, SARI), ids[0], 1, reworded)

    assert give_planned_tasks(acting(store, SARI), ids, activity.id) == []


def test_without_positions_planned_tasks_wait(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)

    with pytest.raises(Refused):
        give_planned_tasks(
            acting(store, SARI), planned_ids(store, activity.id), activity.id
        )

    assert tasks.tasks_in(store, activity.id) == []


def test_a_plan_changed_meanwhile_is_told(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)
    a_position(store, activity, "Ketua")
    ids = planned_ids(store, activity.id)
    activities.replace_tasks(store, activity.id, PLAN[:1])

    with pytest.raises(Stale):
        give_planned_tasks(acting(store, SARI), ids, activity.id)


@pytest.mark.parametrize("by", [BUDI, RINA])
def test_only_the_lead_gives_planned_tasks(store: Store, by: Actor) -> None:
    activity = an_activity(store, tasks=PLAN)
    a_position(store, activity, "Ketua", RINA)

    with pytest.raises(NotAllowed):
        give_planned_tasks(
            acting(store, by), planned_ids(store, activity.id), activity.id
        )


def test_after_the_closing_planned_tasks_stay_planned(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)
    a_position(store, activity, "Ketua")
    ids = planned_ids(store, activity.id)
    keep_closing(store, activity)

    with pytest.raises(WrongStep):
        give_planned_tasks(acting(store, SARI), ids, activity.id)
    close_year(store)
    with pytest.raises(WrongStep):
        give_planned_tasks(acting(store, SARI), ids, activity.id)

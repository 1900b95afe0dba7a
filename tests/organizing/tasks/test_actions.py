from typing import Any
from uuid import UUID

import pytest

from data.actor import Actor
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.obstacles import ObstacleCode
from data.people import store as people
from data.store import Store
from organizing.committees.actions import dismiss
from organizing.tasks import store as tasks
from organizing.tasks.actions import (
    change_task,
    give_planned_tasks,
    give_task,
    move_task,
    take_back_task,
)
from organizing.tasks.models import NEXT_STEPS, Task, TaskDraft, TaskStep
from planning.activities import store as activities
from planning.activities.models import PlannedTaskDraft
from tests.make import BUDI, NOW, RINA, SARI, TONO
from tests.organizing.make import (
    a_position,
    a_task,
    an_activity,
    close_year,
    keep_closing,
    key,
)

DRAFT = TaskDraft(title="Mencetak undangan", person_id=TONO.id, offset_days=-7)
BY_SARI: dict[str, Any] = {"by": SARI, "now": NOW}
HINDRANCE: dict[str, Any] = {
    "obstacle": ObstacleCode.FACILITIES,
    "obstacle_note": "Aula dipakai",
}


def at_step(store: Store, step: TaskStep) -> Task:
    task = a_task(store, an_activity(store))
    if step is TaskStep.TO_DO:
        return task
    return move_task(store, task.id, 1, step, **HINDRANCE, **BY_SARI)


def test_double_click_gives_one_task(store: Store) -> None:
    activity = an_activity(store)

    first = a_task(store, activity)
    again = a_task(store, activity)

    assert tasks.task(store, first.id) == first == again
    assert [e.event for e in events_of(store, "task", first.id)] == ["given"]


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_gives_tasks(store: Store, person: Actor) -> None:
    activity = an_activity(store)
    task = a_task(store, activity)
    facts: dict[str, Any] = {"by": person, "now": NOW}

    with pytest.raises(NotAllowed):
        give_task(store, key("lain"), activity.id, DRAFT, **facts)
    with pytest.raises(NotAllowed):
        change_task(store, task.id, 1, DRAFT, **facts)
    with pytest.raises(NotAllowed):
        take_back_task(store, task.id, **facts)

    assert tasks.task(store, task.id) == task
    assert tasks.find_task(store, key("lain")) is None


def test_task_is_given_to_one_person_or_one_section(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity)
    both = TaskDraft(title="X", person_id=RINA.id, position_id=section.id)

    for draft in (TaskDraft(title="X"), both):
        with pytest.raises(Refused):
            give_task(store, key("lain"), activity.id, draft, **BY_SARI)

    assert tasks.find_task(store, key("lain")) is None


def test_task_is_not_given_to_another_activitys_section(store: Store) -> None:
    section = a_position(store, an_activity(store, "Pentas seni"))
    draft = TaskDraft(title="X", position_id=section.id)

    with pytest.raises(NotFound):
        give_task(store, key("x"), an_activity(store).id, draft, **BY_SARI)


def test_task_is_not_given_to_a_person_who_left(store: Store) -> None:
    activity = an_activity(store)
    tono = people.person(store, TONO.id)
    gone = tono.model_copy(update={"is_active": False, "version": 2})
    people.replace(store, gone)

    with pytest.raises(Refused):
        give_task(store, key("x"), activity.id, DRAFT, **BY_SARI)


def test_task_is_changed_once(store: Store) -> None:
    task = a_task(store, an_activity(store))

    changed = change_task(store, task.id, 1, DRAFT, **BY_SARI)
    again = change_task(store, task.id, 1, DRAFT, **BY_SARI)

    assert tasks.task(store, task.id) == changed == again
    assert (changed.person_id, changed.offset_days) == (TONO.id, -7)
    with pytest.raises(Stale):
        change_task(
            store, task.id, 1, TaskDraft(title="Y", person_id=RINA.id), **BY_SARI
        )


def test_task_is_taken_back_once(store: Store) -> None:
    task = a_task(store, an_activity(store))

    take_back_task(store, task.id, **BY_SARI)
    take_back_task(store, task.id, **BY_SARI)

    assert tasks.find_task(store, task.id) is None
    assert len(events_of(store, "task", task.id)) == 2


def test_person_moves_their_own_task(store: Store) -> None:
    task = a_task(store, an_activity(store))

    doing = move_task(store, task.id, 1, TaskStep.DOING, by=RINA, now=NOW)
    done = move_task(store, task.id, 2, TaskStep.DONE, by=RINA, now=NOW)

    assert (doing.step, done.step) == (TaskStep.DOING, TaskStep.DONE)
    assert tasks.task(store, task.id) == done


def test_section_moves_its_task_while_they_belong_to_it(store: Store) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    task = a_task(store, activity, position=section)
    move_task(store, task.id, 1, TaskStep.DOING, by=RINA, now=NOW)

    dismiss(store, section.id, RINA.id, **BY_SARI)

    with pytest.raises(NotFound):
        move_task(store, task.id, 2, TaskStep.DONE, by=RINA, now=NOW)


def test_others_learn_nothing_of_a_task(store: Store) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", TONO)
    task = a_task(store, activity)

    with pytest.raises(NotFound) as real:
        move_task(store, task.id, 1, TaskStep.DONE, by=TONO, now=NOW)
    with pytest.raises(NotFound) as unknown:
        move_task(store, key("tidak ada"), 1, TaskStep.DONE, by=TONO, now=NOW)

    assert str(real.value) == str(unknown.value)
    assert tasks.task(store, task.id) == task


def test_principal_moves_no_task(store: Store) -> None:
    task = a_task(store, an_activity(store), person=BUDI)

    with pytest.raises(NotAllowed):
        move_task(store, task.id, 1, TaskStep.DONE, by=BUDI, now=NOW)


@pytest.mark.parametrize("to", TaskStep)
@pytest.mark.parametrize("at", TaskStep)
def test_task_moves_only_along_its_steps(
    store: Store, at: TaskStep, to: TaskStep
) -> None:
    task = at_step(store, at)

    if to in NEXT_STEPS[at]:
        moved = move_task(store, task.id, task.version, to, **HINDRANCE, **BY_SARI)
        assert tasks.task(store, task.id) == moved
        assert (moved.obstacle is not None) == (to is TaskStep.HINDERED)
        return
    with pytest.raises(WrongStep):
        move_task(store, task.id, task.version, to, **HINDRANCE, **BY_SARI)
    assert tasks.task(store, task.id) == task


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
        move_task(store, task.id, 1, TaskStep.HINDERED, **facts, by=RINA, now=NOW)

    assert tasks.task(store, task.id) == task


def test_hindrance_is_kept_until_the_task_goes_on(store: Store) -> None:
    task = at_step(store, TaskStep.HINDERED)
    kept = tasks.task(store, task.id)
    assert (kept.obstacle, kept.obstacle_note) == tuple(HINDRANCE.values())

    move_task(store, task.id, 2, TaskStep.DOING, by=RINA, now=NOW)

    assert tasks.task(store, task.id).obstacle is None
    assert tasks.task(store, task.id).obstacle_note == ""


def test_double_click_moves_once(store: Store) -> None:
    task = a_task(store, an_activity(store))

    first = move_task(store, task.id, 1, TaskStep.DONE, by=RINA, now=NOW)
    again = move_task(store, task.id, 1, TaskStep.DONE, by=RINA, now=NOW)

    assert first == again
    assert len(events_of(store, "task", task.id)) == 2


def test_second_mover_is_told(store: Store) -> None:
    task = a_task(store, an_activity(store))
    move_task(store, task.id, 1, TaskStep.DOING, by=RINA, now=NOW)

    with pytest.raises(Stale):
        move_task(store, task.id, 1, TaskStep.DONE, by=SARI, now=NOW)


def test_after_the_closing_tasks_are_finished_but_not_given(store: Store) -> None:
    activity = an_activity(store)
    task = a_task(store, activity)
    keep_closing(store, activity)

    with pytest.raises(WrongStep):
        give_task(store, key("x"), activity.id, DRAFT, **BY_SARI)
    with pytest.raises(WrongStep):
        change_task(store, task.id, 1, DRAFT, **BY_SARI)
    with pytest.raises(WrongStep):
        take_back_task(store, task.id, **BY_SARI)
    done = move_task(store, task.id, 1, TaskStep.DONE, by=RINA, now=NOW)

    assert tasks.task(store, task.id) == done


def test_closed_year_is_only_read(store: Store) -> None:
    activity = an_activity(store)
    task = a_task(store, activity)
    close_year(store)

    with pytest.raises(WrongStep):
        give_task(store, key("x"), activity.id, DRAFT, **BY_SARI)
    with pytest.raises(WrongStep):
        move_task(store, task.id, 1, TaskStep.DONE, by=RINA, now=NOW)


PLAN = (
    PlannedTaskDraft(title="Undangan", offset_days=-14, section="SEKSI ACARA"),
    PlannedTaskDraft(title="Ruang", offset_days=-10, section="Seksi perlengkapan"),
    PlannedTaskDraft(title="Rekap", offset_days=2),
)


def planned_ids(store: Store, activity_id: UUID) -> list[UUID]:
    return [task.id for task in activities.planned_tasks(store, activity_id)]


def test_planned_tasks_go_to_the_positions_they_name(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)
    first = a_position(store, activity, "Penanggung jawab")
    programme = a_position(store, activity, "Seksi acara", RINA)
    ids = planned_ids(store, activity.id)

    given = give_planned_tasks(store, ids, activity.id, by=SARI, now=NOW)
    again = give_planned_tasks(store, ids, activity.id, by=SARI, now=NOW)

    assert again == []
    kept = {t.title: t.position_id for t in tasks.tasks_in(store, activity.id)}
    assert kept == {
        "Undangan": programme.id,
        "Ruang": first.id,
        "Rekap": first.id,
    }
    assert [task.id for task in given] == ids
    assert all(len(events_of(store, "task", task.id)) == 1 for task in given)


def test_positions_are_known_in_both_languages(store: Store) -> None:
    plan = (PlannedTaskDraft(title="Undangan", section="Sekretaris"),)
    activity = an_activity(store, tasks=plan)
    a_position(store, activity, "Chair")
    secretary = a_position(store, activity, "Secretary")

    [given] = give_planned_tasks(
        store, planned_ids(store, activity.id), activity.id, by=SARI, now=NOW
    )

    assert given.position_id == secretary.id


def test_a_planned_task_that_was_given_by_hand_is_not_given_again(
    store: Store,
) -> None:
    activity = an_activity(store, tasks=PLAN)
    a_position(store, activity, "Ketua")
    a_task(store, activity, "UNDANGAN", offset=-14)
    a_task(store, activity, "Rekap", offset=3)
    ids = planned_ids(store, activity.id)

    given = give_planned_tasks(store, ids, activity.id, by=SARI, now=NOW)

    assert [task.title for task in given] == ["Ruang", "Rekap"]


def test_a_given_task_that_was_reworded_is_not_given_again(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)
    section = a_position(store, activity, "Ketua")
    ids = planned_ids(store, activity.id)
    give_planned_tasks(store, ids, activity.id, by=SARI, now=NOW)
    reworded = TaskDraft(title="Undangan resmi", position_id=section.id)
    change_task(store, ids[0], 1, reworded, by=SARI, now=NOW)

    assert give_planned_tasks(store, ids, activity.id, by=SARI, now=NOW) == []


def test_without_positions_planned_tasks_wait(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)

    with pytest.raises(Refused):
        give_planned_tasks(
            store, planned_ids(store, activity.id), activity.id, by=SARI, now=NOW
        )

    assert tasks.tasks_in(store, activity.id) == []


def test_a_plan_changed_meanwhile_is_told(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)
    a_position(store, activity, "Ketua")
    ids = planned_ids(store, activity.id)
    activities.replace_tasks(store, activity.id, PLAN[:1])

    with pytest.raises(Stale):
        give_planned_tasks(store, ids, activity.id, by=SARI, now=NOW)


@pytest.mark.parametrize("by", [BUDI, RINA])
def test_only_the_lead_gives_planned_tasks(store: Store, by: Actor) -> None:
    activity = an_activity(store, tasks=PLAN)
    a_position(store, activity, "Ketua", RINA)

    with pytest.raises(NotAllowed):
        give_planned_tasks(
            store, planned_ids(store, activity.id), activity.id, by=by, now=NOW
        )


def test_after_the_closing_planned_tasks_stay_planned(store: Store) -> None:
    activity = an_activity(store, tasks=PLAN)
    a_position(store, activity, "Ketua")
    ids = planned_ids(store, activity.id)
    keep_closing(store, activity)

    with pytest.raises(WrongStep):
        give_planned_tasks(store, ids, activity.id, by=SARI, now=NOW)
    close_year(store)
    with pytest.raises(WrongStep):
        give_planned_tasks(store, ids, activity.id, by=SARI, now=NOW)

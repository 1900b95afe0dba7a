from collections.abc import Callable
from uuid import UUID

from streamlit.testing.v1 import AppTest

from data.language import say
from data.obstacles import ObstacleCode
from data.store import STALE, Store
from data.ui.desk import Desk
from organizing.assignments.page import AT_ONCE, part, show
from organizing.tasks.actions import move_task
from organizing.tasks.models import Task, TaskStep
from organizing.tasks.queries import CommitteeTask, committee_tasks, my_tasks
from planning.activities.models import Activity, PlannedTaskDraft
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.open_page import (
    at_tab,
    labelled,
    links_of,
    open_page,
    said,
    unfolded,
    written,
)
from tests.organizing.make import (
    a_position,
    a_task,
    an_activity,
    dismissed,
    keep_closing,
)

DeskOf = Callable[..., Desk]
SAVE = say("Save the task")


def opened(desk: Desk, activity: Activity | UUID, **asked: object) -> AppTest:
    page = open_page(show, desk)
    about = activity if isinstance(activity, UUID) else activity.id
    page.query_params["kegiatan"] = str(about)
    for name, value in asked.items():
        page.query_params[name] = str(value)
    return page.run()


def kept_in(store: Store, activity: Activity) -> list[CommitteeTask]:
    return committee_tasks(store, SARI.id, activity_id=activity.id)


def test_the_committee_reads_all_its_tasks_with_names_and_nobody_elses(
    store: Store, desk_of: DeskOf
) -> None:
    activity, other = an_activity(store), an_activity(store, "Pentas seni")
    section = a_position(store, activity, "Seksi acara", RINA)
    a_position(store, other, "Ketua", TONO)
    a_task(store, activity, "Undangan")
    shared = a_task(store, activity, "Panggung", position=section)
    theirs = a_task(store, activity, "Konsumsi", person=SARI)
    a_task(store, other, "Rahasia Tono", person=TONO)

    page = open_page(show, desk_of(RINA))

    assert not page.exception
    told = written(page)
    for words in ("Undangan", "Panggung", "Konsumsi", "Sari", "Seksi acara"):
        assert words in told
    assert "Rahasia" not in told
    assert not page.button
    assert f"buka={theirs.id}" in links_of(page)
    page = opened(desk_of(RINA), activity, buka=theirs.id)
    assert "Konsumsi" in written(page)
    assert not page.button
    assert my_tasks(store, RINA.id, NOW.date(), YEAR)[0].is_new
    page = opened(desk_of(RINA), activity, buka=shared.id)
    page.button(key=f"done-{shared.id}-1").click().run()
    assert store.get(Task, shared.id).step is TaskStep.DONE
    page = opened(desk_of(TONO), activity, buka=theirs.id)
    assert len(page.info) == 2
    assert "Konsumsi" not in written(page)


def test_who_is_in_no_committee_is_told_so(store: Store, desk_of: DeskOf) -> None:
    assert "/kegiatan" in links_of(open_page(show, desk_of(SARI)))
    a_task(store, an_activity(store))

    page = open_page(show, desk_of(TONO))

    assert len(page.info) == 1
    assert not page.selectbox


def test_overdue_comes_first_then_nobodys_then_the_next_activity(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    later = an_activity(store, "Pentas seni", planned_on=None)
    a_position(store, later, "Ketua", RINA)
    a_task(store, later, "Panggung")
    a_task(store, activity, "Ruang", offset=0)
    a_task(store, activity, "Konsumsi", person=None, offset=0)
    a_task(store, activity, "Undangan", offset=-14)
    done = a_task(store, activity, "Izin", offset=-30)
    move_task(acting(store, RINA), done.id, 1, TaskStep.DONE)
    hindered = next(t for t in kept_in(store, activity) if t.title == "Ruang")
    move_task(
        acting(store, RINA),
        hindered.id,
        1,
        TaskStep.HINDERED,
        obstacle=ObstacleCode.FACILITIES,
        obstacle_note="Aula dipakai",
    )

    page = open_page(show, desk_of(BUDI))

    told = written(page)
    places = [told.index(words) for words in ("Undangan", "Konsumsi", "Ruang")]
    assert places == sorted(places)
    assert told.index("Ruang") < told.index("Panggung")
    assert "Aula dipakai" in told
    assert "Izin" not in told
    assert "Izin" in written(unfolded(page, "tasks-done"))
    for kind, title in (("terlambat", "Undangan"), ("terkendala", "Ruang")):
        page.query_params["tampil"] = kind
        told = written(page.run())
        assert title in told
        assert "Konsumsi" not in told


def test_many_tasks_of_the_year_unfold(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    for number in range(AT_ONCE + 1):
        a_task(store, activity, f"Tugas {number:02}", offset=0)

    page = open_page(show, desk_of(SARI))
    assert f"Tugas {AT_ONCE:02}" not in written(page)
    assert f"Tugas {AT_ONCE:02}" in written(unfolded(page, "more-tasks-None"))
    assert f"Tugas {AT_ONCE:02}" in written(opened(desk_of(SARI), activity))


def test_lead_gives_changes_and_takes_back(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA, TONO)
    page = opened(desk_of(SARI), activity)

    labelled(page.button, "Save the task").click().run()
    assert len(page.error) == 1
    labelled(page.text_input, "Task").input("Menata kursi")
    labelled(page.selectbox, "Section").select(section.id)
    labelled(page.multiselect, "Helped by").select(TONO.id)
    labelled(page.text_area, "Checklist").input("Kursi\n\nMeja")
    labelled(page.number_input, "Days from the activity").set_value(-2)
    labelled(page.button, "Save the task").click().run()
    assert not page.exception
    [given] = kept_in(store, activity)
    assert (given.title, given.section, given.offset_days) == (
        "Menata kursi",
        "Seksi acara",
        -2,
    )
    assert (given.assistants, given.items) == (("Tono",), 2)

    page = opened(desk_of(SARI), activity, buka=given.id)
    page.selectbox(key=f"person_id-{given.id}-1").select(RINA.id)
    page.button(key=f"FormSubmitter:task-{given.id}-1-{SAVE}").click().run()
    assert not page.exception
    [changed] = kept_in(store, activity)
    assert (changed.assignee, changed.section) == ("Rina", "Seksi acara")
    assert (changed.assistants, changed.items) == (("Tono",), 2)

    page.button(key=f"back-{given.id}-2").click().run()
    assert not page.exception
    assert kept_in(store, activity) == []


def test_many_tasks_are_given_by_one_press(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA, TONO)
    for title in ("Konsumsi", "Parkir"):
        a_task(store, activity, title, person=None)
    own = a_task(store, activity, "Undangan")
    page = unfolded(opened(desk_of(SARI), activity), f"many-{activity.id}")
    other = unfolded(opened(desk_of(SARI), activity), f"many-{activity.id}")
    assert len(page.button_group[0].value) == 2

    labelled(page.button, "Give these tasks").click().run()
    assert len(page.error) == 1
    labelled(page.selectbox, "Given to").select(RINA.id)
    labelled(page.button, "Give these tasks").click().run()

    assert not page.exception
    given = {task.title: task for task in kept_in(store, activity)}
    assert {title: task.assignee for title, task in given.items()} == dict.fromkeys(
        ("Konsumsi", "Parkir", "Undangan"), "Rina"
    )
    assert given[own.title].version == 1

    labelled(other.selectbox, "Given to").select(TONO.id)
    labelled(other.button, "Give these tasks").click().run()
    assert [box.value for box in other.error] == [said(STALE)]
    assert {task.assignee for task in kept_in(store, activity)} == {"Rina"}


def test_many_tasks_are_typed_and_given_by_one_press(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    a_task(store, activity)
    page = unfolded(opened(desk_of(SARI), activity), f"typing-{activity.id}")

    labelled(page.text_area, "One task on each line").input("Izin; H-30; Nina")
    labelled(page.button, "Give these tasks").click().run()
    assert "Nina" in page.error[0].value
    typed = "Izin; H-30; Rina\nKonsumsi; Ketua"
    labelled(page.text_area, "One task on each line").input(typed)
    labelled(page.button, "Give these tasks").click().run()

    assert not page.exception
    kept = {task.title: task for task in kept_in(store, activity)}
    assert (kept["Izin"].assignee, kept["Izin"].offset_days) == ("Rina", -30)
    assert (kept["Konsumsi"].section, kept["Konsumsi"].assignee) == ("Ketua", None)


def test_lead_reads_a_tasks_history(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    task = a_task(store, activity)
    by_link = RINA.model_copy(update={"by_link": True})
    move_task(acting(store, by_link), task.id, 1, TaskStep.DONE)
    page = opened(desk_of(SARI), activity, buka=task.id)
    page.session_state[f"more-{task.id}"] = True

    page = at_tab(page, f"task-{task.id}", say("History"))

    assert say("(by personal link)") in written(page)
    assert "Rina" in written(page)


def test_without_a_committee_the_lead_is_sent_there(
    store: Store, desk_of: DeskOf
) -> None:
    page = opened(desk_of(SARI), an_activity(store))

    assert len(page.info) == 2
    assert "/panitia" in links_of(page)
    assert not page.button


def test_after_the_closing_no_task_is_given(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_task(store, activity)
    keep_closing(store, activity)

    page = opened(desk_of(SARI), activity)

    assert len(page.info) == 1
    assert not page.button


def test_a_task_that_nobody_has_any_more_is_told(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    a_task(store, activity, "Menata ruang", position=section, offset=0)
    nobody = f"{said('Nobody has it')} (1)"
    assert nobody not in written(opened(desk_of(SARI), activity))

    dismissed(store, section, RINA)

    assert nobody in written(opened(desk_of(SARI), activity))


def test_planned_tasks_are_given_with_one_click(store: Store, desk_of: DeskOf) -> None:
    plan = (
        PlannedTaskDraft(title="Undangan", offset_days=-14, section="Seksi acara"),
        PlannedTaskDraft(title="Rekap", offset_days=2),
    )
    activity = an_activity(store, tasks=plan)
    waiting = opened(desk_of(SARI), activity)
    assert not waiting.button
    assert "/panitia" in links_of(waiting)

    a_position(store, activity, "Seksi acara", RINA)
    page = opened(desk_of(SARI), activity)
    labelled(page.button, "Give them to the committee").click().run()

    assert not page.exception
    assert [(t.title, t.section) for t in kept_in(store, activity)] == [
        ("Undangan", "Seksi acara"),
        ("Rekap", "Seksi acara"),
    ]
    assert not [b for b in page.button if (b.key or "").startswith("planned-")]
    assert not opened(desk_of(BUDI), activity).button


def test_in_the_room_a_member_has_their_own_tasks_first(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    a_task(store, activity, "Undangan")
    a_task(store, activity, "Konsumsi", person=SARI)

    page = open_page(
        lambda desk: part(desk, desk.store.get(Activity, activity.id)), desk_of(RINA)
    )

    assert not page.exception
    assert written(page).count("Undangan") == 2
    assert written(page).count("Konsumsi") == 1

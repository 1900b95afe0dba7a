from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from data.activity import DatePrecision
from data.language import say
from data.obstacles import ObstacleCode
from data.store import STALE, Store
from data.ui.desk import Desk
from data.ui.forms import REFUSED
from organizing.tasks import store as tasks
from organizing.tasks.actions import give_task, move_task
from organizing.tasks.cards import AT_ONCE
from organizing.tasks.models import Task, TaskDraft, TaskStep
from organizing.tasks.page import show
from organizing.tasks.queries import (
    activity_tasks,
    my_tasks,
    task_comments,
    task_files,
)
from planning.activities.models import Activity, EvidenceKind, PlannedTaskDraft
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR, acting
from tests.open_page import at_tab, labelled, open_page, said, written
from tests.organizing.make import (
    a_position,
    a_task,
    an_activity,
    dismissed,
    keep_closing,
    key,
)

DeskOf = Callable[..., Desk]
SAVE = say("Save the task")


def open_tasks(desk: Desk, activity: Activity) -> AppTest:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity.id)
    return page.run()


def texts(page: AppTest) -> str:
    parts = [part.value for part in [*page.markdown, *page.caption, *page.text]]
    return "\n".join([*parts, *cards_on(page)])


def cards_on(page: AppTest) -> list[str]:
    return [part.proto.body for part in page.get("html")]


def test_member_without_tasks_is_told_so(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert not page.exception
    assert len(page.info) == 1
    assert not page.button


def test_member_finishes_a_task(store: Store, desk_of: DeskOf) -> None:
    task = a_task(store, an_activity(store))
    page = open_page(show, desk_of(RINA))

    page.button(key=f"doing-{task.id}-1").click().run()
    assert store.get(Task, task.id).step is TaskStep.DOING
    page.button(key=f"done-{task.id}-2").click().run()

    assert not page.exception
    assert store.get(Task, task.id).step is TaskStep.DONE
    assert not page.subheader
    assert not page.button
    page.session_state["done-tasks"] = True
    page.run()
    assert [b.key for b in page.button] == [f"doing-{task.id}-3"]


def test_member_reports_an_obstacle(store: Store, desk_of: DeskOf) -> None:
    task = a_task(store, an_activity(store))
    page = open_page(show, desk_of(RINA))
    assert not page.text_area
    page.session_state[f"open-hindered-{task.id}-1"] = True
    page.run()

    labelled(page.button, "Report the obstacle").click().run()
    assert len(page.error) == 1
    assert store.get(Task, task.id) == task

    labelled(page.selectbox, "Obstacle").select(ObstacleCode.FACILITIES)
    labelled(page.text_area, "Note").input("Aula dipakai")
    labelled(page.button, "Report the obstacle").click().run()

    assert not page.exception
    kept = store.get(Task, task.id)
    assert (kept.step, kept.obstacle) == (TaskStep.HINDERED, ObstacleCode.FACILITIES)
    assert "Aula dipakai" in texts(page)


def test_member_sees_nothing_of_others(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    a_task(store, activity, "Rahasia Rina")

    page = open_tasks(desk_of(TONO), activity)

    assert not page.exception
    assert "Rahasia" not in texts(page)
    assert "Rapat awal tahun" not in texts(page)
    assert not page.selectbox


def test_member_reads_their_duties(store: Store, desk_of: DeskOf) -> None:
    a_position(store, an_activity(store), "Seksi acara", RINA)

    page = open_page(show, desk_of(RINA))

    assert "Menyusun acara" in texts(page)


def test_stale_tab_is_told(store: Store, desk_of: DeskOf) -> None:
    task = a_task(store, an_activity(store))
    page = open_page(show, desk_of(RINA))
    other = open_page(show, desk_of(RINA))
    other.button(key=f"done-{task.id}-1").click().run()

    page.button(key=f"doing-{task.id}-1").click().run()

    assert not page.exception
    assert store.get(Task, task.id).step is TaskStep.DONE
    assert page.session_state[REFUSED] == said(STALE)
    page.session_state["done-tasks"] = True
    assert [b.key for b in page.run().button] == [f"doing-{task.id}-2"]


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    a_task(store, an_activity(store))

    page = open_page(show, desk_of(RINA, year_is_open=False))

    assert not page.exception
    assert "Menyiapkan undangan" in texts(page)
    assert not page.button


def test_lead_gives_changes_and_takes_back(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA, TONO)
    page = open_tasks(desk_of(SARI), activity)

    labelled(page.text_input, "Task").input("Menata kursi")
    labelled(page.selectbox, "Section").select(section.id)
    labelled(page.multiselect, "Helped by").select(TONO.id)
    labelled(page.text_area, "Checklist").input("Kursi\n\nMeja")
    labelled(page.number_input, "Days from the activity").set_value(-2)
    labelled(page.button, "Save the task").click().run()
    assert not page.exception
    [given] = activity_tasks(store, activity.id)
    assert (given.title, given.section, given.offset_days) == (
        "Menata kursi",
        "Seksi acara",
        -2,
    )
    assert (given.assistants, given.items) == (("Tono",), 2)

    page.session_state[f"change-{given.id}"] = True
    page.run()
    page.selectbox(key=f"person_id-{given.id}-1").select(RINA.id)
    page.button(key=f"FormSubmitter:task-{given.id}-1-{SAVE}").click().run()
    assert not page.exception
    [changed] = activity_tasks(store, activity.id)
    assert (changed.assignee, changed.section) == ("Rina", "Seksi acara")
    assert (changed.assistants, changed.items) == (("Tono",), 2)

    page.button(key=f"back-{given.id}-2").click().run()
    assert not page.exception
    assert activity_tasks(store, activity.id) == []


def test_task_without_a_name_is_explained(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity)
    page = open_tasks(desk_of(SARI), activity)

    labelled(page.button, "Save the task").click().run()

    assert len(page.error) == 1
    assert activity_tasks(store, activity.id) == []


def test_the_lead_first_sees_what_is_overdue_nobodys_or_hindered(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    a_task(store, activity, "Undangan", offset=-14)
    a_task(store, activity, "Konsumsi", person=None, offset=0)
    task = a_task(store, activity, "Ruang", offset=0)
    move_task(
        acting(store, RINA),
        task.id,
        1,
        TaskStep.HINDERED,
        obstacle=ObstacleCode.FACILITIES,
        obstacle_note="Aula dipakai",
    )

    page = open_tasks(desk_of(SARI), activity)

    assert ["Undangan" in box.value for box in page.error] == [True]
    assert [
        [title in box.value for title in ("Konsumsi", "Ruang")] for box in page.warning
    ] == [[True, False], [False, True]]
    assert "Aula dipakai" in texts(page)


def test_many_tasks_are_narrowed_to_what_is_wrong(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    for number in range(AT_ONCE):
        a_task(store, activity, f"Tugas {number:02}", offset=0)
    a_task(store, activity, "Konsumsi", person=None, offset=1)
    page = open_tasks(desk_of(SARI), activity)
    assert "Tugas 00" in texts(page)
    assert ">Konsumsi<" not in texts(page)

    page.query_params["tampil"] = "tanpa"
    page.run()

    assert not page.exception
    assert ">Konsumsi<" in texts(page)
    assert "Tugas 00" not in texts(page)


def a_full_task(store: Store, activity: Activity) -> Task:
    draft = TaskDraft(
        title="Menata ruang",
        detail="Seperti tahun lalu",
        person_id=RINA.id,
        items=("Kursi",),
        evidence=(EvidenceKind.PHOTO,),
    )
    return give_task(acting(store, SARI), key("penuh"), activity.id, draft)


def opened(desk: Desk, task: Task, tab: str) -> AppTest:
    return opened_again(open_page(show, desk), task, tab)


def opened_again(page: AppTest, task: Task, tab: str) -> AppTest:
    page.session_state[f"more-{task.id}"] = True
    return at_tab(page, f"task-{task.id}", tab)


def test_member_ticks_the_checklist(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store, rundown="08.00 Pembukaan", person_id=SARI.id)
    task = a_full_task(store, activity)
    page = opened(desk_of(RINA), task, say("Task"))
    shown = texts(page) + "".join(text.value for text in page.text)
    for part in ("Seperti tahun lalu", "08.00 Pembukaan", "Sari", "Aula"):
        assert part in shown

    labelled(page.checkbox, "Kursi").check().run()

    assert not page.exception
    assert [item.is_done for item in tasks.items(store, task.id)] == [True]
    assert labelled(opened_again(page, task, say("Task")).checkbox, "Kursi").value


def test_member_comments(store: Store, desk_of: DeskOf) -> None:
    task = a_full_task(store, an_activity(store))
    page = opened(desk_of(RINA), task, say("Comments"))

    labelled(page.button, "Send the comment").click().run()
    assert len(page.error) == 1
    labelled(page.text_area, "Comments").input("Kursi kurang 20")
    labelled(page.button, "Send the comment").click().run()

    assert not page.exception
    assert [c.text for c in task_comments(store, task.id)] == ["Kursi kurang 20"]
    page = opened_again(page, task, say("Comments"))
    assert "Kursi kurang 20" in written(page)


def test_member_hands_in_a_file_and_removes_it(store: Store, desk_of: DeskOf) -> None:
    task = a_full_task(store, an_activity(store))
    page = opened(desk_of(RINA), task, say("Files"))

    labelled(page.button, "Hand in").click().run()
    assert len(page.error) == 1
    page.file_uploader[0].set_value(("a.pdf", b"%PDF-1.7", "application/pdf"))
    labelled(page.button, "Hand in").click().run()
    assert not page.exception
    [file] = task_files(store, task.id)
    assert file.name == "a.pdf"

    page = opened_again(page, task, say("Files"))
    page.button(key=f"detach-{file.id}").click().run()
    assert not page.exception
    assert task_files(store, task.id) == []


def test_lead_reads_a_tasks_history(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    task = a_full_task(store, activity)
    by_link = RINA.model_copy(update={"by_link": True})
    move_task(acting(store, by_link), task.id, 1, TaskStep.DONE)
    page = opened(desk_of(SARI), task, say("History"))
    page.query_params["kegiatan"] = str(activity.id)
    page.session_state["given-done"] = True
    page.run()

    assert not page.exception
    assert say("(by personal link)") in texts(page)
    assert "Rina" in texts(page)


def test_a_task_counts_as_seen_once_its_person_opened_the_page(
    store: Store, desk_of: DeskOf
) -> None:
    a_task(store, an_activity(store))
    open_page(show, desk_of(SARI))
    assert my_tasks(store, RINA.id, NOW.date(), YEAR)[0].is_new

    open_page(show, desk_of(RINA))

    assert not my_tasks(store, RINA.id, NOW.date(), YEAR)[0].is_new


def test_without_a_committee_the_lead_is_sent_there(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_tasks(desk_of(SARI), an_activity(store))

    assert len(page.info) == 2
    assert not page.button


def test_principal_reads_an_activitys_tasks(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_task(store, activity)

    page = open_tasks(desk_of(BUDI), activity)

    assert not page.exception
    assert "Menyiapkan undangan" in texts(page)
    assert not page.button


def test_after_the_closing_no_task_is_given(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_task(store, activity)
    keep_closing(store, activity)

    page = open_tasks(desk_of(SARI), activity)

    assert len(page.info) == 1
    assert not page.button


def test_task_that_nobody_has_any_more_is_flagged(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    a_task(store, activity, offset=0)
    a_task(store, activity, "Menata ruang", position=section, offset=0)
    assert not open_tasks(desk_of(SARI), activity).warning

    dismissed(store, section, RINA)

    assert len(open_tasks(desk_of(SARI), activity).warning) == 1


def test_planned_tasks_are_given_with_one_click(store: Store, desk_of: DeskOf) -> None:
    plan = (
        PlannedTaskDraft(title="Undangan", offset_days=-14, section="Seksi acara"),
        PlannedTaskDraft(title="Rekap", offset_days=2),
    )
    activity = an_activity(store, tasks=plan)
    waiting = open_tasks(desk_of(SARI), activity)
    assert not waiting.exception
    assert not waiting.button
    assert "/panitia" in texts(waiting)

    a_position(store, activity, "Seksi acara", RINA)
    page = open_tasks(desk_of(SARI), activity)
    labelled(page.button, "Give them to the committee").click().run()

    assert not page.exception
    kept = activity_tasks(store, activity.id)
    assert [(t.title, t.section) for t in kept] == [
        ("Undangan", "Seksi acara"),
        ("Rekap", "Seksi acara"),
    ]
    assert not [b for b in page.button if (b.key or "").startswith("planned-")]
    assert not open_tasks(desk_of(BUDI), activity).button


def test_a_position_in_a_month_says_the_month(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(
        store, planned_on=date(2026, 10, 1), date_precision=DatePrecision.MONTH
    )
    a_position(store, activity, "Ketua", RINA)

    page = open_page(show, desk_of(RINA))

    assert "".join(cards_on(page)).count("Oktober 2026") == 1

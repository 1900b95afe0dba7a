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
from organizing.tasks.actions import give_task
from organizing.tasks.models import Task, TaskDraft, TaskStep
from organizing.tasks.page import show
from organizing.tasks.queries import (
    my_tasks,
    task_comments,
    task_files,
)
from planning.activities.models import Activity, EvidenceKind
from tests.make import NOW, RINA, SARI, YEAR, acting
from tests.open_page import at_tab, labelled, open_page, said, written
from tests.organizing.make import (
    a_position,
    a_task,
    an_activity,
    key,
)

DeskOf = Callable[..., Desk]
SAVE = say("Save the task")


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


def test_a_task_counts_as_seen_once_its_person_opened_the_page(
    store: Store, desk_of: DeskOf
) -> None:
    a_task(store, an_activity(store))
    open_page(show, desk_of(SARI))
    assert my_tasks(store, RINA.id, NOW.date(), YEAR)[0].is_new

    open_page(show, desk_of(RINA))

    assert not my_tasks(store, RINA.id, NOW.date(), YEAR)[0].is_new


def test_a_position_in_a_month_says_the_month(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(
        store, planned_on=date(2026, 10, 1), date_precision=DatePrecision.MONTH
    )
    a_position(store, activity, "Ketua", RINA)

    page = open_page(show, desk_of(RINA))

    assert "".join(cards_on(page)).count("Oktober 2026") == 1

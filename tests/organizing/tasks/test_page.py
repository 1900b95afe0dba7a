from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from data.obstacles import ObstacleCode
from data.store import Store
from data.ui.desk import Desk
from organizing.committees.actions import dismiss
from organizing.tasks import store as tasks
from organizing.tasks.models import TaskStep
from organizing.tasks.page import show
from organizing.tasks.queries import activity_tasks
from planning.activities.models import Activity, PlannedTaskDraft
from tests.make import BUDI, NOW, RINA, SARI, TONO
from tests.open_page import open_page
from tests.organizing.make import a_position, a_task, an_activity, keep_closing

DeskOf = Callable[..., Desk]


def open_tasks(desk: Desk, activity: Activity) -> AppTest:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity.id)
    return page.run()


def texts(page: AppTest) -> str:
    return "\n".join(part.value for part in [*page.markdown, *page.caption])


def test_member_without_tasks_is_told_so(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert not page.exception
    assert len(page.info) == 1
    assert not page.button


def test_member_finishes_a_task(store: Store, desk_of: DeskOf) -> None:
    task = a_task(store, an_activity(store))
    page = open_page(show, desk_of(RINA))

    page.button(key=f"doing-{task.id}-1").click().run()
    assert tasks.task(store, task.id).step is TaskStep.DOING
    page.button(key=f"done-{task.id}-2").click().run()

    assert not page.exception
    assert tasks.task(store, task.id).step is TaskStep.DONE
    assert not page.subheader
    assert [b.key for b in page.button] == [f"doing-{task.id}-3"]


def test_member_reports_an_obstacle(store: Store, desk_of: DeskOf) -> None:
    task = a_task(store, an_activity(store))
    page = open_page(show, desk_of(RINA))

    page.button[-1].click().run()
    assert len(page.error) == 1
    assert tasks.task(store, task.id) == task

    page.selectbox[0].select(ObstacleCode.FACILITIES)
    page.text_area[0].input("Aula dipakai")
    page.button[-1].click().run()

    assert not page.exception
    kept = tasks.task(store, task.id)
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
    assert tasks.task(store, task.id).step is TaskStep.DONE


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    a_task(store, an_activity(store))

    page = open_page(show, desk_of(RINA, year_is_open=False))

    assert not page.exception
    assert "Menyiapkan undangan" in texts(page)
    assert not page.button


def test_lead_gives_changes_and_takes_back(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", RINA)
    page = open_tasks(desk_of(SARI), activity)

    page.text_input[0].input("Menata kursi")
    page.selectbox[1].select(section.id)
    page.number_input[0].set_value(-2)
    page.button[0].click().run()
    assert not page.exception
    [given] = activity_tasks(store, activity.id)
    assert (given.title, given.section, given.offset_days) == (
        "Menata kursi",
        "Seksi acara",
        -2,
    )

    page.selectbox(key=f"receiver-{given.id}-1").select(RINA.id)
    page.button[0].click().run()
    assert not page.exception
    assert [t.assignee for t in activity_tasks(store, activity.id)] == ["Rina"]

    page.button(key=f"back-{given.id}-2").click().run()
    assert not page.exception
    assert activity_tasks(store, activity.id) == []


def test_task_without_receiver_is_explained(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity)
    page = open_tasks(desk_of(SARI), activity)

    page.text_input[0].input("Menata kursi")
    page.button[0].click().run()

    assert len(page.error) == 1
    assert activity_tasks(store, activity.id) == []


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
    a_task(store, activity)
    a_task(store, activity, "Menata ruang", position=section)
    assert len(open_tasks(desk_of(SARI), activity).caption) == 2

    dismiss(store, section.id, RINA.id, by=SARI, now=NOW)

    assert len(open_tasks(desk_of(SARI), activity).caption) == 4


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
    page.button[0].click().run()

    assert not page.exception
    kept = activity_tasks(store, activity.id)
    assert [(t.title, t.section) for t in kept] == [
        ("Undangan", "Seksi acara"),
        ("Rekap", "Seksi acara"),
    ]
    assert not [b for b in page.button if (b.key or "").startswith("planned-")]
    assert not open_tasks(desk_of(BUDI), activity).button

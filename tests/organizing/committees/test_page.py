from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from data.store import Store
from data.ui.desk import Desk
from organizing.committees import store as committees
from organizing.committees.page import show
from planning.activities.models import Activity
from tests.make import BUDI, RINA, SARI
from tests.open_page import open_page
from tests.organizing.make import a_position, a_task, an_activity, keep_closing

DeskOf = Callable[..., Desk]


def open_committee(desk: Desk, activity: Activity) -> AppTest:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity.id)
    return page.run()


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_year_without_activities_says_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1


def test_overview_links_to_every_committee(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    an_activity(store, "Pentas seni", planned_on=None)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert any(str(activity.id) in text.value for text in page.markdown)
    assert len(page.caption) == 2


def test_lead_begins_with_the_usual_positions(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    page = open_committee(desk_of(SARI), activity)
    assert len(page.info) == 1

    page.button[0].click().run()

    assert not page.exception
    assert len(committees.positions(store, activity.id)) == 7
    assert not page.info


def test_lead_appoints_and_dismisses(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    position = a_position(store, activity)
    page = open_committee(desk_of(SARI), activity)

    page.selectbox(key=f"person-{position.id}-0").select(RINA.id)
    page.button[0].click().run()
    assert not page.exception
    assert [m.name for m in committees.members(store, activity.id)] == ["Rina"]

    page.button(key=f"dismiss-{position.id}-{RINA.id}").click().run()
    assert not page.exception
    assert committees.members(store, activity.id) == []


def test_lead_adds_rewords_and_removes(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    position = a_position(store, activity)
    page = open_committee(desk_of(SARI), activity)

    page.text_input[-1].input("Ketua")
    page.button[-1].click().run()
    assert not page.exception
    assert len(committees.positions(store, activity.id)) == 2

    page.text_input(key=f"title-{position.id}-1").input("Seksi konsumsi")
    page.button[1].click().run()
    assert committees.position(store, position.id).title == "Seksi konsumsi"

    page.button(key=f"remove-{position.id}-2").click().run()
    assert not page.exception
    assert [p.title for p in committees.positions(store, activity.id)] == ["Ketua"]


def test_position_with_tasks_offers_no_removal(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    position = a_position(store, activity)
    a_task(store, activity, position=position)

    page = open_committee(desk_of(SARI), activity)

    assert not [b for b in page.button if b.key == f"remove-{position.id}-1"]


def test_principal_only_reads(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)

    page = open_committee(desk_of(BUDI), activity)

    assert not page.exception
    assert not page.button
    assert any("Ketua" in text.value for text in page.markdown)


def test_principal_reads_that_there_is_none(store: Store, desk_of: DeskOf) -> None:
    page = open_committee(desk_of(BUDI), an_activity(store))

    assert len(page.info) == 1
    assert not page.button


def test_completed_activity_offers_no_change(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity)
    keep_closing(store, activity)

    page = open_committee(desk_of(SARI), activity)

    assert len(page.info) == 1
    assert not page.button


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)

    page = open_committee(desk_of(RINA), activity)

    assert len(page.warning) == 1
    assert not page.markdown

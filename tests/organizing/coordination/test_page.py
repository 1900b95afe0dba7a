import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from data.actor import Actor
from data.language import Language, say, speaking
from data.obstacles import ObstacleCode
from data.store import Store
from data.ui.desk import Desk
from organizing.coordination.page import AT_ONCE, first, show
from organizing.tasks.actions import move_task
from organizing.tasks.models import TaskStep
from tests.make import BUDI, NOW, RINA, SARI, TONO, acting
from tests.open_page import at_tab, figures_of, labelled, open_page
from tests.organizing.make import a_position, a_task, an_activity

DeskOf = Callable[..., Desk]


def texts(page: AppTest) -> str:
    kinds = (page.subheader, page.markdown, page.caption, page.info, page.success)
    return " ".join([str(one.value) for kind in kinds for one in kind] + [lists(page)])


def lists(page: AppTest) -> str:
    return " ".join(one.proto.body for one in page.get("html"))


def a_school(store: Store) -> None:
    """One near activity, one later; tasks late, hindered, nobody's and not seen."""
    near = an_activity(store, "Rapat <pleno>", person_id=BUDI.id)
    far = an_activity(store, "Pentas seni", planned_on=date(2027, 3, 6))
    empty = a_position(store, near, "Seksi konsumsi")
    a_task(store, near, "Terlambat", offset=-10)
    a_task(store, near, "Seksi kosong", position=empty, offset=-2)
    stuck = a_task(store, far, "Terkendala", person=TONO, offset=-2)
    move_task(
        acting(store, TONO),
        stuck.id,
        1,
        TaskStep.HINDERED,
        obstacle=ObstacleCode.BUSY,
        obstacle_note="Panggung belum ada",
    )


def test_there_is_nothing_to_coordinate_yet(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1
    assert "/panitia?" in texts(page)


def test_nothing_is_to_be_set_up_in_a_closed_year(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception
    assert len(page.info) == 1
    assert "/panitia?" not in texts(page)


@pytest.mark.parametrize("person", [RINA, TONO])
def test_a_committee_member_does_not_see_everybodys_tasks(
    store: Store, desk_of: DeskOf, person: Actor
) -> None:
    a_school(store)

    page = open_page(show, desk_of(person))

    assert not page.exception
    assert len(page.warning) == 1
    assert "Terlambat" not in lists(page)


@pytest.mark.parametrize("person", [SARI, BUDI])
def test_what_is_late_hindered_or_nobodys_is_named_first(
    store: Store, desk_of: DeskOf, person: Actor
) -> None:
    a_school(store)

    page = open_page(show, desk_of(person))

    assert not page.exception
    assert list(figures_of(page).values()) == ["3", "1", "1", "1"]
    assert len(page.subheader) == 4
    _, nobody, late, hindered, near = (one.proto.body for one in page.get("html"))
    assert "Seksi kosong" in nobody
    assert say("{section}: nobody is in it", section="Seksi konsumsi") in nobody
    assert "Terlambat" in late
    assert "Panggung belum ada" in hindered
    assert "Rapat &lt;pleno&gt;" in near
    assert say("Give its decree a number and a date.") in near
    assert "/keputusan?" in near
    assert ("/pengingat?" in late) is (person is SARI)


def test_nothing_is_at_risk(store: Store, desk_of: DeskOf) -> None:
    an_activity(store, planned_on=date(2027, 3, 6))

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.success) == 1


def test_readiness_names_what_is_missing_and_can_be_narrowed(
    store: Store, desk_of: DeskOf
) -> None:
    a_school(store)
    page = at_tab(open_page(show, desk_of(SARI)), "koordinasi", say("Readiness"))

    assert not page.exception
    whole = lists(page)
    assert "Rapat &lt;pleno&gt;" in whole
    assert "Pentas seni" in whole
    assert "/keputusan?" in whole

    labelled(page.selectbox, "Only where this is missing").set_value("place").run()
    assert page.query_params["kurang"] == "place"
    assert len(page.success) == 1

    labelled(page.selectbox, "Only where this is missing").set_value("committee").run()
    assert "Pentas seni" in lists(page)


def test_by_person_shows_loads_and_one_persons_tasks(
    store: Store, desk_of: DeskOf
) -> None:
    a_school(store)
    page = at_tab(open_page(show, desk_of(SARI)), "koordinasi", say("By person"))
    assert not page.exception
    assert {name for name in ("Budi", "Rina", "Tono") if name in lists(page)} == {
        "Budi",
        "Rina",
        "Tono",
    }

    labelled(page.selectbox, "Tasks of one person").set_value(str(TONO.id)).run()

    assert page.query_params["orang"] == str(TONO.id)
    assert "Terkendala" in lists(page)
    assert "Seksi kosong" not in lists(page)


def test_by_week_begins_with_what_is_overdue(store: Store, desk_of: DeskOf) -> None:
    a_school(store)

    page = at_tab(open_page(show, desk_of(SARI)), "koordinasi", say("By week"))

    assert not page.exception
    whole = lists(page)
    monday = say("Week of {day}", day=date(2027, 3, 1))
    headings = [f"{say('Overdue')} (1)", f"{say('This week')} (1)", f"{monday} (1)"]
    places = [whole.index(heading) for heading in headings]
    assert places == sorted(places)


def test_by_activity_can_be_narrowed(store: Store, desk_of: DeskOf) -> None:
    a_school(store)
    page = at_tab(open_page(show, desk_of(SARI)), "koordinasi", say("By activity"))
    assert not page.exception
    assert "Rapat &lt;pleno&gt; (2)" in lists(page)
    assert "Pentas seni (1)" in lists(page)

    labelled(page.selectbox, "Tasks of one activity").set_value(
        labelled(page.selectbox, "Tasks of one activity").options[-1]
    ).run()

    assert "Pentas seni (1)" in lists(page)
    assert "Rapat" not in lists(page)
    assert page.query_params["kegiatan"]


def test_a_long_list_is_drawn_when_it_is_asked_for(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store, planned_on=date(2026, 8, 1))
    later = an_activity(store, "Pentas seni", planned_on=date(2027, 3, 6))
    for number in range(AT_ONCE + 2):
        a_task(store, activity, f"Tugas {number:02}", offset=-10)
    a_task(store, later, "Panggung", offset=0)
    page = at_tab(open_page(show, desk_of(SARI)), "koordinasi", say("By week"))
    first = lists(page)
    assert f"{say('Overdue')} ({AT_ONCE + 2})" in first
    assert len(re.findall(r"Tugas \d\d", first)) == AT_ONCE
    assert "Panggung" not in first

    page.session_state["more-weeks"] = True
    whole = lists(page.run())

    assert not page.exception
    assert len(re.findall(r"Tugas \d\d", whole)) == AT_ONCE + 2
    assert whole.count(f"{say('Overdue')} ({AT_ONCE + 2})") == 2
    assert whole.count("Panggung") == 1


def test_what_nobody_looked_at_is_listed_when_it_is_opened(
    store: Store, desk_of: DeskOf
) -> None:
    task = a_task(store, an_activity(store), offset=0)
    desk = replace(desk_of(SARI), clock=lambda: NOW + timedelta(days=4))
    page = open_page(show, desk)
    assert "Menyiapkan undangan" not in lists(page)

    page.session_state["unseen"] = True
    page.run()

    assert not page.exception
    assert task.title in lists(page)


@pytest.mark.parametrize(
    "tab", ["At risk", "Readiness", "By person", "By week", "By activity"]
)
def test_every_tab_is_drawn_when_all_is_done(
    store: Store, desk_of: DeskOf, tab: str
) -> None:
    task = a_task(store, an_activity(store, planned_on=date(2026, 8, 10)))
    an_activity(store, "Kapan-kapan", planned_on=None)
    move_task(acting(store, RINA), task.id, 1, TaskStep.DONE)

    page = at_tab(open_page(show, desk_of(SARI)), "koordinasi", say(tab))

    assert not page.exception
    assert texts(page)


def test_how_much_waits_is_seen_first(store: Store, desk_of: DeskOf) -> None:
    desk = desk_of(SARI)
    assert first(desk) == ""
    a_school(store)

    drawn = [one.proto.body for one in open_page(show, desk).get("html")]

    with speaking(Language.INDONESIAN):
        assert first(desk) == drawn[0]

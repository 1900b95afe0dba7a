from collections.abc import Callable
from datetime import timedelta

from data.store import Store
from data.ui.desk import Desk
from evaluation.home.queries import overdue_follow_ups
from execution.follow_ups.models import FollowUp
from execution.minutes import store as minutes
from execution.minutes.page import show
from execution.minutes.queries import listed_minutes
from organizing.tasks.queries import my_follow_ups
from tests.execution.minutes.make import (
    A_MEETING,
    DUE,
    a_meeting,
    decided,
    with_committee,
)
from tests.make import BUDI, RINA, SARI, TONO, YEAR
from tests.open_page import labelled, open_page, unfolded

DeskOf = Callable[..., Desk]


def test_secretary_takes_minutes_point_by_point(store: Store, desk_of: DeskOf) -> None:
    with_committee(store)
    page = unfolded(open_page(show, desk_of(RINA)), "new-minutes")
    labelled(page.text_input, "Place").input("Aula")
    labelled(page.button, "Begin the minutes").click().run()
    assert not page.exception
    [begun] = listed_minutes(store, YEAR)

    labelled(page.text_input, "Point").input("Pembukaan")
    labelled(page.button, "Add the point").click().run()
    labelled(page.text_input, "Decision").input("Sore hari")
    labelled(page.button, "Add the decision").click().run()

    assert not page.exception
    [row] = listed_minutes(store, YEAR)
    assert (row.id, row.items, row.decisions) == (begun.id, 1, 1)
    [item] = minutes.items(store, row.id)
    assert item.title == "Pembukaan"
    assert labelled(page.text_input, "Point").value == ""


def test_principal_reads_and_a_stranger_finds_nothing(
    store: Store, desk_of: DeskOf
) -> None:
    with_committee(store)
    a_meeting(store)
    asked = {"notulen": str(A_MEETING)}

    principal = open_page(show, desk_of(BUDI), asked)
    stranger = open_page(show, desk_of(TONO), asked)

    assert not principal.exception
    assert not principal.button
    assert principal.title[0].value == "Rapat awal tahun"
    assert stranger.title[0].value == "Notulen 2026/2027"


def test_whose_follow_up_it_is_closes_it(store: Store, desk_of: DeskOf) -> None:
    with_committee(store)
    a_meeting(store)
    decided(store, owner_id=SARI.id, due_on=DUE)
    [follow_up] = store.rows(FollowUp, "from follow_up order by id")
    assert [one.id for one in my_follow_ups(store, SARI.id)] == [follow_up.id]
    late = DUE + timedelta(days=1)
    assert overdue_follow_ups(store, DUE)[0].follow_ups == 0
    assert overdue_follow_ups(store, late)[0].follow_ups == 1
    page = open_page(show, desk_of(SARI), {"rtl": str(follow_up.id)})

    labelled(page.text_area, "What was done, or where the proof is").input("Dikirim")
    labelled(page.button, "Close the follow-up").click().run()

    assert not page.exception
    assert store.get(FollowUp, follow_up.id).outcome == "Dikirim"
    assert my_follow_ups(store, SARI.id) == []
    assert overdue_follow_ups(store, late)[0].follow_ups == 0

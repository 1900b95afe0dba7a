from collections.abc import Callable

from data.store import Store
from data.ui.desk import Desk
from execution.minutes import store as minutes
from execution.minutes.page import show
from execution.minutes.queries import listed_minutes
from tests.execution.minutes.make import (
    A_MEETING,
    a_meeting,
    with_committee,
)
from tests.make import BUDI, RINA, TONO, YEAR
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

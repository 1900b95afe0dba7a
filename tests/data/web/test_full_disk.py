"""What people and watchers are told while the records cannot be written, or asked."""

import pytest

from data.language import Language, in_number, say, speaking
from data.store import Store
from data.store.room import MB
from data.web import gate
from tests.data.damaged import CALM, HUGE, with_room
from tests.data.web.make import PASSWORD, TestClient, come_in


def notice(store: Store) -> str:
    return say(
        "The disk of the records has only {free} MB left. Make room there soon: "
        "below {least} MB nothing can be saved any more.",
        free=in_number(store.room.free // MB),
        least=in_number(store.room.needed // MB + 1),
    ).partition(".")[0]


def test_watchers_learn_of_a_full_disk_and_of_its_end(
    browser: TestClient, store: Store
) -> None:
    with_room(store, least=HUGE)
    answer = browser.get("/healthz")
    told = answer.json()
    with_room(store, **CALM)

    assert answer.status_code == 503
    assert (told["ok"], told["reason"]) == (False, "disk_full")
    assert told["free_mb"] == pytest.approx(store.room.free // MB, abs=500)
    again = browser.get("/healthz")
    assert (again.status_code, again.json()) == (200, {"ok": True, "school": True})


def test_who_signs_in_is_told_that_the_disk_is_full(
    browser: TestClient, store: Store
) -> None:
    with_room(store, least=HUGE)
    assert browser.get("/sign-in").status_code == 200

    form = {"username": "sari", "password": PASSWORD}
    answer = browser.post("/sign-in?lang=en", data=form)

    assert answer.status_code == 503
    assert "MB left, so that nothing can be saved now." in answer.text
    with_room(store, **CALM)
    come_in(browser, "sari")


def test_pages_are_read_and_who_makes_room_is_told(
    browser: TestClient, store: Store
) -> None:
    with_room(store, least=1, early=HUGE)
    come_in(browser, "sari")
    with_room(store, least=HUGE)

    answer = browser.get("/rencana")
    with speaking(Language.INDONESIAN):
        words = notice(store)

    assert answer.status_code == 200
    assert words in answer.text
    leaving = browser.post("/sign-out")
    assert leaving.status_code == 503
    assert "MB" in leaving.text


def test_who_makes_no_room_is_left_in_peace(browser: TestClient, store: Store) -> None:
    come_in(browser, "rina")
    with_room(store, least=1, early=HUGE)

    with speaking(Language.INDONESIAN):
        assert notice(store) not in browser.get("/rencana").text


ROUTES = (
    "/",
    "/rencana",
    "/sign-in",
    "/password",
    "/setup?code=x",
    "/school-logo",
    "/charts/x/600.svg",
    "/tidak-ada",
)


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_says_that_the_records_are_closed(
    browser: TestClient, store: Store, route: str
) -> None:
    come_in(browser, "sari")
    store.close()

    answer = browser.get(route)

    assert answer.status_code == 503
    with speaking(Language.INDONESIAN):
        assert say("Not possible now") in answer.text
    assert answer.headers["retry-after"] == "30"
    told = browser.get("/healthz")
    assert (told.status_code, told.json()["ok"]) == (503, False)


def test_an_open_connection_is_asked_to_come_back(
    browser: TestClient, store: Store
) -> None:
    come_in(browser, "sari")
    origin = {"origin": "http://testserver"}
    with browser.websocket_connect("/_stcore/stream", headers=origin) as connection:
        store.close()
        connection.send_bytes(b"")
        message = connection.receive()
        while message["type"] != "websocket.close":
            message = connection.receive()

    assert message["code"] == gate.LATER

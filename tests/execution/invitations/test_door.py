from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from data.history import events_of
from data.store import Store
from data.web import place
from data.web.gate import Gate
from data.web.headers import SecurityHeaders
from execution.invitations import door
from execution.invitations.actions import (
    answer_tokens,
    give_answer_links,
    revoke_answer_links,
)
from execution.letters.models import RECORD, Delivery, Reply, ReplyWay
from organizing.links import door as links_door
from tests.data.web.make import TestClient
from tests.execution.make import to_close
from tests.execution.permissions import World
from tests.execution.permissions_of_letters import BATCH, alyas, to_come
from tests.make import NOW, SARI, acting


class Clock:
    """A clock that a test moves."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def phone(store: Store, clock: Clock) -> Iterator[TestClient]:
    """A parent's phone that is not signed in."""
    to_come(World(store, to_close(store)))
    place.serve_records(store)
    links_door.strangers.clear("testclient")
    app = Starlette(
        routes=[*door.routes(clock)],
        middleware=[Middleware(SecurityHeaders), Middleware(Gate)],
    )
    try:
        with TestClient(app, follow_redirects=False) as client:
            yield client
    finally:
        place.serve_records(None)


def alyas_address(store: Store) -> str:
    links = give_answer_links(acting(store, SARI), BATCH)
    link = links[alyas()].id
    return f"/t/jawab/{answer_tokens(acting(store, SARI), BATCH, [link])[link]}"


def test_a_family_answers_for_its_pupil_without_a_session(
    store: Store, phone: TestClient
) -> None:
    store.write("update student set name = 'Alya Putri Ramadhani' where name = 'Alya'")
    address = alyas_address(store)

    page = phone.get(address)
    assert page.status_code == 200
    assert "Alya" in page.text
    assert "Rapat awal tahun" in page.text
    for hidden in ("Putri", "Aldi", "<script", "style="):
        assert hidden not in page.text
    sent = phone.post(address, data={"reply": "other", "name": "  Bibi   Ani "})
    assert sent.status_code == 303
    shown = phone.get(sent.headers["location"]).text
    assert "Terima kasih" in shown
    assert "Bibi" not in shown

    kept = store.get(Delivery, alyas())
    assert (kept.reply, kept.reply_name) == (Reply.OTHER, "Bibi Ani")
    assert kept.reply_by is ReplyWay.LINK
    assert "by_link" in events_of(store, RECORD, str(BATCH))[0].facts
    phone.post(address, data={"reply": "mother"})
    assert store.get(Delivery, alyas()).reply is Reply.MOTHER


def test_nothing_else_opens_and_all_closed_doors_look_alike(
    store: Store, phone: TestClient, clock: Clock
) -> None:
    address = alyas_address(store)
    token = address.rsplit("/", 1)[1]

    made_up = phone.get("/t/jawab/made.up")
    assert made_up.status_code == 404
    assert phone.post(address, data={"reply": "everybody"}).status_code == 400
    clock.now = NOW + timedelta(days=60)
    over = phone.get(address)
    assert (over.status_code, over.text) == (404, made_up.text)
    assert phone.post(address, data={"reply": "mother"}).status_code == 404
    clock.now = NOW
    revoke_answer_links(acting(store, SARI), BATCH)
    assert phone.get(address).status_code == 404
    assert phone.get(f"/t/{token}").status_code == 404
    assert store.get(Delivery, alyas()).reply is None


def test_the_link_ends_with_the_activity_also_where_it_is_moved_forward(
    store: Store, phone: TestClient
) -> None:
    address = alyas_address(store)
    assert phone.get(address).status_code == 200

    store.write(
        "update activity set planned_on = $day where planned_on = '2026-09-05'",
        day=date(2026, 8, 10),
    )
    assert phone.get(address).status_code == 404


def test_who_guesses_must_wait(phone: TestClient) -> None:
    codes = [phone.get(f"/t/jawab/guess.{n}").status_code for n in range(40)]

    assert codes[0] == 404
    assert codes[-1] == 429


def test_nothing_of_the_address_leaks(store: Store, phone: TestClient) -> None:
    headers = phone.get(alyas_address(store)).headers

    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "script-src" not in headers["content-security-policy"]
    assert "set-cookie" not in headers

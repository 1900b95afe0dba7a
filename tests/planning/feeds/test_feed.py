from collections.abc import Iterator
from datetime import date

import pytest
from icalendar import Calendar
from starlette.applications import Starlette
from starlette.routing import Route

from data.school import store as schools
from data.store import Store
from data.web import place
from planning.activities.actions import plan_activity
from planning.feeds import feed
from planning.feeds.actions import open_feed, revoke_feed
from planning.feeds.models import FeedDraft
from tests.data.web.make import TestClient
from tests.make import SARI, YEAR, acting
from tests.planning.make import an_activity, complete_draft, key


@pytest.fixture
def phone(store: Store) -> Iterator[TestClient]:
    """A calendar app, which is not signed in."""
    place.serve_records(store)
    feed.strangers.clear("testclient")
    app = Starlette(routes=[Route("/calendar/{name}", feed.answer, methods=["GET"])])
    try:
        with TestClient(app) as client:
            yield client
    finally:
        place.serve_records(None)
        feed.strangers.clear("testclient")


@pytest.fixture
def token(store: Store) -> str:
    draft = FeedDraft(title="Ponsel")
    return open_feed(acting(store, SARI), key("feed"), draft)


def titles(content: bytes) -> list[str]:
    calendar = Calendar.from_ical(content)
    return sorted(str(event["summary"]) for event in calendar.walk("VEVENT"))


def test_a_subscriber_gets_the_current_and_later_open_years(
    store: Store, phone: TestClient, token: str
) -> None:
    an_activity(store, "Tahun ini")
    for name, year, day in (
        ("Tahun lalu", YEAR.before, date(2025, 9, 6)),
        ("Tahun depan", YEAR.after, date(2027, 9, 4)),
    ):
        draft = complete_draft(None, title=name, planned_on=day, budget=())
        plan_activity(acting(store, SARI), key(name), draft, year)

    answer = phone.get(f"/calendar/{token}.ics")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == (
        'inline; filename="Kalender-humas-SMP-Negeri-Contoh-2026-2027.ics"'
    )
    assert b"X-WR-CALNAME:Humas SMP Negeri Contoh 2026/2027" in answer.content
    assert titles(answer.content) == ["Tahun depan", "Tahun ini"]
    assert b"Sari" not in answer.content
    assert phone.head(f"/calendar/{token}.ics").status_code == 200


def test_a_closed_year_is_left_out(store: Store, phone: TestClient, token: str) -> None:
    an_activity(store)
    kept = schools.year(store, YEAR.start)
    closed = {"closed_on": date(2027, 7, 1), "version": 2}
    store.replace(kept.model_copy(update=closed))

    assert titles(phone.get(f"/calendar/{token}.ics").content) == []


@pytest.mark.parametrize("name", ["{token}", "{token}.ical", "x.ics", ".ics"])
def test_any_other_address_is_not_found(
    phone: TestClient, token: str, name: str
) -> None:
    answer = phone.get(f"/calendar/{name.format(token=token)}")

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert "no-store" in answer.headers["cache-control"]


def test_a_revoked_address_is_not_found(
    store: Store, phone: TestClient, token: str
) -> None:
    assert phone.get(f"/calendar/{token}.ics").status_code == 200
    revoke_feed(acting(store, SARI), key("feed"))

    assert phone.get(f"/calendar/{token}.ics").status_code == 404


def test_the_address_takes_no_orders(phone: TestClient, token: str) -> None:
    assert phone.post(f"/calendar/{token}.ics").status_code == 405


def test_who_guesses_has_to_wait_and_a_subscriber_has_not(
    phone: TestClient, token: str
) -> None:
    codes = [phone.get(f"/calendar/guess{n}.ics").status_code for n in range(32)]

    assert codes == [404] * 30 + [429] * 2
    assert phone.get("/calendar/one-more.ics").headers["retry-after"]
    assert phone.get(f"/calendar/{token}.ics").status_code == 200

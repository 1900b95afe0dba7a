from pathlib import Path
from threading import Event

import pytest

from data import duties
from data.duties import Duty
from data.language import Language, say, speaking
from data.school import store as schools
from data.school.models import YearStep
from data.store import Store
from data.web import place, server
from tests.data.web.make import TestClient, account_for, come_in, serving
from tests.make import NOW, RINA

NOT_WELL = {"ok": False, "reason": "records"}


def drawn(browser: TestClient, **request: object) -> str:
    answer = browser.post("/_stcore/agent/interact", json=request)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_health_asks_the_database(browser: TestClient, store: Store) -> None:
    assert browser.get("/healthz").json() == {"ok": True, "school": True}
    place.serve_records(None)
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, NOT_WELL)
    place.serve_records(store)


def test_health_does_not_answer_from_memory(browser: TestClient, store: Store) -> None:
    assert browser.get("/healthz").json()["ok"]
    store._connection.execute("alter table commit_count rename to lost")

    answer = browser.get("/healthz")

    assert (answer.status_code, answer.json()) == (503, NOT_WELL)


def test_everybody_sees_their_name_and_the_school(browser: TestClient) -> None:
    come_in(browser, "rina")
    page = drawn(browser)

    assert "Rina 2026/2027 True" in page
    assert "SMP Negeri Contoh" in page
    assert "/sign-out" in page


def test_a_page_of_another_role_refuses_in_a_sentence(browser: TestClient) -> None:
    come_in(browser, "rina")
    page = drawn(browser, page="akun")

    assert say(duties.DUTIES[Duty.KEEP_ACCOUNTS].why_not) in page
    assert "Rina 2026/2027" not in page


def test_a_page_of_ones_role_opens(browser: TestClient) -> None:
    come_in(browser, "sari")

    assert "Sari 2026/2027" in drawn(browser, page="akun")


def test_the_address_chooses_the_year(browser: TestClient) -> None:
    come_in(browser, "rina")

    assert "Rina 2025/2026" in drawn(browser, query_params={"tahun": ["2025"]})
    assert "Rina 2026/2027" in drawn(browser, query_params={"tahun": ["1999"]})
    assert "Rina 2026/2027" in drawn(browser, query_params={"tahun": ["²"]})


def test_a_closed_year_is_announced(browser: TestClient, store: Store) -> None:
    year = schools.year(store, 2025)
    closed = {"closed_on": NOW.date(), "version": 2}
    store.replace(year.model_copy(update=closed))
    come_in(browser, "rina")

    page = drawn(browser, query_params={"tahun": ["2025"]})

    assert "Rina 2025/2026 False" in page
    assert f"2025/2026 · {say(YearStep.CLOSED.label)}" in page


def test_a_mishap_shows_a_number_and_no_secret(
    browser: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    come_in(browser, "sari")
    page = drawn(browser, page="rusak")

    assert "a secret of the records" not in page
    (line,) = [r for r in caplog.records if r.name == "humas"]
    number = line.getMessage().split()[1]
    assert number in page


def test_a_mishap_of_a_route_shows_a_number(
    browser: TestClient, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    place.serve_records(None)
    answer = browser.get("/sign-in")
    place.serve_records(store)

    assert answer.status_code == 500
    assert "content-security-policy" in answer.headers
    number = caplog.records[-1].getMessage().split()[1]
    assert number in answer.text


def test_people_are_spoken_to_in_their_language(store: Store, tmp_path: Path) -> None:
    account_for(store, RINA, Language.ENGLISH)
    with serving(store, tmp_path) as browser:
        come_in(browser, "rina")
        with speaking(Language.ENGLISH):
            assert say("School year") in drawn(browser)


def test_what_people_need_is_loaded_once_the_server_is_there(
    store: Store, tmp_path: Path
) -> None:
    loaded = Event()
    server.load_soon(loaded.set)
    with serving(store, tmp_path) as browser:
        assert loaded.wait(timeout=10)
        assert browser.get("/healthz").json()["ok"]
    server.load_soon()

"""A backup leaves by its address, and comes back by a page that asks first."""

import re
from pathlib import Path

import pytest

from data.backups import reading
from data.backups.actions import back_up, back_up_daily
from data.history import events_of
from data.people.models import Person
from data.store import Store
from tests.data.web.make import TestClient, come_in
from tests.make import NOW, SARI, TONO, acting

WORDS = "kuda makan rumput"


def offered(browser: TestClient, file: Path, passphrase: str = "") -> "object":
    with file.open("rb") as content:
        return browser.post(
            "/restore",
            files={"file": (file.name, content, "application/zip")},
            data={"passphrase": passphrase},
        )


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, page
    return found[1]


@pytest.fixture
def backup(store: Store) -> Path:
    """The day's backup, with Tono in it."""
    return back_up_daily(acting(store, SARI)).file


@pytest.mark.parametrize("way", ["/restore", "/backups/x.zip"])
def test_strangers_are_sent_to_sign_in(browser: TestClient, way: str) -> None:
    answer = browser.get(way, follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


def test_only_the_lead_downloads_and_restores(
    browser: TestClient, backup: Path, store: Store
) -> None:
    for person in ("budi", "rina"):
        come_in(browser, person)
        assert browser.get(f"/backups/{backup.name}").status_code == 403
        assert browser.get("/restore").status_code == 403
        assert offered(browser, backup).status_code == 403
        assert browser.post("/restore/yes", data={"token": "x"}).status_code == 403
    assert store.folder is not None
    assert [f.name for f in (store.folder / "backups").iterdir()] == [backup.name]


def test_a_download_is_the_file_and_stands_in_the_history(
    browser: TestClient, backup: Path, store: Store
) -> None:
    come_in(browser, "sari")

    answer = browser.get(f"/backups/{backup.name}")

    assert answer.content == backup.read_bytes()
    assert backup.name in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    [event] = events_of(store, "backup", backup.name)
    assert (event.event, event.person) == ("downloaded", "Sari")


@pytest.mark.parametrize(
    "name",
    [
        "humas.duckdb",
        "..%2Fhumas.duckdb",
        "%2e%2e%2fcommits.txt",
        "cadangan-20200101-000000-harian.zip",
    ],
)
def test_only_backups_are_handed_out(
    browser: TestClient, backup: Path, name: str
) -> None:
    come_in(browser, "sari")

    answer = browser.get(f"/backups/{name}")

    assert answer.headers.get("content-type") != "application/zip"
    assert b"DUCK" not in answer.content[:64]


def test_a_restore_is_shown_before_it_happens_and_signs_everybody_out(
    browser: TestClient, backup: Path, store: Store
) -> None:
    come_in(browser, "sari")
    store.remove(Person, TONO.id)

    page = offered(browser, backup)
    assert page.status_code == 200
    assert "12345678" in page.text
    assert store.find(Person, TONO.id) is None
    answer = browser.post(
        "/restore/yes", data={"token": token_of(page.text)}, follow_redirects=False
    )

    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?told=restored"
    assert store.exists(Person, TONO.id)
    again = browser.get("/restore", follow_redirects=False)
    assert again.headers["location"].startswith("/sign-in")
    come_in(browser, "sari")


def test_a_yes_is_said_once(browser: TestClient, backup: Path, store: Store) -> None:
    come_in(browser, "sari")
    token = token_of(offered(browser, backup).text)
    browser.post("/restore/yes", data={"token": token}, follow_redirects=False)
    come_in(browser, "sari")

    for wrong in (token, "", "lain"):
        answer = browser.post("/restore/yes", data={"token": wrong})
        assert answer.status_code == 400
    assert len(events_of(store, "backup", backup.name)) == 1


def test_another_sites_yes_is_refused(browser: TestClient, backup: Path) -> None:
    come_in(browser, "sari")
    token = token_of(offered(browser, backup).text)

    answer = browser.post(
        "/restore/yes",
        data={"token": token},
        headers={"origin": "https://jahat.example", "sec-fetch-site": "cross-site"},
    )

    assert answer.status_code == 403


def test_a_file_that_is_no_backup_is_told(
    browser: TestClient, tmp_path: Path, store: Store
) -> None:
    come_in(browser, "sari")
    file = tmp_path / "<b>foto.zip"
    file.write_bytes(b"GIF89a" * 1000)

    page = offered(browser, file)

    assert page.status_code == 400
    assert "&lt;b&gt;foto.zip" in page.text
    assert store.folder is not None
    assert not list((store.folder / "backups").glob(".*"))
    for name in ("../../jahat.zip", "..", "\x01.zip", "x" * 300, "C:\\a.zip"):
        file.rename(tmp_path / "y")
        file = tmp_path / "y"
        with file.open("rb") as content:
            files = {"file": (name, content, "application/zip")}
            assert browser.post("/restore", files=files).status_code == 400
    assert browser.post("/restore", data={"passphrase": ""}).status_code == 400


def test_a_locked_backup_asks_for_its_passphrase(
    browser: TestClient, store: Store
) -> None:
    file = back_up(acting(store, SARI, NOW), WORDS).file
    come_in(browser, "sari")

    assert offered(browser, file).status_code == 400
    assert offered(browser, file, "salah sama sekali").status_code == 400
    assert offered(browser, file, WORDS).status_code == 200


def test_more_than_there_is_room_for_is_refused_unread(
    browser: TestClient, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1000)
    come_in(browser, "sari")

    assert offered(browser, backup).status_code == 413

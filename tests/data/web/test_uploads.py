"""What people hand in waits in memory: only their own, and not without end."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from data.web import uploads
from tests.data.web.make import TestClient, come_in

FILE = bytes(9_900_000)


@contextmanager
def page_of(browser: TestClient, username: str) -> Iterator[str]:
    """Open a page, signed in anew where a name is given; yield Streamlit's name."""
    if username:
        come_in(browser, username)
    before = set(pages())
    with browser.websocket_connect("/_stcore/stream"):
        [page] = set(pages()) - before
        yield page


def pages() -> list[str]:
    sessions = Runtime.instance()._session_mgr.list_sessions()
    return [one.session.id for one in sessions]


def hand_in(browser: TestClient, page: str, name: str, content: bytes = FILE) -> int:
    where = f"/_stcore/upload_file/{page}/{name}"
    given = {"f": ("a.xlsx", content)}
    return browser.put(where, files=given, headers=sent_by(browser)).status_code


def drop(browser: TestClient, page: str, name: str) -> int:
    where = f"/_stcore/upload_file/{page}/{name}"
    return browser.delete(where, headers=sent_by(browser)).status_code


def sent_by(browser: TestClient) -> dict[str, str]:
    """What Streamlit's own scripts send along."""
    browser.get("/_stcore/health")
    return {"x-xsrftoken": browser.cookies["_streamlit_xsrf"]}


def waiting() -> int:
    held = Runtime.instance().uploaded_file_mgr.file_storage
    return sum(len(file.data) for files in held.values() for file in files.values())


def test_of_twenty_files_few_stay(browser: TestClient) -> None:
    with page_of(browser, "rina") as page:
        told = [hand_in(browser, page, f"file-{n}") for n in range(20)]

        assert told[:3] == [204, 204, 204]
        assert set(told[3:]) == {413}
        assert waiting() <= uploads.PERSON


def test_several_pages_of_a_person_have_one_room(browser: TestClient) -> None:
    with page_of(browser, "rina") as one, page_of(browser, "") as other:
        told = [
            hand_in(browser, page, f"{n}") for n in range(3) for page in (one, other)
        ]

    assert sorted(told) == [204, 204, 204, 413, 413, 413]


def test_many_small_files_are_too_many(browser: TestClient) -> None:
    with page_of(browser, "rina") as page:
        told = [hand_in(browser, page, f"file-{n}", b"x") for n in range(30)]

    assert told == [204] * uploads.FILES + [413] * (30 - uploads.FILES)


def test_the_room_of_one_is_not_that_of_another(browser: TestClient) -> None:
    with page_of(browser, "rina") as page:
        for number in range(5):
            hand_in(browser, page, f"file-{number}")
        browser.cookies.clear()
        with page_of(browser, "sari") as hers:
            assert hand_in(browser, hers, "file") == 204


def test_nobody_hands_in_or_drops_for_another(browser: TestClient) -> None:
    with page_of(browser, "sari") as hers:
        assert hand_in(browser, hers, "file", b"hers") == 204
        browser.cookies.clear()
        come_in(browser, "rina")

        assert hand_in(browser, hers, "file", b"mine") == 403
        assert drop(browser, hers, "file") == 403
        assert hand_in(browser, "made-up", "file", b"x") == 403
        held = Runtime.instance().uploaded_file_mgr.file_storage
        assert held[hers]["file"].data == b"hers"


@pytest.mark.parametrize("where", ["", "/", "/a", "/a/b/c", "/a//b"])
def test_other_addresses_lead_nowhere(browser: TestClient, where: str) -> None:
    come_in(browser, "rina")

    answer = browser.put(f"/_stcore/upload_file{where}", headers=sent_by(browser))
    assert (answer.status_code, answer.text) == (403, "Not yours")


def test_what_does_not_say_how_large_it_is_is_not_taken(browser: TestClient) -> None:
    with page_of(browser, "rina") as page:
        where = f"/_stcore/upload_file/{page}/file"
        chunks = iter([b"x"] * 9)

        assert browser.put(where, content=chunks).status_code == 413
        assert hand_in(browser, page, "file", bytes(12_000_000)) == 413


def test_own_files_are_dropped(browser: TestClient) -> None:
    with page_of(browser, "rina") as page:
        hand_in(browser, page, "file")

        assert drop(browser, page, "file") == 204
        assert waiting() == 0


def test_what_no_page_shows_any_more_makes_room(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with page_of(browser, "rina") as page:
        for number in range(3):
            assert hand_in(browser, page, f"file-{number}") == 204
        assert hand_in(browser, page, "next") == 413
        monkeypatch.setattr(uploads, "UNTOLD", 0.0)

        assert hand_in(browser, page, "next") == 204
        assert waiting() == len(FILE)


def test_files_end_with_the_session(browser: TestClient) -> None:
    with page_of(browser, "rina") as page:
        hand_in(browser, page, "file")
        assert waiting()
        browser.post("/sign-out")

    for _ in range(400):  # the server hears of it a moment later
        if not waiting():
            return
        time.sleep(0.05)
    pytest.fail("The file stayed.")


def test_all_people_together_have_one_room(browser: TestClient) -> None:
    with page_of(browser, "rina") as page, page_of(browser, "sari") as hers:
        held = Runtime.instance().uploaded_file_mgr
        large = bytes(uploads.EVERYBODY)
        held.add_file(page, UploadedFileRec("big", "a", "b", large))
        uploads._waiting.since[page, "big"] = uploads.monotonic()

        assert hand_in(browser, hers, "file") == 413

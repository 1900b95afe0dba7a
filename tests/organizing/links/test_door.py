import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from uuid import UUID

import pytest
from icalendar import Calendar
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data.history import events_of
from data.record import new_id
from data.store import Store
from data.web import place
from data.web.gate import LARGEST_BY_LINK, Gate
from data.web.headers import SecurityHeaders
from data.web.packed import Packed
from organizing.links import door
from organizing.links.actions import revoke_link
from organizing.links.models import PersonalLink
from organizing.tasks import store as tasks
from organizing.tasks.actions import give_task
from organizing.tasks.models import Task, TaskDraft, TaskStep
from tests.data.web.make import TestClient, title_of
from tests.make import NOW, RINA, SARI, TONO, acting
from tests.organizing.links.make import a_token
from tests.organizing.make import a_position, a_task, an_activity, close_year, key

MY_TASKS = "Tugas saya"


@contextmanager
def serving(
    store: Store, now: Callable[[], datetime] = lambda: NOW
) -> Iterator[TestClient]:
    """Serve the links behind the gate; yield a phone that is not signed in."""
    place.serve_records(store)
    door.strangers.clear("testclient")
    app = Starlette(
        routes=[
            *door.routes(now),
            Route("/{path:path}", lambda _: PlainTextResponse("the pages")),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Packed),
            Middleware(Gate),
        ],
    )
    try:
        with TestClient(app, follow_redirects=False) as client:
            yield client
    finally:
        place.serve_records(None)


@pytest.fixture
def phone(store: Store) -> Iterator[TestClient]:
    with serving(store) as client:
        yield client


Send = Callable[..., str]


@pytest.fixture
def send(phone: TestClient) -> Send:
    """Send a form of a link's page; return the page that follows it."""

    def post(token: str, do: str, **typed: object) -> str:
        file = typed.pop("file", None)
        answer = phone.post(
            f"/t/{token}",
            data={"do": do} | {name: str(value) for name, value in typed.items()},
            files={"file": file} if file else None,  # type: ignore[dict-item]
        )
        if answer.status_code == 303:
            return phone.get(answer.headers["location"].partition("#")[0]).text
        return answer.text

    return post


def test_a_link_opens_the_tasks_of_its_person_without_a_session(
    store: Store, phone: TestClient
) -> None:
    activity = an_activity(store, rundown="08.00 Pembukaan")
    a_position(store, activity, "Ketua", TONO)
    a_task(store, activity)
    a_task(store, activity, "Rahasia Tono", person=TONO)
    a_task(store, an_activity(store, "Kegiatan lain"), "Lain", person=TONO)

    answer = phone.get(f"/t/{a_token(store)}")

    assert answer.status_code == 200
    assert title_of(answer.text) == MY_TASKS
    for shown in ("Rina", "Menyiapkan undangan", "Aula", "08.00 Pembukaan", "Tono"):
        assert shown in answer.text
    for hidden in ("Rahasia Tono", "Kegiatan lain", "Sari", "<script"):
        assert hidden not in answer.text


def test_nothing_of_the_address_leaks(store: Store, phone: TestClient) -> None:
    for address in (f"/t/{a_token(store)}", "/t/made.up", f"/t/{a_token(store)}.ics"):
        headers = phone.get(address).headers
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-robots-tag"] == "noindex, nofollow"
        assert "script-src" not in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "set-cookie" not in headers


def test_a_task_is_done_with_one_tap_and_the_history_says_how(
    store: Store, send: Send
) -> None:
    task = a_task(store, an_activity(store))

    page = send(a_token(store), "done", task=task.id, version=task.version)

    assert store.get(Task, task.id).step is TaskStep.DONE
    assert 'role="status"' in page
    moved = events_of(store, "task", task.id)[0]
    assert (moved.person, moved.event) == ("Rina", "moved")
    assert '"by_link": true' in moved.facts


def test_a_hindrance_needs_its_obstacle_and_note_and_keeps_what_was_typed(
    store: Store, send: Send
) -> None:
    task = a_task(store, an_activity(store))
    token = a_token(store)
    typed = {"task": task.id, "version": task.version, "note": "Kertas habis"}

    refused = send(token, "hindered", **typed, obstacle="no such")
    assert 'role="alert"' in refused
    assert "Kertas habis</textarea>" in refused
    assert store.get(Task, task.id).step is TaskStep.TO_DO

    send(token, "hindered", **typed, obstacle="facilities")
    kept = store.get(Task, task.id)
    assert (kept.step, kept.obstacle_note) == (TaskStep.HINDERED, "Kertas habis")


def test_a_second_tap_changes_nothing_and_a_stale_one_is_told(
    store: Store, send: Send
) -> None:
    task = a_task(store, an_activity(store))
    token = a_token(store)
    send(token, "done", task=task.id, version=task.version)
    send(token, "done", task=task.id, version=task.version)
    assert store.get(Task, task.id).version == task.version + 1

    page = send(token, "doing", task=task.id, version=task.version)
    assert 'role="alert"' in page
    assert store.get(Task, task.id).step is TaskStep.DONE


def test_a_comment_a_tick_and_a_photo_are_kept_once(store: Store, send: Send) -> None:
    activity = an_activity(store)
    draft = TaskDraft(title="Undangan", person_id=RINA.id, items=("Cetak",))
    give_task(acting(store, SARI), key("u"), activity.id, draft)
    token, task = a_token(store), key("u")
    [item] = tasks.items(store, task)
    kept = BytesIO()
    Image.new("RGB", (40, 30), "red").save(kept, "JPEG")
    photo = ("foto.jpg", kept.getvalue(), "image/jpeg")
    comment_id, file_id = new_id(), new_id()
    for _ in range(2):
        send(token, "comment", task=task, new=comment_id, text="<b>Sudah</b>")
        send(token, "tick", task=task, item=item.id)
        page = send(token, "file", task=task, new=file_id, file=photo)

    assert "&lt;b&gt;Sudah&lt;/b&gt;" in page
    assert page.count("foto.jpg") == 1
    assert [one.is_done for one in tasks.items(store, task)] == [True]
    events = [event.event for event in events_of(store, "task", task)]
    assert events == ["attached", "ticked", "commented", "given"]


def test_an_empty_comment_and_a_file_that_is_none_are_refused(
    store: Store, send: Send
) -> None:
    task = a_task(store, an_activity(store))
    token, asked = a_token(store), {"task": task.id, "new": new_id()}

    for page in (
        send(token, "comment", **asked, text="  "),
        send(token, "file", **asked),
        send(token, "file", **asked, file=("foto.jpg", b"", "image/jpeg")),
        send(token, "file", **asked, file=("foto.jpg", b"MZ", "image/jpeg")),
    ):
        assert 'role="alert"' in page
    assert len(events_of(store, "task", task.id)) == 1


@pytest.mark.parametrize("do", ["done", "hindered", "comment", "file", "tick"])
def test_what_belongs_to_others_does_not_exist(
    store: Store, send: Send, do: str
) -> None:
    draft = TaskDraft(title="Rahasia", person_id=TONO.id, items=("Cetak",))
    activity = an_activity(store)
    give_task(acting(store, SARI), key("t"), activity.id, draft)
    [item] = tasks.items(store, key("t"))

    page = send(
        a_token(store),
        do,
        task=key("t"),
        version=1,
        item=item.id,
        new=new_id(),
        text="Halo",
        obstacle="facilities",
        note="Halo",
        file=("surat.pdf", b"%PDF-1.4 isi", "application/pdf"),
    )

    assert 'role="alert"' in page
    assert "Rahasia" not in page
    assert len(events_of(store, "task", key("t"))) == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"do": ""},
        {"do": "give_link"},
        {"do": "done"},
        {"do": "done", "task": "x", "version": "1"},
        {"do": "done", "task": str(UUID(int=5)), "version": "-1"},
        {"do": "done", "task": str(UUID(int=5)), "version": "9" * 30},
        {"do": "tick", "item": "1; drop table task", "task": "x\r\ny: z"},
    ],
)
def test_a_form_nobody_could_send_from_the_page_is_refused(
    store: Store, phone: TestClient, typed: dict[str, str]
) -> None:
    answer = phone.post(f"/t/{a_token(store)}", data=typed)

    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_unknown_expired_and_revoked_addresses_look_the_same(
    store: Store, phone: TestClient
) -> None:
    expired, revoked = a_token(store, "a", TONO), a_token(store, "b")
    revoke_link(acting(store, SARI), key("b"))
    later = store.get(PersonalLink, key("a")).expires_at
    answers = [phone.get("/t/made.up"), phone.get(f"/t/{revoked}")]
    answers.append(phone.post(f"/t/{revoked}", data={"do": "done"}))
    with serving(store, lambda: later) as tomorrow:
        answers.append(tomorrow.get(f"/t/{expired}"))

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


def test_a_revoked_link_changes_nothing(store: Store, send: Send) -> None:
    task = a_task(store, an_activity(store))
    token = a_token(store)
    revoke_link(acting(store, SARI), key("link"))

    send(token, "done", task=task.id, version=task.version)

    assert store.get(Task, task.id).step is TaskStep.TO_DO


def test_who_guesses_has_to_wait_and_who_holds_a_link_has_not(
    store: Store, phone: TestClient
) -> None:
    token = a_token(store)
    codes = [phone.get(f"/t/guess{n}").status_code for n in range(32)]

    assert codes == [404] * 30 + [429] * 2
    assert phone.get("/t/one-more").headers["retry-after"]
    assert phone.get(f"/t/{token}").status_code == 200


def test_a_link_that_is_used_without_end_has_to_wait(
    store: Store, phone: TestClient
) -> None:
    token = a_token(store)
    codes = {phone.post(f"/t/{token}", data={"do": ""}).status_code for _ in range(121)}

    assert codes == {400, 429}
    assert phone.get(f"/t/{token}").status_code == 200
    door.by_link.clear(key("link"))


def test_in_a_closed_year_a_link_only_shows(
    store: Store, phone: TestClient, send: Send
) -> None:
    task = a_task(store, an_activity(store))
    token = a_token(store)
    close_year(store)

    page = phone.get(f"/t/{token}").text

    assert "Menyiapkan undangan" in page
    assert "<form" not in page
    assert 'role="alert"' in send(token, "done", task=task.id, version=task.version)


def test_a_person_has_seen_what_they_opened_and_a_preview_has_not(
    store: Store, phone: TestClient
) -> None:
    task = a_task(store, an_activity(store))
    token = a_token(store)
    phone.get(f"/t/{token}", headers={"user-agent": "WhatsApp/2.24"})
    phone.head(f"/t/{token}")
    phone.get(f"/t/{token}.ics")
    assert store.get(PersonalLink, key("link")).last_used_at is None
    assert seen(store, task.id) == 0

    phone.get(f"/t/{token}")
    phone.get(f"/t/{token}")
    assert store.get(PersonalLink, key("link")).last_used_at == NOW
    assert seen(store, task.id) == 1


def seen(store: Store, task_id: UUID) -> int:
    from organizing.tasks.queries import my_tasks  # noqa: PLC0415
    from tests.make import YEAR  # noqa: PLC0415

    mine = my_tasks(store, RINA.id, NOW.date(), YEAR)
    return sum(task.id == task_id and not task.is_new for task in mine)


def test_the_page_speaks_english_when_asked_and_goes_on_so(
    store: Store, phone: TestClient
) -> None:
    task = a_task(store, an_activity(store))
    address = f"/t/{a_token(store)}?lang=en"

    page = phone.get(address).text
    assert title_of(page) == "My tasks"
    assert f'action="{address}"' in page

    done = {"do": "doing", "task": str(task.id), "version": "1"}
    assert "lang=en" in phone.post(address, data=done).headers["location"]


def test_a_member_without_tasks_reads_that_there_are_none(
    store: Store, phone: TestClient
) -> None:
    page = phone.get(f"/t/{a_token(store)}").text

    assert "<article" not in page
    assert title_of(page) == MY_TASKS


def test_the_calendar_holds_the_persons_activities_and_tasks(
    store: Store, phone: TestClient
) -> None:
    activity = an_activity(store)
    a_task(store, activity)
    an_activity(store, "Bukan milik Rina")

    answer = phone.get(f"/t/{a_token(store)}.ics")

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == (
        'inline; filename="Tugas-humas-SMP-Negeri-Contoh-2026-2027.ics"'
    )
    calendar = Calendar.from_ical(answer.content)
    named = "Tugas humas Rina, SMP Negeri Contoh 2026/2027"
    assert calendar["x-wr-calname"] == named
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")] == [
        "Rapat awal tahun",
        "☐ Menyiapkan undangan · Rapat awal tahun",
    ]
    assert phone.get("/t/made.up.ics").status_code == 404
    assert phone.post(f"/t/{a_token(store)}.ics").headers["location"] == "/sign-in"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/t"),
        ("GET", "/t/"),
        ("GET", "/t/a/b"),
        ("GET", "//t/a"),
        ("GET", "/t/a b"),
        ("GET", "/T/a"),
        ("PUT", "/t/a"),
        ("DELETE", "/t/a"),
        ("OPTIONS", "/t/a"),
        ("POST", "/t/a.ics"),
        ("GET", "/t/" + "a" * 201),
        ("GET", "/tautan"),
    ],
)
def test_the_gate_lets_nothing_else_through(
    phone: TestClient, method: str, path: str
) -> None:
    answer = phone.request(method, path)

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


def test_a_form_is_taken_without_origin_but_not_too_large(
    store: Store, phone: TestClient
) -> None:
    task = a_task(store, an_activity(store))
    address = f"/t/{a_token(store)}"
    typed = {"do": "done", "task": str(task.id), "version": "1"}

    without = phone.post(address, data=typed, headers={"origin": "null"})
    large = {"content-length": str(LARGEST_BY_LINK + 1)}

    assert without.status_code == 303
    assert phone.post(address, data=typed, headers=large).status_code == 413
    assert phone.post(address, content=iter([b"do=done"])).status_code == 413


PHOTO = ("foto.jpg", b"x" * 100_000, "image/jpeg")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of which what was sent was read."""
    found = []
    reading = Request.form

    def noting(request: Request, **limits: int) -> object:
        found.append(request.url.path)
        return reading(request, **limits)  # type: ignore[arg-type]

    monkeypatch.setattr(Request, "form", noting)
    return found


def test_what_a_stranger_sends_is_not_even_read(
    store: Store, phone: TestClient, parsed: list[str]
) -> None:
    token = a_token(store)
    revoke_link(acting(store, SARI), key("link"))

    for address in ("/t/made.up", f"/t/{token}"):
        answer = phone.post(address, data={"do": "file"}, files={"file": PHOTO})
        assert answer.status_code == 404
    assert parsed == []


def test_what_a_link_sends_too_often_is_not_read(
    store: Store, phone: TestClient, parsed: list[str]
) -> None:
    address = f"/t/{a_token(store)}"
    for _ in range(120):
        door.by_link.wait(key("link"), NOW)

    assert phone.post(address, data={"do": "done"}).status_code == 429
    assert parsed == []
    door.by_link.clear(key("link"))


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {f"f{n}": "x" for n in range(99)}, "files": {"file": PHOTO}},
        {"files": [("file", PHOTO), ("file", PHOTO)]},
        {"data": {"do": "comment", "text": "x" * 2_000_000}, "files": {"file": PHOTO}},
    ],
)
def test_a_form_with_more_than_the_page_has_is_refused(
    store: Store, phone: TestClient, sent: dict[str, object]
) -> None:
    answer = phone.post(f"/t/{a_token(store)}", **sent)  # type: ignore[arg-type]

    assert answer.status_code == 400


def test_whatever_was_typed_stays_text(store: Store, phone: TestClient) -> None:
    mark = '"><img src=x onerror=alert(1)><b>'
    activity = an_activity(store, mark, place=mark, rundown=mark)
    draft = TaskDraft(title=mark, detail=mark, person_id=RINA.id, items=(mark,))
    give_task(acting(store, SARI), key("u"), activity.id, draft)
    a_position(store, activity, mark, RINA)
    address = f"/t/{a_token(store)}"
    asked = {"task": str(key("u")), "version": "1", "new": str(new_id())}
    pdf = (mark + ".pdf", b"%PDF-1.4", "text/html")
    pages = [
        phone.post(address, data=asked | {"do": "comment", "text": mark}),
        phone.post(address, data=asked | {"do": "file"}, files={"file": pdf}),
        phone.post(address, data={"do": mark, "task": mark, "note": mark}),
        phone.post(address, data=asked | {"do": "hindered", "note": mark}),
        phone.get(address, params={"told": mark, "task": mark, "lang": mark}),
    ]

    assert all("<img src=x" not in page.text for page in pages)
    assert "&gt;&lt;img src=x onerror=alert(1)&gt;" in pages[-1].text


def test_the_way_back_holds_nothing_that_was_smuggled_in(
    store: Store, phone: TestClient
) -> None:
    task = a_task(store, an_activity(store))
    typed = {"do": "doing", "task": str(task.id).upper() + "\r\nx: y", "version": "1"}
    address = f"/t/{a_token(store)}"

    assert phone.post(address, data=typed).status_code == 400
    typed["task"] = "{" + str(task.id) + "}"
    answer = phone.post(address, data=typed, headers={"host": "jahat.example"})

    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{address}?")
    assert "\r" not in answer.headers["location"]


def test_no_address_is_kept_in_the_history_or_told_in_the_log(
    store: Store, phone: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "humas")
    task = a_task(store, an_activity(store))
    token = a_token(store)
    phone.get(f"/t/{token}")
    phone.post(f"/t/{token}", data={"do": "done", "task": task.id, "version": 1})
    revoke_link(acting(store, SARI), key("link"))
    phone.get(f"/t/{token}")

    noted = [
        *events_of(store, "task", task.id),
        *events_of(store, "personal_link", key("link")),
    ]
    assert len(noted) == 4
    assert not any(part in str(noted) for part in token.split("."))
    assert not any(part in caplog.text for part in token.split("."))


def test_a_link_opens_nothing_of_another_year_or_person(
    store: Store, phone: TestClient
) -> None:
    task = a_task(store, an_activity(store), "Rahasia", person=TONO)
    token = a_token(store)

    for query in (f"?task={task.id}", "?tahun=2025", f"?person={TONO.id}"):
        assert "Rahasia" not in phone.get(f"/t/{token}{query}").text
    feed = phone.get(f"/t/{token}.ics").text
    assert "Rahasia" not in feed
    assert "Tono" not in feed


def test_odd_letters_do_no_harm(store: Store, send: Send) -> None:
    task = a_task(store, an_activity(store))

    page = send(a_token(store), "comment", task=task.id, new=new_id(), text="a\x00b")

    assert 'role="status"' in page


def test_every_form_of_the_page_goes_to_the_page_itself(
    store: Store, phone: TestClient
) -> None:
    a_task(store, an_activity(store))
    address = f"/t/{a_token(store)}"

    page = phone.get(address).text

    assert set(re.findall(r'action="([^"]*)"', page)) == {address}


def test_a_year_full_of_tasks_travels_small(store: Store, phone: TestClient) -> None:
    for month in range(1, 7):
        activity = an_activity(store, f"Rapat {month}", rundown="08.00 Pembukaan\n" * 9)
        for title in ("undangan", "konsumsi", "daftar hadir", "notula", "laporan"):
            a_task(store, activity, f"Menyiapkan {title}")
    address = f"/t/{a_token(store)}"

    for encoding in ("gzip", "br"):
        answer = phone.get(address, headers={"accept-encoding": encoding})

        assert answer.headers["content-encoding"] == encoding
        assert answer.text.count('class="task') >= 30
        assert len(answer.content) > 80_000
        assert int(answer.headers["content-length"]) <= 12 * 1024


@pytest.mark.parametrize("language", ["", "lang=en"])
def test_a_folded_task_opens_its_form_on_the_way(
    store: Store, phone: TestClient, language: str
) -> None:
    activity = an_activity(store, planned_on=date(2027, 5, 8))
    later = a_task(store, activity)
    a_task(store, activity, "Menata kursi")
    address = f"/t/{a_token(store)}?{language}"

    page = phone.get(address).text
    ways = [
        html.unescape(way) for way in re.findall(r'class="more" href="([^"]*)"', page)
    ]

    assert "<textarea" not in page
    assert len(ways) == 6
    for do, shown in (("hindered", "obstacle"), ("file", "file"), ("comment", "text")):
        [way] = [way for way in ways if f"task={later.id}&do={do}#t-{later.id}" in way]
        assert language in way
        opened = phone.get(f"{address.partition('?')[0]}{way.partition('#')[0]}").text
        card = opened.partition(f'id="t-{later.id}"')[2].partition("</article>")[0]
        assert card.count("<details open>") == 1
        assert f'name="{shown}"' in card.partition("<details open>")[2]
        assert opened.count('name="note"') == 1

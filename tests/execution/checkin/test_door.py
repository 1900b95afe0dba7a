from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from docx import Document
from starlette.applications import Starlette
from starlette.middleware import Middleware

from data.errors import HumasError
from data.history import events_of
from data.participants import Presence
from data.school.models import School
from data.store import Store
from data.web import place
from data.web.gate import Gate
from data.web.headers import SecurityHeaders
from execution.attendance import door, queries
from execution.attendance.actions import mark_pupils
from execution.attendance.models import Attendance, Mark
from execution.checkin.actions import (
    check_in_token,
    end_check_in,
    open_check_in,
)
from execution.checkin.documents import check_in_poster
from execution.closing.actions import complete_closing
from organizing.links import door as links_door
from planning.activities.models import Activity
from tests.data.web.make import TestClient
from tests.execution.attendance.test_actions import a_meeting, presences, rates
from tests.execution.make import key, whole_draft
from tests.make import NOW, SARI, acting

DAY = date(2026, 9, 5)
AT_NINE = datetime(2026, 9, 5, 2, 0, tzinfo=NOW.tzinfo)
"""Nine o'clock at the school, whose clock is seven hours ahead of UTC."""

ALYA = {"nisn": "0098 765 432", "presence": "mother"}


class Clock:
    """A clock that a test moves."""

    now: datetime = AT_NINE

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def meeting(store: Store) -> Activity:
    """For VII A (Alya, Aldi) and VIII B (Bima, Alya's brother, and Dodi); 09.00."""
    activity = a_meeting(store, planned_on=DAY, starts_at=time(9))
    store.write("update student set nisn = '0098765432' where name = 'Alya'")
    return activity


@pytest.fixture
def phone(store: Store, clock: Clock, meeting: Activity) -> Iterator[TestClient]:
    """A parent's phone that is not signed in, before the poster of the meeting."""
    open_check_in(acting(store, SARI), meeting.id)
    place.serve_records(store)
    links_door.strangers.clear_all()
    door.wrong_tries.clear_all()
    app = Starlette(
        routes=[*door.routes(clock), *links_door.routes(clock)],
        middleware=[Middleware(SecurityHeaders), Middleware(Gate)],
    )
    try:
        with TestClient(app, follow_redirects=False) as client:
            yield client
    finally:
        place.serve_records(None)


def address(store: Store, activity: Activity) -> str:
    return f"/t/hadir/{check_in_token(acting(store, SARI), activity.id)}"


def told(sent: Any) -> str:
    return str(sent.headers["location"]).rsplit("told=", 1)[1]


def row_of(store: Store, activity: Activity, name: str) -> Attendance | None:
    return store.find(Attendance, activity.id, key(name))


def test_a_mother_reports_and_the_list_says_so(
    store: Store, phone: TestClient, meeting: Activity
) -> None:
    at = address(store, meeting)
    page = phone.get(at)
    assert page.status_code == 200
    assert "Rapat awal tahun" in page.text
    for hidden in ("Alya", "Aldi", "<script", "style=", "foster_parent"):
        assert hidden not in page.text

    sent = phone.post(at, data=ALYA)
    assert (sent.status_code, told(sent)) == (303, "1")
    assert "Terima kasih" in phone.get(sent.headers["location"]).text
    row = row_of(store, meeting, "Alya")
    assert row is not None
    assert (row.presence, row.by_themselves) == (Presence.MOTHER, True)
    brother = row_of(store, meeting, "Bima")
    assert brother is not None
    assert (brother.presence, brother.copied_from) == (Presence.MOTHER, key("Alya"))
    [event, *_] = events_of(store, "attendance", str(meeting.id))
    assert event.event == "checked in"
    assert "by_link" in event.facts

    assert told(phone.post(at, data=ALYA | {"presence": "father"})) == "2"
    assert presences(store, meeting)["Alya"] is Presence.MOTHER
    assert rates(store, meeting)["VII A"] == (2, 1, 1)


def test_a_name_with_its_class_group_is_enough(
    store: Store, phone: TestClient, meeting: Activity
) -> None:
    typed = {"name": " d O d i", "class_group": str(key("VIII B"))}

    sent = phone.post(address(store, meeting), data=typed | {"presence": "guardian"})

    assert told(sent) == "1"
    assert presences(store, meeting)["Dodi"] is Presence.GUARDIAN


def test_everything_not_fully_right_has_one_answer(
    store: Store, phone: TestClient, meeting: Activity
) -> None:
    at = address(store, meeting)
    store.write("update student set name = 'Aldi' where name = 'Dodi'")
    store.write(
        "update enrolment set class_group_id = $g where student_id = $s",
        g=key("VII A"),
        s=key("Dodi"),
    )
    wrong = [
        {"nisn": "1234567890"},
        {"name": "Zaki", "class_group": str(key("VII A"))},
        {"name": "Alya", "class_group": str(key("VIII B"))},
        {"name": "Alya", "class_group": str(UUID(int=1))},
        {"name": "Aldi", "class_group": str(key("VII A"))},  # two of one name
        {"nisn": "1234567890", "name": "Alya", "class_group": str(key("VII A"))},
    ]
    for typed in wrong:
        answer = phone.post(at, data=typed | {"presence": "mother"})
        assert answer.status_code == 400, typed
        assert "Laporan ini tidak dapat dicatat" in answer.text, typed
    for typed in ({}, {"nisn": "12345"}, {"name": "Alya"}, {"nisn": "０" * 9 + "x"}):
        assert phone.post(at, data=typed | {"presence": "mother"}).status_code == 400
    for presence in ("", "absent", "foster_parent", "online"):
        answer = phone.post(at, data=ALYA | {"presence": presence})
        assert answer.status_code == 400, presence
    assert set(presences(store, meeting).values()) == {None}


def test_a_standing_in_parent_only_where_one_is_active(
    store: Store, phone: TestClient, meeting: Activity
) -> None:
    at = address(store, meeting)
    row = {
        "id": key("asuh"),
        "student_id": key("Dodi"),
        "name": "Ibu Asih",
        "reason": "far",
        "note": "",
        "family_agreed_on": DAY,
        "foster_agreed_on": DAY,
        "begins_on": DAY,
        "version": 1,
    }
    store.write_all("foster_parent", [row])
    assert 'value="foster_parent"' in phone.get(at).text

    refused = phone.post(at, data=ALYA | {"presence": "foster_parent"})
    assert "Laporan ini tidak dapat dicatat" in refused.text
    dodi = {"name": "Dodi", "class_group": str(key("VIII B"))}
    assert told(phone.post(at, data=dodi | {"presence": "foster_parent"})) == "1"
    assert presences(store, meeting)["Dodi"] is Presence.FOSTER_PARENT


def test_what_the_school_entered_stays_and_the_school_may_correct(
    store: Store, phone: TestClient, meeting: Activity, clock: Clock
) -> None:
    at = address(store, meeting)
    sari = acting(store, SARI, AT_NINE)
    bima = Mark(student_id=key("Bima"), presence=Presence.ABSENT)
    mark_pupils(sari, meeting.id, key("VIII B"), 0, [bima])
    assert told(phone.post(at, data=ALYA)) == "1"
    assert presences(store, meeting)["Bima"] is Presence.ABSENT

    # who drew the list before a family reported is not stopped, and undoes nothing
    both = [
        Mark(student_id=key(name), presence=Presence.ABSENT)
        for name in ("Alya", "Aldi")
    ]
    mark_pupils(sari, meeting.id, key("VII A"), 0, both)
    assert presences(store, meeting)["Alya"] is Presence.MOTHER
    assert presences(store, meeting)["Aldi"] is Presence.ABSENT
    seen = Mark(student_id=key("Alya"), presence=Presence.FATHER, was=Presence.MOTHER)
    mark_pupils(sari, meeting.id, key("VII A"), 1, [seen])
    row = row_of(store, meeting, "Alya")
    assert row is not None
    assert (row.presence, row.by_themselves) == (Presence.FATHER, False)
    assert told(phone.post(at, data=ALYA)) == "2"
    assert presences(store, meeting)["Alya"] is Presence.FATHER


def test_it_opens_an_hour_before_and_ends_with_the_day(
    store: Store, phone: TestClient, meeting: Activity, clock: Clock
) -> None:
    at = address(store, meeting)
    for moved, is_open in (
        (timedelta(hours=-1), True),
        (timedelta(hours=-1, seconds=-1), False),
        (timedelta(hours=14, minutes=59), True),
        (timedelta(hours=15), False),
        (timedelta(days=-1), False),
        (timedelta(days=1), False),
    ):
        clock.now = AT_NINE + moved
        assert ("<form" in phone.get(at).text) is is_open, moved
        code = phone.post(at, data={"presence": "mother"}).status_code
        assert code == 400
        if not is_open:
            assert phone.post(at, data=ALYA).status_code == 400
    assert set(presences(store, meeting).values()) == {None}
    store.write("update activity set planned_on = '2026-09-06'")
    clock.now = AT_NINE + timedelta(days=1)
    assert told(phone.post(at, data=ALYA)) == "1"


def test_ended_forged_and_for_another_purpose_look_alike(
    store: Store, phone: TestClient, meeting: Activity
) -> None:
    at = address(store, meeting)
    token = at.rsplit("/", 1)[1]
    forged = phone.get("/t/hadir/made.up")
    assert forged.status_code == 404
    assert phone.get(f"/t/{token}").status_code == 404
    end_check_in(acting(store, SARI), meeting.id)
    end_check_in(acting(store, SARI), meeting.id)

    assert phone.get(at).text == forged.text
    assert phone.post(at, data=ALYA).status_code == 404
    assert check_in_token(acting(store, SARI), meeting.id) is None
    open_check_in(acting(store, SARI), meeting.id)
    assert phone.get(at).status_code == 404  # the old poster stays dead
    assert address(store, meeting) != at


def test_who_guesses_must_wait_and_who_is_right_need_not(
    store: Store, phone: TestClient, meeting: Activity
) -> None:
    at = address(store, meeting)
    for _ in range(100):
        assert phone.post(at, data=ALYA).status_code == 303
    guesses = [
        phone.post(at, data={"nisn": f"{n:010}", "presence": "mother"}).status_code
        for n in range(70)
    ]
    assert guesses.count(400) == 60
    assert guesses[-1] == 429


def test_two_at_once_are_one(
    store: Store, phone: TestClient, meeting: Activity
) -> None:
    at = address(store, meeting)

    with ThreadPoolExecutor(6) as pool:
        sent = list(pool.map(lambda _: phone.post(at, data=ALYA), range(6)))

    assert sorted(map(told, sent)) == ["1", "2", "2", "2", "2", "2"]
    assert rates(store, meeting) == {"VII A": (2, 1, 1), "VIII B": (2, 1, 1)}


def test_closing_counts_them_and_ends_it(
    store: Store, phone: TestClient, meeting: Activity
) -> None:
    at = address(store, meeting)
    phone.post(at, data=ALYA)
    [pupil] = [
        p for p in queries.pupils_of_list(store, meeting.id) if p.pupil == "Alya"
    ]
    assert pupil.by_themselves
    others = [
        Mark(student_id=key(name), presence=Presence.ABSENT)
        for name in ("Aldi", "Dodi")
    ]
    sari = acting(store, SARI, AT_NINE)
    mark_pupils(sari, meeting.id, key("VII A"), 0, others[:1])
    mark_pupils(sari, meeting.id, key("VIII B"), 0, others[1:])

    complete_closing(sari, meeting.id, 0, whole_draft(held_on=DAY))

    assert rates(store, meeting)["VII A"] == (2, 1, 0)
    assert phone.post(at, data=ALYA).status_code == 400
    assert "sudah ditutup" in phone.get(at).text


@pytest.mark.parametrize(
    "facts",
    [
        {"planned_on": None},
        {"planned_on": date(2026, 7, 14)},
        {"audience": "none"},
    ],
)
def test_it_is_not_opened_where_nobody_can_report(
    store: Store, meeting: Activity, facts: dict[str, Any]
) -> None:
    [(name, value)] = facts.items()
    if name == "audience":
        store.write("update activity set audience = 'none'")
    else:
        store.write("update activity set planned_on = $day", day=value)

    with pytest.raises(HumasError):
        open_check_in(acting(store, SARI), meeting.id)
    assert check_in_token(acting(store, SARI), meeting.id) is None


def test_opened_twice_it_is_one_link(store: Store, meeting: Activity) -> None:
    one = open_check_in(acting(store, SARI), meeting.id)

    assert open_check_in(acting(store, SARI), meeting.id) == one


def test_the_poster_says_how_it_works(store: Store, meeting: Activity) -> None:
    content = check_in_poster(store.get(School), meeting, "http://10.0.0.2:8501/t/x")

    paper = Document(BytesIO(content))
    words = "\n".join(p.text for p in paper.paragraphs)
    for said in ("LAPOR HADIR", "Rapat awal tahun", "Sabtu, 5 September 2026", "3. "):
        assert said in words
    assert len(paper.inline_shapes) == 1

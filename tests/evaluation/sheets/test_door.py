"""The page behind an answer link: anonymous, patient, and one sheet for one form."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from data.history import events_of
from data.store import Store
from data.web import place
from data.web.gate import Gate
from data.web.headers import SecurityHeaders
from evaluation.questionnaires import store as records
from evaluation.questionnaires.actions import make_questionnaire
from evaluation.questionnaires.models import (
    Item,
    MakingDraft,
    Moment,
    Questionnaire,
    Relation,
)
from evaluation.sheets import door
from evaluation.sheets.actions import (
    answer_tokens,
    close_questionnaire,
    open_questionnaire,
    renew_answer_link,
)
from organizing.links import door as links_door
from tests.data.web.make import TestClient
from tests.evaluation.make import keep_activity
from tests.make import NOW, SARI, YEAR, acting

EVENT = UUID(int=701)


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
    """A phone that is not signed in."""
    place.serve_records(store)
    links_door.strangers.clear_all()
    door.many_sheets.clear_all()
    app = Starlette(
        routes=[*door.routes(clock), *links_door.routes(clock)],
        middleware=[Middleware(SecurityHeaders), Middleware(Gate)],
    )
    try:
        with TestClient(app, follow_redirects=False) as client:
            yield client
    finally:
        place.serve_records(None)


def opened(
    store: Store, template: str = "event", activity: str = "Rapat awal tahun"
) -> Questionnaire:
    activity_id = keep_activity(store, activity) if activity else None
    act = acting(store, SARI)
    draft = MakingDraft(template=template, activity_id=activity_id)
    make_questionnaire(act, EVENT, draft, YEAR)
    return open_questionnaire(act, EVENT)


def address(store: Store, moment: Moment = Moment.NONE) -> str:
    return f"/t/angket/{answer_tokens(acting(store, SARI), EVENT)[moment]}"


def filled(page: Any, items: list[Item], **more: str) -> dict[str, str]:
    [nonce] = re.findall(r'name="nonce" value="([^"]+)"', page.text)
    marks = {str(item.id): "4" for item in items if item.is_needed}
    return {"nonce": nonce, **marks, **more}


def test_somebody_answers_and_nothing_tells_who(
    store: Store, phone: TestClient, clock: Clock
) -> None:
    opened(store)
    items = records.items_of(store, EVENT)
    at = address(store)
    page = phone.get(at)
    assert page.status_code == 200
    assert "anonim" in page.text
    assert "Sangat setuju" in page.text
    for hidden in ("<script", "style=", 'name="name"', "NISN"):
        assert hidden not in page.text
    sent = filled(page, items) | {str(items[-1].id): " Parkir\r\nsempit "}

    came = phone.post(at, data=sent)

    assert came.status_code == 303
    assert "Terima kasih" in phone.get(came.headers["location"]).text
    [sheet] = records.sheets_of(store, EVENT)
    assert (sheet.entered_by, sheet.relation, sheet.source_key) == (None, "", "")
    at_school = sheet.made_at.astimezone(NOW.tzinfo) - timedelta(hours=5)
    assert (at_school.hour, at_school.minute, sheet.answered_at) == (
        0,
        0,
        sheet.made_at,
    )
    answers = records.answers_of(store, [sheet.id])
    assert sorted(one.text for one in answers)[-1] == "Parkir\nsempit"
    assert [one.value for one in answers if one.value] == [4.0] * 7
    [event, *_] = events_of(store, "questionnaire", str(EVENT))
    assert (event.event, event.person) == ("answer came", "Responden angket")


def test_a_form_sent_twice_is_one_sheet(store: Store, phone: TestClient) -> None:
    opened(store)
    at = address(store)
    sent = filled(phone.get(at), records.items_of(store, EVENT))

    assert [phone.post(at, data=sent).status_code for _ in range(2)] == [303, 303]
    other = filled(phone.get(at), records.items_of(store, EVENT))
    assert phone.post(at, data=other).status_code == 303

    assert records.count_sheets(store, EVENT) == 2


def test_what_is_missing_is_told_beside_the_item_and_nothing_is_lost(
    store: Store, phone: TestClient
) -> None:
    opened(store)
    items = records.items_of(store, EVENT)
    at = address(store)
    sent = filled(phone.get(at), items)
    sent[str(items[-1].id)] = "Topik <b>ini</b>"
    del sent[str(items[2].id)]
    sent[str(items[3].id)] = "7"

    page = phone.post(at, data=sent)

    assert page.status_code == 400
    assert page.text.count('class="item missing"') == 2
    assert "Topik &lt;b&gt;ini&lt;/b&gt;" in page.text
    assert page.text.count(" checked") == 5
    assert sent["nonce"] in page.text
    assert records.count_sheets(store, EVENT) == 0
    sent[str(items[3].id)] = "1"
    assert phone.post(at, data=sent | {"incomplete": "1"}).status_code == 303
    assert len(records.answers_of(store, [records.sheets_of(store, EVENT)[0].id])) == 7


def test_an_empty_sheet_is_no_answer(store: Store, phone: TestClient) -> None:
    opened(store)
    at = address(store)
    [nonce] = re.findall(r'name="nonce" value="([^"]+)"', phone.get(at).text)

    page = phone.post(at, data={"nonce": nonce, "incomplete": "1"})

    assert page.status_code == 400
    assert "Belum ada yang dijawab" in page.text


def test_the_other_language_keeps_what_was_chosen(
    store: Store, phone: TestClient
) -> None:
    opened(store)
    at = address(store)
    sent = filled(phone.get(at), records.items_of(store, EVENT)) | {"to": "en"}

    page = phone.post(f"{at}?lang=en", data=sent)

    assert "All in all I am satisfied with this activity." in page.text
    assert "Strongly agree" in page.text
    assert page.text.count(" checked") == 7
    assert records.count_sheets(store, EVENT) == 0


def test_before_and_after_are_two_addresses_and_a_code_pairs_them(
    store: Store, phone: TestClient
) -> None:
    opened(store, "knowledge")
    marks = {str(item.id): "1" for item in records.items_of(store, EVENT)}
    for moment in (Moment.BEFORE, Moment.AFTER):
        at = address(store, moment)
        page = phone.get(at)
        assert "Kode Bapak/Ibu" in page.text
        [nonce] = re.findall(r'name="nonce" value="([^"]+)"', page.text)
        sent = marks | {"nonce": nonce, "code": "si 17"}
        assert phone.post(at, data=sent | {"code": "0812345678"}).status_code == 400
        assert phone.post(at, data=sent).status_code == 303
        again = phone.post(at, data=sent | {"nonce": str(UUID(int=5))})
        assert again.status_code == 400
        assert "SI17" in again.text

    kept = records.sheets_of(store, EVENT)
    assert {(sheet.moment, sheet.code) for sheet in kept} == {
        (Moment.BEFORE, "SI17"),
        (Moment.AFTER, "SI17"),
    }


def test_relation_and_class_group_are_asked_where_the_template_wants_them(
    store: Store, phone: TestClient
) -> None:
    opened(store, "partnership", "")
    at = address(store)
    page = phone.get(at)
    assert 'name="relation"' in page.text
    sent = filled(page, records.items_of(store, EVENT), relation="mother")

    stranger = sent | {"class_group": str(UUID(int=77))}
    assert phone.post(at, data=stranger).status_code == 400
    assert phone.post(at, data=sent).status_code == 303

    [sheet] = records.sheets_of(store, EVENT)
    assert (sheet.relation, sheet.class_group_id) == (Relation.MOTHER, None)


def test_closed_early_or_late_it_says_so_and_takes_nothing(
    store: Store, phone: TestClient, clock: Clock
) -> None:
    opened(store)
    at = address(store)
    sent = filled(phone.get(at), records.items_of(store, EVENT))
    act = acting(store, SARI)
    tomorrow = NOW.date() + timedelta(days=1)
    open_questionnaire(act, EVENT, tomorrow, tomorrow)
    assert "dibuka pada" in phone.get(at).text
    assert phone.post(at, data=sent).status_code == 400
    clock.now = NOW + timedelta(days=2)
    assert "sudah ditutup" in phone.get(at).text
    clock.now = NOW + timedelta(days=1)
    close_questionnaire(act, EVENT)
    assert "sudah ditutup" in phone.get(at).text
    assert phone.post(at, data=sent).status_code == 400
    assert records.count_sheets(store, EVENT) == 0


def test_revoked_strange_and_expired_addresses_open_nothing(
    store: Store, phone: TestClient, clock: Clock
) -> None:
    opened(store)
    at = address(store)
    renew_answer_link(acting(store, SARI), EVENT)
    assert address(store) != at
    assert phone.get(at).status_code == 404
    assert phone.get(address(store)).status_code == 200
    assert phone.get(f"{address(store)}x").status_code == 404
    new = address(store)
    clock.now = datetime(YEAR.last_day.year, 8, 1, tzinfo=NOW.tzinfo)
    assert phone.get(new).status_code == 404
    assert phone.get(f"/t/hadir/{new.rsplit('/', 1)[1]}").status_code == 404


def test_a_program_that_fills_it_must_wait(store: Store, phone: TestClient) -> None:
    opened(store)
    at = address(store)
    link = records.held_link(store, Moment.NONE, EVENT, NOW)
    assert link is not None
    for _ in range(700):
        door.many_sheets.wait((link.id, "testclient"), NOW)

    assert phone.post(at, data={}).status_code == 429

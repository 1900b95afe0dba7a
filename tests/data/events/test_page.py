from collections.abc import Callable
from datetime import timedelta

import pytest

from data import history
from data.events.page import AT_ONCE, show
from data.events.queries import event_people, listed_events
from data.store import Store
from data.ui.desk import Desk
from tests.make import BUDI, NOW, RINA, SARI
from tests.open_page import links_of, open_page, written

DeskOf = Callable[..., Desk]


@pytest.fixture
def noted(store: Store) -> Store:
    """A history of a hundred and twenty lines over four months, by two people."""
    with store.transaction(), history.together(store):
        for number in range(120):
            by = SARI if number % 3 else BUDI
            record = "goal" if number % 2 else "activity"
            at = NOW + timedelta(days=number)
            title = f"Nomor {number:03}"
            history.note(store, record, number, "set", by=by, now=at, title=title)
    return store


def test_the_newest_line_stands_first(noted: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    shown = written(page)
    assert "Nomor 119" in shown
    assert "Nomor 070" in shown
    assert "Nomor 069" not in shown
    assert shown.index("Nomor 119") < shown.index("Nomor 118")
    assert "14 Des 2026" in shown
    assert "halaman=2" in links_of(page)


def test_the_last_page_has_the_oldest_lines(noted: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    page.query_params["halaman"] = "3"
    page.run()

    shown = written(page)
    assert "Nomor 000" in shown
    assert "Nomor 020" not in shown
    assert "halaman=4" not in links_of(page)


@pytest.mark.parametrize("asked", ["0", "-1", "x", "9" * 30, "²"])
def test_an_address_of_no_page_shows_the_first(
    noted: Store, desk_of: DeskOf, asked: str
) -> None:
    page = open_page(show, desk_of(SARI))
    page.query_params["halaman"] = asked
    page.run()

    assert not page.exception
    assert "Nomor 119" in written(page)


def test_the_history_is_narrowed_by_person_subject_and_month(
    noted: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(BUDI))
    page.query_params.update(orang="Budi", tentang="goal", bulan="2026-09")
    page.run()

    assert not page.exception
    shown = written(page)
    numbers = [n for n in range(120) if f"Nomor {n:03}" in shown]
    assert numbers == [15, 21, 27, 33, 39]


def test_a_page_beyond_the_last_says_so(noted: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    page.query_params["halaman"] = "9"
    page.run()

    assert len(page.info) == 1
    assert "halaman=1" in links_of(page)


def test_nothing_was_done_yet(desk_of: DeskOf) -> None:
    assert len(open_page(show, desk_of(SARI)).info) == 1


def test_a_member_sees_nothing(noted: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert "Nomor" not in written(page)


def test_what_people_typed_is_shown_as_it_was_typed(
    store: Store, desk_of: DeskOf
) -> None:
    with store.transaction():
        history.note(
            store, "goal", 1, "set", by=SARI, now=NOW, title="<b>*Tebal*</b> [x](y)"
        )

    assert "<b>*Tebal*</b> [x](y)" in written(open_page(show, desk_of(SARI)))


def test_a_page_of_the_history_says_how_many_there_are(noted: Store) -> None:
    rows = listed_events(noted, person="Budi")

    assert len(rows) == 40
    assert {row.found for row in rows} == {40}
    assert len(listed_events(noted)) == AT_ONCE
    assert listed_events(noted)[0].found == 120


def test_only_who_reads_every_contact_sees_when_who_wrote_one(
    store: Store, desk_of: DeskOf
) -> None:
    for event, by in (("added", RINA), ("opened with a reason", BUDI)):
        record = "family_contact"
        history.note(store, record, event, event, by=by, now=NOW, reason="Alasan")

    seen = {person: open_page(show, desk_of(person)) for person in (SARI, BUDI)}

    assert "Rina" in written(seen[SARI])
    assert "Rina" not in written(seen[BUDI])
    assert [one.name for one in event_people(store, sees_secrets=False)] == ["Budi"]
    assert "Alasan" in written(seen[BUDI])

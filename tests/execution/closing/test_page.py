from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from streamlit.testing.v1 import AppTest

from data.activity import DatePrecision
from data.errors import Refused
from data.participants import Expected, Party
from data.store import Store
from data.ui.desk import Desk
from execution.closing.actions import complete_closing, save_closing
from execution.closing.models import Closing, ClosingDraft, Outcome, Reason
from execution.closing.page import AT_ONCE, show
from planning.activities.models import Activity, Audience
from tests.execution.make import (
    an_activity,
    approve,
    closed,
    keep_review,
    to_close,
    whole_draft,
)
from tests.make import BUDI, NOW, RINA, SARI, acting
from tests.open_page import figures_of, labelled, open_page, written

DeskOf = Callable[..., Desk]


def open_closing(desk: Desk, activity: Activity) -> AppTest:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity.id)
    return page.run()


def test_year_without_activities_says_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1


def test_list_shows_what_is_to_close_and_what_is_closed(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store, "Pentas seni", planned_on=None)
    activity = to_close(store)
    closed(store, activity)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    told = written(page)
    assert "1 akan datang Pentas seni" in told
    assert activity.title not in told
    page.session_state["closed"] = True
    assert activity.title in written(page.run())


def test_the_first_of_many_are_listed_and_the_others_unfold(
    store: Store, desk_of: DeskOf
) -> None:
    for number in range(AT_ONCE):
        an_activity(store, f"Sudah {number:02}")
    for number in range(3):
        an_activity(store, f"Nanti {number}", planned_on=None)

    page = open_page(show, desk_of(SARI))

    told = written(page)
    assert told.count("Sudah ") == AT_ONCE
    assert "3 akan datang" in told
    assert "Nanti" not in told
    page.session_state["more-closings"] = True
    assert written(page.run()).count("Nanti ") == 3


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    page = open_closing(desk_of(RINA), to_close(store))

    assert len(page.warning) == 1
    assert not page.markdown


def test_unapproved_plan_explains_how_to_go_on(store: Store, desk_of: DeskOf) -> None:
    page = open_closing(desk_of(SARI), an_activity(store))

    assert not page.exception
    assert len(page.info) == 2
    assert not page.button


def test_lead_saves_half_done_and_completes(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    page = open_closing(desk_of(SARI), activity)
    key = f"{activity.id}-0"
    page.radio(key=f"outcome-{key}").set_value(Outcome.HELD).run()
    assert not page.exception

    labelled(page.button, "Save half-done").click().run()
    assert not page.exception
    kept = store.find(Closing, activity.id)
    assert kept
    assert (kept.version, kept.completed_at) == (1, None)
    assert len(page.info) == 1

    labelled(page.button, "Complete the closing").click().run()
    assert len(page.error) == 1

    page.text_area(key=f"decisions-{activity.id}-1").input("Tidak ada")
    labelled(page.button, "Complete the closing").click().run()
    assert not page.exception
    whole = store.find(Closing, activity.id)
    assert whole
    assert whole.completed_at == NOW
    assert [b.label for b in page.button] != []


def test_not_held_asks_only_for_the_reason(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    page = open_closing(desk_of(SARI), activity)
    key = f"{activity.id}-0"

    page.radio(key=f"outcome-{key}").set_value(Outcome.NOT_HELD).run()
    assert len(page.radio) == 1
    page.selectbox(key=f"reason-{key}").select(Reason.WEATHER)
    labelled(page.button, "Complete the closing").click().run()

    assert not page.exception
    kept = store.find(Closing, activity.id)
    assert kept
    assert (kept.outcome, kept.reason) == (Outcome.NOT_HELD, Reason.WEATHER)


def test_completed_closing_is_read_and_reopened(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    closed(store, activity)
    page = open_closing(desk_of(SARI), activity)
    assert list(figures_of(page).values()) == ["67 %", "67 %"]

    labelled(page.text_area, "Why it is opened again").input("Salah hitung")
    labelled(page.button, "Open again").click().run()

    assert not page.exception
    kept = store.find(Closing, activity.id)
    assert kept
    assert kept.completed_at is None
    assert len(page.button) == 2


def test_reviewed_closing_offers_no_reopening(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    closed(store, activity)
    keep_review(store, activity)

    page = open_closing(desk_of(SARI), activity)

    assert len(page.info) == 1
    assert not page.button


def test_principal_only_reads(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    page = open_closing(desk_of(BUDI), activity)
    assert not page.button
    assert len(page.info) == 1

    half = ClosingDraft(outcome=Outcome.HELD)
    save_closing(acting(store, SARI), activity.id, 0, half)
    page = open_closing(desk_of(BUDI), activity)

    assert not page.exception
    assert not page.button


def test_half_done_closing_shows_who_was_represented(
    store: Store, desk_of: DeskOf
) -> None:
    activity = to_close(store)
    save_closing(acting(store, SARI), activity.id, 0, whole_draft())

    page = open_closing(desk_of(SARI), activity)

    assert list(figures_of(page).values()) == ["67 %", "67 %"]


def test_postponed_activity_says_how_it_goes_on(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    page = open_closing(desk_of(SARI), activity)
    before = len(page.caption)

    page.radio(key=f"outcome-{activity.id}-0").set_value(Outcome.POSTPONED).run()

    assert len(page.caption) == before + 1


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 2), "1 akan datang"),
        (date(2026, 11, 29), "1 akan datang"),
        (date(2026, 11, 30), "1 belum ditutup"),
    ],
)
def test_a_month_is_to_come_until_its_last_day(
    store: Store, desk_of: DeskOf, today: date, first: str
) -> None:
    an_activity(store, planned_on=date(2026, 11, 1), date_precision=DatePrecision.MONTH)
    noon = datetime.combine(today, time(5), UTC)

    page = open_page(show, replace(desk_of(SARI), clock=lambda: noon))

    assert f"Tahap {first}" in written(page)


def test_a_komite_meeting_is_closed_with_its_own_group(
    store: Store, desk_of: DeskOf
) -> None:
    komite = Expected(party=Party.KOMITE, expected=12)
    activity = an_activity(
        store, "Rapat komite", audience=Audience.NONE, parties=(komite,)
    )
    approve(store)
    draft = whole_draft()
    save_closing(acting(store, SARI), activity.id, 0, draft)
    page = open_closing(desk_of(SARI), activity)
    parts = [part.proto.body for part in page.get("html")]
    assert "bagian=kehadiran" in "".join(parts)

    with pytest.raises(Refused, match="jumlah yang hadir dari"):
        complete_closing(acting(store, SARI), activity.id, 1, draft)
    row = {
        "activity_id": activity.id,
        "party": "komite",
        "invited": 12,
        "came": 9,
        "names": "",
    }
    store.write_all("party_attendance", [row])
    complete_closing(acting(store, SARI), activity.id, 1, draft)

    page = open_closing(desk_of(SARI), activity)
    assert not page.exception
    assert list(figures_of(page).values()) == ["75 %"]

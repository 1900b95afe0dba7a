from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from data.actor import Actor
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.letters.models import NumberChoice
from data.letters.store import letters_in
from data.participants import Expected, Party
from data.store import Store
from execution.attendance.actions import keep_party
from execution.attendance.models import PartyDraft
from execution.closing import store as closings
from execution.closing.actions import (
    complete_closing,
    number_record,
    reopen_closing,
    save_closing,
)
from execution.closing.facts import report_paper
from execution.closing.models import (
    Closing,
    ClosingDraft,
    Outcome,
)
from planning.activities.models import Activity, Audience
from tests.execution.make import (
    HELD_ON,
    NOT_HELD,
    an_activity,
    approve,
    close_year,
    closed,
    count,
    keep_class_group,
    keep_pupil,
    keep_review,
    key,
    to_close,
    whole_draft,
)
from tests.make import BUDI, NOW, RINA, SARI, TONO, acting

HALF = ClosingDraft(outcome=Outcome.HELD)


def kept_draft(store: Store, activity_id: UUID) -> ClosingDraft:
    closing = store.find(Closing, activity_id)
    assert closing
    return closings.draft_of(store, closing)


def events(store: Store, activity_id: UUID) -> list[str]:
    return [event.event for event in events_of(store, "closing", activity_id)]


def test_closing_is_saved_half_done_and_then_completed(store: Store) -> None:
    activity = to_close(store)

    half = save_closing(acting(store, SARI), activity.id, 0, HALF)
    whole = complete_closing(acting(store, SARI), activity.id, 1, whole_draft())

    assert (half.version, half.completed_at) == (1, None)
    assert (whole.version, whole.completed_at, whole.completed_by) == (2, NOW, SARI.id)
    assert store.find(Closing, activity.id) == whole
    assert kept_draft(store, activity.id).says_the_same(whole_draft())
    assert sorted(events(store, activity.id)) == ["completed", "saved"]


def test_everything_is_replaced(store: Store) -> None:
    activity = to_close(store)
    save_closing(acting(store, SARI), activity.id, 0, whole_draft())
    later = whole_draft(decisions="Ditunda.")

    save_closing(acting(store, SARI), activity.id, 1, later)

    assert kept_draft(store, activity.id) == later


def test_activity_that_was_not_held_needs_only_a_reason(store: Store) -> None:
    activity = to_close(store)

    bare = ClosingDraft(outcome=Outcome.NOT_HELD)
    with pytest.raises(Refused):
        complete_closing(acting(store, SARI), activity.id, 0, bare)

    assert complete_closing(acting(store, SARI), activity.id, 0, NOT_HELD).completed_at


def test_all_that_lacks_is_named_in_one_sentence(store: Store) -> None:
    activity = to_close(store)
    save_closing(acting(store, SARI), activity.id, 0, HALF)

    with pytest.raises(Refused) as refusal:
        complete_closing(acting(store, SARI), activity.id, 1, HALF)

    assert refusal.value.facts["title"] == activity.title
    assert str(refusal.value.facts["parts"]).count(",") >= 2
    kept = store.find(Closing, activity.id)
    assert kept
    assert (kept.version, kept.completed_at) == (1, None)


@pytest.mark.parametrize("person", [BUDI, RINA, TONO], ids=lambda a: a.name)
def test_only_the_humas_lead_closes(store: Store, person: Actor) -> None:
    activity = to_close(store)

    with pytest.raises(NotAllowed):
        save_closing(acting(store, person), activity.id, 0, HALF)
    with pytest.raises(NotAllowed):
        complete_closing(acting(store, person), activity.id, 0, whole_draft())
    with pytest.raises(NotAllowed):
        reopen_closing(acting(store, person), activity.id, 1, "Salah hitung")

    assert store.find(Closing, activity.id) is None


@pytest.mark.parametrize("step", [None, "draft", "submitted", "returned"])
def test_nothing_is_closed_before_the_plan_is_approved(
    store: Store, step: str | None
) -> None:
    activity = an_activity(store)
    if step:
        approve(store, step)

    with pytest.raises(WrongStep, match="not approved"):
        save_closing(acting(store, SARI), activity.id, 0, HALF)


def test_closed_year_is_only_read(store: Store) -> None:
    activity = to_close(store)
    close_year(store)

    with pytest.raises(WrongStep):
        save_closing(acting(store, SARI), activity.id, 0, HALF)


def test_unknown_activity_is_not_found(store: Store) -> None:
    approve(store)

    with pytest.raises(NotFound):
        save_closing(acting(store, SARI), key("tidak ada"), 0, HALF)


def test_activity_is_not_closed_before_its_day(store: Store) -> None:
    activity = to_close(store)
    tomorrow = whole_draft(held_on=date(2026, 8, 18))

    with pytest.raises(Refused):
        save_closing(acting(store, SARI), activity.id, 0, tomorrow)
    evening = datetime(2026, 8, 17, 17, 30, tzinfo=UTC)
    saved = save_closing(acting(store, SARI, evening), activity.id, 0, tomorrow)

    assert saved.held_on == date(2026, 8, 18)


def test_the_official_record_is_numbered_once_it_is_closed(store: Store) -> None:
    activity = to_close(store)
    act = acting(store, SARI)
    save_closing(act, activity.id, 0, whole_draft())
    with pytest.raises(WrongStep):
        number_record(act, activity.id, key("n"), NumberChoice())
    complete_closing(act, activity.id, 1, whole_draft())

    number = number_record(act, activity.id, key("n"), NumberChoice(code="005"))

    assert number_record(act, activity.id, key("n"), NumberChoice()) == number
    with pytest.raises(WrongStep):
        number_record(act, activity.id, key("m"), NumberChoice())
    reopen_closing(act, activity.id, 2, "Salah hitung")
    assert report_paper(store, activity.id, NOW).number == number
    [letter] = letters_in(store, HELD_ON.year)
    assert (letter.full_number, letter.dated_on) == (number, HELD_ON)


def test_double_click_saves_once(store: Store) -> None:
    activity = to_close(store)

    first = save_closing(acting(store, SARI), activity.id, 0, HALF)
    again = save_closing(acting(store, SARI), activity.id, 0, HALF)

    assert first == again
    assert events(store, activity.id) == ["saved"]


def test_double_click_completes_once(store: Store) -> None:
    activity = to_close(store)

    first = closed(store, activity)
    again = closed(store, activity)

    assert first == again
    assert events(store, activity.id) == ["completed"]


def test_second_writer_is_told(store: Store) -> None:
    activity = to_close(store)
    save_closing(acting(store, SARI), activity.id, 0, HALF)

    for version in (0, 2):
        with pytest.raises(Stale):
            save_closing(acting(store, SARI), activity.id, version, whole_draft())

    assert kept_draft(store, activity.id) == HALF


def test_completed_closing_is_not_saved_again(store: Store) -> None:
    activity = to_close(store)
    closing = closed(store, activity)

    for version in (0, closing.version):
        with pytest.raises(WrongStep):
            save_closing(acting(store, SARI), activity.id, version, HALF)
        with pytest.raises(WrongStep):
            complete_closing(acting(store, SARI), activity.id, version, NOT_HELD)

    assert store.find(Closing, activity.id) == closing


def test_closing_is_reopened_with_a_reason(store: Store) -> None:
    activity = to_close(store)
    closed(store, activity)

    with pytest.raises(Refused):
        reopen_closing(acting(store, SARI), activity.id, 1, "  ")
    opened = reopen_closing(acting(store, SARI), activity.id, 1, "Salah hitung")
    again = reopen_closing(acting(store, SARI), activity.id, 1, "Salah hitung")

    assert opened == again == store.find(Closing, activity.id)
    assert (opened.version, opened.completed_at) == (2, None)
    assert kept_draft(store, activity.id).says_the_same(whole_draft())
    assert sorted(events(store, activity.id)) == ["completed", "reopened"]


def reopened(store: Store, activity_id: UUID, version: int) -> Closing:
    return reopen_closing(acting(store, SARI), activity_id, version, "Salah")


def test_reviewed_closing_is_not_reopened(store: Store) -> None:
    activity = to_close(store)
    closed(store, activity)
    keep_review(store, activity)

    with pytest.raises(WrongStep, match="review"):
        reopened(store, activity.id, 1)


def test_only_a_completed_closing_is_reopened(store: Store) -> None:
    activity = to_close(store)

    with pytest.raises(NotFound):
        reopened(store, activity.id, 0)
    save_closing(acting(store, SARI), activity.id, 0, HALF)
    with pytest.raises(WrongStep):
        reopened(store, activity.id, 1)


def test_stale_reopening_is_told(store: Store) -> None:
    activity = to_close(store)
    closed(store, activity)

    with pytest.raises(Stale):
        reopened(store, activity.id, 3)


def test_group_that_was_not_asked_about_is_missed(store: Store) -> None:
    activity = to_close(store)
    keep_class_group(store, "VII C", 7, "Cici")

    with pytest.raises(Refused):
        complete_closing(acting(store, SARI), activity.id, 0, whole_draft())


# ── families, counted once ───────────────────────────────────────────────────
def of_families(store: Store) -> Activity:
    """An activity for VII A (3 families), VIII A (2, one of them in VII A too)."""
    activity = an_activity(
        store,
        indicator="Keluarga yang terwakili",
        target=Decimal(50),
        unit="%",
    )
    keep_class_group(store, "VIII A", 8, "Dodi")
    keep_class_group(store, "VII A", 7, "Alya", "Aldi")
    keep_pupil(store, "Citra", "VII A", family="Citra")
    keep_pupil(store, "Candra", "VIII A", family="Citra")
    approve(store)
    return activity


def test_the_share_of_families_is_counted_from_the_attendance(store: Store) -> None:
    activity = of_families(store)
    count(store, activity, ("VII A", 3, 0, 2), ("VIII A", 1, 0, 0))
    draft = whole_draft(measured_value=None)

    for _ in range(2):  # a double click
        complete_closing(acting(store, SARI), activity.id, 0, draft)

    assert kept_draft(store, activity.id).measured_value == Decimal(50)


def test_a_typed_result_that_contradicts_the_attendance_is_told(store: Store) -> None:
    activity = of_families(store)
    count(store, activity, ("VII A", 3, 0, 2), ("VIII A", 1, 0, 0))
    draft = whole_draft(measured_value=Decimal(90))

    with pytest.raises(Refused, match="contradicts the attendance"):
        save_closing(acting(store, SARI), activity.id, 0, draft)

    assert store.find(Closing, activity.id) is None


def test_komite_members_who_came_are_counted_from_what_was_entered(
    store: Store,
) -> None:
    activity = an_activity(
        store,
        audience=Audience.NONE,
        parties=(Expected(party=Party.KOMITE, expected=6),),
        indicator="Anggota komite yang hadir",
        target=Decimal(80),
        unit="%",
    )
    approve(store)
    act, empty = acting(store, SARI), whole_draft(measured_value=None)
    with pytest.raises(Refused, match="Komite"):
        complete_closing(act, activity.id, 0, empty)
    came = PartyDraft(party=Party.KOMITE, invited=6, came=5)
    keep_party(act, activity.id, 0, came)

    with pytest.raises(Refused, match="contradicts the attendance"):
        complete_closing(act, activity.id, 0, whole_draft(measured_value=Decimal(90)))
    complete_closing(act, activity.id, 0, empty)

    assert kept_draft(store, activity.id).measured_value == Decimal("83.3")


def test_half_of_the_attendance_gives_no_result_yet(store: Store) -> None:
    activity = of_families(store)
    count(store, activity, ("VII A", 3, 0, 3))

    save_closing(acting(store, SARI), activity.id, 0, whole_draft(measured_value=None))

    assert kept_draft(store, activity.id).measured_value is None

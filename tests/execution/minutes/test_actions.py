from datetime import timedelta

import pytest

from data.arising import Arising
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.store import Store
from execution.follow_ups.actions import (
    close_follow_up,
    give_follow_up,
    reopen_follow_up,
)
from execution.follow_ups.models import FollowUp, FollowUpDraft
from execution.minutes import store as minutes
from execution.minutes.actions import (
    add_item,
    change_item,
    change_minutes,
    entrust,
    strike_item,
    strike_minutes,
    take_minutes,
    withdraw_decision,
)
from execution.minutes.models import ItemDraft, MinutesDraft
from execution.minutes.queries import listed_decisions, listed_minutes
from organizing.tasks.models import Task
from planning.meeting.models import Meeting, MeetingDecision, MeetingKind
from tests.execution.make import HELD_ON, key
from tests.execution.minutes.make import (
    A_MEETING,
    DUE,
    a_meeting,
    decided,
    minutes_draft,
    with_committee,
)
from tests.make import RINA, SARI, TONO, YEAR, acting

A_POINT = ItemDraft(title="Tata tertib", speaker="Budi", content="Dibacakan")


def only(store: Store) -> FollowUp:
    [found] = store.rows(FollowUp, "from follow_up order by id")
    return found


def test_minutes_are_begun_once_and_corrected(store: Store) -> None:
    with_committee(store)
    first = a_meeting(store)
    assert a_meeting(store) == first

    draft = minutes_draft(place="Kelas VII A")
    changed = change_minutes(acting(store, RINA), A_MEETING, 1, draft)

    assert (changed.place, changed.version) == ("Kelas VII A", 2)
    with pytest.raises(Stale):
        change_minutes(acting(store, SARI), A_MEETING, 1, minutes_draft(place="X"))
    noted = [line.event for line in events_of(store, "meeting", A_MEETING)]
    assert noted[::-1] == ["recorded", "changed"]


def test_only_who_takes_minutes_writes_them(store: Store) -> None:
    with_committee(store)
    store.write("update committee_position set title = 'Seksi acara'")
    with pytest.raises(NotAllowed):
        take_minutes(acting(store, RINA), A_MEETING, minutes_draft(), YEAR)

    a_meeting(store, taker_id=TONO.id)

    add_item(acting(store, TONO), key("pokok"), A_MEETING, A_POINT)
    with pytest.raises(NotAllowed):
        add_item(acting(store, RINA), key("lain"), A_MEETING, A_POINT)


def test_points_are_added_in_order_corrected_and_struck(store: Store) -> None:
    with_committee(store)
    a_meeting(store)
    act = acting(store, RINA)
    first = add_item(act, key("satu"), A_MEETING, A_POINT)
    second = add_item(act, key("dua"), A_MEETING, A_POINT)
    assert add_item(act, key("dua"), A_MEETING, A_POINT).id == second.id

    told = A_POINT.model_copy(update={"content": "Dibacakan dan disetujui"})
    change_item(act, first.id, 1, told)
    strike_item(act, second.id)
    strike_item(act, second.id)

    [kept] = minutes.items(store, A_MEETING)
    assert (kept.number, kept.content, kept.version) == (1, told.content, 2)


def test_decision_of_a_committee_member_becomes_a_task(store: Store) -> None:
    with_committee(store)
    a_meeting(store)

    kept = decided(store, owner_id=RINA.id, due_on=DUE)

    assert kept.task_id
    task = store.get(Task, kept.task_id)
    assert (task.title, task.person_id) == (kept.text, RINA.id)
    assert task.offset_days == (DUE - HELD_ON).days
    assert store.rows(FollowUp, "from follow_up order by id") == []
    assert decided(store, owner_id=RINA.id, due_on=DUE) == kept


def test_decision_of_anybody_else_becomes_a_follow_up(store: Store) -> None:
    with_committee(store)
    a_meeting(store)

    kept = decided(store, owner_id=SARI.id, due_on=DUE)

    follow_up = only(store)
    assert kept.task_id is None
    assert (follow_up.owner_id, follow_up.due_on) == (SARI.id, DUE)
    assert (follow_up.source, follow_up.source_id) == (Arising.DECISION, kept.id)
    with pytest.raises(Refused):
        withdraw_decision(acting(store, SARI), kept.id)


def test_decision_that_is_nobodys_is_given_later_once(store: Store) -> None:
    with_committee(store)
    a_meeting(store)
    kept = decided(store)
    act = acting(store, SARI)

    given = entrust(act, kept.id, SARI.id, DUE)

    assert entrust(act, kept.id, SARI.id, DUE) == given
    assert only(store).text == kept.text
    with pytest.raises(WrongStep):
        entrust(act, kept.id, RINA.id, DUE + timedelta(days=1))


def test_nothing_is_kept_of_a_decision_that_is_refused(store: Store) -> None:
    with_committee(store)
    a_meeting(store)

    with pytest.raises(Refused):
        decided(store, owner_id=key("tidak ada"), due_on=DUE)

    assert listed_decisions(store, A_MEETING) == []
    assert store.rows(FollowUp, "from follow_up order by id") == []


def test_follow_up_is_closed_by_whose_it_is_with_words(store: Store) -> None:
    with_committee(store)
    a_meeting(store)
    decided(store, owner_id=TONO.id, due_on=DUE)
    follow_up = only(store)

    with pytest.raises(NotFound):
        close_follow_up(acting(store, RINA), follow_up.id, 1, "Sudah")
    with pytest.raises(Refused):
        close_follow_up(acting(store, TONO), follow_up.id, 1, "  ")
    closed = close_follow_up(acting(store, TONO), follow_up.id, 1, "Dikirim")
    assert close_follow_up(acting(store, TONO), follow_up.id, 1, "Dikirim") == closed

    assert closed.closed_by == TONO.id
    [row] = listed_decisions(store, A_MEETING)
    assert (row.closed_on, row.outcome) == (closed.closed_on, "Dikirim")
    opened = reopen_follow_up(acting(store, TONO), follow_up.id, 2, "Belum semua")
    assert (opened.closed_on, opened.outcome, opened.version) == (None, "Dikirim", 3)


def test_annual_meeting_keeps_its_day_and_gets_the_rest(store: Store) -> None:
    with_committee(store)
    plans = {"place": "Aula", "agenda": "Tujuan", "held_on": HELD_ON}
    annual = Meeting(id=A_MEETING, school_year=YEAR.start, version=1, **plans)
    store.add(annual)
    store.add(
        MeetingDecision(id=key("p"), meeting_id=A_MEETING, number=1, text="Sore hari")
    )
    draft = MinutesDraft.of(annual)
    act = acting(store, SARI)

    changed = draft.model_copy(update={"taker_id": RINA.id})
    kept = change_minutes(act, A_MEETING, 1, changed)
    moved = changed.model_copy(update={"place": "Kelas"})
    with pytest.raises(Refused):
        change_minutes(act, A_MEETING, 2, moved)
    with pytest.raises(Refused):
        strike_minutes(act, A_MEETING)
    with pytest.raises(Refused):
        decided(store)
    entrust(act, key("p"), SARI.id, DUE)

    assert (kept.kind, kept.taker_id, kept.place) == (
        MeetingKind.ANNUAL,
        RINA.id,
        "Aula",
    )
    assert only(store).text == "Sore hari"


def test_minutes_without_decisions_are_struck(store: Store) -> None:
    with_committee(store)
    a_meeting(store)
    kept = decided(store)
    act = acting(store, SARI)
    with pytest.raises(Refused):
        strike_minutes(act, A_MEETING)

    withdraw_decision(act, kept.id)
    strike_minutes(act, A_MEETING)

    assert listed_minutes(store, YEAR) == []


def test_everybody_finds_the_minutes_of_their_activities(store: Store) -> None:
    with_committee(store)
    a_meeting(store)

    assert [row.called for row in listed_minutes(store, YEAR, RINA.id)] == [
        "Rapat awal tahun"
    ]
    assert listed_minutes(store, YEAR, TONO.id) == []


def test_what_no_meeting_decided_is_followed_up_too(store: Store) -> None:
    act = acting(store, SARI)
    facts = {"text": "Hubungi puskesmas", "owner_id": TONO.id, "due_on": DUE}
    for wrong in ({"owner_id": None}, {"due_on": HELD_ON - timedelta(days=1)}):
        with pytest.raises(Refused):
            give_follow_up(act, key("f"), YEAR, FollowUpDraft(**(facts | wrong)))

    given = give_follow_up(act, key("f"), YEAR, FollowUpDraft(**facts))

    assert give_follow_up(act, key("f"), YEAR, FollowUpDraft(**facts)) == given
    closed = close_follow_up(acting(store, TONO), given.id, 1, "Sudah dihubungi")
    assert closed.closed_by == TONO.id

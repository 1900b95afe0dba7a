"""Makers of minutes of an activity whose committee has a secretary."""

from datetime import date, time
from typing import Any
from uuid import UUID

from data.store import Store
from execution.minutes.actions import decide_in, take_minutes
from execution.minutes.models import DecisionDraft, MinutesDraft
from planning.meeting.models import Meeting, MeetingDecision
from tests.execution.make import HELD_ON, a_committee, key, to_close
from tests.make import RINA, SARI, YEAR, acting

A_MEETING = key("notulen")
DUE = date(2026, 9, 15)


def minutes_draft(**changes: Any) -> MinutesDraft:
    facts: dict[str, Any] = {
        "activity_id": key("Rapat awal tahun"),
        "held_on": HELD_ON,
        "opened_at": time(8),
        "closed_at": time(11),
        "place": "Aula",
        "leader_id": SARI.id,
        "taker_id": RINA.id,
        "agenda": "Pembukaan\nTata tertib",
        "names": "Budi\nTono",
    }
    return MinutesDraft(**(facts | changes))


def a_meeting(store: Store, **changes: Any) -> Meeting:
    """The minutes that Sari began of the meeting that opens the year."""
    draft = minutes_draft(**changes)
    return take_minutes(acting(store, SARI), A_MEETING, draft, YEAR)


def with_committee(store: Store, *people: UUID) -> None:
    """An activity that is over; its committee's secretary is Rina."""
    activity = to_close(store)
    a_committee(store, activity.id, *(people or (RINA.id,)))
    store.write("update committee_position set title = 'Sekretaris'")


def decided(
    store: Store, text: str = "Tata tertib disetujui", **facts: Any
) -> MeetingDecision:
    draft = DecisionDraft(text=text, **facts)
    return decide_in(acting(store, SARI), key(text), A_MEETING, draft)

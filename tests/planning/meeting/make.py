"""Makers of an annual meeting with its parties and decisions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from data.store import Store
from planning.meeting.actions import decide, record_meeting
from planning.meeting.models import (
    Meeting,
    MeetingDecision,
    MeetingDraft,
    Party,
    PartyDraft,
)
from tests.make import SARI, YEAR, acting
from tests.planning.make import key

CAME = {
    Party.PRINCIPAL: 1,
    Party.HUMAS_LEAD: 1,
    Party.TEACHERS: 24,
    Party.PARENTS: 61,
    Party.KOMITE: 0,
}


def meeting_draft(**changes: Any) -> MeetingDraft:
    facts: dict[str, Any] = {
        "held_on": date(2026, 7, 11),
        "place": "Aula",
        "agenda": "Hasil tahun lalu\n\nTujuan",
        "second_way": "Formulir melalui paguyuban",
        "parties": tuple(PartyDraft(party=p, count=n) for p, n in CAME.items()),
    }
    return MeetingDraft(**(facts | changes))


def a_meeting(store: Store, **changes: Any) -> Meeting:
    draft = meeting_draft(**changes)
    return record_meeting(acting(store, SARI), key("rapat"), draft, YEAR)


def decisions_of(
    store: Store, meeting: Meeting, texts: Sequence[str], form: str = "putusan"
) -> list[MeetingDecision]:
    return decide(acting(store, SARI), meeting.id, key(form), texts)

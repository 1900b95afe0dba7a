from datetime import date, time, timedelta
from typing import Any

import pytest

from data.errors import Refused
from execution.minutes.models import (
    DecisionDraft,
    decision_refusal,
    minutes_refusal,
    new_refusal,
    takes_minutes,
)
from planning.meeting.models import MeetingKind
from tests.execution.make import HELD_ON
from tests.execution.minutes.make import minutes_draft
from tests.make import SARI, YEAR

TODAY = HELD_ON + timedelta(days=3)


@pytest.mark.parametrize(
    "changes",
    [
        {"held_on": TODAY + timedelta(days=1)},
        {"held_on": HELD_ON.replace(year=2016)},
        {"closed_at": time(7)},
        {"next_on": HELD_ON},
    ],
    ids=["future", "year mistyped", "closed before opened", "next one before"],
)
def test_contradictions_are_refused(changes: dict[str, Any]) -> None:
    assert isinstance(minutes_refusal(minutes_draft(**changes), TODAY, YEAR), Refused)
    assert minutes_refusal(minutes_draft(), TODAY, YEAR) is None


def test_annual_meeting_is_begun_on_its_own_page() -> None:
    assert new_refusal(minutes_draft(kind=MeetingKind.ANNUAL))
    assert new_refusal(minutes_draft()) is None


@pytest.mark.parametrize(
    ("title", "takes"),
    [("Sekretaris", True), ("Notulis", True), ("Seksi acara", False)],
)
def test_secretary_takes_the_minutes(title: str, *, takes: bool) -> None:
    assert takes_minutes(["Ketua", title]) is takes


@pytest.mark.parametrize(
    ("facts", "is_refused"),
    [
        ({}, False),
        ({"owner_id": SARI.id, "due_on": date(2026, 9, 1)}, False),
        ({"owner_id": SARI.id}, True),
        ({"due_on": date(2026, 9, 1)}, True),
        ({"owner_id": SARI.id, "due_on": date(2026, 8, 1)}, True),
        ({"owner_id": SARI.id, "due_on": date(2062, 9, 1)}, True),
    ],
    ids=["bare", "whole", "no day", "nobody", "before", "far away"],
)
def test_what_is_carried_out_has_who_and_when(
    facts: dict[str, Any], *, is_refused: bool
) -> None:
    draft = DecisionDraft(text="Kirim ringkasan", **facts)
    assert (decision_refusal(draft, HELD_ON) is not None) is is_refused

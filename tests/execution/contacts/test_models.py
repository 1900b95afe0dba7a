from datetime import date, timedelta
from typing import Any

import pytest

from data.contacts import (
    CHANNELS,
    Channel,
    ContactKind,
    FamilyEffort,
    SchoolEffort,
    ShownData,
    Topic,
)
from data.participants import Presence
from execution.contacts.models import (
    ContactStep,
    clears_before,
    step_of,
)
from tests.execution.contacts.make import MET_ON, a_draft
from tests.make import NOW, YEAR

TODAY = NOW.date()


def told(**facts: Any) -> str:
    refusal = a_draft(**facts).refusal(TODAY, YEAR)
    return str(refusal) if refusal else ""


def test_a_contact_needs_a_day_a_pupil_a_kind_and_a_topic() -> None:
    assert told() == ""
    assert "at least one topic" in told(topics=())


def test_every_kind_has_a_usual_channel() -> None:
    assert set(CHANNELS) == set(ContactKind)
    assert all(CHANNELS.values())


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"met_on": date(2025, 8, 12)}, "not in the school year"),
        ({"kind": ContactKind.HOME_VISIT, "channel": Channel.WHATSAPP}, "cannot be by"),
        ({"kind": ContactKind.CALL, "channel": Channel.FACE_TO_FACE}, "cannot be by"),
        ({"met": (Presence.ABSENT,)}, "who of the family"),
        ({"met": (Presence.ONLINE,)}, "who of the family"),
        (
            {"met_on": TODAY + timedelta(1), "met": (Presence.MOTHER,)},
            "has not come yet",
        ),
        ({"met_on": TODAY + timedelta(1), "met_other": "Nenek"}, "has not come yet"),
        ({"topics": (Topic.OTHER,)}, "which other topic"),
        ({"shown": (ShownData.OTHER,)}, "which other data"),
        ({"family_efforts": (FamilyEffort.OTHER,)}, "what else the parents"),
        ({"school_efforts": (SchoolEffort.OTHER,)}, "what else the school"),
        ({"next_step": "Telepon lagi"}, "until when"),
        ({"due_on": MET_ON}, "what the next step is"),
        (
            {"next_step": "Telepon", "due_on": MET_ON - timedelta(1)},
            "before the contact itself",
        ),
    ],
)
def test_what_contradicts_itself_is_told(facts: dict[str, Any], words: str) -> None:
    assert words in told(**facts)


def test_a_contact_to_come_is_planned_until_its_day() -> None:
    tomorrow = TODAY + timedelta(1)

    assert step_of(tomorrow, TODAY, is_closed=False) is ContactStep.PLANNED
    assert step_of(tomorrow, tomorrow, is_closed=False) is ContactStep.OPEN
    assert step_of(TODAY, TODAY, is_closed=True) is ContactStep.CLOSED


def test_two_years_after_a_leap_day_is_the_last_of_february() -> None:
    assert clears_before(date(2028, 2, 29), 2) == date(2026, 2, 28)
    assert clears_before(date(2026, 8, 17), 2) == date(2024, 8, 17)

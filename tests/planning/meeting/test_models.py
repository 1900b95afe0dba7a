from datetime import date
from uuid import UUID

import pytest

from planning.meeting.models import (
    MeetingDecision,
    Party,
    PartyDraft,
    missing,
    untimely,
)
from tests.make import YEAR


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 5, 31), True),
        (date(2026, 6, 1), False),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
    ],
)
def test_meeting_opens_the_year_between_june_and_december(
    day: date, expected: bool
) -> None:
    assert untimely(day, YEAR) is expected


def test_party_of_whom_nobody_came_is_missing() -> None:
    came = [
        PartyDraft(party=Party.PRINCIPAL, count=1),
        PartyDraft(party=Party.PARENTS, count=0),
        PartyDraft(party=Party.TEACHERS, count=20),
    ]

    assert missing(came) == [Party.HUMAS_LEAD, Party.PARENTS, Party.KOMITE]


def test_other_words_have_another_mark() -> None:
    def decision(text: str) -> MeetingDecision:
        return MeetingDecision(
            id=UUID(int=1), meeting_id=UUID(int=2), number=1, text=text
        )

    assert decision("Sore hari").mark == decision("Sore hari").mark
    assert decision("Sore hari").mark != decision("Pagi hari").mark

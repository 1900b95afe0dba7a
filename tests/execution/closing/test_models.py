from datetime import timedelta

import pytest

from data.errors import Refused
from data.gauge import PartyTurnout
from data.participants import Party
from execution.closing.models import (
    CARRIED_OUT,
    Attended,
    ClosingDraft,
    Outcome,
    Reason,
    draft_refusal,
    hints,
    lacks,
)
from planning.activities.models import Mode
from tests.execution.make import HELD_ON, NOT_HELD, whole_draft
from tests.make import YEAR

WHOLE = Attended(groups=2, invited=3, represented=2)
NOTHING = Attended(groups=2, unfinished=2)


def test_whole_closing_lacks_nothing() -> None:
    assert list(lacks(whole_draft(), WHOLE)) == []
    assert list(lacks(NOT_HELD, NOTHING)) == []
    assert list(lacks(whole_draft(), Attended())) == []


@pytest.mark.parametrize(
    ("draft", "count"),
    [
        (ClosingDraft(), 1),
        (ClosingDraft(outcome=Outcome.HELD), 3),
        (ClosingDraft(outcome=Outcome.MOVED_ONLINE), 4),
        (ClosingDraft(outcome=Outcome.POSTPONED), 1),
        (ClosingDraft(outcome=Outcome.NOT_HELD, reason=Reason.OTHER), 1),
        (whole_draft(held_on=None), 1),
        (whole_draft(mode=None), 1),
        (whole_draft(decisions=" "), 1),
        (whole_draft(), 0),
    ],
)
def test_every_lack_is_named(draft: ClosingDraft, count: int) -> None:
    assert len(list(lacks(draft, WHOLE))) == count
    of_the_day = draft.outcome in CARRIED_OUT
    assert len(list(lacks(draft, NOTHING))) == count + of_the_day


def test_an_activity_is_asked_for_its_own_groups_only() -> None:
    komite = PartyTurnout(party=Party.KOMITE, expected=12)
    came = PartyTurnout(party=Party.TEACHERS, invited=10, came=8)
    meeting = Attended(parties=(komite, came))

    [lack] = lacks(whole_draft(), meeting)

    assert (lack.part, lack.facts) == ("kehadiran", {"party": Party.KOMITE})
    assert list(lacks(NOT_HELD, meeting)) == []
    assert list(lacks(whole_draft(), Attended(parties=(came,)))) == []


def test_what_proves_less_is_told_and_stops_nobody() -> None:
    loose = Attended(groups=2, invited=3, represented=2, counted_only=2)
    unnamed = Attended(lacks_pupils=True)

    for attended in (loose, unnamed):
        assert list(lacks(whole_draft(), attended)) == []
        assert len(list(hints(whole_draft(), attended))) == 1
        assert list(hints(NOT_HELD, attended)) == []
    assert list(hints(whole_draft(), WHOLE)) == []


def test_attendance_is_asked_for_until_it_is_whole() -> None:
    some = Attended(groups=2, unfinished=1, invited=3, represented=2)
    none_invited = Attended(groups=2)

    for attended in (some, NOTHING, none_invited):
        assert len(list(lacks(whole_draft(), attended))) == 1


@pytest.mark.parametrize(
    "draft",
    [
        whole_draft(held_on=HELD_ON + timedelta(days=1)),
        whole_draft(outcome=Outcome.MOVED_ONLINE, mode=Mode.FACE_TO_FACE),
        whole_draft(held_on=HELD_ON.replace(year=2016)),
    ],
    ids=[
        "future",
        "online face to face",
        "year mistyped",
    ],
)
def test_contradictions_are_refused(draft: ClosingDraft) -> None:
    assert isinstance(draft_refusal(draft, HELD_ON, YEAR), Refused)
    assert draft_refusal(whole_draft(), HELD_ON, YEAR) is None


def test_a_closing_that_says_something_else_is_another() -> None:
    assert whole_draft().says_the_same(whole_draft())
    assert not whole_draft().says_the_same(whole_draft(decisions="Lain"))

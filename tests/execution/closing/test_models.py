import math
from datetime import timedelta

import pytest
from pydantic import ValidationError

from data.errors import Refused
from execution.closing.models import (
    COUNTED,
    ClosingDraft,
    Outcome,
    ParticipationRow,
    Reason,
    draft_refusal,
    entered_row,
    lacks,
)
from planning.activities.models import Mode
from tests.execution.make import HELD_ON, NOT_HELD, key, whole_draft
from tests.make import YEAR

GROUPS = (key("VII A"), key("VII B"))


def test_family_is_counted_once() -> None:
    row = ParticipationRow(
        class_group_id=key("VII A"),
        invited=5,
        father=1,
        mother=1,
        guardian=1,
        foster_parent=1,
        online=1,
    )

    assert row.represented == 5
    with pytest.raises(ValidationError):
        ParticipationRow(class_group_id=key("VII A"), invited=1, father=1, mother=1)


def test_wrong_count_is_explained_with_its_class_group() -> None:
    with pytest.raises(Refused, match="VII A: 3 families"):
        entered_row(key("VII A"), "VII A", {"invited": 2, "father": 3})


def test_empty_cells_count_nothing() -> None:
    typed: dict[str, object] = {"invited": 2.0, "father": None, "mother": math.nan}

    row = entered_row(key("VII A"), "VII A", typed)

    assert (row.invited, row.represented) == (2, 0)
    assert set(COUNTED) <= set(ParticipationRow.model_fields)


def test_whole_closing_lacks_nothing() -> None:
    assert list(lacks(whole_draft(), GROUPS)) == []
    assert list(lacks(NOT_HELD, GROUPS)) == []
    assert list(lacks(whole_draft(participation=()), ())) == []


@pytest.mark.parametrize(
    ("draft", "count"),
    [
        (ClosingDraft(), 1),
        (ClosingDraft(outcome=Outcome.HELD), 4),
        (ClosingDraft(outcome=Outcome.MOVED_ONLINE), 5),
        (ClosingDraft(outcome=Outcome.POSTPONED), 1),
        (ClosingDraft(outcome=Outcome.NOT_HELD, reason=Reason.OTHER), 1),
        (whole_draft(held_on=None), 1),
        (whole_draft(mode=None), 1),
        (whole_draft(decisions=" "), 1),
        (whole_draft(participation=whole_draft().participation[:1]), 1),
        (
            whole_draft(
                participation=tuple(ParticipationRow(class_group_id=g) for g in GROUPS)
            ),
            1,
        ),
    ],
)
def test_every_lack_is_named(draft: ClosingDraft, count: int) -> None:
    assert len(list(lacks(draft, GROUPS))) == count


@pytest.mark.parametrize(
    "draft",
    [
        whole_draft(held_on=HELD_ON + timedelta(days=1)),
        whole_draft(outcome=Outcome.MOVED_ONLINE, mode=Mode.FACE_TO_FACE),
        whole_draft(participation=whole_draft().participation[:1] * 2),
        whole_draft(held_on=HELD_ON.replace(year=2016)),
    ],
    ids=[
        "future",
        "online face to face",
        "class group twice",
        "year mistyped",
    ],
)
def test_contradictions_are_refused(draft: ClosingDraft) -> None:
    assert isinstance(draft_refusal(draft, HELD_ON, YEAR), Refused)
    assert draft_refusal(whole_draft(), HELD_ON, YEAR) is None


def test_same_closing_in_another_order_says_the_same() -> None:
    draft = whole_draft()
    turned = whole_draft(participation=draft.participation[::-1])

    assert draft.says_the_same(turned)
    assert not draft.says_the_same(whole_draft(participation=()))
    assert not draft.says_the_same(whole_draft(decisions="Lain"))

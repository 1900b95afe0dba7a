from datetime import date
from typing import Any
from uuid import UUID

import pytest

from planning.activities.models import (
    Activity,
    ActivityDraft,
    DatePrecision,
    Ticks,
    date_refusal,
    lacks,
)
from planning.budget.models import FundSource
from tests.make import YEAR
from tests.planning.make import complete_draft


def planned(draft: ActivityDraft) -> Activity:
    return Activity.of(draft, UUID(int=5), YEAR)


def test_a_title_is_enough_to_begin() -> None:
    activity = planned(ActivityDraft(title="Rapat"))

    assert activity.ticks == Ticks(
        goal=False, classified=False, scheduled=False, procedure=False
    )
    assert len(list(lacks(activity))) == 5


def test_complete_activity_lacks_nothing() -> None:
    activity = planned(complete_draft(UUID(int=9)))

    assert list(lacks(activity)) == []
    assert activity.has_standard


@pytest.mark.parametrize(
    ("gone", "lacking"),
    [
        ({"goal_id": None}, "goal"),
        ({"forms": ()}, "form of cooperation"),
        ({"planned_on": None}, "date or month"),
        ({"procedure": "  "}, "procedure"),
        ({"indicator": ""}, "success standard"),
        ({"target": None}, "success standard"),
        ({"measured_by": ""}, "success standard"),
    ],
)
def test_every_gap_is_named(gone: dict[str, Any], lacking: str) -> None:
    activity = planned(complete_draft(UUID(int=9), **gone))

    assert list(lacks(activity)) == [lacking]


def test_only_the_month_is_kept_as_its_first_day() -> None:
    draft = ActivityDraft(
        title="Kunjungan rumah",
        planned_on=date(2026, 12, 17),
        date_precision=DatePrecision.MONTH,
    )

    assert draft.planned_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(2026, 6, 30), False),
        (date(2026, 7, 1), True),
        (date(2027, 6, 30), True),
        (date(2027, 7, 1), False),
    ],
)
def test_the_date_lies_in_the_school_year(day: date, *, fits: bool) -> None:
    draft = ActivityDraft(title="Rapat", planned_on=day)

    assert (date_refusal(draft, YEAR) is None) is fits


def test_no_levy_exists() -> None:
    assert not [s for s in FundSource if "levy" in s or "pungutan" in s]

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from data.activity import DatePrecision
from data.language import Language, speaking, why
from planning.activities.models import (
    Activity,
    ActivityDraft,
    Ticks,
    lacks,
    next_title,
)
from planning.budget.models import FundSource
from tests.make import YEAR
from tests.planning.make import complete_draft


def planned(draft: ActivityDraft) -> Activity:
    return Activity.of(draft, UUID(int=5), YEAR)


def test_a_title_is_enough_to_begin() -> None:
    activity = planned(ActivityDraft(title="Rapat"))

    assert activity.ticks == Ticks(
        goal=False, classified=False, scheduled=False, procedure=False, led=False
    )
    assert len(list(lacks(activity))) == 6


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
        ({"person_id": None}, "person in charge"),
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

    assert (draft.refusal(YEAR) is None) is fits


def test_no_levy_exists() -> None:
    assert not [s for s in FundSource if "levy" in s or "pungutan" in s]


def test_copies_are_numbered() -> None:
    assert next_title("Rapat", {"Rapat"}) == "Rapat (2)"
    assert next_title("Rapat", {"Rapat", "Rapat (2)"}) == "Rapat (3)"
    assert next_title("Rapat (2)", {"Rapat", "Rapat (2)"}) == "Rapat (3)"


CAMP = date(2026, 10, 17)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"ends_on": date(2026, 10, 16)}, "before the first"),
        ({"ends_on": date(2026, 11, 17)}, "32 days"),
        ({"planned_on": None, "ends_on": CAMP}, "first day too"),
        (
            {"date_precision": DatePrecision.MONTH, "ends_on": CAMP},
            "first day too",
        ),
        (
            {"planned_on": date(2027, 6, 29), "ends_on": date(2027, 7, 1)},
            "outside school year",
        ),
    ],
)
def test_a_last_day_that_cannot_be_is_refused(
    facts: dict[str, Any], words: str
) -> None:
    draft = complete_draft(None, **{"planned_on": CAMP} | facts)

    [(field, refusal)] = draft.refusals(YEAR)

    assert field == "ends_on"
    with speaking(Language.ENGLISH):
        assert words in why(refusal)


def test_an_activity_may_last_to_the_thirty_first_day() -> None:
    draft = complete_draft(None, planned_on=CAMP, ends_on=date(2026, 11, 16))

    assert draft.refusal(YEAR) is None
    assert draft.when.last_day == date(2026, 11, 16)


def test_a_single_day_has_no_last_one() -> None:
    assert complete_draft(None, planned_on=CAMP, ends_on=CAMP).ends_on is None


def test_over_several_days_it_may_end_earlier_on_the_clock() -> None:
    hours: dict[str, Any] = {"starts_at": time(15), "ends_at": time(12)}
    camp = complete_draft(None, planned_on=CAMP, ends_on=date(2026, 10, 18), **hours)

    assert camp.refusal(YEAR) is None
    assert complete_draft(None, planned_on=CAMP, **hours).refusal(YEAR) is not None

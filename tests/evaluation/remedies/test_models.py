"""Counted by hand: five kinds of obstacles over three years, and what was tried."""

from datetime import date
from typing import Any

from data.calendar import SchoolYear
from data.language import Language, speaking
from data.obstacles import Effect, ObstacleCode, Side, remedies_of
from evaluation.kpis.models.better import Change
from evaluation.remedies.models import (
    PastObstacle,
    by_year,
    trends,
    tried,
    weights,
    years_of,
)
from tests.evaluation.make import key

YEARS = [SchoolYear(start=n) for n in (2024, 2025, 2026)]
TODAY = date(2026, 11, 28)
BUSY, MESSAGE, OTHER = (
    ObstacleCode.BUSY,
    ObstacleCode.MESSAGE,
    ObstacleCode.OTHER,
)


def past(name: str, year: int, code: ObstacleCode, **facts: Any) -> PastObstacle:
    usual = {
        "side": Side.EXTERNAL,
        "raised_on": date(year, 9, 1),
        "resolved_on": None,
        "remedy": "",
        "effect": None,
        "effect_note": "",
    }
    return PastObstacle(id=key(name), school_year=year, code=code, **(usual | facts))


PAST = (
    past("a", 2024, BUSY, remedy="Hari Sabtu", effect=Effect.HELPED),
    past("b", 2024, BUSY, remedy="hari  sabtu", effect=Effect.PARTLY),
    past("c", 2024, BUSY, resolved_on=date(2024, 9, 5)),
    past("d", 2024, MESSAGE, side=Side.INTERNAL),
    past("e", 2025, BUSY, effect_note=""),
    past("f", 2025, OTHER),
    past("g", 2026, OTHER),
    past("h", 2026, MESSAGE, resolved_on=date(2026, 9, 11), remedy="WhatsApp"),
)


def test_the_most_frequent_comes_first_and_shares_add_up() -> None:
    rows = weights(PAST)

    assert [(row.code, row.times) for row in rows] == [
        (BUSY, 4),
        (MESSAGE, 2),
        (OTHER, 2),
    ]
    assert [row.share for row in rows] == [0.5, 0.25, 0.25]
    assert [row.added_up for row in rows] == [0.5, 0.75, 1.0]
    assert weights(()) == []


def test_years_are_told_by_side_and_how_they_were_solved() -> None:
    first, second, third = by_year(PAST, YEARS, TODAY)

    assert (first.internal, first.external, first.both) == (1, 3, 0)
    assert (first.solved.counted, first.solved.of, first.solved.days) == (1, 4, 4)
    assert (first.raised, first.long_open) == (4, 3)
    assert (second.solved.counted, second.solved.days) == (0, None)
    assert (third.solved.counted, third.solved.days, third.long_open) == (1, 10, 1)


def test_a_kind_comes_again_only_in_years_one_after_the_other() -> None:
    found = {one.code: one for one in trends(PAST, YEARS)}

    assert found[BUSY].times == (3, 1, 0)
    assert found[BUSY].is_recurring
    assert found[MESSAGE].times == (1, 0, 1)
    assert not found[MESSAGE].is_recurring
    assert found[OTHER].times == (0, 1, 1)
    assert not found[OTHER].is_recurring


def test_no_year_is_left_out_between() -> None:
    assert years_of(PAST[:1], YEARS[2]) == YEARS
    assert years_of((), YEARS[2]) == YEARS[2:]


def test_a_remedy_stands_beside_the_counts_before_and_after() -> None:
    first, *known = tried(PAST, BUSY, TODAY)

    assert (first.times, first.years) == (2, (2024,))
    assert first.effects == ((Effect.HELPED, 1), (Effect.PARTLY, 1))
    assert first.compared
    assert (first.compared.before, first.compared.after) == ("3", "1")
    assert first.compared.change is Change.BETTER
    assert first.compared.care
    assert [one.known for one in known] == list(remedies_of(BUSY))


def test_of_a_year_that_goes_on_nothing_is_concluded() -> None:
    first, *_ = tried(PAST, MESSAGE, TODAY)

    assert first.remedy == "WhatsApp"
    assert first.compared
    assert first.compared.change is None


def test_a_papers_remedy_is_known_in_either_language() -> None:
    known = remedies_of(MESSAGE)[0]
    said = []
    for language in Language:
        with speaking(language):
            said.append(known.said)
    rows = [past(str(n), 2024, MESSAGE, remedy=one) for n, one in enumerate(said)]

    first, *further = tried(rows, MESSAGE, TODAY)

    assert (first.known, first.times) == (known, 2)
    assert known not in [one.known for one in further]

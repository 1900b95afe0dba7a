from datetime import date, timedelta
from typing import Any

import pytest

from data.errors import Refused
from data.factors import Factor, FactorSide
from data.obstacles import Effect, ObstacleCode, Side
from execution.obstacles.models import (
    FactorDraft,
    factor_refusal,
    is_long_open,
    obstacle_refusal,
    settled,
)
from tests.execution.make import AN_OBSTACLE, HELD_ON
from tests.make import YEAR

TODAY = HELD_ON + timedelta(days=10)


def changed(**facts: Any) -> Any:
    return AN_OBSTACLE.model_copy(update=facts)


@pytest.mark.parametrize(
    "draft",
    [
        changed(raised_on=TODAY + timedelta(days=1)),
        changed(raised_on=HELD_ON.replace(year=2016)),
        changed(acted_on=HELD_ON - timedelta(days=1)),
        changed(remedy="Tenda", resolved_on=TODAY + timedelta(days=1)),
        changed(
            remedy="Tenda",
            acted_on=HELD_ON + timedelta(days=3),
            resolved_on=HELD_ON + timedelta(days=2),
        ),
        changed(resolved_on=HELD_ON),
        changed(effect=Effect.HELPED, effect_note="Semua duduk"),
        changed(remedy="Tenda", effect=Effect.HELPED),
        changed(remedy="Tenda", effect_note="Semua duduk"),
    ],
    ids=[
        "future",
        "year mistyped",
        "acted on before it arose",
        "resolved in the future",
        "resolved before acted on",
        "resolved by nothing",
        "effect of nothing",
        "effect without words",
        "words without effect",
    ],
)
def test_contradictions_are_refused(draft: Any) -> None:
    assert isinstance(obstacle_refusal(draft, TODAY, YEAR), Refused)


def test_obstacle_may_be_bare_or_judged() -> None:
    whole = changed(
        remedy="Tenda",
        acted_on=HELD_ON,
        resolved_on=HELD_ON,
        effect=Effect.PARTLY,
        effect_note="Sebagian kehujanan",
    )
    assert obstacle_refusal(AN_OBSTACLE, TODAY, YEAR) is None
    assert obstacle_refusal(whole, TODAY, YEAR) is None


def test_open_for_two_weeks_is_not_yet_long() -> None:
    assert not is_long_open(HELD_ON, None, HELD_ON + timedelta(days=14))
    assert is_long_open(HELD_ON, None, HELD_ON + timedelta(days=15))
    assert not is_long_open(HELD_ON, HELD_ON, HELD_ON + timedelta(days=90))


def test_side_is_the_papers_unless_another_is_said() -> None:
    assert settled(AN_OBSTACLE).side is Side.INTERNAL
    assert settled(changed(side=Side.BOTH)).side is Side.BOTH
    other = changed(code=ObstacleCode.OTHER, side=Side.EXTERNAL)
    assert settled(other).side is Side.EXTERNAL


def test_other_factor_says_what_it_was() -> None:
    bare = FactorDraft(code=Factor.OTHER, noted_on=date(2026, 8, 1))
    said = bare.model_copy(update={"note": "Cuaca cerah"})
    assert isinstance(factor_refusal(bare, TODAY, YEAR), Refused)
    assert factor_refusal(said, TODAY, YEAR) is None
    assert said.settled_side is FactorSide.BOTH

from datetime import date
from decimal import Decimal

from data.language import Language, speaking
from evaluation.kpis.models import (
    Asked,
    RaisedObstacle,
    obstacles_solved,
    response_rate,
)


def raised(day: int, resolved: int | None = None) -> RaisedObstacle:
    return RaisedObstacle(
        raised_on=date(2027, 1, day),
        resolved_on=date(2027, 1, resolved) if resolved else None,
    )


def test_obstacles_solved_and_the_days_that_half_of_them_took() -> None:
    figure = obstacles_solved([raised(1, 3), raised(1, 31), raised(5, 8), raised(9)])

    assert (figure.counted, figure.of, figure.excluded) == (3, 4, 1)
    assert figure.days == Decimal(3)  # of 2, 3 and 30
    with speaking(Language.ENGLISH):
        assert figure.explained() == (
            "3 of 4 obstacles; 1 still open; half of them within 3 days"
        )


def test_an_even_number_of_obstacles_has_its_median_between_two() -> None:
    assert obstacles_solved([raised(1, 2), raised(1, 5)]).days == Decimal("2.5")
    assert obstacles_solved([raised(1)]).days is None


def test_who_is_asked_is_said_with_the_rate() -> None:
    invited, came = response_rate(30, 40), response_rate(30, 35, Asked.ATTENDED)

    assert invited.name != came.name
    assert (invited.value, invited.excluded) == (0.75, 10)
    assert response_rate(12, 10).value == 1.2
    assert response_rate(12, 10).excluded == 0


def test_few_people_are_read_with_care_or_not_at_all() -> None:
    with speaking(Language.ENGLISH):
        assert response_rate(3, 4).said == "…"
        assert "care" in response_rate(3, 9).explained()
        assert response_rate(3, 9).said == "33 % (3 of 9)"
        assert "care" not in response_rate(3, 10).explained()

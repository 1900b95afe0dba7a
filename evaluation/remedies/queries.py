"""Which obstacles there were in all years, and what helped beside them."""

from functools import partial

from data.factors import Factor, FactorSide
from data.record import Record
from data.store import Store, question
from evaluation.remedies.models import PastObstacle

_sql = partial(question, __file__)


class FactorTimes(Record):
    """How often a supporting factor was noted in a school year."""

    code: Factor
    side: FactorSide
    school_year: int
    times: int


def raised_obstacles(store: Store) -> list[PastObstacle]:
    """Return the obstacles of all years in the order they arose."""
    return store.rows(PastObstacle, _sql("raised_obstacles"))


def factor_times(store: Store) -> list[FactorTimes]:
    """Return how often each supporting factor was noted in each school year."""
    return store.rows(FactorTimes, _sql("factor_times"))

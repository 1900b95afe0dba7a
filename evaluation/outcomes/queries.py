"""What is asked about what school years brought, beside each other."""

from decimal import Decimal
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.few import FEWEST
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class OutcomeYears(Record):
    """What one school year brought, in numbers; None where nothing is noted.

    ``is_whole``: of every path of admission, seats and applicants are known.
    """

    school_year: int
    achievements: int
    school: int
    city: int
    province: int
    nation: int
    world: int
    awards: int
    facilities: int
    gifts: int
    seats: int | None
    applicants: int | None
    accepted: int | None
    is_whole: bool
    seats_by_achievement: int | None
    applicants_by_achievement: int | None
    accepted_by_achievement: int | None


def outcome_years(
    store: Store, year: SchoolYear, since: SchoolYear
) -> list[OutcomeYears]:
    """Return what the school years from ``since`` to ``year`` brought, in order."""
    return store.rows(
        OutcomeYears, _sql("outcome_years"), year=year.start, since=since.start
    )


class PupilAspects(Record):
    """How teachers see one thing of their pupils: a mean of points, by how many."""

    id: UUID
    part: str
    text: str
    points: int
    sheets: int
    mean: Decimal | None

    @property
    def is_told(self) -> bool:
        """Whether others may see it: not where few teachers answered."""
        return self.sheets >= FEWEST


def pupil_aspects(store: Store, year: SchoolYear) -> list[PupilAspects]:
    """Return what the teachers' form of a year says of pupils, domain by domain."""
    return store.rows(PupilAspects, _sql("pupil_aspects"), year=year.start)

"""Whose families came: by class group and activity, slot, month, and how often."""

from datetime import date
from functools import partial
from uuid import UUID

from data.calendar import SchoolYear
from data.participants import REPRESENTED
from data.record import Record
from data.store import Store, question
from evaluation.participation.models import Slot, told_share

_sql = partial(question, __file__)


class Heat(Record):
    """Families of one class group at one activity."""

    activity_id: UUID
    title: str
    held_on: date | None
    class_group: str
    invited: int
    represented: int

    @property
    def share(self) -> float | None:
        """Represented by invited; None of few families."""
        return told_share(self.invited, self.represented)


class Came(Record):
    """Families invited and represented, and by whom, added up over activities."""

    activities: int
    invited: int
    represented: int
    father: int
    mother: int

    @property
    def share(self) -> float | None:
        """Represented by invited, weighted by activity; None of few families."""
        return told_share(self.invited, self.represented)

    @property
    def fathers(self) -> float | None:
        """Fathers by fathers and mothers; None where few of them came."""
        return told_share(self.father + self.mother, self.father)


class SlotCame(Came):
    """Families of one slot."""

    kind: Slot
    slot: str


class MonthCame(Came):
    """Families of one month of a school year."""

    school_year: int
    month: int


class Reach(Record):
    """For how many pupils of a class group somebody came, and how often."""

    class_group: str
    pupils: int
    not_asked: int
    never: int
    once: int
    often: int


class Unreached(Record):
    """A pupil for whom nobody came yet, and what was tried."""

    student_id: UUID
    pupil: str
    class_group: str
    invited: int
    excused: int
    was_visited: bool
    was_spoken_with: bool
    has_foster_parent: bool


def heat(store: Store, year: SchoolYear) -> list[Heat]:
    """Return families per class group and activity, lowest grade first."""
    return store.rows(Heat, _sql("heat"), year=year.start)


def slots(store: Store, year: SchoolYear) -> list[SlotCame]:
    """Return families by weekday, part of the day, mode and type."""
    return store.rows(SlotCame, _sql("slots"), year=year.start)


def months(store: Store, year: SchoolYear) -> list[MonthCame]:
    """Return families per month of a year and of the one before it."""
    return store.rows(MonthCame, _sql("months"), year=year.start)


def reach(store: Store, year: SchoolYear) -> list[Reach]:
    """Return for how many pupils of each class group somebody came how often."""
    represented = sorted(REPRESENTED)
    return store.rows(Reach, _sql("reach"), year=year.start, represented=represented)


def unreached(store: Store, year: SchoolYear, today: date) -> list[Unreached]:
    """Return for whom nobody came yet; only for who may see every contact."""
    return store.rows(
        Unreached,
        _sql("unreached"),
        year=year.start,
        represented=sorted(REPRESENTED),
        today=today,
    )

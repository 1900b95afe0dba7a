"""How often a year a form of cooperation should take place, and where it is missing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Final, Self

from pydantic import Field

from data.calendar import MONTHS, SchoolYear
from data.cooperation import CooperationForm
from data.record import KeptRecord, Record

DEFAULT_CADENCE: Final[Mapping[CooperationForm, int]] = {
    CooperationForm.POMG: 6,
    CooperationForm.RAPAT: 5,
}
"""Parent–teacher meetings every two months (partnership study); five meetings a year
(management study)."""


MONTHS_A_YEAR: Final = 12


MOST: Final = 60


class Cadence(KeptRecord, table="cadence", key=("school_year", "form")):
    """How often a year a form should take place; version 0 is the usual number."""

    school_year: int
    form: CooperationForm
    wanted: Annotated[int, Field(ge=0, le=MOST)]
    version: int

    def changed_to(self, wanted: int, version: int) -> Self:
        """Return the next version."""
        facts = {**dict(self), "wanted": wanted, "version": version + 1}
        return type(self).model_validate(facts)


def cadences_of(year: SchoolYear, kept: Iterable[Cadence]) -> list[Cadence]:
    """Return the school's own numbers, and the usual ones where it has set none."""
    found = {
        form: Cadence(school_year=year.start, form=form, wanted=wanted, version=0)
        for form, wanted in DEFAULT_CADENCE.items()
    }
    found |= {cadence.form: cadence for cadence in kept}
    return list(found.values())


class Gap(Record):
    """The first and the last month of a part of the year in which a form is missing."""

    first: date
    last: date


class CadenceCount(Record):
    """How often a form should take place and is planned, and where it is missing."""

    form: CooperationForm
    wanted: int
    planned: int
    gaps: tuple[Gap, ...]

    @property
    def is_met(self) -> bool:
        """Whether it is planned often enough, in every part of the year."""
        return self.planned >= self.wanted and not self.gaps


def cadence_count(
    cadence: Cadence, planned: Sequence[date], year: SchoolYear
) -> CadenceCount:
    """Compare how often a form is planned with how often it should take place.

    A number that divides twelve months, such as six, asks for one in every part of the
    year, here in every two months; a part without one is a gap.
    """
    return CadenceCount(
        form=cadence.form,
        wanted=cadence.wanted,
        planned=len(planned),
        gaps=_gaps(cadence.wanted, planned, year),
    )


def _gaps(wanted: int, planned: Sequence[date], year: SchoolYear) -> tuple[Gap, ...]:
    if wanted < 2 or MONTHS_A_YEAR % wanted:  # noqa: PLR2004
        return ()
    length = MONTHS_A_YEAR // wanted
    taken = {MONTHS.index(day.month) // length for day in planned if day in year}
    return tuple(
        Gap(
            first=year.month(MONTHS[part * length]),
            last=year.month(MONTHS[part * length + length - 1]),
        )
        for part in range(wanted)
        if part not in taken
    )

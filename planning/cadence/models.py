"""How often in a year a form of cooperation is meant, and where the plan lacks it."""

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
    """How often in a year a form of cooperation is meant; version 0 is the usual."""

    school_year: int
    form: CooperationForm
    wanted: Annotated[int, Field(ge=0, le=MOST)]
    version: int

    def changed_to(self, wanted: int, version: int) -> Self:
        """Return the next version."""
        facts = {**dict(self), "wanted": wanted, "version": version + 1}
        return type(self).model_validate(facts)


def cadences_of(year: SchoolYear, kept: Iterable[Cadence]) -> list[Cadence]:
    """Return what the school keeps, with the usual numbers where it keeps none."""
    found = {
        form: Cadence(school_year=year.start, form=form, wanted=wanted, version=0)
        for form, wanted in DEFAULT_CADENCE.items()
    }
    found |= {cadence.form: cadence for cadence in kept}
    return list(found.values())


class Gap(Record):
    """Some months in which a form was meant to take place and is not planned."""

    first: date
    last: date


class CadenceCount(Record):
    """How often a form is planned, beside how often it is meant, and where it lacks."""

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
    """Count the planned days (or months) of a form against what is meant.

    Where the number divides the year, such as six, every part of the year (two months)
    needs one; a part without one is a gap.
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

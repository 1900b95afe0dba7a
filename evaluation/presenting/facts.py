"""Everything that the slides are made from, gathered once."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from data.arising import Arising
from data.calendar import SchoolYear
from data.school.models import School
from data.store import Store
from evaluation.kpis.models import (
    ActivityResult,
    YearGoal,
)
from evaluation.participation.queries import Reach, reach
from evaluation.presenting import queries
from evaluation.presenting.models import (
    names_somebody,
)
from evaluation.results.queries import (
    ClassGroupParticipation,
    ReachedPupils,
    Standing,
    activity_results,
    class_group_participation,
    reached_pupils,
    standing,
    year_goals,
)
from evaluation.tracing.queries import ListedWork, listed_work


class Told(NamedTuple):
    """What a year's slides are made from; ``known`` and ``met`` are this year's first.

    While the year has no finding, those of the year before stand on the wall;
    ``withheld``: so many are not for everybody.
    """

    school: School
    year: SchoolYear
    today: date
    stands: Standing
    later: tuple[ActivityResult, ...]
    goals: tuple[YearGoal, ...]
    groups: tuple[ClassGroupParticipation, ...]
    known: tuple[Reach, ...]
    known_before: tuple[Reach, ...]
    met: ReachedPupils
    met_before: ReachedPupils
    photos: tuple[queries.Photo, ...]
    findings: tuple[ListedWork, ...]
    withheld: int


def told_of(store: Store, school: School, year: SchoolYear, today: date) -> Told:
    """Gather what the slides are made from."""
    stands = standing(store, year)
    work = listed_work(store)
    noted = _noted(work, year) or _noted(work, year.before)
    names = frozenset(row.word for row in queries.family_words(store)) if noted else ()
    findings = _for_everybody(noted, (*stands.results, *stands.before), names)
    [met], [met_before] = (
        reached_pupils(store, year),
        reached_pupils(store, year.before),
    )
    return Told(
        school=school,
        year=year,
        today=today,
        stands=stands,
        later=tuple(activity_results(store, year.after)),
        goals=tuple(year_goals(store, year)),
        groups=tuple(class_group_participation(store, year)),
        known=tuple(reach(store, year)),
        known_before=tuple(reach(store, year.before)),
        met=met,
        met_before=met_before,
        photos=tuple(queries.photos(store, year)),
        findings=tuple(findings),
        withheld=len(noted) - len(findings),
    )


def _noted(work: Sequence[ListedWork], year: SchoolYear) -> list[ListedWork]:
    """Return the findings of a year that nobody said no to."""
    return [
        row
        for row in work
        if row.is_finding and row.school_year == year.start and not row.is_declined
    ]


def _for_everybody(
    work: Sequence[ListedWork],
    results: Sequence[ActivityResult],
    names: Collection[str],
) -> list[ListedWork]:
    """Return the findings that may stand on a wall: none that speaks of a family.

    Left out is what arose from contacts with families or at a confidential activity,
    and every text in which a word is a name of a pupil or a parent (``names``).
    """
    hidden = {row.activity_id for row in results if row.is_confidential}
    return [
        one
        for one in work
        if one.source is not Arising.CONTACTS
        and not {one.activity_id, one.source_id} & hidden
        and not names_somebody(f"{one.text} {one.recommended}", names)
    ]

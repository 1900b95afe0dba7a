"""Keeping and finding what a school year brought."""

from data.calendar import SchoolYear
from data.store import Store
from evaluation.outcomes.models import (
    Achievement,
    AdmissionPath,
    Conduct,
    Facility,
    QualityNote,
)


def achievements(store: Store, year: SchoolYear) -> list[Achievement]:
    """Return a year's achievements, the newest first."""
    return store.rows(
        Achievement,
        """
        from achievement
        where school_year = $year
        order by achieved_on desc nulls last, alphabetical(title), id
        """,
        year=year.start,
    )


def admission_paths(store: Store, year: SchoolYear) -> list[AdmissionPath]:
    """Return the kept paths of a year's admission."""
    return store.rows(
        AdmissionPath,
        "from admission_path where school_year = $year order by path",
        year=year.start,
    )


def quality_notes(store: Store, year: SchoolYear) -> list[QualityNote]:
    """Return how the school judged its quality of a year."""
    return store.rows(
        QualityNote,
        "from quality_note where school_year = $year order by dimension",
        year=year.start,
    )


def conduct_in(store: Store, year: SchoolYear) -> list[Conduct]:
    """Return the year's counts of conduct by semester and place."""
    return store.rows(
        Conduct,
        """
        from conduct
        where school_year = $year
        order by semester, grade, class_group_id nulls first
        """,
        year=year.start,
    )


def facilities(store: Store, year: SchoolYear) -> list[Facility]:
    """Return what the school gained in a year, the newest first."""
    return store.rows(
        Facility,
        """
        from facility
        where school_year = $year
        order by gained_on desc nulls last, alphabetical(title), id
        """,
        year=year.start,
    )


def pupil_names(store: Store) -> list[str]:
    """Return the names of all pupils that are or were on a list."""
    return store.column("select name from student order by alphabetical(name), id")

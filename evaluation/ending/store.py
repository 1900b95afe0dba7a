"""Keeping what was decided of a year's open matters."""

from data.calendar import SchoolYear
from data.store import Store
from evaluation.ending.models import OpenMatter, YearEndDecision


def open_matters(store: Store, year: SchoolYear) -> list[OpenMatter]:
    """Return what is open in a year with what was decided of it, by kind and day."""
    return store.rows(
        OpenMatter,
        """
        select
            open_matter.kind,
            open_matter.record_id,
            open_matter.title,
            open_matter.activity_id,
            coalesce(activity.title, '') as activity,
            open_matter.due_on,
            open_matter.times,
            year_end_decision.decision,
            coalesce(year_end_decision.reason, '') as reason,
            coalesce(year_end_decision.version, 0) as version
        from open_matter
        left join activity on activity.id = open_matter.activity_id
        left join year_end_decision
            on year_end_decision.school_year = open_matter.school_year
            and year_end_decision.kind = open_matter.kind
            and year_end_decision.record_id = open_matter.record_id
        where open_matter.school_year = $year
        order by
            open_matter.kind,
            open_matter.due_on nulls last,
            alphabetical(open_matter.title),
            open_matter.record_id
        """,
        year=year.start,
    )


def decisions_in(store: Store, year: SchoolYear) -> list[YearEndDecision]:
    """Return everything that was decided at a year's end, by kind and title."""
    return store.rows(
        YearEndDecision,
        """
        from year_end_decision
        where school_year = $year
        order by kind, alphabetical(title), record_id
        """,
        year=year.start,
    )

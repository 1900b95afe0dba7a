"""Finding from which share on a figure is as expected."""

from data.calendar import SchoolYear
from data.store import Store
from evaluation.kpis.models import Lights, LightsDraft


def lights_of(store: Store, year: SchoolYear) -> Lights:
    """Return the limits of a year: its own, those of the year before it, or usual.

    Version 0 stands for those that the year has not set itself.
    """
    kept = store.first(
        Lights,
        """
        from figure_lights
        where school_year <= $year
        order by school_year desc
        limit 1
        """,
        year=year.start,
    )
    if kept and kept.school_year == year.start:
        return kept
    usual = dict(kept) if kept else dict(LightsDraft())
    return Lights.model_validate(usual | {"school_year": year.start, "version": 0})

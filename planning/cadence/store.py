"""Finding how often a year each form of cooperation should take place."""

from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.store import Store
from planning.cadence.models import Cadence


def cadences(store: Store, year: SchoolYear) -> list[Cadence]:
    """Return how often forms should take place, as far as the school set it."""
    return store.rows(
        Cadence,
        "from cadence where school_year = $year order by form",
        year=year.start,
    )


def find_cadence(
    store: Store, year: SchoolYear, form: CooperationForm
) -> Cadence | None:
    """Return how often one form should take place, or None where nobody set it."""
    return next((kept for kept in cadences(store, year) if kept.form is form), None)

"""Finding how often the school means each form of cooperation."""

from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.store import Store
from planning.cadence.models import Cadence


def cadences(store: Store, year: SchoolYear) -> list[Cadence]:
    """Return how often forms are meant in a year, as the school changed it."""
    return store.rows(
        Cadence,
        "from cadence where school_year = $year order by form",
        year=year.start,
    )


def find_cadence(
    store: Store, year: SchoolYear, form: CooperationForm
) -> Cadence | None:
    """Return how often one form is meant, or None where nobody changed it."""
    return next((kept for kept in cadences(store, year) if kept.form is form), None)

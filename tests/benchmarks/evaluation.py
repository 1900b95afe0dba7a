"""How much a click costs on the dashboards, with five years of 30,000 rows behind them.

``python -m tests.benchmarks.evaluation [path …]`` keeps five years of sixty activities,
of each year 48 held and closed with the attendance of 630 pupils by name, opens the
pages named (all that show figures without a name) beside a bare ``streamlit run`` page,
and prints the ratios.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from data.calendar import SchoolYear
from data.people import store as people
from data.roster.actions import take_in
from data.store import Store
from evaluation.sample_school.pupils import roster_of
from tests.benchmarks.attendance import fill
from tests.benchmarks.planning import YEARS, full_school, measure
from tests.browser.conftest import YEAR
from tests.make import SARI, acting

PAGES = ("beranda", "hasil", "partisipasi", "penilaian", "tayangan")


def counted_school(folder: Path) -> None:
    """Keep the school of planning, and let its families have come for five years."""
    full_school(folder)
    store = Store.open(folder)
    now = datetime.now(UTC)  # noqa: TID251 -- as the server's
    lead = SARI.model_copy(update={"id": people.people(store)[0].id})
    for start in range(YEAR.start - YEARS + 2, YEAR.start + 2):
        year = SchoolYear(start=start)
        with store.transaction():
            take_in(acting(store, lead, now), roster_of(year), year)
            fill(store, year)
    rows = store.number("select count(*) from attendance")
    sys.stdout.write(f"{rows} rows of attendance in {YEARS} years\n")
    store.checkpoint()
    store.close()


if __name__ == "__main__":
    measure(counted_school, sys.argv[1:] or PAGES)

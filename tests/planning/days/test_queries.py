from datetime import date

from data.store import Store
from planning.days.actions import fill_days_off
from planning.days.queries import days_taken
from tests.make import SARI, YEAR, acting


def test_days_are_taken_before_and_after_the_list_was_filled_in(store: Store) -> None:
    before = days_taken(store, YEAR)
    assert before[date(2026, 8, 17)] == "Hari Kemerdekaan Republik Indonesia"
    assert len(before) == 25

    fill_days_off(acting(store, SARI), YEAR)
    assert days_taken(store, YEAR) == before
    store.write("update day_off set is_struck = true where on_day = '2026-08-17'")

    assert date(2026, 8, 17) not in days_taken(store, YEAR)

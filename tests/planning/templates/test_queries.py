from datetime import date

from data.store import Store
from planning.templates.actions import plan_from
from planning.templates.queries import template_use
from tests.make import SARI, YEAR, acting
from tests.planning.make import an_activity, key


def test_this_years_activities_are_listed_with_their_templates(store: Store) -> None:
    an_activity(store)
    for name, template, year in (
        ("a", "pomg", YEAR),
        ("b", "pomg", YEAR.after),
        ("c", "rapat_tahunan", YEAR),
    ):
        plan_from(acting(store, SARI), key(name), template, year)

    found = template_use(store, YEAR)

    assert [(u.template_key, u.activity_id, u.when.day) for u in found] == [
        ("rapat_tahunan", key("c"), date(2026, 7, 18)),
        ("pomg", key("a"), date(2026, 8, 22)),
        ("", key("Rapat awal tahun"), date(2026, 8, 22)),
    ]

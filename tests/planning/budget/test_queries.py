from decimal import Decimal

import pytest

from data.store import Store
from planning.budget.models import FundSource
from planning.budget.queries import (
    AidByPartner,
    BudgetBySource,
    BudgetFilter,
    BudgetScope,
    aid_by_partner,
    budget_by_line,
    budget_by_source,
    budget_scopes,
)
from tests.make import BUDI, RINA, SARI, YEAR
from tests.planning.budget.make import a_budget, keep_spending
from tests.planning.make import an_activity, key

BOS, DONATION, AID = FundSource.BOS, FundSource.DONATION, FundSource.PARTNER_AID


def test_every_line_and_what_was_spent_beside_them(store: Store) -> None:
    a_budget(store)
    found = [
        (row.activity, row.title, row.amount, row.spent, row.source, row.fiscal_year)
        for row in budget_by_line(store, YEAR)
    ]
    assert found == [
        ("Rapat awal", "Konsumsi", 1000, 900, BOS, 2026),
        ("Rapat awal", "Spanduk", 500, 0, BOS, 2026),
        ("Rapat awal", None, 0, 70, None, None),
        ("Pentas", "Panggung", 2000, 0, DONATION, 2027),
        ("Pentas", "Dokter", 300, 250, AID, 2027),
        ("Pentas", "Iuran kelas", 400, 0, BOS, 2026),
        ("Kunjungan", None, 0, 5, None, None),
    ]


def test_a_row_is_its_line_again(store: Store) -> None:
    a_budget(store)
    snacks, _, beside, _, doctor, *_ = budget_by_line(store, YEAR)
    assert snacks.line is not None
    assert (snacks.line.volume, snacks.line.unit, snacks.line.price) == (
        10,
        "kotak",
        100,
    )
    assert (snacks.line.amount, snacks.line.arkas_code) == (1000, "5.1.02")
    assert doctor.line is not None
    assert doctor.line.partner == "Puskesmas"
    assert beside.line is None


def by_source(
    source: FundSource | None, year: int | None, lines: int, planned: int, spent: int
) -> BudgetBySource:
    return BudgetBySource(
        source=source,
        fiscal_year=year,
        lines=lines,
        planned=Decimal(planned),
        spent=Decimal(spent),
    )


def test_sources_and_fiscal_years_add_up_to_the_lines(store: Store) -> None:
    a_budget(store)
    found = budget_by_source(store, YEAR)
    assert found == [
        by_source(BOS, 2026, 3, 1900, 900),
        by_source(DONATION, 2027, 1, 2000, 0),
        by_source(AID, 2027, 1, 300, 250),
        by_source(None, None, 0, 0, 75),
    ]
    lines = budget_by_line(store, YEAR)
    assert sum(row.planned for row in found) == sum(row.amount for row in lines) == 4200
    assert sum(row.spent for row in found) == sum(row.spent for row in lines) == 1225


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (BudgetFilter(month=8), ["Konsumsi", "Spanduk", None]),
        (BudgetFilter(month=9), []),
        (BudgetFilter(form="performance"), ["Panggung", "Dokter", "Iuran kelas"]),
        (BudgetFilter(person_id=SARI.id), ["Konsumsi", "Spanduk", None, None]),
        (BudgetFilter(person_id=BUDI.id), []),
        (BudgetFilter(goal_id=key("Tujuan lain")), []),
        (BudgetFilter(source=BOS), ["Konsumsi", "Spanduk", "Iuran kelas"]),
        (BudgetFilter(fiscal_year=2027), ["Panggung", "Dokter"]),
        (BudgetFilter(source=BOS, form="performance"), ["Iuran kelas"]),
    ],
)
def test_narrowed_lines_and_sources_stay_the_same_money(
    store: Store, wanted: BudgetFilter, titles: list[str | None]
) -> None:
    a_budget(store)
    lines = budget_by_line(store, YEAR, wanted)
    sources = budget_by_source(store, YEAR, wanted)
    assert [row.title for row in lines] == titles
    assert sum(row.planned for row in sources) == sum(row.amount for row in lines)
    assert sum(row.spent for row in sources) == sum(row.spent for row in lines)


def test_spending_from_a_line_that_is_gone_counts_as_without_one(
    store: Store,
) -> None:
    activity = an_activity(store, budget=())
    keep_spending(store, activity.id, 40, key("gone"))
    [row] = budget_by_line(store, YEAR)
    assert (row.line_id, row.spent) == (None, 40)
    assert budget_by_source(store, YEAR) == [by_source(None, None, 0, 0, 40)]


def test_partners_are_added_up(store: Store) -> None:
    a_budget(store)
    assert aid_by_partner(store, YEAR) == [
        AidByPartner(
            partner="Puskesmas",
            lines=1,
            activities=1,
            planned=Decimal(300),
            spent=Decimal(250),
        )
    ]
    assert aid_by_partner(store, YEAR, BudgetFilter(month=8)) == []


def test_the_budget_can_be_narrowed_by_what_the_year_has(store: Store) -> None:
    a_budget(store)
    assert budget_scopes(store, YEAR) == [
        BudgetScope(kind="form", code="meeting", name="meeting"),
        BudgetScope(kind="form", code="performance", name="performance"),
        BudgetScope(
            kind="goal",
            code=str(key("Hubungan harmonis")),
            name="1. Hubungan harmonis",
        ),
        BudgetScope(kind="person", code=str(RINA.id), name="Rina"),
        BudgetScope(kind="person", code=str(SARI.id), name="Sari"),
    ]


def test_another_year_has_none_of_it(store: Store) -> None:
    a_budget(store)
    for ask in (budget_by_line, budget_by_source, aid_by_partner, budget_scopes):
        assert ask(store, YEAR.after) == []  # type: ignore[operator]

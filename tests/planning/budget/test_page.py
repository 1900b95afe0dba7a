import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.activity import DatePrecision
from data.store import Store
from data.ui.desk import Desk
from planning.budget.models import LEVY_RULE, FundSource
from planning.budget.page import show
from tests.make import BUDI, RINA, SARI
from tests.open_page import at_tab, links_of, open_page
from tests.planning.budget.make import a_budget, line
from tests.planning.make import an_activity, key

LINES = "Rincian"
PARTNERS = "Mitra"
DeskOf = Callable[..., Desk]


def words(page: Any) -> str:
    parts = (page.markdown, page.caption, page.warning, page.info)
    return "\n".join(each.value for part in parts for each in part)


def drawn(page: Any) -> str:
    """All tables as they are drawn."""
    return " ".join(element.proto.body for element in page.get("html"))


def numbers(page: Any) -> list[list[str]]:
    """The numbers of the table's rows."""
    rows = re.findall(r"<tr>(.*?)</tr>", drawn(page).partition("</thead>")[2])
    return [re.findall(r'class="number"[^>]*>([^<]*)<', row) for row in rows]


def opened_at(desk: Desk, **asked: str) -> AppTest:
    def script(show, desk):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        show(desk)

    page = AppTest.from_function(script, args=(show, desk), default_timeout=30)
    for name, value in asked.items():
        page.query_params[name] = value
    return page.run()


@pytest.mark.parametrize("person", [SARI, BUDI])
def test_the_budget_is_shown_and_reconciles(
    store: Store, desk_of: DeskOf, person: Any
) -> None:
    a_budget(store)
    page = open_page(show, desk_of(person))
    assert not page.exception
    assert not page.error
    assert words(page).count("Rp4.200") == 2
    assert words(page).count("Rp1.225") == 2
    assert numbers(page) == [
        ["Rp1.900", "Rp0", "Rp1.900", "Rp900", "47 %"],
        ["Rp0", "Rp2.000", "Rp2.000", "Rp0", "0 %"],
        ["Rp0", "Rp300", "Rp300", "Rp250", "83 %"],
        ["Rp0", "Rp0", "Rp0", "Rp75", "–"],
        ["Rp1.900", "Rp2.300", "Rp4.200", "Rp1.225", "29 %"],
    ]


def test_lines_stand_under_their_activity_with_the_way_to_it(
    store: Store, desk_of: DeskOf
) -> None:
    a_budget(store)
    page = open_page(show, desk_of(SARI))
    table = drawn(at_tab(page, "budget", LINES))
    assert f"kegiatan={key('Rapat awal')}" in table
    assert "10 kotak × Rp100" in table
    assert "Puskesmas" in table
    assert table.index("Rapat awal") < table.index("Spanduk") < table.index("Pentas")


def test_levy_wording_and_wrong_fiscal_years_are_warned_about(
    store: Store, desk_of: DeskOf
) -> None:
    a_budget(store)
    page = open_page(show, desk_of(SARI))
    assert len(page.warning) == 2
    named = [each.value for each in page.markdown if "Iuran kelas" in each.value]
    assert len(named) == 2


def test_the_rule_about_levies_always_stands_there(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(store)
    page = open_page(show, desk_of(SARI))
    assert not page.warning
    assert "75/2016" in words(page)
    assert "75/2016" in LEVY_RULE


def test_markup_in_a_title_is_only_words(store: Store, desk_of: DeskOf) -> None:
    an_activity(store, "<script>alert(1)</script>")
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert "<script>" not in words(page)
    assert "<script>" not in drawn(at_tab(page, "budget", LINES))


def test_the_address_narrows_the_budget(store: Store, desk_of: DeskOf) -> None:
    a_budget(store)
    page = opened_at(desk_of(SARI), sumber="bos", bulan="5")
    assert not page.exception
    table = drawn(at_tab(page, "budget", LINES))
    assert "Iuran kelas" in table
    assert "Konsumsi" not in table
    assert "Panggung" not in table


def test_a_choice_that_fits_nothing_says_so(store: Store, desk_of: DeskOf) -> None:
    a_budget(store)
    page = opened_at(desk_of(SARI), bulan="9")
    assert not page.exception
    assert page.info
    assert len(page.selectbox) == 6


def test_a_year_without_a_budget_says_what_to_do(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert page.info
    assert "/agenda?" in links_of(page)


def test_a_committee_member_does_not_see_the_money(
    store: Store, desk_of: DeskOf
) -> None:
    a_budget(store)
    page = open_page(show, desk_of(RINA))
    assert page.warning
    assert "Rp" not in words(page) + drawn(page)


def test_partners_stand_behind_their_tab(store: Store, desk_of: DeskOf) -> None:
    a_budget(store)
    page = at_tab(open_page(show, desk_of(SARI)), "budget", PARTNERS)
    assert not page.exception
    assert "Puskesmas" in drawn(page)
    assert numbers(page)[0][2:] == ["Rp300", "Rp250"]


def test_a_line_of_an_activity_planned_by_month_is_warned_about_by_month(
    store: Store, desk_of: DeskOf
) -> None:
    an_activity(
        store,
        "Kunjungan",
        planned_on=date(2027, 3, 1),
        date_precision=DatePrecision.MONTH,
        budget=(line("Bensin", 70, FundSource.BOS, 2026),),
    )

    page = open_page(show, desk_of(SARI))

    assert "Bensin (2026) · Maret 2027 · " in words(page)

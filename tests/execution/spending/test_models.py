from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from data.language import Language, speaking, why
from execution.spending.models import (
    Purse,
    absorption,
    keeping_refusal,
    numbers_used_twice,
    reading_refusal,
)
from tests.execution.make import HELD_ON, key
from tests.execution.spending.make import a_draft
from tests.make import BUDI, RINA, SARI, YEAR

TODAY = date(2026, 8, 20)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"amount": Decimal(0)}, "enter how much was paid"),
        ({"spent_on": None}, "enter the day on the receipt"),
        ({"spent_on": date(2026, 8, 21)}, "has not come yet"),
        ({"spent_on": date(2025, 8, 15)}, "too far from school year 2026/2027"),
    ],
)
def test_a_receipt_that_cannot_be_is_refused(
    changes: dict[str, Any], told: str
) -> None:
    refusal = a_draft(**changes).refusal(TODAY, YEAR)

    assert refusal
    with speaking(Language.ENGLISH):
        assert told in why(refusal)


def test_a_receipt_of_today_and_one_before_the_year_are_kept() -> None:
    for day in (TODAY, date(2026, 6, 15)):
        assert a_draft(spent_on=day).refusal(TODAY, YEAR) is None


def test_a_line_is_overspent_from_the_first_rupiah_beyond_it() -> None:
    purse = Purse("Konsumsi", Decimal(750_000), Decimal(700_000))

    assert purse.refusal(Decimal(50_000)) is None
    refusal = purse.refusal(Decimal(50_001))
    assert refusal
    with speaking(Language.ENGLISH):
        assert "Rp50.000 left of Rp750.000" in why(refusal)
        assert "it is Rp1 more than planned" in why(refusal)


def test_absorption_shows_more_than_the_whole() -> None:
    assert absorption(Decimal(200), Decimal(250)) == Decimal("1.25")
    assert absorption(Decimal(0), Decimal(250)) is None


def test_the_lead_and_the_treasurer_keep_money_a_link_does_not() -> None:
    by_link = RINA.model_copy(update={"by_link": True})

    assert keeping_refusal(SARI, is_treasurer=False) is None
    assert keeping_refusal(RINA, is_treasurer=True) is None
    assert keeping_refusal(RINA, is_treasurer=False)
    assert keeping_refusal(by_link, is_treasurer=True)
    assert keeping_refusal(BUDI, is_treasurer=False)


def test_amounts_are_for_leaders_and_treasurers() -> None:
    by_link = RINA.model_copy(update={"by_link": True})
    nobody = {"is_treasurer": False, "is_of_komite": False}

    assert reading_refusal(BUDI, **nobody) is None
    assert reading_refusal(RINA, **nobody)
    assert reading_refusal(RINA, is_treasurer=False, is_of_komite=True) is None
    assert reading_refusal(by_link, is_treasurer=True, is_of_komite=True)


def test_the_same_number_of_the_same_shop_is_told() -> None:
    from execution.spending.models import Spending  # noqa: PLC0415

    def receipt(name: str, **changes: Any) -> Spending:
        draft = a_draft(spent_on=HELD_ON, **changes)
        return Spending(
            **draft.model_dump(), id=key(name), activity_id=key("a"), version=1
        )

    one = receipt("1", receipt_number="A-7", payee="Toko")
    same = receipt("2", receipt_number="a-7", payee="TOKO")
    other = receipt("3", receipt_number="A-7", payee="Pasar")
    without = [receipt("4", receipt_number=""), receipt("5", receipt_number="")]

    assert numbers_used_twice([one, same, other, *without]) == {one.id, same.id}

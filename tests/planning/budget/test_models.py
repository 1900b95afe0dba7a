from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from data.errors import HumasError
from planning.budget.models import (
    BudgetLine,
    BudgetLineDraft,
    FundSource,
    in_other_fiscal_year,
    sounds_like_levy,
)
from tests.make import YEAR


def line(title: str = "Konsumsi", **facts: Any) -> BudgetLineDraft:
    return BudgetLineDraft(
        **{"title": title, "source": FundSource.BOS, "fiscal_year": 2026} | facts
    )


@pytest.mark.parametrize(
    ("volume", "price", "amount"),
    [
        ("175", 10_000, 1_750_000),
        ("2.5", 10_001, 25_003),  # 25.002,5: half goes up
        ("0.5", 1, 1),
        ("0.49", 1, 0),
        ("1.25", 2, 3),
        ("3", 0, 0),
    ],
)
def test_amount_is_volume_times_price_in_whole_rupiah(
    volume: str, price: int, amount: int
) -> None:
    reckoned = line(volume=Decimal(volume), price=Decimal(price), amount=Decimal(9))
    assert reckoned.amount == amount


def test_only_an_amount_is_one_unit_at_that_price() -> None:
    alone = line(volume=Decimal(7), amount=Decimal(750_000))
    assert (alone.volume, alone.price, alone.amount) == (1, 750_000, 750_000)


@given(
    volume=st.decimals(Decimal("0.01"), 10_000, places=2),
    price=st.integers(0, 10_000_000),
)
def test_the_amount_is_never_half_a_rupiah_off(volume: Decimal, price: int) -> None:
    amount = line(volume=volume, price=Decimal(price)).amount
    assert amount == amount.to_integral_value()
    assert abs(amount - volume * price) <= Decimal("0.5")


@pytest.mark.parametrize(
    "facts",
    [
        {"volume": Decimal(0), "price": Decimal(1)},
        {"volume": Decimal("0.001"), "price": Decimal(1)},
        {"price": Decimal(-1)},
        {"price": Decimal("1.5")},
        {"title": " "},
        {"source": "levy"},
    ],
)
def test_what_is_no_line_cannot_be_made(facts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        line(**facts)


def test_no_source_is_a_levy() -> None:
    assert not {"levy", "pungutan", "iuran", "spp"} & {
        each.value for each in FundSource
    }


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"fiscal_year": 2027},
        {"source": FundSource.DONATION, "is_voluntary": True, "unit": "paket"},
        {"source": FundSource.PARTNER_AID, "partner": "Puskesmas"},
        {"unit": "siswa", "volume": Decimal(300), "price": Decimal(10_000)},
    ],
)
def test_these_lines_may_stand(facts: dict[str, Any]) -> None:
    assert line(**facts).refusal(YEAR) is None


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"fiscal_year": 2025}, "fiscal year 2025"),
        ({"fiscal_year": 2028}, "fiscal year 2028"),
        ({"source": FundSource.DONATION}, "voluntary"),
        ({"source": FundSource.PARTNER_AID}, "name the partner"),
        *(
            (
                {"source": FundSource.DONATION, "is_voluntary": True, "unit": unit},
                "per pupil or family",
            )
            for unit in ("siswa", "per Siswa", "orang tua", "KK", "anak", "keluarga")
        ),
    ],
)
def test_these_lines_are_refused(facts: dict[str, Any], words: str) -> None:
    refusal = line(**facts).refusal(YEAR)
    assert isinstance(refusal, HumasError)
    assert words in str(refusal)


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Iuran kelas"},
        {"title": "IURAN pentas seni"},
        {"title": "Sumbangan wajib"},
        {"title": "Pungutan kebersihan"},
        {"title": "Uang komite"},
        {"title": "Tunggakan"},
        {"title": "Rp50.000 per siswa"},
        {"title": "Biaya setiap anak"},
        {"title": "Konsumsi", "unit": "per-siswa"},
        {"title": "A mandatory fee"},
        {"title": "Paket untuk siswa", "source": FundSource.DONATION},
        {"title": "Kaus", "unit": "orang tua", "source": FundSource.DONATION},
    ],
)
def test_this_wording_sounds_like_a_levy(facts: dict[str, Any]) -> None:
    assert list(sounds_like_levy([line(**facts)]))


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Konsumsi siswa"},
        {"title": "Konsumsi", "unit": "siswa"},
        {"title": "Kewajiban pajak"},
        {"title": "Fotokopi materi orang tua"},
        {"title": "Sewa panggung", "source": FundSource.DONATION},
        {"title": "Spanduk", "unit": "lembar", "source": FundSource.DONATION},
        {"title": "Kuliner khas", "source": FundSource.DONATION},
    ],
)
def test_this_wording_does_not(facts: dict[str, Any]) -> None:
    assert not list(sounds_like_levy([line(**facts)]))


@pytest.mark.parametrize(
    ("day", "slips"),
    [
        (date(2026, 7, 1), [2027]),
        (date(2026, 12, 31), [2027]),
        (date(2027, 1, 1), [2026]),
        (date(2027, 6, 30), [2026]),
        (None, []),
    ],
)
def test_july_to_december_and_january_to_june_have_their_fiscal_years(
    day: date | None, slips: list[int]
) -> None:
    lines = [
        BudgetLine(
            **dict(line(fiscal_year=year)) | {"id": UUID(int=year)},
            activity_id=UUID(int=1),
        )
        for year in (2026, 2027)
    ]
    found = in_other_fiscal_year(day, lines)
    assert [each.fiscal_year for each in found] == slips

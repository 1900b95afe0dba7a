from datetime import date
from decimal import Decimal

import altair as alt

from data.language import Language, speaking
from data.theme import chart_of, dress


def spec_in(language: Language) -> dict[str, object]:
    with speaking(language):
        chart = chart_of([{"day": date(2026, 8, 1), "amount": Decimal(5)}]).mark_point()
        return dict(dress(chart.encode(x=alt.X("amount:Q"))).to_dict())


def test_days_and_money_become_plain_values() -> None:
    spec = spec_in(Language.ENGLISH)

    assert list(spec["datasets"].values()) == [[{"day": "2026-08-01", "amount": 5.0}]]


def test_indonesian_charts_say_months_and_numbers_in_indonesian() -> None:
    locale = spec_in(Language.INDONESIAN)["config"]["locale"]

    assert locale["number"]["decimal"] == ","
    assert locale["time"]["days"][0] == "Minggu"
    assert locale["time"]["months"][7] == "Agustus"
    assert locale["time"]["shortMonths"][11] == "Des"


def test_english_charts_keep_the_built_in_words() -> None:
    assert "locale" not in spec_in(Language.ENGLISH)["config"]

from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from math import dist

import altair as alt

from data.language import Language, speaking
from data.theme import (
    ASKS,
    INK,
    MAIN,
    NIGHT,
    ON_STEPS,
    PAPER,
    PLANNED,
    QUIET,
    STEPS,
    at_night,
    chart_of,
    dress,
)

GREENLESS = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
"""What an eye without green cones sees, in linear light (Machado and others, 2009)."""


def light_of(color: str) -> list[float]:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def as_seen(color: str) -> tuple[float, float, float]:
    """Return a colour as CIELAB, as somebody without green cones sees it."""
    light = light_of(color)
    r, g, b = (
        min(max(sum(a * x for a, x in zip(row, light, strict=True)), 0), 1)
        for row in GREENLESS
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def contrast(one: str, other: str) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    lights = sorted(
        sum(w * x for w, x in zip(weights, light_of(color), strict=True))
        for color in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def by_day_and_night(color: str) -> tuple[str, str]:
    return color, NIGHT[color]


def test_who_sees_no_green_tells_the_colours_of_a_chart_apart() -> None:
    for one, other in combinations((MAIN, ASKS, QUIET, PLANNED), 2):
        for pair in zip(by_day_and_night(one), by_day_and_night(other), strict=True):
            assert dist(*map(as_seen, pair)) > 25, pair
    for one, other in pairwise(STEPS):
        for pair in zip(by_day_and_night(one), by_day_and_night(other), strict=True):
            assert dist(*map(as_seen, pair)) > 9, pair


def test_words_of_a_chart_can_be_read_by_day_and_by_night() -> None:
    on = [(INK, PAPER), (QUIET, PAPER), (MAIN, PAPER), (ASKS, PAPER)]
    for ink, ground in (*on, *zip(ON_STEPS, STEPS, strict=True)):
        assert contrast(ink, ground) >= 4.5
        assert contrast(NIGHT[ink], NIGHT[ground]) >= 4.5


def test_a_chart_at_night_has_none_of_its_colours_of_the_day() -> None:
    spec = f'{{"color":"{MAIN}","stroke":"{PAPER.upper()}"}}'

    assert at_night(spec) == f'{{"color":"{NIGHT[MAIN]}","stroke":"{NIGHT[PAPER]}"}}'


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

"""The colours of the house: readable by day and by night, and Streamlit's too."""

import re
from collections.abc import Mapping
from itertools import product

import pytest

from data.web.html import ASSETS, content_of
from data.web.settings import DARK, LIGHT

TOKENS = (ASSETS / "tokens.css").read_text("utf-8")
BY_DAY, BY_NIGHT = (
    dict(re.findall(r"--([\w-]+): (#\w+)", part)) for part in TOKENS.split("@media")
)
SIGHTS = {"day": BY_DAY, "night": BY_DAY | BY_NIGHT}
WORDS = ("ink", "quiet", "accent", "good", "warn", "bad")
GROUNDS = ("paper", "ground", "tint")
OF_ONE_ELEMENT = {"--c", "--far"}
"""What an element's own style says: the kind of an activity, how far a phase is."""


def light(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2 measures it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(sight: Mapping[str, str], one: str, other: str) -> float:
    darker, lighter = sorted((light(sight[one]), light(sight[other])))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("sight", SIGHTS.values(), ids=SIGHTS)
def test_words_can_be_read(sight: Mapping[str, str]) -> None:
    kinds = [name for name in sight if name.startswith("kind-")]
    pairs = [
        *product(WORDS, GROUNDS),
        *((name, f"{name}-tint") for name in ("accent", "good", "warn", "bad")),
        *(("ink", f"{name}-tint") for name in ("accent", "good", "warn", "bad")),
        *(("paper", name) for name in (*kinds, "good", "warn", "bad", "quiet")),
        ("quiet", "accent-tint"),
        ("on-accent", "accent"),
        ("on-sheet", "sheet"),
    ]

    faint = {pair: contrast(sight, *pair) for pair in pairs}

    assert {pair: round(c, 2) for pair, c in faint.items() if c < 4.5} == {}


@pytest.mark.parametrize("sight", SIGHTS.values(), ids=SIGHTS)
def test_fields_and_the_ring_around_them_can_be_seen(sight: Mapping[str, str]) -> None:
    for one, ground in product(("edge", "focus"), GROUNDS):
        assert contrast(sight, one, ground) >= 3, (one, ground)


def test_streamlits_widgets_have_the_same_colours() -> None:
    assert set(LIGHT.values()) <= set(BY_DAY.values())
    assert set(DARK.values()) <= set(BY_NIGHT.values())
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("name", ["pages.css", "humas.css", "wall.css"])
def test_every_page_has_the_tokens_and_the_letters(name: str) -> None:
    styles = content_of(name).decode()
    used = set(re.findall(r"var\((--[\w-]+)", (ASSETS / name).read_text("utf-8")))

    assert "url(letters.woff2)" not in styles
    assert "/humas/letters.woff2?v=" in styles
    assert used <= set(re.findall(r"(--[\w-]+):", styles)) | OF_ONE_ELEMENT

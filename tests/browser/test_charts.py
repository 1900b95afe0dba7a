"""Charts as a person meets them: a picture first, the chart when it is touched."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.walk import visit

Tab = Callable[..., Page]
IS_DRAWN = "image => image.complete && image.naturalWidth > 0"
TALLEST_GAP = 12
"""Pixels; a picture of 1220 stands in a page of 1203, and is so much lower."""


def picture_on(page: Page) -> Locator:
    image = page.locator("[data-testid=stMain] picture img")
    image.wait_for()
    image.evaluate("image => image.decode()")
    assert image.evaluate(IS_DRAWN)
    return image


def height_of(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["height"]


@pytest.mark.parametrize(("width", "drawn"), [(1280, 1220), (390, 360)])
def test_participation_opens_with_a_picture_and_without_what_draws_charts(
    sample: str, signed_in: Tab, width: int, drawn: int
) -> None:
    page = signed_in(sample, "kepsek", width=width)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, "partisipasi")

    image = picture_on(page)

    assert image.evaluate("image => image.naturalWidth") == drawn
    assert image.evaluate("image => image.currentSrc").endswith(f"/{drawn}.svg")
    assert image.get_attribute("alt")
    assert not [url for url in asked if "egaEmbed" in url]


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_touched_picture_gives_way_to_the_chart_in_its_place(
    sample: str, signed_in: Tab, by: str
) -> None:
    page = signed_in(sample, "kepsek", "partisipasi")
    image = picture_on(page)
    before = height_of(image)
    button = page.get_by_role("button", name="Sentuh atau klik untuk rincian")

    if by == "mouse":
        image.click(force=True, position={"x": 300, "y": 100})
    else:
        button.focus()
        page.keyboard.press("Enter")

    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart.locator("canvas, svg").first).to_be_visible()
    expect(image).to_have_count(0)
    assert abs(height_of(chart) - before) < TALLEST_GAP

import json
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread

import altair as alt
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from data import picture
from data.language import Language, speaking
from data.picture import Undrawn
from data.theme import (
    INK,
    NIGHT,
    AnyChart,
    chart_of,
    dress,
    night_style,
    spec_of,
)
from data.workshop import Workshop

DRAWING = "data.picture.drawing"
SVG = "{http://www.w3.org/2000/svg}"
BAR = {"data": {"values": [{"name": "POMG", "count": 3}]}, "mark": "bar"}


def meetings(rows: tuple[tuple[str, float], ...]) -> AnyChart:
    shown = [{"name": name, "count": count} for name, count in rows]
    return dress(
        chart_of(shown)
        .mark_bar(color="#0b6e4f")
        .encode(x=alt.X("count:Q", axis=alt.Axis(values=[0, 1500])), y="name:N")
    )


@pytest.fixture(scope="module", autouse=True)
def _after_work() -> Iterator[None]:
    yield
    picture.workshop.close()


def spec(*rows: tuple[str, float]) -> str:
    with speaking(Language.INDONESIAN):
        return spec_of(meetings, rows)


def words(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


def test_a_chart_becomes_a_picture_of_the_width_that_is_asked_for() -> None:
    name = picture.offer(spec(("POMG & komite", 1500)))

    for width in (360, 1220):
        drawn = picture.svg(name, width)
        assert drawn
        root = ET.fromstring(drawn.svg)
        assert root.get("width") == str(width) == str(drawn.width)
        assert root.get("viewBox") == f"0 0 {drawn.width} {drawn.height}"
        assert "#0b6e4f" in drawn.svg
        assert "POMG & komite" in words(drawn.svg)
        assert "1.500" in words(drawn.svg)


def test_a_picture_brings_the_font_that_it_is_written_in() -> None:
    name = picture.offer(spec(("POMG", 2)))
    drawn = picture.svg(name, 360)
    assert drawn

    written = ET.fromstring(picture.dressed(drawn, night_style()))

    [style] = written.iter(f"{SVG}style")
    assert (style.text or "").startswith('@font-face{font-family:"Humas Sans"')
    assert f'[fill="{INK}"]{{fill:{NIGHT[INK]}}}' in (style.text or "")
    fills = {text.get("fill") for text in written.iter(f"{SVG}text")}
    assert fills <= NIGHT.keys()
    fonts = {text.get("font-family") for text in written.iter(f"{SVG}text")}
    assert fonts == {"Humas Sans, sans-serif"}


def test_the_font_has_the_letters_of_charts_and_its_authors_inside() -> None:
    folder = Path(picture.__file__).parent
    for name in ("humas-sans.ttf", "humas-sans.woff2"):
        font = TTFont(folder / name)
        assert font["name"].getDebugName(1) == picture.FONT
        assert "Adobe" in font["name"].getDebugName(0)
        assert "Open Font License" in font["name"].getDebugName(13)
        letters = "Rapat & POMG 1.234,5 % · 85 dari 80 ○ – “kahar” é"
        assert set(map(ord, letters)) <= set(font.getBestCmap())


def test_only_what_was_offered_is_drawn_and_only_in_known_widths() -> None:
    name = picture.offer(spec(("POMG", 4)))

    assert picture.svg("0" * 32, 360) is None
    assert picture.svg(name, 361) is None
    assert picture.finished(name, 360) is None


def test_the_oldest_offer_is_forgotten_first() -> None:
    names = [
        picture.offer(json.dumps({**BAR, "title": str(n)}))
        for n in range(picture.OFFERED + 1)
    ]

    assert picture.svg(names[0], 360) is None
    assert picture.svg(names[1], 360) is not None


def test_the_same_chart_has_the_same_name_and_another_one_another() -> None:
    assert picture.offer(spec(("A", 1))) == picture.offer(spec(("A", 1)))
    assert picture.offer(spec(("A", 1))) != picture.offer(spec(("A", 2)))
    assert re.fullmatch("[0-9a-f]{32}", picture.offer(spec(("A", 1))))


def test_a_document_gets_a_sharp_picture() -> None:
    image = Image.open(BytesIO(picture.png(spec(("POMG", 3)), 600, scale=2)))

    assert (image.format, image.width) == ("PNG", 1200)


def test_a_chart_that_cannot_be_drawn_is_a_fault_and_the_next_one_is_drawn() -> None:
    broken = picture.offer(json.dumps({"mark": "no such mark", "data": {"values": []}}))

    with pytest.raises(Undrawn):
        picture.svg(broken, 360)

    assert picture.svg(picture.offer(spec(("POMG", 5))), 360)


def test_a_picture_asks_nothing_of_other_machines() -> None:
    outside = {**BAR, "data": {"url": "http://127.0.0.1:9/rows.json"}}

    with pytest.raises(Undrawn):
        picture.svg(picture.offer(json.dumps(outside)), 360)


def order() -> dict[str, object]:
    return {"spec": BAR, "scale": None}


def test_the_process_ends_when_nothing_is_asked_and_begins_again() -> None:
    workshop = Workshop(DRAWING, idle=0.2)
    assert "<svg" in workshop.ask(order())["svg"]
    assert workshop.is_open

    deadline = time.monotonic() + 20
    while workshop.is_open and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not workshop.is_open
    assert "<svg" in workshop.ask(order())["svg"]
    workshop.close()


def test_a_process_that_died_is_replaced() -> None:
    workshop = Workshop(DRAWING)
    workshop.ask(order())
    process = workshop._process
    assert process
    process.kill()
    process.wait()

    assert "<svg" in workshop.ask(order())["svg"]
    workshop.close()


def test_threads_get_the_answers_to_their_own_orders() -> None:
    workshop = Workshop(DRAWING)
    got: dict[str, str] = {}

    def ask(title: str) -> None:
        asked = {"spec": {**BAR, "title": title}, "scale": None}
        got[title] = workshop.ask(asked)["svg"]

    threads = [Thread(target=ask, args=(f"grafik {n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(got) == 6
    assert all(title in words(svg) for title, svg in got.items())
    workshop.close()


def test_the_server_never_loads_what_draws() -> None:
    assert "vl_convert" not in sys.modules

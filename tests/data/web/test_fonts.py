"""The small fonts that travel, beside those that Streamlit brings."""

import re

from fontTools.ttLib import TTFont

from data.web import html, shell, static
from tests.data.web.make import TestClient
from tests.house_rules import sources
from tests.make_fonts import STYLES, icons_of_streamlit, ranges_of, streamlits
from tests.rules_for_icons import FONT, icons_in, ligatures


def test_every_icon_of_ours_and_of_streamlits_widgets_is_in_the_font() -> None:
    ours = set().union(*map(icons_in, sources()))
    named = ours | icons_of_streamlit()

    assert {"event_note", "keyboard_arrow_down", "account_circle"} <= named
    assert named <= ligatures(FONT).keys()
    assert len(ligatures(FONT)) < len(ligatures(streamlits("MaterialSymbols"))) / 10


def test_an_icon_is_drawn_as_streamlits_own() -> None:
    drawn = TTFont(FONT)
    whole = TTFont(streamlits("MaterialSymbols"))
    kept, known = ligatures(FONT), ligatures(streamlits("MaterialSymbols"))

    for name, glyph in kept.items():
        outline = drawn["glyf"][glyph].getCoordinates(drawn["glyf"])
        own = whole["glyf"][known[name]].getCoordinates(whole["glyf"])
        assert outline[0] == own[0], name
        assert drawn["hmtx"][glyph] == whole["hmtx"][known[name]]


def test_the_styles_say_which_letters_the_fonts_have() -> None:
    rules = dict(
        re.findall(
            r"url\((letters[\w-]*\.woff2)\).*?unicode-range: ([^;]*);",
            STYLES.read_text("utf-8"),
            re.S,
        )
    )

    assert set(rules) == {"letters.woff2", "letters-italic.woff2"}
    for name, ranges in rules.items():
        font = TTFont(html.ASSETS / name)
        assert ranges == ranges_of(sorted(font.getBestCmap()))
        assert set(map(ord, "AzÉéāñß–—“”’…•→€× 09○✓☐")) <= font.getBestCmap().keys()
        assert "Source" not in font["name"].getDebugName(1)
        assert "Open Font License" in font["name"].getDebugName(13)
        [axis] = font["fvar"].axes
        assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 200, 900)


def test_what_styles_and_scripts_print_is_in_the_letters() -> None:
    known = TTFont(html.ASSETS / "letters.woff2").getBestCmap().keys()
    printed = "".join(
        file.read_text("utf-8")
        for file in html.ASSETS.iterdir()
        if file.suffix in {".css", ".js"}
    )

    printed = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", printed, flags=re.S | re.M)
    assert not {sign for sign in printed if ord(sign) > 0x7E} - {*map(chr, known)}


def test_letters_lie_in_runs() -> None:
    assert ranges_of([0x20, 0x21, 0x22, 0x41, 0x43, 0x44]) == "U+20-22, U+41, U+43-44"


def test_small_fonts_come_before_streamlits_and_are_kept_for_good(
    browser: TestClient,
) -> None:
    styles = browser.get(shell.address_of("pages.css")).text
    fonts = re.findall(r"url\((/humas/[^)]*)\)", styles)

    assert len(fonts) == 3
    for font in fonts:
        answer = browser.get(font)
        assert answer.headers["content-type"] == "font/woff2"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.content[:4] == b"wOF2"


def test_other_letters_are_left_to_streamlits_font_and_icons_are_not(
    browser: TestClient,
) -> None:
    [name] = [n for n in static.first_files() if n.endswith(".css")]
    plain = (static.FILES / name).read_text("utf-8")
    before = browser.get(f"/static/{name}")
    static.compress([name], static.folder())
    after = browser.get(f"/static/{name}")

    assert plain.count("Material Symbols") == 1
    assert "content-encoding" not in before.headers
    assert after.headers["content-encoding"] == "br"
    for answer in (before, after):
        assert "Material Symbols" not in answer.text
        others = "font-family:Source Sans;unicode-range:U+0-1FFF,U+2C00-FB4F;"
        assert answer.text.count(others) == 2
        assert abs(len(plain) - len(answer.text)) < 250
        assert "immutable" in answer.headers["cache-control"]

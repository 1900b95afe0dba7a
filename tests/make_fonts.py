"""Make the small fonts that travel to a browser, out of those that Streamlit brings.

``python -m tests.make_fonts`` writes into ``data/web/assets``: ``icons.woff2`` with the
icons that our pages and Streamlit's own widgets draw, ``letters.woff2`` and its italic
with the letters of Indonesian, English and their neighbours, and ``fonts.css``, which
says which letters those are. For any other letter a browser takes Streamlit's font.
Into ``data/picture`` it writes the one font that a picture of a chart sees: for the
browser, and for the program that measures its words.

Material Symbols is under the Apache License 2.0. Source Sans is under the SIL Open Font
License with "Source" as a reserved name: what is made of it is called otherwise.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from data import picture
from data.picture import FONT
from data.web import static
from data.web.html import ASSETS
from tests.house_rules import sources
from tests.rules_for_icons import icons_in, ligatures

PICTURES_OF = Path(picture.__file__).parent
STYLES = ASSETS / "fonts.css"
IN_SCRIPTS = re.compile(r":material/(\w+)")
ON_CANVAS = {"more_vert"}
"""What Streamlit's tables paint by its bare name."""

PICTURES = {"star_filled"}
"""What Streamlit draws as a picture, without the font."""

LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040))
LETTERS += tuple(map(ord, "€№™←↑→↓↔−√∞≈≠≤≥■□▪▲►▼◄◆○●◦☐☑✓✔✗✘"))
"""Latin, its first neighbours, and signs. Signs beside these a browser takes from the
device and not from Streamlit's whole font (``static.content_of``)."""

IN_PICTURES = (*range(0x20, 0x7F), 0xA0)
IN_PICTURES += tuple(map(ord, "·×÷éèêëáàâäíìïóòôöúùüçñÉÁÖÜ–—‘’“”…→−≤≥✓✗○●"))
"""What charts say; every picture carries it, so it has no more."""

FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk"]
COPYRIGHT = [0, 13, 14]
ICONS_RULE = """\
@font-face { font-family: "Material Symbols Rounded"; font-weight: 400;
  font-style: normal; font-display: block; src: url(icons.woff2) format("woff2"); }
"""
LETTERS_RULE = """\
@font-face {{ font-family: "Source Sans"; font-weight: 100 900; font-style: {style};
  src: url({name}) format("woff2");
  unicode-range: {ranges}; }}
"""


def streamlits(beginning: str) -> Path:
    """Return the font of Streamlit whose name begins so."""
    [file] = (static.FILES / "media").glob(f"{beginning}*.woff2")
    return file


def icons_of_streamlit() -> set[str]:
    """Return the icons that Streamlit's own widgets draw."""
    scripts = "".join(
        file.read_text("utf-8") for file in (static.FILES / "js").glob("*.js")
    )
    return {*IN_SCRIPTS.findall(scripts), *ON_CANVAS} - PICTURES


def make_icons(names: Iterable[str]) -> None:
    """Write the font of these icons; each is drawn when its name is its text."""
    font = TTFont(streamlits("MaterialSymbols"), recalcTimestamp=False)
    known = ligatures(streamlits("MaterialSymbols"))
    wanted = {known[name] for name in names}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            found = getattr(table, "ExtSubTable", table).ligatures
            for first, those in list(found.items()):
                found[first] = [one for one in those if one.LigGlyph in wanted]
    _write(font, map(ord, "".join(names)), ["rlig"], "icons.woff2")


def make_letters(source: str, name: str, style: str) -> str:
    """Write a font of only our letters; return the rule that says when it is used."""
    font = TTFont(streamlits(source), recalcTimestamp=False)
    codes = sorted(font.getBestCmap().keys() & set(LETTERS))
    for record in font["name"].names:
        if record.nameID not in COPYRIGHT:
            record.string = "Siklus Humas"
    _write(font, codes, FEATURES, name)
    return LETTERS_RULE.format(style=style, name=name, ranges=ranges_of(codes))


def make_for_pictures() -> None:
    """Write the font of the pictures of charts, in one weight, under its own name."""
    font = TTFont(streamlits("SourceSansVF-Upright"), recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": 400})
    for record in font["name"].names:
        if record.nameID not in COPYRIGHT:
            record.string = FONT
    options = Options(layout_features=["kern"], name_IDs=[*COPYRIGHT, 1, 2, 4, 6])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=IN_PICTURES)
    subsetter.subset(font)
    for flavor in (None, "woff2"):
        font.flavor = flavor
        font.save(PICTURES_OF / f"humas-sans.{flavor or 'ttf'}")


def ranges_of(codes: Sequence[int]) -> str:
    """Return letters as a style sheet says them: ``U+20-7E, U+A0``."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(
        f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}"
        for first, last in runs
    )


def _write(font: TTFont, codes: Iterable[int], features: list[str], name: str) -> None:
    options = Options(
        flavor="woff2",
        layout_features=features,
        name_IDs=[*COPYRIGHT, 1, 2, 4, 6],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(ASSETS / name)


def main() -> None:
    """Write all of them anew."""
    make_icons(set().union(icons_of_streamlit(), *map(icons_in, sources())))
    rules = [
        make_letters("SourceSansVF-Upright", "letters.woff2", "normal"),
        make_letters("SourceSansVF-Italic", "letters-italic.woff2", "italic"),
    ]
    note = "/* Made by python -m tests.make_fonts; fonts of their authors inside. */\n"
    make_for_pictures()
    STYLES.write_text(note + ICONS_RULE + "".join(rules), "utf-8")


if __name__ == "__main__":
    main()

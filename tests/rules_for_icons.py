"""Rules for icons: the small font that travels has every one that a page draws.

A name the font does not have is drawn as text. ``python -m tests.make_fonts`` makes the
font anew.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from data.web.html import ASSETS
from tests.house_rules import ROOT, Source, modules

WHOLE = re.compile(r":material/(\w+):")
HALF = re.compile(r":material/(?!\w+:)")
IN_HTML = re.compile(r"<i translate=\"no\"[^>]*>(\w+)</i>")
BARE = re.compile(r"\w+")
FONT = ASSETS / "icons.woff2"
LETTERS = ASSETS / "letters.woff2"
SCREENS = {"page", "form", "cards", "grid"}
LAST_OF_ASCII = 0x7E


def icons_the_font_has_not(among: Sequence[Source]) -> list[str]:
    """Every icon that is drawn somewhere is in the font."""
    return [
        f"{source.path}: {name} (python -m tests.make_fonts)"
        for source in among
        for name in sorted(icons_in(source) - ligatures(FONT).keys())
    ]


def icons_with_half_a_name(among: Sequence[Source]) -> list[str]:
    """An icon's name is written whole, so that it is found and gets into the font."""
    return [
        f"{source.path}:{node.lineno}"
        for source in modules(among)
        for node in source.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if HALF.search(node.value)
    ]


def icons_without_a_meaning(among: Sequence[Source]) -> list[str]:
    """An icon on a page means one thing; HOUSE says which."""
    return [
        f"{source.path}: {name}"
        for source in modules(among)
        for name in WHOLE.findall(source.text)
        if name not in meanings()
    ]


@cache
def meanings() -> frozenset[str]:
    """Return the icons that HOUSE lists in its section on the look."""
    house = (ROOT / ".github" / "HOUSE.md").read_text("utf-8")
    look = house.partition("## The look")[2].partition("\n## ")[0]
    listed = look.partition("| icon | means |")[2]
    return frozenset(re.findall(r"`(\w+)`", listed))


def signs_the_letters_have_not(among: Sequence[Source]) -> list[str]:
    """Every sign that a screen prints is drawn by the letters that travel with it.

    Another device has other letters for the rest, or an empty box.
    """
    return [
        f"{source.path}: {sign!r}"
        for source in among
        for sign in sorted(_signs_in(source) - _letters())
    ]


def _signs_in(source: Source) -> set[str]:
    name, folder = source.at.stem, source.at.parent
    if source.at.suffix == ".po":
        lines = source.text.splitlines()
        return _beyond("".join(line for line in lines if not line.startswith("#")))
    if source.at.suffix == ".html":
        return _beyond(source.text)
    is_screen = {name, folder.name} & SCREENS or folder.match("data/ui")
    if source.at.suffix != ".py" or not is_screen:
        return set()
    return _beyond("".join(_texts([source.tree])))


def _beyond(text: str) -> set[str]:
    return {sign for sign in text if ord(sign) > LAST_OF_ASCII}


@cache
def _letters() -> set[str]:
    return {chr(code) for code in TTFont(LETTERS).getBestCmap()}


def icons_in(source: Source) -> set[str]:
    """Return the icons that a source names."""
    if source.at.suffix == ".html":
        return set(IN_HTML.findall(source.text))
    if source.at.suffix != ".py":
        return set()
    whole = [*WHOLE.findall(source.text), *IN_HTML.findall(source.text)]
    return {*whole, *(name for name in _bare(source) if BARE.fullmatch(name))}


def _bare(source: Source) -> Iterator[str]:
    """Names without an envelope: of a page, of the menu's table, of an entry."""
    for node in source.nodes:
        if isinstance(node, ast.Call):
            yield from _texts([k.value for k in node.keywords if k.arg == "icon"])
            if isinstance(node.func, ast.Name) and node.func.id == "Page":
                yield from _texts(node.args[2:3])
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(
            node.value, ast.Dict
        ):
            named = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(n, ast.Name) and n.id == "ICONS" for n in named):
                yield from _texts(node.value.values)


def _texts(nodes: Sequence[ast.expr]) -> Iterator[str]:
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


@cache
def ligatures(file: Path) -> dict[str, str]:
    """Return the names that a font of icons draws as one glyph, and the glyphs."""
    font = TTFont(file)
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters[glyph] for glyph in (first, *found.Component)): found.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, those in getattr(table, "ExtSubTable", table).ligatures.items()
        for found in those
    }

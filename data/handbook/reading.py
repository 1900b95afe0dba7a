"""How does a handbook of Markdown files become what a person reads? Part by part."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from data.handbook.models import ADDRESS, PART, Chapter, Part
from data.language import Language, fitted, naming_here, speaking, spoken
from data.language.naming import Naming

HERE: Final = Path(__file__).parent
PICTURES: Final = HERE / "pictures"
BEGINS: Final = re.compile(r'^<a id="([\w-]+)"></a>\n+## (.+)$', re.MULTILINE)
"""Where a part begins: its key, and its heading."""

_INSIDE: Final = re.compile(r"(?:\w+\.md)?#([\w-]+)")
_PICTURE: Final = re.compile(r"\.\./pictures/(\w+/[\w-]+\.webp)")


def written(language: Language, chapter: Chapter) -> str:
    """Return a file of the handbook as it was written."""
    return (HERE / language / f"{chapter}.md").read_text("utf-8")


@cache
def parts(language: Language) -> Sequence[Part]:
    """Return every part in a language, in the order of the handbook."""
    return [
        part
        for chapter in Chapter
        for part in _parts_of(chapter, written(language, chapter))
    ]


def by_key(language: Language) -> Mapping[str, Part]:
    """Return the parts by their keys."""
    return {part.key: part for part in parts(language)}


def chapter_title(language: Language, chapter: Chapter) -> str:
    """Return what a chapter is called."""
    return written(language, chapter).partition("\n")[0].removeprefix("# ")


def news(language: Language) -> Sequence[tuple[date, Part]]:
    """Return the updates by their days, the newest first."""
    told = [part for part in parts(language) if part.chapter is Chapter.NEWS]
    dated = [(date.fromisoformat(part.key), part) for part in told]
    return sorted(dated, key=lambda one: one[0], reverse=True)


def newest() -> date:
    """Return the day of the newest update."""
    return news(Language.INDONESIAN)[0][0]


def as_html(part: Part) -> str:
    """Return the words of a part as HTML, as this kind of school says them.

    Links to other parts lead to the handbook's page, without a school year.
    """
    return _drawn(part.words, spoken(), naming_here())


@lru_cache(512)
def _drawn(words: str, language: Language, naming: Naming) -> str:
    """Return Markdown as HTML; remembered by its words, its language and naming."""
    with speaking(language, naming):
        return str(_markdown().render(words))


def _parts_of(chapter: Chapter, text: str) -> list[Part]:
    found = list(BEGINS.finditer(text))
    ends = [each.start() for each in found[1:]] + [len(text)]
    return [
        Part(each[1], chapter, each[2], text[each.end() : end].strip())
        for each, end in zip(found, ends, strict=True)
    ]


@cache
def _markdown() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.add_render_rule("text", _text)
    reader.add_render_rule("link_open", _link)
    reader.add_render_rule("image", _image)
    return reader


def _text(
    _: RendererHTML, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    return escapeHtml(fitted(tokens[at].content))


def _link(
    _: RendererHTML, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    to = str(tokens[at].attrs["href"])
    if inside := _INSIDE.fullmatch(to):
        to = f"/{ADDRESS}?{PART}={inside[1]}"
    return f'<a href="{escapeHtml(to)}" target="_self">'


def _image(
    _: RendererHTML, tokens: Sequence[Token], at: int, __: OptionsDict, ___: EnvType
) -> str:
    where = str(tokens[at].attrs["src"])
    if drawn := _PICTURE.fullmatch(where):
        where = f"/handbook/{drawn[1]}"
    said = escapeHtml(tokens[at].content)
    return f'<img src="{escapeHtml(where)}" alt="{said}" loading="lazy">'

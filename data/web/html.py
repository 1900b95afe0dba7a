"""How does a plain page leave the server? One template, in the person's language."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse

from data.language import Language, say, spoken
from data.web import place

HERE: Final = Path(__file__).parent
ASSETS: Final = HERE / "assets"
DRESSED: Final = frozenset({"pages.css", "humas.css", "wall.css"})
"""Styles that begin with the house's letters (``tests/make_fonts.py``) and tokens."""

AFTER: Final = {"pages.css": ("find.css", "sheet.css")}
"""Styles of one part of the pages, sent with those of all."""

_OWN_FONT: Final = re.compile(r"url\(([\w-]+\.woff2)\)")
NO_STORE: Final = {"cache-control": "no-store"}

_templates: Final = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(
    template: str, title: str, *, code: int = 200, **words: object
) -> HTMLResponse:
    """Return a page; ``words`` are its finished sentences and facts."""
    whole = _templates.get_template(f"{template}.html").render(
        title=title,
        language=spoken().value,
        tagline=say("The year of school public relations: plan, do, evaluate."),
        asset=asset,
        brand=place.school_name(),
        brand_logo=logo_address(place.logo()),
        missing_words=say("Please fill this in."),
        wrong_words=say("Please look at this once more."),
        pick_words=say("Choose a file"),
        **words,
    )
    return HTMLResponse(whole, code, headers=NO_STORE)


def part(template: str, **words: object) -> str:
    """Return a part of a page; ``words`` are its finished sentences and facts."""
    return _templates.get_template(f"{template}.html").render(**words)


def message(
    title: str, sentence: str, *, code: int, link: str = "/", link_words: str = ""
) -> HTMLResponse:
    """Return a page that says one thing and shows one way on."""
    return page(
        "message",
        title,
        code=code,
        sentence=sentence,
        link=link,
        link_words=link_words or say("To the first page"),
    )


def language_of(connection: HTTPConnection) -> Language:
    """Return the language of somebody who is not signed in: ``?lang=en`` or ours."""
    asked = connection.query_params.get("lang", "")
    return Language.ENGLISH if asked == Language.ENGLISH else Language.INDONESIAN


def asset(name: str) -> str:
    """Return the address of one of our own files, new for every version of it."""
    return f"/humas/{name}?v={version_of(name)}"


@cache
def version_of(name: str) -> str:
    """Return a short fingerprint of one of our own files."""
    return fingerprint(content_of(name))


@cache
def content_of(name: str) -> bytes:
    """Return one of our own files as it travels."""
    content = (ASSETS / name).read_bytes()
    if name not in DRESSED:
        return content
    letters = (ASSETS / "fonts.css").read_text("utf-8")
    letters = _OWN_FONT.sub(lambda font: f"url({asset(font[1])})", letters)
    parts = [
        (ASSETS / part).read_bytes() for part in ("tokens.css", *AFTER.get(name, ()))
    ]
    return b"".join([letters.encode(), parts[0], content, *parts[1:]])


def logo_address(logo: bytes | None) -> str:
    """Return the address of the school's logo, new for every version; else of ours."""
    return f"/school-logo?v={fingerprint(logo)}" if logo else asset("humas.svg")


def fingerprint(content: bytes) -> str:
    """Return a short text that changes with the content."""
    return hashlib.sha256(content).hexdigest()[:12]

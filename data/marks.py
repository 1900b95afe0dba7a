"""How does a reader of Markdown show what people typed? As they typed it."""

import re
from html import escape
from typing import Final

MARK: Final = re.compile(
    r"[\\`*_\[\]$~|]|:(?=[A-Za-z+-]|\d+:)|<(?=[\w/!?])|&(?=#?\w+;)"
)
"""What begins something in Markdown wherever it stands."""

IN_HTML: Final = re.compile(r"[\\`*_\[\]{}$~:|]")
BEGINS: Final = re.compile(r"(?m)^(\d*)([-+=.)#>](?=[\s#>=-]|$)|>)")
"""How a line begins that Markdown would take for a list, a rule or a heading."""

INDENTED: Final = re.compile(r"(?m)^[ \t]+")
ARROW: Final = re.compile(r"(-(?=>)|<(?=-)|-(?=-)|[<>~](?==))")
"""The first sign of two that Streamlit would draw as one: an arrow, a dash."""

JOINER: Final = "\u2060"


def unmarked(text: str) -> str:
    """Return what a person typed so that Markdown shows it as it was typed.

    Every place where Streamlit reads Markdown needs it: labels, headings, sentences.
    """
    apart = ARROW.sub(r"\1" + JOINER, INDENTED.sub("", text))
    marked = MARK.sub(r"\\\g<0>", apart)
    return BEGINS.sub(r"\1\\\2", marked)


def inert(text: str) -> str:
    """Return words for HTML, in which Markdown around it finds no signs of its own."""
    return IN_HTML.sub(lambda sign: f"&#{ord(sign[0])};", escape(text))

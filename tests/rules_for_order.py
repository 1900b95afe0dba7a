"""How names and titles are put in order: everywhere as people look for them.

The order itself is ``alphabetical`` (``data/names.py``, and a macro of that name).
"""

import ast
import re
from collections.abc import Iterator, Sequence

from tests.house_rules import Source

READ = r"name|title|label|text|suffix|words|partner|problem|indicator|\w+_name"
"""Columns and fields with words that people look for in a list."""
BARE = re.compile(
    rf"(?:length\()?(?:\w+\.)?(?:{READ})\)?(?: (?:asc|desc))?(?: nulls (?:first|last))?"
)
FIELD = re.compile(READ)
END = re.compile(
    r"\b(?:limit|union|select|from|where|group|having|rows|range)\b|;|\"\"\""
)


def names_not_in_their_order(among: Sequence[Source]) -> list[str]:
    """A plain comparison puts "Zaki" before "alya" and "Rapat 10" before "Rapat 2"."""
    return [
        *(
            f"{source.path}: order by {term}"
            for source in among
            if source.at.suffix in {".sql", ".py"}
            for term in terms_of_orders(source.text)
            if BARE.fullmatch(term)
        ),
        *(
            f"{source.path}:{call.lineno}"
            for source in among
            if source.at.suffix == ".py"
            for call in source.calls()
            if called_name(call) in {"sorted", "sort"} and sorts_plain_names(call)
        ),
    ]


def terms_of_orders(text: str) -> Iterator[str]:
    """Give every term after an ``order by``, to the bracket or word that ends it."""
    plain = re.sub(r"--.*", "", text)
    for found in re.finditer(r"order by\s", plain):
        yield from split_terms(plain[found.end() :])


def split_terms(rest: str) -> Iterator[str]:
    depth, term = 0, ""
    for place, sign in enumerate(rest):
        depth += (sign == "(") - (sign == ")")
        ends = (
            depth == 0 and END.match(rest, place) and not rest[place - 1 :][0].isalnum()
        )
        if depth < 0 or ends or (sign in "'\"" and depth == 0 and term.strip()):
            break
        if sign == "," and depth == 0:
            yield " ".join(term.split())
            term = ""
        else:
            term += sign
    yield " ".join(term.split())


def called_name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def sorts_plain_names(call: ast.Call) -> bool:
    """Return whether names are compared as they are written."""
    key = next((word.value for word in call.keywords if word.arg == "key"), None)
    if key is None:
        made = call.args[0] if call.args else None
        made_of = getattr(made, "elt", None)
        return isinstance(made_of, ast.Attribute) and bool(
            FIELD.fullmatch(made_of.attr)
        )
    in_order = {
        inner
        for node in ast.walk(key)
        if isinstance(node, ast.Call) and called_name(node) == "alphabetical"
        for inner in ast.walk(node)
    }
    return any(
        isinstance(node, ast.Attribute)
        and FIELD.fullmatch(node.attr)
        and node not in in_order
        for node in ast.walk(key)
    )

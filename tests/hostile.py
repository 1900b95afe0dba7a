"""A school whose every word is full of signs: nothing of it may do anything."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any, Final, get_args, get_origin
from urllib.parse import parse_qsl, urlsplit

from google.protobuf.message import Message
from pydantic import BeforeValidator
from streamlit.testing.v1 import AppTest

from data.record import KeptRecord
from data.store import Store
from data.store.statements import SIGNED
from data.ui.desk import Desk
from data.ui.pages import PageModule
from tests.open_page import open_page

SEEN: Final = "*a* _b_ [c](http://x.id) :red[d] $e$ <b>f</b> `g` {h} & i"
SIGNS: Final = f" {SEEN}\x0b\x07\u202e" + " panjang" * 40
"""Stands at the end of every text that a person of the school typed."""

OTHERS: Final = (
    ("task_item", "title"),
    ("student", "name"),
    ("class_group", "name"),
    ("attachment", "name"),
    ("person", "name"),
    ("family", "father_name"),
    ("family", "mother_name"),
)
"""What is typed in files, or kept under no field of a record."""

SIGNED_ANEW: Final = (
    """
    insert into review by name
    select * replace (
        md5(id::text)::uuid as id, number + 1 as number,
        note || $signs as note, 'Ubah' || $signs as reason
    )
    from review
    qualify row_number() over (partition by activity_id order by number desc) = 1
    """,
    """
    insert into year_review by name
    select * replace (
        md5(id::text)::uuid as id, number + 1 as number,
        note || $signs as note, 'Ubah' || $signs as reason
    )
    from year_review
    qualify row_number() over (
        partition by school_year, scope order by number desc
    ) = 1
    """,
    """
    insert into year_review_goal by name
    select * replace (
        md5(year_review_id::text)::uuid as year_review_id,
        title || $signs as title, note || $signs as note
    )
    from year_review_goal
    """,
    """
    insert into review_answer by name
    select * replace (
        md5(id::text)::uuid as id, md5(review_id::text)::uuid as review_id,
        remark || $signs as remark, will_do || $signs as will_do
    )
    from review_answer
    """,
)
"""What was signed is signed anew, since nothing changes it."""

AS_MARKDOWN: Final = re.compile(
    r"(?<![\\*])\*a\*(?!\*)|(?<!\\)\[c\]\(|(?<!\\):red\[|(?<!\\)\$e\$|(?<!\\)<b>|(?<!\\)`g`"
)
AS_HTML: Final = re.compile(r"<b>f|\\\*a|\\\[c|&amp;lt;b")
SPOILT: Final = re.compile(r"\\\*a|\\\[c|&lt;b")
"""Made harmless for a reader of Markdown or HTML, where nobody reads either."""

PLAIN_KINDS: Final = frozenset({"text", "code", "arrow_data_frame", "vega_lite_chart"})
PLAIN: Final = frozenset({"default", "value", "placeholder", "set_value", "raw_values"})
"""What of a widget is never read as Markdown."""

LISTS: Final = frozenset({"selectbox", "multiselect", "select_slider"})
NOT_SHOWN: Final = frozenset(
    {"id", "icon", "url", "form_id", "href", "element_hash", "user_key", "page"}
)


def kinds_of(kind: type[KeptRecord] = KeptRecord) -> Iterator[type[KeptRecord]]:
    """Every kind of record that has a table of its own."""
    for one in kind.__subclasses__():
        if "table" in vars(one):
            yield one
        yield from kinds_of(one)


def typed_fields(kind: type[KeptRecord]) -> dict[str, bool]:
    """The fields of a kind that people type, and whether they hold several texts."""
    found = {}
    for name, field in kind.model_fields.items():
        if any(isinstance(mark, BeforeValidator) for mark in field.metadata):
            found[name] = False
        elif get_origin(field.annotation) is tuple:
            inside = get_args(get_args(field.annotation)[0])
            if any(isinstance(mark, BeforeValidator) for mark in inside):
                found[name] = True
    return found


def make_hostile(store: Store, signs: str = SIGNS) -> None:
    """Let every text that somebody of the school typed end in such signs."""
    columns = [
        (kind.table.name, name, several)
        for kind in kinds_of()
        if kind.table.name not in {"account", "school_of_a_test"}
        for name, several in typed_fields(kind).items()
    ]
    there = set(store.column("select table_name from duckdb_tables() order by all"))
    with store.transaction():
        for table, name, several in (*columns, *((t, n, False) for t, n in OTHERS)):
            words = f"[w || $signs for w in {name}]" if several else f"{name} || $signs"
            if table in there and table not in SIGNED:
                store.write(
                    f"update {table} set {name} = {words} where len({name}) > 0",
                    signs=signs,
                )
        for sql in SIGNED_ANEW:
            store.write(sql, signs=signs)


# ── every page, with everything open ─────────────────────────────────────────
def walk(pages: Sequence[PageModule], desk: Desk) -> Iterator[tuple[str, AppTest]]:
    """Give every page, its tabs, and one of each kind of address that it links to."""
    by_path = {module.PAGE.path: module for module in pages}
    waiting = [(path, ()) for path in by_path]
    seen: set[tuple[str, tuple[str, ...]]] = set()
    while waiting:
        path, asked = waiting.pop()
        kind = (path, tuple(name for name, _ in asked))
        if path not in by_path or kind in seen:
            continue
        seen.add(kind)
        page = open_page(by_path[path].show, desk, dict(asked))
        yield f"{path} {kind[1]}", page
        waiting += _addresses(page)
        for key, label in _tabs(page):
            if (path, (label,)) in seen:
                continue
            seen.add((path, (label,)))
            page.session_state[key] = label
            yield f"{path} {label}", page.run()
            waiting += _addresses(page)


def _addresses(page: AppTest) -> Iterator[tuple[str, Any]]:
    for _, message in _messages(page._tree):
        for _, text in _strings(message):
            for found in re.findall(r'href="(/[^"]*)"', text):
                parts = urlsplit(unescape(found))
                asked = [(n, v) for n, v in parse_qsl(parts.query) if n != "tahun"]
                yield parts.path.strip("/"), tuple(asked)


def _tabs(page: AppTest) -> list[tuple[str, str]]:
    found = []

    def look(node: Any) -> None:
        for child in getattr(node, "children", {}).values():
            key = re.search(r"tabs-[\w-]+", str(getattr(child, "proto", "")))
            if key and "tab" in child.type:
                labels = [tab.label for tab in child.children.values()]
                found.extend((key[0], label) for label in labels[1:])
            look(child)

    look(page._tree)
    return found


# ── what a page shows ────────────────────────────────────────────────────────
def misread(page: AppTest) -> Iterator[str]:
    """Every text whose signs would do something, or that shows what nobody typed."""
    for kind, message in _messages(page._tree):
        for path, text in _strings(message):
            last = path.rpartition(".")[2]
            if last in NOT_SHOWN or "a*" not in text:
                continue
            if found := _rule(kind, last).search(text):
                begins = max(0, found.start() - 40)
                yield f"{kind}.{path}: …{text[begins : begins + 70]}"


def _rule(kind: str, last: str) -> re.Pattern[str]:
    if kind == "html":
        return AS_HTML
    is_list = last == "options" and kind in LISTS
    return SPOILT if kind in PLAIN_KINDS or last in PLAIN or is_list else AS_MARKDOWN


def _messages(node: Any) -> Iterator[tuple[str, Message]]:
    proto = getattr(node, "proto", None)
    if isinstance(proto, Message):
        yield node.type, proto
    for child in getattr(node, "children", {}).values():
        yield from _messages(child)


def _strings(message: Message, path: str = "") -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        at = f"{path}.{field.name}" if path else field.name
        is_one = isinstance(value, str | bytes | int | float | Message)
        for one in (value,) if is_one else value:
            if isinstance(one, Message):
                yield from _strings(one, at)
            elif isinstance(one, str):
                yield at, one

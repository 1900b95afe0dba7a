"""Running one page the way app.py does, without a browser."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import Any, Protocol, TypeVar

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from data.language import Language, say, speaking
from data.ui import begun, pages
from data.ui.desk import Desk

COMPONENTS = BidiComponentManager()
"""The house uses no components of others. Every page would search for some among all
that is installed, for a third of its test's time."""


class Labelled(Protocol):
    """A widget that a person finds by its label."""

    @property
    def label(self) -> str: ...


W = TypeVar("W", bound=Labelled)


def open_page(
    show: Callable[[Desk], None],
    desk: Desk,
    asked: Mapping[str, str] | None = None,
    *,
    goes_on: bool = False,
) -> AppTest:
    """Open the page of ``show`` for the person of ``desk``, as the navigation does.

    A part of a page, whose module has no ``PAGE``, is drawn for everybody. ``asked``:
    what the address asks for. ``goes_on``: with what the person began to type before.
    """

    def script(draw, *page):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN202
        draw(*page)

    def going_on(draw: Callable[..., None], *page: object) -> None:
        begun.draw_for(desk)
        head = st.empty()
        draw(*page)
        begun.tell(head, {})

    module: Any = sys.modules[show.__module__]
    is_page = getattr(module, "show", None) is show and hasattr(module, "PAGE")
    drawn = (pages.open_page, module, desk) if is_page else (show, desk)
    if goes_on:
        drawn = (going_on, *drawn)
    page = AppTest.from_function(script, args=drawn, default_timeout=30)
    page._bidi_component_manager = COMPONENTS
    for name, value in (asked or {}).items():
        page.query_params[name] = value
    return page.run()


def at_tab(page: AppTest, name: str, label: str) -> AppTest:
    """Open the tab ``label`` of the tabs ``name``; only the open one is drawn."""
    page.session_state[f"tabs-{name}"] = label
    return page.run()


def written(page: AppTest) -> str:
    """Return the words of a page's lists and figures, without their marks."""
    parts = "".join(part.proto.body for part in page.get("html"))
    words = re.sub(r"<style>.*?</style>|<[^>]+>", " ", parts, flags=re.DOTALL)
    return " ".join(unescape(words).split())


def links_of(page: AppTest) -> str:
    """Return the addresses of a page's links, a line each."""
    parts = [
        *(p.proto.body for p in page.get("html")),
        *(m.value for m in page.markdown),
    ]
    return "\n".join(
        unescape(url) for url in re.findall(r'href="([^"]*)"', "".join(parts))
    )


def sheet_of(page: AppTest, place: int = 0) -> dict[str, Any]:
    """Return what a page's table of fields is told: its columns and rows."""
    parts = "".join(part.proto.body for part in page.get("html"))
    found = re.findall(r'class="sheet" data-sheet="([^"]*)"', parts)
    facts: dict[str, Any] = json.loads(unescape(found[place]))
    return facts


def type_in(
    page: AppTest, changed: Mapping[str, Mapping[str, str]], place: int = 0
) -> AppTest:
    """Change cells of a page's table: rows by their titles, new ones by other words."""
    facts = sheet_of(page, place)
    rows = {row["title"]: row for row in facts["rows"]}
    sent = []
    for title, cells in changed.items():
        row = rows.get(title, {"id": f"new-{title}", "cells": {}})
        sent.append(
            {
                "id": row["id"],
                "version": row.get("version", 0),
                "is_new": title not in rows,
                "cells": {
                    name: {"was": row["cells"].get(name, ""), "now": now}
                    for name, now in cells.items()
                },
            }
        )
    [area] = [one for one in page.text_area if one.key == facts["field"]]
    area.set_value(json.dumps({"rows": sent}))
    return page


def charts_of(page: AppTest) -> list[str]:
    """Return what the pictures of a page's charts show, in words."""
    parts = "".join(part.proto.body for part in page.get("html"))
    pictures = re.findall(r"<picture>.*?</picture>", parts)
    return [unescape(re.findall(r'alt="([^"]*)"', found)[0]) for found in pictures]


def figures_of(page: AppTest) -> dict[str, str]:
    """Return the figures of a page by their names."""
    parts = "".join(part.proto.body for part in page.get("html"))
    shown = re.findall(r'<dt>(.*?)</dt><dd class="value">(.*?)</dd>', parts)
    return {unescape(name): unescape(value) for name, value in shown}


def deeds(page: AppTest) -> list[str]:
    """Return what a page's buttons do; those over the pictures of charts do nothing."""
    return [b.label for b in page.button if not (b.key or "").startswith("touch-")]


def unfolded(page: AppTest, *keys: str) -> AppTest:
    """Open these folds of a page; what is inside is only drawn then."""
    for key in keys:
        page.session_state[key] = True
    return page.run()


def said(message: str, **facts: Any) -> str:
    """Return a message as the page says it, in Indonesian."""
    with speaking(Language.INDONESIAN):
        return say(message, **facts)


def labelled(widgets: Iterable[W], label: str, place: int | None = None) -> W:
    """Return the widget of this label, given in English or as the page says it.

    ``place`` is which of several with the same label; without it there is only one.
    """
    labels = [widget.label for widget in widgets]
    found = [widget for widget in widgets if widget.label == said(label)]
    assert found, f"{said(label)!r} is not among {labels}"
    assert place is not None or len(found) == 1, f"{len(found)} times {said(label)!r}"
    return found[place or 0]

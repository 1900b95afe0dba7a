"""What people type is shown as they typed it, on every page."""

import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from lxml import etree

import app
from data.accounts.models import Account
from data.actor import Actor
from data.duties import Duty
from data.people.models import Person
from data.school.models import School
from data.store import Store
from data.ui.desk import Desk
from data.ui.links import anchor, inert, unmarked
from data.workbook import read_sheets
from tests import hostile
from tests.make import NOW, YEAR, opened_copy

KINDS_OF_FILES = {
    "wakil": {".docx", ".xlsx"},
    "kepsek": {".docx", ".xlsx"},
    "panitia": set(),
    "bk": {".docx"},
}
"""Of which kinds each is at least handed files by the pages."""

TO_FILL_IN = {"format-instrumen-akreditasi.xlsx"}
"""Files that nobody of the school has typed anything in yet."""

PAGES = [import_module(name) for name in app.MENU]


@pytest.fixture(scope="module")
def sample(
    built_sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    store = opened_copy(built_sample, tmp_path_factory.mktemp("sample"))
    hostile.make_hostile(store)
    yield store
    store.close()


@pytest.fixture
def _opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every fold of a page be open from the beginning."""
    fold = st.expander

    def opened(label: str, *_closed: bool, **how: Any) -> Any:
        return fold(label, **{**how, "expanded": True})

    monkeypatch.setattr(st, "expander", opened)


def offered_files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What the pages offer from now on, by the names of the files."""
    offered: dict[str, Callable[[], bytes]] = {}
    draw = st.download_button

    def noted(label: str, data: Any, file_name: str, *more: str, **how: Any) -> Any:
        offered[file_name] = data if callable(data) else lambda: data
        return draw(label, data, file_name, *more, **how)

    monkeypatch.setattr(st, "download_button", noted)
    return offered


def words_of(name: str, content: bytes) -> str:
    """Every word of a document, workbook or calendar, as its reader finds it."""
    if name.endswith(".docx"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            texts = [package.read(n) for n in package.namelist() if n.endswith(".xml")]
        return " ".join("".join(etree.fromstring(text).itertext()) for text in texts)
    if name.endswith(".xlsx"):
        sheets = read_sheets(name, content, lambda _: False)
        return " ".join(str(cell) for s in sheets for row in s.rows for cell in row)
    return content.decode()


@pytest.mark.usefixtures("_opened")
@pytest.mark.parametrize("username", ["wakil", "kepsek", "panitia", "bk"])
def test_every_page_and_paper_shows_what_was_typed(
    sample: Store, username: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = sample.get(Account, username)
    person = sample.get(Person, account.person_id)
    actor = Actor(id=person.id, name=person.name, role=account.role)
    desk = Desk(sample, actor, sample.get(School), YEAR, True, lambda: NOW)

    offered = offered_files(monkeypatch)
    seen, wrong = 0, []
    for where, page in hostile.walk(PAGES, desk):
        seen += 1
        assert not page.exception, (where, page.exception[0].message)
        wrong += [f"{where} {told}" for told in hostile.misread(page)]
    for module in PAGES:
        if hasattr(module, "first") and desk.may_now(
            module.PAGE.duty or Duty.READ_PLAN
        ):
            first = module.first(desk)
            wrong += [f"first of {module.PAGE.path}"] * bool(
                hostile.AS_HTML.search(first)
            )
    assert not wrong, "\n".join(sorted(set(wrong)))
    assert seen > len(PAGES)
    for name, content in offered.items():
        assert len(name) < 120
        if name in TO_FILL_IN:
            continue
        assert "*a* _b_ [c](http://x.id) :red[d] $e$ <b>f</b>" in words_of(
            name, content()
        )
    kinds = {name[-5:] for name in offered}
    assert kinds >= KINDS_OF_FILES[username]


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("Rapat *penting* [x](y)", r"Rapat \*penting\* \[x\](y)"),
        (":red[a] :material/flag:", r"\:red\[a\] \:material/flag:"),
        ("pukul 08:00, catatan: ada", "pukul 08:00, catatan: ada"),
        ("<b>a</b> 3 < 5 &amp; a & b", r"\<b>a\</b> 3 < 5 \&amp; a & b"),
        ("1. satu\n- dua\n# tiga\n> empat", "1\\. satu\n\\- dua\n\\# tiga\n\\> empat"),
        ("3.500 x 2, 5-6", "3.500 x 2, 5-6"),
        ("    kode", "kode"),
        ("a -> b -- c", "a -\u2060> b -\u2060- c"),
        ("\\*", r"\\\*"),
    ],
)
def test_markdown_is_told_to_leave_words_alone(typed: str, marked: str) -> None:
    assert unmarked(typed) == marked


def test_a_link_carries_any_title() -> None:
    assert inert("*a* <b> $") == "&#42;a&#42; &lt;b&gt; &#36;"
    assert anchor("`a`", "/x?a=1&b=2") == (
        '<a href="/x?a=1&amp;b=2" target="_self">&#96;a&#96;</a>'
    )

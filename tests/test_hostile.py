"""What people type is shown as they typed it, on every page."""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

import pytest
import streamlit as st

import app
from data.accounts.models import Account
from data.actor import Actor
from data.people.models import Person
from data.school.models import School
from data.store import Store
from data.ui.desk import Desk
from data.ui.links import anchor, inert, unmarked
from evaluation.sample_school.actions import build
from tests import hostile
from tests.make import NOW, YEAR

PAGES = [import_module(name) for name in app.MENU]


@pytest.fixture(scope="module")
def sample() -> Iterator[Store]:
    store = Store.open()
    build(store, date(2026, 11, 21))
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


@pytest.mark.usefixtures("_opened")
@pytest.mark.parametrize("username", ["wakil", "kepsek", "panitia"])
def test_every_page_shows_what_was_typed(sample: Store, username: str) -> None:
    account = sample.get(Account, username)
    person = sample.get(Person, account.person_id)
    actor = Actor(id=person.id, name=person.name, role=account.role)
    desk = Desk(sample, actor, sample.get(School), YEAR, True, lambda: NOW)

    seen, wrong = 0, []
    for where, page in hostile.walk(PAGES, desk):
        seen += 1
        assert not page.exception, (where, page.exception[0].message)
        wrong += [f"{where} {told}" for told in hostile.misread(page)]
    assert not wrong, "\n".join(sorted(set(wrong)))
    assert seen > len(PAGES)


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

"""Browsers send what is typed to their person's drafts, and to nobody else's."""

from typing import Any

import pytest

from data.drafts.models import LONGEST
from data.drafts.store import drafts_of
from data.store import Store
from tests.data.web.make import TestClient, come_in
from tests.make import RINA, SARI

FIELD = {"key": "title-~goal~", "value": "Orang tua hadir"}


def sent(browser: TestClient, **facts: Any) -> int:
    body = {"person": str(SARI.id), "page": "/tujuan", "typed": [FIELD]} | facts
    return int(browser.post("/drafts", json=body, follow_redirects=False).status_code)


def test_what_is_typed_is_kept_and_forgotten(browser: TestClient, store: Store) -> None:
    come_in(browser, "sari")

    assert sent(browser) == 204
    [draft] = drafts_of(store, SARI.id)
    assert (draft.words, draft.page) == ("Orang tua hadir", "/tujuan")

    assert sent(browser, typed=[], forgotten=[draft.slot]) == 204
    assert not drafts_of(store, SARI.id)


def test_what_another_typed_in_this_tab_is_dropped(
    browser: TestClient, store: Store
) -> None:
    come_in(browser, "rina")

    assert sent(browser) == 409

    assert not drafts_of(store, SARI.id)
    assert not drafts_of(store, RINA.id)


def test_nobody_types_without_a_session(browser: TestClient, store: Store) -> None:
    assert sent(browser) == 303
    assert not drafts_of(store, SARI.id)


@pytest.mark.parametrize(
    "facts",
    [
        {"person": "sari"},
        {"typed": [{"key": "", "value": "x"}]},
        {"typed": [{"key": "a b", "value": "x"}]},
        {"typed": [{"key": "a", "value": "x" * (LONGEST + 1)}]},
        {"typed": [{"key": "a", "value": 7}]},
        {"typed": [{"key": f"k{n}", "value": "x"} for n in range(201)]},
        {"page": "https://elsewhere.example"},
        {"more": 1},
    ],
    ids=str,
)
def test_what_no_form_sends_is_refused(
    browser: TestClient, store: Store, facts: dict[str, Any]
) -> None:
    come_in(browser, "sari")

    assert sent(browser, **facts) == 400
    assert not drafts_of(store, SARI.id)


def test_a_foreign_address_is_no_page_to_go_on_at(
    browser: TestClient, store: Store
) -> None:
    come_in(browser, "sari")

    assert sent(browser, page="//elsewhere.example/x") == 204

    assert [draft.page for draft in drafts_of(store, SARI.id)] == ["/"]


def test_too_much_is_not_even_read(browser: TestClient, store: Store) -> None:
    come_in(browser, "sari")

    assert sent(browser, typed=[{"key": "a", "value": "x" * 1_100_000}]) == 413
    assert not drafts_of(store, SARI.id)

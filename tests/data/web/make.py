"""A running server over given records, and browsers that come to it."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from starlette.routing import BaseRoute
from streamlit import config
from streamlit.runtime import Runtime

from data.accounts.actions import open_account
from data.accounts.models import AccountDraft
from data.actor import Actor
from data.duties import Duty
from data.language import N_, Language, say
from data.store import Store
from data.ui.desk import Desk
from data.ui.first import first_sight
from data.ui.pages import Page, PageModule, Section, Stands, register
from data.web import place, settings, shell, tries
from tests.data.web.server_for_tests import app_over
from tests.make import BUDI, RINA, SARI, acting

with warnings.catch_warnings(action="ignore"):  # it would like httpx2 better
    from starlette.testclient import TestClient

PASSWORD = "kopi pahit di pagi hari"
USERNAMES = {SARI.id: "sari", BUDI.id: "budi", RINA.id: "rina"}


def first_page(desk: Desk) -> None:
    import streamlit as st  # noqa: PLC0415

    st.title(say("Plan"))
    st.write(f"{desk.person.name} {desk.year} {desk.year_is_open}")


def first_sight_of_page(desk: Desk) -> str:
    return f"<p>{desk.person.name} {desk.year} first</p>"


def broken_page(_: Desk) -> None:
    raise ValueError("a secret of the records")


PAGES: list[PageModule] = [
    SimpleNamespace(PAGE=page, show=show, **more)
    for page, show, more in (
        (
            Page(N_("Plan"), "rencana", "event", Section.PLAN, duty=None),
            first_page,
            {"first": first_sight_of_page},
        ),
        (
            Page(N_("Accounts"), "akun", "person", Section.SCHOOL, Duty.KEEP_ACCOUNTS),
            first_page,
            {"first": first_sight_of_page},
        ),
        (
            Page(N_("Report"), "rusak", "bug_report", Section.SCHOOL, duty=None),
            broken_page,
            {},
        ),
    )
]


def account_for(
    store: Store,
    person: Actor,
    language: Language = Language.INDONESIAN,
    password: str | None = PASSWORD,
) -> str:
    """Open the person's account; return the password that opens it."""
    draft = AccountDraft(
        username=USERNAMES[person.id],
        person_id=person.id,
        role=person.role,
        language=language,
    )
    return open_account(acting(store, SARI), draft, password)


@contextmanager
def serving(store: Store, cache: Path, *more: BaseRoute) -> Iterator[TestClient]:
    """Run the whole server over ``store``; yield a browser nobody signed in with.

    ``more``: addresses of subjects, which app.py adds.
    """
    place.serve_records(store, cache=cache)
    settings.apply()
    config.set_option("server.enableAgentApi", True)
    register(lambda: PAGES, lambda _: Stands(Section.PLAN, {}))
    shell.show_first(first_sight)
    tries.forget_all()
    try:
        with TestClient(app_over(*more), follow_redirects=False) as browser:
            yield browser
    finally:
        place.serve_records(None)
        Runtime._instance = None  # Streamlit allows one server per process


def come_in(browser: TestClient, username: str, password: str = PASSWORD) -> str:
    """Sign in; return the value of the cookie."""
    answer = browser.post("/sign-in", data={"username": username, "password": password})
    assert answer.status_code == 303, answer.text
    return browser.cookies["humas"]


def title_of(page: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page)
    return found[1] if found else ""

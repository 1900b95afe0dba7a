"""A real server and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    expect,
    sync_playwright,
)

from data.accounts.actions import found_school, open_account
from data.accounts.models import AccountDraft
from data.actor import Actor, Role
from data.calendar import SchoolYear
from data.people import store as people
from data.people.actions import add_person
from data.people.models import Element, PersonDraft
from data.record import new_id
from data.roster.actions import take_in
from data.roster.reading import read_roster
from data.school.actions import open_year
from data.school.models import SchoolDraft
from data.store import Store
from tests.browser.walk import settled
from tests.made_once import made_once
from tests.make import SCHOOL, acting
from tests.make_roster import fictional_pupils, roster_workbook

ROOT = Path(__file__).parent.parent.parent
PASSWORD = "siklus-humas"
TODAY = (datetime.now(UTC) + timedelta(hours=7)).date()  # noqa: TID251 -- as the server's
YEAR = SchoolYear.of(TODAY)
GROUP = "VII A"
PUPILS = 32
"""So many are in this class group."""

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

expect.set_options(timeout=20_000)


def installed_browser() -> str | None:
    found = [path for name in NAMES if (path := shutil.which(name))]
    found += [place for place in PLACES if Path(place).exists()]
    return found[0] if found else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = installed_browser()
    if path is None and os.environ.get("CI"):
        pytest.fail("no Chromium, Chrome or Edge on this CI machine")
    if path is None:
        pytest.skip("no Chromium, Chrome or Edge is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[str]:
    """Run the README's command on ``folder``; give its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [
                sys.executable,
                "app.py",
                "--data",
                str(folder),
                "--port",
                str(port),
                *options,
            ],
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(address, server, folder / "server.log")
            yield address
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        assert server.poll() is None, log.read_text()
        try:
            if httpx.get(f"{address}/healthz", timeout=5).json()["ok"]:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample school; tests only look at it."""

    def prepare(folder: Path) -> None:
        with serving(folder, "--sample"):
            pass

    built = made_once(tmp_path_factory, "sample-of-today", prepare)
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(built, folder, dirs_exist_ok=True)
    with serving(folder, "--sample") as address:
        yield address


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a school of 60 pupils, four accounts and nothing planned."""

    def prepare(folder: Path) -> None:
        store = Store.open(folder)
        fill(store)
        store.checkpoint()
        store.close()

    return made_once(tmp_path_factory, "school-of-today", prepare)


@pytest.fixture
def prepared(filled: Path, tmp_path: Path) -> Iterator[Store]:
    """The records of a school of one's own; close them before it is served."""
    store = copied(filled, tmp_path)
    yield store
    store.close()


@pytest.fixture(scope="module")
def school(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a school that the walks of one file share."""
    folder = tmp_path_factory.mktemp("school")
    copied(filled, folder).close()
    with serving(folder) as address:
        yield address


def copied(filled: Path, folder: Path) -> Store:
    """Return the records of a copy of the school in this folder."""
    shutil.copytree(filled, folder, dirs_exist_ok=True)
    return Store.open(folder)


def actor(store: Store, name: str, role: Role) -> Actor:
    """Return somebody of the school, to act before it is served."""
    found = next(person for person in people.people(store) if person.name == name)
    return Actor(id=found.id, name=found.name, role=role)


def fill(store: Store, pupils: Sequence[Mapping[str, Any]] | None = None) -> None:
    """Found a school with four accounts; without ``pupils`` 60 in two class groups."""
    now = datetime.now(UTC)  # noqa: TID251 -- as the server's
    facts = {name: getattr(SCHOOL, name) for name in SchoolDraft.model_fields}
    lead = found_school(
        store,
        SchoolDraft(**facts),
        YEAR,
        "Sari",
        "sari",
        PASSWORD,
        is_sample=False,
        now=now,
    )
    for name, role in (
        ("Budi", Role.PRINCIPAL),
        ("Rina", Role.COMMITTEE_MEMBER),
        ("Tono", Role.COMMITTEE_MEMBER),
    ):
        known = {person.name: person.id for person in people.people(store)}
        if name not in known:
            draft = PersonDraft(name=name, element=Element.TEACHER)
            known[name] = add_person(acting(store, lead, now), new_id(), draft).id
        account = AccountDraft(username=name.lower(), person_id=known[name], role=role)
        open_account(acting(store, lead, now), account, PASSWORD)
    open_year(acting(store, lead, now), YEAR.after)
    listed = of_group(fictional_pupils(60)) if pupils is None else pupils
    roster = read_roster("daftar.xlsx", roster_workbook(listed))
    take_in(acting(store, lead, now), roster, YEAR)


def of_group(pupils: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Let the first pupils be one class group, the others another one."""
    first = {"Rombel Saat Ini": GROUP}, {"Rombel Saat Ini": "VII B"}
    return [{**one, **first[place >= PUPILS]} for place, one in enumerate(pupils)]


@pytest.fixture(scope="module")
def at_home(browser: Browser) -> Iterator[dict[tuple[str, str], BrowserContext]]:
    """The browsers in which the people of a file's schools have signed in."""
    contexts: dict[tuple[str, str], BrowserContext] = {}
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture
def signed_in(
    browser: Browser,
    at_home: dict[tuple[str, str], BrowserContext],
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Page]]:
    """A maker of a tab of a person who has signed in, at the page that they ask for.

    ``alone``: what is done with its session touches no other tab.

    With HUMAS_PICTURES set, every tab's last sight is kept in that folder.
    """
    tabs: list[Page] = []

    def open_tab(
        address: str,
        username: str,
        path: str = "",
        *,
        width: int = 1280,
        alone: bool = False,
    ) -> Page:
        at = f"{address} {len(at_home)}" if alone else address
        context = at_home.get((at, username))
        if context is None:
            context = browser.new_context(locale="id-ID")
            at_home[at, username] = context
            entered = context.request.post(
                f"{address}/sign-in",
                form={"username": username, "password": PASSWORD},
                max_redirects=0,
            )
            assert entered.status == 303, entered.text()
        page = context.new_page()
        tabs.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.set_default_timeout(20_000)
        page.set_default_navigation_timeout(60_000)
        page.goto(f"{address}/{path}")
        expect(page.locator("[data-testid=stMain] h1").first).to_be_visible()
        settled(page)
        return page

    yield open_tab
    pictures = os.environ.get("HUMAS_PICTURES")
    for number, page in enumerate(tabs):
        if pictures:
            name = f"{request.node.name}-{number}.png"
            page.screenshot(path=Path(pictures) / name, full_page=True)
        page.close()

"""Every page, address and file, tried by everybody who signs in."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.routing import Route

import app
from data.actor import Role
from data.store import Store
from data.ui.desk import Desk
from data.ui.pages import open_page as open_as_navigation_does
from data.web.server import ROUTES as BEHIND
from tests import doors
from tests.data.web.make import TestClient, come_in, serving
from tests.data.web.make import account_for as account_of
from tests.execution.contacts.make import PASSWORD, teachers_come
from tests.make import BUDI, RINA, SARI
from tests.open_page import open_page

ROOT = Path(__file__).parent.parent
HANDS_OUT = {"download_button", "offer_paper", "offer_long_paper"}
USERNAMES = {"lead": "sari", "principal": "budi", "member": "rina", "teacher": "dewi"}


def test_one_of_every_role_tries() -> None:
    assert {person.role for person in doors.PEOPLE.values()} == set(Role)
    assert set(USERNAMES) == set(doors.PEOPLE)


# ── pages ────────────────────────────────────────────────────────────────────


def test_no_page_is_left_out() -> None:
    assert set(doors.PAGES) == {module.PAGE.path for module in app.pages()}


@pytest.mark.parametrize("who", doors.PEOPLE)
def test_a_page_is_open_to_whom_its_line_says_and_tells_the_others_why(
    who: str, desk_of: Callable[..., Desk]
) -> None:
    desk = desk_of(doors.PEOPLE[who])
    opened = [m for m in app.pages() if m.PAGE.is_for(desk.person)]
    closed = [m for m in app.pages() if m not in opened]

    def draw_all(at: Desk) -> None:
        for module in closed:
            open_as_navigation_does(module, at)

    page = open_page(draw_all, desk)

    expected = {path for path, those in doors.PAGES.items() if who in those}
    assert {module.PAGE.path for module in opened} == expected
    assert not page.exception
    assert len(page.warning) == len(page.title) == len(closed)
    assert not [*page.button, *page.text_input, *page.selectbox]
    assert not [*page.get("html"), *page.get("download_button")]


# ── addresses outside the pages ──────────────────────────────────────────────


def named(routes: list[Route]) -> Iterator[str]:
    for route in routes:
        for method in (route.methods or set()) - {"HEAD"}:
            yield f"{method} {route.path}"


def test_no_route_is_left_out() -> None:
    behind = [route for route in BEHIND if isinstance(route, Route)]
    every = {route.path for route in app.app._user_routes}

    assert set(named(behind)) == set(doors.ROUTES)
    assert every == {route.path for route in behind} | doors.TRIED_APART


def example(path: str) -> str:
    named = {"{name}": "0123456789abcdef", "{width:int}": "600"}
    for place, value in named.items():
        path = path.replace(place, value)
    return path


def is_let_in(browser: TestClient, line: str) -> bool:
    """Whether a route answers with more than a refusal or the way to signing in."""
    method, path = line.split()
    answer = browser.request(method, example(path), data={})
    way = answer.headers.get("location", "")
    return answer.status_code != 403 and not (
        way.startswith("/sign-in") and path not in {"/sign-out", "/sign-in"}
    )


def test_a_route_lets_in_whom_its_line_says(store: Store, tmp_path: Path) -> None:
    for person in (SARI, BUDI, RINA):
        account_of(store, person)
    teachers_come(store)
    with serving(store, tmp_path) as browser:
        let_in: dict[str, set[str]] = {line: set() for line in doors.ROUTES}
        for who, username in USERNAMES.items():
            come_in(browser, username, PASSWORD)
            for line, those in let_in.items():
                if is_let_in(browser, line):
                    those.add(who)

    assert let_in == dict(doors.ROUTES)


# ── files ────────────────────────────────────────────────────────────────────


def handing_out() -> set[str]:
    """The modules in which a file is handed out."""
    found = set()
    for phase in ("planning", "organizing", "execution", "evaluation", "data"):
        for file in (ROOT / phase).rglob("*.py"):
            module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            if module != "data.ui.papers" and hands_out(file.read_text("utf-8")):
                found.add(module.removesuffix(".__init__"))
    return found


def hands_out(text: str) -> bool:
    if not any(f"{name}(" in text for name in HANDS_OUT):
        return False
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    names = {getattr(c.func, "attr", getattr(c.func, "id", "")) for c in calls}
    return bool(names & HANDS_OUT)


def test_no_place_that_hands_out_files_is_left_out() -> None:
    assert handing_out() == set(doors.FILES)


def test_nobody_is_handed_a_file_of_a_page_that_is_closed_to_them() -> None:
    for path, those in doors.FILES.values():
        assert those <= doors.PAGES[path]


def test_a_member_is_handed_no_file_of_contacts() -> None:
    of_contacts = [
        those for name, (_, those) in doors.FILES.items() if ".contacts." in name
    ]

    assert of_contacts
    assert all(those == {"lead", "teacher"} for those in of_contacts)

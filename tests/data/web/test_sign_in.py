import re
from pathlib import Path

from data.accounts.actions import found_school, open_account, reset_account
from data.accounts.models import SAMPLE_PASSWORD, AccountDraft
from data.calendar import SchoolYear
from data.language import Language, say, speaking
from data.people.actions import set_active
from data.people.models import Element, Person
from data.school.models import SchoolDraft
from data.store import Store
from data.web import gate, shell
from tests.data.web.make import (
    PASSWORD,
    TestClient,
    account_for,
    come_in,
    serving,
    title_of,
)
from tests.make import NOW, RINA, SARI, SCHOOL, acting

NEW = "teh manis di sore hari"


def test_the_sign_in_page_speaks_indonesian_and_english(browser: TestClient) -> None:
    with speaking(Language.INDONESIAN):
        assert title_of(browser.get("/sign-in").text) == say("Sign in")
    page = browser.get("/sign-in?lang=en").text
    assert title_of(page) == "Sign in"
    assert 'lang="en"' in page


def test_the_cookie_cannot_be_read_by_scripts(browser: TestClient) -> None:
    answer = browser.post(
        "/sign-in", data={"username": "sari", "password": "kopi pahit di pagi hari"}
    )

    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=lax", "path=/"))


def test_a_wrong_password_is_told_in_the_page(browser: TestClient) -> None:
    answer = browser.post(
        "/sign-in?lang=en", data={"username": "<b>sari", "password": "salah"}
    )

    assert answer.status_code == 401
    assert "The username or the password is wrong." in answer.text
    assert "&lt;b&gt;sari" in answer.text


def test_guessing_is_slowed_down(browser: TestClient) -> None:
    wrong = {"username": "rina", "password": "bukan itu juga"}
    codes = [browser.post("/sign-in", data=wrong).status_code for _ in range(6)]

    assert codes == [401] * 5 + [429]
    right = {"username": "rina", "password": "kopi pahit di pagi hari"}
    assert browser.post("/sign-in", data=right).status_code == 429
    come_in(browser, "sari")


def test_who_is_signed_in_does_not_sign_in_again(browser: TestClient) -> None:
    come_in(browser, "sari")

    assert browser.get("/sign-in").headers["location"] == "/"


def test_signing_out_leaves_nothing(browser: TestClient) -> None:
    come_in(browser, "sari")
    answer = browser.post("/sign-out")

    assert answer.headers["location"] == "/sign-in?told=out"
    assert "humas" not in browser.cookies
    assert say("You have signed out.") in browser.get("/sign-in?told=out").text


def test_a_one_time_password_leads_only_to_a_new_password(
    browser: TestClient, store: Store
) -> None:
    password = reset_account(acting(store, SARI), "rina", 1)
    come_in(browser, "rina", password)

    for path in ("/", "/rencana", "/_stcore/host-config", "/media/a.csv"):
        assert browser.get(path).headers["location"] == "/password"
    assert browser.post("/_stcore/agent/interact", json={}).status_code == 303
    form = {"current": password, "new": NEW, "again": NEW}
    assert browser.post("/password", data=form).headers["location"] == "/"
    assert browser.get("/").status_code == 200


def test_a_changed_password_ends_the_other_browsers(
    browser: TestClient,
) -> None:
    other = come_in(browser, "rina")
    browser.cookies.clear()
    come_in(browser, "rina")
    form = {"current": "kopi pahit di pagi hari", "new": NEW, "again": NEW}
    browser.post("/password", data=form)

    assert browser.get("/").status_code == 200
    browser.cookies.clear()
    answer = browser.get("/", headers={"cookie": f"humas={other}"})
    assert answer.status_code == 303


def test_a_password_typed_differently_is_not_changed(browser: TestClient) -> None:
    come_in(browser, "rina")
    form = {"current": "kopi pahit di pagi hari", "new": NEW, "again": NEW + "!"}

    answer = browser.post("/password", data=form)

    assert answer.status_code == 400
    assert say("The new password was typed differently twice.") in answer.text


def test_one_chooses_ones_language(browser: TestClient) -> None:
    come_in(browser, "rina")
    browser.post("/language", data={"language": "en"})
    assert title_of(browser.get("/password").text) == "My account"
    browser.post("/language", data={"language": "xx"})
    assert title_of(browser.get("/password").text) == "My account"


def test_the_first_page_is_fetched_while_somebody_types(browser: TestClient) -> None:
    page = browser.get("/sign-in").text
    fetched = re.findall(r'rel="prefetch" href="([^"]*)" as="(\w+)"', page)
    kinds = {"script": "javascript", "style": "css", "font": "woff2"}

    assert len(set(fetched)) == len(fetched) > 60
    for address, kind in fetched:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert kinds[kind] in answer.headers["content-type"], address
        assert "immutable" in answer.headers["cache-control"], address


def test_what_no_first_page_asks_for_is_not_fetched_ahead() -> None:
    fetched = " ".join(address for address, _ in shell.first_files(Language.INDONESIAN))

    for needed in (
        "session.",
        "words.",
        "pages.",
        "icons.",
        "/index.",
        "Html.",
        "purify.",
    ):
        assert needed in fetched, needed
    for rare in ("DataFrame", "Vega", "Plotly", "DeckGl", "SourceSans", "MaterialSym"):
        assert rare not in fetched, rare
    assert "words." not in " ".join(a for a, _ in shell.first_files(Language.ENGLISH))


def test_sample_accounts_are_shown_at_the_sample_school_only(
    browser: TestClient,
) -> None:
    assert SAMPLE_PASSWORD not in browser.get("/sign-in").text


def test_the_sample_school_shows_its_accounts(tmp_path: Path) -> None:
    store = Store.open()
    lead = found_school(
        store,
        SchoolDraft.model_validate(
            SCHOOL.model_dump(include=set(SchoolDraft.model_fields))
        ),
        SchoolYear(start=2026),
        "Sari",
        "wakil",
        SAMPLE_PASSWORD,
        is_sample=True,
        now=NOW,
    )
    store.add(
        Person(
            id=RINA.id, name="Rina", element=Element.TEACHER, is_active=True, version=1
        ),
    )
    draft = AccountDraft(username="panitia", person_id=RINA.id, role=RINA.role)
    open_account(acting(store, lead), draft, SAMPLE_PASSWORD)
    with serving(store, tmp_path) as browser:
        page = browser.get("/sign-in").text

        assert SAMPLE_PASSWORD in page
        assert 'data-username="wakil"' in page
        assert 'data-username="panitia"' in page
        assert 'data-username="kepsek"' not in page
        come_in(browser, "panitia", SAMPLE_PASSWORD)


def test_people_sign_in_with_their_own_words(store: Store, tmp_path: Path) -> None:
    account_for(store, RINA, Language.ENGLISH)
    with serving(store, tmp_path) as browser:
        come_in(browser, "rina")

        assert "My account" in browser.get("/password").text


# ── guessing ─────────────────────────────────────────────────────────────────
def tried(
    browser: TestClient, username: str, password: str = "bukan itu juga", **more: str
) -> int:
    form = {"username": username, "password": password}
    return browser.post("/sign-in", data=form, headers=more).status_code


def test_a_stranger_does_not_lock_the_person_out(browser: TestClient) -> None:
    come_in(browser, "rina")
    browser.post("/sign-out")
    known = {"cookie": f"humas-device={browser.cookies['humas-device']}"}
    browser.cookies.clear()

    stranger = [tried(browser, "rina") for _ in range(9)]
    assert stranger == [401] * 5 + [429] * 4
    assert tried(browser, "rina", PASSWORD) == 429
    assert tried(browser, "rina", PASSWORD, **known) == 303


def test_a_known_browser_guesses_no_more_than_its_own_tries(
    browser: TestClient,
) -> None:
    come_in(browser, "rina")

    codes = [tried(browser, "rina") for _ in range(12)]
    assert codes == [401] * 10 + [429] * 2


def test_a_browser_that_knows_one_person_knows_no_other(browser: TestClient) -> None:
    come_in(browser, "rina")
    browser.post("/sign-out")

    assert [tried(browser, "budi") for _ in range(6)] == [401] * 5 + [429]
    assert tried(browser, "rina", PASSWORD) == 303


def test_a_browser_knows_all_who_came_in_on_it(browser: TestClient) -> None:
    for username in ("rina", "budi", "sari"):
        come_in(browser, username)
        browser.post("/sign-out")
    known = {"cookie": f"humas-device={browser.cookies['humas-device']}"}
    browser.cookies.clear()
    for username in ("rina", "budi", "sari"):
        while tried(browser, username) != 429:
            pass

    for username in ("rina", "budi", "sari"):
        assert tried(browser, username, PASSWORD, **known) == 303


def test_nobody_makes_up_a_known_browser(browser: TestClient, store: Store) -> None:
    come_in(browser, "rina")
    signed = browser.cookies["humas-device"]
    assert "rina" not in signed
    browser.cookies.clear()
    for _ in range(6):
        tried(browser, "rina")

    for made_up in (signed[:-1] + ("A" if signed[-1] != "A" else "B"), "", "x", "W10"):
        cookie = {"cookie": f"humas-device={made_up}"}
        assert tried(browser, "rina", PASSWORD, **cookie) == 429


def test_who_is_signed_in_changes_the_password_while_a_stranger_guesses(
    browser: TestClient,
) -> None:
    come_in(browser, "rina")
    session = dict(browser.cookies)
    browser.cookies.clear()
    for _ in range(50):
        tried(browser, "rina")
    browser.cookies.update(session)

    form = {"current": PASSWORD, "new": NEW, "again": NEW}
    assert browser.post("/password", data=form).headers["location"] == "/"


# ── who was let go ───────────────────────────────────────────────────────────
def test_who_is_let_go_is_out_at_once_and_stays_out(
    browser: TestClient, store: Store
) -> None:
    come_in(browser, "rina")
    assert browser.get("/").status_code == 200
    set_active(acting(store, SARI), RINA.id, 1, is_active=False)

    assert browser.get("/").headers["location"].startswith("/sign-in")
    assert tried(browser, "rina", PASSWORD) == 401
    set_active(acting(store, SARI), RINA.id, 2, is_active=True)
    assert browser.get("/").status_code == 303
    assert tried(browser, "rina", PASSWORD) == 303


def test_who_is_let_go_says_nothing_more_on_an_open_connection(
    browser: TestClient, store: Store
) -> None:
    come_in(browser, "rina")
    with browser.websocket_connect("/_stcore/stream") as connection:
        set_active(acting(store, SARI), RINA.id, 1, is_active=False)
        connection.send_bytes(b"\x5a\x00")
        heard = {"type": ""}
        while heard["type"] != "websocket.close":
            heard = connection.receive()
    assert heard["code"] == gate.REFUSED

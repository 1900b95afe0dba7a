import pytest
from starlette.websockets import WebSocketDisconnect

from data.accounts.models import hash_of_token
from data.language import say
from data.web import static
from data.web.headers import HEADERS, SECRET, WHERE_ADDRESSES_ARE_SECRET
from data.web.server import ROUTES
from tests.data.web.make import TestClient, come_in

BEHIND = [
    ("GET", "/"),
    ("GET", "/rencana"),
    ("GET", "/akun"),
    ("GET", "/password"),
    ("POST", "/password"),
    ("POST", "/language"),
    ("GET", "/backups/humas-cadangan.zip"),
    ("GET", "/restore"),
    ("POST", "/restore"),
    ("POST", "/restore/yes"),
    ("POST", "/drafts"),
    ("POST", "/find"),
    ("GET", "/sign-out"),
    ("GET", "/_stcore/host-config"),
    ("GET", "/_stcore/metrics"),
    ("GET", "/_stcore/stream"),
    ("POST", "/_stcore/agent/interact"),
    ("GET", "/_stcore/agent/openapi.json"),
    ("PUT", "/_stcore/upload_file/a/b"),
    ("DELETE", "/_stcore/upload_file/a/b"),
    ("GET", "/media/0123456789abcdef.csv"),
    ("HEAD", "/media/0123456789abcdef.csv"),
    ("GET", "/component/a/index.html"),
    ("GET", "/charts/0123456789abcdef/1220.svg"),
    ("GET", "/index.html"),
    ("GET", "/manifest.json"),
    ("GET", "/humas/"),
    ("GET", "/humas/nothing.js"),
    ("GET", "/humas/%2e%2e/index.html"),
    ("GET", "//sign-in"),
    ("GET", "/sign-in/"),
    ("GET", "/healthz/x"),
    ("GET", "/unknown"),
    ("GET", "/calendar"),
    ("GET", "/calendar/"),
    ("GET", "/calendar/x"),
    ("GET", "/calendar/x.icsx"),
    ("GET", "/calendar/a/x.ics"),
    ("GET", "/calendar/x.ics/"),
    ("GET", "//calendar/x.ics"),
    ("GET", "/kalender/x.ics"),
    ("OPTIONS", "/calendar/x.ics"),
    ("POST", "/calendar/x.ics"),
    ("PUT", "/calendar/x.ics"),
    ("DELETE", "/calendar/x.ics"),
    ("GET", "/t"),
    ("GET", "/t/"),
    ("GET", "/t/a/b"),
    ("GET", "//t/a"),
    ("OPTIONS", "/t/a"),
    ("PUT", "/t/a"),
    ("DELETE", "/t/a"),
    ("POST", "/t/a.ics"),
    ("GET", "/t//a"),
    ("GET", "/t/a/"),
    ("GET", "/T/a"),
    ("GET", "/t/a%2Fb"),
    ("GET", "/t/a%00"),
    ("GET", "/t/a%0A"),
    ("GET", "/t/a%3Fb"),
    ("GET", "/t/a;b"),
    ("GET", "/t/%EF%BD%81"),
    ("GET", "/%EF%BD%94/a"),
    ("GET", "/Calendar/x.ics"),
    ("GET", "/calendar//x.ics"),
    ("GET", "/calendar/a%2Fx.ics"),
    ("GET", "/calendar/x.ICS"),
    ("GET", "/tautan"),
    ("GET", "/handbook/id/beranda.webp"),
]
FORGED = {
    "x-humas-session": hash_of_token("x"),
    "x_humas_session": hash_of_token("x"),
    "x-forwarded-user": "sari",
    "cookie": "humas=x; humas_user=sari",
}


def reached(browser: TestClient, headers: dict[str, str]) -> list[str]:
    """Return what answered more than a refusal or the way to the sign-in page."""
    found = []
    for method, path in BEHIND:
        answer = browser.request(method, path, headers=headers)
        way = answer.headers.get("location", "/sign-in")
        is_refused = answer.status_code in {303, 400, 403, 404}
        is_shell = '<div id="root">' in answer.text
        if is_shell or not is_refused or not way.startswith("/sign-in"):
            found.append(f"{method} {path}: {answer.status_code} {way}")
    return found


@pytest.mark.parametrize("headers", [{}, FORGED], ids=["stranger", "forged"])
def test_a_stranger_reaches_nothing(
    browser: TestClient, headers: dict[str, str]
) -> None:
    assert reached(browser, headers) == []


def test_every_route_of_ours_is_public_on_purpose_or_behind_the_gate(
    browser: TestClient,
) -> None:
    public = {"/sign-in", "/sign-out", "/setup", "/healthz", "/humas/{name}"}
    public |= {"/school-logo"}
    behind = [path for _, path in BEHIND]

    unproved = [
        route.path  # type: ignore[attr-defined]
        for route in ROUTES
        if route.path not in public  # type: ignore[attr-defined]
        if not any(route.path_regex.match(path) for path in behind)  # type: ignore[attr-defined]
    ]
    assert unproved == []


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("cookie", ["", "humas=forged"])
def test_a_calendar_outside_passes_without_a_session(
    browser: TestClient, method: str, cookie: str
) -> None:
    answer = browser.request(method, "/calendar/x.ics", headers={"cookie": cookie})

    assert answer.status_code in {200, 404}
    assert "location" not in answer.headers


def test_a_session_reaches_the_app(browser: TestClient) -> None:
    come_in(browser, "sari")

    assert browser.get("/").status_code == 200
    assert browser.post("/_stcore/agent/interact", json={}).status_code == 200


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(
    browser: TestClient,
) -> None:
    stolen = come_in(browser, "sari")
    browser.post("/sign-out")
    browser.cookies.clear()

    assert reached(browser, {"cookie": f"humas={stolen}"}) == []


FOREIGN = [
    {"origin": "https://jahat.example"},
    {"origin": "null"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "same-origin", "origin": "https://jahat.example"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_changes_nothing(
    browser: TestClient, headers: dict[str, str]
) -> None:
    come_in(browser, "sari")

    for path in ("/sign-in", "/sign-out", "/password", "/language", "/setup"):
        assert browser.post(path, headers=headers).status_code == 403
    assert browser.get("/").status_code == 200


def test_our_own_site_may_post(browser: TestClient) -> None:
    headers = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    come_in(browser, "sari")

    assert browser.post("/sign-out", headers=headers).status_code == 303


def refused_connection(browser: TestClient, headers: dict[str, str]) -> bool:
    try:
        with browser.websocket_connect("/_stcore/stream", headers=headers):
            return False
    except WebSocketDisconnect:
        return True


def test_a_connection_needs_a_session_and_our_own_site(browser: TestClient) -> None:
    assert refused_connection(browser, {})
    assert refused_connection(browser, FORGED)
    cookie = come_in(browser, "sari")
    for headers in FOREIGN:
        assert refused_connection(browser, headers)
    assert not refused_connection(browser, {"origin": "http://testserver"})
    browser.post("/sign-out")
    browser.cookies.clear()
    assert refused_connection(browser, {"cookie": f"humas={cookie}"})


def test_an_open_connection_ends_with_its_session(browser: TestClient) -> None:
    come_in(browser, "sari")
    with browser.websocket_connect("/_stcore/stream") as connection:
        browser.post("/sign-out")
        connection.send_bytes(b"\x5a\x00")
        heard = {"type": ""}
        while heard["type"] != "websocket.close":
            heard = connection.receive()

    assert heard["code"] == 1008


OPEN = [
    ("GET", "/sign-in"),
    ("POST", "/sign-out"),
    ("GET", "/setup"),
    ("GET", "/healthz"),
    ("GET", "/_stcore/health"),
    ("GET", "/humas/humas.svg"),
    ("GET", "/humas/nothing.css"),
    ("GET", "/static/nothing.js"),
]


@pytest.mark.parametrize("is_in", [False, True])
def test_every_answer_carries_the_headers(browser: TestClient, *, is_in: bool) -> None:
    if is_in:
        come_in(browser, "sari")
    for method, path in [*BEHIND, *OPEN]:
        answer = browser.request(method, path)

        secret = WHERE_ADDRESSES_ARE_SECRET if path.startswith(SECRET) else {}
        wanted = HEADERS | secret
        assert {n: answer.headers.get(n) for n in wanted} == wanted, path


def test_scripts_styles_and_fonts_carry_only_what_concerns_them(
    browser: TestClient,
) -> None:
    script = next(name for name in static.first_files() if name.endswith(".js"))
    files = ["humas.css", "session.js", "letters.woff2"]

    for path in [f"/static/{script}", *(f"/humas/{name}" for name in files)]:
        headers = browser.get(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert HEADERS.keys() & headers.keys() == {"x-content-type-options"}, path
        assert len(str(headers.raw)) < 400


def test_the_public_files_are_there_and_nothing_beside_them(
    browser: TestClient,
) -> None:
    script = next(name for name in static.first_files() if name.endswith(".js"))

    assert browser.get(f"/static/{script}").status_code == 200
    assert browser.get("/static/../index.html").status_code == 303
    assert browser.get("/static/%2e%2e/index.html").status_code in {303, 404}
    assert browser.get("/static/nothing.js").status_code == 404
    assert browser.get("/_stcore/health").status_code == 200


def test_too_large_a_form_is_refused_before_it_is_read(browser: TestClient) -> None:
    answer = browser.post("/sign-in", content=b"x" * (1024 * 1024 + 1))

    assert answer.status_code == 413
    assert say("Too large") in answer.text


@pytest.mark.parametrize("path", ["/sign-in", "/setup", "/t/a"])
@pytest.mark.parametrize(
    "headers",
    [
        {"content-length": "5", "transfer-encoding": "chunked"},
        {"transfer-encoding": "chunked"},
        {"content-length": "9" * 5000},
        {"content-length": "-5"},
        {"content-length": "5, 5"},
        {"content-length": "²"},
    ],
)
def test_a_form_that_does_not_say_its_size_is_refused(
    browser: TestClient, path: str, headers: dict[str, str]
) -> None:
    sent = {name: value.encode("latin-1") for name, value in headers.items()}
    answer = browser.post(path, content=iter([b"a=b"]), headers=sent)

    assert answer.status_code == 413


def test_whoever_was_sent_a_link_gets_there_after_signing_in(
    browser: TestClient,
) -> None:
    way = browser.get("/rencana?tahun=2025").headers["location"]
    answer = browser.post(
        way, data={"username": "sari", "password": "kopi pahit di pagi hari"}
    )

    assert answer.headers["location"] == "/rencana?tahun=2025"


@pytest.mark.parametrize(
    "elsewhere", ["//jahat.example", "https://jahat.example", "/a/b", "/\\jahat", ""]
)
def test_nobody_is_sent_to_another_site(browser: TestClient, elsewhere: str) -> None:
    answer = browser.post(
        "/sign-in",
        params={"next": elsewhere},
        data={"username": "sari", "password": "kopi pahit di pagi hari"},
    )

    assert answer.headers["location"] == "/"

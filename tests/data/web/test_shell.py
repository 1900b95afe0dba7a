import tomllib
from pathlib import Path

from data.language import Language
from data.store import Store
from data.web import html, shell, static
from data.web.settings import SETTINGS
from tests.data.web.make import TestClient, account_for, come_in, serving
from tests.make import RINA, SARI

ROOT = Path(__file__).parent.parent.parent.parent
PAGE = {"accept": "text/html,*/*", "accept-encoding": "identity"}


def test_the_shell_speaks_indonesian(browser: TestClient) -> None:
    come_in(browser, "sari")

    page = browser.get("/", headers=PAGE)

    assert '<html lang="id">' in page.text
    assert "<title>Siklus Humas</title>" in page.text
    assert "/humas/words.js?v=" in page.text
    assert "prerenderReady" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert int(page.headers["content-length"]) == len(page.content)


def test_an_english_account_keeps_streamlits_words(
    store: Store, tmp_path: Path
) -> None:
    account_for(store, RINA, Language.ENGLISH)
    with serving(store, tmp_path) as browser:
        come_in(browser, "rina")
        page = browser.get("/", headers=PAGE).text

    assert '<html lang="en">' in page
    assert "words.js" not in page
    assert "session.js" in page


def first(page: str) -> str:
    """What stands before Streamlit's own root."""
    before = page.partition(shell.MARK.decode())[0]
    return before.partition("</noscript>")[2].strip()


def test_what_a_page_shows_first_stands_in_the_shell(browser: TestClient) -> None:
    come_in(browser, "sari")

    for path in ("/", "/rencana"):
        sight = first(browser.get(path, headers=PAGE).text)
        assert sight.startswith('<div id="first">')
        assert "<h1>Rencanakan</h1>" in sight
        assert "<p>Sari 2026/2027 first</p>" in sight
        assert 'class="way"' in sight
        assert shell.address_of("pages.css") in sight
    closer = first(browser.get("/rencana?tahun=2025", headers=PAGE).text)
    assert "<p>Sari 2025/2026 first</p>" in closer


def test_a_page_that_says_nothing_first_shows_its_title(browser: TestClient) -> None:
    come_in(browser, "sari")

    sight = first(browser.get("/rusak", headers=PAGE).text)

    assert "<h1>Report</h1>" in sight
    assert " first" not in sight.partition("<h1>")[2]


def test_nothing_is_shown_first_to_whom_a_page_is_not_for(browser: TestClient) -> None:
    come_in(browser, "rina")

    assert first(browser.get("/akun", headers=PAGE).text) == ""
    assert first(browser.get("/tidak-ada", headers=PAGE).text) == ""
    assert "Rina 2026/2027 first" in first(browser.get("/", headers=PAGE).text)


def test_what_is_shown_first_is_one_persons_own(store: Store, tmp_path: Path) -> None:
    account_for(store, SARI)
    account_for(store, RINA, Language.ENGLISH)
    with serving(store, tmp_path) as browser:
        for _ in range(2):
            come_in(browser, "rina")
            hers = first(browser.get("/", headers=PAGE).text)
            browser.cookies.clear()
            come_in(browser, "sari")
            his = first(browser.get("/", headers=PAGE).text)
            browser.cookies.clear()
            assert "<h1>Plan</h1>" in hers
            assert "Rina" in hers
            assert "Sari" not in hers
            assert "<h1>Rencanakan</h1>" in his
            assert "Rina" not in his
        assert "first" not in browser.get("/", headers=PAGE).text


def test_this_version_of_streamlits_page_is_the_one_we_rewrite() -> None:
    plain = (static.SHELL / "index.html").read_bytes()
    page = shell.rewritten(plain, Language.INDONESIAN)

    ours = len(shell._scripts(Language.INDONESIAN))  # instead of its inline one
    assert page.count(b"<script") == plain.count(b"<script") - 1 + ours
    assert b"<script>" not in page
    assert page.index(b"session.js") < page.index(b'type="module"')
    assert b"favicon.png" not in page
    assert b"SourceSans" not in page
    ahead = plain.count(b'rel="modulepreload"')
    assert page.count(b'rel="modulepreload" fetchpriority="low"') == ahead > 50
    assert page.index(b"/static/css/") < page.index(b"/humas/pages.css")
    assert b'href="/humas/letters.woff2' in page


def test_the_words_are_served_for_good_under_their_version(
    browser: TestClient,
) -> None:
    answer = browser.get(shell.address_of("words.js"))

    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert "Pilih tanggal" in answer.text
    assert browser.get("/humas/words.js").headers["cache-control"] == "no-cache"


def test_every_word_and_pattern_can_be_read() -> None:
    words = tomllib.loads((html.HERE / "streamlit_words.toml").read_text("utf-8"))

    assert len(words["exact"]) > 80
    assert all(word and said for word, said in words["exact"].items())
    assert all({*p} == {"pattern", "words"} for p in words["patterns"])


def test_a_large_file_travels_compressed(browser: TestClient) -> None:
    script = next(n for n in static.first_files() if n.startswith("js/index."))
    plain = browser.get(f"/static/{script}", headers={"accept-encoding": "identity"})
    static.compress([script], static.folder())

    for encoding in ("gzip", "br"):
        answer = browser.get(f"/static/{script}", headers={"accept-encoding": encoding})
        assert answer.headers["content-encoding"] == encoding
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
        assert answer.content == plain.content
        assert int(answer.headers["content-length"]) < len(plain.content) / 2


def test_streamlit_is_set_up_the_same_however_it_is_started() -> None:
    kept = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    nights = {f"theme.{name}": kept["theme"].pop(name) for name in ("light", "dark")}
    found = {
        f"{section}.{name}": value
        for section, values in (kept | nights).items()
        for name, value in values.items()
    }
    found["server.trustedUserHeaders"] = {"X-Humas-Session": "session"}

    assert found == SETTINGS

import tomllib
from pathlib import Path

from data.language import Language
from data.store import Store
from data.web import html, shell, static
from data.web.settings import SETTINGS
from tests.data.web.make import TestClient, account_for, come_in, serving
from tests.make import RINA

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


def test_this_version_of_streamlits_page_is_the_one_we_rewrite() -> None:
    plain = (static.SHELL / "index.html").read_bytes()
    page = shell.rewritten(plain, Language.INDONESIAN)

    assert page.count(b"<script") == plain.count(b"<script") + 2
    assert b"<script>" not in page
    assert page.index(b"session.js") < page.index(b'type="module"')
    assert b"favicon.png" not in page
    assert b"SourceSans" not in page
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
    found = {
        f"{section}.{name}": value
        for section, values in kept.items()
        for name, value in values.items()
    }
    found["server.trustedUserHeaders"] = {"X-Humas-Session": "session"}

    assert found == SETTINGS

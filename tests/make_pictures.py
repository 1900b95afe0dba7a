"""Make the pictures of the handbook anew.

``python -m tests.make_pictures [FOLDER]`` walks through the sample school in an
installed Chromium, in both languages, and writes what is seen as small pictures. FOLDER
is a folder in which the sample school is ready; without it one is built. Run it after a
page has changed its look; tests only ask whether each picture that is named is there.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from data.accounts.actions import change_language
from data.accounts.models import SAMPLE_PASSWORD, Account
from data.act import Act
from data.actor import Actor
from data.handbook.reading import PICTURES
from data.language import Language
from data.store import Store
from tests.browser.conftest import QUIET, installed_browser, serving

PHONE: Final = (390, 720)
DESK: Final = (1280, 800)
QUALITY: Final = 60
DRAWN: Final = ".stApp[data-test-script-state=notRunning] .stMain h1"
CALM: Final = 1500
"""Milliseconds until pictures of charts have come."""


class Sight(NamedTuple):
    """A picture: its name and address, whose screen it is, and how large."""

    name: str
    who: str
    size: tuple[int, int] = DESK


SIGHTS: Final = (
    Sight("beranda", "wakil"),
    Sight("agenda", "wakil"),
    Sight("kalender", "wakil"),
    Sight("program", "kepsek"),
    Sight("panitia", "wakil"),
    Sight("tugas", "panitia", PHONE),
    Sight("koordinasi", "wakil"),
    Sight("ruang", "wakil"),
    Sight("kehadiran", "wakil"),
    Sight("hasil", "kepsek"),
    Sight("penilaian", "kepsek"),
    Sight("tindak-lanjut", "wakil"),
)


def main() -> None:
    """Write the pictures of both languages."""
    ready = Path(sys.argv[1]) if sys.argv[1:] else None
    with sync_playwright() as playwright:
        path = installed_browser()
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        for language in Language:
            with sample(ready, language) as address:
                for who in dict.fromkeys(sight.who for sight in SIGHTS):
                    walk(browser, address, who, language)
        browser.close()


@contextmanager
def sample(ready: Path | None, language: Language) -> Iterator[str]:
    """Serve a copy of the sample school whose people read this language."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "sample"
        if ready:
            shutil.copytree(ready, folder)
        else:
            folder.mkdir()
            with serving(folder, "--sample"):
                pass
        speak(folder, language)
        with serving(folder, "--sample") as address:
            yield address


def speak(folder: Path, language: Language) -> None:
    """Let everybody who is seen read this language."""
    store = Store.open(folder)
    for who in {sight.who for sight in SIGHTS}:
        account = store.get(Account, who)
        by = Actor(id=account.person_id, name=who, role=account.role)
        now = datetime.now(UTC)  # noqa: TID251 -- as the server's
        change_language(Act(store, by, now), who, language)
    store.checkpoint()
    store.close()


def walk(browser: Browser, address: str, who: str, language: Language) -> None:
    """Sign somebody in, and keep what they see on each of their pages."""
    context = browser.new_context(locale=f"{language}-ID", color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.goto(f"{address}/sign-in")
    page.fill("input[name=username]", who)
    page.fill("input[name=password]", SAMPLE_PASSWORD)
    page.click("#enter")
    page.wait_for_selector(DRAWN)
    page.goto(f"{address}/panduan?bagian=baru")  # what is new is read, and told no more
    page.wait_for_selector(DRAWN)
    for sight in SIGHTS:
        if sight.who == who:
            keep(page, address, sight, language)
    context.close()


def keep(page: Page, address: str, sight: Sight, language: Language) -> None:
    """Keep one picture, at half its size where it is wide."""
    width, height = sight.size
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}/{sight.name}")
    page.wait_for_selector(DRAWN)
    page.wait_for_timeout(CALM)
    with Image.open(BytesIO(page.screenshot())) as seen:
        small = seen.convert("RGB")
        small.thumbnail((880, 880))
        target = PICTURES / language / f"{sight.name}.webp"
        target.parent.mkdir(parents=True, exist_ok=True)
        small.save(target, "webp", quality=QUALITY, method=6)


if __name__ == "__main__":
    main()

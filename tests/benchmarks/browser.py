"""How long people wait, in a real browser, beside the least that Streamlit can do.

``python -m tests.benchmarks.browser`` fills a school (five years of sixty activities;
this year 60 committees, 500 tasks, 34 people), serves it beside Streamlit's hello page
and takes turns between the two, so that the figures of a line were measured in the same
minutes. ``--beside CHECKOUT`` serves the same school with another version of the
product too: before and after in one run. ``--rounds 3`` is a quick look, ``--pages
hasil`` only looks at some pages, ``--only browser`` (or ``replay``) at a half of it.

Milliseconds are medians. *seen*: from the press until the page's own heading is in
sight; *drawn*: until the screen changes no more. Compare the ratios, not the figures:
machines differ.
"""

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    sync_playwright,
)

from tests.benchmarks.crowd import measure_crowd
from tests.benchmarks.served import Served, fill, floor, served
from tests.browser.conftest import PASSWORD, QUIET, ROOT, installed_browser

PAGES: Final = {
    "beranda": "sari",
    "agenda": "sari",
    "kalender": "sari",
    "program": "sari",
    "koordinasi": "sari",
    "hasil": "sari",
    "tugas": "rina",
}
"""Which page is opened by whom: those a day begins with, and the heaviest."""

SLOW: Final = {"offline": False, "latency": 120, "downloadThroughput": 250_000}
"""A line of 2 Mbps, each round trip 120 ms, as a phone has it in a village."""

WATCH: Final = """(() => {
    Object.assign(window, { humasSeen: 0, humasLast: 0 });
    new MutationObserver(() => {
        const heading = document.querySelector("#first, h1");
        const now = performance.now();
        window.humasLast = now;
        if (!window.humasSeen && heading?.getClientRects().length)
            window.humasSeen = now;
    }).observe(document, {
        subtree: true, childList: true, characterData: true, attributes: true,
    });
})()"""
"""Stands before the page's own scripts and notes what is seen when."""

QUIET_FOR: Final = 700
DRAWN: Final = f"""() => new Promise(done => {{
    const quiet = setInterval(() => {{
        const isQuiet = performance.now() - window.humasLast > {QUIET_FOR};
        if (!window.humasSeen || !isQuiet) return;
        clearInterval(quiet);
        done([window.humasSeen, window.humasLast]);
    }}, 25);
}})"""
PRESSED: Final = f"""([selector, text]) => new Promise(done => {{
    const start = performance.now();
    let last = start, told = 0;
    const watch = new MutationObserver(() => {{
        last = performance.now();
        if (text && !told && document.body.innerText.includes(text)) told = last;
    }});
    watch.observe(document.body, {{
        subtree: true, childList: true, characterData: true, attributes: true,
    }});
    const quiet = setInterval(() => {{
        const waits = text && !told && performance.now() - start < 20_000;
        if (performance.now() - last < {QUIET_FOR} || waits) return;
        clearInterval(quiet);
        watch.disconnect();
        done((told || last) - start);
    }}, 25);
    document.querySelector(selector).click();
}})"""
"""Press; return the ms until a text is there, or the last change without one."""

START: Final = "[class*='st-key-doing-'] button"
MOVED: Final = "telah dicatat"


@dataclass
class Figures:
    """What was measured of each server, by what it is called; and in which unit."""

    kept: dict[str, dict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def note(self, line: str, server: str, value: float) -> None:
        """Keep one measurement of a server."""
        self.kept[line][server].append(value)

    def shown(self, names: Sequence[str]) -> str:
        """Return a table: medians of each server, and how they stand to the first."""
        lines = [f"{'':34}" + "".join(f"{name:>18}" for name in names)]
        for line, found in self.kept.items():
            medians = {name: statistics.median(v) for name, v in found.items()}
            base = medians.get(names[0], 0)
            cells = []
            for name in names:
                value = medians.get(name)
                if value is None:
                    cells.append(f"{'–':>18}")
                    continue
                ratio = f" ({value / base:.2f}×)" if base and name != names[0] else ""
                cells.append(f"{value:9.1f}{ratio:>9}")
            lines.append(f"{line:34}" + "".join(cells))
        return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, and print the table."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as name, ExitStack() as open_ones:
        folder = Path(name)
        checkouts = {"ours": ROOT}
        if asked.beside:
            checkouts = {"before": asked.beside.resolve(), **checkouts}
        for called, checkout in checkouts.items():
            fill(checkout, folder / called)
        servers = [open_ones.enter_context(floor(folder))]
        for called, checkout in checkouts.items():
            server = served(called, checkout, folder / called)
            servers.append(open_ones.enter_context(server))
        figures = Figures()
        for server in servers:
            figures.note("start to healthy, s", server.name, server.started_in)
        if asked.only != "replay":
            _in_browser(servers, figures, asked.pages, asked.rounds)
        if asked.only != "browser":
            measure_crowd(servers, figures.note, asked.rounds, asked.seconds)
        sys.stdout.write(figures.shown([server.name for server in servers]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beside", type=Path, help="another checkout of the product")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=3, help="of a crowd")
    parser.add_argument("--pages", nargs="*", default=list(PAGES), choices=PAGES)
    parser.add_argument("--only", choices=("browser", "replay"))
    return parser.parse_args()


def _in_browser(
    servers: Sequence[Served], figures: Figures, pages: Sequence[str], rounds: int
) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(QUIET)
        )
        for _ in range(rounds):
            for server in servers:
                for page in pages if server.has_pages else [""]:
                    _loads(browser, server, page, pages, figures)
            for server in servers:
                if server.has_pages:
                    _presses(browser, server, figures, pages)
                    _on_slow_line(browser, server, figures)
        browser.close()


def _loads(
    browser: Browser,
    server: Served,
    path: str,
    pages: Sequence[str],
    figures: Figures,
) -> None:
    """Open a page in a browser that was never here, and again in the same.

    The floor has one page; it stands beside every one of ours.
    """
    with _visiting(browser, server, PAGES.get(path, "")) as (context, page):
        traffic = Traffic(context.new_cdp_session(page))
        for kind in ("cold", "warm", "warm"):
            traffic.forget()
            page.goto(f"{server.address}/{path}")
            seen, drawn = page.evaluate(DRAWN)
            for name, value in (
                ("seen", seen),
                ("drawn", drawn),
                ("KiB", traffic.kib),
                ("requests", traffic.requests),
            ):
                for shown in [path] if path else pages:
                    figures.note(f"{kind} {shown}: {name}", server.name, value)
    if server.has_pages and path == "tugas":
        _link(browser, server, figures)


def _link(browser: Browser, server: Served, figures: Figures) -> None:
    """Open a member's page by their personal link, where somebody has one."""
    if not server.link:
        return
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    traffic = Traffic(context.new_cdp_session(page))
    page.add_init_script(WATCH)
    page.goto(server.address + server.link)
    _, drawn = page.evaluate(DRAWN)
    figures.note("cold /t/: drawn", server.name, drawn)
    figures.note("cold /t/: KiB", server.name, traffic.kib)
    figures.note("cold /t/: requests", server.name, traffic.requests)
    context.close()


def _presses(
    browser: Browser, server: Served, figures: Figures, pages: Sequence[str]
) -> None:
    """Go from page to page in an open tab, and change a task."""
    walked = [path for path in pages if PAGES[path] == "sari"]
    with _visiting(browser, server, "sari") as (_, page):
        page.goto(f"{server.address}/beranda")
        page.evaluate(DRAWN)
        for path in [*walked, *walked]:
            if not page.locator(f".way a[href*='/{path}']").count():
                page.goto(f"{server.address}/{path}")
                page.evaluate(DRAWN)
            took = page.evaluate(PRESSED, [f".way a[href*='/{path}']", ""])
            figures.note(f"page to page: {path}", server.name, took)
    with _visiting(browser, server, "rina") as (_, page):
        page.goto(f"{server.address}/tugas")
        page.evaluate(DRAWN)
        took = page.evaluate(PRESSED, [START, MOVED])
        figures.note("task changed, confirmed", server.name, took)


def _on_slow_line(browser: Browser, server: Served, figures: Figures) -> None:
    """Sign in over a slow line, after the time that typing takes."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send(
        "Network.emulateNetworkConditions", SLOW | {"uploadThroughput": 125_000}
    )
    page.add_init_script(WATCH)
    page.goto(f"{server.address}/sign-in")
    page.locator("input[name=username]").fill("rina")
    page.locator("input[name=password]").fill(PASSWORD)
    page.wait_for_timeout(5000)
    page.locator("#enter").click()
    page.wait_for_url(f"{server.address}/")
    seen, drawn = page.evaluate(DRAWN)
    figures.note("2 Mbps, from sign-in: seen", server.name, seen)
    figures.note("2 Mbps, from sign-in: drawn", server.name, drawn)
    context.close()


class Traffic:
    """What a page fetched over the line."""

    def __init__(self, network: CDPSession) -> None:
        self._received: dict[str, float] = {}
        self._cached: set[str] = set()
        network.send("Network.enable")
        network.on("Network.requestWillBeSent", self._sent)
        network.on("Network.loadingFinished", self._finished)

    def forget(self) -> None:
        """Count from here on."""
        self._received.clear()

    @property
    def kib(self) -> float:
        """How much came over the line."""
        return sum(self._received.values()) / 1024

    @property
    def requests(self) -> int:
        """How many files were asked for, those in the browser's memory too."""
        return len(self._received)

    def _sent(self, event: dict[str, dict[str, str]]) -> None:
        if event["request"]["url"].startswith("http"):
            self._received.setdefault(str(event["requestId"]), 0)

    def _finished(self, event: dict[str, float]) -> None:
        if str(event["requestId"]) in self._received:
            self._received[str(event["requestId"])] = event["encodedDataLength"]


@contextmanager
def _visiting(
    browser: Browser, server: Served, username: str
) -> Iterator[tuple[BrowserContext, Page]]:
    """Give an empty browser in which somebody is signed in (nobody at the floor)."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    if username and server.has_pages:
        context.add_cookies([server.cookie(username)])
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.add_init_script(WATCH)
    yield context, page
    context.close()


if __name__ == "__main__":
    main()

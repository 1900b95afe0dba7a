"""How much a click costs: the heaviest page beside a bare ``streamlit run`` page.

``python -m tests.benchmarks.rerun`` starts both servers on this machine, clicks one
button a number of times in each, in turn, and prints the ratio of server CPU per rerun
and of the time from click to changed page. Ratios of one run can be compared between
machines; absolute times cannot.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import QUIET, free_port, installed_browser

CLICKS = 20
ROOT = Path(__file__).parent.parent.parent
HELLO = """
import streamlit as st
st.title("Hello")
if st.button("Again"):
    st.session_state.n = st.session_state.get("n", 0) + 1
st.write("count", st.session_state.get("n", 0))
"""


@contextmanager
def running(command: list[str], port: int) -> Iterator[psutil.Process]:
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as started:
        process = psutil.Process(started.pid)
        for _ in range(600):
            if any(c.laddr.port == port for c in process.net_connections()):
                break
            time.sleep(0.1)
        yield process
        started.terminate()


def cpu_ms(process: psutil.Process) -> float:
    times = process.cpu_times()
    return 1000 * float(times.user + times.system)


def clicks(
    page: Page, selector: str, process: psutil.Process, times: int
) -> tuple[float, float]:
    """Return server CPU and the wait until the page is drawn, in ms per click."""
    before = cpu_ms(process)
    waits = [page.evaluate(CLICK, selector) for _ in range(times)]
    return (cpu_ms(process) - before) / times, statistics.median(waits)


HELLO_BUTTON = "[data-testid=stMain] [data-testid=stBaseButton-secondary]"
OUR_LINK = ".way a[href*='/hasil']"
CLICK = """selector => new Promise(done => {
    const start = performance.now();
    let last = start;
    const watch = new MutationObserver(() => { last = performance.now(); });
    watch.observe(document.body, {
        subtree: true, childList: true, characterData: true, attributes: true,
    });
    const quiet = setInterval(() => {
        if (performance.now() - last < 600) return;
        clearInterval(quiet);
        watch.disconnect();
        done(last - start);
    }, 50);
    document.querySelector(selector).click();
})"""
"""Click, and return the milliseconds until the page changed for the last time."""


def main() -> None:
    """Measure both pages in turn and print the ratios."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hello_file = Path(folder) / "hello.py"
        hello_file.write_text(HELLO)
        hello_port, ours_port = free_port(), free_port()
        hello_command = [sys.executable, "-m", "streamlit", "run", str(hello_file)]
        hello_command += ["--server.port", str(hello_port), "--server.headless", "true"]
        ours = [sys.executable, "app.py", "--sample", "--data", f"{folder}/sample"]
        ours += ["--port", str(ours_port)]
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(QUIET)
        )
        with (
            running(hello_command, hello_port) as hello_process,
            running(ours, ours_port) as our_process,
        ):
            hello_page = browser.new_page()
            hello_page.goto(f"http://127.0.0.1:{hello_port}")
            hello_page.get_by_text("count").wait_for()
            our_page = heaviest_page(browser.new_page(), ours_port)
            report(hello_page, hello_process, our_page, our_process)
        browser.close()


def heaviest_page(page: Page, port: int) -> Page:
    """Open the year's results as the principal."""
    address = f"http://127.0.0.1:{port}"
    page.goto(f"{address}/sign-in")
    page.locator("input[name=username]").fill("kepsek")
    page.locator("input[name=password]").fill("siklus-humas")
    page.locator("#enter").click()
    page.goto(f"{address}/hasil?tahun=2025")
    page.locator("[data-testid=stMain] picture img").first.wait_for(timeout=60_000)
    page.wait_for_timeout(3000)
    return page


def report(
    hello: Page, hello_process: psutil.Process, ours: Page, our_process: psutil.Process
) -> None:
    """Print both pages' figures and their ratios."""
    clicks(hello, HELLO_BUTTON, hello_process, 3)
    clicks(ours, OUR_LINK, our_process, 3)
    hello_cpu, hello_wait = clicks(hello, HELLO_BUTTON, hello_process, CLICKS)
    our_cpu, our_wait = clicks(ours, OUR_LINK, our_process, CLICKS)
    sys.stdout.write(
        f"server CPU per rerun: {our_cpu:.1f} ms, hello {hello_cpu:.1f} ms, "
        f"ratio {our_cpu / hello_cpu:.2f}\n"
        f"click to drawn page: {our_wait:.0f} ms, hello {hello_wait:.0f} ms, "
        f"ratio {our_wait / hello_wait:.2f}\n"
    )


if __name__ == "__main__":
    main()

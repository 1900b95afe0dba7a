"""How much a click costs on the pages of planning, with five full years in the records.

``python -m tests.benchmarks.planning [path …]`` makes a school with 5 years of 60
activities each, opens the pages named (all of planning without a name), clicks each
page's own link in the menu a number of times, beside a bare ``streamlit run`` page, and
prints the ratios. The yardstick is the first page, the year's results.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from data.calendar import SchoolYear
from data.cooperation import CooperationForm
from data.people import store as people
from data.record import new_id
from data.school.actions import open_year
from data.store import Store
from planning.activities.actions import put_on_plan
from planning.activities.models import (
    ActivityDraft,
    PlannedTaskDraft,
)
from planning.budget.models import BudgetLineDraft, FundSource
from planning.goals.models import Goal
from tests.benchmarks.rerun import CLICKS, HELLO, HELLO_BUTTON, clicks, running
from tests.browser.conftest import (
    PASSWORD,
    QUIET,
    YEAR,
    fill,
    free_port,
    installed_browser,
)
from tests.make import SARI, acting

PAGES = (
    "hasil",
    "agenda",
    "kalender",
    "keseimbangan",
    "anggaran",
    "program",
    "situasi",
    "rapat",
    "tujuan",
    "hari",
    "template",
    "lanjutkan",
    "dokumen",
)
YEARS = 5
ACTIVITIES = 60


def full_school(folder: Path) -> None:
    """Keep a school with five years of sixty activities, this year's the fourth."""
    store = Store.open(folder)
    fill(store)
    lead = SARI.model_copy(update={"id": people.people(store)[0].id})
    for start in range(YEAR.start - YEARS + 2, YEAR.start + 2):
        year = SchoolYear(start=start)
        now = datetime.now(UTC)  # noqa: TID251 -- as the server's
        open_year(acting(store, lead, now), year)
        with store.transaction():
            plan_year(store, year, lead.id)
    store.checkpoint()
    store.close()


def plan_year(store: Store, year: SchoolYear, person_id: object) -> None:
    goal_ids = []
    for number in range(1, 5):
        goal = Goal(
            id=new_id(),
            school_year=year.start,
            number=number,
            title=f"Tujuan {number}",
            version=1,
        )
        store.add(goal)
        goal_ids.append(goal.id)
    forms = list(CooperationForm)
    for number, day in enumerate(days(year)):
        draft = ActivityDraft(
            title=f"Kegiatan {number + 1}",
            goal_id=goal_ids[number % 4],
            forms=(forms[number % len(forms)],),
            planned_on=day,
            person_id=person_id,
            procedure="Undangan, pelaksanaan, laporan.",
            indicator="Keluarga yang terwakili",
            target=Decimal(75),
            unit="%",
            measured_by="Daftar hadir",
            budget=tuple(lines(day)),
            tasks=tuple(
                PlannedTaskDraft(title=f"Tugas {n}", offset_days=-7 * n, section="")
                for n in range(5)
            ),
        )
        put_on_plan(store, new_id(), draft, year)


def days(year: SchoolYear) -> Iterator[date]:
    for number in range(ACTIVITIES):
        yield year.first_day + timedelta(days=6 * number)


def lines(day: date) -> Iterator[BudgetLineDraft]:
    for title in ("Konsumsi", "Undangan"):
        yield BudgetLineDraft(
            title=title,
            source=FundSource.BOS,
            fiscal_year=day.year,
            volume=Decimal(100),
            unit="kotak",
            price=Decimal(10_000),
        )


def opened(page: Page, address: str, path: str) -> Page:
    page.goto(f"{address}/{path}")
    page.locator("[data-testid=stMain] h1").first.wait_for(timeout=60_000)
    page.wait_for_timeout(2000)
    return page


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in")
    page.locator("input[name=username]").fill("sari")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#enter").click()
    page.locator("[data-testid=stMain] h1").first.wait_for(timeout=60_000)


def wait_for_the_backup(folder: Path) -> None:
    """Wait for the first daily backup: in a measured click it is most of what it costs.

    660 ms of processor time fell into one of twenty clicks, about a minute after the
    start.
    """
    while not any(folder.glob("*.zip")):
        time.sleep(1)


def measure(fill_in: Callable[[Path], None], pages: Sequence[str]) -> None:
    """Measure pages of a school in turn beside a bare one and print the ratios."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "hello.py").write_text(HELLO)
        fill_in(folder / "school")
        hello_port, port = free_port(), free_port()
        bare = [sys.executable, "-m", "streamlit", "run", str(folder / "hello.py")]
        bare += ["--server.port", str(hello_port), "--server.headless", "true"]
        ours = [sys.executable, "app.py", "--data", str(folder / "school")]
        ours += ["--port", str(port)]
        browser = playwright.chromium.launch(
            executable_path=installed_browser(), args=list(QUIET)
        )
        with running(bare, hello_port) as bare_process, running(ours, port) as process:
            hello = browser.new_page()
            hello.goto(f"http://127.0.0.1:{hello_port}")
            hello.get_by_text("count").wait_for()
            clicks(hello, HELLO_BUTTON, bare_process, 3)
            bare_cpu, bare_wait = clicks(hello, HELLO_BUTTON, bare_process, CLICKS)
            sys.stdout.write(f"bare: {bare_cpu:.1f} ms CPU, {bare_wait:.0f} ms\n")
            page = browser.new_page()
            address = f"http://127.0.0.1:{port}"
            sign_in(page, address)
            wait_for_the_backup(folder / "school" / "backups")
            for path in pages:
                opened(page, address, path)
                link = f".way a[href*='/{path}']"
                clicks(page, link, process, 2)
                cpu, wait = clicks(page, link, process, CLICKS)
                sys.stdout.write(
                    f"{path}: {cpu:.1f} ms CPU ({cpu / bare_cpu:.1f}×), "
                    f"{wait:.0f} ms until drawn ({wait / bare_wait:.1f}×)\n"
                )
                sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    measure(full_school, sys.argv[1:] or PAGES)

"""The servers that are measured: the floor, the product, and its earlier version."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx
import psutil

from tests.benchmarks.rerun import HELLO
from tests.browser.conftest import PASSWORD, free_port

FILL: Final = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from data.people import store as people
from data.record import new_id
from data.store import Store
from organizing.links.actions import give_link, tokens_for
from tests.benchmarks.organizing import busy_school
from tests.browser.conftest import YEAR
from tests.make import SARI, acting

folder = Path(sys.argv[1])
busy_school(folder)
store = Store.open(folder)
everybody = {person.name: person for person in people.people(store)}
lead = SARI.model_copy(update={"id": everybody["Sari"].id})
given = acting(store, lead, datetime.now(UTC))
link = give_link(given, new_id(), everybody["Rina"].id, YEAR)
(folder / "link.txt").write_text("/t/" + tokens_for(given, [link.id])[link.id])
store.checkpoint()
store.close()
"""
"""What an earlier version can do as well: a busy school, and a link for a member."""


@dataclass
class Served:
    """A server under measurement; ``link`` opens a member's page without an account."""

    name: str
    address: str
    process: psutil.Process
    started_in: float
    has_pages: bool
    link: str = ""
    _cookies: dict[str, str] = field(default_factory=dict)

    def session(self, username: str) -> str:
        """Return the cookie of a person who has signed in, as a header has it."""
        if not self.has_pages:
            return ""
        if username not in self._cookies:
            form = {"username": username, "password": PASSWORD}
            with httpx.Client(base_url=self.address) as client:
                client.post("/sign-in", data=form)
                [self._cookies[username]] = client.cookies.values()
        return f"humas={self._cookies[username]}"

    def cookie(self, username: str) -> Any:
        """Return the same as a browser keeps it."""
        value = self.session(username).partition("=")[2]
        return {"name": "humas", "value": value, "url": self.address}

    def memory(self) -> float:
        """Return what the server holds now, in MiB."""
        return memory_of(self.process)


def memory_of(server: psutil.Process) -> float:
    """Return what a server holds now, in MiB, what it lets draw for it included."""
    parts = [server, *server.children(recursive=True)]
    return float(sum(part.memory_info().rss for part in parts)) / 1024**2


def fill(checkout: Path, folder: Path) -> None:
    """Let a version of the product fill a school with its own hands."""
    command = [sys.executable, "-c", FILL, str(folder)]
    subprocess.run(command, cwd=checkout, check=True)


@contextmanager
def floor(folder: Path) -> Iterator[Served]:
    """Serve Streamlit's hello page: what no page of Streamlit's can go below."""
    file = folder / "hello.py"
    file.write_text(HELLO)
    port = free_port()
    command = ["-m", "streamlit", "run", str(file), "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.fileWatcherType", "none"]
    command += ["--browser.gatherUsageStats", "false"]
    with running(command, folder, port, "/_stcore/health") as (process, took):
        yield Served("floor", f"http://127.0.0.1:{port}", process, took, False)


@contextmanager
def served(name: str, checkout: Path, folder: Path) -> Iterator[Served]:
    """Serve a filled school with a version of the product."""
    port = free_port()
    command = ["app.py", "--data", str(folder), "--port", str(port)]
    link = (folder / "link.txt").read_text()
    with running(command, checkout, port, "/healthz") as (process, took):
        address = f"http://127.0.0.1:{port}"
        yield Served(name, address, process, took, True, link)


@contextmanager
def running(
    command: list[str], where: Path, port: int, health: str
) -> Iterator[tuple[psutil.Process, float]]:
    """Run a server; yield it and after how many seconds it was well."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=where,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as started:
        while not _is_healthy(f"http://127.0.0.1:{port}{health}"):
            assert started.poll() is None, f"{command} has stopped"
            assert time.perf_counter() - start < 120, f"{command} does not answer"
            time.sleep(0.02)
        took = time.perf_counter() - start
        try:
            yield psutil.Process(started.pid), took
        finally:
            started.terminate()


def _is_healthy(address: str) -> bool:
    try:
        return httpx.get(address, timeout=2).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False

"""How long the server takes to start, and how much memory it holds, beside the floor.

``python -m tests.benchmarks.start`` builds the sample school, then takes turns between
Streamlit's hello page and the product: from the command until the server says that it
is well, until somebody who signed in has seen their first page, and (with ``--sample
--rebuild``) until the sample school is served. Then ten people open four pages each and
stay. ``--beside CHECKOUT`` measures another version of the product too, ``--rounds 3``
is a quick look.

Seconds are medians; *CPU* is what the server's process used. Compare the ratios, not
the figures: machines differ.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from data.accounts.models import SAMPLE_PASSWORD
from tests.benchmarks.replay import Tab, cookie_of, staying
from tests.benchmarks.served import Served, floor, memory_of, running
from tests.browser.conftest import ROOT, free_port

WAYS: Final = {
    "wakil": ("beranda", "agenda", "hasil", "koordinasi"),
    "kepsek": ("beranda", "program", "hasil", "kalender"),
    "panitia": ("tugas", "beranda", "kalender", "agenda"),
}
"""Which pages the people look at who have an account in the sample school."""

PEOPLE: Final = 10
SETTLED: Final = 6.0
"""Seconds after which a server has loaded whatever it loads after its start."""


@dataclass(frozen=True)
class Started:
    """A server, what it answers to, and how long it took until it was well."""

    address: str
    process: psutil.Process
    wall: float
    cpu: float

    def memory(self) -> float:
        """Return what it holds now, in MiB."""
        return memory_of(self.process)


Figures = dict[str, dict[str, list[float]]]


def main() -> None:
    """Measure, and print the figures."""
    options = _arguments()
    versions = {"ours": ROOT} | ({"beside": options.beside} if options.beside else {})
    found: Figures = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for _ in range(options.rounds):
            with floor(folder) as hello:
                used = sum(hello.process.cpu_times()[:2])
                found["healthy, s"]["floor"].append(hello.started_in)
                found["healthy, CPU s"]["floor"].append(used)
            for name, checkout in versions.items():
                _starts(found, name, checkout, folder / name)
        with ExitStack() as stack:
            hello = stack.enter_context(floor(folder))
            asyncio.run(_hello(found, hello))
            for name, checkout in versions.items():
                server = stack.enter_context(_started(checkout, folder / name))
                asyncio.run(_crowd(found, name, server))
    _print(found, ["floor", *versions])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--beside", type=Path)
    return parser.parse_args()


def _starts(found: Figures, name: str, checkout: Path, folder: Path) -> None:
    with _started(checkout, folder, "--sample", "--rebuild") as server:
        found["sample built and healthy, s"][name].append(server.wall)
        found["sample built and healthy, CPU s"][name].append(server.cpu)
    began = time.perf_counter()
    with _started(checkout, folder) as server:
        found["healthy, s"][name].append(server.wall)
        found["healthy, CPU s"][name].append(server.cpu)
        asyncio.run(_first_page(server.address))
        found["first page seen, s"][name].append(time.perf_counter() - began)


async def _first_page(address: str) -> None:
    cookie = await cookie_of(address, "wakil", SAMPLE_PASSWORD)
    async with Tab.open(address, cookie) as tab:
        await tab.show("beranda")


async def _hello(found: Figures, hello: Served) -> None:
    async with staying(hello.address, [""] * PEOPLE, ("",)):
        found["memory, ten people, MiB"]["floor"].append(hello.memory())


async def _crowd(found: Figures, name: str, server: Started) -> None:
    await asyncio.sleep(SETTLED)
    found["memory, nobody there, MiB"][name].append(server.memory())
    cookies = {
        who: await cookie_of(server.address, who, SAMPLE_PASSWORD) for who in WAYS
    }
    async with staying(server.address, [cookies["wakil"]], WAYS["wakil"]):
        found["memory, one person, MiB"][name].append(server.memory())
    async with AsyncExitStack() as stack:
        for number in range(PEOPLE):
            who = [*WAYS][number % len(WAYS)]
            tab = staying(server.address, [cookies[who]], WAYS[who])
            await stack.enter_async_context(tab)
        found["memory, ten people, MiB"][name].append(server.memory())


@contextmanager
def _started(checkout: Path, folder: Path, *more: str) -> Iterator[Started]:
    port = free_port()
    command = ["app.py", "--data", str(folder), "--port", str(port), *more]
    with running(command, checkout, port, "/healthz") as (process, wall):
        cpu = sum(process.cpu_times()[:2])
        yield Started(f"http://127.0.0.1:{port}", process, wall, cpu)


def _print(found: Figures, names: Sequence[str]) -> None:
    sys.stdout.write(f"{'':34}{''.join(f'{name:>10}' for name in names)}   ratio\n")
    for line, by_name in found.items():
        medians = {name: statistics.median(by_name[name]) for name in by_name}
        shown = "".join(f"{medians.get(name, float('nan')):10.2f}" for name in names)
        against = medians.get("floor") or medians.get("beside")
        ratio = f"{medians['ours'] / against:8.2f}" if against else ""
        sys.stdout.write(f"{line:34}{shown}{ratio}\n")


if __name__ == "__main__":
    main()

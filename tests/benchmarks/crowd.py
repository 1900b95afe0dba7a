"""How many pages a server gives in a second, and how long people wait in a crowd."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from tests.benchmarks import replay
from tests.benchmarks.served import Served

TEN: Final = 10
THIRTY: Final = 30
LISTS: Final = (("rina", "tugas"), ("sari", "agenda"), ("sari", "beranda"))
WALK: Final = ("beranda", "agenda", "kalender", "koordinasi", "hasil", "program")

Note = Callable[[str, str, float], None]


def measure_crowd(
    servers: Sequence[Served], note: Note, rounds: int, seconds: float
) -> None:
    """Let crowds visit every server in turn, for so many rounds of so many seconds."""
    for _ in range(rounds):
        asyncio.run(_round(servers, note, seconds))
    asyncio.run(_memory(servers, note))


async def _round(servers: Sequence[Served], note: Note, seconds: float) -> None:
    for username, path in LISTS:
        for server in servers:
            await _lists(server, note, username, path, seconds)
    for server in servers:
        if server.link:
            path = server.link.removeprefix("/")
            nobody = [""] * TEN
            got = await replay.fetched_again(server.address, nobody, path, seconds)
            note("/t/ a second, ten people", server.name, got.a_second)
            note("/t/, ten people: p95", server.name, got.p95)
    for server in servers:
        pages = WALK if server.has_pages else ("",)
        who = [server.session("sari")] * THIRTY
        got = await replay.pressing(server.address, who, pages, 2 * seconds)
        note("30 people pressing: median", server.name, got.median)
        note("30 people pressing: p95", server.name, got.p95)


async def _memory(servers: Sequence[Served], note: Note) -> None:
    for server in servers:
        pages = WALK[:4] if server.has_pages else ("",)
        who = [server.session("sari")] * TEN
        async with replay.staying(server.address, who, pages):
            note("memory, ten people, MiB", server.name, server.memory())


async def _lists(
    server: Served, note: Note, username: str, path: str, seconds: float
) -> None:
    who = [server.session(username)] * TEN
    shown = path if server.has_pages else ""
    for kind, visit in (
        ("shown again", replay.shown_again),
        ("opened anew", replay.opened_again),
        ("first answer", replay.fetched_again),
    ):
        got = await visit(server.address, who, shown, seconds)
        note(f"{path} {kind}, a second", server.name, got.a_second)
        note(f"{path} {kind}: p95", server.name, got.p95)

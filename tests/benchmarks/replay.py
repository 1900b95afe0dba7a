"""People without a browser: what their tabs send is sent, what they get is counted.

A browser on the same machine takes more of it than the server; this is how many pages a
server gives in a second, and how long each of many people waits. ``Tab`` speaks the
protocol of a Streamlit tab: one connection, one message a press.
"""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import NamedTuple, Self

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect


class Load(NamedTuple):
    """What a number of people got: pages in a second, and their waits in ms."""

    a_second: float
    median: float
    p95: float


class Tab:
    """One open tab of one person."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    @classmethod
    @asynccontextmanager
    async def open(cls, address: str, cookie: str = "") -> AsyncIterator[Self]:
        """Connect as a tab does that shows a page of the server."""
        async with connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers={"cookie": cookie, "origin": address},
            max_size=None,
            compression=None,
        ) as connection:
            yield cls(connection)

    async def show(self, path: str = "", query: str = "") -> float:
        """Ask for a page; return the ms until its script has finished."""
        start = time.perf_counter()
        asked = BackMsg()
        asked.rerun_script.page_name = path
        asked.rerun_script.query_string = query
        await self._connection.send(asked.SerializeToString())
        await self._finished()
        return 1000 * (time.perf_counter() - start)

    async def _finished(self) -> None:
        finished = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
        async for message in self._connection:
            told = ForwardMsg()
            told.ParseFromString(message)  # type: ignore[arg-type]
            if told.WhichOneof("type") == "script_finished":
                assert told.script_finished == finished, told
                return


async def cookie_of(address: str, username: str, password: str) -> str:
    """Sign a person in; return what their browser keeps."""
    async with httpx.AsyncClient(base_url=address) as client:
        form = {"username": username, "password": password}
        await client.post("/sign-in", data=form)
        return "; ".join(f"{k}={v}" for k, v in client.cookies.items())


async def shown_again(
    address: str, cookies: Sequence[str], path: str, seconds: float
) -> Load:
    """Let every one of these people look at a page again and again, at once."""

    async def look(cookie: str, until: float) -> list[float]:
        async with Tab.open(address, cookie) as tab:
            await tab.show(path)
            return await _again(lambda: tab.show(path), until)

    return await _at_once([lambda u, c=c: look(c, u) for c in cookies], seconds)


async def opened_again(
    address: str, cookies: Sequence[str], path: str, seconds: float
) -> Load:
    """Let every one of these people open a page by its address again and again."""

    async def load(cookie: str) -> None:
        async with Tab.open(address, cookie) as tab:
            await tab.show(path)

    return await _asked_again(address, cookies, path, seconds, load)


async def fetched_again(
    address: str, cookies: Sequence[str], path: str, seconds: float
) -> Load:
    """Let people ask for a plain page (or a page's first answer) again and again."""

    async def leave(_: str) -> None:
        """Look at no more than the first answer."""

    return await _asked_again(address, cookies, path, seconds, leave)


async def _asked_again(
    address: str,
    cookies: Sequence[str],
    path: str,
    seconds: float,
    go_on: Callable[[str], Awaitable[None]],
) -> Load:
    async def ask(cookie: str, client: httpx.AsyncClient) -> float:
        start = time.perf_counter()
        answer = await client.get(f"/{path}", headers=_asking(cookie))
        assert answer.status_code == httpx.codes.OK, answer
        await go_on(cookie)
        return 1000 * (time.perf_counter() - start)

    async def look(cookie: str, until: float) -> list[float]:
        async with httpx.AsyncClient(base_url=address, timeout=60) as client:
            return await _again(lambda: ask(cookie, client), until)

    return await _at_once([lambda u, c=c: look(c, u) for c in cookies], seconds)


async def pressing(
    address: str, cookies: Sequence[str], paths: Sequence[str], seconds: float
) -> Load:
    """Let people go from page to page, each pressing every two seconds."""

    async def walk(number: int, cookie: str, until: float) -> list[float]:
        waits = []
        async with Tab.open(address, cookie) as tab:
            await tab.show(paths[number % len(paths)])
            await asyncio.sleep(2 * number / len(cookies))
            step = number
            while time.perf_counter() < until:
                step += 1
                waits.append(await tab.show(paths[step % len(paths)]))
                await asyncio.sleep(max(0, 2 - waits[-1] / 1000))
        return waits

    people = [lambda u, n=n, c=c: walk(n, c, u) for n, c in enumerate(cookies)]
    return await _at_once(people, seconds)


@asynccontextmanager
async def staying(
    address: str, cookies: Sequence[str], paths: Sequence[str]
) -> AsyncIterator[None]:
    """Let people have a tab open each, in which they have seen these pages."""
    async with AsyncExitStack() as stack:
        tabs = [Tab.open(address, cookie) for cookie in cookies]
        for tab in [await stack.enter_async_context(tab) for tab in tabs]:
            for path in paths:
                await tab.show(path)
        yield


def _asking(cookie: str) -> dict[str, str]:
    return {"cookie": cookie, "accept": "text/html", "accept-encoding": "gzip"}


async def _again(once: Callable[[], Awaitable[float]], until: float) -> list[float]:
    waits = []
    while time.perf_counter() < until:
        waits.append(await once())
    return waits


async def _at_once(
    people: Sequence[Callable[[float], Awaitable[list[float]]]], seconds: float
) -> Load:
    start = time.perf_counter()
    found = await asyncio.gather(*(one(start + seconds) for one in people))
    waits = [wait for one in found for wait in one]
    taken = time.perf_counter() - start
    p95 = statistics.quantiles(waits, n=20)[-1]
    return Load(len(waits) / taken, statistics.median(waits), p95)

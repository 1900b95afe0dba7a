"""What one running server is made of, how it starts, and how it stops."""

import gc
import logging
import os
from asyncio import get_running_loop
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from threading import Thread
from typing import Final

import streamlit as st
import typer
import uvicorn
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from streamlit import config

from data import foreign, picture
from data.backups.daily import daily
from data.commands import OPERATOR
from data.errors import HumasError
from data.handbook import door as handbook
from data.language import say, why
from data.web import clock, place, settings, static
from data.web import port as port_of
from data.web.backups import confirm, download, receive, show_restore
from data.web.drafts import drafts
from data.web.find import found
from data.web.gate import Gate
from data.web.headers import SecurityHeaders
from data.web.health import health
from data.web.logo import school_logo
from data.web.mishaps import Mishaps, on_script_error
from data.web.packed import Packed
from data.web.password import save_language, save_password, show_password
from data.web.pictures import chart_picture
from data.web.setup import save_setup, show_setup
from data.web.shell import Shell, own_file
from data.web.sign_in import enter, leave, show_sign_in
from data.web.static import Compressed
from data.web.uploads import Uploads

__all__ = ["MIDDLEWARE", "ROUTES", "lifespan", "on_script_error", "serve"]

os.environ["FORWARDED_ALLOW_IPS"] = os.environ.get(place.PROXY_VARIABLE, "")
"""``streamlit run`` starts uvicorn itself, which would believe whoever is near."""

LOCAL: Final = "127.0.0.1"
PORT: Final = 8501
LARGEST_MESSAGE: Final = 25 * 1024 * 1024
SOON: Final = 0.05
"""Seconds after the start; until then the server says first that it is well."""

ROUTES: Final[list[BaseRoute]] = [
    Route("/sign-in", show_sign_in, methods=["GET"]),
    Route("/sign-in", enter, methods=["POST"]),
    Route("/sign-out", leave, methods=["POST"]),
    Route("/password", show_password, methods=["GET"]),
    Route("/password", save_password, methods=["POST"]),
    Route("/language", save_language, methods=["POST"]),
    Route("/setup", show_setup, methods=["GET"]),
    Route("/setup", save_setup, methods=["POST"]),
    Route("/backups/{name}", download, methods=["GET"]),
    Route("/restore", show_restore, methods=["GET"]),
    Route("/restore", receive, methods=["POST"]),
    Route("/restore/yes", confirm, methods=["POST"]),
    Route("/healthz", health, methods=["GET"]),
    Route("/drafts", drafts, methods=["POST"]),
    Route("/find", found, methods=["POST"]),
    Route("/school-logo", school_logo, methods=["GET"]),
    Route("/charts/{name}/{width:int}.svg", chart_picture, methods=["GET"]),
    Route("/humas/{name}", own_file, methods=["GET"]),
    *handbook.ROUTES,
]
_loads: Final[list[Callable[[], object]]] = []

MIDDLEWARE: Final[list[Middleware]] = [
    Middleware(SecurityHeaders),
    Middleware(Packed),
    Middleware(Mishaps),
    Middleware(Compressed),
    Middleware(Gate),
    Middleware(Uploads),
    Middleware(Shell),
]
"""Outermost first: nothing behind the gate is reached without a session."""


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Open the records, load what people will need; write all down at the end."""
    try:
        await to_thread.run_sync(_begin)
    except HumasError as failure:  # ``streamlit run`` would show where in the code
        typer.echo(why(failure), err=True)
        os._exit(1)
    loading = Thread(target=_load, name="loading", daemon=True)
    get_running_loop().call_later(SOON, loading.start)
    daily.start(place.records, clock.now, OPERATOR)
    yield
    daily.stop()
    for workshop in (picture.workshop, foreign.workshop):
        await to_thread.run_sync(workshop.close)
    await to_thread.run_sync(place.close_records)


def load_soon(*loads: Callable[[], object]) -> None:
    """Let these be called once the server is there, before the first person is.

    Who is faster waits for no more than they need.
    """
    _loads[:] = loads


def serve(app: st.App, host: str = LOCAL, port: int = PORT) -> None:
    """Serve the app until it is stopped, in this one process.

    Raises a HumasError where the port or the records are not to be had, before
    anybody is told that the app is running.
    """
    proxies = place.proxies()
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s"
    )
    settings.apply()
    config.set_option("server.address", host)
    config.set_option("server.port", port)
    with port_of.taken(host, port) as sockets:
        place.open_records()
        running = uvicorn.Server(_how(app, proxies))
        with suppress(KeyboardInterrupt):
            running.run(sockets=sockets)
    if not running.started:
        raise typer.Exit(1)


def _how(app: st.App, proxies: list[str]) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_ping_interval=30,
        ws_ping_timeout=30,
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,
        forwarded_allow_ips=proxies,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=5,
    )


def address() -> str:
    """Return how a browser on this machine reaches the server."""
    host = config.get_option("server.address") or LOCAL
    shown = "localhost" if host in {"0.0.0.0", "::", LOCAL} else host  # noqa: S104
    scheme = "https" if place.is_https() else "http"
    return f"{scheme}://{shown}:{config.get_option('server.port')}"


def _begin() -> None:
    place.open_records()
    if place.folder():
        static.compress_beside()
    if code := place.setup_code():
        typer.echo(say("Set up the school here, only from this link:"))
        typer.echo(f"  {address()}/setup?code={code}")
    else:
        typer.echo(say("Siklus Humas is running at {address}", address=address()))


def _load() -> None:
    for load in _loads:
        load()
    gc.collect()
    gc.freeze()

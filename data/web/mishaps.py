"""What a person sees when something unexpected goes wrong, and what is logged."""

import logging
import re
import secrets
from contextlib import suppress
from typing import Final

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.errors import HumasError
from data.language import Language, say, speaking, why
from data.marks import unmarked
from data.web import html
from data.web.gate import LATER

SOON: Final = 30
"""Seconds after which it is worth another try."""

SECRET: Final = re.compile(r"^/+(t|calendar)/.+", re.DOTALL | re.IGNORECASE)
log: Final = logging.getLogger("humas")


def reference() -> str:
    """Return a short number that finds the mishap in the log."""
    return secrets.token_hex(3).upper()


def on_script_error(mishap: Exception) -> bool:
    """Say an expected failure; log every other one and show its number."""
    if isinstance(mishap, HumasError):
        st.error(unmarked(why(mishap)))
        return True
    number = reference()
    log.error("Mishap %s on a page", number, exc_info=mishap)
    st.error(
        say(
            "Something went wrong on our side; what was saved before is safe. Reload "
            "the page. If it happens again, tell the vice principal for public "
            "relations the number {number}.",
            number=number,
        )
    )
    return True


def told_path(path: str) -> str:
    """Return a path as the log may know it: without an address that is a secret."""
    return SECRET.sub(r"/\1/…", path)


class Mishaps:
    """Answers a request that failed with a sentence and a number."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; log what it throws."""
        has_begun = False

        async def noticing(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, noticing)
        except HumasError as failure:
            log.warning("Not done: %s", failure)
            if scope["type"] == "websocket":
                with suppress(RuntimeError):
                    await send({"type": "websocket.close", "code": LATER})
            elif not has_begun:
                await _told(scope, failure)(scope, receive, send)
        except Exception:
            number = reference()
            log.exception("Mishap %s at %s", number, told_path(scope.get("path", "")))
            if has_begun or scope["type"] != "http":
                raise
            await _apology(number)(scope, receive, send)


def _told(scope: Scope, failure: HumasError) -> Response:
    """Return the page of an expected failure, such as a disk that is full."""
    with speaking(html.language_of(HTTPConnection(scope))):
        answer = html.message(say("Not possible now"), why(failure), code=503)
    answer.headers["retry-after"] = str(SOON)
    return answer


def _apology(number: str) -> Response:
    with speaking(Language.INDONESIAN):
        return html.message(
            say("Something went wrong"),
            say(
                "Something went wrong on our side. Try again; if it happens again, "
                "tell the number {number}.",
                number=number,
            ),
            code=500,
        )

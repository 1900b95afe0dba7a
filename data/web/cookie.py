"""How does a browser carry its session? In a cookie that scripts cannot read."""

from datetime import timedelta
from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response

from data.accounts.models import SESSION_LASTS, hash_of_token
from data.web import place

NAME: Final = "humas"


def name(of: str = NAME) -> str:
    """Return the cookie's name; over HTTPS the browser itself guards the prefix."""
    return f"__Host-{of}" if place.is_https() else of


def session_of(connection: HTTPConnection) -> str:
    """Return the hash of the session a browser shows, or an empty text."""
    token = connection.cookies.get(name(), "")
    return hash_of_token(token) if token else ""


def give(
    response: Response,
    token: str,
    called: str = NAME,
    lasts: timedelta = SESSION_LASTS,
) -> None:
    """Hand the browser its session, or another value that only we can read."""
    response.set_cookie(
        name(called),
        token,
        max_age=int(lasts.total_seconds()),
        path="/",
        secure=place.is_https(),
        httponly=True,
        samesite="lax",
    )


def take(response: Response) -> None:
    """Make the browser forget its session."""
    response.delete_cookie(
        name(), path="/", secure=place.is_https(), httponly=True, samesite="lax"
    )

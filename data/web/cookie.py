"""How does a browser carry its session? In one cookie that scripts cannot read."""

from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response

from data.accounts.models import SESSION_LASTS, hash_of_token
from data.web import place

NAME: Final = "humas"


def name() -> str:
    """Return the cookie's name; over HTTPS the browser itself guards the prefix."""
    return f"__Host-{NAME}" if place.is_https() else NAME


def session_of(connection: HTTPConnection) -> str:
    """Return the hash of the session a browser shows, or an empty text."""
    token = connection.cookies.get(name(), "")
    return hash_of_token(token) if token else ""


def give(response: Response, token: str) -> None:
    """Hand the browser its session."""
    response.set_cookie(
        name(),
        token,
        max_age=int(SESSION_LASTS.total_seconds()),
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

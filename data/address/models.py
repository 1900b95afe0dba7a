"""The address of the server: what it begins with, and whether a phone can open it."""

from typing import Final
from urllib.parse import urlsplit

from data.errors import HumasError, Refused
from data.language import N_
from data.record import KeptRecord

ONLY_HERE: Final = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104
SCHEMES: Final = frozenset({"http", "https"})


class ServerAddress(KeptRecord, table="server_address", key=(), fixed=("id",)):
    """Where phones reach this server; there is one, empty until it is confirmed."""

    id: int = 1
    origin: str = ""
    version: int = 0


def tidied(typed: str) -> str:
    """Return an address as it is kept: with ``http://``, without what comes after."""
    origin = typed.strip().rstrip("/")
    return origin if not origin or "://" in origin else f"http://{origin}"


def origin_refusal(origin: str) -> HumasError | None:
    """Return why ``origin`` is not the beginning of an address, or None."""
    try:
        parts = urlsplit(origin)
        has_host = parts.scheme in SCHEMES and bool(parts.hostname)
        is_whole = has_host and (parts.port is None or parts.port > 0)
    except ValueError:  # a port that is no number
        is_whole = False
    if not is_whole or parts.path not in {"", "/"} or parts.query:
        return Refused(
            N_("“{origin}” is not an address; write it like http://192.168.1.10:8501."),
            origin=origin,
        )
    return None


def only_here(origin: str) -> HumasError | None:
    """Return why no phone can open ``origin``: it is this computer's own, or None."""
    if urlsplit(origin).hostname not in ONLY_HERE:
        return None
    return Refused(
        N_(
            "“{origin}” opens only on this computer. Write the address under which "
            "phones in the school's network reach it, such as "
            "http://192.168.1.10:8501."
        ),
        origin=origin,
    )


def reach_refusal(origin: str) -> HumasError | None:
    """Return why phones do not reach the server at ``origin``, or None."""
    return origin_refusal(origin) or only_here(origin)

"""Who came in on this browser before? A cookie that we signed knows, and tells nobody.

It opens nothing: whom it knows does not wait because a stranger guessed at their
password. Nobody can make one up, and in it stand no names.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from data.school import store as schools
from data.store import Store
from data.web import cookie

NAME: Final = "humas-device"
LASTS: Final = timedelta(days=365)
MOST_PEOPLE: Final = 12
"""A computer of the staff room knows so many; who came in last stays."""

SALT: Final = b"siklus-humas device"
NOBODY: Final = ""


class _Device(NamedTuple):
    """A browser: its random name, and when who came in, by a hash of the username."""

    name: str
    people: dict[str, float]


def id_of(store: Store, request: Request, username: str, now: datetime) -> str:
    """Return what names this browser, if this person came in on it, or ""."""
    found = _device_of(store, request)
    if found is None:
        return NOBODY
    came_at = found.people.get(_hash_of(found.name, username))
    if came_at is None or now.timestamp() - came_at > LASTS.total_seconds():
        return NOBODY
    return found.name


def remember(
    store: Store, request: Request, answer: Response, username: str, now: datetime
) -> None:
    """Let the browser know that this person came in on it."""
    found = _device_of(store, request) or _Device(secrets.token_urlsafe(12), {})
    person = _hash_of(found.name, username)
    before = {who: at for who, at in found.people.items() if who != person}
    people = dict([*before.items(), (person, now.timestamp())][-MOST_PEOPLE:])
    signed = _serializer(schools.signing_key(store)).dumps([found.name, people])
    cookie.give(
        answer,
        signed if isinstance(signed, str) else signed.decode("ascii"),
        called=NAME,
        lasts=LASTS,
    )


def _device_of(store: Store, request: Request) -> _Device | None:
    signed = request.cookies.get(cookie.name(NAME), "")
    key = schools.find_signing_key(store)
    if not signed or not key:
        return None
    try:
        return _Device(*_serializer(key).loads(signed))
    except BadData:
        return None


def _hash_of(device: str, username: str) -> str:
    return hashlib.sha256(f"{device} {username}".encode()).hexdigest()[:16]


def _serializer(key: bytes) -> URLSafeSerializer:
    return URLSafeSerializer(
        key,
        salt=SALT,
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )

"""Who keeps guessing passwords waits, and nobody waits for what a stranger guessed.

A try counts for its address, and for its address together with the username; from
everywhere together an account is tried only so often. Who came in on this browser
before waits for none of these: only what this browser itself guessed counts then.
A try that has to wait counts nowhere: no password was looked at, and whoever keeps
knocking at one door closes no other.
"""

import math
from collections.abc import Hashable, Sequence
from datetime import timedelta
from threading import Lock
from typing import Final, NamedTuple

from data.language import say_many
from data.web import clock
from data.web.throttle import Throttle

by_pair: Final = Throttle(free=5)
by_address: Final = Throttle(free=40)
"""More generous: a whole school may come from one address."""

by_username: Final = Throttle(free=100)
"""Only for who guesses from many addresses at once."""

by_device: Final = Throttle(free=10)
_counting: Final = Lock()
"""Together: many tries at once gain nothing."""


class Visitor(NamedTuple):
    """Who tries a password: from which address, on which browser.

    ``device`` names a browser on which this person came in before, or is empty.
    """

    address: str
    device: str = ""


def wait_for(username: str, visitor: Visitor) -> str:
    """Count a try of a password; return why to wait, or an empty text."""
    now = clock.now()
    counts: Sequence[tuple[Throttle, Hashable]] = [
        (by_address, visitor.address),
        (by_pair, (visitor.address, username)),
        (by_username, username),
    ]
    if visitor.device:
        counts = [(by_device, (visitor.device, username))]
    with _counting:
        wait = max(throttle.left(key, now) for throttle, key in counts)
        if not wait:
            for throttle, key in counts:
                throttle.wait(key, now)
    return _words(wait) if wait else ""


def was_right(username: str, visitor: Visitor) -> None:
    """Take the try back: the password was right."""
    if visitor.device:
        by_device.clear((visitor.device, username))
        return
    by_address.forgive(visitor.address)
    by_pair.clear((visitor.address, username))
    by_username.forgive(username)


def forget_all() -> None:
    """Forget every try, as a server that has just started."""
    for throttle in (by_pair, by_address, by_username, by_device):
        throttle.clear_all()


def _words(wait: timedelta) -> str:
    if wait < timedelta(minutes=1):
        return say_many(
            "Too many wrong passwords. Try again in {count} second.",
            "Too many wrong passwords. Try again in {count} seconds.",
            math.ceil(wait.total_seconds()),
        )
    return say_many(
        "Too many wrong passwords. Try again in {count} minute.",
        "Too many wrong passwords. Try again in {count} minutes.",
        math.ceil(wait.total_seconds() / 60),
    )

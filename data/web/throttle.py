"""How long somebody must wait who keeps guessing passwords."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from typing import Final

from starlette.requests import Request

FIRST_WAIT: Final = timedelta(seconds=15)
LONGEST_WAIT: Final = timedelta(minutes=15)
FORGOTTEN_AFTER: Final = timedelta(hours=1)
MOST_KEYS: Final = 10_000
ONE_HOUSE: Final = 64
"""How many bits of an IPv6 address name the network; the rest anybody may choose."""


def address_of(request: Request) -> str:
    """Return where a request came from; of an IPv6 address, from which network.

    Behind a proxy that the school named it is whom the proxy names.
    """
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, ONE_HOUSE), strict=False))


@dataclass(frozen=True)
class _Tries:
    count: int
    last: datetime


class Throttle:
    """Counts failed tries by key; after the free ones every wait is twice as long."""

    def __init__(self, free: int) -> None:
        self._free = free
        self._tries: dict[Hashable, _Tries] = {}
        self._lock = Lock()

    def wait(self, key: Hashable, now: datetime) -> timedelta:
        """Count a try and return zero, or how long to wait before the next one.

        It is counted before the password is looked at, so that many tries at once
        gain nothing.
        """
        with self._lock:
            self._forget(now)
            if left := self._left(key, now):
                return left
            found = self._tries.get(key, _Tries(0, now))
            self._tries[key] = _Tries(found.count + 1, max(now, found.last))
            return timedelta(0)

    def left(self, key: Hashable, now: datetime) -> timedelta:
        """Return zero, or how long to wait before the next try; count nothing."""
        with self._lock:
            return self._left(key, now)

    def forgive(self, key: Hashable) -> None:
        """Take one try back: it was right."""
        with self._lock:
            found = self._tries.pop(key, None)
            if found and found.count > 1:
                self._tries[key] = _Tries(found.count - 1, found.last)

    def clear(self, key: Hashable) -> None:
        """Forget all tries of a key."""
        with self._lock:
            self._tries.pop(key, None)

    def clear_all(self) -> None:
        """Forget all tries of all keys."""
        with self._lock:
            self._tries.clear()

    def _left(self, key: Hashable, now: datetime) -> timedelta:
        found = self._tries.get(key, _Tries(0, now))
        needed = self._wait_after(found.count)
        return max(timedelta(0), needed - (now - found.last)) if needed else needed

    def _wait_after(self, count: int) -> timedelta:
        if count < self._free:
            return timedelta(0)
        doublings = min(count - self._free, 10)
        return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)

    def _forget(self, now: datetime) -> None:
        old = [k for k, t in self._tries.items() if now - t.last > FORGOTTEN_AFTER]
        for key in old:
            del self._tries[key]
        while len(self._tries) >= MOST_KEYS:
            del self._tries[next(iter(self._tries))]

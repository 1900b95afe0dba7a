"""Is the address free that people will come to? It is taken before anybody is told."""

import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from data.errors import HumasError, Refused
from data.language import N_

WAITING: Final = 2048
"""How many browsers may wait until somebody answers."""

TRIED: Final = 50
"""How many ports after a taken one are tried, to propose one that is free."""

FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM})


@contextmanager
def taken(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Hold a port of an address; raise Refused where it is not to be had."""
    try:
        sockets = _listening(host, port)
    except OSError as failure:
        raise _refusal(host, port, failure) from failure
    try:
        yield sockets
    finally:
        for each in sockets:
            each.close()


def _listening(host: str, port: int) -> list[socket.socket]:
    """Listen on every address that a host's name stands for, as asyncio would."""
    found = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    sockets: list[socket.socket] = []
    try:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            sockets.append(socket.socket(family, kind, protocol))
            _alone(sockets[-1], family)
            sockets[-1].bind(address)
            sockets[-1].listen(WAITING)
    except OSError:
        for each in sockets:
            each.close()
        raise
    return sockets


def _alone(taking: socket.socket, family: int) -> None:
    """Take a port that was left a moment ago, but never one that is in use."""
    if sys.platform != "win32":
        taking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    else:
        taking.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    if family == socket.AF_INET6:
        taking.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)


def _refusal(host: str, port: int, failure: OSError) -> HumasError:
    if isinstance(failure, socket.gaierror) or failure.errno == errno.EADDRNOTAVAIL:
        return Refused(
            N_(
                "{host} is not an address of this computer. Leave out --host, or name "
                "0.0.0.0 for everybody in the same network."
            ),
            host=host,
        )
    if failure.errno in FORBIDDEN:
        return Refused(
            N_(
                "This user of the computer may not take port {port}. Name a larger "
                "one, such as --port {other}."
            ),
            port=port,
            other=_free(host, 8501),
        )
    return Refused(
        N_(
            "Port {port} is in use: perhaps the app is running already (open "
            "http://localhost:{port}). If not, name another port: --port {other}."
        ),
        port=port,
        other=_free(host, port + 1),
    )


def _free(host: str, first: int) -> int:
    """Return the next port that is free."""
    for port in range(first, min(first + TRIED, 65536)):
        with suppress(OSError):
            for each in _listening(host, port):
                each.close()
            return port
    return first

"""Which records this process serves, from which folder, and over what."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Final

import platformdirs

from data.commands import APP_NAME, default_folder
from data.school.models import School
from data.store import Store

HTTPS_VARIABLE: Final = "HUMAS_HTTPS"


@dataclass
class _Place:
    folder: Path | None = None
    is_https: bool = False
    cache: Path | None = None
    store: Store | None = None
    code: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    opening: RLock = field(default_factory=RLock)


_here: Final = _Place(is_https=os.environ.get(HTTPS_VARIABLE) == "1")


def default_cache() -> Path:
    """Return the folder for what can be made again at any time."""
    return Path(platformdirs.user_cache_dir(APP_NAME))


def choose(
    folder: Path, *, is_https: bool | None = None, cache: Path | None = None
) -> None:
    """Serve the records in ``folder``; ``is_https`` makes cookies secure-only."""
    _here.folder = folder
    _here.cache = cache
    if is_https is not None:
        _here.is_https = is_https


def use(store: Store | None, *, cache: Path | None = None) -> None:
    """Serve records that are open already; None to serve none."""
    _here.store = store
    _here.folder = None
    _here.cache = cache
    _here.code = secrets.token_urlsafe(16)


def open_records() -> Store:
    """Open the chosen records once, and return them.

    Raises Busy where another process has them open.
    """
    with _here.opening:
        if _here.store is None:
            _here.folder = _here.folder or default_folder()
            _here.store = Store.open(_here.folder)
        return _here.store


def records() -> Store:
    """Return the records this process serves; take a cursor per run."""
    if _here.store is None:
        raise RuntimeError("The records are not open.")
    return _here.store


@contextmanager
def reading() -> Iterator[Store]:
    """Give one request its own cursor."""
    store = records().cursor()
    try:
        yield store
    finally:
        store.close()


def close_records() -> None:
    """Write everything into the file and close it."""
    with _here.opening:
        if _here.store is not None:
            _here.store.checkpoint()
            _here.store.close()
            _here.store = None


def setup_code() -> str | None:
    """Return the code that opens the set-up page, or None when there is a school."""
    with reading() as store:
        return None if store.find(School) else _here.code


def folder() -> Path | None:
    """Return the folder of the records, or None when they are only in memory."""
    return _here.folder


def is_https() -> bool:
    """Return whether people reach this server over HTTPS."""
    return _here.is_https


def cache() -> Path:
    """Return the folder for what can be made again at any time."""
    return _here.cache or default_cache()

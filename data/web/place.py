"""Which records this server serves, from which folder, and whether over HTTPS."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from threading import RLock
from typing import Final

import platformdirs

from data.commands import APP_NAME, default_folder, open_folder
from data.errors import Refused
from data.language import N_, ask_for_naming
from data.language.naming import SCHOOL, Naming
from data.school.models import School
from data.store import Store

HTTPS_VARIABLE: Final = "HUMAS_HTTPS"
PROXY_VARIABLE: Final = "HUMAS_PROXY"
"""The addresses or networks of the school's own proxies, with commas between."""


@dataclass
class _Serving:
    folder: Path | None = None
    is_https: bool = False
    cache: Path | None = None
    store: Store | None = None
    naming: Naming = SCHOOL
    school: str = ""
    logo: bytes | None = None
    code: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    opening: RLock = field(default_factory=RLock)


_serving: Final = _Serving(is_https=os.environ.get(HTTPS_VARIABLE) == "1")


def default_cache() -> Path:
    """Return the folder for what can be made again at any time."""
    return Path(platformdirs.user_cache_dir(APP_NAME))


def serve_folder(
    folder: Path, *, is_https: bool | None = None, cache: Path | None = None
) -> None:
    """Serve the records in ``folder``; ``is_https`` makes cookies secure-only."""
    _serving.folder = folder
    _serving.cache = cache
    if is_https is not None:
        _serving.is_https = is_https


def serve_records(store: Store | None, *, cache: Path | None = None) -> None:
    """Serve records that are open already, or with None nothing any more."""
    _serving.store = store
    _learn_naming()
    _serving.folder = None
    _serving.cache = cache
    _serving.code = secrets.token_urlsafe(16)


def open_records() -> Store:
    """Open the records in the folder, unless they are open, and return them.

    Raises Busy where another process has them open.
    """
    with _serving.opening:
        if _serving.store is None:
            _serving.folder = _serving.folder or default_folder()
            _serving.store = open_folder(_serving.folder)
            _learn_naming()
        return _serving.store


def name_after(school: School | None) -> None:
    """Say everything as this school's kind does, also where no run says which.

    Its name and logo stand on the pages for strangers too.
    """
    _serving.naming = school.level.naming if school else SCHOOL
    _serving.school = school.name if school else ""
    _serving.logo = school.logo if school else None


def _learn_naming() -> None:
    if _serving.store is None:
        name_after(None)
        return
    with reading() as store:
        name_after(store.find(School))


def naming() -> Naming:
    """Return what the school that is served calls itself."""
    return _serving.naming


ask_for_naming(naming)


def school_name() -> str:
    """Return the name of the school that is served, or nothing before there is one."""
    return _serving.school


def logo() -> bytes | None:
    """Return the logo of the school that is served, or None where it has none."""
    return _serving.logo


def records() -> Store:
    """Return the records this process serves; take a cursor per run."""
    if _serving.store is None:
        raise RuntimeError("The records are not open.")
    return _serving.store


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
    with _serving.opening:
        if _serving.store is not None:
            _serving.store.checkpoint()
            _serving.store.close()
            _serving.store = None


def setup_code() -> str | None:
    """Return the code that opens the set-up page, or None when there is a school."""
    with reading() as store:
        return None if store.find(School) else _serving.code


def folder() -> Path | None:
    """Return the folder of the records, or None when they are only in memory."""
    return _serving.folder


def is_https() -> bool:
    """Return whether people reach this server over HTTPS."""
    return _serving.is_https


def proxies() -> list[str]:
    """Return the proxies of the school, who are believed where a visitor comes from.

    Raises Refused where one of them is no address and no network.
    """
    named = [name.strip() for name in os.environ.get(PROXY_VARIABLE, "").split(",")]
    for name in filter(None, named):
        try:
            ip_network(name, strict=False)
        except ValueError as failure:
            raise Refused(
                N_(
                    "{variable} names “{name}”, which is no address. Write the "
                    "addresses of the proxies, such as 127.0.0.1 or 10.0.0.0/8."
                ),
                variable=PROXY_VARIABLE,
                name=name,
            ) from failure
    return [name for name in named if name]


def cache() -> Path:
    """Return the folder for what can be made again at any time."""
    return _serving.cache or default_cache()

"""A running server and a browser in front of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store
from tests.data.web.make import TestClient, account_for, serving
from tests.make import BUDI, RINA, SARI, opened_copy


@pytest.fixture(scope="session")
def peopled(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a school of three accounts, whose passwords were kept once."""
    folder = tmp_path_factory.mktemp("peopled")
    store = opened_copy(founded, folder)
    for person in (SARI, BUDI, RINA):
        account_for(store, person)
    store.checkpoint()
    store.close()
    return folder


@pytest.fixture
def store(
    request: pytest.FixtureRequest,
    founded: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Store]:
    """A real database file of its own, with three accounts where a browser comes."""
    comes = "browser" in request.fixturenames
    folder = request.getfixturevalue("peopled") if comes else founded
    store = opened_copy(folder, tmp_path_factory.mktemp("records"))
    yield store
    store.close()


@pytest.fixture
def browser(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A browser nobody signed in with, at a school of three accounts."""
    with serving(store, tmp_path) as stranger:
        yield stranger

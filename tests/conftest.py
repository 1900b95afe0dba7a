"""Fixtures shared by every test: a small school and a fixed clock."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from data.actor import Actor
from data.store import Store
from data.ui.desk import Desk
from tests.make import NOW, SCHOOL, YEAR, found_school


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real schema and the school of make.py, made once."""
    folder = tmp_path_factory.mktemp("founded")
    store = Store.open(folder)
    found_school(store)
    store.checkpoint()
    store.close()
    return folder


@pytest.fixture
def store(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A real database file of its own: the schema and the school of make.py."""
    folder = tmp_path_factory.mktemp("records")
    store = Store.open(shutil.copytree(founded, folder, dirs_exist_ok=True))
    yield store
    store.close()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def desk_of(store: Store) -> Callable[..., Desk]:
    """A maker of the desk a person would be handed."""

    def desk(person: Actor, *, year_is_open: bool = True) -> Desk:
        return Desk(store, person, SCHOOL, YEAR, year_is_open, lambda: NOW)

    return desk

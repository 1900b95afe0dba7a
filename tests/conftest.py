"""Fixtures shared by every test: a small school and a fixed clock."""

from collections.abc import Callable
from datetime import datetime

import pytest

from data.actor import Actor
from data.store import Store
from data.ui.desk import Desk
from tests.make import NOW, SCHOOL, YEAR, found_school


@pytest.fixture
def store() -> Store:
    """An in-memory database with the real schema and the school of make.py."""
    store = Store.open()
    found_school(store)
    return store


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def desk_of(store: Store) -> Callable[..., Desk]:
    """A maker of the desk a person would be handed."""

    def desk(person: Actor, *, year_is_open: bool = True) -> Desk:
        return Desk(store, person, SCHOOL, YEAR, year_is_open, lambda: NOW)

    return desk

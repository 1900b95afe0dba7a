"""Fixtures shared by every test: a small school and a fixed clock."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import HealthCheck, settings

from data.actor import Actor
from data.store import Store
from data.ui.desk import Desk
from tests.made_once import made_once
from tests.make import NOW, SCHOOL, YEAR, found_school, opened_copy

TESTS = Path(__file__).parent
LONGEST = ("browser", "test_checks.py")
"""What takes longest begins first, so that no worker waits for it at the end."""
MOST_WORKERS = 4

settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")  # how long a test takes is no matter of a test


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Share the whole house among workers; run what is named here and now.

    One more than there are processors: a walk in the browser mostly waits.
    """
    is_whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    cores = os.cpu_count() or 1
    return min(cores + 1, MOST_WORKERS) if is_whole and cores > 1 else 0


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the walks of the browser, and let them begin."""
    for item in items:
        if item.path.relative_to(TESTS).parts[0] == "browser":
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: _turn(item.path.relative_to(TESTS).parts[0]))


def _turn(part: str) -> int:
    return LONGEST.index(part) if part in LONGEST else len(LONGEST)


def pytest_unconfigure() -> None:
    """Let go of DuckDB: what holds it to the very end makes it list itself as leaked.

    The stores are closed by then; Hypothesis and a server's threads hold the module,
    and a server has frozen what it found.
    """
    gc.unfreeze()
    gc.collect()
    for name in [name for name in sys.modules if name.strip("_").startswith("duckdb")]:
        vars(sys.modules[name]).clear()


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real schema and no school, made once."""
    folder = tmp_path_factory.mktemp("bare")
    Store.open(folder).close()
    return folder


@pytest.fixture(scope="session")
def founded(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real schema and the school of make.py, made once."""
    folder = tmp_path_factory.mktemp("founded")
    store = opened_copy(bare, folder)
    found_school(store)
    store.checkpoint()
    store.close()
    return folder


@pytest.fixture(scope="session")
def built_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample school as of 21 November 2026; copy it to change it."""

    def build_sample(folder: Path) -> None:
        build = import_module("evaluation.sample_school.actions").build  # costly
        store = Store.open(folder)
        build(store, date(2026, 11, 21))
        store.checkpoint()
        store.close()

    return made_once(tmp_path_factory, "sample-of-november", build_sample)


@pytest.fixture
def store(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A real database file of its own: the schema and the school of make.py."""
    folder = tmp_path_factory.mktemp("records")
    store = opened_copy(founded, folder)
    yield store
    store.close()
    rmtree(folder)  # thousands of them would fill the disk


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def desk_of(store: Store) -> Callable[..., Desk]:
    """A maker of the desk a person would be handed."""

    def desk(person: Actor, *, year_is_open: bool = True) -> Desk:
        return Desk(store, person, SCHOOL, YEAR, year_is_open, lambda: NOW)

    return desk

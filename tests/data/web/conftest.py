"""A running server and a browser in front of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store
from tests.data.web.make import TestClient, account_for, serving
from tests.make import BUDI, RINA, SARI


@pytest.fixture
def browser(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A browser nobody signed in with, at a school of three accounts."""
    for person in (SARI, BUDI, RINA):
        account_for(store, person)
    with serving(store, tmp_path) as stranger:
        yield stranger

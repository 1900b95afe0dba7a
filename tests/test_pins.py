"""What is installed beside the product: between bounds that are stated, and tried."""

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
STATED = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
ALL = [*STATED["dependencies"], *STATED["optional-dependencies"]["test"]]


@pytest.mark.parametrize("stated", ALL)
def test_every_dependency_has_bounds_below_and_above(stated: str) -> None:
    wanted = Requirement(stated)
    signs = {each.operator for each in wanted.specifier}

    assert signs in ({"=="}, {">=", "<"})
    assert wanted.specifier.contains(version(wanted.name))


def test_the_database_is_the_one_that_was_tried() -> None:
    """Killed, filled to the last byte and measured beside the one before."""
    [pinned] = [each for each in ALL if each.startswith("duckdb")]

    assert pinned == f"duckdb=={version('duckdb')}"

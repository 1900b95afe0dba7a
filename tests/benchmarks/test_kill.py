"""A round of the deeds that are killed by hand fifty times."""

import signal

import pytest

from tests.benchmarks.kill import loop


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on Windows")
@pytest.mark.parametrize("deed", ["migrating", "attaching"])
def test_a_killed_deed_leaves_nothing_by_half(deed: str) -> None:
    found = loop(deed, 2)

    assert found.rounds == 2
    assert (found.lost, found.halves) == (0, 0)

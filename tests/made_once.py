"""What is costly to make, made once for all workers of a run."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

LONGEST = 300.0
"""Seconds that one worker waits for what another one makes."""


def made_once(
    temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """Return the folder that ``make`` fills, by whichever worker comes first."""
    own = temporary.getbasetemp()
    root = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    done, half, turn = (root / f"{name}{part}" for part in ("", ".half", ".turn"))
    try:
        turn.touch(exist_ok=False)
    except FileExistsError:
        return _waited_for(done)
    try:
        half.mkdir()
        make(half)
    except BaseException:
        shutil.rmtree(half)
        turn.unlink()
        raise
    return half.rename(done)


def _waited_for(done: Path) -> Path:
    for _ in range(int(LONGEST * 10)):
        if done.exists():
            return done
        time.sleep(0.1)
    raise AssertionError(f"Nobody made {done}.")

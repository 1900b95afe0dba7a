"""Where charts are drawn: a process that starts when needed and ends when idle."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Lock, Timer
from typing import Any, Final

PROGRAM: Final = Path(__file__).with_name("drawing.py")
IDLE: Final = 20.0
"""Seconds without an order until the process ends and gives its memory back."""

LONGEST: Final = 20.0
"""Seconds that one order may take; a chart takes some hundredths."""


class Undrawn(RuntimeError):
    """A chart could not be drawn: a fault of ours."""


class Workshop:
    """Draws one chart after the other, for all threads of the server."""

    def __init__(self, idle: float = IDLE) -> None:
        self._idle = idle
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._rest: Timer | None = None

    @property
    def is_open(self) -> bool:
        """Whether the process is there."""
        return self._process is not None

    def wake(self) -> None:
        """Start the process beside whatever the caller does; never wait for it."""
        if self._lock.acquire(blocking=False):
            try:
                self._open()
                self._rest_later()
            finally:
                self._lock.release()

    def draw(self, order: Mapping[str, Any]) -> dict[str, str]:
        """Return the answer to an order. Raises Undrawn where there is none."""
        with self._lock:
            answer = self._asked(self._open(), json.dumps(order) + "\n")
            if not answer:
                self._end()
                raise Undrawn("The process that draws ended.")
            self._rest_later()
        answered: dict[str, str] = json.loads(answer)
        if fault := answered.get("fault"):
            raise Undrawn(fault)
        return answered

    def close(self) -> None:
        """End the process; the next order starts it again."""
        with self._lock:
            self._end()

    def _open(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                # Not its folder first among the paths: modules of ours are called
                # like some of Python's own.
                [sys.executable, "-P", str(PROGRAM)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
        return self._process

    def _asked(self, process: subprocess.Popen[str], order: str) -> str:
        watch = Timer(LONGEST, process.kill)
        watch.daemon = True
        watch.start()
        try:
            if process.stdin is None or process.stdout is None:
                return ""
            process.stdin.writelines([order])
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:
            return ""
        finally:
            watch.cancel()

    def _rest_later(self) -> None:
        if self._rest:
            self._rest.cancel()
        self._rest = Timer(self._idle, self.close)
        self._rest.daemon = True
        self._rest.start()

    def _end(self) -> None:
        if self._rest:
            self._rest.cancel()
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process, self._rest = None, None

"""Where is done what could harm the server: a process beside it, which may die alone.

It starts when it is needed, answers one order after the other, a line of JSON in and
lines out, and ends when idle. Charts are drawn in one (a whole JavaScript engine), the
files of strangers are opened in another, under a limit of memory and time.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread, Timer
from time import monotonic
from typing import IO, Any, Final

HOUSE: Final = Path(__file__).parent.parent
IDLE: Final = 20.0
"""Seconds without an order until the process ends and gives its memory back."""

BEAT: Final = 0.5
"""Seconds between two words of how far an order is; then it may be given up too."""

LARGE: Final = 4_000_000
"""Signs of an answer after which the process ends: its memory is wanted back."""

Told = Callable[[float], None]
"""Is told again and again how far an order is, from 0 to 1; may raise to give it up."""


class Unanswered(RuntimeError):
    """The process ended without an answer, of which the memory may be the reason."""


class TookTooLong(Unanswered):
    """The process was ended because the order took too long."""


def silent(_done: float) -> None:
    """Tell nobody."""


class Workshop:
    """A program's process; answers the orders of all threads, one after the other.

    ``program`` is a module whose ``main`` answers (``data.opening.__main__``);
    ``longest`` the seconds that one order may take.
    """

    def __init__(self, program: str, longest: float = 20.0, idle: float = IDLE) -> None:
        self._program = program
        self._longest = longest
        self._idle = idle
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._answers: SimpleQueue[str] = SimpleQueue()
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

    def ask(self, order: Mapping[str, Any], told: Told = silent) -> dict[str, Any]:
        """Return the answer to an order.

        Raises Unanswered where there is none. What ``told`` raises ends the order.
        """
        while not self._lock.acquire(timeout=BEAT):
            told(0.0)
        try:
            answer = self._asked(json.dumps(order) + "\n", told)
            if len(answer) > LARGE:
                self._end()
            else:
                self._rest_later()
        except BaseException:
            self._end()
            raise
        finally:
            self._lock.release()
        answered: dict[str, Any] = json.loads(answer)
        return answered

    def close(self) -> None:
        """End the process; the next order starts it again."""
        with self._lock:
            self._end()

    def _open(self) -> subprocess.Popen[str]:
        if self._rest:
            self._rest.cancel()
        if self._process is None or self._process.poll() is not None:
            self._end()
            paths = filter(None, (str(HOUSE), os.environ.get("PYTHONPATH")))
            around = {"PYTHONPATH": os.pathsep.join(paths), "RUST_BACKTRACE": "0"}
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                [sys.executable, "-P", "-m", self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env={**os.environ, **around},
            )
            self._answers = SimpleQueue()
            heard = (self._process.stdout, self._answers)
            Thread(target=_hear, args=heard, daemon=True).start()
        return self._process

    def _asked(self, order: str, told: Told) -> str:
        process, began = self._open(), monotonic()
        watch = Timer(self._longest, process.kill)
        watch.daemon = True
        watch.start()
        try:
            if process.stdin:
                process.stdin.writelines([order])
                process.stdin.flush()
            answer = self._heard(told)
        except OSError:
            answer = ""
        finally:
            watch.cancel()
        if not answer:
            ended = f"The process of {self._program} ended."
            is_late = monotonic() - began >= self._longest
            raise TookTooLong(ended) if is_late else Unanswered(ended)
        return answer

    def _heard(self, told: Told) -> str:
        """Return the answer; lines before it say how far it is."""
        done = 0.0
        while True:
            try:
                line = self._answers.get(timeout=BEAT)
            except Empty:
                told(done)
                continue
            if not line.startswith('{"done":'):
                return line if line.endswith("\n") else ""
            done = float(json.loads(line)["done"])
            told(done)

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
            self._process.wait()
            if self._process.stdin:
                _closed(self._process.stdin)
        self._process, self._rest = None, None


def answering(answer: Callable[[dict[str, Any]], Mapping[str, Any]]) -> None:
    """Answer every order until there are none any more: what a program's main does."""
    for line in sys.stdin:
        sys.stdout.writelines([json.dumps(answer(json.loads(line))), "\n"])
        sys.stdout.flush()


def saying_how_far() -> Told:
    """Return what a program calls as it goes on; it is passed on now and then."""
    last = monotonic()

    def told(done: float) -> None:
        nonlocal last
        if monotonic() - last >= BEAT:
            last = monotonic()
            sys.stdout.writelines([json.dumps({"done": round(done, 3)}), "\n"])
            sys.stdout.flush()

    return told


def _hear(spoken: IO[str], answers: "SimpleQueue[str]") -> None:
    """Pass on what the process says, and an empty line at its end."""
    for line in spoken:
        answers.put(line)
    answers.put("")
    spoken.close()


def _closed(pipe: IO[str]) -> None:
    try:
        pipe.close()
    except OSError:  # what was not read any more
        return

"""Answers that are remembered until a commit changes what they depend on.

One process writes, rows are unchangeable, and planning a question takes the database
longer than answering it: who asks the same again is handed the same rows. What makes
that safe:

- an answer holds only while no commit that wrote one of its tables
  (``data/store/tables.py``) began, was under way or ended since it was asked; a commit
  is under way from before the database keeps it until after: nobody sees something
  older than what they, or anybody else, saw before;
- a transaction remembers on its own, and each of its statements counts as a commit:
  what is not committed is nobody else's, and a roll-back leaves nothing;
- a question that names the clock or chance, or that writes, is refused
  (``data/store/statements.py``); one about a moment of the clock is asked each time.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from math import inf
from threading import Lock
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    Union,
    get_args,
    get_origin,
)
from uuid import UUID

from pydantic import BaseModel

from data.store.tables import Tables

MOST_ANSWERS: Final = 4000
LARGEST_ANSWER: Final = 8 * 1024 * 1024
"""About how many bytes of memory one answer may take: four thousand tasks."""

LARGEST_SUM: Final = 32 * 1024 * 1024
"""About how many bytes of memory all of them may take together."""

ROW_SIZE: Final = 600
FIELD_SIZE: Final = 40
"""About how many bytes a row and each of its fields take beside the values."""

LOOKED_AT: Final = 40
"""About how many rows are looked at to say how large an answer is."""

LARGEST_FILE: Final = 64 * 1024
"""How many bytes a value may have; a logo is remembered, a photograph is not."""

NEVER: Final = sys.maxsize
"""The size of what is not remembered."""

UNCHANGEABLE: Final = (
    *(str, int, float, bytes, Decimal, UUID, Enum),
    *(date, time, timedelta, NoneType),
)

Answer = tuple[Any, ...]


class Asked(NamedTuple):
    """What the database answered, and about how many bytes of memory it takes."""

    answer: Answer
    size: int


class _Known(NamedTuple):
    """An answer, the tables it depends on, and the last commit before it was asked."""

    answer: Answer
    size: int
    tables: frozenset[str]
    after: float


class Memory:
    """The answers of one opened database, shared by all its cursors and threads."""

    def __init__(
        self,
        tables: Tables | None = None,
        *,
        most: int = MOST_ANSWERS,
        largest: int = LARGEST_ANSWER,
        room: int = LARGEST_SUM,
    ) -> None:
        self.tables = tables or Tables()
        self._most = most
        self._largest = largest
        self._room = room
        self._lock = Lock()
        self._known: OrderedDict[Hashable, _Known] = OrderedDict()
        self._size = 0
        self._commits = 0
        self._changed: dict[str, float] = {}

    def answer(
        self, key: Hashable, tables: frozenset[str], ask: Callable[[], Asked]
    ) -> Answer:
        """Return the remembered answer, or ask and remember it.

        ``tables`` are those it depends on. Two threads that ask the same at the same
        time may both ask the database.
        """
        with self._lock:
            known = self._known.get(key)
            if known is not None and self._holds(known):
                self._known.move_to_end(key)
                return known.answer
            after = self._commits
        answer, size = ask()
        if size <= self._largest:
            with self._lock:
                found = _Known(answer, size, tables, after)
                if self._holds(found):
                    self._keep(key, found)
        return answer

    @contextmanager
    def committing(self, tables: Iterable[str]) -> Iterator[None]:
        """Let no answer that depends on these tables hold, and none of before later.

        Commits come one at a time.
        """
        changed = {*tables}
        with self._lock:
            self._changed |= dict.fromkeys(changed, inf)
        try:
            yield
        finally:
            with self._lock:
                self._commits += 1
                self._changed |= dict.fromkeys(changed, self._commits)

    def __len__(self) -> int:
        """Return how many answers are remembered, also of before a commit."""
        return len(self._known)

    @property
    def size(self) -> int:
        """About how many bytes of memory the answers take."""
        return self._size

    def _holds(self, known: _Known) -> bool:
        """Return whether none of its tables was, or is being, changed since."""
        changed, after = self._changed, known.after
        return all(changed.get(table, 0) <= after for table in known.tables)

    def _keep(self, key: Hashable, found: _Known) -> None:
        before = self._known.pop(key, None)
        self._known[key] = found
        self._size += found.size - (before.size if before else 0)
        while len(self._known) > self._most or self._size > self._room:
            _, oldest = self._known.popitem(last=False)
            self._size -= oldest.size


def key_of(kind: object, sql: str, values: Mapping[str, object]) -> Hashable | None:
    """Return what names a question, or None where its answer is not remembered."""
    try:
        key = (kind, sql, *((name, _still(value)) for name, value in values.items()))
        hash(key)
    except TypeError:
        return None
    return key


def _still(value: object) -> Hashable:
    """Return a value with its type (1 is not True), lists as what can be a key."""
    if isinstance(value, list | tuple):
        return (list, *(_still(part) for part in value))
    if isinstance(value, datetime):
        raise TypeError("The same moment is never asked about twice.")
    return (type(value), value)


def size_of(value: object) -> int:
    """Return about how many bytes a value takes; a file is never remembered."""
    if isinstance(value, str):
        return 60 + len(value)
    if isinstance(value, bytes):
        return 60 + len(value) if len(value) <= LARGEST_FILE else NEVER
    if isinstance(value, list | tuple):
        return 60 + sum(map(size_of, value))
    if isinstance(value, dict):
        return 240 + sum(map(size_of, value.values()))
    return 40


def size_of_rows(found: Sequence[Answer], *, files: bool = False) -> int:
    """Return about how many bytes rows take that are read from these values.

    Of many rows only some are looked at, unless a column may hold ``files``.
    """
    looked_at = found if files else found[:: len(found) // LOOKED_AT + 1]
    if not looked_at:
        return ROW_SIZE
    values = size_of(looked_at) // len(looked_at)
    return len(found) * (ROW_SIZE + FIELD_SIZE * len(found[0]) + values)


def size_of_column(values: Answer) -> int:
    """Return the same of a column's values; what can be changed is not remembered."""
    is_fixed = all(isinstance(value, UNCHANGEABLE) for value in values)
    return size_of(values) if is_fixed else NEVER


@cache
def is_unchangeable_kind(kind: type[BaseModel]) -> bool:
    """Return whether nobody can change a row of this kind once it is handed out."""
    computes = any(
        isinstance(part, cached_property)
        for above in kind.__mro__
        for part in vars(above).values()
    )
    hints = (field.annotation for field in kind.model_fields.values())
    return (
        bool(kind.model_config.get("frozen"))
        and not computes
        and all(map(_is_unchangeable_hint, hints))
    )


def _is_unchangeable_hint(hint: Any) -> bool:  # noqa: ANN401
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _is_unchangeable_hint(inner[0])
    if origin is Literal:
        return all(isinstance(value, UNCHANGEABLE) for value in inner)
    if origin in {tuple, frozenset, Union, UnionType}:
        return all(_is_unchangeable_hint(part) for part in inner if part is not ...)
    if not isinstance(hint, type):
        return False
    if issubclass(hint, BaseModel):
        return is_unchangeable_kind(hint)
    return issubclass(hint, UNCHANGEABLE)

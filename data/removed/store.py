"""Keeping what is taken out a while, and which kinds of records can come back."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Final, NamedTuple, TypeVar
from uuid import UUID

from data.act import Act
from data.attachments.store import files_of
from data.record import KeptRecord
from data.removed.models import KEPT_FOR, Named, Removed

K = TypeVar("K", bound=KeptRecord)


class Comeback(NamedTuple):
    """How a kind comes back: ``again`` raises why not, or returns what is kept then."""

    kind: type[KeptRecord]
    again: Callable[[Act, Any], KeptRecord]
    title: Callable[[Any], object]


COMEBACKS: Final[dict[str, Comeback]] = {}
"""The kinds that can come back, by their tables; each subject names its own."""

_JUST: Final[ContextVar[Named | None]] = ContextVar("just_removed", default=None)


def comes_back(
    kind: type[K], again: Callable[[Act, K], K], title: Callable[[K], object]
) -> None:
    """Name a kind that can be brought back; ``title`` is told in the history."""
    COMEBACKS[kind.table.name] = Comeback(kind, again, title)


def keep_a_while(act: Act, kept: KeptRecord, record_id: UUID) -> None:
    """Keep a record as it is, inside the transaction that takes it out.

    One with files is not: they are gone with it, and half of it would come back.
    """
    record = kept.table.name
    act.store.write(
        "delete from removed_record where removed_at < $since or record_id = $id",
        since=act.now - KEPT_FOR,
        id=record_id,
    )
    if files_of(act.store, record, record_id):
        return
    new = Removed(
        record=record,
        record_id=record_id,
        person_id=act.by.id,
        removed_at=act.now,
        facts=kept.model_dump_json(),
    )
    act.store.add(new)
    _JUST.set(Named(record, record_id))


def just_removed() -> Named | None:
    """Return what this press took out and can bring back, once."""
    named = _JUST.get()
    _JUST.set(None)
    return named

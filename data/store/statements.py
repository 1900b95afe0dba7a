"""The statements that keep and find records of a kind, from what the kind declares.

Names of tables and columns come only from the declarations of our own classes, values
only as ``$name``.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from pydantic import BaseModel

from data.errors import Refused
from data.language import N_
from data.record import KeptRecord

SIGNED: Final = frozenset(
    {"review", "year_review", "year_review_goal", "review_answer"}
)
"""Tables of what was signed: rows are added, and never changed or removed."""

WRITES: Final = re.compile(
    r"\b(insert|update|delete|merge|truncate|create|drop|alter|copy|attach|set)\b",
    re.IGNORECASE,
)
CLOCK: Final = re.compile(
    r"""
    \b(current_(date|time|timestamp)|localtime(stamp)?)\b
    | \b(now|today|age|\w*(random|uuid|seed)\w*|\w*(transaction|query|txid)_\w+
        |current_\w+|get_current_\w+|current_localtime\w*|(next|curr|set)val
        |getvariable|in_search_path|sleep_ms|write_log|stats|error|vector_type)\s*\(
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The clock, chance, counters, and what a connection knows of itself."""

_CHANGED: Final = re.compile(
    r"""
    \b(?:update|delete\s+from|merge\s+into|truncate(?:\s+table)?
        |(?:drop|alter)\s+table(?:\s+if\s+exists)?
        |create\s+or\s+replace\s+table|insert\s+or\s+(?:replace|ignore)\s+into
        |insert\s+into(?=.*\bon\s+conflict\b))
    \s+(?:"?\w+"?\s*\.\s*)*"?(\w+)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""What a statement changes that is there already."""

_SAID: Final = re.compile(r"--[^\n]*|'[^']*'|\$\w+")
"""Comments, texts and the names of values: they do nothing."""


@lru_cache(maxsize=4096)
def demand_question(sql: str) -> None:
    """Raise ValueError unless the same answer comes until something is kept.

    Questions are asked by ``rows``, ``column`` and the verbs above them, which may
    answer from memory; what writes goes through ``write``.
    """
    done = _SAID.sub(" ", sql)
    if found := WRITES.search(done) or CLOCK.search(done):
        raise ValueError(f"A question neither writes nor asks the clock: {found[0]}")


@lru_cache(maxsize=4096)
def demand_unsigned(sql: str) -> None:
    """Raise Refused where a statement changes or removes what was signed.

    Every verb of the store writes through it. Migrations and restored copies do not.
    """
    found = _CHANGED.findall(_SAID.sub(" ", sql))
    if not SIGNED.isdisjoint(name.lower() for name in found):
        raise Refused(
            N_("What was signed stays as it was signed. Sign a new version instead.")
        )


def asks_the_clock(sql: str) -> bool:
    """Return whether a text asks what changes though nothing is kept."""
    return CLOCK.search(_SAID.sub(" ", sql)) is not None


def one(
    kind: type[KeptRecord], key: tuple[object, ...], fields: Mapping[str, object]
) -> dict[str, object]:
    """Return which fields must have which values, by a whole key or by named fields."""
    if kind.table.key and not key and not fields:
        raise TypeError(f"Say which {kind.__name__} is meant.")
    by_key = dict(zip(kind.table.key, key, strict=True)) if key else {}
    return {**by_key, **known(kind, fields)}


def known(kind: type[KeptRecord], fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields as they are, or raise that the kind has no such field."""
    if unknown := set(fields) - set(kind.model_fields):
        raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    return dict(fields)


def found(kind: type[KeptRecord], fields: Mapping[str, object]) -> str:
    """Return the question for the first record with these values, by its key.

    A whole key finds one record at most; ordering that would take twice the time.
    """
    asked = f"from {kind.table.name}{_where(fields)}"
    if set(kind.table.key) <= set(fields):
        return asked
    return f"{asked} order by {', '.join(kind.table.key)} limit 1"


def counted(kind: type[KeptRecord], fields: Mapping[str, object]) -> str:
    """Return the question how many records have these values."""
    return f"select count(*) from {kind.table.name}{_where(fields)}"


def removed(kind: type[KeptRecord], fields: Mapping[str, object]) -> str:
    """Return the statement that removes the records with these values."""
    return f"delete from {kind.table.name}{_where(fields)}"


def added(table: str, columns: Mapping[str, str]) -> str:
    """Return the statement that adds rows; ``columns`` are names and their types."""
    return f"insert into {table} ({', '.join(columns)}) select {_unnested(columns)}"


def added_one(
    table: str, columns: Mapping[str, str], key: Collection[str] | None = None
) -> str:
    """Return the statement that adds one row, in half the time that a list takes.

    With a key it is left out where its key is there already (an empty key: the one
    record that can be there). ``on conflict`` would say the same in twice the time;
    it is not needed, since only one writes at a time.
    """
    into = f"insert into {table} ({', '.join(columns)})"
    told = ", ".join(_told(columns).values())
    if key is None:
        return f"{into} values ({told})"
    there = f"from {table}{_where(dict.fromkeys(key, True))}"
    return f"{into} select {told} where not exists ({there})"


def replaced(kind: type[KeptRecord], columns: Mapping[str, str]) -> str:
    """Return the statement that replaces records, each by its next version."""
    table, key, *_ = kind.table
    changes = ", ".join(f"{name} = told.{name}" for name in columns if name not in key)
    same = [f"{table}.{name} = told.{name}" for name in key]
    if "version" in columns:
        same.append(f"{table}.version = told.version - 1")
    return (
        f"update {table} set {changes} from (select {_unnested(columns)}) as told "
        f"where {' and '.join(same)}"
    )


def replaced_one(kind: type[KeptRecord], columns: Mapping[str, str]) -> str:
    """Return the statement that replaces one record by its next version."""
    table, key, *_ = kind.table
    told = _told(columns)
    changes = ", ".join(f"{name} = {told[name]}" for name in told if name not in key)
    same = [f"{name} = {told[name]}" for name in key]
    if "version" in columns:
        same.append(f"version = {told['version']} - 1")
    where = f" where {' and '.join(same)}" if same else ""
    return f"update {table} set {changes}{where}"


def by_column(rows: Iterable[BaseModel | Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return the rows column by column, in values that the database knows."""
    dumped = [
        dict(row) if isinstance(row, Mapping) else row.model_dump() for row in rows
    ]
    return {name: [_plain(row[name]) for row in dumped] for name in dumped[0]}


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple | set | frozenset) else value


def _where(fields: Mapping[str, object]) -> str:
    tests = [
        f"{name} is null" if value is None else f"{name} = ${name}"
        for name, value in fields.items()
    ]
    return f" where {' and '.join(tests)}" if tests else ""


def _unnested(columns: Mapping[str, str]) -> str:
    return ", ".join(
        f"unnest(cast(${name} as {of}[])) as {name}" for name, of in columns.items()
    )


def _told(columns: Mapping[str, str]) -> dict[str, str]:
    return {name: f"cast(${name} as {of})" for name, of in columns.items()}

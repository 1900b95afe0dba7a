"""Which tables does a statement touch? Rather one too many than one too few."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Self

import duckdb

ALL: Final = "*"
"""Stands for every table: what touches it, touches all."""

COUNT: Final = "commit_count"
"""The table that every commit changes."""

DEFINITIONS: Final = """
    select table_name, '' from duckdb_tables() where not internal
    union all
    select view_name, sql from duckdb_views() where not internal
    union all
    select function_name, macro_definition
    from duckdb_functions()
    where not internal and macro_definition is not null
"""
MIGRATIONS: Final = "select name from migration"
_left: Final[dict[frozenset[str], list[tuple[str, str]]]] = {}
"""What each list of migrations left, as it was found first."""

MOST_TEXTS: Final = 4096
_PLAIN: Final = re.compile(
    r"\s*(?:insert\s+into|update|delete\s+from)\s+(\w+)\b(?!\s*\.)", re.IGNORECASE
)
_WORD: Final = re.compile(r"\w+")


class Tables:
    """The tables behind every table, view and macro of a database, by its name.

    A statement touches what it names, and what that names in turn. Names are looked
    for as words anywhere in the text, so that a column or a comment of the same name
    counts too.
    """

    def __init__(self, definitions: Iterable[tuple[str, str]] = ()) -> None:
        texts = {COUNT: ""}
        for name, text in definitions:
            texts[name.lower()] = f"{texts.get(name.lower(), '')} {text}"
        self._behind = {name: _behind(name, texts) for name in texts}
        self._asked: dict[str, frozenset[str]] = {}

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection) -> Self:
        """Return the tables of a database as its migrations left it.

        The same migrations leave the same tables; asking for them takes half as long
        as opening the file. What somebody else added is not known, and counts as
        everything.
        """
        run = connection.execute
        done = frozenset(name for (name,) in run(MIGRATIONS).fetchall())
        if done not in _left:
            _left[done] = run(DEFINITIONS).fetchall()
        return cls(_left[done])

    def asked(self, sql: str) -> frozenset[str]:
        """Return the tables that a question's answer depends on, ALL among them.

        Where none is recognized, every commit may change the answer.
        """
        if (known := self._asked.get(sql)) is not None:
            return known
        found = frozenset({ALL}) | (self._named(sql) or {COUNT})
        if len(self._asked) < MOST_TEXTS:
            self._asked[sql] = found
        return found

    def written(self, sql: str) -> frozenset[str]:
        """Return the table that a plain statement changes; it only asks the others.

        Of another statement every table that it names, ALL where none is known.
        """
        if (plain := _PLAIN.match(sql)) and plain[1].lower() in self._behind:
            return self._behind[plain[1].lower()]
        return self._named(sql) or frozenset({ALL})

    def _named(self, sql: str) -> frozenset[str]:
        words = self._behind.keys() & _WORD.findall(sql.lower())
        return frozenset(table for word in words for table in self._behind[word])


def _behind(name: str, texts: Mapping[str, str]) -> frozenset[str]:
    """Return the tables that a name stands for: those without a text of their own."""
    seen, open_ = {name}, [name]
    while open_:
        named = set(_WORD.findall(texts[open_.pop()].lower())) & texts.keys()
        open_ += named - seen
        seen |= named
    return frozenset(each for each in seen if not texts[each].strip())

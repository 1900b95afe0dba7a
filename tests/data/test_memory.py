"""What is remembered is never older than the last commit, and never uncommitted."""

import importlib
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from threading import Event
from typing import Any, Literal, get_args, get_type_hints
from uuid import UUID

import duckdb
import pytest
from pydantic import BaseModel, ConfigDict

from data.actor import Role
from data.errors import Stale
from data.people.models import Person
from data.record import Record, new_id
from data.school.models import School, YearRecord
from data.store import Store, statements
from data.store.memory import (
    LARGEST_FILE,
    LARGEST_SUM,
    NEVER,
    ROW_SIZE,
    Asked,
    Memory,
    is_unchangeable_kind,
    key_of,
    size_of,
    size_of_column,
    size_of_rows,
)
from tests.house_rules import ROOT, modules, sources
from tests.make import RINA

TASKS = frozenset({"task"})
RINA_TOO = new_id()
YEARS = "from school_year order by start"


def answered(*values: object, size: int = 1) -> Callable[[], Asked]:
    return lambda: Asked(values, size)


def year(start: int, version: int = 1) -> YearRecord:
    return YearRecord(start=start, closed_on=None, version=version)


def test_the_same_question_is_answered_from_memory(store: Store) -> None:
    first = store.rows(Person, "from person order by id")
    again = store.cursor().rows(Person, "from person order by id")

    assert first == again
    assert first is not again
    assert all(one is other for one, other in zip(first, again, strict=True))


def test_who_changes_the_list_of_an_answer_changes_nobody_elses(store: Store) -> None:
    names = "select name from person order by name"
    rows, column = store.rows(School, "from school order by id"), store.column(names)
    whole = list(column)
    rows.clear()
    column.append("Siluman")

    assert store.rows(School, "from school order by id")
    assert store.column(names) == whole


def test_a_commit_ends_what_is_remembered_for_every_cursor(store: Store) -> None:
    reader, writer = store.cursor(), store.cursor()
    before = reader.get(Person, RINA.id)

    with writer.transaction():
        writer.replace(before.model_copy(update={"name": "Rina A.", "version": 2}))
        assert reader.get(Person, RINA.id) is before
        assert writer.get(Person, RINA.id).name == "Rina A."

    assert reader.get(Person, RINA.id).name == "Rina A."
    assert reader.count(Person, name="Rina A.") == 1


def test_nothing_uncommitted_is_remembered(store: Store) -> None:
    def write_and_stop() -> None:
        with store.transaction():
            store.add(year(2040))
            assert store.exists(YearRecord, 2040)
            assert len(store.rows(YearRecord, YEARS)) == known + 1
            raise RuntimeError

    known = len(store.rows(YearRecord, YEARS))
    with pytest.raises(RuntimeError):
        write_and_stop()

    assert not store.exists(YearRecord, 2040)
    assert len(store.rows(YearRecord, YEARS)) == known


def test_a_transaction_finds_what_it_changed_itself(store: Store) -> None:
    rina = store.get(Person, RINA.id)
    rename = "update person set name = $name where id = $id"

    def found() -> tuple[str, int]:
        named = store.count(Person, name=rina.name)
        return store.get(Person, rina.id).name, named

    with store.transaction():
        assert found() == (rina.name, 1)
        store.replace(rina.model_copy(update={"name": "Rina A.", "version": 2}))
        assert found() == ("Rina A.", 0)
        store.write(rename, name="Rina B.", id=rina.id)
        assert found() == ("Rina B.", 0)
        store.write(f"with one as (select 1) {rename}", name=rina.name, id=rina.id)
        assert found() == (rina.name, 1)
        store.add(rina.model_copy(update={"id": RINA_TOO}))
        assert found() == (rina.name, 2)
        store.remove(Person, RINA_TOO)
        assert found() == (rina.name, 1)


def test_what_a_stopped_transaction_found_is_not_found_by_the_next(
    store: Store,
) -> None:
    def rename_and_stop() -> None:
        with store.transaction():
            store.write("update person set name = 'Rina A.' where id = $id", id=RINA.id)
            assert store.get(Person, RINA.id).name == "Rina A."
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rename_and_stop()

    with store.transaction():
        assert store.get(Person, RINA.id).name == RINA.name


def test_a_transaction_asks_once_for_what_it_does_not_change(store: Store) -> None:
    with store.transaction():
        first = store.get(Person, RINA.id)
        store.add(year(2040))
        assert store.get(Person, RINA.id) is first
        store.replace(first.model_copy(update={"version": first.version + 1}))
        assert store.get(Person, RINA.id) is not first


def test_what_is_kept_outside_a_transaction_is_counted_too(store: Store) -> None:
    commits = "select count from commit_count"
    before = store.number(commits)
    store.rows(YearRecord, YEARS)

    store.add(year(2040))

    assert year(2040) in store.rows(YearRecord, YEARS)
    assert store.number(commits) == before + 1


def test_a_commit_that_fails_leaves_nothing(store: Store) -> None:
    first, second = store.cursor(), store.cursor()
    kept = store.get(Person, RINA.id)

    def clash() -> None:
        with first.transaction():
            first.replace(kept.model_copy(update={"name": "Satu", "version": 2}))
            with second.transaction():
                second.add(year(2040))

    with pytest.raises(Stale):
        clash()

    assert store.get(Person, RINA.id) == kept
    assert store.exists(YearRecord, 2040)


class Start(Record):
    """The same question as a kind of its own."""

    start: int
    closed_on: date | None
    version: int


def test_questions_with_other_kinds_or_values_are_other_questions(
    store: Store,
) -> None:
    store.add(year(1))
    same = "select $value as value where $value in (1, true)"

    assert type(store.rows(YearRecord, YEARS)[0]) is YearRecord
    assert type(store.rows(Start, YEARS)[0]) is Start
    assert store.column(same, value=1) == [1]
    assert store.column(same, value=True)[0] is True
    assert store.find(YearRecord, 1) == year(1)
    assert store.find(YearRecord, 2) is None


def test_lists_are_part_of_what_is_asked(store: Store) -> None:
    sql = "select name from person where name in (select unnest($names)) order by name"

    assert store.column(sql, names=["Rina"]) == ["Rina"]
    assert store.column(sql, names=["Rina", "Budi"]) == ["Budi", "Rina"]
    assert key_of(None, sql, {"names": ["Rina"]}) == key_of(
        None, sql, {"names": ("Rina",)}
    )
    assert key_of(None, sql, {"names": [["a"], "b"]}) != key_of(
        None, sql, {"names": ["a", ["b"]]}
    )


def test_a_moment_and_what_cannot_be_a_key_are_asked_each_time() -> None:
    assert key_of(None, "select 1", {"now": datetime(2026, 7, 1, tzinfo=UTC)}) is None
    assert key_of(None, "select 1", {"at": [datetime(2026, 7, 1, tzinfo=UTC)]}) is None
    assert key_of(None, "select 1", {"facts": {"a": 1}}) is None
    assert key_of(None, "select 1", {"today": date(2026, 7, 1)}) is not None


REFUSED = [
    "insert into person select * from person returning 1",
    "with new as (update person set name = '' returning id) select id from new",
    "DELETE FROM person",
    "select now()",
    "select NOW ()",
    "select current_date",
    "select Current_Timestamp::date",
    "select name from person where today() > '2026-07-01'::date",
    "select age('2026-07-01'::timestamp)",
    "select uuid()",
    "select id from person order by random()",
    "select nextval('line')",
]


@pytest.mark.parametrize("sql", REFUSED)
def test_a_question_that_writes_or_asks_the_clock_is_refused(
    store: Store, sql: str
) -> None:
    before = store.rows(Person, "from person order by id")

    with pytest.raises(ValueError, match="neither writes nor asks the clock"):
        store.column(sql)
    with pytest.raises(ValueError, match="neither writes nor asks the clock"):
        store.rows(Person, sql)
    assert store.rows(Person, "from person order by id") == before


def test_words_inside_texts_and_values_are_no_deeds(store: Store) -> None:
    assert store.column("select 'now(' || $update -- delete", update="x") == ["now(x"]


def test_every_function_that_may_answer_differently_is_refused() -> None:
    """What only looks at the zone of a moment answers the same: it is set for good."""
    connection = duckdb.connect()
    found = connection.execute(
        """
        select distinct function_name from duckdb_functions()
        where stability <> 'CONSISTENT'
            and function_type = 'scalar'
            and not (
                len(parameter_types) > 0
                and regexp_matches(
                    concat_ws(' ', return_type, array_to_string(parameter_types, ' ')),
                    'WITH TIME ZONE|TIMESTAMPTZ'
                )
            )
        """
    ).fetchall()
    connection.close()

    assert len(found) > 20
    passing = [
        name for (name,) in found if not statements.asks_the_clock(f"select {name}()")
    ]
    assert passing == []


def test_an_answer_asked_before_a_commit_is_not_remembered_after_it() -> None:
    memory = Memory()

    def asked_meanwhile() -> Asked:
        with memory.committing(TASKS):
            pass
        return Asked(("old",), 1)

    assert memory.answer("a", TASKS, asked_meanwhile) == ("old",)
    assert memory.answer("a", TASKS, answered("new")) == ("new",)
    assert memory.answer("a", TASKS, answered("never asked")) == ("new",)


def test_an_old_answer_does_not_take_the_place_of_a_new_one() -> None:
    memory = Memory()

    def overtaken() -> Asked:
        with memory.committing(TASKS):
            pass
        memory.answer("a", TASKS, answered("new"))
        return Asked(("old",), 1)

    assert memory.answer("a", TASKS, overtaken) == ("old",)
    assert memory.answer("a", TASKS, answered("never asked")) == ("new",)


def test_nothing_is_remembered_while_a_commit_is_under_way() -> None:
    memory = Memory()
    memory.answer("a", TASKS, answered("old"))

    with memory.committing(TASKS):
        assert memory.answer("a", TASKS, answered("perhaps old")) == ("perhaps old",)
        assert memory.answer("a", TASKS, answered("or not")) == ("or not",)

    assert memory.answer("a", TASKS, answered("new")) == ("new",)
    assert memory.answer("a", TASKS, answered("never asked")) == ("new",)


def test_a_commit_ends_only_what_depends_on_its_tables() -> None:
    memory, both = Memory(), TASKS | {"person"}
    memory.answer("tasks", TASKS, answered("old"))
    memory.answer("people", frozenset({"person"}), answered("kept"))
    memory.answer("both", both, answered("old"))

    with memory.committing({"task", "history"}):
        people = memory.answer("people", frozenset({"person"}), answered("unasked"))
        assert people == ("kept",)
        assert memory.answer("both", both, answered("new?")) == ("new?",)

    people = memory.answer("people", frozenset({"person"}), answered("unasked"))
    assert people == ("kept",)
    assert memory.answer("tasks", TASKS, answered("new")) == ("new",)
    assert memory.answer("both", both, answered("new")) == ("new",)


def test_a_commit_that_ends_while_somebody_asks_is_noticed() -> None:
    memory = Memory()
    commit: AbstractContextManager[None] = memory.committing(TASKS)
    commit.__enter__()

    def asked_meanwhile() -> Asked:
        commit.__exit__(None, None, None)
        return Asked(("old",), 1)

    assert memory.answer("a", TASKS, asked_meanwhile) == ("old",)
    assert memory.answer("a", TASKS, answered("new")) == ("new",)


def test_a_commit_that_fails_does_not_end_remembering() -> None:
    memory = Memory()
    with suppress(RuntimeError), memory.committing(TASKS):
        raise RuntimeError

    memory.answer("a", TASKS, answered("kept"))
    assert memory.answer("a", TASKS, answered("never asked")) == ("kept",)


def test_the_answer_used_longest_ago_is_forgotten_first() -> None:
    memory = Memory(most=2)
    for key in ("a", "b", "a", "c"):
        memory.answer(key, TASKS, answered(key))

    assert len(memory) == 2
    assert memory.answer("a", TASKS, answered("asked again")) == ("a",)
    assert memory.answer("b", TASKS, answered("asked again")) == ("asked again",)


def test_answers_take_only_so_much_room() -> None:
    memory = Memory(largest=40, room=100)
    for key in range(50):
        memory.answer(key, TASKS, answered(key, size=40))
    memory.answer("large", TASKS, answered("large", size=41))
    memory.answer("again", TASKS, lambda: memory_filled_meanwhile(memory, "again"))

    assert len(memory) == 2
    assert memory.size == 80
    assert memory.answer("large", TASKS, answered("asked again")) == ("asked again",)


def memory_filled_meanwhile(memory: Memory, key: str) -> Asked:
    """Another thread asked the same and was faster."""
    memory.answer(key, TASKS, answered("theirs", size=40))
    return Asked(("ours",), 40)


def test_files_are_not_remembered_and_logos_are() -> None:
    assert size_of(b"x" * LARGEST_FILE) < 2 * LARGEST_FILE
    assert size_of([(1, b"x" * (LARGEST_FILE + 1))]) >= NEVER
    assert size_of_column(("a", None, 3)) < ROW_SIZE
    with_a_file = [(n, None) for n in range(999)] + [(999, b"x" * (LARGEST_FILE + 1))]
    assert size_of_rows(with_a_file, files=True) > LARGEST_SUM
    assert size_of_column(("a", ["b"])) >= NEVER


def test_many_rows_are_weighed_by_some_of_them() -> None:
    few = size_of_rows([(n, "x" * 1000) for n in range(10)])
    many = size_of_rows([(n, "x" * 1000) for n in range(5000)])

    assert few > 10 * (ROW_SIZE + 1000)
    assert many == pytest.approx(few * 500, rel=0.05)
    assert size_of_rows([]) == ROW_SIZE


def test_a_photograph_is_asked_for_each_time(store: Store) -> None:
    small, large = b"x" * LARGEST_FILE, b"x" * (LARGEST_FILE + 1)
    sql = "select id, $logo::blob as logo from person order by id"

    assert (
        store.rows(Pictured, sql, logo=small)[0]
        is store.rows(Pictured, sql, logo=small)[0]
    )
    assert (
        store.rows(Pictured, sql, logo=large)[0]
        is not store.rows(Pictured, sql, logo=large)[0]
    )


class Pictured(Record):
    """A person and a file."""

    id: UUID
    logo: bytes


class Loose(BaseModel):
    """Not frozen."""

    name: str


class Listing(Record):
    """A list inside an unchangeable value."""

    names: list[str]


class Mapped(Record):
    """A mapping two steps below."""

    parts: tuple[dict[str, str] | None, ...]


class Nested(Record):
    """A value that can be changed inside a value that cannot."""

    inner: tuple[Loose, ...]


class Anything(Record):
    """A field of any kind."""

    value: Any


class Computing(Record):
    """A row that keeps what it worked out, such as words in somebody's language."""

    name: str

    @cached_property
    def words(self) -> str:
        return self.name


class Own(Record):
    """A field of a kind that nobody looked at."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    event: Event


class Steady(Record):
    """All that a row may hold."""

    inner: tuple[Start, ...] | None
    day: date | None
    roles: tuple[Role, ...]
    amount: Decimal
    id: UUID
    logo: bytes
    word: Literal["a", 1]
    months: frozenset[int]


@pytest.mark.parametrize(
    "kind", [Loose, Listing, Mapped, Nested, Anything, Computing, Own]
)
def test_a_kind_that_can_be_changed_is_asked_each_time(
    store: Store, kind: type[BaseModel]
) -> None:
    assert not is_unchangeable_kind(kind)
    if kind is Loose:
        sql = "select name from person order by name"
        store.rows(Loose, sql)[0].name = "Siluman"
        assert "Siluman" not in [row.name for row in store.rows(Loose, sql)]


def test_a_kind_that_cannot_be_changed_is_remembered() -> None:
    assert is_unchangeable_kind(Steady)


def kinds_read_from_the_store() -> dict[str, Any]:
    """Return every kind that the house reads rows as, by where."""
    found = {}
    for source in modules(sources()):
        for call in source.calls():
            verb, of = getattr(call.func, "attr", ""), getattr(call.func, "value", None)
            name = getattr(call.args[0], "id", "") if call.args else ""
            is_store = getattr(of, "id", getattr(of, "attr", "")) == "store"
            if is_store and verb in {"rows", "row", "first", "find", "get"} and name:
                home = importlib.import_module(source.path[:-3].replace("/", "."))
                if isinstance(kind := getattr(home, name, None), type):
                    found[f"{source.path}: {name}"] = kind
        if source.at.name == "queries.py":
            home = importlib.import_module(source.path[:-3].replace("/", "."))
            for function in source.tree.body:
                file = (
                    ROOT
                    / source.at.parent
                    / "sql"
                    / f"{getattr(function, 'name', '')}.sql"
                )
                if file.exists():
                    hints = get_type_hints(getattr(home, file.stem))
                    found[f"{source.path}: {file.stem}"] = get_args(hints["return"])[0]
    return found


def test_no_row_of_the_house_can_be_changed() -> None:
    kinds = kinds_read_from_the_store()

    assert len(kinds) > 100
    assert [at for at, kind in kinds.items() if not is_unchangeable_kind(kind)] == []

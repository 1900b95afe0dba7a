"""No question depends on a table that is not known to be behind it."""

import ast
import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from data.people.models import Person
from data.school.models import YearRecord
from data.store import MIGRATIONS, Store
from data.store.tables import ALL, COUNT, Tables
from tests.house_rules import modules, questions, sources

OPENING = re.compile(r"\s*(select|from|with)\b")


@pytest.fixture(scope="module")
def planner() -> Iterator[duckdb.DuckDBPyConnection]:
    """The real schema, in a database that leaves out nothing of what it is asked."""
    connection = duckdb.connect()
    connection.execute("pragma disable_optimizer")
    connection.execute("create table migration (name text primary key)")
    connection.execute("create table commit_count (count bigint not null)")
    for file in sorted(MIGRATIONS.glob("*.sql")):
        connection.execute(file.read_text("utf-8"))
    yield connection
    connection.close()


def scanned(planner: duckdb.DuckDBPyConnection, sql: str) -> set[str]:
    """Return the tables that DuckDB reads for a question."""
    plain = re.sub(r"--.*", "", sql)
    values: dict[str, Any] = dict.fromkeys(re.findall(r"\$(\w+)", plain))
    [(_, plan)] = planner.execute(f"explain (format json) {sql}", values).fetchall()
    return set(tables_in(json.loads(plan)))


def tables_in(plan: Any) -> Iterator[str]:
    for step in plan if isinstance(plan, list) else [plan]:
        if table := step["extra_info"].get("Table"):
            yield table.rsplit(".", maxsplit=1)[-1].strip('"')
        yield from tables_in(step["children"])


def asked_by_the_house() -> dict[str, str]:
    """Return every question of the house, in files and in the modules' own words."""
    found = {source.path: source.text for source in questions(sources())}
    for source in modules(sources()):
        if source.at.name in {"store.py", "queries.py", "history.py"}:
            said = [node for node in source.nodes if isinstance(node, ast.Constant)]
            texts = {f"{source.path}:{node.lineno}": str(node.value) for node in said}
            found |= {at: sql for at, sql in texts.items() if is_question(sql)}
    return found


def is_question(text: str) -> bool:
    return OPENING.match(text) is not None and ("order by" in text or "count(" in text)


def test_every_question_depends_on_all_tables_that_are_read_for_it(
    planner: duckdb.DuckDBPyConnection,
) -> None:
    tables = Tables.of(planner)
    asked = asked_by_the_house()
    read = {at: scanned(planner, sql) for at, sql in asked.items()}

    assert len(asked) > 120
    assert sum(map(len, read.values())) > 450
    assert [at for at, sql in asked.items() if not read[at] <= tables.asked(sql)] == []


def test_every_view_stands_for_all_tables_that_are_read_for_it(
    planner: duckdb.DuckDBPyConnection,
) -> None:
    tables = Tables.of(planner)
    views = planner.execute(
        "select view_name from duckdb_views() where not internal"
    ).fetchall()

    assert len(views) > 8
    for (view,) in views:
        read = scanned(planner, f"from {view}")
        assert read
        assert read <= tables.asked(f"from {view}")
        assert view not in tables.asked(f"from {view}")


WRITTEN = {
    "update task set step = 'done' where id = $id": {"task"},
    "DELETE FROM Task_Helper where task_id = $id": {"task_helper"},
    "insert into task_seen select id, $p from task": {"task_seen"},
    "\n insert into history (id, person) values ($id, $person)": {"history"},
    "with one as (from task) update person set version = 2": {"task", "person"},
    "-- task\nupdate person set version = 2": {"task", "person"},
    "update main.person set version = 2": {"person"},
    "insert into no_such_table values (1)": {ALL},
}


@pytest.mark.parametrize("sql", WRITTEN)
def test_what_is_written_is_known_or_may_be_everything(store: Store, sql: str) -> None:
    assert Tables.of(store._connection).written(sql) == WRITTEN[sql]


def test_a_name_stands_for_what_is_behind_it_whatever_kind_it_is() -> None:
    tables = Tables(
        [
            ("task", ""),
            ("person", ""),
            ("Held", "create view held as from once(1)"),
            ("once", "select x in (from held, Person)"),
            ("once", "select x from TASK"),
        ]
    )

    assert tables.asked("from held") == {ALL, "task", "person"}
    assert tables.asked('select "ONCE"(1), task') == {ALL, "task", "person"}
    assert tables.asked("select 1") == {ALL, COUNT}
    assert tables.asked("from tasks") == {ALL, COUNT}


def test_a_question_is_asked_again_only_after_its_own_tables_changed(
    store: Store,
) -> None:
    people, years = "from person order by id", "from school_year order by start"
    before = (store.rows(Person, people)[0], store.rows(YearRecord, years)[0])

    store.add(YearRecord(start=2040, closed_on=None, version=1))

    assert store.rows(Person, people)[0] is before[0]
    assert store.rows(YearRecord, years)[0] is not before[1]
    assert store.rows(YearRecord, years)[-1].start == 2040

"""Rules the tools cannot check, checked against the source itself."""

import ast
import importlib
import inspect
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from pydantic import BaseModel

from data.store import Store

ROOT = Path(__file__).parent.parent
PHASES = ("planning", "organizing", "execution", "evaluation")
HOUSE = (*PHASES, "data")
SUBJECTS = sorted(
    file.parent for phase in PHASES for file in (ROOT / phase).glob("*/__init__.py")
)
NAMES = {"__init__", "models", "store", "actions", "queries", "charts", "documents"}
NAMES |= {"page", "form"}
BESIDE = {
    "sample_school": {"pupils", "groundwork", "bodies"},
    "exchange": {"reading", "matching", "commands"},
    "calendar": {"feed", "grid"},
    "decrees": {"commands"},
    "slips": {"commands"},
    "links": {"door"},
}
"""Beside the known names: fiction, a foreign file, commands, a feed, a grid, a door."""
SOURCES = [file for part in HOUSE for file in sorted((ROOT / part).rglob("*.py"))]
QUERIES = sorted(
    file.stem and file for part in HOUSE for file in (ROOT / part).rglob("sql/*.sql")
)
SQL_HOMES = {"store.py", "queries.py", "history.py"}
BANNED = re.compile(
    r"\b(utils?|helpers?|misc|manager|handler|processor|info|obj|tmp|df|status)\b"
)
KEYWORDS = {"say": None, "N_": None, "say_many": (1, 2)}


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


def calls(file: Path) -> Iterator[ast.Call]:
    tree = ast.parse(file.read_text("utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@pytest.mark.parametrize("subject", SUBJECTS, ids=name_of)
def test_a_subject_has_only_the_known_names(subject: Path) -> None:
    found = {file.stem for file in subject.glob("*.py")}
    allowed = NAMES | BESIDE.get(subject.name, set())

    assert found <= allowed


@pytest.mark.parametrize("file", SOURCES, ids=name_of)
def test_every_module_says_what_it_answers(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text("utf-8")))


@pytest.mark.parametrize("file", SOURCES, ids=name_of)
def test_sql_is_only_run_by_stores_and_queries(file: Path) -> None:
    if file.is_relative_to(ROOT / "data" / "store"):
        return
    ran = {
        call.func.attr
        for call in calls(file)
        if isinstance(call.func, ast.Attribute)
        and not (isinstance(call.func.value, ast.Name) and call.func.value.id == "st")
    } & {"rows", "row", "write", "write_next", "write_all", "execute"}

    assert not ran or file.name in SQL_HOMES


@pytest.mark.parametrize("file", SOURCES, ids=name_of)
def test_no_message_hides_inside_an_f_string(file: Path) -> None:
    """Those who collect the messages do not see it there, and nobody translates it."""
    tree = ast.parse(file.read_text("utf-8"))
    hidden = [
        call.lineno
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in KEYWORDS
        and any(isinstance(fact, ast.Constant) for fact in call.args)
    ]

    assert not hidden


@pytest.mark.parametrize("file", SOURCES, ids=name_of)
def test_session_state_stays_in_the_shared_ui(file: Path) -> None:
    in_ui = file.is_relative_to(ROOT / "data" / "ui")

    assert in_ui or "session_state" not in file.read_text("utf-8")


@pytest.mark.parametrize("file", SOURCES, ids=name_of)
def test_names_are_of_the_field(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    names = {
        node.id if isinstance(node, ast.Name) else node.arg
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.arg)
    } | {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    spoken = {word for name in names for word in name.lower().split("_")}

    assert not {word for word in spoken if BANNED.fullmatch(word)}


@pytest.mark.parametrize("file", QUERIES, ids=name_of)
def test_every_query_file_explains_itself(file: Path) -> None:
    question, grain, *_ = file.read_text("utf-8").splitlines()

    assert question.startswith("-- ")
    assert question.endswith("?")
    assert grain.startswith("-- One row per ")
    assert "order by" in file.read_text("utf-8")


@pytest.mark.parametrize("file", QUERIES, ids=name_of)
def test_every_query_file_has_its_function_and_row(file: Path) -> None:
    module = importlib.import_module(
        ".".join((*file.relative_to(ROOT).parts[:-2], "queries"))
    )
    function = getattr(module, file.stem)
    (row,) = get_args(get_type_hints(function)["return"])

    assert selected_columns(file) == list(row.model_fields)


def selected_columns(file: Path) -> list[str]:
    class Column(BaseModel):
        column_name: str

    sql = file.read_text("utf-8")
    plain = re.sub(r"--.*", "", sql)
    values: dict[str, Any] = dict.fromkeys(re.findall(r"\$(\w+)", plain))
    found = Store.open().rows(Column, f"describe {sql}", **values)
    return [column.column_name for column in found]


def test_every_subject_stands_in_the_import_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    listed = {
        container
        for contract in contracts["tool"]["importlinter"]["contracts"]
        for container in contract.get("containers", ())
    }
    subjects = {".".join(s.relative_to(ROOT).parts) for s in SUBJECTS}

    assert subjects <= listed


def messages_of_the_code() -> Catalog:
    catalogue = Catalog()
    for part in HOUSE:
        for name, line, message, _, _ in extract_from_dir(
            ROOT / part, [("**.py", "python")], keywords=KEYWORDS
        ):
            catalogue.add(message, None, [(f"{part}/{name}", line)])
    for _, line, message, _, _ in extract_from_dir(
        ROOT,
        [("app.py", "python")],
        keywords=KEYWORDS,
        directory_filter=lambda _: False,
    ):
        catalogue.add(message, None, [("app.py", line)])
    for name, line, message, _, _ in extract_from_dir(
        ROOT / "data" / "web",
        [("**.html", "jinja2.ext:babel_extract")],
        keywords=KEYWORDS,
        options_map={"**.html": {"extensions": "jinja2.ext.i18n"}},
    ):
        catalogue.add(message, None, [(f"data/web/{name}", line)])
    return catalogue


def test_every_message_is_translated_and_none_is_left_over() -> None:
    with (ROOT / "data" / "language" / "id.po").open("rb") as file:
        kept = read_po(file, locale="id")
    said = {m.id for m in messages_of_the_code() if m.id}
    translated = {m.id for m in kept if m.id and m.string and not m.fuzzy}

    assert said == translated


def test_translations_keep_the_facts_of_their_message() -> None:
    with (ROOT / "data" / "language" / "id.po").open("rb") as file:
        kept = [m for m in read_po(file, locale="id") if m.id]
    facts = re.compile(r"\{(\w+)")
    for message in kept:
        english = message.id if isinstance(message.id, str) else message.id[-1]
        strings = message.string
        indonesian = strings if isinstance(strings, str) else strings[0]
        assert set(facts.findall(indonesian)) == set(facts.findall(english)), english


def test_public_functions_are_documented_with_their_module() -> None:
    for file in SOURCES:
        module = file.relative_to(ROOT).with_suffix("")
        assert inspect.cleandoc(
            ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
        )
        assert "TODO" not in file.read_text("utf-8"), module


def test_no_record_or_workbook_of_a_school_is_in_the_repository() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert not [f for f in listed if f.endswith((".duckdb", ".xlsx", ".xls", ".csv"))]

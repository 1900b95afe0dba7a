"""Rules the tools cannot check: each reads the sources once and lists what breaks it.

A rule is a public function that takes sources and returns one line for each breach.
``test_house_rules.py`` asks every rule about the house, and proves each on a breach.
"""

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, get_args, get_type_hints

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from pydantic import BaseModel

from data.store import Store
from data.store.statements import asks_the_clock

ROOT = Path(__file__).parent.parent
PHASES = ("planning", "organizing", "execution", "evaluation")
HOUSE = (*PHASES, "data")
ENDINGS = (".py", ".sql", ".html", ".po", ".css", ".js")
NAMES = {"__init__", "models", "store", "actions", "queries", "charts", "documents"}
NAMES |= {"page", "form", "fields", "finds"}
BESIDE = {
    "sample_school": {
        "reading",
        "cast",
        "pupils",
        "turnout",
        "groundwork",
        "bodies",
        "plan",
        "contacts",
        "crews",
        "course",
        "money",
        "scenes",
        "troubles",
        "days",
        "minutes",
        "learning",
        "judgements",
        "correspondence",
        "evidence",
        "fosters",
        "endings",
        "asking",
        "achieved",
        "lives",
        "commands",
    },
    "accreditation": {"cards", "facts", "reading"},
    "assignments": {"cards", "reading"},
    "activities": {"facts", "reading"},
    "answers": {"reading", "matching", "commands", "facts"},
    "letters": {"reading", "wording", "usual"},
    "outcomes": {"facts", "reading"},
    "bundle": {"facts", "papers", "packing", "commands", "door"},
    "invitations": {"door"},
    "exchange": {"reading", "matching", "commands"},
    "home": {"cards", "commands"},
    "results": {"cards", "told"},
    "participation": {"told"},
    "presenting": {"commands", "door", "facts", "slides"},
    "calendar": {"grid"},
    "feeds": {"feed"},
    "notes": {"cards"},
    "papers": {"facts"},
    "programme": {"cards", "facts"},
    "versions": {"cards", "facts"},
    "closing": {"facts"},
    "committees": {"reading"},
    "decrees": {"commands"},
    "slips": {"commands"},
    "links": {"door", "reports"},
    "questionnaires": {"usual"},
    "sheets": {"door", "reading"},
    "files": {"door"},
    "minutes": {"entrusting"},
    "follow_ups": {"entrusting"},
    "structure": {"usual"},
    "templates": {"usual"},
    "tasks": {"cards"},
    "coordination": {"cards"},
    "reports": {"facts", "commands"},
    "review": {"cards", "facts"},
    "monitoring": {"cards"},
    "contacts": {"cards"},
    "room": {"cards"},
    "obstacles": {"cards"},
    "tracing": {"cards"},
    "attendance": {"cards", "reading", "matching", "door", "lists"},
}
"""Beside the known names: fiction, a foreign file, commands, a feed, a grid, a door,
what most schools begin with, a list as HTML."""
SQL_HOMES = {"store.py", "queries.py", "history.py"}
RUNS_SQL = {"rows", "row", "write", "write_all", "execute"}
READS_SQL = {"first", "column", "number"}
"""Words that mean SQL only of a store: a form has numbers and columns too."""
KEEPS = {"add", "replace", "remove"}
KEEPERS = {"store.py", "actions.py", "history.py", "lists.py", "entrusting.py"}
NOTHING_THERE = {"NotFound", "Stale"}
GUARDS = {"data/school/store.py", "planning/plan/store.py"}
"""Stores that are asked inside a transaction whether a year may be changed now."""
BANNED = re.compile(
    r"\b(utils?|helpers?|misc|manager|handler|processor|info|obj|tmp|df|status)\b"
)
ROLE_IN_SQL = re.compile(r"\brole\s*(=|<>|!=|(not\s+)?in\b)")
HISTORY_CHANGED = re.compile(
    r"\b(update|delete\s+from|truncate(\s+table)?|(drop|alter)\s+table)\s+history\b",
    re.IGNORECASE,
)
CHAINED = "data/migrations/0007_chained_history.sql"
"""The migration that gave the lines their numbers; it made the table anew."""
KEYWORDS = {"say": None, "N_": None, "say_many": (1, 2)}
TEMPLATE_WORDS = {"extensions": "jinja2.ext.i18n"}


@dataclass(frozen=True)
class Source:
    """A file of the house: its path below the repository, and its text."""

    path: str
    text: str

    @property
    def at(self) -> PurePosixPath:
        return PurePosixPath(self.path)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in self.nodes if isinstance(node, ast.Call))


@cache
def sources() -> tuple[Source, ...]:
    """Return every source of the house, read and parsed once for all rules."""
    files = [f for part in HOUSE for f in sorted((ROOT / part).rglob("*.*"))]
    return tuple(
        Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))
        for file in (*files, ROOT / "app.py")
        if file.suffix in ENDINGS
    )


def modules(among: Iterable[Source]) -> Iterator[Source]:
    return (source for source in among if source.at.suffix == ".py")


def questions(among: Iterable[Source]) -> Iterator[Source]:
    return (source for source in among if source.at.match("sql/*.sql"))


def names_unknown_to_a_subject(among: Sequence[Source]) -> list[str]:
    """A subject of a phase has the seven names, so that each means one thing."""
    return [
        source.path
        for source in modules(among)
        if source.at.parts[0] in PHASES and len(source.at.parts) > 2
        if PurePosixPath(source.at.parts[2]).stem
        not in NAMES | BESIDE.get(source.at.parts[1], set())
    ]


def undocumented(among: Sequence[Source]) -> list[str]:
    """Every module, public class and public function says what it answers."""
    return [
        f"{source.path}: {getattr(node, 'name', 'the module')}"
        for source in modules(among)
        for node in (source.tree, *public(source.tree))
        if not (ast.get_docstring(node) or "").strip()
    ]


def public(
    scope: ast.Module | ast.ClassDef,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in scope.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if node.name.startswith("_"):
                continue
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def left_undone(among: Sequence[Source]) -> list[str]:
    """What is left to do stands in the list of issues, where somebody looks."""
    return [source.path for source in modules(among) if "TODO" in source.text]


def sql_outside_its_homes(among: Sequence[Source]) -> list[str]:
    """Only stores, queries and the history run SQL."""
    return [
        f"{source.path}:{call.lineno}"
        for source in modules(among)
        if source.at.name not in SQL_HOMES and not source.at.match("data/store/*")
        for call in source.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in RUNS_SQL | READS_SQL
        and runs_sql(call.func)
    ]


def runs_sql(called: ast.Attribute) -> bool:
    of = ast.unparse(called.value).split(".")[-1]
    return of == "store" if called.attr in READS_SQL else of != "st"


def records_changed_outside_actions(among: Sequence[Source]) -> list[str]:
    """Only actions and the stores they ask keep records: there people are asked who."""
    return [
        f"{source.path}:{call.lineno}"
        for source in modules(among)
        if source.at.name not in KEEPERS and not source.at.match("data/store/*")
        for call in source.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in KEEPS
        and ast.unparse(call.func.value).split(".")[-1] == "store"
    ]


def history_changed(among: Sequence[Source]) -> list[str]:
    """A line is added to the history with its change; none is changed or removed."""
    by_sql = [
        source.path
        for source in among
        if source.path != CHAINED and HISTORY_CHANGED.search(source.text)
    ]
    by_verb = [
        f"{source.path}:{call.lineno}"
        for source in modules(among)
        for call in source.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"replace", "remove"}
        and any(ast.unparse(given).split(".")[-1] == "Event" for given in call.args)
    ]
    return by_sql + by_verb


def rules_in_stores(among: Sequence[Source]) -> list[str]:
    """Stores keep and find: they say only that nothing is there, or not any more."""
    return [
        f"{source.path}:{node.lineno}"
        for source in modules(among)
        if source.at.name == "store.py" and source.path not in GUARDS
        for node in source.nodes
        if (isinstance(node, ast.Raise) and raised(node) not in NOTHING_THERE)
        or (
            isinstance(node, ast.ImportFrom)
            and any(a.name.endswith(("refusal", "demand")) for a in node.names)
        )
    ]


def raised(node: ast.Raise) -> str:
    kind = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return kind.id if isinstance(kind, ast.Name) else ""


def messages_inside_f_strings(among: Sequence[Source]) -> list[str]:
    """Who collects the messages does not see them there; nobody translates them."""
    return [
        f"{source.path}:{call.lineno}"
        for source in modules(among)
        for text in source.nodes
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in KEYWORDS
        and any(isinstance(fact, ast.Constant) for fact in call.args)
    ]


def session_state_outside_the_shared_ui(among: Sequence[Source]) -> list[str]:
    """What a tab remembers is known in one room."""
    return [
        source.path
        for source in modules(among)
        if source.at.parts[:2] != ("data", "ui") and "st.session_state" in source.text
    ]


def roles_weighed_outside_the_table(among: Sequence[Source]) -> list[str]:
    """Who may do what stands in ``data/duties.py``; everybody else asks it there."""
    return [
        f"{source.path}:{node.lineno}"
        for source in modules(among)
        if source.path != "data/duties.py"
        for node in source.nodes
        if isinstance(node, ast.Compare | ast.Match)
        if any(is_a_role(part) for part in weighed(node))
    ] + [
        source.path
        for source in among
        if source.at.suffix == ".sql" and ROLE_IN_SQL.search(source.text)
    ]


def weighed(node: ast.Compare | ast.Match) -> Iterator[ast.AST]:
    sides = (
        [node.subject] if isinstance(node, ast.Match) else [*ast.iter_child_nodes(node)]
    )
    return (part for side in sides for part in ast.walk(side))


def is_a_role(part: ast.AST) -> bool:
    if isinstance(part, ast.Attribute):
        return part.attr in {"role", "by_link"}
    return isinstance(part, ast.Name) and part.id in {"role", "Role"}


def words_not_of_the_field(among: Sequence[Source]) -> list[str]:
    """Names are words of a school's public relations, not of programming."""
    return [
        f"{source.path}: {name}"
        for source in modules(among)
        for name in sorted(names_in(source))
        if any(BANNED.fullmatch(word) for word in name.lower().split("_"))
    ]


def names_in(source: Source) -> set[str]:
    return (
        {node.id for node in source.nodes if isinstance(node, ast.Name)}
        | {node.arg for node in source.nodes if isinstance(node, ast.arg)}
        | {
            node.name
            for node in source.nodes
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        }
    )


def questions_that_do_not_explain_themselves(among: Sequence[Source]) -> list[str]:
    """A query file opens with its question and its grain, and orders its rows."""
    return [
        source.path
        for source in questions(among)
        if not re.match(r"-- .*\?\n-- One row per ", source.text)
        or "order by" not in source.text
    ]


def sql_that_asks_the_clock(among: Sequence[Source]) -> list[str]:
    """An answer is remembered until something is kept; moments come in as values."""
    return [
        source.path
        for source in among
        if source.at.suffix == ".sql" and asks_the_clock(source.text)
    ]


def questions_without_their_row(among: Sequence[Source]) -> list[str]:
    """A query's columns are the fields of the Row its function returns."""
    return [
        f"{source.path}: {found} is not {expected}"
        for source in questions(among)
        if (found := selected_columns(source.text)) != (expected := fields_of(source))
    ]


def fields_of(question: Source) -> list[str] | None:
    """Return the Row's fields, or None where no function has the question's name."""
    home = ".".join((*question.at.parts[:-2], "queries"))
    function = getattr(importlib.import_module(home), question.at.stem, None)
    if function is None:
        return None
    (row,) = get_args(get_type_hints(function)["return"])
    return list(row.model_fields)


class Column(BaseModel):
    """A column that DuckDB says a query gives."""

    column_name: str


@cache
def schema() -> Store:
    """Return empty records with the real schema, opened once for all queries."""
    return Store.open()


def selected_columns(sql: str) -> list[str]:
    plain = re.sub(r"--.*", "", sql)
    values: dict[str, Any] = dict.fromkeys(re.findall(r"\$(\w+)", plain))
    found = schema().rows(Column, f"describe {sql}", **values)
    return [column.column_name for column in found]


def messages_not_as_translated(among: Sequence[Source]) -> list[str]:
    """Every message has its translation, and no translation is left over."""
    catalogue = Catalog()
    for source in among:
        for message in messages_of(source):
            catalogue.add(message)
    said = {m.id for m in catalogue if m.id}
    translated = set(translations(among))
    return [f"not translated: {m}" for m in sorted(said - translated, key=str)] + [
        f"left over: {m}" for m in sorted(translated - said, key=str)
    ]


Message = str | tuple[str, ...]


def messages_of(source: Source) -> Iterator[Message]:
    if source.at.suffix == ".py":
        found = extract("python", BytesIO(source.text.encode()), keywords=KEYWORDS)
    elif source.at.suffix == ".html":
        found = extract(
            "jinja2.ext:babel_extract",
            BytesIO(source.text.encode()),
            keywords=KEYWORDS,
            options=TEMPLATE_WORDS,
        )
    else:
        return
    yield from (message for _, message, _, _ in found if message)


def translations(among: Iterable[Source]) -> dict[Message, str]:
    """Return the translated messages of the catalogues among the sources.

    A message with a plural is the pair of its English words; its Indonesian is one.
    """
    return {
        m.id: m.string if isinstance(m.string, str) else m.string[0]
        for source in among
        if source.at.suffix == ".po"
        for m in read_po(BytesIO(source.text.encode()), locale="id")
        if m.id and m.string and not m.fuzzy
    }


def translations_that_lose_a_fact(among: Sequence[Source]) -> list[str]:
    """A translation names the same facts as its message."""
    facts = re.compile(r"\{(\w+)")
    return [
        f"{english}: {indonesian}"
        for message, indonesian in translations(among).items()
        for english in [message if isinstance(message, str) else message[-1]]
        if set(facts.findall(indonesian)) != set(facts.findall(english))
    ]


def called_otherwise(among: Sequence[Source]) -> list[str]:
    """Whoever reads is Bapak/Ibu; a template and a school year have one name each."""
    return [
        indonesian
        for indonesian in translations(among).values()
        if re.search(r"\b([Aa]nda|[Kk]amu|[Tt]emplate|[Tt]ahun ajaran)\b", indonesian)
    ]


def pages_among(among: Iterable[Source]) -> list[tuple[str, str]]:
    """Return the module and the address of every page: ``PAGE = Page(title, path``."""
    return [
        (".".join(source.at.parts[:2]) + ".page", ast.literal_eval(call.args[1]))
        for source in modules(among)
        if source.at.match("page.py") or source.at.match("page/__init__.py")
        for call in source.calls()
        if isinstance(call.func, ast.Name) and call.func.id == "Page"
    ]


def menu_of(among: Sequence[Source]) -> Sequence[str]:
    return [
        ast.literal_eval(entry)
        for source in among
        if source.path == "app.py"
        for node in source.nodes
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "MENU"
        if isinstance(node.value, ast.Tuple)
        for entry in node.value.elts
    ]


def pages_missing_from_the_menu(among: Sequence[Source]) -> list[str]:
    """A page that the app does not list is found by nobody."""
    listed = set(menu_of(among))
    return [module for module, _ in pages_among(among) if module not in listed]


def pages_twice_in_the_menu(among: Sequence[Source]) -> list[str]:
    """A page that the app lists twice lets no page be opened."""
    return [name for name, count in Counter(menu_of(among)).items() if count > 1]


def addresses_given_twice(among: Sequence[Source]) -> list[str]:
    """One word of the address leads to one page."""
    given = Counter(path for _, path in pages_among(among))
    return sorted(path for path, count in given.items() if count > 1)


def links_to_no_page(among: Sequence[Source]) -> list[str]:
    """A link to another page names the address of a page that there is."""
    addresses = {path for _, path in pages_among(among)}
    return [
        f"{source.path}:{call.lineno}: {word.value}"
        for source in modules(among)
        for call in source.calls()
        if isinstance(call.func, ast.Name) and call.func.id == "link"
        for argument in call.args[1:2]
        for word in ast.walk(argument)
        if isinstance(word, ast.Constant) and word.value not in addresses
    ]

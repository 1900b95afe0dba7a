"""What the house costs who maintains it: its size, its copies, its longest parts.

``python -m tests.benchmarks.house [--against COMMIT] [--field COMMIT] [--list]``
measures the working tree, beside it another commit of this repository (checked out
into a temporary folder, so that both are counted by these rules), and counts the files
that a commit which adds a field touched. ``--list`` names what was counted.

How it counts, always in ``planning organizing execution evaluation data`` and
``app.py``:

- *source lines*: lines of the files, blank ones and comments included; ``other`` is
  the translations, templates, styles, scripts and facts beside the code;
- *the day's words*: functions that read a date's precision and put a date into words;
- *role compared*: comparisons (``is``, ``==``, ``in`` …) with a person's ``role``;
- *updates by hand*: texts with ``update … set`` outside ``data/store``;
- *function lines*: from ``def`` to the last line, methods and inner functions included;
- *long files*: Python over 400 lines; one whose docstring has a sentence that begins
  with "Longer than 400 lines" states its reason and is counted apart;
- *tests* collected, and CPU seconds of ``pytest tests/test_house_rules.py`` (start
  included, the second of two runs).
"""

import argparse
import ast
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HOUSE = ("planning", "organizing", "execution", "evaluation", "data")
OTHER = {".po", ".html", ".js", ".css", ".toml", ".svg"}
LONG = 400
PLAIN = "--import-mode=importlib -p no:cacheprovider"
"""How pytest is run in every commit alike, whatever that commit's own options."""
REASON = "Longer than 400 lines"
UPDATE = re.compile(r"\bupdate\s+\w+(\s+as\s+\w+|\s+\w+)?\s+set\b", re.IGNORECASE)
PRECISION = {"precision", "date_precision", "DatePrecision"}
WORDS_OF_A_DATE = {"in_long", "in_short", "in_month", "in_weekday"}
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """A Python file of the house."""

    path: str
    text: str

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(ast.parse(self.text)))

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        return (node for node in self.nodes if isinstance(node, FUNCTION))

    def at(self, node: ast.AST) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 0)}"


@dataclass
class Figures:
    """What was counted: figures by name, and for some the places counted."""

    numbers: dict[str, float] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)

    def found(self, name: str, places: Sequence[str]) -> None:
        self.numbers[name] = len(places)
        self.places[name] = list(places)


def names_in(node: ast.AST) -> set[str]:
    """Return every name and attribute that stands in ``node``."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} | {
        n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)
    }


def day_words(module: Module) -> list[str]:
    """Return the functions that put a date of some precision into words."""
    return [
        module.at(function)
        for function in module.functions()
        if names_in(function) & PRECISION
        and any(
            isinstance(call, ast.Call) and names_in(call.func) & WORDS_OF_A_DATE
            for call in ast.walk(function)
        )
    ]


def roles_compared(module: Module) -> list[str]:
    """Return the comparisons with a person's role."""
    return [
        module.at(node)
        for node in module.nodes
        if isinstance(node, ast.Compare)
        for operand in (node.left, *node.comparators)
        if "role" in {getattr(operand, "attr", None), getattr(operand, "id", None)}
    ]


def updates_by_hand(module: Module) -> list[str]:
    """Return the update statements that are spelled outside the store's own room."""
    if module.path.startswith("data/store/"):
        return []
    return [
        module.at(node)
        for node in module.nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and UPDATE.search(node.value)
    ]


def is_reasoned(module: Module) -> bool:
    """Return whether a long file says why it is long."""
    return REASON in " ".join((ast.get_docstring(ast.parse(module.text)) or "").split())


def lengths(modules: Sequence[Module]) -> list[tuple[int, str]]:
    """Return every function's lines and place, the shortest first."""
    return sorted(
        ((function.end_lineno or 0) - function.lineno + 1, module.at(function))
        for module in modules
        for function in module.functions()
    )


def modules_of(tree: Path) -> list[Module]:
    files = [f for part in HOUSE for f in sorted((tree / part).rglob("*.py"))]
    return [
        Module(file.relative_to(tree).as_posix(), file.read_text("utf-8"))
        for file in (*files, tree / "app.py")
    ]


def lines_of(tree: Path, endings: set[str], *parts: str) -> int:
    return sum(
        len(file.read_text("utf-8").splitlines())
        for part in parts
        for file in (tree / part).rglob("*.*")
        if file.suffix in endings
    )


def count_sources(tree: Path, figures: Figures) -> None:
    modules = modules_of(tree)
    figures.numbers["source lines, Python"] = sum(m.lines for m in modules)
    figures.numbers["source lines, SQL"] = lines_of(tree, {".sql"}, *HOUSE)
    figures.numbers["source lines, other"] = lines_of(tree, OTHER, *HOUSE)
    figures.numbers["lines of tests"] = lines_of(tree, {".py"}, "tests")
    for name, count in (
        ("functions with the day's words", day_words),
        ("places where a role is compared", roles_compared),
        ("updates written by hand", updates_by_hand),
    ):
        figures.found(name, [place for m in modules for place in count(m)])
    counted = lengths(modules)
    lines = [length for length, _ in counted]
    figures.numbers["function lines, median"] = statistics.median(lines)
    figures.numbers["function lines, p90"] = statistics.quantiles(lines, n=10)[-1]
    figures.numbers["function lines, longest"] = lines[-1]
    figures.places["function lines, longest"] = [f"{n} {at}" for n, at in counted[-9:]]
    long = [m for m in modules if m.lines > LONG]
    for name, is_counted in (("without", False), ("with", True)):
        chosen = [m for m in long if is_reasoned(m) is is_counted]
        figures.found(
            f"files over {LONG} lines {name} a reason",
            [f"{m.lines} {m.path}" for m in chosen],
        )


def count_tests(tree: Path, figures: Figures) -> None:
    listed = pytest(tree, "--collect-only", "-qq", "tests")
    figures.numbers["collected tests"] = sum(
        int(line.rsplit(":", 1)[1]) for line in listed.splitlines() if ".py: " in line
    )
    pytest(tree, "tests/test_house_rules.py")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    pytest(tree, "tests/test_house_rules.py")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures.numbers["CPU seconds of the house rules"] = round(
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1
    )


def pytest(tree: Path, *asked: str) -> str:
    """Run pytest in ``tree`` and return what it wrote."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-o", f"addopts={PLAIN}", *asked],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    ).stdout


def measured(tree: Path) -> Figures:
    figures = Figures()
    count_sources(tree, figures)
    count_tests(tree, figures)
    return figures


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """Give a folder with the files of ``commit``."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "house"
        git("worktree", "add", "--detach", str(tree), commit)
        try:
            yield tree
        finally:
            git("worktree", "remove", "--force", str(tree))


def git(*asked: str) -> str:
    return subprocess.run(
        ["git", *asked], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def field_files(commit: str) -> dict[str, list[str]]:
    """Return the files a commit touched: sources, translations, tests and papers."""
    touched: dict[str, list[str]] = {"source": [], "translation": [], "other": []}
    for file in git("show", "--format=", "--name-only", commit).split():
        is_source = file == "app.py" or file.split("/")[0] in HOUSE
        kind = "source" if is_source else "other"
        touched["translation" if file.endswith(".po") else kind].append(file)
    return touched


def written(number: float | None) -> str:
    if number is None:
        return "-"
    return f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"


def show(columns: dict[str, Figures], *, with_places: bool) -> None:
    names = list(dict.fromkeys(n for f in columns.values() for n in f.numbers))
    print(f"{'':38}" + "".join(f"{title:>16}" for title in columns))  # noqa: T201
    for name in names:
        numbers = [figures.numbers.get(name) for figures in columns.values()]
        print(f"{name:38}" + "".join(f"{written(n):>16}" for n in numbers))  # noqa: T201
    for title, figures in columns.items() if with_places else ():
        for name, places in figures.places.items():
            print(f"\n{title}: {name}\n  " + "\n  ".join(places))  # noqa: T201


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    asked.add_argument("--against", help="a commit measured beside the working tree")
    asked.add_argument("--field", help="a commit that added a field")
    asked.add_argument("--list", action="store_true", help="name what was counted")
    wanted = asked.parse_args()
    columns = {}
    if wanted.against:
        with checked_out(wanted.against) as tree:
            columns[wanted.against[:12]] = measured(tree)
    columns["working tree"] = measured(ROOT)
    show(columns, with_places=wanted.list)
    if wanted.field:
        for kind, files in field_files(wanted.field).items():
            print(f"\nthe field's {kind} files: {len(files)}", *files, sep="\n  ")  # noqa: T201


if __name__ == "__main__":
    main()

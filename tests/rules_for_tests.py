"""Rules for the tests themselves: each can fail, and finds things as a person does.

Kept like those of the house, by ``test_house_rules.py``.
"""

import ast
from collections.abc import Iterator, Sequence
from functools import cache

from tests.house_rules import ROOT, Source, modules

LOOKS = {"assert", "raises", "expect", "told"}
WIDGETS = {
    "button",
    "checkbox",
    "date_input",
    "expander",
    "multiselect",
    "number_input",
    "radio",
    "selectbox",
    "tabs",
    "text_area",
    "text_input",
    "time_input",
    "toggle",
}


@cache
def sources_of_the_tests() -> tuple[Source, ...]:
    """Return every file of the tests."""
    return tuple(
        Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))
        for file in sorted((ROOT / "tests").rglob("*.py"))
    )


def widgets_found_by_position(among: Sequence[Source]) -> list[str]:
    """A test finds a widget as a person does, by its label or key."""
    return [
        f"{source.path}:{node.lineno}"
        for source in modules(among)
        for node in source.nodes
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in WIDGETS
        and isinstance(node.slice, ast.Constant | ast.UnaryOp)
    ]


def failures_of_any_kind(among: Sequence[Source]) -> list[str]:
    """A test names the failure it expects, so that no other one passes for it."""
    return [
        f"{source.path}:{call.lineno}"
        for source in modules(among)
        for call in source.calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "raises"
        and any(
            isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"}
            for kind in call.args
        )
    ]


def tests_that_assert_nothing(among: Sequence[Source]) -> list[str]:
    """A test asserts something, or calls a function beside it that does."""
    return [
        f"{source.path}: {name}"
        for source in modules(among)
        for name, names in functions_of(source).items()
        if name.startswith("test_")
        if not names & LOOKS
        and not any(names_beside & LOOKS for names_beside in called(source, names))
    ]


def functions_of(source: Source) -> dict[str, set[str]]:
    """Return a module's functions and the names that stand in each."""
    return {
        function.name: {
            "assert" if isinstance(node, ast.Assert) else node.id
            for node in ast.walk(function)
            if isinstance(node, ast.Assert | ast.Name)
        }
        | {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
        for function in source.tree.body
        if isinstance(function, ast.FunctionDef)
    }


def called(source: Source, names: set[str]) -> Iterator[set[str]]:
    """Return the names in those functions of the module that are named."""
    functions = functions_of(source)
    return (functions[name] for name in names & functions.keys())

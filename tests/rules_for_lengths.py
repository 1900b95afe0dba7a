"""How long a file and a function of the house may be.

What is longer is usually two things; what is not says why in its docstring, in a
sentence that begins with "Longer than 400 lines" (of a function: "Longer than 60
lines").
"""

import ast
from collections.abc import Iterator, Sequence

from tests.house_rules import Source, modules

FILE = 400
FUNCTION = 60


def files_too_long(among: Sequence[Source]) -> list[str]:
    """A file that takes long to read holds two things."""
    return [
        f"{source.path}: {lines} lines"
        for source in modules(among)
        if (lines := len(source.text.splitlines())) > FILE
        if not is_reasoned(source.tree, FILE)
    ]


def functions_too_long(among: Sequence[Source]) -> list[str]:
    """A function is read at one glance."""
    return [
        f"{source.path}:{function.lineno}: {lines} lines"
        for source in modules(among)
        for function in functions(source)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION
        if not is_reasoned(function, FUNCTION)
    ]


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return (node for node in source.nodes if isinstance(node, kinds))


def is_reasoned(
    node: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef, most: int
) -> bool:
    said = " ".join((ast.get_docstring(node) or "").split())
    return f"Longer than {most} lines" in said

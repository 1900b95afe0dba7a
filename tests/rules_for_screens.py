"""How pages stay fast: a list is one element, a chart is a picture until it is touched.

Every element is a message to the browser, a component that it sets up, and a place that
it keeps: a list of forty lines drawn line by line took longer than all its questions.
"""

import ast
from collections.abc import Iterator, Sequence

from tests.house_rules import Source, modules

WORDS = {"badge", "caption", "html", "markdown", "metric", "subheader", "text", "write"}
CHARTS = {"altair_chart", "bar_chart", "line_chart", "pyplot", "vega_lite_chart"}
INPUTS = {"button", "checkbox", "form", "selectbox", "text_input", "toggle"}
ADDRESSES = {"link", "anchor", "go", "here"}
GRIDS = {"data_editor", "dataframe", "table"}
LOOPS = (ast.For, ast.ListComp, ast.GeneratorExp)


def lists_drawn_line_by_line(among: Sequence[Source]) -> list[str]:
    """Words that many rows have are one table, list or card (``data/ui``)."""
    return [
        f"{source.path}:{call.lineno}"
        for source in modules(among)
        if source.at.parts[:2] != ("data", "ui")
        for loop in source.nodes
        if isinstance(loop, LOOPS) and not draws_more_than_words(loop)
        for call in ast.walk(loop)
        if isinstance(call, ast.Call)
        if drawn(call) in WORDS
        or (isinstance(call.func, ast.Name) and call.func.id == "go")
    ]


def draws_more_than_words(loop: ast.AST) -> bool:
    """Whether every round draws something to press or fill in, by itself or elsewhere.

    What is handed the desk (and makes no address) draws a part of the page.
    """
    return any(
        isinstance(call, ast.Call)
        and (
            drawn(call) in INPUTS
            or (
                isinstance(call.func, ast.Name)
                and call.func.id not in ADDRESSES
                and any(isinstance(a, ast.Name) and a.id == "desk" for a in call.args)
            )
        )
        for call in ast.walk(loop)
    )


def charts_that_are_no_picture(among: Sequence[Source]) -> list[str]:
    """Vega is fetched for whoever touches a chart, and for nobody else."""
    return list(drawn_outside("data/ui/charts.py", CHARTS, among))


def grids_outside_the_tables(among: Sequence[Source]) -> list[str]:
    """A grid to sort and search costs more than the rest of a page: in one place."""
    return list(drawn_outside("data/ui/tables.py", GRIDS, among))


def drawn_outside(room: str, names: set[str], among: Sequence[Source]) -> Iterator[str]:
    for source in modules(among):
        for call in source.calls():
            if source.path != room and drawn(call) in names:
                yield f"{source.path}:{call.lineno}"


def drawn(call: ast.Call) -> str:
    """Return what is called of Streamlit (``st.caption``), or nothing."""
    called = call.func
    of_streamlit = (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and called.value.id == "st"
    )
    return called.attr if of_streamlit and isinstance(called, ast.Attribute) else ""

"""Charts of the balance of the year: rows in, chart out, nothing else."""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypeAlias

import altair as alt

from data.language import in_list, in_month, say, say_many
from data.record import Record
from data.roster.class_groups import grade_word
from data.theme import (
    EMPTY,
    GAP,
    GRID,
    INK,
    MAIN,
    ON_GAP,
    PAPER,
    STEPS,
    AnyChart,
    chart_of,
    dress,
    in_rows,
    layered,
)
from planning.balance.models import Axis, Form
from planning.balance.queries import BalanceCell

HEIGHT: Final = 46
"""Height of one row in pixels: its title above, its cells below."""

CELL: Final = 0.5
"""How much of a row its cells take."""

LOOKS: Final = {
    "gap": (GAP, ON_GAP),
    "empty": (EMPTY, INK),
    "one": (STEPS[0], INK),
    "two": (STEPS[1], INK),
    "more": (MAIN, PAPER),
}
"""Fill and ink of a cell: a row or column without any, nothing here, or how many."""

CHOSEN: Final = "cell"
"""The name under which a chart gives the cell that was clicked: row and column."""

Rows: TypeAlias = Sequence[BalanceCell]


class Cell(Record):
    """One cell as it is drawn: what it stands for, how many, and what it says."""

    code: str
    row: str
    place: int
    column: str
    label: str
    activities: int
    shown: str
    said: str
    look: str
    is_first: bool


def matrix(rows: Rows, empty: frozenset[str] = frozenset()) -> AnyChart:
    """Show how many activities stand in each cell; whole gaps are marked throughout.

    Number and colour both say how many; a ring marks the cells of a row without any
    activity, and of the columns ``empty``. A click on a cell gives its ``code`` and
    ``column``.
    """
    base = _base(_cells(rows, empty))
    numbers = base.mark_text(dy=9, fontSize=12).encode(
        text=alt.Text("shown:N"),
        color=_look(1),
    )
    titles = in_rows(base.transform_filter("datum.is_first"), "row", 14)
    drawn = layered(_squares(base), numbers, titles)
    drawn = drawn.properties(height=alt.Step(HEIGHT))
    return dress(drawn.resolve_scale(color="independent"))


def _base(cells: Sequence[Cell]) -> alt.Chart:
    """Place every cell in its row and column."""
    above = alt.Axis(
        orient="top", labelAngle=0, ticks=False, domain=False, labelLimit=90
    )
    labels = list(dict.fromkeys(cell.label for cell in cells))
    return chart_of(cells).encode(
        y=alt.Y("place:O", axis=None),
        x=alt.X("label:N", sort=labels, title=None, axis=above),
        tooltip=[
            alt.Tooltip("row:N", title=say("Form")),
            alt.Tooltip("label:N", title=" "),
            alt.Tooltip("said:N", title=say("Activities")),
        ],
    )


def _squares(base: alt.Chart) -> alt.Chart:
    """Draw the cells themselves, to click on."""
    clicked = alt.selection_point(
        name=CHOSEN, fields=["code", "column"], on="click", empty=False
    )
    height, width = {"band": CELL}, {"band": 0.92}
    drawn: alt.Chart = (
        base.mark_rect(height=height, width=width, yOffset=9, cornerRadius=4)
        .encode(
            color=_look(0),
            stroke=alt.condition(clicked, alt.value(INK), alt.value(GRID)),
            strokeWidth=alt.condition(clicked, alt.value(2), alt.value(1)),
        )
        .add_params(clicked)
    )
    return drawn


def _look(part: int) -> alt.Color:
    """Colour cells by their look: part 0 is the fill, 1 the ink."""
    colors = [look[part] for look in LOOKS.values()]
    scale = alt.Scale(domain=list(LOOKS), range=colors)
    return alt.Color("look:N", legend=None, scale=scale)


def empty_columns(rows: Rows) -> frozenset[str]:
    """Return the columns of a whole matrix in which no activity stands.

    The column of activities without a date or a goal may be empty: it is left out.
    """
    filled = {row.column_code for row in rows if row.activities}
    return frozenset(row.column_code for row in rows) - filled - {""}


def _name_look(activities: int, *, is_gap: bool) -> str:
    if is_gap:
        return "gap"
    return list(LOOKS)[1 + min(activities, 3)]


def _cells(rows: Rows, empty: frozenset[str]) -> list[Cell]:
    counted: dict[Form, int] = {}
    for row in rows:
        counted[row.form] = counted.get(row.form, 0) + row.activities
    places = {code: place for place, code in enumerate(counted)}

    def is_gap(row: BalanceCell) -> bool:
        return not counted[row.form] or row.column_code in empty

    return [
        Cell(
            code=row.form,
            row=name_of(row),
            place=places[row.form],
            column=row.column_code,
            label=label_of(row),
            activities=row.activities,
            shown=_shown(row.activities, is_gap=is_gap(row)),
            said=_said(row.activities, row.titles),
            look=_name_look(row.activities, is_gap=is_gap(row)),
            is_first=label_of(row) == label_of(rows[0]),
        )
        for row in rows
    ]


def label_of(row: BalanceCell) -> str:
    """Return what a cell's column is called."""
    if row.axis is Axis.GRADE:
        return say("Grade {grade}", grade=grade_word(int(row.column_code)))
    if row.axis is Axis.GOAL:
        if row.column_place is None:
            return say("No goal")
        return say("Goal {number}", number=row.column_place)
    if row.column_place is None:
        return "?"
    return in_month(date(2026, int(row.column_code), 1))[:3]


def name_of(row: BalanceCell) -> str:
    """Return what a cell's row is called."""
    return say(row.form.label)


def _shown(activities: int, *, is_gap: bool) -> str:
    if activities:
        return str(activities)
    return "○" if is_gap else ""


def _said(activities: int, titles: Sequence[str]) -> str:
    if not activities:
        return say("nothing yet")
    counted = say_many("{count} activity", "{count} activities", activities)
    return f"{counted}: {in_list(titles)}"

"""Charts of who came: rows in, chart out, nothing else."""

from collections.abc import Callable, Sequence
from typing import Final

import altair as alt

from data.calendar import SchoolYear
from data.few import HIDDEN
from data.language import in_month, in_number, in_percent, in_short, say, say_many
from data.names import alphabetical
from data.theme import (
    AWAY,
    GOOD,
    INK,
    PLANNED,
    QUIET,
    AnyChart,
    chart_of,
    dress,
    layered,
)
from evaluation.participation.models import FEW_ACTIVITIES, Slot, slot_in_words
from evaluation.participation.queries import Came, Heat, MonthCame, SlotCame

LIGHT: Final = "#e3edf7"
DARK: Final = "#0b3c6f"
"""From few to many in one hue: told apart also by who sees no red or no green."""

MIDDLE: Final = 0.55
"""A number on a field darker than this is white."""

NARROW: Final = 15
"""Where columns are narrower, as on a phone, only the day of an activity is said."""

UNSEEN: Final = "\N{ZERO WIDTH SPACE}"
ROOM: Final = 30
"""So many pixels a cell needs before its number is written into it."""


def heat(rows: Sequence[Heat]) -> AnyChart:
    """Show the share of families per class group and activity, as one map.

    A number stands in a cell where there is room; few families are told by a mark.
    """
    columns = {row.activity_id: _column(row) for row in _by_day(rows)}
    names = list(columns.values())
    cells = [
        {
            "column": columns[row.activity_id],
            "class_group": row.class_group,
            "share": row.share,
            "number": HIDDEN if row.share is None else in_number(_whole(row.share)),
            "said": _said(row.share, row.represented, row.invited),
        }
        for row in rows
    ]
    groups = list(dict.fromkeys(row.class_group for row in rows))
    each = f"width / {max(len(names), 1)}"
    narrow = f"{each} < {NARROW}"
    base = chart_of(cells).encode(
        x=alt.X(
            "column:N",
            sort=names,
            title=None,
            axis=alt.Axis(
                labelAngle=-55,
                labelLimit=150,
                labelOverlap=False,
                labelExpr=f"{narrow} ? split(datum.label, ' · ')[0] : datum.label",
                labelFontSize=alt.ExprRef(expr=f"{narrow} ? 8 : 12"),
            ),
        ),
        y=alt.Y("class_group:N", sort=groups, title=None),
        tooltip=_tooltip("class_group", "column", "said"),
    )
    field = base.mark_rect(stroke="white", strokeWidth=1, invalid=None).encode(
        color=alt.condition(
            "datum.share === null",
            alt.value(PLANNED),
            alt.Color(
                "share:Q",
                title=None,
                scale=alt.Scale(domain=[0, 1], range=[LIGHT, DARK]),
                legend=alt.Legend(format="%", gradientLength=180, orient="top"),
            ),
        )
    )
    room = f"{each} >= {ROOM} ? 1 : 0"
    numbers = base.mark_text(fontSize=10, opacity=alt.ExprRef(expr=room)).encode(
        text=alt.Text("number:N"),
        color=alt.when(alt.datum.share > MIDDLE)
        .then(alt.value("white"))
        .otherwise(alt.value(INK)),
    )
    return dress(layered(field, numbers).properties(height=alt.Step(19)))


def slots(rows: Sequence[SlotCame]) -> AnyChart:
    """Show the weighted share per slot, each with how many activities it rests on.

    A slot of few activities is pale.
    """
    shown: list[dict[str, object]] = []
    for place, kind in enumerate(Slot):
        of_kind = [row for row in rows if row.kind is kind]
        if of_kind:
            shown.append({"slot": say(kind.label).upper(), "share": None, "said": ""})
        shown += [_bar(row, place) for row in of_kind]
    order = [str(bar["slot"]) for bar in shown]
    base = chart_of(shown).encode(
        y=alt.Y(
            "slot:N",
            sort=order,
            title=None,
            axis=alt.Axis(ticks=False, domain=False, labelLimit=230),
        )
    )
    bars = base.mark_bar(size=14).encode(
        x=alt.X(
            "share:Q",
            title=None,
            scale=alt.Scale(domain=[0, 1.9]),
            axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1], grid=True),
        ),
        color=alt.Color("tone:N", scale=None),
        tooltip=_tooltip("slot", "said"),
    )
    numbers = base.mark_text(align="left", dx=5, color=INK).encode(
        x=alt.X("end:Q"), text=alt.Text("said:N")
    )
    numbers = numbers.transform_calculate(end="datum.share == null ? 0 : datum.share")
    return dress(layered(bars, numbers).properties(height=alt.Step(24)))


def two_years(rows: Sequence[MonthCame]) -> AnyChart:
    """Show the weighted share of families per month, this year over the last."""
    return _over(rows, lambda row: (row.share, row.represented, row.invited))


def fathers(rows: Sequence[MonthCame]) -> AnyChart:
    """Show the share of fathers among fathers and mothers per month, in two years."""
    return _over(rows, lambda row: (row.fathers, row.father, row.father + row.mother))


def _over(
    rows: Sequence[MonthCame],
    figure: Callable[[MonthCame], tuple[float | None, int, int]],
) -> AnyChart:
    later = max(row.school_year for row in rows)
    months = [_month(number) for number in (*range(7, 13), *range(1, 7))]
    points = [
        {
            "year": str(SchoolYear(start=row.school_year)),
            "month": _month(row.month),
            "share": share,
            "number": in_percent(share) if row.school_year == later else "",
            "said": f"{_said(share, part, of)} · {_rests_on(row)}",
        }
        for row in rows
        for share, part, of in [figure(row)]
        if share is not None
    ]
    years = [str(SchoolYear(start=later - 1)), str(SchoolYear(start=later))]
    same = alt.Scale(domain=years)
    base = chart_of(points).encode(
        x=alt.X(
            "month:O",
            sort=months,
            title=None,
            scale=alt.Scale(domain=months),
            axis=alt.Axis(labelAngle=0),
        ),
        y=alt.Y(
            "share:Q",
            title=None,
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format="%", tickCount=5, grid=True),
        ),
        tooltip=_tooltip("year", "month", "said"),
    )
    lines = base.mark_line(
        point=alt.OverlayMarkDef(filled=True, size=70), strokeWidth=2
    ).encode(
        color=alt.Color(
            "year:N", title=None, scale=alt.Scale(domain=years, range=[QUIET, AWAY])
        ),
        strokeDash=alt.StrokeDash("year:N", title=None, scale=same),
        shape=alt.Shape("year:N", title=None, scale=same),
    )
    numbers = base.mark_text(dy=-12, color=INK, fontSize=11).encode(
        text=alt.Text("number:N")
    )
    return dress(layered(lines, numbers).properties(height=260))


def _month(number: int) -> str:
    return in_month(SchoolYear(start=2000).month(number)).split()[0][:3]


def _by_day(rows: Sequence[Heat]) -> list[Heat]:
    known = {row.activity_id: row for row in rows}
    return sorted(
        known.values(),
        key=lambda row: (
            row.held_on is None,
            str(row.held_on),
            alphabetical(row.title),
        ),
    )


def _column(row: Heat) -> str:
    if row.held_on is None:
        return row.title
    return f"{in_short(row.held_on).rsplit(' ', 1)[0]} · {row.title}"


def _bar(row: SlotCame, place: int) -> dict[str, object]:
    """Return a bar; two kinds may have a slot of one name, told apart unseen."""
    told = _said(row.share, row.represented, row.invited)
    return {
        "slot": slot_in_words(row.kind, row.slot) + place * UNSEEN,
        "share": row.share,
        "said": f"{told} · {_rests_on(row)}",
        "tone": PLANNED if row.activities < FEW_ACTIVITIES else GOOD,
    }


def _rests_on(row: Came) -> str:
    return say_many("{count} activity", "{count} activities", row.activities)


def _said(share: float | None, part: int, of: int) -> str:
    if share is None:
        return HIDDEN
    return say(
        "{share} ({counted} of {of})",
        share=in_percent(share),
        counted=in_number(part),
        of=in_number(of),
    )


def _whole(share: float) -> int:
    return round(share * 100)


def _tooltip(*fields: str) -> list[alt.Tooltip]:
    words = {
        "class_group": say("Class group"),
        "column": say("Activity"),
        "slot": say("When and how"),
        "said": say("Figures"),
        "year": say("School year"),
        "month": say("Month"),
    }
    return [alt.Tooltip(f"{field}:N", title=words[field]) for field in fields]

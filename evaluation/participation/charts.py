"""Charts of who came: rows in, chart out, nothing else."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias
from uuid import UUID

import altair as alt

from data.calendar import MONTHS, SchoolYear
from data.few import HIDDEN
from data.language import in_month, in_number, in_percent, in_short, say, say_many
from data.names import alphabetical
from data.theme import (
    INK,
    MAIN,
    ON_STEPS,
    PLANNED,
    QUIET,
    STEPS,
    AnyChart,
    chart_of,
    dress,
    in_rows,
    layered,
)
from evaluation.participation.models import FEW_ACTIVITIES, Slot, slot_in_words
from evaluation.participation.queries import Came, Heat, MonthCame, SlotCame

Figure: TypeAlias = Callable[[MonthCame], tuple[float | None, int, int]]
"""A share of a month, what was counted, and of what."""

FLOORS: Final = (0.5, 0.65, 0.8)
"""From which share on a field is a step darker: half, two thirds, four fifths."""

ROW: Final = 46
"""Height of one activity: its name above, its fields below."""

FIELD: Final = 0.46
"""How much of a row its fields take."""

ROOM: Final = 24
"""So many pixels a field needs before its number is written into it."""

NARROW: Final = 24
"""Where fields are narrower, class groups are named from below to above."""


def heat(rows: Sequence[Heat]) -> AnyChart:
    """Show the share of families per activity and class group, as one map.

    A number stands in a field where there is room; few families are told by a mark.
    """
    titles = {row.activity_id: _title(row) for row in _by_day(rows)}
    places = {activity: place for place, activity in enumerate(titles)}
    groups = list(dict.fromkeys(row.class_group for row in rows))
    first: dict[UUID, str] = {}
    for row in rows:
        first.setdefault(row.activity_id, row.class_group)
    cells = [
        {
            "place": places[row.activity_id],
            "activity": titles[row.activity_id],
            "class_group": row.class_group,
            "number": HIDDEN if row.share is None else in_number(_whole(row.share)),
            "said": _said(row.share, row.represented, row.invited),
            "step": None if row.share is None else step_of(row.share),
            "ink": INK if row.share is None else ON_STEPS[step_of(row.share)],
            "is_first": first[row.activity_id] == row.class_group,
        }
        for row in rows
    ]
    each = f"width / {max(len(groups), 1)}"
    narrow = f"{each} < {NARROW}"
    base = chart_of(cells).encode(
        x=alt.X(
            "class_group:N",
            sort=groups,
            scale=alt.Scale(domain=groups),
            title=None,
            axis=alt.Axis(
                orient="top",
                ticks=False,
                domain=False,
                labelOverlap=False,
                labelAngle=alt.ExprRef(expr=f"{narrow} ? -90 : 0"),
                labelAlign=alt.ExprRef(expr=f"{narrow} ? 'left' : 'center'"),
                labelBaseline=alt.ExprRef(expr=f"{narrow} ? 'middle' : 'bottom'"),
                labelFontSize=alt.ExprRef(expr=f"{each} < 14 ? 9 : 11"),
            ),
        ),
        y=alt.Y("place:O", axis=None),
        tooltip=_tooltip("class_group", "activity", "said"),
    )
    height, width = alt.RelativeBandSize(band=FIELD), alt.RelativeBandSize(band=0.94)
    field = base.mark_rect(height=height, width=width, yOffset=9, invalid=None).encode(
        color=alt.condition("datum.step === null", alt.value(PLANNED), _steps())
    )
    size = f"{each} >= {ROOM} ? 11 : 0"
    numbers = base.mark_text(dy=9, fontSize=alt.ExprRef(expr=size)).encode(
        text=alt.Text("number:N"), color=alt.Color("ink:N", scale=None)
    )
    heads = base.transform_filter("datum.is_first")
    names = in_rows(heads, "activity", 14)
    return dress(layered(field, numbers, names).properties(height=alt.Step(ROW)))


def step_of(share: float) -> int:
    """Return on which step from few to many a share stands, from 0."""
    return sum(share >= floor for floor in FLOORS)


def _steps() -> alt.Color:
    """Colour fields by their step, and say which share each colour stands for."""
    least, *_ = floors = [in_number(_whole(floor)) for floor in FLOORS]
    words = [say("below {share} %", share=least)]
    words += [say("{share} % and more", share=floor) for floor in floors]
    said = " : ".join(
        f"datum.value == {place} ? '{one}'" for place, one in enumerate(words)
    )
    return alt.Color(
        "step:O",
        title=None,
        scale=alt.Scale(domain=[0, 1, 2, 3], range=list(STEPS)),
        legend=alt.Legend(
            orient="bottom",
            symbolType="square",
            labelExpr=f"{said} : ''",
            columns=2,
        ),
    )


def slots(rows: Sequence[SlotCame]) -> AnyChart:
    """Show the weighted share per slot, the highest of each kind first.

    A slot of few activities is pale.
    """
    shown = [
        _bar(place, row) for place, row in enumerate(one for _, one in by_kind(rows))
    ]
    base = chart_of(shown).encode(y=alt.Y("place:O", axis=None))
    bars = base.mark_bar(size=12, yOffset=9).encode(
        x=alt.X(
            "share:Q",
            title=None,
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1], grid=True),
        ),
        color=alt.Color("tone:N", scale=None),
        tooltip=_tooltip("slot", "said"),
    )
    names = in_rows(base, "words", 9)
    return dress(layered(bars, names).properties(height=alt.Step(40)))


def by_kind(rows: Sequence[SlotCame]) -> list[tuple[Slot, SlotCame]]:
    """Return the slots of the kinds that can be compared, the highest share first.

    A kind with one slot compares nothing.
    """
    found = []
    for kind in Slot:
        own = [row for row in rows if row.kind is kind]
        if len(own) > 1:
            own.sort(key=lambda row: -(row.share or 0))
            found += [(kind, row) for row in own]
    return found


def two_years(rows: Sequence[MonthCame]) -> AnyChart:
    """Show the weighted share of families per month, this year over the last."""
    return _over(rows, came)


def fathers(rows: Sequence[MonthCame]) -> AnyChart:
    """Show the share of fathers among fathers and mothers per month, in two years."""
    return _over(rows, fathers_came)


def came(row: MonthCame) -> tuple[float | None, int, int]:
    """Return the share of families of a month, with both numbers."""
    return row.share, row.represented, row.invited


def fathers_came(row: MonthCame) -> tuple[float | None, int, int]:
    """Return the share of fathers of a month, with both numbers."""
    return row.fathers, row.father, row.father + row.mother


def _over(rows: Sequence[MonthCame], figure: Figure) -> AnyChart:
    later = max(row.school_year for row in rows)
    months = [month_name(number) for number in MONTHS]
    points = _points(rows, later, figure)
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
        color=alt.Color("colour:N", scale=None),
        tooltip=_tooltip("year", "month", "said"),
    )
    lines = base.mark_line(strokeWidth=2).encode(
        detail="year:N", strokeDash=alt.StrokeDash("dash:N", scale=None)
    )
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(
        shape=alt.Shape("shape:N", scale=None)
    )
    above = base.transform_filter("datum.side > 0").mark_text(dy=-12, fontSize=12)
    below = base.transform_filter("datum.side < 0").mark_text(dy=14, fontSize=12)
    ends = base.transform_filter("datum.is_last").mark_text(
        dy=alt.ExprRef(expr="datum.side > 0 ? -27 : 29"),
        align=alt.ExprRef(expr="datum.align"),
        fontSize=12,
        fontWeight=600,
    )
    named = ends.encode(text="year:N")
    numbers = [side.encode(text="number:N") for side in (above, below)]
    return dress(layered(lines, dots, *numbers, named).properties(height=260))


def _points(
    rows: Sequence[MonthCame], later: int, figure: Figure
) -> list[dict[str, object]]:
    """Return the months of two years as marks; numbers keep out of the other line."""
    known = {
        (row.school_year, row.month): figure(row)
        for row in rows
        if figure(row)[0] is not None
    }
    last = {
        year: max(map(_place, (at for at in known if at[0] == year)))
        for year, _ in known
    }
    points: list[dict[str, object]] = []
    for row in rows:
        at = row.school_year, row.month
        if at not in known:
            continue
        is_now = row.school_year == later
        other, *_ = known.get((later - 1 if is_now else later, row.month), (None,))
        share, part, of = known[at]
        is_above = is_now if other is None else (share or 0) >= other
        points.append(
            {
                "year": str(SchoolYear(start=row.school_year)),
                "month": month_name(row.month),
                "share": share,
                "number": in_number(_whole(share or 0)) if is_now else "",
                "said": f"{_said(share, part, of)} · {_rests_on(row)}",
                "colour": MAIN if is_now else QUIET,
                "dash": [1, 0] if is_now else [5, 4],
                "shape": "circle" if is_now else "square",
                "side": 1 if is_above else -1,
                "align": "right" if at[1] in MONTHS[-2:] else "center",
                "is_last": last[row.school_year] == _place(at),
            }
        )
    return points


def _place(at: tuple[int, int]) -> int:
    return MONTHS.index(at[1])


def month_name(number: int) -> str:
    """Return a month as a chart has room for it."""
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


def _title(row: Heat) -> str:
    if row.held_on is None:
        return row.title
    return f"{in_short(row.held_on).rsplit(' ', 1)[0]} · {row.title}"


def _bar(place: int, row: SlotCame) -> dict[str, object]:
    name = slot_in_words(row.kind, row.slot)
    told = f"{_said(row.share, row.represented, row.invited)} · {_rests_on(row)}"
    return {
        "place": place,
        "slot": name,
        "share": row.share,
        "said": told,
        "words": f"{name}: {told}",
        "tone": STEPS[1] if row.activities < FEW_ACTIVITIES else MAIN,
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
        "activity": say("Activity"),
        "slot": say("When and how"),
        "said": say("Figures"),
        "year": say("School year"),
        "month": say("Month"),
    }
    return [alt.Tooltip(f"{field}:N", title=words[field]) for field in fields]

"""Charts of what came of the plan: rows in, chart out, nothing else."""

from collections.abc import Sequence
from typing import Final

import altair as alt

from data.language import in_number, in_percent, in_rupiah, say
from data.theme import (
    ASKS,
    INK,
    MAIN,
    PLANNED,
    QUIET,
    STEPS,
    AnyChart,
    chart_of,
    dress,
    in_rows,
    layered,
)
from evaluation.kpis.models import ActivityResult, Point, YearResult
from evaluation.results.queries import ClassGroupParticipation
from planning.activities.models import Direction

ROW: Final = 42
"""Height of one activity: its words above, its marks below."""

GROUP: Final = 21
"""Height of one class group."""

NAME: Final = 0.45
"""How much of what the marks span the name of a line takes on a phone."""

BAND: Final = 92
"""Height of one measure: its name, its numbers, its bars."""

TALL: Final = 0.5
"""How much of its band the tallest bar of a measure takes."""


def participation_by_class_group(
    rows: Sequence[ClassGroupParticipation], target: int
) -> AnyChart:
    """Show class groups by the share of their families, the lowest first.

    Each mark hangs on the line of the whole school; below the target (percent) it is
    another one.
    """
    told = by_share(rows)
    whole = whole_share(rows)
    marks = [_hanging(row, whole, target) for row in told]
    places = ["", *(str(mark["words"]) for mark in marks)]
    base = chart_of(marks).encode(
        y=alt.Y(
            "words:N",
            title=None,
            scale=alt.Scale(domain=places),
            axis=alt.Axis(ticks=False, domain=False, labelLimit=200, labelPadding=9),
        ),
        tooltip=_tooltip("class_group", "said"),
    )
    scale = alt.Scale(domain=_around([row.told_share or 0 for row in told], target))
    share = alt.X(
        "share:Q",
        title=None,
        scale=scale,
        axis=alt.Axis(format="%", grid=True, values=_tens(), labelOverlap=True),
    )
    colour = alt.Color("colour:N", scale=None)
    stems = base.mark_rule(strokeWidth=2).encode(
        x=share, x2=alt.X2("whole:Q"), color=colour
    )
    dots = base.mark_point(filled=True, size=85, opacity=1).encode(
        x=share, color=colour, shape=alt.Shape("shape:N", scale=None)
    )
    lines = _lines(whole, target, scale)
    return dress(layered(stems, dots, *lines).properties(height=alt.Step(GROUP)))


def by_share(rows: Sequence[ClassGroupParticipation]) -> list[ClassGroupParticipation]:
    """Return the class groups that tell a share, the lowest first."""
    told = [row for row in rows if row.told_share is not None]
    return sorted(told, key=lambda row: row.told_share or 0)


def whole_share(rows: Sequence[ClassGroupParticipation]) -> float:
    """Return the share of all class groups together."""
    invited = sum(row.invited for row in rows)
    return sum(row.represented for row in rows) / invited if invited else 0.0


def _hanging(
    row: ClassGroupParticipation, whole: float, target: int
) -> dict[str, object]:
    share = row.told_share or 0
    is_below = share * 100 < target
    return {
        "class_group": row.class_group,
        "share": share,
        "whole": whole,
        "said": _participation(row),
        "words": f"{row.class_group}: {_participation(row)}",
        "colour": ASKS if is_below else MAIN,
        "shape": "triangle-down" if is_below else "circle",
    }


def _around(shares: Sequence[float], target: int) -> tuple[float, float]:
    """Return from where to where shares and target lie, and a little more."""
    every = [*shares, target / 100]
    span = max(max(every) - min(every), 0.1)
    beyond = max(NAME * span - (max(every) - target / 100), span / 8)
    return max(min(every) - span / 8, 0), max(every) + beyond


def _tens() -> list[float]:
    return [number / 10 for number in range(11)]


def _lines(whole: float, target: int, scale: alt.Scale) -> list[alt.Chart]:
    """Draw the whole school and the target as lines, their names in the free row."""
    wanted = target / 100
    names = (
        (whole, say("school {share}", share=in_percent(whole)), [4, 3]),
        (wanted, say("target {share}", share=in_percent(wanted)), [1, 0]),
    )
    drawn = []
    for at, words, dash in names:
        base = chart_of([{"at": at, "name": words, "words": ""}]).encode(
            x=alt.X("at:Q", scale=scale)
        )
        drawn.append(base.mark_rule(color=QUIET, strokeDash=dash))
        if at == min(whole, wanted):
            name = base.mark_text(align="right", dx=-5, color=QUIET, fontSize=12)
        else:
            name = base.mark_text(align="left", dx=5, color=QUIET, fontSize=12)
        drawn.append(name.encode(y=alt.Y("words:N"), text="name:N"))
    return drawn


def budget_use(results: Sequence[ActivityResult]) -> AnyChart:
    """Show spending inside the budget of what is closed or cost something.

    Most overspent first; what went over says by how much.
    """
    rows = [_money(place, row) for place, row in enumerate(by_spending(results))]
    base = chart_of(rows).encode(y=_place())
    budget = base.mark_bar(color=PLANNED, size=16, yOffset=8).encode(
        x=alt.X(
            "budget:Q",
            title=say("Million rupiah"),
            axis=alt.Axis(
                labelExpr="format(datum.value / 1000000, ',')", grid=True, tickCount=4
            ),
        ),
        tooltip=_tooltip("title", "said"),
    )
    spent = base.mark_bar(size=7, yOffset=8).encode(
        x=alt.X("spent:Q"),
        color=alt.Color("colour:N", scale=None),
        tooltip=_tooltip("title", "said"),
    )
    words = in_rows(base, "words")
    return dress(layered(budget, spent, words).properties(height=alt.Step(ROW + 4)))


def by_spending(results: Sequence[ActivityResult]) -> list[ActivityResult]:
    """Return what is closed or cost something, the most overspent first."""
    with_money = [row for row in results if row.spent or (row.budget and row.is_closed)]
    return sorted(with_money, key=lambda row: (row.budget - row.spent, -row.spent))


def _money(place: int, row: ActivityResult) -> dict[str, object]:
    said = say(
        "{spent} of {budget}",
        spent=in_rupiah(row.spent),
        budget=in_rupiah(row.budget),
    )
    over = row.spent - row.budget
    if over > 0:
        too_much = say("{amount} over", amount=in_rupiah(over))
        said = f"{said}, {too_much}"
    return {
        "place": place,
        "title": row.title,
        "budget": row.budget,
        "spent": row.spent,
        "said": said,
        "words": f"{said} · {row.title}",
        "colour": ASKS if over > 0 else MAIN,
    }


def standards_reached(results: Sequence[ActivityResult]) -> AnyChart:
    """Show each measured value by its target, what was not reached first.

    The line at 100 % is the standard, a hollow mark where it started; activities not
    measured keep an empty row, the last ones.
    """
    ordered = sorted(with_standard(results), key=_by_need)
    rows = [_on_scale(place, row) for place, row in enumerate(ordered)]
    base = chart_of(rows).encode(y=_place())
    way = base.mark_rule(color=QUIET, yOffset=8).encode(
        x=alt.X(
            "started:Q",
            title=say("Measured value by its standard"),
            axis=alt.Axis(format="%", tickCount=5),
            scale=alt.Scale(zero=False, padding=12),
        ),
        x2=alt.X2("came_to:Q"),
    )
    start = base.mark_point(filled=False, color=QUIET, size=50, yOffset=8).encode(
        x=alt.X("started:Q"), tooltip=_tooltip("said")
    )
    end = (
        base.transform_filter("datum.came_to != null")
        .mark_point(filled=True, size=110, opacity=1, yOffset=8)
        .encode(
            x=alt.X("came_to:Q"),
            color=alt.Color("colour:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            tooltip=_tooltip("said", "reached"),
        )
    )
    standard = chart_of([{"standard": 1}]).mark_rule(color=INK, strokeDash=[4, 3])
    standard = standard.encode(x=alt.X("standard:Q"))
    layers = layered(standard, in_rows(base, "said", 10), way, start, end)
    return dress(layers.properties(height=alt.Step(ROW)))


def _by_need(row: ActivityResult) -> tuple[int, float]:
    if row.result is None:
        return 2, 0
    return (1 if row.reached else 0), row.share_of_target or 0


def year_comparison(years: Sequence[YearResult]) -> AnyChart:
    """Show carried out so far, represented and reached, each with a bar per year."""
    return bands(compared(years))


def compared(years: Sequence[YearResult]) -> tuple[Point, ...]:
    """Return the figures that are compared, each in every year."""
    return tuple(
        Point(say(kpi.name), str(row.year), kpi.value, kpi.share)
        for name in ("carried_out_so_far", "representation", "standards_reached")
        for row in years
        for kpi in [getattr(row, name)]
    )


def bands(points: Sequence[Point]) -> AnyChart:
    """Show measures below each other, each in its own scale, with a bar for each year.

    The last year is strong, those before it are pale.
    """
    measures = list(dict.fromkeys(point.measure for point in points))
    rows = [_bar(point, measures, points) for point in points]
    height = alt.Scale(domain=[0, len(measures)], nice=False)
    base = chart_of(rows).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelFontSize=14)),
        tooltip=[alt.Tooltip(f"{name}:N", title=None) for name in ("measure", "said")],
    )
    bars = base.mark_bar(width=alt.RelativeBandSize(band=0.4)).encode(
        y=alt.Y("foot:Q", scale=height, axis=None),
        y2="head:Q",
        color=alt.Color("colour:N", scale=None),
    )
    numbers = base.mark_text(dy=-11, fontSize=15, color=INK).encode(
        y=alt.Y("head:Q", scale=height, axis=None), text="said:N"
    )
    heads = chart_of(
        [{"measure": m, "at": len(measures) - n} for n, m in enumerate(measures)]
    )
    names = heads.mark_text(
        align="left", baseline="top", dy=6, fontSize=14, fontWeight=600, color=INK
    ).encode(x=alt.value(0), y=alt.Y("at:Q", scale=height, axis=None), text="measure:N")
    lines = heads.mark_rule(color=PLANNED).encode(
        y=alt.Y("at:Q", scale=height, axis=None)
    )
    drawn = layered(lines, bars, numbers, names)
    return dress(drawn.properties(height=BAND * len(measures)))


def _bar(
    point: Point, measures: Sequence[str], points: Sequence[Point]
) -> dict[str, object]:
    top = max(one.value or 0 for one in points if one.measure == point.measure)
    place = len(measures) - 1 - measures.index(point.measure)
    share = (point.value or 0) / top if top else 0
    return {
        **point._asdict(),
        "foot": place,
        "head": place + max(share * TALL, 0.012 if point.value == 0 else 0),
        "colour": MAIN if point.year == points[-1].year else STEPS[1],
    }


def with_standard(results: Sequence[ActivityResult]) -> list[ActivityResult]:
    """Return the activities carried out that have a standard in numbers."""
    return [row for row in results if row.is_carried_out and row.target is not None]


def _on_scale(place: int, row: ActivityResult) -> dict[str, object]:
    return {
        "place": place,
        "said": f"{measured_in_words(row)} · {row.title}",
        "started": row.baseline_share,
        "came_to": row.share_of_target,
        "reached": say("Reached") if row.reached else say("Not reached"),
        "colour": MAIN if row.reached else ASKS,
        "shape": "circle" if row.reached else "cross",
    }


def measured_in_words(row: ActivityResult) -> str:
    """Return what was measured by the standard: ``85 of 80 %``."""
    measured = say("not measured") if row.result is None else row.told_result
    target = in_number(row.target) if row.target is not None else "–"
    if row.direction is Direction.AT_MOST:
        return say(
            "{measured}, at most {target} {unit}",
            measured=measured,
            target=target,
            unit=row.unit,
        )
    return say(
        "{measured} of {target} {unit}", measured=measured, target=target, unit=row.unit
    )


def _participation(row: ClassGroupParticipation) -> str:
    return say(
        "{share} ({represented} of {invited})",
        share=in_percent(row.share),
        represented=in_number(row.represented),
        invited=in_number(row.invited),
    )


def _place() -> alt.Y:
    return alt.Y("place:O", axis=None)


def _tooltip(*fields: str) -> list[alt.Tooltip]:
    words = {
        "title": say("Activity"),
        "said": say("Figures"),
        "class_group": say("Class group"),
        "reached": say("Standard"),
    }
    return [alt.Tooltip(f"{field}:N", title=words[field]) for field in fields]

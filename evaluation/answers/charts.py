"""Charts of what was answered: rows in, chart out, nothing else."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import altair as alt

from data.language import in_number, in_percent, say
from data.theme import (
    ASKS,
    BETWEEN,
    INK,
    MAIN,
    PALE_ASKS,
    PALE_MAIN,
    PAPER,
    PLANNED,
    QUIET,
    AnyChart,
    chart_of,
    dress,
    layered,
)

ROW: Final = 52
"""Height of one item: its words above, its bar below."""

SCALES: Final = {
    2: (ASKS, MAIN),
    3: (ASKS, BETWEEN, MAIN),
    4: (ASKS, PALE_ASKS, PALE_MAIN, MAIN),
    5: (ASKS, PALE_ASKS, BETWEEN, PALE_MAIN, MAIN),
}
"""From orange to blue, which those who do not tell red from green tell apart."""

DARK: Final = frozenset({ASKS, MAIN})
LONGEST: Final = 62
"""Signs of an item that fit on one line of a phone's chart."""

NARROWEST: Final = 0.07
"""A part of a bar that is narrower has no room for its number."""


class ScaleRow(NamedTuple):
    """An item of a scale: what it asks, its words and counts, the worst first."""

    text: str
    words: tuple[str, ...]
    counts: tuple[int, ...]


class PairRow(NamedTuple):
    """What is known of an item before and after, from 0 to 100."""

    text: str
    before: float | None
    after: float | None


def diverging(rows: Sequence[ScaleRow]) -> AnyChart:
    """Show each item's answers on both sides of a line: bad to the left, good right.

    Every part carries how many answered so; the middle of an odd scale lies on the
    line.
    """
    words = list(rows[0].words)
    colours = _colours(len(words))
    parts = [part for place, row in enumerate(rows) for part in _parts(place, row)]
    y = alt.Y("place:O", title=None, axis=None)
    x = alt.X(
        "begins:Q",
        title=None,
        scale=alt.Scale(domain=[-1, 1]),
        axis=alt.Axis(
            values=[-1, -0.5, 0, 0.5, 1],
            labelExpr="format(abs(datum.value), '.0%')",
            grid=True,
        ),
    )
    base = chart_of(parts).encode(y=y)
    bars = base.mark_bar(size=20, yOffset=9).encode(
        x=x,
        x2="ends:Q",
        color=alt.Color(
            "answer:N",
            title=None,
            sort=words,
            scale=alt.Scale(domain=words, range=list(colours)),
        ),
        tooltip=[
            alt.Tooltip("text:N", title=say("Item")),
            alt.Tooltip("answer:N", title=say("Answer")),
            alt.Tooltip("said:N", title=say("Sheets")),
        ],
    )
    inside = base.transform_filter(f"datum.share >= {NARROWEST}")
    numbers = inside.mark_text(yOffset=9, fontSize=12).encode(
        x=alt.X("middle:Q"), text="times:Q", color=alt.Color("ink:N", scale=None)
    )
    heads = [
        {"place": place, "head": _cut(row.text), "said": _said(row)}
        for place, row in enumerate(rows)
    ]
    titled = chart_of(heads).encode(y=y)
    titles = titled.mark_text(align="left", dy=-14, color=INK, limit=520).encode(
        x=alt.value(0), text="head:N"
    )
    line = chart_of([{"zero": 0}]).mark_rule(color=QUIET).encode(x=alt.X("zero:Q"))
    return dress(layered(bars, line, numbers, titles).properties(height=alt.Step(ROW)))


def _colours(points: int) -> Sequence[str]:
    """Return a colour for each point; of long scales the ends alone are strong."""
    if points in SCALES:
        return SCALES[points]
    half = points // 2
    middle = (BETWEEN,) * (points % 2)
    return (
        ASKS,
        *(PALE_ASKS,) * (half - 1),
        *middle,
        *(PALE_MAIN,) * (half - 1),
        MAIN,
    )


def _parts(place: int, row: ScaleRow) -> list[dict[str, object]]:
    total = sum(row.counts) or 1
    shares = [count / total for count in row.counts]
    half = len(shares) // 2
    middle = shares[half] / 2 if len(shares) % 2 else 0.0
    begins = -sum(shares[:half]) - middle
    colours = _colours(len(shares))
    parts = []
    for word, count, share, colour in zip(
        row.words, row.counts, shares, colours, strict=True
    ):
        parts.append(
            {
                "place": place,
                "text": row.text,
                "answer": word,
                "times": count,
                "said": f"{in_number(count)} ({in_percent(share)})",
                "share": share,
                "begins": begins,
                "ends": begins + share,
                "middle": begins + share / 2,
                "ink": PAPER if colour in DARK else INK,
            }
        )
        begins += share
    return parts


def _said(row: ScaleRow) -> str:
    return in_number(sum(row.counts))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def before_and_after(rows: Sequence[PairRow]) -> AnyChart:
    """Show what was known of each item before (open) and after (filled), joined."""
    shown = [
        {
            "place": place,
            "text": row.text,
            "head": _cut(row.text),
            "before": row.before,
            "after": row.after,
        }
        for place, row in enumerate(rows)
    ]
    marks = [mark for place, row in enumerate(rows) for mark in _marks(place, row)]
    y = alt.Y("place:O", title=None, axis=None)
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[-6, 106]),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], grid=True),
    )
    both = chart_of(shown).encode(y=y)
    titles = both.mark_text(align="left", dy=-14, color=INK, limit=520).encode(
        x=alt.value(0), text="head:N"
    )
    joints = both.transform_filter("datum.before != null && datum.after != null")
    joints = joints.mark_rule(color=PLANNED, strokeWidth=5, yOffset=8).encode(
        x=alt.X("before:Q"), x2="after:Q"
    )
    base = chart_of(marks).encode(y=y)
    names = [say("Before"), say("After")]
    points = base.mark_point(filled=True, size=130, opacity=1, yOffset=8).encode(
        x=x,
        color=alt.Color(
            "when:N",
            title=None,
            scale=alt.Scale(domain=names, range=[QUIET, MAIN]),
        ),
        shape=alt.Shape(
            "when:N",
            title=None,
            scale=alt.Scale(domain=names, range=["square", "circle"]),
        ),
        tooltip=[
            alt.Tooltip("text:N", title=say("Item")),
            alt.Tooltip("when:N", title=say("When")),
            alt.Tooltip("said:N", title=say("Score")),
        ],
    )
    numbers = base.encode(x=x, text="said:N")
    left = numbers.transform_filter("datum.side == 'left'")
    right = numbers.transform_filter("datum.side == 'right'")
    sides = (
        left.mark_text(align="right", dx=-10, yOffset=8, color=INK),
        right.mark_text(align="left", dx=10, yOffset=8, color=INK),
    )
    return dress(
        layered(joints, points, *sides, titles).properties(height=alt.Step(ROW))
    )


def _marks(place: int, row: PairRow) -> list[dict[str, object]]:
    """Return the marks of an item: one for each moment that is known."""
    both = ((row.before, say("Before"), False), (row.after, say("After"), True))
    return [
        {
            "place": place,
            "text": row.text,
            "at": at,
            "when": when,
            "said": in_number(round(at)),
            "side": _side(row, is_after=is_after),
        }
        for at, when, is_after in both
        if at is not None
    ]


def _side(row: PairRow, *, is_after: bool) -> str:
    """Return on which side of a mark its number stands: away from the other mark."""
    before, after = row.before or 0, row.after or 0
    is_right = after >= before if is_after else after < before
    return "right" if is_right else "left"


def answers_in_words(rows: Sequence[ScaleRow]) -> str:
    """Say to which item fewest, and to which most, answered on the good side."""
    good = [(row, _good(row)) for row in rows if sum(row.counts)]
    if not good:
        return say("Nobody answered these items.")
    good.sort(key=lambda one: one[1])
    (worst, least), (best, most) = good[0], good[-1]
    if least == most:
        return say("{share} answered on the good side.", share=in_percent(least))
    return say(
        "Fewest answered on the good side to “{worst}” ({least}), most to “{best}” "
        "({most}).",
        worst=worst.text,
        least=in_percent(least),
        best=best.text,
        most=in_percent(most),
    )


def _good(row: ScaleRow) -> float:
    """Return the share of answers above the middle of the scale."""
    points = len(row.counts)
    return sum(row.counts[points - points // 2 :]) / sum(row.counts)


def learnt_in_words(rows: Sequence[PairRow]) -> str:
    """Say of which item most, and of which least, was learnt."""
    gains = sorted(
        (row.after - row.before, row.text)
        for row in rows
        if row.before is not None and row.after is not None
    )
    if not gains:
        return say("No item was answered both before and after.")
    (least, worst), (most, best) = gains[0], gains[-1]
    if len(gains) == 1:
        return f"{best}: {_change(most)}"
    return say(
        "Most was learnt of “{best}” ({most}), least of “{worst}” ({least}).",
        best=best,
        most=_change(most),
        worst=worst,
        least=_change(least),
    )


def _change(points: float) -> str:
    return f"{round(points):+d}".replace("-", "−")

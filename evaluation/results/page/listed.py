"""Plan against realised, activity by activity: as a list, and as a table."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape

import streamlit as st

from data.arising import Arising
from data.language import (
    Language,
    in_number,
    in_rupiah,
    in_short,
    naming_here,
    say,
    say_many,
    spoken,
)
from data.language.naming import Naming
from data.ui.arising import finding_way
from data.ui.desk import Desk
from data.ui.links import go, link
from data.ui.tables import Cell, Group, listed, plain, table
from data.ui.tabs import unfold
from evaluation.kpis.models import ActivityResult
from evaluation.results import charts

AT_ONCE = 60
"""So many activities are listed; the others unfold."""


def activities(desk: Desk, results: Sequence[ActivityResult]) -> None:
    """List every activity of the year, with the table unfolded on demand."""
    st.subheader(say("Plan against realised, per activity"))
    _list(desk, results[:AT_ONCE])
    if rest := results[AT_ONCE:]:
        more = say_many("{count} more", "{count} more", len(rest))
        unfold(more, "more-results", lambda: _list(desk, rest))
    unfold(
        say("As a table, to sort and to search"),
        "results-table",
        lambda: table([_activity(row) for row in results]),
    )
    go(say("Open the reviews"), link(desk, "penilaian"))


def _list(desk: Desk, results: Sequence[ActivityResult]) -> None:
    ways = tuple(_finding(desk, row) for row in results)
    st.html(_listed(spoken(), naming_here(), tuple(results), ways))


def _finding(desk: Desk, row: ActivityResult) -> str:
    """Return the way to note a finding where a standard was not reached, or nothing."""
    if row.reached is not False or row.result is None:
        return ""
    ways = finding_way(desk, Arising.MONITORING, row.activity_id)
    return "".join(way.words for way in ways)


@lru_cache(maxsize=32)
def _listed(
    _: Language,
    __: Naming,
    results: tuple[ActivityResult, ...],
    ways: tuple[str, ...],
) -> str:
    """Return the list as HTML, written once for the same records in the same words."""
    heads = (
        (say("Activity"), ""),
        (say("Planned"), ""),
        (say("Outcome"), ""),
        (say("Families represented"), "number"),
        (say("Spent"), "number"),
        (say("Standard"), ""),
    )
    return listed(
        heads, [Group((), [_line(*of) for of in zip(results, ways, strict=True)])]
    )


def _line(row: ActivityResult, way: str) -> list[Cell]:
    """Return an activity as a row: what was planned, and what came of it."""
    invited, represented = row.told_families
    came = say("{counted} of {of}", counted=represented, of=invited)
    spent = say(
        "{counted} of {of}", counted=in_rupiah(row.spent), of=in_rupiah(row.budget)
    )
    return [
        Cell(f"<strong>{escape(row.title)}</strong>"),
        plain(row.when.in_short(undated="–"), label=say("Planned")),
        Cell(_outcome(row), label=say("Outcome")),
        plain(came if row.invited else "", "number", say("Families represented")),
        plain(spent if row.spent or row.budget else "", "number", say("Spent")),
        Cell(_standard(row, way), label=say("Standard")),
    ]


def _outcome(row: ActivityResult) -> str:
    told = [in_short(row.held_on)] if row.held_on else []
    if row.on_time is not None:
        told.append(": ".join((say("On time"), _yes_no(row.on_time))))
    below = "".join(f"<small>{escape(words)}</small>" for words in told)
    return escape(say(row.step.label)) + below


def _standard(row: ActivityResult, way: str) -> str:
    told: list[str] = []
    if row.result is not None:
        judged = say("Reached") if row.reached else say("Not reached")
        told = [charts.measured_in_words(row), judged]
    elif row.target is not None:
        told = [": ".join((say("Target"), f"{in_number(row.target)} {row.unit}"))]
        told += [say("not measured")] if row.is_carried_out else []
    parts = filter(None, [*map(escape, told), way])
    return f"{escape(row.indicator)}<small>{' · '.join(parts)}</small>"


def _activity(row: ActivityResult) -> dict[str, object]:
    return {
        say("Activity"): row.title,
        say("Planned"): row.when.in_short(undated="–"),
        say("Outcome"): say(row.step.label),
        say("Held on"): in_short(row.held_on) if row.held_on else "–",
        say("On time"): _yes_no(row.on_time),
        say("Invited"): row.invited if row.is_told else None,
        say("Represented"): row.represented if row.is_told else None,
        say("Budget"): in_rupiah(row.budget),
        say("Spent"): in_rupiah(row.spent),
        say("Standard"): row.indicator or "–",
        say("Target"): "–" if row.target is None else in_number(row.target),
        say("Measured"): row.told_result,
        say("Reached"): _yes_no(row.reached),
    }


def _yes_no(answer: bool | None) -> str:
    if answer is None:
        return "–"
    return say("yes") if answer else say("no")

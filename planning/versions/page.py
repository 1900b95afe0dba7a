"""The approved versions of the plan, as a person reads and compares them."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from data.language import in_moment, say, say_many
from data.ui.desk import Desk
from data.ui.filters import chosen_in_address
from data.ui.links import unmarked
from data.ui.tables import table
from data.ui.tabs import tabs, unfold
from planning.versions import cards, queries
from planning.versions import store as versions
from planning.versions.facts import Names, Only, asked, document, only, totals
from planning.versions.models import (
    ACTIVITY_FIELDS,
    COMPARED_OF_LINE,
    GOAL_FIELDS,
    Content,
    row_of,
)
from planning.versions.queries import ListedVersion

PATH: Final = "program"
NOW: Final = 0
"""Which number the plan as it stands now has among the versions to read."""


def show(desk: Desk) -> None:
    """Let a person choose an approved version, read it, and compare it with another."""
    listed = queries.approved_versions(desk.store, desk.year)
    if not listed:
        st.info(say("No version is approved yet; each approval keeps one for good."))
        return
    labels = {one.number: version_label(desk, one) for one in listed}
    newest = listed[0].number
    to_read = {newest: labels[newest], NOW: say("the plan as it stands now")} | labels
    left, right = st.columns(2)
    with left:
        number = _chosen("versi", say("Read a version"), to_read)
    older = {
        one: label for one, label in labels.items() if one < (number or newest + 1)
    }
    other = None
    if older:
        with right:
            other = _chosen("banding", say("Compare with"), older)
    version = next((one for one in listed if one.number == number), None)
    _version(desk, version, other)


def _chosen(name: str, label: str, labels: Mapping[int, str]) -> int:
    """Let a person choose a version; the address keeps it, the first is the usual."""
    first, *others = labels
    words: dict[int | None, str] = {None: labels[first]}
    words |= {one: labels[one] for one in others}
    chosen = chosen_in_address(
        name, label, words, f"{name}-{'-'.join(map(str, labels))}"
    )
    return first if chosen is None else chosen


def version_label(desk: Desk, version: ListedVersion) -> str:
    """Return which version it is, and who approved it when."""
    facts = {
        "number": version.number,
        "name": unmarked(version.approved_by or "–"),
        "moment": in_moment(version.approved_at, desk.school.zone),
    }
    if version.is_minor:
        return say("Version {number}, minor, by {name} on {moment}", **facts)
    return say("Version {number}, approved by {name} on {moment}", **facts)


def _version(desk: Desk, version: ListedVersion | None, other: int | None) -> None:
    """Show a version, or the plan as it stands now, with what it changed marked."""
    content = _content(desk, version.number if version else NOW)
    old = None if other is None else _content(desk, other)
    names = queries.names_for(desk.store, *([old] if old else []), content)
    order, wanted = asked(st.query_params)
    every = document(content, names, old, order=order)
    found = totals(content, every)
    counts = {Only.ALL: found.activities, Only.CHANGED: found.changed}
    if not counts.get(wanted):
        wanted = Only.ALL
    told = _told(version, found.changed, other)
    st.html(
        cards.ways_to_read(desk, PATH, order, wanted, counts)
        + "".join(f"<p>{escape(line)}</p>" for line in told)
    )
    shown = [cards.whole(found), *only(every, wanted)]
    st.html(cards.read(desk, shown, order=order))
    unfold(
        say("As tables, with every field"),
        f"version-fields-{version.number if version else NOW}",
        partial(_tables, content, names),
    )


def _content(desk: Desk, number: int) -> Content:
    if number == NOW:
        return versions.content(desk.store, desk.year)
    return versions.version(desk.store, desk.year, number).read()


def _told(version: ListedVersion | None, changed: int, other: int | None) -> list[str]:
    """Say why the version was made, and how much it changed."""
    told = []
    if version and version.reason:
        told.append(say("Reason of the revision: {reason}", reason=version.reason))
    if other is None:
        return [*told, say("This is the first approved version.")]
    if not changed:
        return [*told, say("It says the same as version {number}.", number=other)]
    said = say_many(
        "{count} change since version {number} is marked on its line.",
        "{count} changes since version {number} are marked on their lines.",
        changed,
        number=other,
    )
    return [*told, said]


# ── every field ──────────────────────────────────────────────────────────────
def _tables(content: Content, names: Names) -> None:
    parts = (
        (say("Activities"), partial(_activities, content, names)),
        (say("Goals"), partial(_goals, content, names)),
        (say("Budget"), partial(_budget, content, names)),
    )
    tabs("version", parts)


def _activities(content: Content, names: Names) -> None:
    _rows([row_of(a, ACTIVITY_FIELDS, names) for a in content.activities])


def _goals(content: Content, names: Names) -> None:
    _rows([row_of(g, GOAL_FIELDS, names) for g in content.goals])


def _budget(content: Content, names: Names) -> None:
    if not content.budget:
        st.caption(say("This version has no budget."))
        return
    titles = content.titles
    lines = [
        {say("Activity"): titles.get(line.activity_id, "–")}
        | row_of(line, COMPARED_OF_LINE, names)
        for line in content.budget
    ]
    _rows(lines)


def _rows(rows: Sequence[dict[str, str]]) -> None:
    """Show a wide table whose first column stays where it is."""
    if rows:
        first = next(iter(rows[0]))
        pinned = st.column_config.Column(pinned=True)
        table(rows, column_config={first: pinned})

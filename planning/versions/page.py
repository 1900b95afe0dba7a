"""The approved versions of the plan in full, and differences as a person reads them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, Literal
from uuid import UUID

import streamlit as st

from data.language import in_moment, say
from data.ui.desk import Desk
from data.ui.links import unmarked
from data.ui.passages import Passage, passages
from data.ui.tables import table
from data.ui.tabs import tabs
from planning.versions import queries
from planning.versions import store as versions
from planning.versions.models import (
    ACTIVITY_FIELDS,
    COMPARED_OF_LINE,
    GOAL_FIELDS,
    Change,
    Content,
    Difference,
    differences,
    row_of,
    sentence,
)
from planning.versions.queries import ListedVersion

Names = dict[UUID, str]
WEIGHT: Final = "⚖"
"""Marks a change about which the principal decides."""
COLOURS: Final[Mapping[Change, Literal["green", "orange", "blue"]]] = {
    Change.ADDED: "green",
    Change.DROPPED: "orange",
    Change.CHANGED: "blue",
}


def show(desk: Desk) -> None:
    """Let a person choose an approved version, and read it in full."""
    listed = queries.approved_versions(desk.store, desk.year)
    if not listed:
        st.info(say("No version is approved yet; each approval keeps one for good."))
        return
    by_number = {version.number: version for version in listed}
    chosen = st.selectbox(
        say("Read a version in full"),
        list(by_number),
        format_func=lambda number: version_label(desk, by_number[number]),
        key=f"version-{desk.year.start}-{len(listed)}",
    )
    _version(desk, by_number[chosen])


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


def names_for(desk: Desk, *contents: Content) -> Names:
    """Return what people, class groups and the goals of versions are called."""
    names = {named.id: named.name for named in queries.names_in_plan(desk.store)}
    for content in contents:
        names |= content.goal_titles
    return names


def show_differences(changed: Iterable[Difference], names: Names) -> None:
    """Show what changed, a card for each goal and activity."""
    for _, listed in groupby(changed, key=lambda d: d.record_id):
        with st.container(border=True, gap="small"):
            show_difference_lines(list(listed), names)


def show_difference_lines(
    changed: Iterable[Difference], names: Names, *, titled: bool = True
) -> None:
    """Show differences a line each; ``titled`` names the goal or activity first."""
    for _, listed in groupby(changed, key=lambda d: d.record_id):
        group = list(listed)
        if titled:
            _title(group)
        passages(
            Passage(f"{words} {WEIGHT}" if one.weighs and not one.is_whole else words)
            for one in group
            if (words := sentence(one, names))
        )


def _title(group: Sequence[Difference]) -> None:
    """Name a goal or an activity, and say whether it was added, dropped or changed."""
    whole = next((difference for difference in group if difference.is_whole), None)
    change = whole.change if whole else Change.CHANGED
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(say(change.label), color=COLOURS[change])
        st.text(f"{group[0].title} {WEIGHT}" if whole else group[0].title)


def _version(desk: Desk, version: ListedVersion) -> None:
    if version.reason:
        st.text(say("Reason of the revision: {reason}", reason=version.reason))
    content = versions.version(desk.store, desk.year, version.number).read()
    names = names_for(desk, content)
    tabs(
        "version",
        (
            (say("Activities"), lambda: _activities(content, names)),
            (say("Goals"), lambda: _goals(content, names)),
            (say("Budget"), lambda: _budget(content, names)),
            (say("Changes"), lambda: _changes(desk, version.number, content, names)),
        ),
    )


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


def _changes(desk: Desk, number: int, content: Content, names: Names) -> None:
    if number == 1:
        st.caption(say("This is the first approved version."))
        return
    before = versions.version(desk.store, desk.year, number - 1).read()
    show_differences(differences(before, content), before.goal_titles | names)

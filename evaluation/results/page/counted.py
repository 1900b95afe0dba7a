"""Which activities stand behind a number, and what each adds to it."""

from collections.abc import Sequence

import streamlit as st

from data.language import say, say_many
from data.ui.desk import Desk
from data.ui.filters import chosen_in_address
from data.ui.links import anchor, link
from data.ui.tables import Cell, Group, listing, plain
from evaluation.kpis.models import BY_NAME, Behind, Part, behind
from evaluation.results import cards
from evaluation.results.queries import Standing

ADDRESS = "angka"


def show(desk: Desk, stands: Standing) -> None:
    """Let a person choose a number, and list the activities it was counted from."""
    if ADDRESS not in st.query_params:
        return
    words = {None: say("Close this list")} | cards.names(stands.results)
    label = say("The activities behind this number")
    chosen = chosen_in_address(ADDRESS, label, words, "behind")
    if chosen is None:
        return
    figure = BY_NAME[chosen]
    kpi, parts = figure(stands.results), behind(figure, stands.results)
    st.markdown(f"**{say(kpi.name)}: {kpi.said}**")
    st.caption(say(kpi.formula))
    if not parts.counted and not parts.left_out:
        st.info(say("No activity enters this number yet."))
        return
    heads = (
        (say("Activity"), ""),
        (say("Planned"), ""),
        (say("Outcome"), ""),
        (say("Counted"), "number"),
    )
    listing(heads, _groups(desk, parts))
    if parts.hidden:
        st.caption(
            say_many(
                "{count} activity for few families is not listed.",
                "{count} activities for few families are not listed.",
                parts.hidden,
            )
        )


def _groups(desk: Desk, parts: Behind) -> list[Group]:
    groups = [Group((), [_line(desk, part) for part in parts.counted])]
    if parts.left_out:
        heading = [Cell(say("Left out of this number"), span=4)]
        groups.append(Group(heading, [_line(desk, part) for part in parts.left_out]))
    return groups


def _line(desk: Desk, part: Part) -> Sequence[Cell]:
    row, kpi = part.row, part.kpi
    url = link(desk, "ruang", kegiatan=row.activity_id)
    counted = "–" if not (kpi.of or kpi.counted) else _numbers(part)
    return [
        Cell(anchor(row.title, url), "lead"),
        plain(row.when.in_short(undated="–"), label=say("Planned")),
        plain(say(row.step.label), label=say("Outcome")),
        plain(counted, "number", say("Counted")),
    ]


def _numbers(part: Part) -> str:
    kpi = part.kpi
    counted, of = kpi.worded(kpi.counted), kpi.worded(kpi.of)
    return say("{counted} of {of}", counted=counted, of=of)

"""The goals and activities that were started from a source, and buttons for more."""

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

import streamlit as st

from data.language import say, say_many
from data.ui.desk import Desk
from data.ui.forms import form_id, saving
from data.ui.links import anchor, link
from planning.origins import actions
from planning.origins.models import Source
from planning.sources.queries import Origin

Planning = Callable[..., object]
"""A verb that plans an activity from a source: ``start_activity``, or its like."""


def came_of(origins: Iterable[Origin], source_ids: set[UUID]) -> list[Origin]:
    """Return what came of any of these, each goal and activity once."""
    found = {
        (origin.record, origin.record_id): origin
        for origin in origins
        if origin.source_id in source_ids
    }
    return list(found.values())


def say_came_of(desk: Desk, origins: Sequence[Origin]) -> list[str]:
    """Return, for Markdown, the way to each goal and activity of these."""
    return [_came(desk, origin) for origin in origins]


def _came(desk: Desk, origin: Origin) -> str:
    if origin.record == "activity":
        address = link(desk, "kegiatan", kegiatan=origin.record_id)
        return "→ " + say("Activity") + ": " + anchor(origin.title, address)
    counted = say_many("{count} activity", "{count} activities", origin.activities)
    before = "→ " + say("Goal") + f" ({counted}): "
    return before + anchor(origin.title, link(desk, "tujuan"))


def start_buttons(
    desk: Desk,
    source: Source,
    origins: Sequence[Origin],
    plan: Planning = actions.start_activity,
) -> None:
    """Let who plans start a goal or an activity from a source with one click.

    The activity serves the goal that came of the same source, if any. ``plan`` keeps
    the activity where more happens than the plain link.
    """
    with st.container(horizontal=True):
        _start_goal(desk, source)
        goal_id = next((o.record_id for o in origins if o.record == "goal"), None)
        _start_activity(desk, source, goal_id, plan)


def _start_goal(desk: Desk, source: Source) -> None:
    form = f"goal-from-{source.id}"
    key = form_id(form)
    if st.button(say("Start a goal"), icon=":material/flag:", key=f"start-{key}"):
        draft = source.goal_draft()
        told = say("The goal “{title}” was set. Its link is below.", title=draft.title)
        with saving(form, told, title=say("Goal")):
            actions.start_goal(desk.act(), source, key, draft, desk.year)


def _start_activity(
    desk: Desk, source: Source, goal_id: UUID | None, plan: Planning
) -> None:
    form = f"activity-from-{source.id}"
    key = form_id(form)
    label = say("Start an activity")
    if st.button(label, icon=":material/event:", key=f"start-{key}"):
        draft = source.activity_draft(goal_id)
        told = say(
            "The activity “{title}” was planned. Complete it by its link below.",
            title=draft.title,
        )
        with saving(form, told, title=say("Name of the activity")):
            plan(desk.act(), source, key, draft, desk.year)

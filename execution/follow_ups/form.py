"""The forms of a follow-up: given to somebody, closed, opened again."""

from uuid import UUID

import streamlit as st

from data.language import say
from data.people import store as people
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.reasons import asked_reason
from execution.follow_ups.actions import (
    close_follow_up,
    give_follow_up,
    reopen_follow_up,
)
from execution.follow_ups.models import FollowUpDraft
from execution.follow_ups.queries import ListedFollowUp
from planning.activities import store as activities


def new_follow_up(desk: Desk) -> None:
    """Let a person give what no meeting decided, of an activity or of none."""
    form = "follow-up"
    key = form_id(form)
    named = {a.id: a.title for a in activities.activities_in(desk.store, desk.year)}
    with st.form(f"follow-up-{key}", border=False):
        fields = Fields.new(key, FollowUpDraft)
        fields.area("text", say("What is to be done"), height=80)
        left, right = fields.columns(1, 1)
        who = say("Who carries it out")
        left.one("owner_id", who, _active(desk), nothing="–")
        right.day("due_on", say("Until when"), min_value=desk.today)
        fields.one("activity_id", say("Activity"), named, nothing="–")
        sent = st.form_submit_button(say("Give the follow-up"), type="primary")
    if sent:
        with saving(form, say("The follow-up was given."), **fields.labels):
            draft = FollowUpDraft(**fields.typed)
            give_follow_up(desk.act(), key, desk.year, draft)


def work_on_follow_up(desk: Desk, row: ListedFollowUp) -> None:
    """Let whose it is close a follow-up, or open it again."""
    kept = as_drawn(row, row.id)
    key = f"follow-{kept.id}-{kept.version}"
    if kept.closed_on:
        reason = asked_reason(
            say("Open it again"), say("Open it again"), f"reopen-{key}"
        )
        if reason is not None:
            with saving(key, say("The follow-up is open again.")):
                reopen_follow_up(desk.act(), kept.id, kept.version, reason)
        return
    with st.form(key, border=False):
        outcome = Fields(key, kept).area(
            "outcome",
            say("What was done, or where the proof is"),
            height=80,
        )
        sent = st.form_submit_button(say("Close the follow-up"), type="primary")
    if sent:
        with saving(key, say("The follow-up is closed.")):
            close_follow_up(desk.act(), kept.id, kept.version, outcome)
            st.query_params.pop("rtl", None)


def _active(desk: Desk) -> dict[UUID, str]:
    return {one.id: one.name for one in people.people(desk.store) if one.is_active}

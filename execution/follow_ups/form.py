"""The forms of a follow-up: given to somebody, closed, declined, opened again."""

from uuid import UUID

import streamlit as st

from data.arising import Arising
from data.language import say
from data.people import store as people
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.reasons import asked_reason
from execution.follow_ups.actions import (
    close_follow_up,
    decline_follow_up,
    give_follow_up,
    reopen_follow_up,
)
from execution.follow_ups.models import FollowUp, FollowUpDraft
from planning.activities import store as activities


def active(desk: Desk) -> dict[UUID, str]:
    """Return the people to whom something can be given."""
    return {one.id: one.name for one in people.people(desk.store) if one.is_active}


def planned(desk: Desk) -> dict[UUID, str]:
    """Return the year's activities by their titles."""
    return {a.id: a.title for a in activities.activities_in(desk.store, desk.year)}


def new_follow_up(
    desk: Desk,
    source: Arising = Arising.OWN,
    source_id: UUID | None = None,
    *,
    text: str = "",
    activity_id: UUID | None = None,
) -> None:
    """Let a person give what no meeting decided, of an activity or of none.

    ``text`` and ``activity_id`` are shown first, from where it arises.
    """
    form = f"follow-up-{source_id}" if source_id else "follow-up"
    key = form_id(form)
    with st.form(f"follow-up-{key}", border=False):
        usual = {"text": text or None, "activity_id": activity_id}
        fields = Fields.new(key, FollowUpDraft, **usual)
        fields.area("text", say("What is to be done"), height=80)
        left, right = fields.columns(1, 1)
        left.one("owner_id", say("Who carries it out"), active(desk), nothing="–")
        right.day("due_on", say("Until when"), min_value=desk.today)
        fields.one("activity_id", say("Activity"), planned(desk), nothing="–")
        sent = st.form_submit_button(say("Give the follow-up"), type="primary")
    if sent:
        with saving(form, say("The follow-up was given."), **fields.labels):
            draft = FollowUpDraft(**fields.typed)
            act, year = desk.act(), desk.year
            give_follow_up(act, key, year, draft, source=source, source_id=source_id)
            st.query_params.from_dict({"tahun": str(desk.year.start), "rtl": str(key)})


def work_on_follow_up(desk: Desk, kept: FollowUp, *, may_decline: bool) -> None:
    """Let whose it is close a follow-up or open it again; the lead also declines it."""
    kept = as_drawn(kept, kept.id)
    key = f"follow-{kept.id}-{kept.version}"
    if kept.closed_on:
        again = say("Open it again")
        reason = asked_reason(again, again, f"reopen-{key}")
        if reason is not None:
            with saving(key, say("The follow-up is open again.")):
                reopen_follow_up(desk.act(), kept.id, kept.version, reason)
        return
    with st.form(key, border=False):
        fields = Fields(key, kept)
        outcome = fields.area(
            "outcome", say("What was done, or where the proof is"), height=80
        )
        done_in = say("Done in the activity")
        proof = fields.one("proof_id", done_in, planned(desk), nothing="–")
        sent = st.form_submit_button(say("Close the follow-up"), type="primary")
    if sent:
        with saving(key, say("The follow-up is closed.")):
            close_follow_up(desk.act(), kept.id, kept.version, outcome, proof)
    if not may_decline:
        return
    decline = say("Decline it")
    why = say("Why nobody will carry it out")
    reason = asked_reason(decline, decline, f"decline-{key}", why)
    if reason is not None:
        with saving(key, say("The follow-up was declined.")):
            decline_follow_up(desk.act(), kept.id, kept.version, reason)

"""The forms of a finding: noted, given to somebody, closed, declined, judged."""

from datetime import date
from typing import Final
from uuid import UUID

import streamlit as st

from data.arising import Arising
from data.calendar import semester
from data.duties import Duty
from data.few import FEWEST
from data.language import N_, in_number, say
from data.ui.arising import FINDING, NAMES, PATH
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import go, link
from data.ui.reasons import asked_reason
from evaluation.findings.actions import (
    assign_finding,
    close_finding,
    decline_finding,
    note_finding,
    reopen_finding,
)
from evaluation.findings.models import Finding, FindingDraft
from evaluation.kpis.models.better import Change
from evaluation.tracing import queries
from evaluation.tracing.actions import judge_finding
from evaluation.tracing.models import JudgementDraft
from evaluation.tracing.queries import ChainRow, SourceTold
from execution.follow_ups.form import active, new_follow_up, planned

GONE: Final = N_(
    "What this arises from is not there any more. Open it again, and begin."
)


def new_finding(
    desk: Desk,
    source: Arising = Arising.OWN,
    source_id: UUID | None = None,
    *,
    text: str = "",
    recommended: str = "",
    activity_id: UUID | None = None,
) -> None:
    """Let a person note a finding; what it arises from is shown first."""
    form = f"finding-{source_id}" if source_id else "finding"
    key = form_id(form)
    of_year = planned(desk)
    usual = activity_id if activity_id in of_year else None
    with st.form(f"finding-{key}", border=False):
        shown = {"text": text or None, "recommended": recommended}
        fields = Fields.new(key, FindingDraft, **shown)
        fields.area("text", say("What was found"), height=80)
        fields.area("recommended", say("What would mend it"), height=80)
        left, right = fields.columns(1, 1)
        left.one("owner_id", say("Who sees to it"), active(desk), nothing="–")
        right.day("due_on", say("Until when"), min_value=desk.today)
        about = fields.apart()
        nothing = say("The year as a whole")
        label = say("About the activity")
        about.one("activity_id", label, of_year, nothing=nothing, shown=usual)
        sent = st.form_submit_button(say("Note the finding"), type="primary")
    if sent:
        with saving(form, say("The finding was noted."), **fields.labels):
            draft = FindingDraft(**fields.typed)
            chosen = about.typed["activity_id"]
            note_finding(
                desk.act(),
                key,
                draft,
                chosen,
                desk.year,
                source=source,
                source_id=source_id,
            )
            asked = {"tahun": str(desk.year.start), "temuan": str(key)}
            st.query_params.from_dict(asked)


def assign(desk: Desk, kept: Finding) -> None:
    """Let a leader say who sees to a finding, and until when."""
    kept = as_drawn(kept, f"assign-{kept.id}")
    key = f"assign-{kept.id}-{kept.version}"
    with st.form(key, border=False):
        fields = Fields(key, kept)
        left, right = fields.columns(1, 1)
        left.one("owner_id", say("Who sees to it"), active(desk), nothing="–")
        right.day("due_on", say("Until when"))
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        owner, day = fields.typed["owner_id"], fields.typed["due_on"]
        with saving(key, say("It was saved who sees to it."), **fields.labels):
            assign_finding(desk.act(), kept.id, kept.version, owner, day)


def end(desk: Desk, kept: Finding, *, may_decline: bool) -> None:
    """Let whose it is close a finding or open it again; the lead also declines it."""
    kept = as_drawn(kept, kept.id)
    key = f"end-{kept.id}-{kept.version}"
    if kept.closed_on:
        again = say("Open it again")
        reason = asked_reason(again, again, f"reopen-{key}")
        if reason is not None:
            with saving(key, say("The finding is open again.")):
                reopen_finding(desk.act(), kept.id, kept.version, reason)
        return
    with st.form(key, border=False):
        fields = Fields(key, kept)
        outcome = fields.area(
            "outcome", say("What was done, or where the proof is"), height=80
        )
        done_in = say("Done in the activity")
        proof = fields.one("proof_id", done_in, planned(desk), nothing="–")
        sent = st.form_submit_button(say("Close the finding"), type="primary")
    if sent:
        with saving(key, say("The finding is closed.")):
            close_finding(desk.act(), kept.id, kept.version, outcome, proof)
    if not may_decline:
        return
    decline, why = say("Decline it"), say("Why the school will not follow it")
    reason = asked_reason(decline, decline, f"decline-{key}", why)
    if reason is not None:
        with saving(key, say("The finding was declined.")):
            decline_finding(desk.act(), kept.id, kept.version, reason)


def judge(desk: Desk, row: ChainRow) -> None:
    """Let a leader say whether it got better, and by what they see it."""
    key = f"judge-{row.id}-{row.judged_version}"
    with st.form(key, border=False):
        fields = Fields(key)
        asked = say("Did it get better?")
        fields.radio("change", asked, Change, shown=row.judged or Change.BETTER)
        why = say("By what one sees it")
        fields.area("reason", why, shown=row.judged_reason, height=80)
        sent = st.form_submit_button(say("Save the judgement"), type="primary")
    if sent:
        with saving(key, say("The judgement was saved."), **fields.labels):
            draft = JudgementDraft(**fields.typed)
            judge_finding(desk.act(), row.id, row.judged_version, draft)


# ── from another page ────────────────────────────────────────────────────────


def begun_elsewhere(desk: Desk) -> bool:
    """Draw the form of what is to arise from the record that the address names."""
    source = NAMES.get(st.query_params.get("dari", ""))
    if source is None:
        return False
    source_id = _id(st.query_params.get("id", ""))
    told = _told(desk, source, source_id) if source_id else None
    becomes = st.query_params.get("jadi", FINDING)
    duty = Duty.NOTE_FINDINGS if becomes == FINDING else Duty.KEEP_MINUTES
    if not desk.may_now(duty):
        return False
    if source_id is None or told is None:
        st.info(
            say(
                "What this arises from is not there any more. Open it again, and begin."
            )
        )
        return False
    go(say("All findings and follow-ups"), link(desk, PATH), "‹ ")
    st.caption(say("Arises from: {source}", source=say(source.label)))
    if becomes == FINDING:
        st.subheader(say("Note a finding"), anchor=False)
        new_finding(desk, source, source_id, **told.model_dump())
        return True
    st.subheader(say("Give a follow-up that no meeting decided"), anchor=False)
    text, activity_id = told.recommended or told.text, told.activity_id
    new_follow_up(desk, source, source_id, text=text, activity_id=activity_id)
    return True


def _id(asked: str) -> UUID | None:
    try:
        return UUID(asked)
    except ValueError:
        return None


def _told(desk: Desk, source: Arising, source_id: UUID) -> SourceTold | None:
    """Return what the form shows first: what the record says, of families counts."""
    if source is Arising.ACCREDITATION:
        return SourceTold(text="", recommended="", activity_id=None)
    found = queries.source_told(desk.store, source, source_id)
    told = found[0] if found else None
    if told and source is Arising.CONTACTS:
        return told.model_copy(update={"text": _counted(desk, told.text, source_id)})
    if told and source is Arising.ATTENDANCE:
        return told.model_copy(update={"text": _came(desk, told.text, source_id)})
    return told


def _counted(desk: Desk, class_group: str, class_group_id: UUID) -> str:
    """Return how many contacts of the semester there were; of few nothing."""
    day = min(max(desk.today, desk.year.first_day), desk.year.last_day)
    half = semester(day)
    since = desk.year.first_day if half == 1 else date(desk.year.start + 1, 1, 1)
    counts = queries.contacts_of_class_group(desk.store, class_group_id, since, day)
    told = [
        f"{in_number(one.contacts)} × {say(one.kind.label)}"
        for one in counts
        if one.contacts >= FEWEST
    ]
    return say(
        "{class_group}, semester {half} of {year}: {counts}",
        class_group=class_group,
        half=half,
        year=desk.year,
        counts=", ".join(told) or say("fewer than five contacts of each kind"),
    )


def _came(desk: Desk, title: str, activity_id: UUID) -> str:
    result = queries.result_of(desk.store, desk.year, activity_id)
    if result is None or not (result.invited and result.is_told):
        return title
    return say(
        "{title}: {represented} of {invited} families represented",
        title=title,
        represented=in_number(result.represented),
        invited=in_number(result.invited),
    )

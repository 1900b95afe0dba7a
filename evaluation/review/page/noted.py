"""The page's part about the year's findings."""

from collections.abc import Sequence

import streamlit as st

from data.language import say
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import form_id, saving
from data.ui.tables import lines
from evaluation.findings.actions import note_finding
from evaluation.findings.models import FindingDraft
from evaluation.findings.queries import ListedFinding
from evaluation.kpis.models import ActivityResult


def show_findings(
    desk: Desk, results: Sequence[ActivityResult], noted: Sequence[ListedFinding]
) -> None:
    """Show what the year taught, and let a further finding be noted."""
    if not noted:
        st.info(say("No findings have been noted this year yet."))
    else:
        lines([_finding_line(row) for row in noted])
        st.caption(say("Next year's plan opens with these findings."))
    if desk.year_is_open:
        _finding_form(desk, results)


def _finding_line(row: ListedFinding) -> dict[str, str]:
    decision = say("not decided yet")
    if row.decision is not None:
        decision = f"{say(row.decision.label)} ({row.decided_year})"
    return {
        say("Finding"): row.text,
        say("Recommended"): row.recommended or "–",
        say("Activity"): row.activity or say("the whole year"),
        say("Decision of the next plan"): decision,
    }


def _finding_form(desk: Desk, results: Sequence[ActivityResult]) -> None:
    finding_id = form_id("finding")
    titles = {row.activity_id: row.title for row in results}
    with st.form(f"finding-{finding_id}"):
        st.markdown("**" + say("Note a finding") + "**")
        fields = Fields(finding_id)
        whole = say("the whole year")
        about = fields.apart().one("about", say("About"), titles, nothing=whole)
        fields.area("text", say("Finding"))
        fields.area("recommended", say("Recommended"))
        if not st.form_submit_button(say("Save")):
            return
    with saving("finding", told=say("The finding is noted."), **fields.labels):
        note_finding(
            desk.act(), finding_id, FindingDraft(**fields.typed), about, desk.year
        )

"""The annual meeting's page: who came, what was decided, what was started from it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import streamlit as st

from data.duties import Duty
from data.language import N_, in_number, in_weekday, say
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.forms import as_drawn, drawn_version, form_id, saving
from data.ui.links import badge, go, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.tabs import unfold
from planning.meeting import queries
from planning.meeting.actions import (
    change_meeting,
    decide,
    record_meeting,
    reword_decision,
    strike_decision,
)
from planning.meeting.models import (
    SINGLE,
    Meeting,
    MeetingDecision,
    MeetingDraft,
    Party,
    PartyDraft,
)
from planning.meeting.queries import MeetingOfYear
from planning.origins.form import came_of, say_came_of, start_buttons
from planning.origins.models import Source
from planning.plan.form import planning_is_open
from planning.sources.models import SourceKind
from planning.sources.queries import Origin, origins_in

PAGE = Page(
    N_("Annual meeting"),
    "rapat",
    "groups_3",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
    heading=N_("Annual meeting {year}"),
)

NOBODY: Final = tuple(PartyDraft(party=party) for party in Party)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    st.caption(
        say(
            "Planning begins with a meeting of five parties: principal, vice principal "
            "for public relations, teachers, parents, and the school committee."
        )
    )
    may_plan = planning_is_open(desk)
    held = queries.annual_meeting(desk.store, desk.year)
    if held is None:
        _nothing_yet(desk, may_plan=may_plan)
        return
    _facts(desk, held, may_plan=may_plan)
    _decisions(desk, held, may_plan=may_plan)


def _nothing_yet(desk: Desk, *, may_plan: bool) -> None:
    if not may_plan:
        st.info(say("No annual meeting is recorded yet."))
        return
    st.info(
        say(
            "No annual meeting is recorded yet. Invite the five parties, show them the "
            "situation and last year's findings, and record here who came and what was "
            "decided."
        )
    )
    go(say("Look at the situation"), link(desk, "situasi"))
    key = form_id("meeting")
    with st.form(f"meeting-{key}"):
        st.subheader(say("Record the meeting"))
        fields = Fields(key, _empty(desk))
        _fill_in(fields, NOBODY)
        sent = st.form_submit_button(say("Save the meeting"), type="primary")
    if sent:
        with saving("meeting", say("The meeting was saved."), **fields.labels):
            record_meeting(
                desk.act(), key, MeetingDraft.model_validate(fields.typed), desk.year
            )


def _empty(desk: Desk) -> MeetingDraft:
    """Propose today, within the year, and the agenda most meetings have."""
    first, last = desk.year.first_day, desk.year.last_day
    agenda = (
        say("What last year taught: results and findings"),
        say("The situation: problems and the school report"),
        say("Goals and activities of the year"),
        say("Schedule, committees and budget"),
    )
    day = min(max(desk.today, first), last)
    return MeetingDraft(held_on=day, agenda="\n".join(agenda))


def _facts(desk: Desk, held: MeetingOfYear, *, may_plan: bool) -> None:
    meeting = held.meeting
    with st.container(border=True):
        paragraphs(f"**{in_weekday(meeting.held_on)}**", small(meeting.place))
        if held.is_untimely:
            st.warning(
                say(
                    "The meeting was not between June and December {start}, around the "
                    "year's start. Check the date.",
                    start=meeting.school_year,
                )
            )
        _parties(held)
        items = enumerate(meeting.agenda_items, 1)
        agenda = "\n".join(f"{n}\\. {unmarked(item)}" for n, item in items)
        heading = "**" + say("Agenda") + "**" if agenda else ""
        paragraphs(heading, agenda, *_second_way(meeting))
        if may_plan:
            change = partial(_change, desk, held)
            unfold(say("Complete or correct"), "change-meeting", change)


def _parties(held: MeetingOfYear) -> None:
    figures(_party_figure(row) for row in held.parties)
    if held.missing:
        st.warning(held.said(), icon=":material/group_off:")
    else:
        st.success(held.said(), icon=":material/groups:")


def _party_figure(row: PartyDraft) -> Figure:
    label, count = say(row.party.label), in_number(row.count)
    if row.count == 0:
        return Figure(label, count, say("missing"), asks=True)
    spoke = say("Spoke: {names}", names=row.names) if row.names else ""
    return Figure(label, count, spoke)


def _second_way(meeting: Meeting) -> Iterator[str]:
    """Give, for Markdown, how those who could not come were heard."""
    if not meeting.second_way:
        yield small(say("No second way is recorded for those who could not come."))
        return
    yield "**" + say("For those who could not come") + "**"
    yield unmarked(meeting.second_way)
    if meeting.second_way_until:
        yield small(say("Until {day}", day=meeting.second_way_until))
    if meeting.second_way_result:
        yield unmarked(say("What came back: {text}", text=meeting.second_way_result))


def _change(desk: Desk, held: MeetingOfYear) -> None:
    meeting = as_drawn(held.meeting, held.meeting.id)
    key = f"{meeting.id}-{meeting.version}"
    with st.form(f"meeting-{key}", border=False):
        fields = Fields(key, meeting)
        _fill_in(fields, held.parties)
        sent = st.form_submit_button(say("Save the meeting"), type="primary")
    if sent:
        with saving(key, say("The meeting was saved."), **fields.labels):
            change_meeting(
                desk.act(),
                meeting.id,
                meeting.version,
                MeetingDraft.model_validate(fields.typed),
            )


def _fill_in(fields: Fields, parties: Sequence[PartyDraft]) -> None:
    """Let a person fill in the meeting."""
    day, where = fields.columns(1, 1)
    day.day("held_on", say("Date"))
    where.line("place", say("Place"))
    fields.area("agenda", say("Agenda, an item on each line"))
    st.markdown("**" + say("Who came") + "**")
    st.caption(say("0: nobody of the party came; the plan then says who was missing."))
    fields.typed["parties"] = [_party(row, fields.key) for row in parties]
    fields.labels["parties"] = say("How many came")
    _second_way_fields(fields)


def _party(row: PartyDraft, key: object) -> dict[str, object]:
    fields = Fields(f"{row.party}-{key}", row)
    count, names = fields.columns(2, 3)
    most = 1 if row.party in SINGLE else 5000
    count.whole("count", say(row.party.label), 0, most)
    names.line("names", say("Who spoke for them"))
    return {"party": row.party, **fields.typed}


def _second_way_fields(fields: Fields) -> None:
    st.markdown("**" + say("For those who could not come") + "**")
    fields.area(
        "second_way",
        say("Second way"),
        height=80,
        placeholder=say("A summary and a form through the class groups"),
        help=say("How parents who could not come were told and asked."),
    )
    fields.day("second_way_until", say("Answers until"))
    fields.area("second_way_result", say("What came back"), height=80)


# ── decisions ────────────────────────────────────────────────────────────────
def _decisions(desk: Desk, held: MeetingOfYear, *, may_plan: bool) -> None:
    st.subheader(say("Decisions"))
    origins = origins_in(desk.store, desk.year) if held.decisions else []
    if not held.decisions:
        st.info(
            say("No decision is written down yet. Add them below, one on each line.")
            if may_plan
            else say("No decision is written down yet.")
        )
    for decision in held.decisions:
        came = came_of(origins, {decision.id})
        _decision(desk, held.meeting, decision, came, may_plan=may_plan)
    if may_plan:
        _new_decisions(desk, held.meeting)


def _decision(
    desk: Desk,
    meeting: Meeting,
    decision: MeetingDecision,
    came: Sequence[Origin],
    *,
    may_plan: bool,
) -> None:
    with st.container(border=True):
        nothing = "" if came else say("nothing planned yet")
        paragraphs(
            f"**{decision.number}. {unmarked(decision.text)}**",
            *say_came_of(desk, came),
            badge(nothing, "gray"),
        )
        if may_plan:
            start_buttons(desk, _source(meeting, decision), came)
            change = partial(_change_decision, desk, decision, may_strike=not came)
            unfold(say("Reword or strike"), f"change-{decision.id}", change)


def _source(meeting: Meeting, decision: MeetingDecision) -> Source:
    return Source(
        kind=SourceKind.DECISION,
        id=decision.id,
        title=decision.text,
        grounds=(
            say(
                "Decision of the annual meeting of {day}: {text}",
                day=meeting.held_on,
                text=decision.text,
            ),
        ),
    )


def _change_decision(
    desk: Desk, decision: MeetingDecision, *, may_strike: bool
) -> None:
    seen = drawn_version(f"decision-{decision.id}", decision.mark)
    key = f"decision-{decision.id}-{seen}"
    with st.form(key, border=False):
        text = Fields(key, decision).line("text", say("Decision"))
        keep = st.form_submit_button(say("Save"), type="primary")
    if keep:
        with saving(key, say("The decision was saved.")):
            reword_decision(desk.act(), decision.id, seen, text)
    if may_strike:
        ending(
            say("Strike"),
            say("The decision is taken out of the minutes."),
            say("Strike the decision"),
            lambda: strike_decision(desk.act(), decision.id),
            say("The decision was struck."),
            key=f"strike-{key}",
            back=Back.NEVER,
        )


def _new_decisions(desk: Desk, meeting: Meeting) -> None:
    key = form_id("decisions")
    with st.form(f"decisions-{key}"):
        text = Fields(key).area("decisions", say("Add decisions, one on each line"))
        sent = st.form_submit_button(say("Add the decisions"), type="primary")
    if sent:
        with saving("decisions", say("The decisions were added.")):
            decide(desk.act(), meeting.id, key, text.splitlines())

"""The work programme's page: where the plan stands, what it lacks, who decides."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Literal

import streamlit as st

from data.history import events_of
from data.language import (
    in_long,
    in_moment,
    in_month,
    in_number,
    in_rupiah,
    in_short,
    say,
    say_many,
)
from data.people import store as people
from data.ui.desk import Desk
from data.ui.forms import as_drawn, refuse, saving
from data.ui.links import go, link
from planning.activities import queries as activities
from planning.activities import store as records
from planning.activities.models import Activity, DatePrecision
from planning.activities.queries import PlannedActivity
from planning.goals.models import reading_refusal
from planning.lessons import store as lessons
from planning.programme import store as programmes
from planning.programme.actions import (
    allow_undecided,
    approve,
    return_,
    revise,
    submit,
)
from planning.programme.models import (
    EVENTS,
    ApprovedVersion,
    Content,
    Step,
    WorkProgram,
    submission_refusal,
    words_of,
)

Colour = Literal["gray", "blue", "orange", "green"]
COLOURS: Mapping[Step, Colour] = {
    Step.DRAFT: "gray",
    Step.SUBMITTED: "blue",
    Step.RETURNED: "orange",
    Step.APPROVED: "green",
}
TICKS = ("goal", "classified", "scheduled", "procedure")


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Work programme {year}", year=desk.year))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
    program = as_drawn(
        programmes.program(desk.store, desk.year), f"program-{desk.year}"
    )
    plan = activities.year_plan(desk.store, desk.year)
    _standing(desk, program)
    _undecided(desk, program)
    _completeness(plan)
    if desk.year_is_open:
        _decide(desk, program)
    _activities(desk, plan)
    _versions(desk)
    _events(desk, program)


def _standing(desk: Desk, program: WorkProgram) -> None:
    st.badge(say(program.step.label), color=COLOURS[program.step])
    if program.return_note:
        st.warning(say("The principal's note: {note}", note=program.return_note))
    if program.override_reason:
        st.info(
            say(
                "The principal allowed undecided findings: {reason}",
                reason=program.override_reason,
            )
        )
    if program.refusal(Step.SUBMITTED, desk.person) is None and desk.year_is_open:
        goals, activity = link(desk, "tujuan"), link(desk, "kegiatan")
        go(say("Set goals"), goals)
        go(say("Plan an activity"), activity)


def _undecided(desk: Desk, program: WorkProgram) -> None:
    count = lessons.undecided(desk.store, desk.year)
    if not count:
        return
    sentence = say_many(
        "{count} finding of last year is undecided.",
        "{count} findings of last year are undecided.",
        count,
    )
    target = link(desk, "temuan")
    st.warning(sentence)
    go(say("Decide now"), target)
    if program.override_refusal(desk.person) is None and desk.year_is_open:
        _override(desk, program)


def _override(desk: Desk, program: WorkProgram) -> None:
    key = f"override-{program.id if program.version else ''}-{program.version}"
    with (
        st.expander(say("Let the plan go on with undecided findings")),
        st.form(key, border=False),
    ):
        reason = st.text_area(say("Reason"), key=f"reason-{key}", height=80)
        sent = st.form_submit_button(say("Allow"))
    if sent:
        with saving(key, say("Allowed; the reason is kept.")):
            allow_undecided(
                desk.store,
                desk.year,
                program.version,
                reason,
                by=desk.person,
                now=desk.clock(),
            )


def _completeness(plan: Sequence[PlannedActivity]) -> None:
    if not plan:
        return
    st.subheader(say("Four ticks of a complete plan"))
    labels = (
        say("Goal stated"),
        say("Classified"),
        say("Scheduled"),
        say("Procedure described"),
    )
    for column, tick, label in zip(st.columns(4), TICKS, labels, strict=True):
        there = [activity for activity in plan if getattr(activity.ticks, tick)]
        column.metric(label, f"{len(there)}/{len(plan)}")
        missing = [a.title for a in plan if not getattr(a.ticks, tick)]
        if missing:
            column.caption(say("Missing: {titles}", titles=", ".join(missing)))
    no_standard = [a.title for a in plan if not a.has_standard]
    if no_standard:
        titles = ", ".join(no_standard)
        st.caption(say("Without a success standard: {titles}", titles=titles))


def _decide(desk: Desk, program: WorkProgram) -> None:
    key = f"program-{desk.year.start}-{program.version}"
    if program.refusal(Step.SUBMITTED, desk.person) is None:
        _submit(desk, program, key)
    if program.refusal(Step.APPROVED, desk.person) is None:
        _principal(desk, program, key)
    if program.refusal(Step.DRAFT, desk.person) is None:
        _revise(desk, program, key)


def _submit(desk: Desk, program: WorkProgram, key: str) -> None:
    """Offer to submit, or say what is still missing for it."""
    if refusal := submission_refusal(
        desk.year,
        records.activities_in(desk.store, desk.year),
        lessons.undecided(desk.store, desk.year),
        program.override_reason,
    ):
        st.info(
            say("Before you can submit: {reason}", reason=refusal),
            icon=":material/checklist:",
        )
        return
    if st.button(say("Submit to the principal"), type="primary", key=f"submit-{key}"):
        with saving(key, say("The work programme was submitted.")):
            submit(
                desk.store,
                desk.year,
                program.version,
                by=desk.person,
                now=desk.clock(),
            )


def _principal(desk: Desk, program: WorkProgram, key: str) -> None:
    with st.container(border=True):
        st.subheader(say("Your decision"))
        if st.button(say("Approve"), type="primary", key=f"approve-{key}"):
            with saving(key, say("The work programme was approved.")):
                approve(
                    desk.store,
                    desk.year,
                    program.version,
                    by=desk.person,
                    now=desk.clock(),
                )
        with st.form(f"return-{key}", border=False):
            note = st.text_area(say("What should be mended?"), key=f"note-{key}")
            sent = st.form_submit_button(say("Return with this note"))
        if sent:
            with saving(key, say("The work programme was returned.")):
                return_(
                    desk.store,
                    desk.year,
                    program.version,
                    note,
                    by=desk.person,
                    now=desk.clock(),
                )


def _revise(desk: Desk, program: WorkProgram, key: str) -> None:
    with (
        st.expander(say("Revise the approved work programme")),
        st.form(f"revise-{key}", border=False),
    ):
        reason = st.text_area(say("Reason"), key=f"revise-reason-{key}", height=80)
        sent = st.form_submit_button(say("Revise"))
    if sent:
        with saving(key, say("The work programme is open for revision.")):
            revise(
                desk.store,
                desk.year,
                program.version,
                reason,
                by=desk.person,
                now=desk.clock(),
            )


def _activities(desk: Desk, plan: Sequence[PlannedActivity]) -> None:
    st.subheader(say("Activities of the year"))
    if not plan:
        st.info(
            say(
                "No activities yet. Set goals first, then plan activities; last year's "
                "findings tell where to begin."
            )
        )
        return
    total = in_rupiah(sum((activity.budget for activity in plan), start=Decimal(0)))
    st.caption(
        say(
            "{count} activities, budget {total}",
            count=in_number(len(plan)),
            total=total,
        )
    )
    for month, listed in groupby(plan, key=_month):
        st.markdown(f"##### {month}")
        for activity in listed:
            _card(desk, activity)


def _month(activity: PlannedActivity) -> str:
    return in_month(activity.planned_on) if activity.planned_on else say("Unscheduled")


def _card(desk: Desk, activity: PlannedActivity) -> None:
    target = link(desk, "kegiatan", kegiatan=activity.id)
    ticks = activity.ticks
    marks = "".join("✓" if getattr(ticks, tick) else "–" for tick in TICKS)
    with st.container(border=True):
        go(activity.title, target)
        day = _day(activity)
        people = say_many("{count} family", "{count} families", activity.families)
        facts = (
            day,
            say(activity.mode.label),
            people,
            in_rupiah(activity.budget),
            activity.person or say("nobody in charge"),
        )
        st.caption(" · ".join(facts))
        goal = f"{activity.goal_number}. {activity.goal}" if activity.goal else "–"
        complete = say("complete") if ticks.complete else say("incomplete")
        st.caption(f"{say('Goal')}: {goal} · {marks} {complete}")


def _day(activity: PlannedActivity) -> str:
    if activity.planned_on is None:
        return say("Unscheduled")
    if activity.date_precision is DatePrecision.MONTH:
        return in_month(activity.planned_on)
    return in_short(activity.planned_on)


def _frozen_day(activity: Activity) -> str:
    if activity.planned_on is None:
        return ""
    if activity.date_precision is DatePrecision.MONTH:
        return in_month(activity.planned_on)
    return in_long(activity.planned_on)


def _events(desk: Desk, program: WorkProgram) -> None:
    """Show who moved the work programme when, and with which words."""
    happened = events_of(desk.store, "work_program", program.id)
    if not happened:
        return
    with st.expander(say("What happened so far")):
        for event in happened:
            moment = in_moment(event.noted_at, desk.school.zone)
            st.caption(f"{moment} · {event.person} · {say(EVENTS[event.event])}")
            if words := words_of(event.facts):
                st.text(words)


def _versions(desk: Desk) -> None:
    kept = programmes.versions(desk.store, desk.year)
    if not kept:
        return
    st.subheader(say("Approved versions"))
    names = {person.id: person.name for person in people.people(desk.store)}
    for version in kept:
        _version(desk, version, names.get(version.approved_by, "–"))


def _version(desk: Desk, version: ApprovedVersion, name: str) -> None:
    moment = in_moment(version.approved_at, desk.school.zone)
    label = say(
        "Version {number}, approved by {name} on {moment}",
        number=version.number,
        name=name,
        moment=moment,
    )
    with st.expander(label):
        content = Content.model_validate_json(version.content)
        for goal in content.goals:
            st.text(f"{goal.number}. {goal.title}")
        budget = {
            activity.id: sum(
                (
                    line.amount
                    for line in content.budget
                    if line.activity_id == activity.id
                ),
                start=Decimal(0),
            )
            for activity in content.activities
        }
        st.dataframe(
            [
                {
                    say("Activity"): activity.title,
                    say("Date"): _frozen_day(activity),
                    say("Success standard"): activity.indicator,
                    say("Target"): f"{activity.target or ''} {activity.unit}",
                    say("Budget"): in_rupiah(budget[activity.id]),
                }
                for activity in content.activities
            ],
            hide_index=True,
            width="stretch",
        )

"""The work programme's page: where the plan stands, what it lacks, who decides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Literal
from uuid import UUID

import streamlit as st

from data.actor import Role
from data.calendar import MONTHS
from data.cooperation import CooperationForm
from data.history import events_of
from data.language import (
    N_,
    in_list,
    in_moment,
    in_month,
    in_number,
    in_rupiah,
    say,
    say_many,
)
from data.ui.desk import Desk
from data.ui.filters import narrowed
from data.ui.forms import as_drawn, form_id, refuse, saving
from data.ui.links import go, link
from data.ui.reasons import asked_reason
from planning.activities import queries as activities
from planning.activities import store as records
from planning.activities.queries import EVERYTHING, PlanFilter, PlannedActivity
from planning.goals.models import reading_refusal
from planning.lessons import store as lessons
from planning.meeting.models import Party
from planning.programme import queries
from planning.programme import store as programmes
from planning.programme.actions import (
    allow_undecided,
    answer_note,
    apply_revision,
    approve,
    close_revision,
    return_,
    revise,
    submit,
    take_back_note,
    write_note,
)
from planning.programme.models import (
    ACTIVITY_FACETS,
    BUDGET_FACETS,
    EVENTS,
    GOAL_FACETS,
    Change,
    Content,
    Day,
    Difference,
    Step,
    WorkProgram,
    changes_since,
    differences,
    in_words,
    said,
    sentence,
    submission_refusal,
    words_of,
)
from planning.programme.queries import ListedNote, ListedVersion

Colour = Literal["gray", "blue", "orange", "green"]
Names = dict[UUID, str]
COLOURS: Mapping[Step | Change, Colour] = {
    Step.DRAFT: "gray",
    Step.SUBMITTED: "blue",
    Step.RETURNED: "orange",
    Step.APPROVED: "green",
    Change.ADDED: "green",
    Change.DROPPED: "orange",
    Change.CHANGED: "blue",
}
NEXT: Mapping[Step, str] = {
    Step.DRAFT: N_(
        "Next: the vice principal for public relations completes the plan and "
        "submits it."
    ),
    Step.SUBMITTED: N_(
        "Next: the principal reads the plan, and approves it or returns it with notes."
    ),
    Step.RETURNED: N_(
        "Next: the vice principal for public relations mends or answers each note, "
        "and submits again."
    ),
    Step.APPROVED: N_("The plan is in force. A change needs a revision with a reason."),
}
TICKS = ("goal", "classified", "scheduled", "procedure")
NOTE_AT = "catatan"
"""What the address calls the activity at which a note is being written."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(say("Work programme {year}", year=desk.year))
    if refusal := reading_refusal(desk.person):
        refuse(refusal)
        return
    kept = programmes.program(desk.store, desk.year)
    program = as_drawn(kept, f"program-{desk.year}")
    plan = activities.year_plan(desk.store, desk.year)
    versions = queries.approved_versions(desk.store, desk.year)
    is_principal = desk.person.role is Role.PRINCIPAL
    notes = queries.notes_of(desk.store, desk.year, drafts=is_principal)
    _standing(desk, program, versions)
    _undecided(desk, program)
    _completeness(plan)
    _notes(desk, program, notes, versions)
    revision = _revision(desk, program, versions)
    if desk.year_is_open:
        _decide(desk, program, notes, revision)
    _activities(desk, program, plan, notes)
    _versions(desk, versions)
    _events(desk, program)


def _act(
    desk: Desk, form: str, told: str, verb: Callable[..., object], *facts: object
) -> None:
    """Let the person at the desk take one step now, and tell how it ended."""
    with saving(form, told, text=say("Note")):
        verb(desk.store, *facts, by=desk.person, now=desk.clock())
        st.query_params.pop(NOTE_AT, None)


# ── where it stands ──────────────────────────────────────────────────────────
def _standing(
    desk: Desk, program: WorkProgram, versions: Sequence[ListedVersion]
) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.badge(say(program.step.label), color=COLOURS[program.step])
            st.markdown(say(NEXT[program.step]), width="stretch")
        if versions:
            st.caption(_version_label(desk, versions[0]))
        if program.step is not Step.APPROVED and versions:
            reason = program.revision_reason or "–"
            st.text(say("Open for revision: {reason}", reason=reason))
        if program.override_reason:
            reason = program.override_reason
            st.text(
                say("The principal allowed undecided findings: {reason}", reason=reason)
            )
        _opening(desk)
        plans = program.refusal(Step.SUBMITTED, desk.person) is None
        with st.container(horizontal=True):
            if plans and desk.year_is_open:
                go(say("Set goals"), link(desk, "tujuan"))
                go(say("Plan an activity"), link(desk, "kegiatan"))
            go(say("The work programme on paper"), link(desk, "dokumen"))


def _opening(desk: Desk) -> None:
    """Say which annual meeting opened the plan, and which parties were missing."""
    met = queries.opening_meeting(desk.store, desk.year)
    if not met:
        st.caption(say("No annual meeting is recorded yet that opens this plan."))
        go(say("Record the annual meeting"), link(desk, "rapat"))
        return
    [meeting] = met
    people = say_many("{count} person", "{count} people", meeting.people)
    opened = say(
        "Opened by the annual meeting of {day} ({people})",
        day=meeting.held_on,
        people=people,
    )
    go(opened, link(desk, "rapat"))
    missing = [say(party.label) for party in Party if party not in meeting.parties]
    if missing:
        st.caption(say("Missing were: {parties}.", parties=in_list(missing)))


def _undecided(desk: Desk, program: WorkProgram) -> None:
    count = lessons.undecided(desk.store, desk.year)
    if not count:
        return
    st.warning(
        say_many(
            "{count} finding of last year is undecided.",
            "{count} findings of last year are undecided.",
            count,
        )
    )
    go(say("Decide now"), link(desk, "temuan"))
    if program.override_refusal(desk.person) is None and desk.year_is_open:
        _override(desk, program)


def _override(desk: Desk, program: WorkProgram) -> None:
    key = f"override-{program.id if program.version else ''}-{program.version}"
    heading = say("Let the plan go on with undecided findings")
    reason = asked_reason(heading, say("Allow"), key)
    if reason is None:
        return
    told = say("Allowed; the reason is kept.")
    _act(desk, key, told, allow_undecided, desk.year, program.version, reason)


def _completeness(plan: Sequence[PlannedActivity]) -> None:
    if not plan:
        return
    there = {
        say("Goal stated"): [a.ticks.goal for a in plan],
        say("Classified"): [a.ticks.classified for a in plan],
        say("Scheduled"): [a.ticks.scheduled for a in plan],
        say("Procedure described"): [a.ticks.procedure for a in plan],
        say("Success standard"): [a.has_standard for a in plan],
    }
    with st.container(horizontal=True, gap="small"):
        for label, marks in there.items():
            st.badge(
                f"{label} {sum(marks)}/{len(plan)}",
                icon=":material/check:" if all(marks) else ":material/pending:",
                color="green" if all(marks) else "orange",
            )
    if all(all(marks) for marks in there.values()):
        return
    with st.expander(say("What is missing")):
        for label, marks in there.items():
            missing = [a.title for a, m in zip(plan, marks, strict=True) if not m]
            if missing:
                st.text(f"{label}: {in_list(missing)}")


# ── the principal's notes ────────────────────────────────────────────────────
def _notes(
    desk: Desk,
    program: WorkProgram,
    notes: Sequence[ListedNote],
    versions: Sequence[ListedVersion],
) -> None:
    if program.return_note and not notes:
        st.warning(say("The principal's note: {note}", note=program.return_note))
    approved_at = versions[0].approved_at if versions else None
    handed_over = [n for n in notes if not _is_draft(n, program)]
    current = [n for n in handed_over if approved_at is None or n.made_at > approved_at]
    earlier = [n for n in handed_over if n not in current]
    if current:
        open_ones = sum(note.is_open for note in current)
        count = say_many("{count} open", "{count} open", open_ones)
        st.subheader(say("Notes of the principal ({open})", open=count))
        now = programmes.content(desk.store, desk.year)
        seen = programmes.seen_with(desk.store, program.id)
        names = _names(desk)
        for note in current:
            changed = _since(note, seen.get(note.id), now)
            _note(desk, program, note, changed, names)
    if earlier:
        with st.expander(say("Notes before the last approval")):
            for note in earlier:
                _note_words(desk, note)


def _is_draft(note: ListedNote, program: WorkProgram) -> bool:
    return note.is_open and program.step is Step.SUBMITTED


def _since(
    note: ListedNote, seen: Content | None, now: Content
) -> Sequence[Difference]:
    return changes_since(seen, now, note.activity_id) if seen else ()


def _note(
    desk: Desk,
    program: WorkProgram,
    note: ListedNote,
    changed: Sequence[Difference],
    names: Names,
) -> None:
    with st.container(border=True):
        _note_words(desk, note)
        if changed:
            st.caption(say("Changed since the note was written:"))
            _difference_lines(changed, names, titled=note.activity_id is None)
        elif not note.is_open:
            st.caption(say("Nothing changed there since the note was written."))
        if program.answering_refusal(desk.person) or not desk.year_is_open:
            return
        if note.is_open:
            _answer(desk, note)
            return
        with st.expander(say("Change the answer")):
            _answer(desk, note)


def _note_words(desk: Desk, note: ListedNote) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        _place(desk, note)
        if note.mended_at:
            st.badge(say("mended"), color="green")
        elif not note.is_open:
            st.badge(say("answered"), color="blue")
        else:
            st.badge(say("still open"), color="orange")
    st.text(note.text)
    st.caption(f"{note.made_by} · {in_moment(note.made_at, desk.school.zone)}")
    if note.answer:
        st.text(say("Answer: {answer}", answer=note.answer))


def _place(desk: Desk, note: ListedNote) -> None:
    if note.is_planned:
        go(note.activity, link(desk, "kegiatan", kegiatan=note.activity_id))
    elif note.activity_id:
        st.text(say("{title} (dropped)", title=note.activity))
    else:
        st.text(say("The whole plan"))


def _answer(desk: Desk, note: ListedNote) -> None:
    note = as_drawn(note, note.id)
    key = f"answer-{note.id}-{note.version}"
    with st.form(key, border=False):
        answer = st.text_area(
            say("Your answer"),
            note.answer,
            height=80,
            key=f"words-{key}",
            help=say("May stay empty when the plan was mended."),
        )
        with st.container(horizontal=True):
            mended = st.form_submit_button(say("Mark as mended"), type="primary")
            answered = st.form_submit_button(say("Only answer"))
    if not (mended or answered):
        return
    told = say("The note is settled.")
    settle = partial(answer_note, mended=mended)
    _act(desk, key, told, settle, note.id, note.version, answer, desk.year)


# ── revisions ────────────────────────────────────────────────────────────────
def _revision(
    desk: Desk, program: WorkProgram, versions: Sequence[ListedVersion]
) -> tuple[Difference, ...] | None:
    """Show what a revision changes; return it, or None where none is open."""
    latest = programmes.latest_version(desk.store, desk.year) if versions else None
    if latest is None or program.step is Step.APPROVED:
        return None
    approved = latest.read()
    now = programmes.content(desk.store, desk.year)
    changed = differences(approved, now)
    st.subheader(say("What the revision changes"))
    if not changed:
        number = versions[0].number
        st.info(say("Nothing differs from version {number}.", number=number))
        return changed
    weighing = sum(difference.weighs for difference in changed)
    st.caption(
        say_many(
            "{count} change touches money, a date or a success standard, or adds or "
            "drops something: the principal decides.",
            "{count} changes touch money, a date or a success standard, or add or "
            "drop something: the principal decides.",
            weighing,
        )
        if weighing
        else say("Neither money nor a date nor a success standard is touched.")
    )
    _difference_cards(changed, _names(desk) | approved.goal_titles | now.goal_titles)
    return changed


def _difference_cards(changed: Sequence[Difference], names: Names) -> None:
    for _, listed in groupby(changed, key=lambda d: d.record_id):
        group = list(listed)
        with st.container(border=True):
            _difference_lines(group, names, titled=True)


def _difference_lines(
    changed: Iterable[Difference], names: Names, *, titled: bool
) -> None:
    """Show differences a line each; ``titled`` names the goal or activity first."""
    for _, listed in groupby(changed, key=lambda d: d.record_id):
        group = list(listed)
        if titled:
            whole = next((d.change for d in group if not d.label + d.line), None)
            change = whole or Change.CHANGED
            with st.container(horizontal=True, vertical_alignment="center"):
                st.badge(say(change.label), color=COLOURS[change])
                st.text(group[0].title)
        for difference in group:
            if words := sentence(difference, names):
                st.text(f"{words} ⚖" if difference.weighs else words)


# ── decisions ────────────────────────────────────────────────────────────────
def _decide(
    desk: Desk,
    program: WorkProgram,
    notes: Sequence[ListedNote],
    revision: tuple[Difference, ...] | None,
) -> None:
    key = f"program-{desk.year.start}-{program.version}"
    if program.refusal(Step.SUBMITTED, desk.person) is None:
        _submit(desk, program, notes, revision, key)
    if program.writing_refusal(desk.person) is None:
        _principal(desk, program, notes, key)
    if program.refusal(Step.DRAFT, desk.person) is None:
        _revise(desk, program, key)


def _submit(
    desk: Desk,
    program: WorkProgram,
    notes: Sequence[ListedNote],
    revision: tuple[Difference, ...] | None,
    key: str,
) -> None:
    """Offer to submit or to put a minor revision into force, or say what is missing."""
    if revision == () and program.refusal(Step.APPROVED, desk.person, ()) is None:
        _press(desk, program, say("Close the revision without changes"), "close", key)
        return
    whole = say("the whole plan")
    open_notes = "; ".join(
        f"{note.activity or whole}: “{note.text}”" for note in notes if note.is_open
    )
    if refusal := submission_refusal(
        desk.year,
        records.activities_in(desk.store, desk.year),
        lessons.undecided(desk.store, desk.year),
        program.override_reason,
        open_notes,
    ):
        st.info(
            say("Before you can submit: {reason}", reason=refusal),
            icon=":material/checklist:",
        )
        return
    is_minor = program.refusal(Step.APPROVED, desk.person, revision) is None
    with st.container(horizontal=True):
        if is_minor:
            _press(desk, program, say("Put the revision into force"), "apply", key)
        submits = say("Submit to the principal")
        _press(desk, program, submits, "submit", key, is_first=not is_minor)


def _press(
    desk: Desk,
    program: WorkProgram,
    label: str,
    verb: str,
    key: str,
    *,
    is_first: bool = True,
) -> None:
    """Draw the button of a step without words, and take the step when pressed."""
    step, told = {
        "submit": (submit, say("The work programme was submitted.")),
        "approve": (approve, say("The work programme was approved.")),
        "apply": (apply_revision, say("The revision is in force.")),
        "close": (close_revision, say("The work programme is approved as before.")),
    }[verb]
    kind: Literal["primary", "secondary"] = "primary" if is_first else "secondary"
    if st.button(label, type=kind, key=f"{verb}-{key}"):
        _act(desk, key, told, step, desk.year, program.version)


def _principal(
    desk: Desk, program: WorkProgram, notes: Sequence[ListedNote], key: str
) -> None:
    drafts = [note for note in notes if note.is_open]
    with st.container(border=True):
        st.subheader(say("Your decision"))
        if drafts:
            st.caption(
                say("These notes go along on return. To approve, take them back.")
            )
        else:
            _press(desk, program, say("Approve"), "approve", key)
            st.caption(
                say("Or write notes at the activities below, and return it with them.")
            )
        for note in drafts:
            _draft(desk, note)
        with st.form(f"return-{key}", border=False):
            words = st.text_area(
                say("What should be mended in the whole plan?"),
                key=f"note-{key}",
                height=80,
            )
            with st.container(horizontal=True):
                sent = st.form_submit_button(say("Return with the notes"))
                later = st.form_submit_button(say("Keep this note for later"))
    if sent:
        told = say("The work programme was returned.")
        _act(desk, key, told, return_, desk.year, program.version, words)
    if later:
        _keep_note(desk, None, words)


def _draft(desk: Desk, note: ListedNote) -> None:
    with st.container(border=True):
        _place(desk, note)
        st.text(note.text)
        if st.button(say("Take the note back"), key=f"back-{note.id}-{note.version}"):
            told = say("The note was taken back.")
            _act(desk, "back", told, take_back_note, note.id, note.version, desk.year)


def _keep_note(desk: Desk, activity_id: UUID | None, words: str) -> None:
    form = f"note-at-{activity_id or desk.year}"
    told = say("The note is kept.")
    _act(desk, form, told, write_note, form_id(form), activity_id, words, desk.year)


def _revise(desk: Desk, program: WorkProgram, key: str) -> None:
    heading = say("Revise the approved work programme")
    reason = asked_reason(heading, say("Revise"), f"revise-{key}")
    if reason is None:
        return
    told = say("The work programme is open for revision.")
    _act(desk, key, told, revise, desk.year, program.version, reason)


# ── the year's activities ────────────────────────────────────────────────────
def _activities(
    desk: Desk,
    program: WorkProgram,
    plan: Sequence[PlannedActivity],
    notes: Sequence[ListedNote],
) -> None:
    st.subheader(say("Activities of the year"))
    if not plan:
        st.info(
            say(
                "No activities yet. Set goals first, then plan activities; last year's "
                "findings tell where to begin."
            )
        )
        return
    wanted = _filters(desk, plan)
    if wanted != EVERYTHING:
        plan = activities.year_plan(desk.store, desk.year, wanted)
    if not plan:
        st.info(say("No activity fits this choice. Choose “All” again."))
        return
    total = in_rupiah(sum((activity.budget for activity in plan), start=Decimal(0)))
    count = in_number(len(plan))
    st.caption(say("{count} activities, budget {total}", count=count, total=total))
    may_note = program.writing_refusal(desk.person) is None and desk.year_is_open
    for month, listed in groupby(plan, key=_month):
        st.markdown(f"##### {month}")
        for activity in listed:
            about = [note for note in notes if note.activity_id == activity.id]
            _card(desk, activity, about, may_note=may_note)


def _filters(desk: Desk, plan: Sequence[PlannedActivity]) -> PlanFilter:
    months = {str(month): in_month(desk.year.month(month)) for month in MONTHS}
    goals = {str(a.goal_id): f"{a.goal_number}. {a.goal}" for a in plan if a.goal_id}
    forms = {str(form): say(form.label) for form in CooperationForm}
    people = {str(a.person_id): a.person for a in plan if a.person_id and a.person}
    asked = {"bulan", "tujuan", "bentuk", "penanggung"} & set(st.query_params)
    with st.expander(
        say("Narrow the list"), icon=":material/filter_list:", expanded=bool(asked)
    ):
        left, right = st.columns(2)
        with left:
            month = narrowed("bulan", say("Month"), months)
            goal = narrowed("tujuan", say("Goal"), dict(sorted(goals.items())))
        with right:
            form = narrowed("bentuk", say("Form of cooperation"), forms)
            person = narrowed("penanggung", say("Person in charge"), people)
    chosen = {"month": month, "goal_id": goal, "form": form, "person_id": person}
    return PlanFilter.model_validate(chosen)


def _month(activity: PlannedActivity) -> str:
    return in_month(activity.planned_on) if activity.planned_on else say("Unscheduled")


def _card(
    desk: Desk,
    activity: PlannedActivity,
    notes: Sequence[ListedNote],
    *,
    may_note: bool,
) -> None:
    with st.container(border=True):
        go(activity.title, link(desk, "kegiatan", kegiatan=activity.id))
        facts = (
            said(Day(on=activity.planned_on, precision=activity.date_precision), {}),
            say(activity.mode.label),
            say_many("{count} family", "{count} families", activity.families),
            in_rupiah(activity.budget),
            activity.person or say("nobody in charge"),
        )
        goal = f"{activity.goal_number}. {activity.goal}" if activity.goal else "–"
        ticks = activity.ticks
        marks = "".join("✓" if getattr(ticks, tick) else "–" for tick in TICKS)
        complete = say("complete") if ticks.complete else say("incomplete")
        goal_and_ticks = f"{say('Goal')}: {goal} · {marks} {complete}"
        st.caption(f"{' · '.join(facts)}  \n{goal_and_ticks}")
        for note in notes:
            if note.is_open:
                st.warning(note.text, icon=":material/edit_note:")
        if may_note:
            _note_at(desk, activity)


def _note_at(desk: Desk, activity: PlannedActivity) -> None:
    """Offer to write a note; the form is only drawn where it was asked for."""
    if st.query_params.get(NOTE_AT) != str(activity.id):
        label, key = say("Write a note"), f"write-{activity.id}"
        if st.button(label, key=key, type="tertiary", icon=":material/edit_note:"):
            st.query_params[NOTE_AT] = str(activity.id)
            st.rerun()
        return
    key = f"note-{form_id(f'note-at-{activity.id}')}"
    with st.form(key, border=False):
        words = st.text_area(
            say("What should be mended here?"), height=80, key=f"words-{key}"
        )
        sent = st.form_submit_button(say("Keep the note"))
    if sent:
        _keep_note(desk, activity.id, words)


# ── what was approved, and what happened ─────────────────────────────────────
def _version_label(desk: Desk, version: ListedVersion) -> str:
    facts = {
        "number": version.number,
        "name": version.approved_by or "–",
        "moment": in_moment(version.approved_at, desk.school.zone),
    }
    if version.is_minor:
        return say("Version {number}, minor, by {name} on {moment}", **facts)
    return say("Version {number}, approved by {name} on {moment}", **facts)


def _versions(desk: Desk, versions: Sequence[ListedVersion]) -> None:
    if not versions:
        return
    st.subheader(say("Approved versions"))
    by_number = {version.number: version for version in versions}
    chosen = st.selectbox(
        say("Read a version in full"),
        list(by_number),
        index=None,
        format_func=lambda number: _version_label(desk, by_number[number]),
        placeholder=say("Choose a version"),
        key=f"version-{desk.year.start}",
    )
    if chosen is not None:
        _version(desk, by_number[chosen])


def _version(desk: Desk, version: ListedVersion) -> None:
    if version.reason:
        st.text(say("Reason of the revision: {reason}", reason=version.reason))
    content = programmes.version(desk.store, desk.year, version.number).read()
    names = _names(desk) | content.goal_titles
    planned, goals, budget, changes = st.tabs(
        [say("Activities"), say("Goals"), say("Budget"), say("Changes")]
    )
    with planned:
        _table([in_words(a, ACTIVITY_FACETS, names) for a in content.activities])
    with goals:
        _table([in_words(g, GOAL_FACETS, names) for g in content.goals])
    with budget:
        titles = content.titles
        _table(
            [
                {say("Activity"): titles.get(line.activity_id, "–")}
                | in_words(line, BUDGET_FACETS, names)
                for line in content.budget
            ]
        )
    with changes:
        _version_changes(desk, version.number, content, names)


def _table(rows: list[dict[str, str]]) -> None:
    st.dataframe(rows, hide_index=True, width="stretch")


def _version_changes(desk: Desk, number: int, content: Content, names: Names) -> None:
    if number == 1:
        st.caption(say("This is the first approved version."))
        return
    before = programmes.version(desk.store, desk.year, number - 1).read()
    _difference_cards(differences(before, content), before.goal_titles | names)


def _names(desk: Desk) -> dict[UUID, str]:
    return {named.id: named.name for named in queries.names_in_plan(desk.store)}


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

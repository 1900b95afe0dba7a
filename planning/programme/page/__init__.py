"""The work programme's page: where the plan stands, what it lacks, who decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal
from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.errors import HumasError
from data.language import N_, in_list, say, say_many
from data.ui.desk import Desk
from data.ui.forms import as_drawn
from data.ui.happened import happened
from data.ui.links import Way, go, link, ways_beside
from data.ui.pages import Page, Section
from data.ui.tabs import tabs, unfold
from planning.activities import queries as activities
from planning.activities.queries import PlannedActivity
from planning.meeting.models import Party
from planning.notes import page as notes
from planning.notes.models import writing_refusal
from planning.notes.queries import ListedNote, notes_of
from planning.plan.models import PlanStep
from planning.programme import form, queries
from planning.programme import store as programmes
from planning.programme.actions import apply_revision, close_revision, submit
from planning.programme.models import (
    NEXT,
    WorkProgram,
    submission_refusal,
)
from planning.programme.page.listed import TICKS, plan_list
from planning.programme.queries import Beginning
from planning.versions import page as versions
from planning.versions import store as kept_versions
from planning.versions.models import Content, Difference, changes_since, differences
from planning.versions.queries import ListedVersion, approved_versions

PAGE = Page(
    N_("Work programme"),
    "program",
    "assignment",
    Section.PLAN,
    Duty.READ_PLAN,
    heading=N_("Work programme {year}"),
)

Names = dict[UUID, str]
COLOURS: Mapping[PlanStep, Literal["gray", "blue", "orange", "green"]] = {
    PlanStep.DRAFT: "gray",
    PlanStep.SUBMITTED: "blue",
    PlanStep.RETURNED: "orange",
    PlanStep.APPROVED: "green",
}
ADDED = "tambah"
"""How an address opens the form of an incidental activity."""

TICKED = {True: ":material/check:", False: ":material/pending:"}


@dataclass(frozen=True)
class _ProgrammeView:
    """Everything the page shows of a year's plan, asked for once."""

    desk: Desk
    program: WorkProgram
    plan: list[PlannedActivity]
    versions: list[ListedVersion]
    notes: list[ListedNote]
    beginning: Beginning

    @classmethod
    def of(cls, desk: Desk) -> "_ProgrammeView":
        """Ask for the year's plan; only who writes notes gets those not handed over."""
        kept = programmes.program(desk.store, desk.year)
        drafts = duties.may(Duty.WRITE_NOTES, desk.person)
        return cls(
            desk=desk,
            program=as_drawn(kept, f"program-{desk.year}"),
            plan=activities.year_plan(desk.store, desk.year),
            versions=approved_versions(desk.store, desk.year),
            notes=notes_of(desk.store, desk.year, drafts=drafts),
            beginning=queries.beginning(desk.store, desk.year)[0],
        )

    @property
    def submission_refusal(self) -> HumasError | None:
        """Why the plan cannot be submitted yet, or None."""
        whole = say("the whole plan")
        still_open = [note for note in self.notes if note.is_open]
        return submission_refusal(
            self.desk.year,
            self.now.activities,
            self.beginning.undecided,
            self.program.override_reason,
            "; ".join(f"{n.activity or whole}: “{n.text}”" for n in still_open),
        )

    @cached_property
    def now(self) -> Content:
        """The plan as it would be frozen now."""
        return kept_versions.content(self.desk.store, self.desk.year)

    @cached_property
    def names(self) -> Names:
        """What people, class groups and goals are called."""
        approved = [version.read() for version in self.versions[:1]]
        return versions.names_for(self.desk, *approved, self.now)

    @cached_property
    def revision(self) -> tuple[Difference, ...] | None:
        """What a revision changes so far, or None where none is open."""
        if not self.versions or self.program.step is PlanStep.APPROVED:
            return None
        return differences(self.versions[0].agreed(), self.now)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    view = _ProgrammeView.of(desk)
    _standing(view)
    _undecided(view)
    _completeness(view.plan)
    _notes(view)
    _revision(view)
    if desk.year_is_open:
        _decide(view)
    tabs(
        "programme",
        (
            (say("Activities of the year"), lambda: _activities(view)),
            (say("Approved versions"), lambda: versions.show(desk)),
            (say("What happened so far"), lambda: _events(view)),
        ),
    )


# ── where it stands ──────────────────────────────────────────────────────────
def _standing(view: _ProgrammeView) -> None:
    desk, program = view.desk, view.program
    with st.container(border=True):
        stands = f":{COLOURS[program.step]}-badge[{say(program.step.label)}]"
        st.markdown(f"{stands} {say(NEXT[program.step])}")
        if view.versions:
            st.caption(versions.version_label(desk, view.versions[0]))
        if program.step is not PlanStep.APPROVED and view.versions:
            reason = program.revision_reason or "–"
            st.text(say("Open for revision: {reason}", reason=reason))
        if program.override_reason:
            reason = program.override_reason
            st.text(
                say("The principal allowed undecided findings: {reason}", reason=reason)
            )
        _opening(desk, view.beginning)
        plans = program.refusal(PlanStep.SUBMITTED, desk.person) is None
        ways = [Way(say("The work programme on paper"), link(desk, "dokumen"))]
        if plans and desk.year_is_open:
            ways.insert(0, Way(say("Plan an activity"), link(desk, "kegiatan")))
            ways.insert(0, Way(say("Set goals"), link(desk, "tujuan")))
        may_tell = desk.may_now(Duty.WRITE_LETTERS)
        if program.step is PlanStep.APPROVED and may_tell:
            told = link(desk, "undangan", jenis="pemberitahuan")
            ways.append(Way(say("Tell parents by a letter"), told))
        ways_beside(ways)


def _opening(desk: Desk, beginning: Beginning) -> None:
    """Say which annual meeting opened the plan, and which parties were missing."""
    if beginning.held_on is None:
        st.caption(say("No annual meeting is recorded yet that opens this plan."))
        go(say("Record the annual meeting"), link(desk, "rapat"))
        return
    people = say_many("{count} person", "{count} people", beginning.people)
    opened = say(
        "Opened by the annual meeting of {day} ({people})",
        day=beginning.held_on,
        people=people,
    )
    go(opened, link(desk, "rapat"))
    missing = [say(party.label) for party in Party if party not in beginning.parties]
    if missing:
        st.caption(say("Missing were: {parties}.", parties=in_list(missing)))
    if beginning.second_way:
        st.caption(say("Those who could not come had a second way to answer."))


def _undecided(view: _ProgrammeView) -> None:
    count, desk = view.beginning.undecided, view.desk
    if not count:
        return
    st.warning(
        say_many(
            "{count} finding of the years before is undecided.",
            "{count} findings of the years before are undecided.",
            count,
        )
    )
    go(say("Decide now"), link(desk, "temuan"))
    if view.program.override_refusal(desk.person) is None and desk.year_is_open:
        form.allow_form(desk, view.program)


def _completeness(plan: Sequence[PlannedActivity]) -> None:
    if not plan:
        return
    there = {
        say(label): [getattr(activity.ticks, tick) for activity in plan]
        for tick, label in TICKS.items()
    }
    there[say("Success standard")] = [activity.has_standard for activity in plan]
    badges = (
        f":{'green' if all(marks) else 'orange'}-badge["
        f"{TICKED[all(marks)]} {label} {sum(marks)}/{len(plan)}]"
        for label, marks in there.items()
    )
    st.markdown(" ".join(badges))
    lacking = {
        label: [a.title for a, m in zip(plan, marks, strict=True) if not m]
        for label, marks in there.items()
    }
    if not any(lacking.values()):
        return
    with st.expander(say("What is missing")):
        said = (
            f"{label}: {in_list(titles)}" for label, titles in lacking.items() if titles
        )
        st.text("\n".join(said))


# ── the principal's notes ────────────────────────────────────────────────────
def _notes(view: _ProgrammeView) -> None:
    program, approved = view.program, view.versions
    if program.return_note and not view.notes:
        st.warning(say("The principal's note: {note}", note=program.return_note))
    approved_at = approved[0].approved_at if approved else None
    show_changes = partial(_changes, view)
    notes.show(view.desk, view.notes, program.step, approved_at, show_changes)


def _changes(view: _ProgrammeView, note: ListedNote) -> None:
    """Show what changed in the plan since a note was written."""
    saw = note.saw
    changed = changes_since(saw, view.now, note.activity_id) if saw else ()
    if changed:
        st.caption(say("Changed since the note was written:"))
        about_all = note.activity_id is None
        versions.show_difference_lines(changed, view.names, titled=about_all)
    elif not note.is_open:
        st.caption(say("Nothing changed there since the note was written."))


# ── revisions ────────────────────────────────────────────────────────────────
def _revision(view: _ProgrammeView) -> None:
    """Show what a revision changes, and whether the principal must decide."""
    changed = view.revision
    if changed is None:
        return
    st.subheader(say("What the revision changes"))
    if not changed:
        number = view.versions[0].number
        st.info(say("Nothing differs from version {number}.", number=number))
        return
    weighing = sum(difference.weighs for difference in changed)
    st.caption(
        versions.WEIGHT
        + " "
        + say_many(
            "{count} change touches money, a date or a success standard, or adds or "
            "drops something: the principal decides.",
            "{count} changes touch money, a date or a success standard, or add or "
            "drop something: the principal decides.",
            weighing,
        )
        if weighing
        else say("Neither money nor a date nor a success standard is touched.")
    )
    versions.show_differences(changed, view.names)


# ── decisions ────────────────────────────────────────────────────────────────
def _decide(view: _ProgrammeView) -> None:
    program, person = view.program, view.desk.person
    if program.refusal(PlanStep.SUBMITTED, person) is None:
        _submit(view)
    if writing_refusal(program.step, person) is None:
        drafts = [note for note in view.notes if note.is_open]
        form.principal_form(view.desk, program, drafts)
    if program.refusal(PlanStep.DRAFT, person) is None:
        form.revise_form(view.desk, program)
        add = partial(form.incidental_form, view.desk)
        asked = ADDED in st.query_params
        unfold(say("Add an incidental activity"), "incidental", add, opened=asked)


def _submit(view: _ProgrammeView) -> None:
    """Offer to submit or to put a minor revision into force, or say what is missing."""
    desk, program, revision = view.desk, view.program, view.revision
    press = partial(form.step_button, desk, program)
    if revision == () and program.refusal(PlanStep.APPROVED, desk.person, ()) is None:
        told = say("The work programme is approved as before.")
        label = say("Close the revision without changes")
        press("close", label, (close_revision, told))
        return
    if refusal := view.submission_refusal:
        st.info(
            say("Before you can submit: {reason}", reason=refusal),
            icon=":material/checklist:",
        )
        return
    is_minor = program.refusal(PlanStep.APPROVED, desk.person, revision) is None
    with st.container(horizontal=True):
        if is_minor:
            told = say("The revision is in force.")
            label = say("Put the revision into force")
            press("apply", label, (apply_revision, told))
        told = say("The work programme was submitted.")
        label = say("Submit to the principal")
        press("submit", label, (submit, told), is_first=not is_minor)


# ── the tabs ─────────────────────────────────────────────────────────────────
def _activities(view: _ProgrammeView) -> None:
    desk = view.desk
    is_refused = writing_refusal(view.program.step, desk.person)
    writes = is_refused is None and desk.year_is_open
    plan_list(desk, view.plan, view.notes, writes=writes)


def _events(view: _ProgrammeView) -> None:
    """Show who moved the work programme when, and with which words."""
    if not happened(view.desk, "work_program", view.program.id):
        st.info(say("Nothing happened yet: the plan has not been submitted."))

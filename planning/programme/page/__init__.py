"""The work programme's page: where the plan stands, the plan to read, who decides."""

from collections.abc import Mapping
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from data.duties import Duty
from data.language import N_, in_list, say, say_many
from data.ui import head
from data.ui.desk import Desk
from data.ui.happened import happened
from data.ui.links import Way, anchor, go, link, unmarked
from data.ui.pages import Page, Section
from data.ui.tabs import tabs, unfold
from planning.activities.models import NEEDED, lacks
from planning.meeting.models import Party
from planning.plan.models import PlanStep
from planning.programme import form
from planning.programme.models import NEXT
from planning.programme.page.bar import show_bar
from planning.programme.page.document import show_plan
from planning.programme.page.known import ProgrammeView
from planning.programme.queries import Beginning
from planning.versions import page as versions
from planning.versions.cards import WEIGHT

PAGE = Page(
    N_("Work programme"),
    "program",
    "assignment",
    Section.PLAN,
    Duty.READ_PLAN,
    heading=N_("Work programme {year}"),
    words=N_("submit, approve, annual plan"),
)

COLOURS: Final[Mapping[PlanStep, str]] = {
    PlanStep.DRAFT: "draft",
    PlanStep.SUBMITTED: "waits",
    PlanStep.RETURNED: "back",
    PlanStep.APPROVED: "agreed",
}
ADDED: Final = "tambah"
"""How an address opens the form of an incidental activity."""

LOOK: Final = """<style>
.standing p{margin:0 0 .2rem;overflow-wrap:anywhere}
.standing .quiet{color:var(--quiet);font-size:var(--small,.875rem)}
.standing .quiet a,.standing .on a{color:var(--accent)}
.standing .step{display:inline-block;padding:0 .6rem;border-radius:.8rem;
font-weight:600;margin-right:.5rem;background:var(--tint);color:var(--ink)}
.standing .step.waits{background:var(--accent-tint);color:var(--accent)}
.standing .step.back{background:var(--warn-tint);color:var(--warn)}
.standing .step.agreed{background:var(--good-tint);color:var(--good)}
</style>"""


def show(desk: Desk) -> None:
    """Draw the page."""
    place = head.titled(PAGE.headed(desk.year))
    view = ProgrammeView.of(desk)
    _standing(view)
    _undecided(view)
    _hindered(view)
    if desk.year_is_open:
        _open_again(view)
    tabs(
        "programme",
        (
            (say("The plan"), lambda: show_plan(view, place)),
            (say("Approved versions"), lambda: versions.show(desk)),
            (say("What happened so far"), lambda: _events(view)),
        ),
    )
    show_bar(view)


# ── where it stands ──────────────────────────────────────────────────────────
def _standing(view: ProgrammeView) -> None:
    """Say in a few lines where the plan stands, how it began, and where to go on."""
    program = view.program
    step = escape(say(program.step.label))
    lines = [
        f'<p><span class="step {COLOURS[program.step]}">{step}</span>'
        f"{escape(say(NEXT[program.step]))}</p>"
    ]
    if program.return_note and not view.notes:
        note = say("The principal's note: {note}", note=program.return_note)
        lines.append(f"<p>{escape(note)}</p>")
    lines += [f'<p class="quiet">{said}</p>' for said in _known_of(view) if said]
    if ways := _ways_on(view):
        said = " · ".join(way.words for way in ways)
        lines.append(f'<p class="on">{said}</p>')
    st.html(f'{LOOK}<div class="standing">{"".join(lines)}</div>')


def _known_of(view: ProgrammeView) -> list[str]:
    """Return what is known of the plan, as finished HTML."""
    desk, program = view.desk, view.program
    told = []
    if view.versions:
        told.append(escape(versions.version_label(desk, view.versions[0])))
    if program.step is not PlanStep.APPROVED and view.versions:
        reason = program.revision_reason or "–"
        told.append(escape(say("Open for revision: {reason}", reason=reason)))
        told.append(escape(_weight(view)))
    if reason := program.override_reason:
        told.append(
            escape(
                say("The principal allowed undecided findings: {reason}", reason=reason)
            )
        )
    return [" · ".join(told), _opening(desk, view.beginning)]


def _weight(view: ProgrammeView) -> str:
    """Say whether the principal must decide about the revision."""
    if not view.revision:
        number = view.versions[0].number
        return say("Nothing differs from version {number}.", number=number)
    weighing = sum(difference.weighs for difference in view.revision)
    if not weighing:
        return say("Neither money nor a date nor a success standard is touched.")
    said = say_many(
        "{count} change touches money, a date or a success standard, or adds or "
        "drops something: the principal decides.",
        "{count} changes touch money, a date or a success standard, or add or "
        "drop something: the principal decides.",
        weighing,
    )
    return f"{WEIGHT} {said}"


def _opening(desk: Desk, beginning: Beginning) -> str:
    """Say which annual meeting opened the plan, and which parties were missing."""
    url = link(desk, "rapat")
    if beginning.held_on is None:
        told = say("No annual meeting is recorded yet that opens this plan.")
        record = anchor(say("Record the annual meeting"), url)
        return f"{escape(told)} {record}"
    people = say_many("{count} person", "{count} people", beginning.people)
    opened = say(
        "Opened by the annual meeting of {day} ({people})",
        day=beginning.held_on,
        people=people,
    )
    parts = [anchor(opened, url)]
    missing = [say(party.label) for party in Party if party not in beginning.parties]
    if missing:
        said = say("Missing were: {parties}.", parties=in_list(missing))
        parts.append(escape(said))
    if beginning.second_way:
        parts.append(
            escape(say("Those who could not come had a second way to answer."))
        )
    return " · ".join(parts)


def _ways_on(view: ProgrammeView) -> list[Way]:
    """Return where the person who plans goes from here."""
    desk, found = view.desk, []
    if view.submits:
        found.append(Way(say("Set goals"), link(desk, "tujuan")))
        found.append(Way(say("Plan an activity"), link(desk, "kegiatan")))
    told = desk.may_now(Duty.WRITE_LETTERS)
    if view.program.step is PlanStep.APPROVED and told:
        url = link(desk, "undangan", jenis="pemberitahuan")
        found.append(Way(say("Tell parents by a letter"), url))
    return found


def _undecided(view: ProgrammeView) -> None:
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


def _hindered(view: ProgrammeView) -> None:
    """Say what stands against submitting, and how complete the plan is."""
    lacking = [lacks(a) for a in view.now.activities if not a.incidental]
    if any(lacking):
        there = (
            f":{'orange' if short else 'green'}-badge[{say(part)} "
            f"{len(lacking) - short}/{len(lacking)}]"
            for part in NEEDED
            for short in [sum(part in one for one in lacking)]
        )
        st.markdown(" ".join(there))
    if view.submits and (refusal := view.submission_refusal):
        if view.open_notes or (view.revision == () and view.versions):
            return
        st.info(
            unmarked(say("Before you can submit: {reason}", reason=refusal)),
            icon=":material/checklist:",
        )


def _open_again(view: ProgrammeView) -> None:
    """Offer who plans to revise the approved plan, or to add to it."""
    desk, program = view.desk, view.program
    if program.refusal(PlanStep.DRAFT, desk.person) is not None:
        return
    form.revise_form(desk, program)
    add = partial(form.incidental_form, desk)
    asked = ADDED in st.query_params
    unfold(say("Add an incidental activity"), "incidental", add, opened=asked)


def _events(view: ProgrammeView) -> None:
    """Show who moved the work programme when, and with which words."""
    if not happened(view.desk, "work_program", view.program.id):
        st.info(say("Nothing happened yet: the plan has not been submitted."))

"""The bar at the plan's foot: what it comes to, and the step that is on this person."""

from functools import partial
from html import escape
from typing import Final

import streamlit as st

from data.language import say, say_many
from data.ui.forms import first_drawn
from data.ui.links import here
from planning.notes.form import ANSWERED
from planning.plan.models import PlanStep
from planning.programme import form
from planning.programme.actions import apply_revision, close_revision, submit
from planning.programme.page.known import ProgrammeView
from planning.versions.cards import sums
from planning.versions.facts import Totals, totals

BAR: Final = "decision-bar"
LOOK: Final = f"""<style>
[data-testid=stLayoutWrapper]:has(>.st-key-{BAR}){{position:sticky;bottom:0;z-index:800;
margin:0 calc(-1*var(--s2,.5rem))}}
.st-key-{BAR}{{background:var(--paper);border:1px solid var(--line);
border-radius:var(--round,.6rem) var(--round,.6rem) 0 0;
padding:.6rem var(--s4,1rem);box-shadow:0 -4px 16px var(--shade)}}
.st-key-{BAR} .stHtml p{{margin:0}}
.st-key-{BAR} .told strong{{font-size:var(--h3)}}
.st-key-{BAR} .told a{{color:var(--accent);font-weight:600}}
@media(max-width:60rem){{
[data-testid=stLayoutWrapper]:has(>.st-key-{BAR}){{bottom:3.4rem}}}}
@media(max-width:700px){{.st-key-{BAR}{{padding:.4rem .7rem;gap:.3rem .6rem}}
.st-key-{BAR}>:first-child{{flex:1 1 0;min-width:0}}
.st-key-{BAR} .told{{font-size:var(--small);line-height:1.35}}
.st-key-{BAR} .told strong{{font-size:inherit}}}}
.st-key-{BAR} .means{{font-size:var(--small);line-height:1.35;color:var(--quiet)}}
@media print{{.st-key-{BAR}{{display:none}}}}
</style>"""


def show_bar(view: ProgrammeView) -> None:
    """Draw the bar for who decides, answers or submits; nothing for all others."""
    if not (view.decides or view.submits):
        return
    found = totals(view.now, view.by_goal)
    with st.container(
        key=BAR, horizontal=True, vertical_alignment="center", gap="small"
    ):
        with st.container():
            told = " · ".join((sums(found), *_told(view, found)))
            st.html(f'{LOOK}<p class="told">{told}</p>{_beside(view)}')
        if view.decides:
            _decide(view)
        else:
            _submit(view)


def _told(view: ProgrammeView, found: Totals) -> list[str]:
    """Return what is worth a look before the step is taken, as finished HTML."""
    parts = []
    if found.changed:
        parts.append(say_many("{count} change", "{count} changes", found.changed))
    if found.asking:
        parts.append(say_many("{count} to look at", "{count} to look at", found.asking))
    open_ones = len(view.open_notes)
    if open_ones and view.decides:
        parts.append(say_many("{count} note", "{count} notes", open_ones))
    told = [escape(part) for part in parts]
    if open_ones and view.answers:
        told.append(_next_note(view))
    return told


def _next_note(view: ProgrammeView) -> str:
    """Return the way to the next note that is open."""
    current = [note for note in view.notes if note.id not in view.earlier]
    first, *_ = view.open_notes
    count = say(
        "{open} of {count} notes are open",
        open=len(view.open_notes),
        count=len(current),
    )
    asked = st.query_params.get(ANSWERED)
    ids = [str(note.id) for note in view.open_notes]
    if asked in ids:
        first = view.open_notes[(ids.index(asked) + 1) % len(ids)]
    url = here(view.desk, "program", **{ANSWERED: first.id})
    label = say("Next note")
    return (
        f'{escape(count)} · <a class="stays" href="{escape(url)}" target="_self">'
        f"{escape(label)}</a>"
    )


def _decide(view: ProgrammeView) -> None:
    """Offer to approve while no note is written, and to return."""
    desk, program = view.desk, view.program
    if not view.open_notes:
        key = f"read-{program.id}-{program.version}"
        read = first_drawn(key, view.now.read)
        form.approve_button(desk, program, read)
    form.return_form(desk, program, view.open_notes)


def _beside(view: ProgrammeView) -> str:
    """Return what stands beside the button that approves."""
    if not view.decides or view.open_notes:
        return ""
    return f'<p class="means">{escape(_means(view))}</p>'


def _means(view: ProgrammeView) -> str:
    """Say what an approval makes binding."""
    number = view.versions[0].number + 1 if view.versions else 1
    return say(
        "Once approved, all of it is binding as version {number}; after that only a "
        "revision changes it, with a reason.",
        number=number,
    )


def _submit(view: ProgrammeView) -> None:
    """Offer to submit, or to put a minor revision into force."""
    desk, program, revision = view.desk, view.program, view.revision
    press = partial(form.step_button, desk, program)
    if revision == () and program.refusal(PlanStep.APPROVED, desk.person, ()) is None:
        told = say("The work programme is approved as before.")
        label = say("Close the revision without changes")
        press("close", label, (close_revision, told))
        return
    if view.submission_refusal:
        return
    is_minor = program.refusal(PlanStep.APPROVED, desk.person, revision) is None
    if is_minor:
        told = say("The revision is in force.")
        label = say("Put the revision into force")
        press("apply", label, (apply_revision, told))
    told = say("The work programme was submitted.")
    label = say("Submit to the principal")
    press("submit", label, (submit, told), is_first=not is_minor)

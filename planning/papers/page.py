"""The page of papers: choose one, see what it still lacks, download it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, in_list, in_long, in_number, in_rupiah, say
from data.names import file_name
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.forms import shown_activity
from data.ui.head import titled
from data.ui.links import anchor, go, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.tabs import unfold
from planning.activities import store as activity_records
from planning.activities.models import Activity
from planning.budget.models import BudgetLine
from planning.chapters import store as chapter_records
from planning.papers.documents import proposal, work_programme
from planning.papers.facts import (
    ProgrammePaper,
    ProposalPaper,
    has_donation,
    programme_name,
    programme_paper,
    proposal_paper,
    total_of,
)
from planning.papers.models import Gap
from planning.plan.models import PlanStep
from planning.versions import store as versions
from planning.versions.models import ApprovedVersion

PAGE = Page(
    N_("Documents"),
    "dokumen",
    "description",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.RARE,
    heading=N_("Documents {year}"),
    words=N_("print, proposal, terms of reference"),
)

SHOWN_TITLES = 6


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    st.caption(
        say(
            "Papers to print and sign, as Word documents (DOCX) in Indonesian; they "
            "open in Word and LibreOffice."
        )
    )
    activities = activity_records.activities_in(desk.store, desk.year)
    with head:
        chosen = shown_activity(
            [(activity.id, _proposal_label(activity)) for activity in activities],
            say("Which paper"),
            say("Work programme of the year"),
        )
    if chosen is None:
        _programme(desk)
    else:
        _proposal(desk, chosen)


def _proposal_label(activity: Activity) -> str:
    return say("Proposal: {title}", title=activity.title)


# ── the work programme ───────────────────────────────────────────────────────
def _programme(desk: Desk) -> None:
    facts = programme_paper(desk.store, desk.year, desk.clock())
    counts = (
        (say("Goals"), in_number(len(facts.goals))),
        (say("Activities"), in_number(len(facts.activities))),
        (say("Budget"), in_rupiah(total_of(facts.lines))),
        (say("Findings decided"), _decided(facts)),
    )
    with st.container(border=True):
        st.subheader(say("Work programme {year}", year=desk.year))
        _step(facts)
        figures(Figure(label, value) for label, value in counts)
        titles = [planned.activity.title for planned in facts.activities]
        _contents(_programme_parts(facts), facts.lines, titles)
        _gaps(desk, facts.gaps)
        label = say("Download the work programme (DOCX)")
        name = programme_name(desk.year, facts.version)
        offer_paper(label, partial(work_programme, facts), name)
        st.caption(
            say(
                "Word asks whether to update the fields: choose Yes, and the table of "
                "contents gets its page numbers."
            )
        )
    _approved_before(desk, facts)
    _words(desk)


def _step(facts: ProgrammePaper) -> None:
    if facts.approved_on is not None:
        st.badge(
            say(
                "approved on {day}, version {number}",
                day=in_long(facts.approved_on),
                number=facts.version,
            ),
            color="green",
            icon=":material/verified:",
        )
        return
    st.badge(say(facts.step.label), color="orange", icon=":material/edit:")
    st.caption(
        say(
            "Every page is marked DRAF in red until the principal approves the work "
            "programme."
        )
    )


def _decided(facts: ProgrammePaper) -> str:
    decided = [lesson for lesson in facts.lessons if lesson.decision]
    return f"{len(decided)}/{len(facts.lessons)}"


def _programme_parts(facts: ProgrammePaper) -> Iterator[str]:
    yield say("Cover, approval sheet, foreword, table of contents")
    yield say("Chapter I: background, legal basis, goals, audience, vision")
    yield say(
        "Chapter II: functions, structure with its office holders, {problems} "
        "problems, {lessons} findings of last year with what was decided",
        problems=len(facts.problems),
        lessons=len(facts.lessons),
    )
    yield say(
        "Chapter III: {count} activities by classification, the schedule from July "
        "to June, the budget with its total in words, procedures and risks",
        count=len(facts.activities),
    )
    yield say("Chapter IV: closing words and signatures")


def _proposal_parts() -> Iterator[str]:
    yield say("Cover and approval sheet with the letterhead")
    yield say(
        "Twelve chapters: background, basis, name, aim, audience, form, time "
        "and place, programme of the day, committee, success standard, "
        "budget with its total in words, closing"
    )


def _contents(
    parts: Iterable[str], lines: Sequence[BudgetLine], titles: Sequence[str]
) -> None:
    """Say what stands in a paper, and which activities; ``lines`` are its budget."""
    stands = [f"- {part}" for part in parts]
    if has_donation(lines):
        voluntary = say(
            "The sentence that donations are voluntary, and a line for the school "
            "committee to sign"
        )
        stands.append(f"- {voluntary}")
    rest = len(titles) - SHOWN_TITLES
    more = [say("{count} more", count=rest)] if rest > 0 else []
    named = in_list([*titles[:SHOWN_TITLES], *more]) if titles else ""
    told = partial(paragraphs, "\n".join(stands), small(named))
    unfold(say("What stands in it"), "contents", told, icon=":material/description:")


def _approved_before(desk: Desk, facts: ProgrammePaper) -> None:
    """Offer the approved versions beside what the plan says now."""
    kept = [
        version
        for version in versions.versions(desk.store, desk.year)
        if version.number != facts.version
    ]
    if not kept:
        return

    def draw() -> None:
        for version in kept:
            _version(desk, version)

    label = say("Versions approved before")
    unfold(label, "approved-before", draw, icon=":material/history:")


def _version(desk: Desk, version: ApprovedVersion) -> None:
    approved_on = version.approved_on(desk.school.zone)
    offer_paper(
        say(
            "Version {number}, approved on {day} (DOCX)",
            number=version.number,
            day=in_long(approved_on),
        ),
        lambda: work_programme(
            programme_paper(
                desk.store.cursor(), desk.year, desk.clock(), version.number
            )
        ),
        programme_name(desk.year, version.number),
        is_first=False,
    )


def _words(desk: Desk) -> None:
    """Say which chapters still have ready words, and where to write own ones."""
    if not duties.may(Duty.PLAN_YEAR, desk.person):
        return
    ready = [
        say(text.chapter.label)
        for text in chapter_records.chapters_in(desk.store, desk.year)
        if text.written_in is None and text.text
    ]
    with st.container(border=True):
        paragraphs(
            "**" + say("The words of the chapters") + "**",
            small(
                say("Still with ready words: {chapters}.", chapters=in_list(ready))
                if ready
                else say("Every chapter has the school's own words.")
            ),
            anchor(say("Write chapters and legal basis"), link(desk, "bab")),
        )


# ── a proposal ───────────────────────────────────────────────────────────────
def _proposal(desk: Desk, activity_id: UUID) -> None:
    facts = proposal_paper(desk.store, activity_id, desk.clock())
    activity = facts.planned.activity
    counts = (
        (say("Date"), activity.when.in_long()),
        (say("Budget"), in_rupiah(facts.planned.cost)),
        (say("Committee"), in_number(len(facts.posts))),
    )
    with st.container(border=True):
        st.subheader(unmarked(_proposal_label(activity)))
        _proposal_step(facts)
        figures(Figure(label, value) for label, value in counts)
        _contents(_proposal_parts(), facts.planned.lines, [])
        _gaps(desk, facts.gaps, activity_id)
        label = say("Download the proposal (DOCX)")
        name = f"Proposal-{file_name(activity.title)}.docx"
        offer_paper(label, partial(proposal, facts), name)
        go(say("Open the activity"), link(desk, "kegiatan", kegiatan=activity_id))


def _proposal_step(facts: ProposalPaper) -> None:
    if facts.step is PlanStep.APPROVED:
        label = say("on the approved work programme")
        st.badge(label, color="green", icon=":material/verified:")
    else:
        label = say("marked DRAF until the work programme is approved")
        st.badge(label, color="orange", icon=":material/edit:")


# ── shared ───────────────────────────────────────────────────────────────────
def _gaps(desk: Desk, gaps: Sequence[Gap], activity_id: UUID | None = None) -> None:
    """Name what is missing before the paper is downloaded, and where to mend it."""
    if not gaps:
        st.success(say("Nothing is missing."), icon=":material/check:")
        return
    with st.container(border=True):
        title = say("Still missing in this paper")
        about = {"kegiatan": activity_id} if activity_id else {}
        told = [f":material/checklist: **{title}**"]
        for page in dict.fromkeys(gap.page for gap in gaps):
            missing = in_list([say(gap.message) for gap in gaps if gap.page == page])
            mend = anchor(say("Mend"), link(desk, page, **about))
            told.append(f"{unmarked(missing)} · {mend}")
        paragraphs(*told, small(say("It can be downloaded all the same.")))

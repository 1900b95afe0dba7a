"""The page of the decrees: what one says, its number and date, and the paper."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from html import escape
from uuid import UUID

import streamlit as st

from data.duties import Duty
from data.language import N_, in_list, in_long, in_moment, say, why
from data.letters import page as letters_page
from data.names import file_name
from data.ui import begun
from data.ui.ahead import ahead_first
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.forms import as_drawn, form_id, saving, shown_activity
from data.ui.head import titled
from data.ui.links import Way, anchor, go, link, unmarked, ways
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.passages import Passage, passages
from data.ui.reasons import asked_reason
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import tabs
from organizing.committees import store as committees
from organizing.committees.form import (
    may_change_committee,
)
from organizing.committees.page import changed_box
from organizing.committees.queries import changed_since_decree
from organizing.decrees.actions import (
    correct_decree,
    number_decree,
    take_back_number,
    word_decree,
)
from organizing.decrees.documents import committee_decree
from organizing.decrees.form import number_fields, word_fields
from organizing.decrees.models import Decree, lines_of, numbering_refusal
from organizing.decrees.queries import (
    DecreeOverview,
    DecreePaper,
    corrections_of,
    decree_overview,
    decree_paper,
)

PAGE = Page(
    N_("Committee's decree"),
    "keputusan",
    "gavel",
    Section.ORGANIZE,
    Duty.READ_COMMITTEES,
    use=Use.FROM_A_PAGE,
    heading=N_("Decrees of committees {year}"),
    words=N_("decree, SK"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    overview = decree_overview(desk.store, desk.year)
    if not overview:
        st.info(
            say(
                "No activity of this year has a committee yet. A decree names a "
                "committee: set one up first."
            )
        )
        go(say("Set up a committee"), link(desk, "panitia"))
        return
    with head:
        chosen = shown_activity(
            [(row.activity_id, row.title) for row in overview],
            say("Decree for the committee of"),
            say("All committees of the year"),
        )
    if chosen is None:
        tabs(
            "decrees",
            (
                (say("Decrees"), lambda: _list(desk, overview)),
                (say("Numbers of letters"), lambda: letters_page.show(desk)),
            ),
        )
    else:
        _decree(desk, decree_paper(desk.store, chosen))


def _list(desk: Desk, overview: Sequence[DecreeOverview]) -> None:
    draw = partial(_lines, desk, changed_since_decree(desk.store, desk.year))
    ahead_first(overview, partial(_is_over, desk), draw, "decrees")


def _is_over(desk: Desk, row: DecreeOverview) -> bool:
    return row.step.is_closed or row.when.is_past(desk.today)


def _lines(
    desk: Desk, changed: Collection[UUID], shown: Sequence[DecreeOverview]
) -> None:
    heads = (
        (say("Activity"), ""),
        (say("Decree (SK)"), ""),
        (say("Decided on"), ""),
    )
    rows = [_line(desk, row, is_changed=row.activity_id in changed) for row in shown]
    listing(heads, [Group((), rows)])


def _line(desk: Desk, row: DecreeOverview, *, is_changed: bool) -> list[Cell]:
    title = anchor(row.title, link(desk, "keputusan", kegiatan=row.activity_id))
    look = say("Changed since the decree was signed") if is_changed else ""
    about = (
        f"<strong>{title}</strong><small>{escape(row.when.in_weekday())}</small>"
        f'<small class="look">{escape(look)}</small>'
    )
    if row.number and row.decided_on:
        number = f'<span style="color:var(--good)">{escape(row.number)}</span>'
        day = plain(in_long(row.decided_on), label=say("Decided on"))
        return [Cell(about), Cell(number, label=say("Decree (SK)")), day]
    draft = escape(say("Draft without number and date"))
    words = "" if row.is_worded else escape(say("Still with the ready words."))
    step = f'<span style="color:var(--warn)">{draft}</span><small>{words}</small>'
    return [Cell(about), Cell(step), Cell("")]


def _step(number: str, day: date | None) -> None:
    if number and day:
        st.badge(
            say("Decree {number}", number=number),
            color="green",
            icon=":material/verified:",
        )
        st.caption(say("Decided on") + " " + in_long(day))
    else:
        st.badge(
            say("Draft without number and date"),
            color="orange",
            icon=":material/edit:",
        )


# ── one decree ───────────────────────────────────────────────────────────────
def _decree(desk: Desk, paper: DecreePaper) -> None:
    activity = paper.activity
    may_edit = may_change_committee(
        desk, Duty.NUMBER_DECREES, activity.id, activity.title
    )
    with st.container(border=True):
        _paper(desk, paper, may_mend=may_edit)
    tabs(
        "decree",
        (
            (say("Words"), lambda: _words(desk, paper, may_edit=may_edit)),
            (say("Number and date"), lambda: _number(desk, paper, may_edit=may_edit)),
            (say("Numbers of letters"), lambda: letters_page.show(desk)),
        ),
    )


def _paper(desk: Desk, paper: DecreePaper, *, may_mend: bool) -> None:
    """Draw how far a decree is, what it lacks, and the paper to download."""
    decree, activity = paper.decree, paper.activity
    st.subheader(unmarked(activity.title))
    _step(decree.number, decree.decided_on)
    if not decree.is_final:
        st.caption(
            say(
                "Every page is marked DRAF in red until the decree has its number "
                "and date. Without a number dots are printed."
            )
        )
    _changed(desk, paper, may_mend=may_mend)
    _gaps(desk, paper)
    name = f"SK-Panitia-{file_name(activity.title)}.docx"
    label = say("Download the decree (DOCX)")
    offer_paper(label, partial(committee_decree, paper), name)
    go(say("Open the committee"), link(desk, "panitia", kegiatan=activity.id))


def _changed(desk: Desk, paper: DecreePaper, *, may_mend: bool) -> None:
    """Say how the committee differs from the signed paper, and how to mend it."""
    changes = changed_since_decree(desk.store, paper.year).get(paper.activity.id)
    if not changes:
        return
    changed_box(changes)
    if may_mend:
        st.caption(
            say(
                "Two ways to mend it, under “Number and date”: print it again, have it "
                "signed under the same number and keep the reason (small changes); or "
                "take the number back and give a new number and date."
            )
        )


def _gaps(desk: Desk, paper: DecreePaper) -> None:
    gaps = paper.gaps
    if not gaps:
        st.success(say("Nothing is missing."), icon=":material/check:")
        return
    missing_title = say("Still missing in this paper")
    st.markdown(f":material/checklist: **{missing_title}**")
    missing = {
        page: in_list([say(gap.message) for gap in gaps if gap.page == page])
        for page in dict.fromkeys(gap.page for gap in gaps)
    }
    about = {"panitia": {"kegiatan": paper.activity.id}}
    ways(
        Way(say("Mend"), link(desk, page, **about.get(page, {})), f"{words} · ")
        for page, words in missing.items()
        if page != "keputusan"
    )
    if here := missing.get("keputusan"):
        st.markdown(f"{here} · " + say("below"))


# ── its words ────────────────────────────────────────────────────────────────
def _words(desk: Desk, paper: DecreePaper, *, may_edit: bool) -> None:
    if not may_edit:
        _read(paper)
        return
    decree = as_drawn(paper.decree, f"decree-{paper.activity.id}")
    key = f"{paper.activity.id}-{decree.version}"
    if not decree.version:
        st.caption(say("These are ready words; look them through and save them."))
    with st.form(f"decree-{key}", border=False):
        draft = word_fields(key, decree, paper.bases)
        sent = st.form_submit_button(say("Save"), type="primary")
    go(say("Mend the list of regulations"), link(desk, "bab"))
    if sent:
        with saving(key, say("The words of the decree were saved.")):
            word_decree(desk.act(), paper.activity.id, decree.version, draft)


def _read(paper: DecreePaper) -> None:
    decree = paper.decree
    parts = (
        (say("Considering (menimbang)"), lines_of(decree.considering)),
        (say("In view of (mengingat)"), paper.cited),
        (say("Having regard to (memperhatikan)"), lines_of(decree.attention)),
        (say("The costs are borne by"), lines_of(decree.costs)),
        (say("Copies to (tembusan)"), lines_of(decree.copies)),
    )
    passages(
        Passage(
            "".join(f"\n{n}. {one}" for n, one in enumerate(several, 1)), name=label
        )
        for label, several in parts
        if several
    )


# ── its number ───────────────────────────────────────────────────────────────
def _number(desk: Desk, paper: DecreePaper, *, may_edit: bool) -> None:
    decree = as_drawn(paper.decree, f"number-{paper.activity.id}")
    if not may_edit:
        _step(decree.number, decree.decided_on)
        return
    if decree.number:
        _corrections(desk, decree)
        _correcting(desk, paper.activity.id, decree)
        _taking_back(desk, paper.activity.id, decree)
        return
    positions = committees.positions(desk.store, paper.activity.id)
    if refusal := numbering_refusal(decree, positions):
        st.info(unmarked(why(refusal)))
        return
    _numbering(desk, paper.activity.id, decree)


def _numbering(desk: Desk, activity_id: UUID, decree: Decree) -> None:
    form = f"letter-{activity_id}"
    letter_id = form_id(form)
    key = f"{letter_id}-{decree.version}"
    with st.form(f"number-{key}", border=False):
        draft = number_fields(desk, key)
        sent = st.form_submit_button(say("Give number and date"), type="primary")
    if sent:
        with saving(form, say("The decree has its number and date.")):
            begun.demand_nothing_open()
            number_decree(desk.act(), activity_id, decree.version, letter_id, draft)


def _corrections(desk: Desk, decree: Decree) -> None:
    passages(
        Passage(
            above=say(
                "Signed again under the same number, {moment}, {person}: {reason}",
                moment=in_moment(one.noted_at, desk.school.zone),
                person=one.person,
                reason=one.reason,
            )
        )
        for one in corrections_of(desk.store, decree)
    )


def _correcting(desk: Desk, activity_id: UUID, decree: Decree) -> None:
    key = f"correct-{activity_id}-{decree.version}"
    reason = asked_reason(
        say("It was signed again under the same number"),
        say("Keep the correction"),
        key,
        say("What was corrected, and why"),
    )
    if reason is None:
        return
    with saving(key, say("The correction was kept; decree and committee agree again.")):
        correct_decree(desk.act(), activity_id, decree.version, reason)


def _taking_back(desk: Desk, activity_id: UUID, decree: Decree) -> None:
    st.markdown(
        say(
            "The decree has the number **{number}** and stands in the register.",
            number=decree.number,
        )
    )
    if not letters_page.is_counted(desk, decree.number):
        st.caption(
            say(
                "This number does not fit the school's pattern, so the next letters "
                "are not counted on from it. If it belongs to the same run, take it "
                "back and type it like the pattern."
            )
        )
    ending(
        say("Take the number back"),
        say(
            "Taking the number back makes the decree a draft again and takes the "
            "number out of the register; the history keeps it."
        ),
        say("Take back the number {number}", number=decree.number),
        lambda: take_back_number(desk.act(), activity_id, decree.version),
        say("The number was taken back."),
        key=f"number-back-{activity_id}-{decree.version}",
        back=Back.ANOTHER,
    )

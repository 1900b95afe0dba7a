"""The page of the school's own words: chapters of the work programme, and the law."""

from functools import partial
from uuid import UUID

import streamlit as st

from data import duties
from data.calendar import SchoolYear
from data.duties import Duty
from data.language import N_, say
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import badge, go, link, paragraphs, small, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.tabs import tabs, unfold
from planning.chapters import store as records
from planning.chapters.actions import (
    drop_legal_basis,
    keep_legal_basis,
    restore_chapter,
    write_chapter,
)
from planning.chapters.models import ChapterText, LegalBasis, LegalBasisDraft

PAGE = Page(
    N_("Words of the work programme"),
    "bab",
    "edit_note",
    Section.PLAN,
    Duty.READ_PLAN,
    use=Use.FROM_A_PAGE,
    heading=N_("Words of the work programme {year}"),
)

HEIGHT = 260


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    st.caption(
        say(
            "These words stand in the work programme on paper, in Indonesian. Every "
            "chapter but the vision begins with ready words; what the school writes is "
            "kept and taken over next year."
        )
    )
    go(say("To the documents"), link(desk, "dokumen"))
    may_plan = duties.may(Duty.PLAN_YEAR, desk.person)
    may_write = may_plan and desk.year_is_open
    tabs(
        "chapters",
        (
            (say("Chapters"), lambda: _chapters(desk, may_write=may_write)),
            (say("Legal basis"), lambda: _bases(desk, may_keep=may_plan)),
        ),
    )


def _chapters(desk: Desk, *, may_write: bool) -> None:
    if may_write:
        st.caption(
            say(
                "A new line begins a new paragraph; lines with 1. or - make a list. "
                "{school} and {year} are filled in by themselves.",
                school=f"`{{{desk.school.level.naming.school}}}`",
                year="`{tahun}`",
            )
        )
    for text in records.chapters_in(desk.store, desk.year):
        filled = text.filled(desk.school.name, desk.year)
        draw = partial(_write, desk, text) if may_write else partial(st.text, filled)
        label = f"**{say(text.chapter.label)}** · {_whose(text, desk.year)}"
        unfold(label, f"chapter-{text.chapter}", draw)


def _whose(text: ChapterText, year: SchoolYear) -> str:
    if text.written_in is None:
        return say("ready words") if text.text else say("left out until it is written")
    if text.written_in == year.start:
        return say("written for this year")
    return say("taken over from {year}", year=str(SchoolYear(start=text.written_in)))


def _write(desk: Desk, text: ChapterText) -> None:
    text = as_drawn(text, f"chapter-{text.chapter}-{desk.year.start}")
    key = f"{text.chapter}-{desk.year.start}-{text.version}"
    with st.form(f"chapter-{key}", border=False):
        told = say("Empty: this chapter is left out of the paper.")
        label = say(text.chapter.label)
        words = Fields(key, text).area("text", label, height=HEIGHT, help=told)
        keep = st.form_submit_button(say("Save"), type="primary")
    if keep:
        with saving(key, say("The chapter was saved.")):
            write_chapter(desk.act(), desk.year, text.chapter, text.version, words)
    if text.version > 0:
        ending(
            say("Take these words back"),
            say("The words of the year before, or the ready ones, return."),
            say("Take these words back"),
            lambda: restore_chapter(desk.act(), desk.year, text.chapter, text.version),
            say("The words were taken back."),
            key=f"back-{key}",
            back=Back.NEVER,
        )


def _bases(desk: Desk, *, may_keep: bool) -> None:
    st.info(
        say(
            "Regulations change. Please check whether each one is still in force "
            "before a paper is signed; mend it here, and every later paper has it."
        ),
        icon=":material/gavel:",
    )
    st.caption(
        say(
            "Papers cite them in the order of the law: laws, government, presidential "
            "and ministers' regulations, those of the region, then others; by year "
            "inside a kind."
        )
    )
    bases = records.legal_bases(desk.store)
    for place, basis in enumerate(bases, 1):
        with st.container(border=True):
            left_out = "" if basis.is_active else say("left out")
            paragraphs(
                f"**{place}.** {unmarked(basis.title)}",
                small(basis.note),
                badge(left_out, "orange"),
            )
            if may_keep:
                mend = partial(_mend, desk, basis)
                unfold(say("Mend or leave out"), f"mend-{basis.id}", mend)
    if may_keep:
        number = max((basis.number for basis in bases), default=0) + 1
        new = partial(_new_basis, desk, number)
        label = say("Add a regulation")
        unfold(label, "new-basis", new, icon=":material/add:", begins="basis")


def _mend(desk: Desk, basis: LegalBasis) -> None:
    basis = as_drawn(basis, f"basis-{basis.id}")
    key = f"basis-{basis.id}-{basis.version}"
    with st.form(f"form-{key}", border=False):
        fields = Fields(key, basis)
        _fill_in(fields)
        fields.tick("is_active", say("Stands in the papers"))
        with st.container(horizontal=True):
            keep = st.form_submit_button(say("Save"), type="primary")
            drop = basis.version > 0 and st.form_submit_button(
                say("Back to the delivered words")
                if basis.is_ready
                else say("Remove from the list")
            )
    if keep:
        _keep(desk, key, basis.id, basis.version, fields)
    if drop:
        with saving(key, say("The list of regulations was changed.")):
            drop_legal_basis(desk.act(), basis.id, basis.version)


def _new_basis(desk: Desk, number: int) -> None:
    basis_id = form_id("basis")
    with st.form(f"basis-{basis_id}", border=False):
        fields = Fields.new(basis_id, LegalBasisDraft, number=number)
        _fill_in(fields)
        sent = st.form_submit_button(say("Add"), type="primary")
    if sent:
        _keep(desk, "basis", basis_id, 0, fields)


def _fill_in(fields: Fields) -> None:
    fields.whole(
        "number",
        say("Place among those of its kind and year"),
        1,
        99,
        help=say("Only where two regulations are of one kind and one year."),
    )
    fields.area(
        "title",
        say("Regulation, in full"),
        help=say("As it should stand in the paper: kind, number, year, subject."),
    )
    fields.line("note", say("Note for yourself"), help=say("Not printed."))


def _keep(desk: Desk, form: str, basis_id: UUID, version: int, fields: Fields) -> None:
    with saving(form, say("The list of regulations was changed."), **fields.labels):
        keep_legal_basis(desk.act(), basis_id, version, LegalBasisDraft(**fields.typed))

"""The page of the year's reports: papers to hand out, and the school's own words."""

from functools import partial

import streamlit as st

from data.duties import Duty
from data.language import N_, say
from data.names import file_name
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, saving
from data.ui.links import go, link
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.tabs import unfold
from evaluation.reports import store as reports
from evaluation.reports.actions import restore_words, write_words
from evaluation.reports.documents import annual_report, semester_report, summary
from evaluation.reports.facts import semester_paper, year_paper
from evaluation.reports.models import ReportKind, Words

PAGE = Page(
    N_("Reports of public relations"),
    "laporan",
    "description",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    use=Use.RARE,
    heading=N_("Reports of {year}"),
    words=N_("annual report, semester report"),
)

HEIGHT = 200


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    st.caption(
        say(
            "Every report is written from the records as they are now. What is not "
            "recorded yet is said in the paper; the numbers are those of the results."
        )
    )
    _papers(desk)
    go(say("The figures on the screen"), link(desk, "hasil"))
    st.subheader(say("The school's own words"), anchor=False)
    for words in reports.words_in(desk.store, desk.year):
        label = f"**{say(words.part.label)}** · {_whose(words)}"
        unfold(label, f"words-{words.part}", partial(_words, desk, words))


def _papers(desk: Desk) -> None:
    school, year = desk.school.name, desk.year
    name = file_name(f"{year} {school}")
    with st.container(border=True):
        st.markdown("**" + say(ReportKind.ANNUAL.label) + "**")
        st.caption(
            say(
                "Twelve parts with charts, from the figures to the proposals for the "
                "next year; for the principal to judge and to sign."
            )
        )
        offer_paper(
            say("Annual report as Word"),
            partial(_annual, desk),
            f"Laporan-Humas-{name}.docx",
        )
    with st.container(border=True):
        st.markdown("**" + say(ReportKind.SEMESTER.label) + "**")
        st.caption(
            say(
                "One or two pages in plain words, with the money, and without "
                "anybody's name or number of few families."
            )
        )
        with st.container(horizontal=True):
            for semester, label in (
                (1, say("First semester as Word")),
                (2, say("Second semester as Word")),
            ):
                offer_paper(
                    label,
                    partial(_semester, desk, semester),
                    f"Laporan-Semester-{semester}-{name}.docx",
                    is_first=False,
                )
    with st.container(border=True):
        st.markdown("**" + say(ReportKind.SUMMARY.label) + "**")
        st.caption(
            say(
                "Figures beside last year's, every goal, and what waits for a decision."
            )
        )
        offer_paper(
            say("One page as Word"),
            partial(_summary, desk),
            f"Ringkasan-Humas-{name}.docx",
            is_first=False,
        )


def _annual(desk: Desk) -> bytes:
    return annual_report(year_paper(desk.store, desk.year, desk.today))


def _semester(desk: Desk, semester: int) -> bytes:
    whole = year_paper(desk.store, desk.year, desk.today)
    return semester_report(semester_paper(whole, desk.store, semester))


def _summary(desk: Desk) -> bytes:
    return summary(year_paper(desk.store, desk.year, desk.today))


def _whose(words: Words) -> str:
    if words.version:
        return say("written for this year")
    return say("ready words") if words.text else say("left out until it is written")


def _words(desk: Desk, words: Words) -> None:
    if not desk.may_now(Duty.KEEP_SCHOOL):
        st.text(words.filled(desk.year) or say("Nothing is written yet."))
        return
    words = as_drawn(words, f"words-{words.part}-{desk.year.start}")
    key = f"{words.part}-{desk.year.start}-{words.version}"
    with st.form(f"words-{key}", border=False):
        told = say("Empty: this part is left out of the paper.")
        label = say(words.part.label)
        text = Fields(key, words).area("text", label, height=HEIGHT, help=told)
        keep = st.form_submit_button(say("Save"), type="primary")
    if keep:
        with saving(key, say("The words were saved.")):
            write_words(desk.act(), desk.year, words.part, words.version, text)
    if words.version > 0:
        ending(
            say("Take these words back"),
            say("The ready words return, where there are any."),
            say("Take these words back"),
            lambda: restore_words(desk.act(), desk.year, words.part, words.version),
            say("The words were taken back."),
            key=f"back-{key}",
            back=Back.NEVER,
        )

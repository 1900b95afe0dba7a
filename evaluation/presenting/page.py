"""From where the year is shown on a wall, what will be seen there, and its handout."""

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from data.duties import Duty
from data.language import N_, say, say_many
from data.names import file_name
from data.ui.desk import Desk
from data.ui.links import anchor, go, link
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.tables import Cell, Group, listing
from evaluation.presenting.documents import handout
from evaluation.presenting.facts import Told, told_of
from evaluation.presenting.models import (
    ALWAYS,
    LEFT_OUT,
    NAMES,
    Kind,
    Slide,
    in_address,
    left_out_of,
)
from evaluation.presenting.slides import made

PAGE = Page(
    N_("Presentation"),
    "tayangan",
    "monitoring",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    Use.RARE,
    heading=N_("Presentation {year}"),
    words=N_("slides, projector"),
)
KEYS: Final = N_(
    "Arrows, space or a clicker turn the slides, Home and End go to the first and the "
    "last; F fills the screen, D makes the stage dark or light, Esc leads back here."
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    told = told_of(desk.store, desk.school, desk.year, desk.today)
    every = made(desk.store, told)
    left_out = left_out_of(st.query_params.get(LEFT_OUT, ""))
    shown = [slide for slide in every if slide.kind not in left_out]
    asked = f"?{LEFT_OUT}={in_address(left_out)}" if left_out else ""
    go(say("Show it on the whole screen"), f"/wall/{desk.year.start}{asked}")
    st.caption(say(KEYS))
    offer_paper(
        say("Handout for those who come (DOCX)"),
        partial(handout, desk.store, told, left_out),
        f"{file_name(PAGE.headed(desk.year))}.docx",
    )
    st.subheader(say_many("{count} slide", "{count} slides", len(shown)))
    _slides(desk, every, left_out)
    _missing(desk, told, every)


def _slides(desk: Desk, every: Sequence[Slide], left_out: frozenset[Kind]) -> None:
    """List what is shown, each with the way to leave it out or to show it again."""
    heads = ((say("Shows"), ""), (say("Slides"), "number"), (say("On the wall"), ""))
    kinds = list(dict.fromkeys(slide.kind for slide in every))
    rows = []
    for kind in kinds:
        count = sum(slide.kind is kind for slide in every)
        number = "0" if kind in left_out else str(count)
        rows.append(
            [
                Cell(escape(say(NAMES[kind])), "lead"),
                Cell(number, "number", say("Slides")),
                Cell(_choice(desk, kind, left_out), label=say("On the wall")),
            ]
        )
    listing(heads, [Group((), rows)])
    st.caption(
        say(
            "Never shown: visits to families and other confidential activities, "
            "numbers of few families, single answers and comments, and pictures that "
            "may not leave the school."
        )
    )


def _choice(desk: Desk, kind: Kind, left_out: frozenset[Kind]) -> str:
    if kind in ALWAYS:
        return escape(say("always"))
    words = say("show again") if kind in left_out else say("leave out")
    url = link(desk, PAGE.path, **{LEFT_OUT: in_address(left_out ^ {kind})})
    return anchor(words, url)


def _missing(desk: Desk, told: Told, every: Sequence[Slide]) -> None:
    if told.withheld:
        st.info(
            say_many(
                "{count} finding stays off the wall: a name of a pupil or a parent "
                "stands in it, or it speaks of contacts with families.",
                "{count} findings stay off the wall: a name of a pupil or a parent "
                "stands in them, or they speak of contacts with families.",
                told.withheld,
            )
        )
    if not any(slide.kind is Kind.PHOTOS for slide in every):
        st.info(
            say(
                "No picture of this year may leave the school yet: say at a picture "
                "that no pupil can be recognised, or that the parents agreed."
            )
        )
        go(say("Open the documentation"), link(desk, "dokumentasi"))

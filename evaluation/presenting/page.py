"""From where the year is shown on a wall, and what will be seen there."""

from typing import Final

import streamlit as st

from data.duties import Duty
from data.language import N_, say, say_many
from data.ui.desk import Desk
from data.ui.links import go, link
from data.ui.pages import Page, Section, Use
from data.ui.tables import lines
from evaluation.presenting.facts import slides_of
from evaluation.presenting.models import Kind

PAGE = Page(
    N_("Presentation"),
    "tayangan",
    "monitoring",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    Use.RARE,
    heading=N_("Presentation {year}"),
)

KEYS: Final = N_(
    "Arrow keys, space and page keys turn the slides, F fills the screen, Esc leads "
    "back here. No internet is needed."
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    st.write(
        say(
            "The year for the annual meeting, slide by slide, for a projector. Visits "
            "to families and other confidential activities are never shown, nor "
            "numbers of few families; of the pictures only those that may leave the "
            "school."
        )
    )
    slides = slides_of(desk.store, desk.school, desk.year, desk.today)
    go(say("Show it on the whole screen"), f"/wall/{desk.year.start}")
    st.caption(say(KEYS))
    st.subheader(say_many("{count} slide", "{count} slides", len(slides)))
    lines(
        [
            {say("Slide"): str(number), say("Shows"): slide.title}
            for number, slide in enumerate(slides, 1)
        ]
    )
    if not any(slide.kind is Kind.PHOTOS for slide in slides):
        st.info(
            say(
                "No picture of this year may leave the school yet: say at a picture "
                "that no pupil can be recognised, or that the parents agreed."
            )
        )
        go(say("Open the documentation"), link(desk, "dokumentasi"))

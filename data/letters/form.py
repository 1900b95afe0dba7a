"""The number of one paper: given out of the register, shown, and taken back."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple
from uuid import UUID

import streamlit as st

from data.language import say
from data.letters import store as letters
from data.letters.models import Letter, NumberChoice, Numbering
from data.letters.reading import next_number
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import form_id, saving
from data.ui.links import unmarked
from data.ui.tabs import unfold


class NumberSteps(NamedTuple):
    """What a page does with a paper's number, for those who may."""

    give: Callable[[UUID, NumberChoice], object]
    take_back: Callable[[], object]


def number_of_paper(
    desk: Desk, record: str, record_id: UUID, day: date, steps: NumberSteps | None
) -> None:
    """Show the number of a paper, or let a person give it one of its day."""
    given = letters.letter_of(desk.store, record, record_id)
    if given:
        _given(given, steps)
    elif steps:
        unfold(
            say("Give the official record its number"),
            f"number-of-{record_id}",
            partial(_giving, desk, record, record_id, day, steps),
        )


def choice_fields(desk: Desk, fields: Fields, code: str, day: date) -> None:
    """Draw where a number comes from, and what the next would be."""
    pattern = letters.pattern(desk.store)
    there = letters.letters_in(desk.store, day.year)
    following = next_number(pattern, there, code, day)
    number = pattern.full_number(following.number, code, day)
    now = say("Now {number}", number=unmarked(number))
    other = say("As another register, of the office for example, has given it.")
    captions = {"horizontal": False, "captions": [now, other]}
    fields.radio("numbering", say("Number"), Numbering, **captions)
    fields.line(
        "code",
        say("Archive's code"),
        help=say(
            "The school's code for such papers, as 421.3 or SK. Empty: left out of the "
            "number. Only for the next number of the register."
        ),
    )
    fields.line(
        "typed",
        say("Number typed by hand"),
        help=say(
            "As it should be printed. Where it fits the pattern, counting goes on."
        ),
    )


def _given(given: Letter, steps: NumberSteps | None) -> None:
    st.markdown(
        say(
            "The official record has the number **{number}** and stands in the "
            "register.",
            number=unmarked(given.full_number),
        )
    )
    if steps:
        ending(
            say("Take the number back"),
            say(
                "The official record is then without a number again, and it leaves the "
                "register; what was printed with it no longer agrees."
            ),
            say("Take back the number"),
            steps.take_back,
            say("The number was taken back."),
            key=f"number-back-{given.id}",
            back=Back.ANOTHER,
        )


def _giving(
    desk: Desk, record: str, record_id: UUID, day: date, steps: NumberSteps
) -> None:
    form = f"number-of-{record_id}"
    letter_id = form_id(form)
    code = letters.last_code(desk.store, record)
    fields = Fields(f"{letter_id}", NumberChoice(code=code))
    st.caption(say("Until they have a number, dots are printed: ……/……"))
    with st.form(f"number-{letter_id}", border=False):
        choice_fields(desk, fields, code, day)
        sent = st.form_submit_button(say("Give the number"), type="primary")
    if sent:
        with saving(form, say("The official record has its number."), **fields.labels):
            steps.give(letter_id, NumberChoice(**fields.typed))

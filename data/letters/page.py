"""The part of a page about the school's letters: their pattern and their register."""

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import in_number, in_short, say
from data.letters import store as letters
from data.letters.actions import keep_pattern
from data.letters.models import PLACES, LetterPattern, LetterPatternDraft
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, saving
from data.ui.tables import table

SAMPLE_CODE = "421.3"


def show(desk: Desk) -> None:
    """Draw the part: how letters are numbered, and the numbers given."""
    kept = letters.pattern(desk.store)
    following = letters.next_number(desk.store, desk.today.year)
    st.markdown("**" + say("Pattern of the numbers") + "**")
    example = kept.full_number(following, SAMPLE_CODE, desk.today)
    st.markdown(
        say("The next letter would have the number **{number}**", number=example)
    )
    st.caption(
        say(
            "With the archive's code {code} as an example. The running number begins "
            "again every calendar year.",
            code=SAMPLE_CODE,
        )
    )
    if duties.may(Duty.KEEP_SCHOOL, desk.person):
        _pattern(desk, kept)
    _register(desk)


def _pattern(desk: Desk, kept: LetterPattern) -> None:
    kept = as_drawn(kept, "letter-pattern")
    key = f"letter-pattern-{kept.version}"
    with (
        st.expander(say("Change the pattern"), icon=":material/edit:"),
        st.form(key, border=False),
    ):
        fields = Fields(key, kept)
        fields.line(
            "pattern",
            say("Pattern"),
            shown=kept.shown,
            help=say(
                "Parts that fill themselves in: {parts}. Everything else is printed "
                "as it is; an empty part takes its slash with it.",
                parts=", ".join(f"{{{place}}}" for place in PLACES.values()),
            ),
        )
        fields.line(
            "unit",
            say("What stands for {unit}", unit="{unit}"),
            help=say("The school's or the office's abbreviation in its letters."),
        )
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The pattern was saved."), **fields.labels):
            keep_pattern(desk.act(), kept.version, LetterPatternDraft(**fields.typed))


def _register(desk: Desk) -> None:
    st.markdown("**" + say("Register of numbers given") + "**")
    years = sorted({desk.year.start, desk.year.start + 1, desk.today.year})
    chosen = st.segmented_control(
        say("Calendar year"),
        years,
        default=desk.today.year,
        format_func=str,
        key="letter-register",
        required=True,
    )
    given = letters.letters_in(desk.store, chosen or desk.today.year)
    if not given:
        st.caption(say("No numbers were given in this year yet."))
        return
    table(
        [
            {
                say("No"): in_number(letter.number) if letter.number else "–",
                say("Number"): letter.full_number,
                say("Date"): in_short(letter.dated_on),
                say("Subject"): letter.subject,
            }
            for letter in given
        ]
    )

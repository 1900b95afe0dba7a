"""The part of a page about the school's letters: their pattern and their register."""

from collections.abc import Sequence
from typing import Final

import streamlit as st
from pydantic import ValidationError

from data import duties
from data.duties import Duty
from data.language import in_list, in_number, in_short, say, why
from data.letters import store as letters
from data.letters.actions import keep_pattern
from data.letters.models import (
    PLACES,
    Letter,
    LetterPattern,
    LetterPatternDraft,
    MonthStyle,
    NumberRuns,
)
from data.letters.reading import given_in, given_to, missing, next_number, twice
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import as_drawn, saving
from data.ui.links import unmarked
from data.ui.tables import table
from data.ui.tabs import unfold

SAMPLE_CODE: Final = "421.3"


def show(desk: Desk) -> None:
    """Draw the part: how letters are numbered, and the numbers given."""
    kept = letters.pattern(desk.store)
    st.markdown("**" + say("Pattern of the numbers") + "**")
    _example(desk, kept)
    if duties.may(Duty.KEEP_SCHOOL, desk.person):
        unfold(
            say("Change the pattern"),
            "letter-pattern",
            lambda: _pattern(desk, kept),
            icon=":material/edit:",
        )
    _register(desk, kept)


def is_counted(desk: Desk, number: str) -> bool:
    """Return whether the next letter is counted on from a number that was given."""
    return given_in(letters.pattern(desk.store), number) is not None


def _example(desk: Desk, pattern: LetterPatternDraft) -> None:
    """Say which number a letter of today would get by this pattern."""
    there = letters.letters_in(desk.store, desk.today.year)
    following = next_number(pattern, there, SAMPLE_CODE, desk.today)
    number = pattern.full_number(following.number, SAMPLE_CODE, desk.today)
    st.markdown(
        say(
            "The next letter would have the number **{number}**",
            number=unmarked(number),
        )
    )
    runs = {
        NumberRuns.ALL: say("All letters are counted in one run."),
        NumberRuns.CODE: say("Each archive code has its own run."),
    }
    begins = say(
        "With the archive's code {code} as an example. The running number begins "
        "again every calendar year.",
        code=SAMPLE_CODE,
    )
    st.caption(f"{begins} {runs[pattern.runs]}")


def _pattern(desk: Desk, kept: LetterPattern) -> None:
    """Ask for the pattern; every change shows at once what it makes."""
    kept = as_drawn(kept, "letter-pattern")
    key = f"letter-pattern-{kept.version}"
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
    fields.radio("runs", say("Running number"), NumberRuns)
    fields.radio("months", say("Month"), MonthStyle)
    fields.whole("digits", say("Digits of the running number at least"), 1, 6)
    saved = st.button(say("Save"), type="primary", key=f"save-{key}")
    _try_out(desk, fields)  # below the button: it must not move while it is pressed
    if saved:
        with saving(key, say("The pattern was saved."), **fields.labels):
            keep_pattern(desk.act(), kept.version, LetterPatternDraft(**fields.typed))


def _try_out(desk: Desk, fields: Fields) -> None:
    try:
        draft = LetterPatternDraft(**fields.typed)
    except ValidationError:
        return  # said when it is saved
    if refusal := draft.refusal():
        st.warning(unmarked(why(refusal)))
    else:
        _example(desk, draft)


def _register(desk: Desk, pattern: LetterPattern) -> None:
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
    _remarks(pattern, given)
    table([_line(pattern, letter) for letter in given])


def _line(pattern: LetterPattern, letter: Letter) -> dict[str, str]:
    given = given_to(pattern, letter)
    return {
        say("No"): in_number(given.number) if given else "–",
        say("Number"): letter.full_number,
        say("Date"): in_short(letter.dated_on),
        say("Subject"): letter.subject,
    }


def _remarks(pattern: LetterPattern, given: Sequence[Letter]) -> None:
    """Say what is odd about a year's numbers: doubles, gaps, those of no pattern."""
    for double in twice(pattern, given):
        st.warning(
            say(
                "One number was given {count} times: {letters}. Take one of them back "
                "and give it another.",
                count=len(double.letters),
                letters=unmarked(in_list([_named(one) for one in double.letters])),
            )
        )
    if gaps := missing(pattern, given):
        said = [
            _range(pattern, one.first, one.last)
            + (f" ({one.code})" if pattern.runs is NumberRuns.CODE else "")
            for one in gaps
        ]
        st.caption(
            say(
                "Not in this register: {numbers}. Letters outside this app may have "
                "them, or they were left out.",
                numbers=unmarked(in_list(said)),
            )
        )
    apart = [letter.full_number for letter in given if not given_to(pattern, letter)]
    if apart:
        st.caption(
            say(
                "Typed by hand in another pattern, and so not counted: {numbers}.",
                numbers=unmarked(in_list(apart)),
            )
        )


def _named(letter: Letter) -> str:
    return say(
        "{number} “{subject}”", number=letter.full_number, subject=letter.subject
    )


def _range(pattern: LetterPattern, first: int, last: int) -> str:
    numbers = dict.fromkeys((first, last))
    return "–".join(f"{number:0{pattern.digits}}" for number in numbers)

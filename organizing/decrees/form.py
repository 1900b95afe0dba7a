"""The fields of a decree's words, and of its number and date."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import streamlit as st

from data.language import say
from data.letters.models import LetterPattern
from organizing.decrees.models import Decree, DecreeDraft, NumberDraft, Numbering
from planning.chapters.models import LegalBasis

TALL, LOW = 170, 100


def word_fields(key: str, kept: Decree, bases: Sequence[LegalBasis]) -> DecreeDraft:
    """Draw what the decree says; return what was typed and ticked."""
    considering = st.text_area(
        say("Considering (menimbang)"),
        kept.considering,
        height=TALL,
        key=f"considering-{key}",
        help=say("One ground a line; the paper sets a., b., c. and the semicolons."),
    )
    basis_ids = _basis_fields(key, kept, bases)
    attention = st.text_area(
        say("Having regard to (memperhatikan)"),
        kept.attention,
        height=LOW,
        key=f"attention-{key}",
        help=say("Results of a meeting, for example. Empty: left out of the paper."),
    )
    costs = st.text_input(
        say("The costs are borne by"),
        kept.costs,
        key=f"costs-{key}",
        help=say("As it goes on from “dibebankan pada …”."),
    )
    copies = st.text_area(
        say("Copies to (tembusan)"),
        kept.copies,
        height=LOW,
        key=f"copies-{key}",
        help=say("One addressee a line. Empty: left out of the paper."),
    )
    return DecreeDraft(
        considering=considering,
        basis_ids=basis_ids,
        attention=attention,
        costs=costs,
        copies=copies,
    )


def _basis_fields(
    key: str, kept: Decree, bases: Sequence[LegalBasis]
) -> tuple[UUID, ...]:
    st.markdown(say("In view of (mengingat): legal bases, in the order of the list"))
    return tuple(
        basis.id
        for basis in bases
        if (basis.is_active or basis.id in kept.basis_ids)
        and st.checkbox(
            basis.title, basis.id in kept.basis_ids, key=f"basis-{basis.id}-{key}"
        )
    )


def number_fields(
    key: str, pattern: LetterPattern, following: int, code: str, today: date
) -> NumberDraft:
    """Draw a decree's date and where its number comes from; return what was typed."""
    decided_on = st.date_input(
        say("Decided on"), today, format="DD/MM/YYYY", key=f"decided-{key}"
    )
    numbering = st.radio(
        say("Number"),
        list(Numbering),
        format_func=lambda choice: say(choice.label),
        key=f"numbering-{key}",
        captions=[
            say("Now {number}", number=pattern.full_number(following, code, today)),
            say("As another register, of the office for example, has given it."),
        ],
    )
    typed_code = st.text_input(
        say("Archive's code"),
        code,
        key=f"code-{key}",
        help=say(
            "The school's code for decrees, as 421.3 or SK. Empty: left out of the "
            "number. Only for the next number of the register."
        ),
    )
    typed = st.text_input(
        say("Number typed by hand"),
        key=f"typed-{key}",
        help=say(
            "As it should be printed. Where it fits the pattern, counting goes on."
        ),
    )
    return NumberDraft(
        decided_on=decided_on, numbering=numbering, code=typed_code, typed=typed
    )

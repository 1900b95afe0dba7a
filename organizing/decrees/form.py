"""The fields of a decree's words, and of its number and date."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from data.language import say
from data.letters import store as letters
from data.letters.form import choice_fields
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.links import unmarked
from organizing.decrees.models import (
    RECORD,
    Decree,
    DecreeDraft,
    NumberDraft,
)
from planning.chapters.models import LegalBasis

TALL, LOW = 170, 100


def word_fields(key: str, kept: Decree, bases: Sequence[LegalBasis]) -> DecreeDraft:
    """Draw what the decree says; return what was typed and ticked."""
    fields = Fields(key, kept)
    fields.area(
        "considering",
        say("Considering (menimbang)"),
        height=TALL,
        help=say("One ground a line; the paper sets a., b., c. and the semicolons."),
    )
    basis_ids = _basis_fields(fields, bases)
    fields.area(
        "attention",
        say("Having regard to (memperhatikan)"),
        height=LOW,
        help=say("Results of a meeting, for example. Empty: left out of the paper."),
    )
    fields.line(
        "costs",
        say("The costs are borne by"),
        help=say(
            "As it goes on from “dibebankan pada …”: public money such as BOSP by its "
            "name, all other as “sumber lain yang sah dan tidak mengikat”."
        ),
    )
    fields.area(
        "copies",
        say("Copies to (tembusan)"),
        height=LOW,
        help=say("One addressee a line. Empty: left out of the paper."),
    )
    return DecreeDraft(basis_ids=basis_ids, **fields.typed)


def _basis_fields(fields: Fields, bases: Sequence[LegalBasis]) -> tuple[UUID, ...]:
    st.markdown(say("In view of (mengingat): legal bases, in the order of the law"))
    cited = fields.kept.basis_ids
    ticks = fields.apart()
    return tuple(
        basis.id
        for basis in bases
        if (basis.is_active or basis.id in cited)
        and ticks.tick(
            f"basis-{basis.id}", unmarked(basis.title), shown=basis.id in cited
        )
    )


def number_fields(desk: Desk, key: str) -> NumberDraft:
    """Draw a decree's date and where its number comes from; return what was typed."""
    code = letters.last_code(desk.store, RECORD)
    fields = Fields(key, NumberDraft(decided_on=desk.today, code=code))
    fields.day("decided_on", say("Decided on"))
    choice_fields(desk, fields, code, desk.today)
    return NumberDraft(**fields.typed)

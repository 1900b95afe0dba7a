"""The form of an accreditation, a standing or an award."""

from datetime import date
from functools import partial

import streamlit as st

from data.language import say
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from evaluation.recognitions.actions import (
    change_recognition,
    note_recognition,
    remove_recognition,
)
from evaluation.recognitions.models import (
    FIRST_YEAR,
    AwardLevel,
    Recognition,
    RecognitionDraft,
    RecognitionKind,
)

ASKED = "pengakuan"
"""How an address names one of them."""


def new_recognition(desk: Desk) -> None:
    """Let a person note what the school was given."""
    key = form_id("recognition")
    fields = Fields.new(key, RecognitionDraft, kind=RecognitionKind.ACCREDITATION)
    with st.form(f"recognition-{key}", border=False):
        _recognition(desk, fields)
        sent = st.form_submit_button(say("Put it on the list"), type="primary")
    if sent:
        with saving("recognition", say("It is on the list."), **fields.labels):
            note_recognition(desk.act(), key, RecognitionDraft(**fields.typed))


def kept_recognition(desk: Desk, kept: Recognition) -> None:
    """Let a person mend what is said about a recognition, or take it off the list."""
    kept = as_drawn(kept, kept.id)
    key = f"{kept.id}-{kept.version}"
    fields = Fields(key, kept.draft)
    with st.form(f"recognition-{key}", border=False):
        _recognition(desk, fields)
        sent = st.form_submit_button(say("Keep the change"), type="primary")
    if sent:
        told = say("The change was kept.")
        with saving(f"recognition-{key}", told, **fields.labels):
            draft = RecognitionDraft(**fields.typed)
            change_recognition(desk.act(), kept.id, kept.version, draft)
    ending(
        say("Take it off the list"),
        say(
            "“{title}” is no longer on the list, and its files go with it. That it was "
            "there stays in the history.",
            title=kept.title,
        ),
        say("Take it off the list now"),
        partial(_removed, desk, kept),
        say("It is no longer on the list."),
        key=f"remove-{key}",
        back=Back.UNDO,
    )


def _removed(desk: Desk, kept: Recognition) -> None:
    remove_recognition(desk.act(), kept.id, kept.version)
    st.query_params.pop(ASKED, None)


def _recognition(desk: Desk, fields: Fields) -> None:
    fields.radio("kind", say("Kind"), RecognitionKind)
    fields.line(
        "title",
        say("What was given"),
        help=say("As its paper says it, such as: Akreditasi sekolah."),
    )
    left, right = fields.columns(1, 1)
    left.day(
        "given_on",
        say("Given on"),
        min_value=date(FIRST_YEAR, 1, 1),
        max_value=desk.today,
    )
    right.whole(
        "given_year",
        say("Year, where the day is not known"),
        FIRST_YEAR,
        desk.today.year,
    )
    left.line(
        "predicate",
        say("Predicate"),
        help=say("As its paper words it: A (Amat Baik), A (Unggul). Never reckoned."),
    )
    right.line("score", say("Score"), help=say("Empty where the paper gives none."))
    left.line("number", say("Number of the certificate or decree"))
    right.day(
        "valid_until",
        say("Valid until"),
        min_value=date(FIRST_YEAR, 1, 1),
        help=say("Only where the paper names a day; nothing is reckoned from a rule."),
    )
    left.line("issuer", say("Given by"))
    right.one("level", say("Level"), AwardLevel, nothing=say("none"))
    fields.area("note", say("Note"), height=80)

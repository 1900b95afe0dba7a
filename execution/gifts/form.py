"""The forms of a gift and of help."""

from decimal import Decimal
from functools import partial
from uuid import UUID

import streamlit as st

from data.language import say
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from execution.gifts.actions import (
    change_gift,
    change_volunteers,
    note_gift,
    note_volunteers,
    remove_gift,
    remove_volunteers,
)
from execution.gifts.models import (
    Gift,
    GiftDraft,
    GiftKind,
    Giver,
    Volunteers,
    VolunteersDraft,
)


def new_gift(desk: Desk, activity_id: UUID | None) -> None:
    """Let a person note a gift, for an activity or for the school."""
    form = f"gift-{activity_id}"
    key = form_id(form)
    usual = {"received_by": desk.person.name, "kind": GiftKind.GOODS}
    fields = Fields.new(key, GiftDraft, **usual)
    with st.form(f"{form}-{key}", border=False):
        _gift(desk, fields)
        sent = st.form_submit_button(say("Note the gift"), type="primary")
    if sent:
        with saving(form, say("The gift was noted."), **fields.labels):
            draft = GiftDraft(**_filled(fields))
            note_gift(desk.act(), key, desk.year, activity_id, draft)


def kept_gift(desk: Desk, gift: Gift) -> None:
    """Let a person mend a gift, or take it out."""
    gift = as_drawn(gift, gift.id)
    key = f"{gift.id}-{gift.version}"
    fields = Fields(key, gift.draft)
    with st.form(f"gift-{key}", border=False):
        _gift(desk, fields)
        sent = st.form_submit_button(say("Keep the change"), type="primary")
    if sent:
        with saving(f"gift-{key}", say("The gift was changed."), **fields.labels):
            draft = GiftDraft(**_filled(fields))
            change_gift(desk.act(), gift.id, gift.version, draft)
    ending(
        say("Take this gift out"),
        say(
            "“{title}” no longer stands among what was given, and its photos go with "
            "it. That it was here stays in the history.",
            title=gift.title,
        ),
        say("Take the gift out"),
        partial(_removed, desk, gift),
        say("The gift was taken out."),
        key=f"remove-{key}",
        back=Back.UNDO,
    )


def _removed(desk: Desk, gift: Gift) -> None:
    remove_gift(desk.act(), gift.id, gift.version)
    st.query_params.pop("pemberian", None)


def _gift(desk: Desk, fields: Fields) -> None:
    fields.radio("kind", say("Kind"), GiftKind)
    fields.line("title", say("What was given"))
    left, right = fields.columns(1, 1)
    left.number("quantity", say("Quantity"), help=say("Of goods, such as 20."))
    right.line("unit", say("Unit"))
    value = fields.kept.value or None
    left.rupiah("value", say("Amount or estimated value (Rp)"), shown=value)
    right.day("received_on", say("Handed over on"), max_value=desk.today)
    fields.one("giver", say("From"), Giver, placeholder=say("Choose from whom"))
    fields.line(
        "giver_name",
        say("Name"),
        help=say("Of the partner, or of who gave; may stay empty for parents."),
    )
    fields.line("received_by", say("Received by"))
    fields.tick(
        "is_voluntary",
        say("Given freely"),
        help=say("No fixed amount; whoever does not give is on no list."),
    )


def _filled(fields: Fields) -> dict[str, object]:
    typed = dict(fields.typed)
    typed["value"] = typed["value"] or Decimal(0)
    return typed


def new_volunteers(desk: Desk, activity_id: UUID) -> None:
    """Let a person note who helped at an activity."""
    form = f"volunteers-{activity_id}"
    key = form_id(form)
    fields = Fields.new(key, VolunteersDraft, people=1)
    with st.form(f"{form}-{key}", border=False):
        _volunteers(desk, fields)
        sent = st.form_submit_button(say("Note the help"), type="primary")
    if sent:
        with saving(form, say("The help was noted."), **fields.labels):
            draft = VolunteersDraft(**fields.typed)
            note_volunteers(desk.act(), key, activity_id, draft)


def kept_volunteers(desk: Desk, helped: Volunteers) -> None:
    """Let a person mend what is said about help, or take it out."""
    helped = as_drawn(helped, helped.id)
    key = f"{helped.id}-{helped.version}"
    fields = Fields(key, helped.draft)
    with st.form(f"volunteers-{key}", border=False):
        _volunteers(desk, fields)
        sent = st.form_submit_button(say("Keep the change"), type="primary")
    if sent:
        with saving(f"volunteers-{key}", say("The help was changed."), **fields.labels):
            draft = VolunteersDraft(**fields.typed)
            change_volunteers(desk.act(), helped.id, helped.version, draft)
    ending(
        say("Take this help out"),
        say("“{name}” no longer stands among those who helped.", name=helped.name),
        say("Take the help out"),
        partial(_taken_out, desk, helped),
        say("The help was taken out."),
        key=f"remove-{key}",
        back=Back.UNDO,
    )


def _taken_out(desk: Desk, helped: Volunteers) -> None:
    remove_volunteers(desk.act(), helped.id, helped.version)
    st.query_params.pop("relawan", None)


def _volunteers(desk: Desk, fields: Fields) -> None:
    fields.line("name", say("Who helped"), help=say("A person, or a group of parents."))
    fields.line("title", say("What they did"))
    left, right = fields.columns(1, 1)
    left.whole("people", say("How many people"), 1, 9999)
    right.number("hours", say("Hours, together"))
    left.day("helped_on", say("Helped on"), max_value=desk.today)

"""The forms of what serves an item: linked, taken out, given as a task."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from data.arising import Arising
from data.language import N_, in_number, say
from data.people import store as people
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.forms import form_id, press, saving
from evaluation.accreditation import cards
from evaluation.accreditation.actions import (
    link_proof,
    unlink_proof,
)
from evaluation.accreditation.facts import GapStep
from evaluation.accreditation.models import (
    Instrument,
    Item,
    ProofKind,
    ProofLink,
    gap_id,
    proof_day,
)
from evaluation.accreditation.queries import Proof, linkable_proofs
from evaluation.tracing.form import new_finding
from execution.follow_ups.actions import give_follow_up
from execution.follow_ups.models import FollowUpDraft

K = TypeVar("K")


def link_form(
    desk: Desk,
    instrument: Instrument,
    item: Item,
    kind: ProofKind,
    there: Sequence[Proof],
) -> None:
    """Let a person link another proof of a kind with an item."""
    known = {(one.record, one.record_key) for one in there}
    offered = [
        one
        for one in linkable_proofs(desk.store, kind)
        if (one.record, one.record_key) not in known
    ]
    if not offered:
        st.caption(say("The records hold no other proof of this kind."))
        return
    words = {
        (
            one.record,
            one.record_key,
        ): f"{one.called} · {proof_day(one.record, one.happened_on)}"
        for one in offered
    }
    chosen = _one_of(words, f"link-{item.code}-{kind.value}", say("Proof"))
    press(
        say("Link it with this item"),
        partial(_link, desk, _link_of(instrument, item, kind, chosen), serves=True),
        say("The proof was linked."),
        key=f"do-link-{item.code}-{kind.value}",
    )


def take_out_form(
    desk: Desk, instrument: Instrument, item: Item, there: Sequence[Proof]
) -> None:
    """Let a person say that a proof does not prove an item, or take that back."""
    words = {
        (one.kind, one.record, one.record_key): (
            f"{say(one.kind.label)}: {one.called} · "
            f"{proof_day(one.record, one.happened_on)}"
        )
        for one in there
    }
    kind, record, record_key = _one_of(words, f"out-{item.code}", say("Proof"))
    link = _link_of(instrument, item, kind, (record, record_key))
    is_linked = any(
        one.is_linked and (one.record, one.record_key) == (record, record_key)
        for one in there
    )
    press(
        say("It does not prove this item"),
        partial(_unlink if is_linked else _link, desk, link, serves=False),
        say("The proof was taken out of this item."),
        key=f"do-out-{item.code}",
    )


def put_back(desk: Desk, links: Sequence[ProofLink]) -> None:
    """Let a person put back what was taken out of an item."""
    press(
        say("Put back what was taken out ({count})", count=in_number(len(links))),
        partial(_put_back, desk, links),
        say("The records decide again."),
        key=f"back-{links[0].code}",
    )


def _put_back(desk: Desk, links: Sequence[ProofLink]) -> None:
    for one in links:
        unlink_proof(desk.act(), one)


def _one_of(words: Mapping[K, str], key: str, label: str) -> K:
    chosen = st.selectbox(label, list(words), format_func=words.__getitem__, key=key)
    found: K = chosen if chosen in words else next(iter(words))
    return found


def _link_of(
    instrument: Instrument, item: Item, kind: ProofKind, record: tuple[str, str]
) -> ProofLink:
    return ProofLink(
        instrument=instrument.key,
        code=item.code,
        kind=kind,
        record=record[0],
        record_key=record[1],
        serves=True,
    )


def _link(desk: Desk, link: ProofLink, *, serves: bool) -> None:
    link_proof(desk.act(), link.model_copy(update={"serves": serves}))


def _unlink(desk: Desk, link: ProofLink, *, serves: bool) -> None:
    del serves
    unlink_proof(desk.act(), link)


def note_gap(desk: Desk, instrument: Instrument, step: GapStep) -> None:
    """Let a person note as a finding that an item lacks a kind of proof."""
    lacks = N_("Accreditation {code}: {kind} is not there – {title}.")
    if step.is_stale:
        lacks = N_("Accreditation {code}: {kind} is stale – {title}.")
    kind = say(step.kind.label)
    new_finding(
        desk,
        Arising.ACCREDITATION,
        gap_id(instrument.key, step.code, step.kind),
        text=say(lacks, code=step.code, kind=kind, title=step.title),
        recommended=step.words,
        activity_id=step.activity_id,
    )


def give_task(desk: Desk, instrument: Instrument, step: GapStep) -> None:
    """Let a person give somebody what closes a gap, until when."""
    form = f"gap-{step.code}-{step.kind.value}"
    key = form_id(form)
    text = say(
        "Accreditation {code}: {kind} – {title}. {words}",
        code=step.code,
        kind=say(step.kind.label),
        title=step.title,
        words=step.words,
    )
    who = {one.id: one.name for one in people.people(desk.store) if one.is_active}
    with st.form(f"{form}-{key}", border=False):
        fields = Fields.new(key, FollowUpDraft, text=text, due_on=step.due_on)
        fields.area("text", say("What is to be done"), height=110)
        left, right = fields.columns(1, 1)
        left.one("owner_id", say("Who carries it out"), who, nothing="–")
        right.day("due_on", say("Until when"), min_value=desk.today)
        sent = st.form_submit_button(say("Give the task"), type="primary")
    if sent:
        with saving(form, say("The task was given."), **fields.labels):
            draft = FollowUpDraft(**fields.typed)
            source_id = gap_id(instrument.key, step.code, step.kind)
            give_follow_up(
                desk.act(),
                key,
                desk.year,
                draft,
                source=Arising.ACCREDITATION,
                source_id=source_id,
            )
            st.query_params.pop(cards.GIVING, None)

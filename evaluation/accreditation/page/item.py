"""One item: its proof, its gaps, and what the school says of it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import say
from data.ui.desk import Desk
from data.ui.links import go, link, unmarked
from data.ui.tabs import unfold
from evaluation.accreditation import cards
from evaluation.accreditation import store as instruments
from evaluation.accreditation.cards.proofs import proof_list
from evaluation.accreditation.facts import Matrix
from evaluation.accreditation.form.evidence import new_evidence
from evaluation.accreditation.form.instruments import wording_form
from evaluation.accreditation.form.serving import (
    give_task,
    link_form,
    note_gap,
    put_back,
    take_out_form,
)
from evaluation.accreditation.models import (
    Instrument,
    Item,
    ItemWording,
    ProofKind,
)
from evaluation.accreditation.queries import ItemStanding, Proof, proofs


def one_item(desk: Desk, matrix: Matrix, standing: ItemStanding) -> None:
    """Draw one item, or one kind of its proof where the address names it."""
    item, instrument = standing.item, matrix.instrument
    every = link(desk, cards.PATH, **{cards.INSTRUMENT: instrument.key})
    go(say("All items"), every, "‹ ")
    st.subheader(unmarked(f"{item.code} {item.called}"), anchor=False)
    kind = _asked_kind()
    _about(desk, matrix, standing)
    _asked_task(desk, matrix, item, kind)
    _asked_finding(desk, matrix, item, kind)
    found = proofs(desk.store, instrument, desk.today, item.code)
    chosen = [one for one in found if kind in (None, one.kind)]
    if kind is not None:
        go(
            say("All kinds of proof of this item"),
            cards.item_way(desk, instrument, item.code),
        )
    if chosen:
        st.html(proof_list(desk, chosen))
    else:
        st.info(say("There is no proof of this yet."))
    steps = [
        one
        for one in matrix.steps
        if one.code == item.code and kind in (None, one.kind)
    ]
    if steps:
        st.html(cards.gaps(desk, instrument, steps))
    if duties.may(Duty.KEEP_EVIDENCE, desk.person):
        _keep_item(desk, instrument, item, kind, found)


def _about(desk: Desk, matrix: Matrix, standing: ItemStanding) -> None:
    known = {one.key: one for one in instruments.instruments(desk.store)}
    st.html(cards.about(desk, standing, known))
    item = standing.item
    hints = [one for one in matrix.hints if one.hint in item.hints]
    if hints:
        st.html(cards.hints(hints))


def _asked_kind() -> ProofKind | None:
    asked = st.query_params.get(cards.KIND, "")
    return next((kind for kind in ProofKind if kind.value == asked), None)


def _asked_task(desk: Desk, matrix: Matrix, item: Item, kind: ProofKind | None) -> None:
    """Draw the form of a task where the address asks for one."""
    if cards.GIVING not in st.query_params or not desk.may_now(Duty.KEEP_MINUTES):
        return
    for step in matrix.steps:
        if (step.code, step.kind) == (item.code, kind):
            with st.container(border=True):
                st.markdown("**" + say("Give the task") + "**")
                give_task(desk, matrix.instrument, step)


def _asked_finding(
    desk: Desk, matrix: Matrix, item: Item, kind: ProofKind | None
) -> None:
    """Draw the form of a finding where the address asks for one."""
    if "1" not in st.query_params.get_all(cards.FINDING):
        return
    if desk.may_now(Duty.NOTE_FINDINGS):
        for step in matrix.steps:
            if (step.code, step.kind) == (item.code, kind):
                with st.container(border=True):
                    st.markdown("**" + say("Note a finding") + "**")
                    note_gap(desk, matrix.instrument, step)


def _keep_item(
    desk: Desk,
    instrument: Instrument,
    item: Item,
    kind: ProofKind | None,
    found: Sequence[Proof],
) -> None:
    unfold(
        say("Hand in a proof for this item"),
        f"hand-in-{item.code}",
        partial(new_evidence, desk, instrument, item, kind),
        icon=":material/attach_file:",
        begins=f"evidence-{item.code}",
    )
    unfold(
        say("Link what the records hold, or take it out"),
        f"links-{item.code}",
        partial(_links, desk, instrument, item, kind, found),
        icon=":material/lan:",
    )
    if duties.may(Duty.KEEP_EVIDENCE, desk.person):
        kept = desk.store.find(ItemWording, instrument.key, item.code)
        unfold(
            say("The school's own words and kinds"),
            f"words-{item.code}",
            partial(wording_form, desk, instrument, item, kept),
            icon=":material/edit:",
        )


def _links(
    desk: Desk,
    instrument: Instrument,
    item: Item,
    kind: ProofKind | None,
    found: Sequence[Proof],
) -> None:
    kinds = [*item.kinds, *(one for one in ProofKind if one not in item.kinds)]
    chosen = st.selectbox(
        say("Kind of proof"),
        kinds,
        index=kinds.index(kind) if kind else 0,
        format_func=lambda one: say(one.label),
        key=f"link-kind-{item.code}",
    )
    if chosen in kinds:
        there = [one for one in found if one.kind is chosen]
        link_form(desk, instrument, item, chosen, there)
    if found:
        st.divider()
        take_out_form(desk, instrument, item, found)
    if out := instruments.taken_out(desk.store, instrument.key, item.code):
        put_back(desk, out)

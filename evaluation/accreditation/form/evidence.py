"""The forms of proof: handed in, changed, completed, verified, struck."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID, uuid5

import streamlit as st

from data import duties
from data.attachments.models import TAKEN, FileDraft
from data.duties import Duty
from data.language import say, why
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, press, saving
from data.ui.links import unmarked
from evaluation.accreditation import cards
from evaluation.accreditation.actions import (
    attach_to_evidence,
    change_evidence,
    complete_evidence,
    hand_in,
    link_proof,
    strike_evidence,
    unlink_proof,
    verify_evidence,
)
from evaluation.accreditation.models import (
    Evidence,
    EvidenceDraft,
    EvidenceStep,
    Instrument,
    Item,
    ProofKind,
    ProofSource,
)
from planning.activities import store as activities


def new_evidence(
    desk: Desk, instrument: Instrument, item: Item | None, kind: ProofKind | None
) -> None:
    """Let a person hand in a proof, with its files, for one item or for several."""
    form = f"evidence-{item.code if item else ''}"
    key = form_id(form)
    with st.form(f"{form}-{key}", border=False):
        usual = kind or (item.kinds[0] if item and item.kinds else None)
        fields = Fields.new(key, EvidenceDraft, kind=usual, happened_on=None)
        _evidence_fields(desk, fields)
        codes = fields.apart().many(
            "codes",
            say("Which items it proves"),
            _codes(instrument),
            shown=[item.code] if item else [],
        )
        files = st.file_uploader(
            say("Photos or files"),
            list(TAKEN),
            accept_multiple_files=True,
            key=f"u{key}",
        )
        sent = st.form_submit_button(say("Hand in the proof"), type="primary")
    if sent:
        with saving(form, say("The proof was handed in."), **fields.labels):
            draft = EvidenceDraft(**fields.typed)
            hand_in(desk.act(), key, draft, instrument.key, codes)
            for file in files:
                attachment = uuid5(key, f"{file.file_id}-{file.name}")
                attach_to_evidence(
                    desk.act(),
                    attachment,
                    key,
                    file.name,
                    file.getvalue(),
                    draft=FileDraft(happened_on=draft.happened_on),
                )


def _evidence_fields(desk: Desk, fields: Fields) -> None:
    named = {a.id: a.title for a in activities.activities_in(desk.store, desk.year)}
    fields.line("title", say("What it is called"))
    left, right = fields.columns(1, 1)
    left.one("kind", say("Kind of proof"), ProofKind)
    right.day(
        "happened_on",
        say("Day of the fact"),
        max_value=desk.today,
        help=say("When it happened or was signed, not when it is handed in."),
    )
    left.one("source", say("How it was won"), ProofSource)
    right.one("activity_id", say("Activity"), named, nothing="–")
    fields.line("address", say("Address (link)"), placeholder="https://…")
    fields.area("note", say("Note"), height=80)
    fields.tick(
        "is_sensitive",
        say("Sensitive: its title and its link stay out of papers"),
    )


def _codes(instrument: Instrument) -> dict[str, str]:
    return {one.code: f"{one.code} {one.called}" for one in instrument.item}


def change_form(desk: Desk, kept: Evidence) -> None:
    """Let a person say anew what a proof is."""
    drawn = as_drawn(kept, kept.id)
    key = f"evidence-{drawn.id}-{drawn.version}"
    with st.form(key, border=False):
        fields = Fields(key, drawn)
        _evidence_fields(desk, fields)
        sent = st.form_submit_button(say("Save"), type="primary")
    if sent:
        with saving(key, say("The proof was saved."), **fields.labels):
            draft = EvidenceDraft(**fields.typed)
            change_evidence(desk.act(), drawn.id, drawn.version, draft)


def evidence_steps(desk: Desk, kept: Evidence, *, has_file: bool) -> None:
    """Offer what comes next for a proof: complete, verify, strike."""
    drawn = as_drawn(kept, kept.id)
    row = st.container(horizontal=True)
    with row:
        keeps = duties.may(Duty.KEEP_EVIDENCE, desk.person)
        if kept.step is EvidenceStep.DRAFT and keeps:
            press(
                say("It is complete"),
                lambda: complete_evidence(desk.act(), drawn.id, drawn.version),
                say("The proof waits to be verified."),
                key=f"complete-{drawn.id}-{drawn.version}",
                type="primary",
            )
        if kept.step is not EvidenceStep.VERIFIED:
            _verifying(desk, drawn, has_file=has_file)
        if keeps:
            ending(
                say("Strike this proof"),
                say(
                    "“{title}” and its files go, and no item has it as proof any more. "
                    "Only a backup brings it back.",
                    title=kept.title,
                ),
                say("Strike the proof"),
                partial(_struck, desk, kept.id),
                say("“{title}” was struck.", title=kept.title),
                key=f"strike-{drawn.id}-{drawn.version}",
                back=Back.NEVER,
            )


def _struck(desk: Desk, evidence_id: UUID) -> None:
    strike_evidence(desk.act(), evidence_id)
    st.query_params.pop(cards.EVIDENCE, None)


def _verifying(desk: Desk, kept: Evidence, *, has_file: bool) -> None:
    refusal = kept.verifying_refusal(
        desk.person.id,
        is_principal=not duties.may(Duty.KEEP_EVIDENCE, desk.person),
        has_proof=has_file or bool(kept.address or kept.note),
    )
    if not duties.may(Duty.VERIFY_EVIDENCE, desk.person):
        return
    if refusal:
        st.caption(unmarked(why(refusal)))
        return
    press(
        say("Verify the proof"),
        lambda: verify_evidence(desk.act(), kept.id, kept.version),
        say("“{title}” was verified.", title=kept.title),
        key=f"verify-{kept.id}-{kept.version}",
        type="primary",
    )


def serving_form(
    desk: Desk, instrument: Instrument, kept: Evidence, codes: Sequence[str]
) -> None:
    """Let a person say which items a proof that was handed in serves."""
    key = f"serving-{kept.id}-{'-'.join(codes)}"
    with st.form(key, border=False):
        fields = Fields(key)
        chosen = fields.many(
            "codes", say("Which items it proves"), _codes(instrument), shown=codes
        )
        sent = st.form_submit_button(say("Save the links"))
    if sent:
        with saving(key, say("The links were saved.")):
            for code in chosen:
                if code not in codes:
                    link_proof(desk.act(), kept.link(instrument.key, code))
            for code in codes:
                if code not in chosen:
                    unlink_proof(desk.act(), kept.link(instrument.key, code))

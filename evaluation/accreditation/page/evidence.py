"""One proof that was handed in: its files, its items, and how far it came."""

from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from data import duties
from data.attachments.queries import files_shown
from data.duties import Duty
from data.language import in_long, say
from data.ui.desk import Desk
from data.ui.files import FileSteps, files_of_record
from data.ui.links import go, link, unmarked
from data.ui.tabs import unfold
from evaluation.accreditation import cards
from evaluation.accreditation.actions import (
    attach_to_evidence,
    describe_on_evidence,
    detach_from_evidence,
)
from evaluation.accreditation.form.evidence import (
    change_form,
    evidence_steps,
    serving_form,
)
from evaluation.accreditation.models import Evidence
from evaluation.accreditation.page.instruments import asked_instrument
from evaluation.accreditation.queries import listed_evidence

FILES: Final = FileSteps(attach_to_evidence, describe_on_evidence, detach_from_evidence)


def asked_evidence(desk: Desk) -> Evidence | None:
    """Return the proof that the address names, or None."""
    try:
        asked = UUID(st.query_params.get(cards.EVIDENCE, ""))
    except ValueError:
        return None
    return desk.store.find(Evidence, asked)


def one_evidence(desk: Desk, kept: Evidence) -> None:
    """Draw one proof that was handed in."""
    go(say("All that was handed in"), link(desk, cards.PATH), "‹ ")
    st.subheader(unmarked(kept.title), anchor=False)
    told = [say(kept.kind.label), in_long(kept.happened_on), say(kept.source.label)]
    if kept.is_sensitive:
        told.append(say("sensitive"))
    st.caption(" · ".join([*told, say(kept.step.label)]))
    if kept.note:
        st.markdown(unmarked(kept.note))
    if kept.address:
        go(kept.address, kept.address)
    keeps = duties.may(Duty.KEEP_EVIDENCE, desk.person)
    here = link(desk, cards.PATH, **{cards.EVIDENCE: kept.id})
    files_of_record(
        desk,
        (Evidence.table.name, kept.id),
        here,
        FILES if keeps else None,
        say("Add a file, or a newer version of it"),
        asks=True,
    )
    has_file = bool(files_shown(desk.store, Evidence.table.name, kept.id))
    evidence_steps(desk, kept, has_file=has_file)
    if keeps:
        _serving(desk, kept)
        unfold(
            say("Change what it is"),
            f"change-{kept.id}",
            partial(change_form, desk, kept),
        )


def _serving(desk: Desk, kept: Evidence) -> None:
    instrument = asked_instrument(desk)
    if instrument is None:
        return
    rows = listed_evidence(desk.store, instrument.key)
    codes = next((one.codes for one in rows if one.id == kept.id), ())
    serving_form(desk, instrument, kept, codes)

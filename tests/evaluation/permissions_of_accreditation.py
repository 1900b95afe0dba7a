"""Who may do what with proof and instruments: the lead keeps, both leaders verify."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from data.attachments.models import FileDraft
from evaluation.accreditation import actions as accreditation
from evaluation.accreditation.models import (
    EvidenceDraft,
    EvidenceStep,
    Instrument,
    Item,
    ItemWordingDraft,
    ProofKind,
)
from tests.evaluation.make import key
from tests.execution.make import A_FILE, A_PDF, SAID
from tests.make import RINA, SARI, acting
from tests.permissions import LEAD, LEADERS, NEW, Action, Line

IA2024 = "IA2024-2025"
EVIDENCE = key("PKS puskesmas")
DRAFT = EvidenceDraft(
    kind=ProofKind.AGREEMENT,
    title="PKS puskesmas",
    happened_on=date(2026, 8, 1),
    address="https://contoh.sch.id/pks",
)
OWN = Instrument(
    name="SMK", edition="1", title="SMK", item=(Item(code="1", title="Satu"),)
)
WORDING = ItemWordingDraft(title="Kata kami")


def has_evidence(w: Any, by: Any = SARI) -> None:
    accreditation.hand_in(acting(w.store, SARI), EVIDENCE, DRAFT, IA2024, ["2.6.2"])
    kept = w.store.get(accreditation.Evidence, EVIDENCE)
    w.store.replace(kept.model_copy(update={"step": EvidenceStep.DRAFT, "version": 2}))
    w.store.write("update evidence set made_by = $by", by=by.id)


def rinas(w: Any) -> None:
    has_evidence(w, RINA)


def has_a_file(w: Any) -> None:
    has_evidence(w)
    accreditation.attach_to_evidence(
        acting(w.store, SARI), A_FILE, EVIDENCE, "a.pdf", A_PDF, draft=FileDraft()
    )


def is_worded(w: Any) -> None:
    accreditation.word_item(acting(w.store, SARI), IA2024, "2.6.1", 0, WORDING)


def a_link(w: Any) -> tuple[object, ...]:
    return (w.store.get(accreditation.Evidence, EVIDENCE).link(IA2024, "2.6.1"),)


def the_link(w: Any) -> tuple[object, ...]:
    return (w.store.get(accreditation.Evidence, EVIDENCE).link(IA2024, "2.6.2"),)


ACCREDITATION: Mapping[Action, Line] = {
    accreditation.load_instrument: Line(LEAD, lambda w: (OWN,)),
    accreditation.choose_instrument: Line(
        LEAD, lambda w: ("IASP2020-2020", date(2026, 8, 1))
    ),
    accreditation.word_item: Line(LEAD, lambda w: (IA2024, "2.6.1", 0, WORDING)),
    accreditation.restore_item: Line(
        LEAD, lambda w: (IA2024, "2.6.1", 1), before=is_worded
    ),
    accreditation.hand_in: Line(LEAD, lambda w: (NEW, DRAFT, IA2024, ["2.6.2"])),
    accreditation.change_evidence: Line(
        LEAD,
        lambda w: (EVIDENCE, 2, DRAFT.model_copy(update={"note": "Asli"})),
        before=has_evidence,
    ),
    accreditation.complete_evidence: Line(
        LEAD, lambda w: (EVIDENCE, 2), before=has_evidence
    ),
    accreditation.verify_evidence: Line(LEADERS, lambda w: (EVIDENCE, 2), before=rinas),
    accreditation.strike_evidence: Line(
        LEAD, lambda w: (EVIDENCE,), before=has_evidence
    ),
    accreditation.link_proof: Line(LEAD, a_link, before=has_evidence),
    accreditation.unlink_proof: Line(LEAD, the_link, before=has_evidence),
    accreditation.attach_to_evidence: Line(
        LEAD,
        lambda w: (NEW, EVIDENCE, "a.pdf", A_PDF),
        before=has_evidence,
        named={"draft": FileDraft()},
    ),
    accreditation.describe_on_evidence: Line(
        LEAD, lambda w: (A_FILE, 1, SAID), before=has_a_file
    ),
    accreditation.detach_from_evidence: Line(
        LEAD, lambda w: (A_FILE,), before=has_a_file
    ),
}

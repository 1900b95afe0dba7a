"""A small instrument, proof that serves it, and its plan."""

from datetime import date
from uuid import UUID

from data.act import Act
from data.attachments.actions import keep_file
from data.attachments.models import FileDraft, Owner, TakenFile
from data.attachments.store import lay_down
from data.store import Store
from evaluation.accreditation.models import (
    Evidence,
    Instrument,
    ProofKind,
    ProofLink,
)
from evaluation.bundle.facts import Plan, paper_plan
from evaluation.bundle.models import BundleDraft, Photos
from tests.evaluation.make import key
from tests.make import NOW, SARI, acting

INSTRUMENT = Instrument.model_validate(
    {
        "name": "IX",
        "edition": "1",
        "title": "Instrumen Contoh",
        "heading": [{"number": "1", "title": "Komponen"}],
        "item": [
            {
                "code": "1.1.2",
                "title": "Kemitraan dengan orang tua",
                "expected": [{"kind": "agreement", "by_hand": True}],
            },
            {
                "code": "1.1.10",
                "title": "Anggaran dilaporkan",
                "expected": [
                    {"kind": "agreement", "by_hand": True},
                    {"kind": "photo", "by_hand": True},
                ],
            },
            {"code": "1.1.11", "title": "Bukan humas"},
        ],
    }
)


def hand_in(
    store: Store,
    name: str,
    codes: tuple[str, ...],
    kind: ProofKind = ProofKind.AGREEMENT,
    *,
    files: tuple[TakenFile, ...] = (),
    said: FileDraft | None = None,
    **facts: object,
) -> UUID:
    """Keep a proof that was handed in, with its files, for these items."""
    usual: dict[str, object] = {
        "kind": kind,
        "title": name,
        "happened_on": date(2026, 8, 3),
        "is_sensitive": False,
    }
    evidence = Evidence(
        **(usual | facts),
        id=key(name),
        school_year=2026,
        made_at=NOW,
        made_by=SARI.id,
    )
    store.add(evidence)
    for code in codes:
        link(store, INSTRUMENT.key, code, evidence)
    for file in files:
        attach(acting(store, SARI), evidence.id, file, said or FileDraft())
    return evidence.id


def link(store: Store, instrument: str, code: str, evidence: Evidence) -> None:
    """Say that a proof serves an item."""
    store.add(
        ProofLink(
            instrument=instrument,
            code=code,
            kind=evidence.kind,
            record="evidence",
            record_key=str(evidence.id),
            serves=True,
        )
    )


def hand_in_for(
    store: Store, instrument: str, code: str, files: tuple[TakenFile, ...]
) -> None:
    """Keep a proof that serves an item of one of the ready instruments."""
    evidence_id = hand_in(store, "MoU", (), files=files)
    link(store, instrument, code, store.get(Evidence, evidence_id))


def attach(act: Act, evidence_id: UUID, file: TakenFile, said: FileDraft) -> None:
    lay_down(act.store, file)
    owner = Owner(record="evidence", record_id=evidence_id)
    kept_as = key(f"{file.name}-{evidence_id}")
    with act.store.transaction():
        keep_file(act, file, kept_as, owner, draft=said, usual_day=date(2026, 8, 3))


def plan_of(
    store: Store, *, personal: bool = False, photos: Photos = Photos.LEFT_OUT
) -> Plan:
    draft = BundleDraft(
        instrument=INSTRUMENT.key, with_personal=personal, photos=photos
    )
    return paper_plan(acting(store, SARI), INSTRUMENT, draft)

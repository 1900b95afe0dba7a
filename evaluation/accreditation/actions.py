"""Choosing and wording instruments, handing in proof, saying what it proves.

A button pressed twice, or a form sent twice, changes the records once. Proof outlives
its school year: closing a year changes nothing here.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.attachments import actions as files
from data.attachments import store as attachments
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound, Refused, Stale
from data.language import N_
from data.school import store as schools
from data.store import STALE
from evaluation.accreditation import store as kept_instruments
from evaluation.accreditation.models import (
    Evidence,
    EvidenceDraft,
    EvidenceStep,
    Instrument,
    InstrumentChoice,
    Item,
    ItemWording,
    ItemWordingDraft,
    OwnInstrument,
    ProofLink,
    absence_refusal,
)
from planning.activities.models import Activity

NO_INSTRUMENT: Final = N_("This instrument is not there any more. Choose another one.")


# ── instruments ──────────────────────────────────────────────────────────────
def load_instrument(act: Act, loaded: Instrument) -> OwnInstrument:
    """Keep an instrument that the school brought; the same one again is one.

    Another one of the same name and edition is refused: what was loaded stays as it
    was, so that what was linked with it stays readable.
    """
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        content = loaded.model_dump_json()
        if kept := act.store.find(OwnInstrument, loaded.key):
            if kept.content == content:
                return kept
            raise _taken(loaded)
        if loaded.key in {one.key for one in kept_instruments.ready_instruments()}:
            raise _taken(loaded)
        new = OwnInstrument(
            key=loaded.key,
            title=loaded.title,
            content=content,
            made_at=act.now,
            made_by=act.by.id,
        )
        act.store.add(new)
        act.note("instrument", loaded.key, "loaded", title=loaded.title)
    return new


def choose_instrument(act: Act, key: str, since: date) -> InstrumentChoice:
    """Say which instrument is the school's from a day on."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        instrument = _instrument(act, key)
        facts = {"since": since, "instrument": key, "made_by": act.by.id}
        if kept := act.store.find(InstrumentChoice, since):
            if kept.instrument == key:
                return kept
            chosen = InstrumentChoice.model_validate(
                facts | {"version": kept.version + 1}
            )
            act.store.replace(chosen)
        else:
            chosen = InstrumentChoice.model_validate(facts | {"version": 1})
            act.store.add(chosen)
        act.note("instrument", key, "chosen", title=instrument.title, since=since)
    return chosen


def word_item(
    act: Act, key: str, code: str, version: int, draft: ItemWordingDraft
) -> ItemWording | None:
    """Keep the school's own words and kinds of an item, or that it does not apply.

    ``version``: 0 where it has none yet. What says nothing of its own is not kept.
    """
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        item = _item(act, key, code)
        if refusal := absence_refusal(item, draft.absence):
            raise refusal
        kept = act.store.find(ItemWording, key, code)
        facts = draft.model_dump() | {"instrument": key, "code": code}
        worded = ItemWording.as_kept(**facts, version=version + 1)
        if kept == worded:
            return kept
        if draft == ItemWordingDraft():
            _restored(act, kept, version)
            return None
        if kept:
            act.store.replace(worded)
        elif version or not act.store.add(worded):
            raise Stale(STALE)
        act.note("instrument", key, "worded", code=code, title=draft.title)
    return worded


def restore_item(act: Act, key: str, code: str, version: int) -> None:
    """Give an item its delivered words and kinds back; a second press does nothing."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        _restored(act, act.store.find(ItemWording, key, code), version)


# ── what proves what ─────────────────────────────────────────────────────────
def link_proof(act: Act, link: ProofLink) -> ProofLink:
    """Say that a proof serves an item, or, with ``serves`` false, that it does not."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        _item(act, link.instrument, link.code)
        if not kept_instruments.is_proof(act.store, link):
            raise NotFound(
                N_("This proof is not in the records any more. Open the page again.")
            )
        kept = act.store.find(ProofLink, *link.model_dump(include=KEY).values())
        if kept and kept.serves == link.serves:
            return kept
        changed = link.model_copy(update={"version": kept.version + 1 if kept else 1})
        if kept:
            act.store.replace(changed)
        else:
            act.store.add(changed)
        event = "linked" if link.serves else "taken out"
        act.note(
            "instrument", link.instrument, event, code=link.code, kind=link.kind.label
        )
    return changed


KEY: Final = {"instrument", "code", "kind", "record", "record_key"}
"""What tells a link from every other, in the order of its fields."""


def unlink_proof(act: Act, link: ProofLink) -> None:
    """Take back what a person said of a proof and an item: the records decide again."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        key = link.model_dump(include=KEY).values()
        if act.store.remove(ProofLink, *key):
            act.note("instrument", link.instrument, "unlinked", code=link.code)


# ── proof that the records do not hold ───────────────────────────────────────
def hand_in(
    act: Act,
    evidence_id: UUID,
    draft: EvidenceDraft,
    key: str = "",
    codes: Iterable[str] = (),
) -> Evidence:
    """Keep a proof, and link it with items of an instrument."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        if kept := act.store.find(Evidence, evidence_id):
            return kept
        _check(act, draft)
        new = Evidence(
            **draft.model_dump(),
            id=evidence_id,
            school_year=SchoolYear.of(draft.happened_on).start,
            step=EvidenceStep.COMPLETE if draft.address else EvidenceStep.DRAFT,
            made_at=act.now,
            made_by=act.by.id,
        )
        act.store.add(new)
        for code in codes:
            _item(act, key, code)
            act.store.add(new.link(key, code))
        act.note("evidence", new.id, "handed in", title=new.title)
    return new


def change_evidence(
    act: Act, evidence_id: UUID, version: int, draft: EvidenceDraft
) -> Evidence:
    """Say anew what a proof is; one that was verified must be verified again."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        kept = act.store.get(Evidence, evidence_id)
        facts = draft.model_dump() | {"version": version + 1}
        facts["school_year"] = SchoolYear.of(draft.happened_on).start
        changed = kept.model_copy(update=facts)
        if changed == kept:
            return kept
        _check(act, draft)
        changed = changed.unverified()
        if kept.kind is not changed.kind:
            for link in kept_instruments.links_of(act.store, "evidence", evidence_id):
                act.store.remove(ProofLink, *link.model_dump(include=KEY).values())
                moved = link.model_copy(update={"kind": changed.kind, "version": 1})
                act.store.add(moved)
        act.store.replace(changed)
        act.note("evidence", evidence_id, "changed", title=changed.title)
    return changed


def complete_evidence(act: Act, evidence_id: UUID, version: int) -> Evidence:
    """Say that a proof is all there and waits to be verified."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        kept = act.store.get(Evidence, evidence_id)
        if kept.step is not EvidenceStep.DRAFT:
            return kept
        if refusal := kept.completing_refusal(has_proof=_has_proof(act, kept)):
            raise refusal
        changed = kept.model_copy(
            update={"step": EvidenceStep.COMPLETE, "version": version + 1}
        )
        act.store.replace(changed)
        act.note("evidence", evidence_id, "completed", title=kept.title)
    return changed


def verify_evidence(act: Act, evidence_id: UUID, version: int) -> Evidence:
    """Verify a proof that somebody else handed in; the principal verifies any."""
    with act.store.transaction():
        duties.demand(Duty.VERIFY_EVIDENCE, act.by)
        kept = act.store.get(Evidence, evidence_id)
        if kept.step is EvidenceStep.VERIFIED:
            return kept
        if refusal := kept.verifying_refusal(
            act.by.id,
            is_principal=not duties.may(Duty.KEEP_EVIDENCE, act.by),
            has_proof=_has_proof(act, kept),
        ):
            raise refusal
        facts = {"verified_at": act.now, "verified_by": act.by.id}
        facts |= {"step": EvidenceStep.VERIFIED, "version": version + 1}
        changed = kept.model_copy(update=facts)
        act.store.replace(changed)
        act.note("evidence", evidence_id, "verified", title=kept.title)
    return changed


def strike_evidence(act: Act, evidence_id: UUID) -> None:
    """Strike a proof that was handed in by mistake, with its files and links."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_EVIDENCE, act.by)
        kept = act.store.find(Evidence, evidence_id)
        if kept is None:
            return
        for link in kept_instruments.links_of(act.store, "evidence", evidence_id):
            act.store.remove(ProofLink, *link.model_dump(include=KEY).values())
        files.remove_files_of(act, Evidence.table.name, evidence_id)
        act.store.remove(Evidence, evidence_id)
        act.note("evidence", evidence_id, "struck", title=kept.title)


def attach_to_evidence(
    act: Act,
    attachment_id: UUID,
    evidence_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep a file of a proof beside the earlier ones; the same one is kept once.

    A draft is complete by it, and what was verified waits to be verified again.
    """
    kept = FILES.attach(act, attachment_id, evidence_id, (name, content), draft)
    with act.store.transaction():
        evidence = act.store.get(Evidence, evidence_id)
        now_complete = evidence.unverified(has_file=True)
        if now_complete.step is not evidence.step:
            version = evidence.version + 1
            act.store.replace(now_complete.model_copy(update={"version": version}))
    return kept


def describe_on_evidence(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of a proof shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_evidence(act: Act, attachment_id: UUID) -> None:
    """Remove a file of a proof; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


# ── what must hold ───────────────────────────────────────────────────────────
def _taken(loaded: Instrument) -> Refused:
    return Refused(
        N_(
            "{name} edition {edition} is there already, and stays as it is: what was "
            "linked with it must stay readable. Give your file another edition, such "
            "as {example}, and load it again."
        ),
        name=loaded.name,
        edition=loaded.edition,
        example=f"{loaded.edition}-2",
    )


def _instrument(act: Act, key: str) -> Instrument:
    for one in kept_instruments.instruments(act.store):
        if one.key == key:
            return one
    raise NotFound(NO_INSTRUMENT)


def _item(act: Act, key: str, code: str) -> Item:
    if item := _instrument(act, key).find(code):
        return item
    raise NotFound(
        N_("{instrument} has no item {code}. Choose one of its items."),
        instrument=key,
        code=code,
    )


def _restored(act: Act, kept: ItemWording | None, version: int) -> None:
    if kept is None:
        return
    if kept.version != version:
        raise Stale(STALE)
    act.store.remove(ItemWording, kept.instrument, kept.code)
    act.note("instrument", kept.instrument, "restored", code=kept.code)


def _check(act: Act, draft: EvidenceDraft) -> None:
    if refusal := draft.refusal(schools.today(act.store, act.now)):
        raise refusal
    if draft.activity_id and act.store.find(Activity, draft.activity_id) is None:
        raise NotFound(N_("The activity chosen is not on the plan any more."))


def _has_proof(act: Act, kept: Evidence) -> bool:
    found = attachments.files_of(act.store, Evidence.table.name, kept.id)
    return bool(found or kept.address or kept.note)


def _kept(act: Act, evidence_id: UUID) -> Kept:
    duties.demand(Duty.KEEP_EVIDENCE, act.by)
    kept = act.store.get(Evidence, evidence_id)
    return Kept(kept.activity_id, kept.happened_on)


def _unseen(act: Act, evidence_id: UUID) -> HumasError | None:
    """Return why this person does not see a proof's files, or None."""
    act.store.get(Evidence, evidence_id)
    return duties.refusal(Duty.READ_RESULTS, act.by)


FILES: Final = FilesOf(Evidence.table.name, _kept, _unseen)

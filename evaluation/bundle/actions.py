"""Beginning a bundle of evidence, keeping that it was made, handing it out."""

from pathlib import Path
from uuid import UUID

from data import duties
from data.act import Act
from data.duties import Duty
from data.errors import NotFound, Refused
from data.language import N_
from data.store import MISSING
from evaluation.bundle import store as records
from evaluation.bundle.models import Bundle, BundleDraft, Packed


def begin_bundle(act: Act, bundle_id: UUID) -> Path:
    """Return where a bundle may be written; what is old is taken away first."""
    duties.demand(Duty.READ_RESULTS, act.by)
    if act.store.folder is None:
        raise Refused(
            N_("These records are only in memory and have no place for a bundle.")
        )
    records.sweep(act.store, act.now)
    return records.coming(act.store, bundle_id)


def keep_bundle(
    act: Act, bundle_id: UUID, draft: BundleDraft, packed: Packed, missing: int
) -> Bundle:
    """Keep that a bundle was finished, and lay it where it can be downloaded."""
    duties.demand(Duty.READ_RESULTS, act.by)
    new = Bundle(
        **draft.model_dump(),
        id=bundle_id,
        files=packed.files,
        missing=missing,
        size=packed.size,
        sha256=packed.sha256,
        made_at=act.now,
        made_by=act.by.id,
    )
    with act.store.transaction():
        if kept := act.store.find(Bundle, bundle_id):
            return kept
        coming = records.coming(act.store, bundle_id)
        if not coming.is_file():
            raise NotFound(MISSING)
        act.store.add(new)
        note_bundle(act, new)
        coming.replace(records.place_of(act.store, bundle_id))
    return new


def note_bundle(act: Act, bundle: Bundle) -> None:
    """Note in the history that evidence was handed out, and whether with names."""
    duties.demand(Duty.READ_RESULTS, act.by)
    act.note(
        "evidence_bundle",
        bundle.id,
        "made",
        instrument=bundle.instrument,
        files=bundle.files,
        with_personal=bundle.with_personal,
    )


def open_bundle(act: Act, bundle_id: UUID) -> Path:
    """Return where a bundle lies, to those who may have it; that is noted."""
    duties.demand(Duty.READ_RESULTS, act.by)
    with act.store.transaction():
        act.store.get(Bundle, bundle_id)
        place = records.place_of(act.store, bundle_id)
        if not place.is_file():
            raise NotFound(
                N_("This bundle was taken away, being old. Put it together again.")
            )
        act.note("evidence_bundle", bundle_id, "downloaded")
    return place


def remove_bundle(act: Act, bundle_id: UUID) -> None:
    """Take a bundle's file away; that it was made stays in the history."""
    duties.demand(Duty.READ_RESULTS, act.by)
    with act.store.transaction():
        if act.store.remove(Bundle, bundle_id):
            act.note("evidence_bundle", bundle_id, "removed")
    records.place_of(act.store, bundle_id).unlink(missing_ok=True)

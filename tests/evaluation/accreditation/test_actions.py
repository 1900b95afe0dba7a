from datetime import date, timedelta

import pytest

from data.attachments.models import FileDraft
from data.errors import NotAllowed, NotFound, Refused, Stale
from data.store import Store
from evaluation.accreditation import actions
from evaluation.accreditation.actions import (
    attach_to_evidence,
    change_evidence,
    choose_instrument,
    complete_evidence,
    hand_in,
    link_proof,
    load_instrument,
    restore_item,
    strike_evidence,
    unlink_proof,
    verify_evidence,
    word_item,
)
from evaluation.accreditation.models import (
    Evidence,
    EvidenceDraft,
    EvidenceStep,
    Instrument,
    Item,
    ItemWording,
    ItemWordingDraft,
    OwnInstrument,
    ProofKind,
    ProofLink,
)
from evaluation.accreditation.queries import proofs
from evaluation.accreditation.store import current, instruments, ready_instruments
from tests.evaluation.make import key
from tests.execution.make import A_FILE, A_PDF
from tests.make import BUDI, NOW, SARI, acting

TODAY = NOW.date()
IA2024, IASP2020 = (one.key for one in ready_instruments())
PKS = key("PKS")
DRAFT = EvidenceDraft(
    kind=ProofKind.AGREEMENT, title="PKS puskesmas", happened_on=date(2024, 3, 1)
)
OWN = Instrument(
    name="SMK", edition="2025", title="SMK", item=(Item(code="2.6.4", title="Mitra"),)
)


def handed_in(store: Store, **changes: object) -> Evidence:
    draft = DRAFT.model_copy(update=changes)
    return hand_in(acting(store, SARI), PKS, draft, IA2024, ["2.6.2", "3.14.3"])


def test_a_school_without_a_choice_has_the_instrument_in_force(store: Store) -> None:
    found = current(store, "SMP", TODAY)
    assert found is not None
    assert found.key == IA2024
    assert current(store, "SMK", TODAY) is None


def test_a_choice_counts_from_its_day_on(store: Store) -> None:
    act = acting(store, SARI)
    choose_instrument(act, IASP2020, TODAY - timedelta(days=10))
    choose_instrument(act, IA2024, TODAY + timedelta(days=10))
    found = [current(store, "SMP", TODAY + timedelta(days=n)) for n in (0, 10)]
    assert [one.key for one in found if one] == [IASP2020, IA2024]

    choose_instrument(act, IA2024, TODAY - timedelta(days=10))
    corrected = current(store, "SMP", TODAY)
    assert corrected is not None
    assert corrected.key == IA2024


def test_what_was_loaded_is_never_overwritten(store: Store) -> None:
    act = acting(store, SARI)
    load_instrument(act, OWN)
    load_instrument(act, OWN)
    assert store.count(OwnInstrument) == 1

    other = OWN.model_copy(update={"title": "Lain"})
    with pytest.raises(Refused, match="is there already"):
        load_instrument(act, other)
    with pytest.raises(Refused, match="is there already"):
        load_instrument(
            act, OWN.model_copy(update={"name": "IA2024", "edition": "2025"})
        )
    load_instrument(act, OWN.model_copy(update={"edition": "2025-2"}))
    keys = [one.key for one in instruments(store) if one.is_own]
    assert sorted(keys) == ["SMK-2025", "SMK-2025-2"]


def test_an_unknown_instrument_is_not_chosen(store: Store) -> None:
    with pytest.raises(NotFound):
        choose_instrument(acting(store, SARI), "TIDAK-1", TODAY)


def test_a_school_words_an_item_and_restores_it(store: Store) -> None:
    act = acting(store, SARI)
    draft = ItemWordingDraft(title="Kata kami", kinds=(ProofKind.PHOTO,))
    word_item(act, IA2024, "2.6.1", 0, draft)
    read = current(store, "SMP", TODAY)
    assert read is not None
    item = read.find("2.6.1")
    assert item is not None
    assert (item.called, item.kinds) == ("Kata kami", (ProofKind.PHOTO,))

    with pytest.raises(Stale):
        word_item(act, IA2024, "2.6.1", 0, ItemWordingDraft(title="Lain"))
    with pytest.raises(Stale):
        restore_item(act, IA2024, "2.6.1", 7)
    restore_item(act, IA2024, "2.6.1", 1)
    restore_item(act, IA2024, "2.6.1", 1)
    assert not store.exists(ItemWording, IA2024, "2.6.1")


def test_what_says_nothing_of_its_own_is_not_kept(store: Store) -> None:
    act = acting(store, SARI)
    word_item(act, IA2024, "2.6.1", 0, ItemWordingDraft(note="Map B-1"))
    word_item(act, IA2024, "2.6.1", 1, ItemWordingDraft())
    assert store.count(ItemWording) == 0


def test_only_some_items_may_not_apply(store: Store) -> None:
    act, absent = acting(store, SARI), ItemWordingDraft(absence="Tidak ada")
    word_item(act, IA2024, "3.11.2", 0, absent)
    with pytest.raises(Refused, match="applies to every school"):
        word_item(act, IA2024, "2.6.1", 0, absent)
    with pytest.raises(NotFound, match="no item"):
        word_item(act, IA2024, "9.9.9", 0, ItemWordingDraft(note="x"))


def test_a_proof_handed_in_twice_is_one_and_serves_its_items(store: Store) -> None:
    first = handed_in(store)
    assert handed_in(store) == first
    assert (first.school_year, first.step) == (2023, EvidenceStep.DRAFT)
    codes = [one.code for one in proofs(store, ready_instruments()[0], TODAY)]
    assert codes == ["2.6.2", "3.14.3"]


def test_a_proof_of_a_day_to_come_is_not_taken(store: Store) -> None:
    with pytest.raises(Refused, match="has not come yet"):
        handed_in(store, happened_on=TODAY + timedelta(days=1))
    assert store.count(Evidence) == 0
    assert store.count(ProofLink) == 0


def test_a_proof_for_an_unknown_item_is_not_kept_at_all(store: Store) -> None:
    with pytest.raises(NotFound):
        hand_in(acting(store, SARI), PKS, DRAFT, IA2024, ["2.6.2", "9.9.9"])
    assert store.count(Evidence) == 0


def test_an_empty_proof_is_neither_complete_nor_verified(store: Store) -> None:
    handed_in(store)
    with pytest.raises(Refused, match="neither a file nor an address nor a note"):
        complete_evidence(acting(store, SARI), PKS, 1)
    with pytest.raises(Refused, match="neither a file nor an address nor a note"):
        verify_evidence(acting(store, BUDI), PKS, 1)


def test_who_handed_it_in_does_not_verify_it(store: Store) -> None:
    handed_in(store, note="Asli di map B-3")
    with pytest.raises(NotAllowed, match="somebody else"):
        verify_evidence(acting(store, SARI), PKS, 1)

    verified = verify_evidence(acting(store, BUDI), PKS, 1)

    assert (verified.step, verified.verified_by) == (EvidenceStep.VERIFIED, BUDI.id)
    assert verify_evidence(acting(store, BUDI), PKS, 1) == verified


def test_what_changes_is_to_be_verified_again(store: Store) -> None:
    handed_in(store, note="Asli")
    verify_evidence(acting(store, BUDI), PKS, 1)
    draft = DRAFT.model_copy(update={"note": "Salinan", "kind": ProofKind.RECORD})

    changed = change_evidence(acting(store, SARI), PKS, 2, draft)

    assert (changed.step, changed.verified_by) == (EvidenceStep.COMPLETE, None)
    kinds = {one.kind for one in proofs(store, ready_instruments()[0], TODAY)}
    assert kinds == {ProofKind.RECORD}
    with pytest.raises(Stale):
        change_evidence(acting(store, SARI), PKS, 2, DRAFT)


def test_a_file_completes_a_draft_and_asks_for_verifying_again(store: Store) -> None:
    handed_in(store)
    act = acting(store, SARI)
    attach_to_evidence(act, A_FILE, PKS, "a.pdf", A_PDF, draft=FileDraft())
    assert store.get(Evidence, PKS).step is EvidenceStep.COMPLETE
    verify_evidence(acting(store, BUDI), PKS, 2)

    newer = A_PDF + b"\n% versi dua"
    attach_to_evidence(act, key("v2"), PKS, "b.pdf", newer, draft=FileDraft())

    assert store.get(Evidence, PKS).step is EvidenceStep.COMPLETE
    found = proofs(store, ready_instruments()[0], TODAY, "2.6.2")
    assert [(one.counted, one.happened_on) for one in found] == [(2, date(2024, 3, 1))]
    assert found[0].file_id is not None


def test_a_proof_that_is_struck_leaves_no_link(store: Store) -> None:
    handed_in(store)
    strike_evidence(acting(store, SARI), PKS)
    strike_evidence(acting(store, SARI), PKS)
    assert (store.count(Evidence), store.count(ProofLink)) == (0, 0)


def test_a_link_needs_a_proof_that_is_there(store: Store) -> None:
    kept = handed_in(store)
    act = acting(store, SARI)
    link = kept.link(IASP2020, "27")
    assert link_proof(act, link) == link_proof(act, link)
    unlink_proof(act, link)
    unlink_proof(act, link)
    assert not store.exists(ProofLink, *link.model_dump(include=actions.KEY).values())
    with pytest.raises(NotFound, match="not in the records"):
        link_proof(act, link.model_copy(update={"record_key": str(key("keine"))}))

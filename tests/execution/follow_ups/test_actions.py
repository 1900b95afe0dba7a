from datetime import timedelta

import pytest

from data.arising import Arising
from data.attachments.models import FileDraft
from data.errors import NotFound, Refused, WrongStep
from data.store import Store
from execution.follow_ups.actions import (
    attach_to_follow_up,
    close_follow_up,
    decline_follow_up,
    give_follow_up,
    reopen_follow_up,
)
from execution.follow_ups.models import FollowUp, FollowUpDraft
from tests.evaluation.make import keep_activity, keep_closing
from tests.execution.make import A_FILE, A_PDF, key
from tests.execution.minutes.make import DUE
from tests.make import BUDI, NOW, SARI, TONO, YEAR, acting


def given(store: Store, owner: object = TONO.id, **source: object) -> FollowUp:
    draft = FollowUpDraft(text="Hubungi puskesmas", owner_id=owner, due_on=DUE)
    return give_follow_up(acting(store, SARI), key("f"), YEAR, draft, **source)


def test_it_says_from_which_record_it_arose(store: Store) -> None:
    activity = keep_activity(store, "Rapat")

    kept = given(store, source=Arising.ATTENDANCE, source_id=activity)

    assert (kept.source, kept.source_id) == (Arising.ATTENDANCE, activity)


def test_what_it_arises_from_must_be_there(store: Store) -> None:
    with pytest.raises(NotFound):
        given(store, source=Arising.OBSTACLE, source_id=key("tidak ada"))
    with pytest.raises(Refused):
        given(store, source=Arising.DECISION, source_id=key("keputusan"))


def test_a_file_is_proof_enough(store: Store) -> None:
    kept, act = given(store), acting(store, TONO)
    draft = FileDraft()
    attach_to_follow_up(act, A_FILE, kept.id, "a.pdf", A_PDF, draft=draft)

    closed = close_follow_up(act, kept.id, 1, "")

    assert (closed.closed_by, closed.outcome) == (TONO.id, "")


def test_an_activity_is_proof_once_it_was_held(store: Store) -> None:
    kept, act = given(store), acting(store, TONO)
    activity = keep_activity(store, "Pelatihan")

    with pytest.raises(Refused):
        close_follow_up(act, kept.id, 1, "", activity)
    keep_closing(store, "Pelatihan")
    closed = close_follow_up(act, kept.id, 1, "", activity)

    assert (closed.proof_id, closed.closed_on) == (activity, NOW.date())


def test_only_the_lead_declines_one_and_with_a_reason(store: Store) -> None:
    kept = given(store)

    with pytest.raises(Refused):
        decline_follow_up(acting(store, SARI), kept.id, 1, "  ")
    declined = decline_follow_up(acting(store, SARI), kept.id, 1, "Ditangani dinas")

    assert declined.is_declined
    with pytest.raises(WrongStep):
        close_follow_up(acting(store, TONO), kept.id, 2, "Sudah")


def test_it_is_opened_again_with_a_reason(store: Store) -> None:
    kept = given(store)
    decline_follow_up(acting(store, SARI), kept.id, 1, "Ditangani dinas")

    with pytest.raises(Refused):
        reopen_follow_up(acting(store, SARI), kept.id, 2, "")
    opened = reopen_follow_up(acting(store, SARI), kept.id, 2, "Dinas menolak")

    assert (opened.closed_on, opened.is_declined) == (None, False)
    with pytest.raises(WrongStep):
        reopen_follow_up(acting(store, SARI), kept.id, 3, "Lagi")


def test_the_principal_closes_their_own(store: Store) -> None:
    kept = given(store, BUDI.id)

    assert close_follow_up(acting(store, BUDI), kept.id, 1, "Sudah").closed_on


def test_it_is_due_within_two_years(store: Store) -> None:
    far = FollowUpDraft(text="Jauh", owner_id=TONO.id, due_on=DUE + timedelta(days=900))

    with pytest.raises(Refused):
        give_follow_up(acting(store, SARI), key("f"), YEAR, far)

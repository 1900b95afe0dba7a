"""Who may do what with minutes: the lead, and the committee's secretary for its own."""

from collections.abc import Mapping
from typing import Any

from data.attachments.models import FileDraft
from execution.follow_ups import actions as follow_ups
from execution.follow_ups.models import FollowUp, FollowUpDraft
from execution.minutes import actions as minutes
from execution.minutes.models import DecisionDraft, ItemDraft
from tests.execution.make import A_FILE, A_PDF, SAID, a_committee, key
from tests.execution.minutes.make import (
    A_MEETING,
    DUE,
    a_meeting,
    decided,
    minutes_draft,
)
from tests.make import RINA, SARI, YEAR, acting
from tests.permissions import LEAD, NEW, STRANGERS, WHO_DOES_IT, Action, Line

A_POINT = ItemDraft(title="Tata tertib")
POINT, DECISION = key("pokok"), key("Tata tertib disetujui")
FOLLOW_UP = key("tindak lanjut")


def has_a_secretary(w: Any) -> None:
    a_committee(w.store, w.activity.id, RINA.id)
    w.store.write("update committee_position set title = 'Sekretaris'")


def is_begun(w: Any) -> None:
    has_a_secretary(w)
    a_meeting(w.store)


def has_a_point(w: Any) -> None:
    is_begun(w)
    minutes.add_item(acting(w.store, SARI), POINT, A_MEETING, A_POINT)


def has_decided(w: Any) -> None:
    is_begun(w)
    decided(w.store)


def has_a_follow_up(w: Any) -> None:
    is_begun(w)
    facts = {"id": FOLLOW_UP, "text": "Kirim ringkasan", "owner_id": RINA.id}
    w.store.add(
        FollowUp(
            **facts,
            school_year=YEAR.start,
            activity_id=None,
            due_on=DUE,
        )
    )


def has_a_closed_one(w: Any) -> None:
    has_a_follow_up(w)
    follow_ups.close_follow_up(acting(w.store, SARI), FOLLOW_UP, 1, "Dikirim")


def has_a_scan(w: Any) -> None:
    is_begun(w)
    minutes.attach_to_minutes(
        acting(w.store, SARI), A_FILE, A_MEETING, "a.pdf", A_PDF, draft=FileDraft()
    )


def has_a_proof(w: Any) -> None:
    has_a_follow_up(w)
    follow_ups.attach_to_follow_up(
        acting(w.store, SARI), A_FILE, FOLLOW_UP, "a.pdf", A_PDF, draft=FileDraft()
    )


MINUTES: Mapping[Action, Line] = {
    minutes.take_minutes: Line(
        WHO_DOES_IT, lambda w: (NEW, minutes_draft(), YEAR), before=has_a_secretary
    ),
    minutes.change_minutes: Line(
        WHO_DOES_IT,
        lambda w: (A_MEETING, 1, minutes_draft(place="Kelas")),
        before=is_begun,
    ),
    minutes.strike_minutes: Line(LEAD, lambda w: (A_MEETING,), before=is_begun),
    minutes.add_item: Line(
        WHO_DOES_IT, lambda w: (NEW, A_MEETING, A_POINT), before=is_begun
    ),
    minutes.change_item: Line(
        WHO_DOES_IT,
        lambda w: (POINT, 1, ItemDraft(title="Lain")),
        before=has_a_point,
    ),
    minutes.strike_item: Line(WHO_DOES_IT, lambda w: (POINT,), before=has_a_point),
    minutes.decide_in: Line(
        WHO_DOES_IT,
        lambda w: (NEW, A_MEETING, DecisionDraft(text="Sore hari")),
        before=is_begun,
    ),
    minutes.entrust: Line(
        WHO_DOES_IT, lambda w: (DECISION, SARI.id, DUE), before=has_decided
    ),
    minutes.withdraw_decision: Line(
        WHO_DOES_IT, lambda w: (DECISION,), before=has_decided
    ),
    follow_ups.give_follow_up: Line(
        LEAD,
        lambda w: (
            NEW,
            YEAR,
            FollowUpDraft(text="Hubungi wali", owner_id=RINA.id, due_on=DUE),
        ),
    ),
    follow_ups.close_follow_up: Line(
        WHO_DOES_IT,
        lambda w: (FOLLOW_UP, 1, "Dikirim"),
        before=has_a_follow_up,
        unseen=STRANGERS,
    ),
    follow_ups.decline_follow_up: Line(
        LEAD, lambda w: (FOLLOW_UP, 1, "Tidak perlu lagi"), before=has_a_follow_up
    ),
    follow_ups.reopen_follow_up: Line(
        WHO_DOES_IT,
        lambda w: (FOLLOW_UP, 2, "Belum dikirim"),
        before=has_a_closed_one,
        unseen=STRANGERS,
    ),
    minutes.attach_to_minutes: Line(
        WHO_DOES_IT,
        lambda w: (NEW, A_MEETING, "a.pdf", A_PDF),
        before=is_begun,
        named={"draft": FileDraft()},
    ),
    minutes.describe_on_minutes: Line(
        WHO_DOES_IT,
        lambda w: (A_FILE, 1, SAID),
        before=has_a_scan,
    ),
    minutes.detach_from_minutes: Line(
        WHO_DOES_IT,
        lambda w: (A_FILE,),
        before=has_a_scan,
    ),
    follow_ups.attach_to_follow_up: Line(
        WHO_DOES_IT,
        lambda w: (NEW, FOLLOW_UP, "a.pdf", A_PDF),
        before=has_a_follow_up,
        named={"draft": FileDraft()},
        unseen=STRANGERS,
    ),
    follow_ups.describe_on_follow_up: Line(
        WHO_DOES_IT,
        lambda w: (A_FILE, 1, SAID),
        before=has_a_proof,
        unseen=STRANGERS,
    ),
    follow_ups.detach_from_follow_up: Line(
        WHO_DOES_IT,
        lambda w: (A_FILE,),
        before=has_a_proof,
        unseen=STRANGERS,
    ),
}

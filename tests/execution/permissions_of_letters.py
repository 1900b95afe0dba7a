"""Who may do what with letters to parents: the lead alone writes and reads them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol
from uuid import UUID, uuid5

from data.attachments.models import FileDraft
from data.store import Store
from execution.invitations import actions as invitations
from execution.invitations.models import EntryDraft, GuestDraft
from execution.letters import actions as letters
from execution.letters.models import (
    BatchDraft,
    BatchNumberDraft,
    Channel,
    Home,
    LetterBatch,
    LetterKind,
    Reply,
)
from planning.activities.models import Activity
from tests.execution.make import A_FILE, A_PDF, SAID, key
from tests.make import NOW, RINA, SARI, YEAR, acting
from tests.permissions import LEAD, NEW, Action, Line

BATCH = uuid5(UUID(int=50), "surat")
GUEST = uuid5(UUID(int=50), "tamu")
TODAY = NOW.date()


class World(Protocol):
    """A school with an activity that invites Alya's family."""

    @property
    def store(self) -> Store: ...

    @property
    def activity(self) -> Activity: ...


def a_draft(activity: Activity | None, **facts: Any) -> BatchDraft:
    known: dict[str, Any] = {
        "kind": LetterKind.INVITATION,
        "activity_id": activity.id if activity else None,
        "dated_on": date(2026, 8, 3),
        "subject": "Undangan rapat",
        "opening": "Kami mengundang Bapak/Ibu.",
        "message": "Yth. orang tua {nama}, {kegiatan} {tanggal}. {tautan}",
    }
    return BatchDraft(**known | facts)


def written(w: World, **facts: Any) -> LetterBatch:
    draft = a_draft(w.activity, **facts)
    return letters.write_letters(acting(w.store, SARI), BATCH, YEAR, draft)


def numbered(w: World) -> None:
    written(w)
    letters.number_letters(
        acting(w.store, SARI), BATCH, 1, NEW, BatchNumberDraft(code="005")
    )


def alyas() -> UUID:
    return Home(student_id=key("Alya")).delivery_id(BATCH)


def handed(w: World) -> None:
    written(w)
    act = acting(w.store, SARI)
    invitations.hand_over(act, BATCH, [alyas()], Channel.LETTER, TODAY)


def with_guest(w: World) -> None:
    written(w)
    invitations.add_guest(
        acting(w.store, SARI), GUEST, BATCH, GuestDraft(name="Ketua Komite")
    )


def to_come(w: World) -> None:
    """Letters of an activity that is not over yet."""
    later = {"id": key("Nanti"), "planned_on": date(2026, 9, 5)}
    w.store.add(w.activity.model_copy(update=later))
    written(w, activity_id=key("Nanti"))


def with_links(w: World) -> None:
    to_come(w)
    invitations.give_answer_links(acting(w.store, SARI), BATCH)


def of_one_pupil(w: World) -> None:
    draft = a_draft(None, kind=LetterKind.SUMMONS, student_id=key("Alya"))
    letters.write_letters(acting(w.store, SARI), BATCH, YEAR, draft)


def an_entry() -> EntryDraft:
    return EntryDraft(
        id=alyas(), channels=frozenset({Channel.LETTER}), reply=Reply.MOTHER
    )


def with_signed(w: World) -> None:
    written(w)
    letters.attach_to_letters(
        acting(w.store, SARI), A_FILE, BATCH, "a.pdf", A_PDF, draft=FileDraft()
    )


LETTERS: Mapping[Action, Line] = {
    letters.write_letters: Line(LEAD, lambda w: (BATCH, YEAR, a_draft(w.activity))),
    letters.reword_letters: Line(
        LEAD,
        lambda w: (BATCH, 1, a_draft(w.activity, subject="Undangan")),
        before=written,
    ),
    letters.remove_letters: Line(LEAD, lambda w: (BATCH, 1), before=of_one_pupil),
    letters.number_letters: Line(
        LEAD, lambda w: (BATCH, 1, NEW, BatchNumberDraft()), before=of_one_pupil
    ),
    letters.take_back_numbers: Line(LEAD, lambda w: (BATCH, 2), before=numbered),
    letters.attach_to_letters: Line(
        LEAD,
        lambda w: (NEW, BATCH, "a.pdf", A_PDF),
        before=written,
        named={"draft": FileDraft()},
    ),
    letters.describe_on_letters: Line(
        LEAD, lambda w: (A_FILE, 1, SAID), before=with_signed
    ),
    letters.detach_from_letters: Line(LEAD, lambda w: (A_FILE,), before=with_signed),
    invitations.hand_over: Line(
        LEAD, lambda w: (BATCH, [alyas()], Channel.WHATSAPP, TODAY), before=written
    ),
    invitations.take_back_letters: Line(
        LEAD, lambda w: (BATCH, [alyas()], Channel.LETTER), before=handed
    ),
    invitations.confirm_receipt: Line(
        LEAD, lambda w: (BATCH, [alyas()], TODAY), before=handed
    ),
    invitations.enter: Line(
        LEAD, lambda w: (BATCH, [an_entry()], TODAY), before=written
    ),
    invitations.add_guest: Line(
        LEAD, lambda w: (GUEST, BATCH, GuestDraft(name="Komite")), before=written
    ),
    invitations.add_people: Line(LEAD, lambda w: (BATCH, [RINA.id]), before=written),
    invitations.remove_guest: Line(LEAD, lambda w: (GUEST,), before=with_guest),
    invitations.give_answer_links: Line(LEAD, lambda w: (BATCH,), before=to_come),
    invitations.revoke_answer_links: Line(LEAD, lambda w: (BATCH,), before=with_links),
    invitations.answer_tokens: Line(
        LEAD, lambda w: (BATCH, [NEW]), before=written, reads=True
    ),
}
WITHOUT_PERSON: Mapping[Action, str] = {
    invitations.open_answer: "Whoever holds the address answers; tested there.",
    invitations.answer: "Whoever holds the address answers; tested there.",
}

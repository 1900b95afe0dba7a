"""Who may do what in execution: the lead closes activities."""

from dataclasses import dataclass

from data.attachments.models import FileDraft
from data.letters.models import NumberChoice
from data.store import Store
from execution.closing import actions as closing
from execution.room import actions as room
from execution.room.models import DayDraft
from organizing.committees.actions import add_position, appoint
from organizing.committees.models import PositionDraft
from planning.activities.models import Activity
from tests.execution.make import A_FILE, A_PDF, SAID, closed, key, to_close, whole_draft
from tests.execution.permissions_of_attendance import ATTENDANCE, BY_POSTER
from tests.execution.permissions_of_contacts import CONTACTS
from tests.execution.permissions_of_letters import LETTERS, WITHOUT_PERSON
from tests.execution.permissions_of_minutes import MINUTES
from tests.execution.permissions_of_money import MONEY
from tests.execution.permissions_of_obstacles import OBSTACLES
from tests.make import RINA, SARI, acting
from tests.permissions import LEAD, NEW, Line, Phase


@dataclass(frozen=True)
class World:
    """An approved activity that was held."""

    store: Store
    activity: Activity


def is_closed(w: World) -> None:
    closed(w.store, w.activity)


def has_rina(w: World) -> None:
    draft = PositionDraft(title="Ketua")
    add_position(acting(w.store, SARI), key("Ketua"), w.activity.id, draft)
    appoint(acting(w.store, SARI), key("Ketua"), RINA.id)


def has_a_numbered_record(w: World) -> None:
    is_closed(w)
    act = acting(w.store, SARI)
    closing.number_record(act, w.activity.id, key("nomor"), NumberChoice())


def has_a_signed_report(w: World) -> None:
    is_closed(w)
    closing.attach_to_closing(
        acting(w.store, SARI), A_FILE, w.activity.id, "a.pdf", A_PDF, draft=FileDraft()
    )


EXECUTION = Phase(
    world=lambda store: World(store, to_close(store)),
    lines={
        **ATTENDANCE,
        **CONTACTS,
        **LETTERS,
        **MINUTES,
        **MONEY,
        **OBSTACLES,
        room.change_day: Line(
            frozenset({"lead", "member"}),
            lambda w: (w.activity.id, 1, DayDraft(place="Lapangan")),
            before=has_rina,
        ),
        closing.save_closing: Line(LEAD, lambda w: (w.activity.id, 0, whole_draft())),
        closing.complete_closing: Line(
            LEAD, lambda w: (w.activity.id, 0, whole_draft())
        ),
        closing.reopen_closing: Line(
            LEAD, lambda w: (w.activity.id, 1, "Salah hitung"), before=is_closed
        ),
        closing.number_record: Line(
            LEAD, lambda w: (w.activity.id, NEW, NumberChoice()), before=is_closed
        ),
        closing.take_back_record_number: Line(
            LEAD, lambda w: (w.activity.id,), before=has_a_numbered_record
        ),
        closing.attach_to_closing: Line(
            LEAD,
            lambda w: (NEW, w.activity.id, "a.pdf", A_PDF),
            before=is_closed,
            named={"draft": FileDraft()},
        ),
        closing.describe_on_closing: Line(
            LEAD, lambda w: (A_FILE, 1, SAID), before=has_a_signed_report
        ),
        closing.detach_from_closing: Line(
            LEAD, lambda w: (A_FILE,), before=has_a_signed_report
        ),
    },
    without_person={**WITHOUT_PERSON, **BY_POSTER},
)

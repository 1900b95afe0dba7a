"""Who may keep standing-in parents: the vice principal for public relations alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from organizing.fosters import actions as fosters
from organizing.fosters.models import FosterParentDraft, StandingInReason
from tests.make import SARI, acting
from tests.organizing.make import key
from tests.permissions import LEAD, NEW, Action, Line

DAY = date(2026, 8, 1)
DRAFT = FosterParentDraft(
    student_id=key("Alya"),
    name="Ibu Ratna",
    reason=StandingInReason.FAR,
    family_agreed_on=DAY,
    foster_agreed_on=DAY,
    begins_on=DAY,
)


def with_pupil(w: Any) -> None:
    student = {
        "id": key("Alya"),
        "key": "hash:Alya",
        "nisn": None,
        "nipd": None,
        "name": "Alya",
        "gender": "P",
        "family_id": key("keluarga"),
        "phone": None,
        "phone_typed": "",
        "email": "",
        "residence": "",
        "version": 1,
    }
    w.store.write_all("student", [student])


def registered(w: Any) -> None:
    with_pupil(w)
    fosters.register_foster(acting(w.store, SARI), key("asuh"), DRAFT)


FOSTERS: Mapping[Action, Line] = {
    fosters.register_foster: Line(LEAD, lambda _: (NEW, DRAFT), before=with_pupil),
    fosters.change_foster: Line(
        LEAD,
        lambda _: (key("asuh"), 1, DRAFT.model_copy(update={"name": "Pak Edi"})),
        before=registered,
    ),
    fosters.end_foster: Line(LEAD, lambda _: (key("asuh"), 1, DAY), before=registered),
}

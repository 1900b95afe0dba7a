"""Makers of what a reminder is about."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from data.activity import PlannedDay
from data.language import Language
from organizing.reminders.models import (
    Receiver,
    RemindedActivity,
    RemindedTask,
    Sender,
)
from tests.make import RINA

TODAY = date(2026, 8, 17)
"""A Monday."""

ACTIVITY = UUID(int=70)
SENDER = Sender(name="Sari", school="SMP Negeri Contoh", clock="WIB", today=TODAY)


def a_receiver(**facts: Any) -> Receiver:
    """Rina, who reads English and has no link."""
    usual = {
        "id": RINA.id,
        "name": "Rina",
        "phone": "+6281234567890",
        "language": Language.ENGLISH,
        "link_id": None,
    }
    return Receiver.model_validate(usual | facts)


def a_reminded_task(
    title: str = "Undangan", due: int = 1, **facts: Any
) -> RemindedTask:
    """A task of Rina's, due so many days from today."""
    usual = {
        "id": UUID(int=80),
        "title": title,
        "activity_id": ACTIVITY,
        "activity": "Rapat",
        "person_ids": (RINA.id,),
        "people": ("Rina",),
        "due_on": TODAY + timedelta(days=due),
        "is_hindered": False,
    }
    return RemindedTask.model_validate(usual | facts)


def a_reminded_activity(days: int | None = 5, **facts: Any) -> RemindedActivity:
    """An activity so many days from today that needs Rina."""
    usual = {
        "id": ACTIVITY,
        "title": "Rapat",
        "when": PlannedDay(day=None if days is None else TODAY + timedelta(days=days)),
        "starts_at": time(8),
        "ends_at": time(11, 30),
        "place": "Aula",
        "person_ids": (RINA.id,),
    }
    return RemindedActivity.model_validate(usual | facts)

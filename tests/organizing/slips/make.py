"""Makers of duty slips."""

from datetime import time

from data.store import Store
from organizing.links.actions import tokens_for
from organizing.slips.queries import DutySlips, duty_slips
from planning.activities.models import Activity
from tests.make import NOW, RINA, SARI, TONO, acting
from tests.organizing.links.make import a_token
from tests.organizing.make import a_position, a_task, an_activity

ORIGIN = "http://192.168.1.10:8501"


def a_committee(store: Store) -> Activity:
    """An activity that Tono leads; Rina has a section, two tasks and a link."""
    activity = an_activity(
        store, starts_at=time(8), ends_at=time(10, 30), rundown="08.00 Pembukaan"
    )
    a_position(store, activity, "Ketua", TONO)
    section = a_position(store, activity, "Seksi acara", RINA)
    a_task(store, activity)
    a_task(store, activity, "Menyusun acara", position=section, offset=-7)
    a_token(store)
    return activity


def slips_of(store: Store, activity: Activity) -> DutySlips:
    """Its slips, with the addresses of those who hold a link."""
    slips = duty_slips(store, activity.id, NOW)
    tokens = tokens_for(acting(store, SARI), list(slips.links.values()))
    return slips.opened_at(ORIGIN, tokens)

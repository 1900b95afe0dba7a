"""The page of contacts with families: one's own in words, everybody's in numbers."""

from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.errors import NotFound
from data.few import shared, shared_one
from data.language import N_, say
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.forms import refuse
from data.ui.links import go, link
from data.ui.pages import Page, Section
from execution.contacts import queries
from execution.contacts import store as contacts
from execution.contacts.models import Contact, reader_of
from execution.contacts.page import numbers, one, own
from planning.activities.models import Activity

PAGE = Page(
    N_("Family contacts"),
    "kontak",
    "lock",
    Section.EXECUTE,
    Duty.READ_CONTACTS,
    heading=N_("Family contacts {year}"),
    words=N_("home visits, consultation, counselling"),
)


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    if not duties.may(Duty.KEEP_CONTACTS, desk.person):
        numbers.told(desk)
        return
    chosen = _asked_for(desk)
    if chosen:
        one.show(desk, chosen)
    else:
        own.show(desk)


def part(desk: Desk, activity: Activity) -> None:
    """Show in an activity's room how many contacts count for it, to who may know.

    Nothing for everybody else.
    """
    if not duties.may(Duty.COUNT_CONTACTS, desk.person):
        return
    rows = queries.activity_contacts(desk.store, activity.id, desk.today)
    if not rows:
        return
    counted = shared({row.kind: row.contacts for row in rows})
    kinds = [Figure(say(row.kind.label), counted[row.kind]) for row in rows]
    met = shared_one(sum(row.met for row in rows))
    figures([*kinds, Figure(say("Somebody of the family was met"), met)])
    go(say("Family contacts"), link(desk, PAGE.path, kegiatan=activity.id))


def _asked_for(desk: Desk) -> Contact | None:
    """Return the contact that the address names, or None; told where it is not."""
    asked = st.query_params.get("kontak")
    if not asked:
        return None
    try:
        return contacts.contact(desk.store, UUID(asked), reader_of(desk.person))
    except (NotFound, ValueError):
        refuse(NotFound(Contact.table.missing))
        return None

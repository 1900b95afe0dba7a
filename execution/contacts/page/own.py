"""One's own contacts: what waits, a new one, the list, and what is too old."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final
from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import in_month, in_short, say, say_many
from data.roster.queries import listed_pupils
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.filters import Choice, narrowed_by
from data.ui.forms import as_drawn, saving
from data.ui.tables import lines, listing
from data.ui.tabs import unfold
from execution.contacts import cards, form, queries
from execution.contacts import store as contacts
from execution.contacts.actions import (
    clear_contacts,
    keep_limit,
)
from execution.contacts.models import (
    ContactSettingDraft,
    ContactStep,
    clears_before,
    reader_of,
)
from execution.contacts.page import numbers
from execution.contacts.queries import ListedContact

AT_ONCE: Final = 40


def show(desk: Desk) -> None:
    """Draw what waits for the person, and all that they read."""
    reader = reader_of(desk.person)
    rows = queries.listed_contacts(desk.store, reader, desk.year)
    _waiting(desk, reader)
    if desk.year_is_open:
        pupil = _pupil_asked(desk)
        unfold(
            say("Write down a contact"),
            "new-contact",
            partial(form.new_contact, desk, pupil),
            icon=":material/edit:",
            opened=pupil is not None,
            begins="contact",
        )
    if rows:
        _list(desk, rows)
    else:
        st.info(
            say(
                "No contact of this year is written down yet. Begin above: a visit, a "
                "consultation, a call, a note in the liaison book."
            )
        )
    st.caption(
        say(
            "Confidential: a contact is read by who is in charge of it, by whom it was "
            "shown to, and by the vice principal for public relations."
        )
    )
    if duties.may(Duty.COUNT_CONTACTS, desk.person) and rows:
        label = say("In numbers, as others may see them")
        unfold(label, "contact-numbers", partial(numbers.in_numbers, desk))
    if duties.may(Duty.CLEAR_CONTACTS, desk.person):
        unfold(say("Clear old contacts"), "clear-contacts", partial(_clearing, desk))


def _waiting(desk: Desk, reader: UUID | None) -> None:
    """Show first what waits for the person, what is due soonest at the top."""
    rows = queries.listed_contacts(desk.store, reader, waits_for=desk.person.id)
    waiting = sorted(
        (row for row in rows if row.next_step or row.waits_for_words(desk.today)),
        key=lambda row: (row.due_on or row.met_on, row.id),
    )
    if not waiting:
        return
    st.subheader(say("What waits for you"))
    shown = cards.listed(desk, waiting[:AT_ONCE], with_person=False)
    listing(cards.heads(with_person=False), [shown])


def _pupil_asked(desk: Desk) -> UUID | None:
    """Return the pupil whom the address names for a new contact."""
    asked = st.query_params.get("siswa", "")
    if not asked:
        return None
    ids = (pupil.id for pupil in listed_pupils(desk.store, desk.year))
    return next((one for one in ids if str(one) == asked), None)


def _list(desk: Desk, rows: Sequence[ListedContact]) -> None:
    reads_all = duties.may(Duty.SEE_EVERY_CONTACT, desk.person)
    chosen = _narrowed(desk, rows, reads_all=reads_all)
    found = [row for row in rows if _fits(row, chosen, desk)]
    st.subheader(
        say_many("{count} contact", "{count} contacts", len(found))
        if len(found) == len(rows)
        else say("{count} of {all} contacts", count=len(found), all=len(rows))
    )
    heads = cards.heads(with_person=reads_all)

    def draw(some: Sequence[ListedContact]) -> None:
        listing(heads, [cards.listed(desk, some, with_person=reads_all)])

    if found:
        draw(found[:AT_ONCE])
    else:
        st.info(say("None of the contacts is like this. Choose less."))
    if rest := found[AT_ONCE:]:
        more = say_many("{count} more", "{count} more", len(rest))
        unfold(more, "more-contacts", partial(draw, rest))


def _narrowed(
    desk: Desk, rows: Sequence[ListedContact], *, reads_all: bool
) -> dict[str, str | None]:
    steps = {
        "terlambat": say("Next step overdue"),
        **{step.value: say(step.label) for step in ContactStep},
    }
    groups = {row.class_group: row.class_group for row in reversed(rows)}
    months = {f"{row.met_on:%Y-%m}": in_month(row.met_on) for row in reversed(rows)}
    kinds = {row.kind.value: say(row.kind.label) for row in rows}
    people = {str(row.person_id): row.person for row in rows}
    first = [Choice("step", "keadaan", say("How far"), steps)]
    if reads_all:
        first.append(Choice("person", "penanggung", say("In charge"), people))
    return narrowed_by(
        say("Narrow the list"),
        first,
        (
            Choice("kind", "jenis", say("What it was"), kinds),
            Choice("group", "rombel", say("Class group"), dict(sorted(groups.items()))),
        ),
        (
            Choice("month", "bulan", say("Month"), months),
            Choice("activity", "kegiatan", say("Activity"), _activities(desk, rows)),
        ),
    )


def _activities(desk: Desk, rows: Sequence[ListedContact]) -> dict[str, str]:
    counted = {row.activity_id for row in rows}
    there = queries.counting_activities(desk.store, desk.year)
    return {str(a.activity_id): a.title for a in there if a.activity_id in counted}


def _fits(row: ListedContact, chosen: Mapping[str, str | None], desk: Desk) -> bool:
    step = chosen["step"]
    is_late = step == "terlambat" and row.is_overdue(desk.today)
    is_there = step in {None, row.step(desk.today).value}
    facts = {
        "kind": row.kind.value,
        "group": row.class_group,
        "month": f"{row.met_on:%Y-%m}",
        "activity": str(row.activity_id),
        "person": str(row.person_id),
    }
    asked = {name: chosen.get(name) for name in facts}
    return (is_late or is_there) and all(
        code in {None, facts[name]} for name, code in asked.items()
    )


def _clearing(desk: Desk) -> None:
    setting = contacts.setting(desk.store)
    setting = as_drawn(setting, "contact-limit")
    first_kept = clears_before(desk.today, setting.keep_years)
    rows = queries.listed_contacts(desk.store, None, ended_before=first_kept)
    st.caption(
        say(
            "Contacts that ended before {day} are to be cleared: the school keeps them "
            "no longer than it needs them.",
            day=first_kept,
        )
    )
    if rows:
        _old(desk, rows)
    else:
        st.info(say("No contact is that old."))
    key = f"contact-limit-{setting.version}"
    with st.form(key, border=False):
        fields = Fields(key, setting)
        fields.whole("keep_years", say("Years that contacts are kept"), 1, 10)
        sent = st.form_submit_button(say("Keep this limit"))
    if sent:
        with saving("contact-limit", say("The limit was kept."), **fields.labels):
            draft = ContactSettingDraft.model_validate(fields.typed)
            keep_limit(desk.act(), setting.version, draft)


def _old(desk: Desk, rows: Sequence[ListedContact]) -> None:
    lines(
        [
            {
                say("Pupil"): row.pupil or "–",
                say("Date"): in_short(row.met_on),
                say("What it was"): say(row.kind.label),
                say("In charge"): row.person,
            }
            for row in rows[:AT_ONCE]
        ]
    )
    ids, count = [row.id for row in rows], len(rows)
    ending(
        say_many("Clear {count} contact", "Clear {count} contacts", count),
        say(
            "They are gone for good, with their files, for everybody. The history "
            "keeps that they were there, not what they said; an activity for which "
            "they counted keeps the number, not the pupil. Backups made before still "
            "hold them until they are replaced."
        ),
        say("Clear them for good"),
        lambda: clear_contacts(desk.act(), ids),
        say("The old contacts were cleared."),
        key=f"clear-{count}-{ids[0]}",
        back=Back.NEVER,
    )

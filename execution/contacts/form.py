"""The form of a contact, and what hangs on one: files, who sees it, its end."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

import streamlit as st

from data import duties
from data.contacts import (
    CAN_BE_MET,
    Channel,
    ContactKind,
    FamilyEffort,
    Purpose,
    SchoolEffort,
    ShownData,
    Topic,
)
from data.duties import Duty
from data.language import in_moment, say
from data.roster.queries import listed_pupils
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.files import handing_in_one, size_in_words
from data.ui.forms import form_id, press, saving
from data.ui.links import unmarked
from data.ui.passages import Passage, passages
from execution.contacts import queries
from execution.contacts.actions import (
    attach,
    change_contact,
    close_contact,
    detach,
    open_file,
    record_contact,
    remove_contact,
    reopen_contact,
    share_contact,
    take_back_share,
)
from execution.contacts.models import Contact, ContactDraft, granting_refusal
from execution.contacts.queries import ContactFile, ContactPerson, ContactReader


class Choices:
    """What may be chosen in the form of a contact: pupils, people, activities."""

    def __init__(self, desk: Desk, kept: Contact | None = None) -> None:
        pupils = listed_pupils(desk.store, desk.year)
        self.pupils = {one.id: f"{one.name} · {one.class_group}" for one in pupils}
        people = queries.contact_people(desk.store)
        self.in_charge = {one.id: _called(one) for one in people}
        self.with_account = {one.id: one.name for one in people if one.has_account}
        self.activities = {
            one.activity_id: one.title
            for one in queries.counting_activities(desk.store, desk.year)
        }
        if kept and kept.activity_id and kept.activity_id not in self.activities:
            title = queries.facts_of(desk.store, kept.id).activity
            self.activities[kept.activity_id] = title


def _called(person: ContactPerson) -> str:
    if person.has_account:
        return person.name
    return say("{name} (without a teacher's account)", name=person.name)


# ── writing one down ─────────────────────────────────────────────────────────


def new_contact(desk: Desk, student_id: UUID | None = None) -> None:
    """Ask for a new contact; what matters first, the rest behind a fold."""
    contact_id = form_id("contact")
    usual: dict[str, object] = {"student_id": student_id}
    if desk.today in desk.year:
        usual["met_on"] = desk.today
    fields = Fields.new(contact_id, ContactDraft, **usual)

    def record(draft: ContactDraft) -> None:
        record_contact(desk.act(), contact_id, draft, desk.year)

    _form(desk, "contact", fields, Choices(desk), record)


def changing(desk: Desk, kept: Contact) -> None:
    """Ask for a contact's next version."""

    def change(draft: ContactDraft) -> None:
        change_contact(desk.act(), kept.id, kept.version, draft)

    fields = Fields(f"{kept.id}-{kept.version}", kept)
    _form(desk, f"contact-{kept.id}", fields, Choices(desk, kept), change)


def _form(
    desk: Desk,
    form: str,
    fields: Fields,
    choices: Choices,
    save: Callable[[ContactDraft], None],
) -> None:
    with st.form(f"form-{fields.key}", border=False):
        _first(desk, fields, choices)
        with st.expander(say("More: purpose, data, findings, commitments, activity")):
            _more(desk, fields, choices)
        sent = st.form_submit_button(
            say("Save the contact"), type="primary", width="stretch"
        )
    if sent:
        with saving(form, say("The contact was kept."), **fields.labels):
            save(ContactDraft.model_validate(fields.typed))


def _first(desk: Desk, fields: Fields, choices: Choices) -> None:
    """Ask for what is known at once; it is typed on a phone in under a minute."""
    left, right = fields.columns(1, 1)
    left.one("kind", say("What it was"), ContactKind, placeholder=say("Choose"))
    right.one(
        "student_id",
        say("Pupil"),
        choices.pupils,
        placeholder=say("Type a name"),
    )
    left, right = fields.columns(1, 1)
    left.day("met_on", say("Date"), desk.year)
    right.pills("met", say("Of the family there were"), CAN_BE_MET)
    fields.pills("topics", say("Topics"), Topic)
    fields.area("agreement", say("What was agreed"), height=90)
    left, right = fields.columns(2, 1)
    left.line("next_step", say("Next step"))
    right.day("due_on", say("Until when"))


def _more(desk: Desk, fields: Fields, choices: Choices) -> None:
    left, right = fields.columns(1, 1)
    left.one("channel", say("By what"), Channel, nothing=say("As usual for its kind"))
    right.hour("met_at", say("Hour"))
    left, right = fields.columns(1, 1)
    left.line("place", say("Place"))
    right.line("met_other", say("Who else was there"))
    if duties.may(Duty.SEE_EVERY_CONTACT, desk.person):
        fields.one(
            "person_id", say("In charge"), choices.in_charge, nothing=say("I myself")
        )
    fields.line("topic_note", say("About the topics, or which other topic"))
    fields.many("purposes", say("Purpose"), Purpose, placeholder=say("None"))
    fields.many(
        "shown", say("Data that were shown"), ShownData, placeholder=say("None")
    )
    fields.line("shown_note", say("About the data, or which other data"))
    fields.area("found", say("What was found"), height=110)
    none = say("None")
    label = say("What the parents will do")
    fields.many("family_efforts", label, FamilyEffort, placeholder=none)
    fields.line("family_note", say("About it, or what else the parents will do"))
    label = say("What the school will do")
    fields.many("school_efforts", label, SchoolEffort, placeholder=none)
    fields.line("school_note", say("About it, or what else the school will do"))
    fields.one(
        "next_person_id",
        say("Who has the next step"),
        choices.with_account,
        nothing=say("Who is in charge"),
        help=say("Whoever you choose can read and write this contact from then on."),
    )
    if choices.activities:
        fields.one(
            "activity_id",
            say("Counts for the activity"),
            choices.activities,
            nothing=say("None"),
            help=say("Its attendance says then who of the family was met."),
        )


# ── its end ──────────────────────────────────────────────────────────────────


def end(desk: Desk, kept: Contact) -> None:
    """Let a contact be closed with a note, or opened again."""
    key = f"{kept.id}-{kept.version}"
    if kept.closed_at is not None:
        press(
            say("Open it again"),
            lambda: reopen_contact(desk.act(), kept.id, kept.version),
            say("The contact is open again."),
            key=f"reopen-{key}",
        )
        return
    form = f"close-{kept.id}"
    with st.form(f"close-{key}", border=False):
        fields = Fields(f"close-{key}")
        label = say("What came of it")
        note = fields.area("note", label, shown=kept.closing_note, height=80)
        sent = st.form_submit_button(say("Close the contact"), width="stretch")
    if sent:
        with saving(form, say("The contact was closed."), **fields.labels):
            close_contact(desk.act(), kept.id, kept.version, note)


def removing(desk: Desk, kept: Contact) -> None:
    """Let a contact be removed that was written down by mistake."""
    if granting_refusal(kept, desk.person):
        return
    ending(
        say("Remove this contact"),
        say(
            "The contact is gone with its files, for everybody who could read it, and "
            "counts in no attendance any more. The history keeps that it was there, "
            "not what it said."
        ),
        say("Remove the contact for good"),
        lambda: remove_contact(desk.act(), kept.id, kept.version),
        say("The contact was removed."),
        key=f"remove-{kept.id}-{kept.version}",
        back=Back.NEVER,
    )


# ── who sees it ──────────────────────────────────────────────────────────────


def readers(desk: Desk, kept: Contact) -> None:
    """Show who can read a contact, and let it be shown to others or no more."""
    people = {one.id: one for one in queries.contact_people(desk.store)}
    given = queries.contact_readers(desk.store, kept.id)
    in_charge = queries.facts_of(desk.store, kept.id).person
    passages([Passage(in_charge, name=say("In charge")), *_shown_to(desk, given)])
    st.caption(
        say(
            "The vice principal for public relations reads every contact. The "
            "principal sees numbers, and opens one only by giving a reason that is "
            "kept in the history. Committees never see it."
        )
    )
    owner = people.get(kept.person_id)
    if owner and not owner.has_account:
        st.info(
            say("Who is in charge has no account as teacher, and cannot read it here.")
        )
    if granting_refusal(kept, desk.person):
        return
    _sharing(desk, kept, people, {one.person_id for one in given})
    for one in given:
        _taking_back(desk, kept, one)


def _shown_to(desk: Desk, given: list[ContactReader]) -> list[Passage]:
    zone = desk.school.zone
    return [
        Passage(
            say(
                "{name}, by {giver} on {moment}",
                name=one.name,
                giver=one.given_by,
                moment=in_moment(one.made_at, zone),
            ),
            name=say("Shown to"),
        )
        for one in given
    ]


def _sharing(
    desk: Desk, kept: Contact, people: Mapping[UUID, ContactPerson], given: set[UUID]
) -> None:
    others = {
        one.id: one.name
        for one in people.values()
        if one.has_account and not one.reads_all
        if one.id not in given | {kept.person_id}
    }
    if not others:
        st.caption(say("Nobody else has an account as teacher or guidance counsellor."))
        return
    form = f"share-{kept.id}"
    key = f"{form}-{len(given)}"
    with st.form(key, border=False):
        fields = Fields(key)
        chosen = fields.one(
            "person", say("Show it to"), others, placeholder=say("Choose")
        )
        sent = st.form_submit_button(say("Show them this contact"))
    if sent and chosen is None:
        st.error(say("Choose first to whom it is shown."))
    elif sent and chosen is not None:
        with saving(form, say("{name} can read it now.", name=others[chosen])):
            share_contact(desk.act(), kept.id, chosen)


def _taking_back(desk: Desk, kept: Contact, one: ContactReader) -> None:
    ending(
        say("Take back from {name}", name=one.name),
        say(
            "{name} cannot read or write this contact any more. What {name} wrote "
            "stays; a next step of theirs goes back to who is in charge.",
            name=one.name,
        ),
        say("Take back {name}'s access", name=one.name),
        lambda: take_back_share(desk.act(), kept.id, one.person_id),
        say("{name} cannot read it any more.", name=one.name),
        key=f"unshare-{kept.id}-{one.person_id}-{kept.version}",
        back=Back.ANOTHER,
    )


# ── its files ────────────────────────────────────────────────────────────────


def files(desk: Desk, kept: Contact, *, may_change: bool) -> None:
    """Show a contact's files, and take further ones, such as the signed record."""
    there = queries.contact_files(desk.store, kept.id)
    if not there:
        st.caption(say("No file yet. A photo of the signed record fits here."))
    for file in there:
        _file(desk, kept, file, may_change=may_change)
    if may_change:
        _attaching(desk, kept)


def _file(desk: Desk, kept: Contact, file: ContactFile, *, may_change: bool) -> None:
    def content() -> bytes:
        act = replace(desk, store=desk.store.cursor()).act()
        return open_file(act, file.id, kept.id).content

    st.download_button(
        unmarked(file.name),
        content,
        file.name,
        file.media_type,
        key=f"file-{file.id}",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )
    size = size_in_words(file.size)
    made = in_moment(file.made_at, desk.school.zone)
    st.caption(" · ".join((size, unmarked(file.person), made)))
    if may_change:
        ending(
            say("Remove"),
            say("The file is gone for everybody who could read this contact."),
            say("Remove the file"),
            partial(detach, desk.act(), file.id, kept.id),
            say("“{name}” was removed.", name=file.name),
            key=f"detach-{file.id}",
            back=Back.NEVER,
        )


def _attaching(desk: Desk, kept: Contact) -> None:
    def add(attachment_id: UUID, name: str, content: bytes) -> None:
        attach(desk.act(), attachment_id, kept.id, name, content)

    handing_in_one(kept.id, add)

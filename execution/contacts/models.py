"""Contacts with a family: what is kept, who reads it, what is too old, and counts."""

import calendar
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import Field

from data import duties
from data.actor import Actor
from data.calendar import SchoolYear
from data.contacts import (
    CAN_BE_MET,
    CHANNELS,
    Channel,
    ContactKind,
    FamilyEffort,
    Purpose,
    SchoolEffort,
    ShownData,
    Topic,
)
from data.cooperation import CooperationForm
from data.duties import Duty
from data.errors import HumasError, NotAllowed, Refused, WrongStep
from data.language import N_, in_list, say
from data.participants import Presence
from data.record import KeptRecord, Record, Term, Text, Words

RECORD: Final = "family_contact"
"""The table's name, as the history knows it: its lines never say what was spoken."""

MOST_FILES: Final = 10
COUNTED_FORMS: Final = (
    CooperationForm.HOME_VISIT,
    CooperationForm.KONSULTASI,
    CooperationForm.CASE_CONF,
    CooperationForm.BUKU_PENGHUBUNG,
)
"""The forms of cooperation in whose attendance a contact can count."""

KEEP_YEARS: Final = 2
"""So many years contacts are kept until the school decides otherwise."""


class ContactStep(Term):
    """How far a contact is."""

    PLANNED = "planned", N_("Still to come")
    OPEN = "open", N_("Open")
    CLOSED = "closed", N_("Ended")


class ContactDraft(Record):
    """What is filled in about a contact; ``channel`` none: the usual one of its kind.

    ``person_id`` is who is in charge; none: who writes it. ``next_person_id`` none:
    who is in charge has the next step.
    """

    kind: ContactKind
    student_id: UUID
    met_on: date
    met_at: time | None = None
    channel: Channel | None = None
    place: Words = ""
    met: tuple[Presence, ...] = ()
    met_other: Words = ""
    person_id: UUID | None = None
    topics: tuple[Topic, ...] = ()
    topic_note: Words = ""
    purposes: tuple[Purpose, ...] = ()
    shown: tuple[ShownData, ...] = ()
    shown_note: Words = ""
    found: Text = ""
    agreement: Text = ""
    family_efforts: tuple[FamilyEffort, ...] = ()
    family_note: Words = ""
    school_efforts: tuple[SchoolEffort, ...] = ()
    school_note: Words = ""
    next_step: Words = ""
    next_person_id: UUID | None = None
    due_on: date | None = None
    activity_id: UUID | None = None

    def refusal(self, today: date, year: SchoolYear) -> HumasError | None:
        """Return what is missing or contradicts itself, or None."""
        return next(self._refusals(today, year), None)

    def _refusals(self, today: date, year: SchoolYear) -> Iterator[HumasError]:
        if self.met_on not in year:
            yield Refused(
                N_("{day} is not in the school year {year}. Correct the day."),
                day=self.met_on,
                year=str(year),
            )
        if self.channel and self.channel not in CHANNELS[self.kind]:
            yield Refused(
                N_("“{kind}” cannot be by “{channel}”. Choose one of: {channels}."),
                kind=self.kind,
                channel=self.channel,
                channels=in_list([say(way.label) for way in CHANNELS[self.kind]]),
            )
        if set(self.met) - set(CAN_BE_MET):
            yield Refused(N_("Choose who of the family was there."))
        if self.met_on > today and (self.met or self.met_other):
            yield Refused(
                N_(
                    "{day} has not come yet, so nobody was met. Leave open who of the "
                    "family was there."
                ),
                day=self.met_on,
            )
        if not self.topics:
            yield Refused(N_("Choose at least one topic."))
        yield from self._unsaid()
        yield from self._refusals_of_the_next_step()

    def _unsaid(self) -> Iterator[HumasError]:
        """Say which “something else” was chosen without saying what."""
        for chosen, note, asked in (
            (Topic.OTHER in self.topics, self.topic_note, N_("Say which other topic.")),
            (
                ShownData.OTHER in self.shown,
                self.shown_note,
                N_("Say which other data were shown."),
            ),
            (
                FamilyEffort.OTHER in self.family_efforts,
                self.family_note,
                N_("Say what else the parents will do."),
            ),
            (
                SchoolEffort.OTHER in self.school_efforts,
                self.school_note,
                N_("Say what else the school will do."),
            ),
        ):
            if chosen and not note:
                yield Refused(asked)

    def _refusals_of_the_next_step(self) -> Iterator[HumasError]:
        if not self.next_step and (self.due_on or self.next_person_id):
            yield Refused(N_("Write what the next step is, or leave its day empty."))
        if self.next_step and not self.due_on:
            yield Refused(N_("Say until when the next step is to be done."))
        if self.due_on and self.due_on < self.met_on:
            yield Refused(
                N_("The next step cannot be due on {day}, before the contact itself."),
                day=self.due_on,
            )


class Contact(
    ContactDraft,
    KeptRecord,
    table=RECORD,
    fixed=("school_year", "made_at", "made_by"),
    missing=N_("This contact was not found among yours. It may have been removed."),
):
    """A kept contact of a school year."""

    id: UUID
    school_year: int
    class_group_id: UUID
    channel: Channel
    person_id: UUID
    closed_at: datetime | None = None
    closing_note: Text = ""
    made_at: datetime
    made_by: UUID
    version: int

    def draft(self) -> ContactDraft:
        """Return the contact as it would be filled in again."""
        return ContactDraft.as_kept(
            **{name: getattr(self, name) for name in ContactDraft.model_fields}
        )

    def changed_to(self, draft: ContactDraft, class_group_id: UUID) -> Self:
        """Return its next version."""
        return self.model_copy(
            update={
                **filled(draft, self.person_id),
                "class_group_id": class_group_id,
                "version": self.version + 1,
            }
        )

    def step(self, today: date) -> ContactStep:
        """Return how far it is."""
        return step_of(self.met_on, today, is_closed=self.closed_at is not None)

    @property
    def presence(self) -> Presence:
        """Who came for the pupil, as an attendance list says it."""
        if not self.met:
            return Presence.ABSENT
        if not self.channel.is_direct:
            return Presence.ONLINE
        return next(one for one in CAN_BE_MET if one in self.met)

    @property
    def owner_of_next_step(self) -> UUID:
        """Who has the next step."""
        return self.next_person_id or self.person_id


def counted(there: Sequence[Contact]) -> Contact | None:
    """Return which of several contacts for one activity says who came for the pupil.

    The first that met somebody, else the last that says anything; those that are still
    to come say nothing.
    """
    met = [one for one in there if one.met]
    said = [one for one in there if one.found or one.agreement or one.met_other]
    return met[0] if met else said[-1] if said else None


def filled(draft: ContactDraft, person_id: UUID) -> dict[str, object]:
    """Return a draft's facts, with what it leaves to the usual."""
    facts = {name: getattr(draft, name) for name in ContactDraft.model_fields}
    return facts | {
        "channel": draft.channel or CHANNELS[draft.kind][0],
        "person_id": draft.person_id or person_id,
    }


def step_of(met_on: date, today: date, *, is_closed: bool) -> ContactStep:
    """Return how far a contact is."""
    if is_closed:
        return ContactStep.CLOSED
    return ContactStep.PLANNED if met_on > today else ContactStep.OPEN


class ContactGrant(
    KeptRecord, table="family_contact_grant", key=("family_contact_id", "person_id")
):
    """Somebody who may read and write a contact that is not theirs."""

    family_contact_id: UUID
    person_id: UUID
    made_at: datetime
    made_by: UUID


class ContactSettingDraft(Record):
    """After how many years the school clears its contacts."""

    keep_years: Annotated[int, Field(ge=1, le=10)] = KEEP_YEARS


class ContactSetting(
    ContactSettingDraft,
    KeptRecord,
    table="family_contact_setting",
    key=(),
    fixed=("id",),
):
    """The school's own limit; version 0 is the delivered one."""

    id: int = 1
    version: int = 0


# ── who may ──────────────────────────────────────────────────────────────────


def reader_of(by: Actor) -> UUID | None:
    """Return whose contacts a person reads, None for everybody's, or raise why not.

    Every question about contacts with their words asks it first.
    """
    duties.demand(Duty.KEEP_CONTACTS, by)
    return None if duties.may(Duty.SEE_EVERY_CONTACT, by) else by.id


def in_charge_refusal(
    person_id: UUID | None, by: Actor, before: UUID | None = None
) -> HumasError | None:
    """Return why ``by`` cannot put this person in charge, or None.

    ``before``: in whose charge it is; nobody takes what was only shown to them.
    """
    if duties.may(Duty.SEE_EVERY_CONTACT, by):
        return None
    if person_id in {None, by.id} and before in {None, by.id}:
        return None
    return NotAllowed(
        N_(
            "You write down your own contacts. Who else is in charge of one, the vice "
            "principal for public relations decides."
        )
    )


def granting_refusal(contact: Contact, by: Actor) -> HumasError | None:
    """Return why ``by`` cannot let others see a contact, or remove it, or None."""
    if contact.person_id == by.id or duties.may(Duty.SEE_EVERY_CONTACT, by):
        return None
    return NotAllowed(
        N_(
            "Only who is in charge of this contact and the vice principal for public "
            "relations decide who sees it and whether it is removed."
        )
    )


def receiver_refusal(person_id: UUID, receivers: Collection[UUID]) -> HumasError | None:
    """Return why a contact cannot be shown to this person, or None.

    ``receivers``: who has an open account that keeps contacts.
    """
    if person_id in receivers:
        return None
    return Refused(
        N_(
            "A contact can be shown only to who has an account as teacher or guidance "
            "counsellor. Open one on the page “Accounts” first."
        )
    )


# ── its steps ────────────────────────────────────────────────────────────────


def closed_refusal(contact: Contact) -> HumasError | None:
    """Return why a contact cannot be changed any more, or None."""
    if contact.closed_at is None:
        return None
    return WrongStep(N_("This contact is closed. Open it again first, then change it."))


def closing_refusal(contact: Contact, note: str, today: date) -> HumasError | None:
    """Return why a contact cannot be closed, or None."""
    if contact.met_on > today:
        return WrongStep(
            N_("This contact is still to come. Change its day, or remove it.")
        )
    if not note.strip():
        return Refused(N_("Write in a sentence what came of it, then close it."))
    return None


def attaching_refusal(files: int) -> HumasError | None:
    """Return why no further file is taken, or None."""
    if files < MOST_FILES:
        return None
    return Refused(
        N_("A contact has at most {most} files. Remove one first."), most=MOST_FILES
    )


def activity_refusal(
    title: str, *, is_closed: bool, is_invited: bool
) -> HumasError | None:
    """Return why a contact does not count in an activity's attendance, or None."""
    if is_closed:
        return WrongStep(
            N_(
                "“{title}” is closed, so its attendance stays as it is. Leave the "
                "activity empty."
            ),
            title=title,
        )
    if not is_invited:
        return Refused(
            N_(
                "“{title}” does not invite this pupil's family. Choose another "
                "activity, or leave it empty."
            ),
            title=title,
        )
    return None


# ── what is too old ──────────────────────────────────────────────────────────


def clears_before(today: date, keep_years: int) -> date:
    """Return the first day that is kept; what ended before is to be cleared."""
    year = today.year - keep_years
    last = calendar.monthrange(year, today.month)[1]
    return date(year, today.month, min(today.day, last))


def clearing_refusal(asked: int, old: int) -> HumasError | None:
    """Return why what was asked for is not cleared, or None."""
    if not asked:
        return Refused(N_("There is nothing to clear."))
    if asked == old:
        return None
    return WrongStep(
        N_(
            "Some of these contacts are not old enough to be cleared, or were cleared "
            "already. Look at the list again."
        )
    )

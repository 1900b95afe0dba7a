"""Keeping contacts with families, who may read them, and what they add elsewhere."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from data.attachments import store as attachments
from data.attachments.models import Attachment
from data.errors import NotFound
from data.record import KeptRecord, Record
from data.store import Store
from execution.attendance.models import ActivityPupil
from execution.contacts.models import (
    COUNTED_FORMS,
    Contact,
    ContactGrant,
    ContactSetting,
)


class ContactFile(
    KeptRecord,
    table="family_contact_attachment",
    key=("family_contact_id", "attachment_id"),
):
    """That a file belongs to a contact."""

    family_contact_id: UUID
    attachment_id: UUID


class CountedIn(Record):
    """An activity whose attendance a contact counts in.

    ``is_by_name``: it is for some families, which are named one by one.
    ``is_of_contacts``: it is that, or of visits, talks, conferences or notes.
    """

    title: str
    school_year: int
    is_by_name: bool
    is_of_contacts: bool
    is_closed: bool


class Opened(Record):
    """A contact that the principal opened, and how many there are about the pupil."""

    contact: Contact | None
    place: int
    of: int


def contact(store: Store, contact_id: UUID, reader: UUID | None) -> Contact:
    """Return a contact that this person reads (None: who reads all), or NotFound."""
    found = store.get(Contact, contact_id)
    if reader is None:
        return found
    own = store.number(
        """
        select count(*)
        from family_contact_reader
        where family_contact_id = $id and person_id = $reader
        """,
        id=contact_id,
        reader=reader,
    )
    if not own:
        raise NotFound(Contact.table.missing)
    return found


def setting(store: Store) -> ContactSetting:
    """Return how long contacts are kept; the delivered limit until it is changed."""
    return store.find(ContactSetting) or ContactSetting()


def class_group_of(store: Store, student_id: UUID, year: int) -> UUID | None:
    """Return the class group of a pupil in a year, None where they are in none."""
    found = store.column(
        """
        select class_group_id
        from enrolment
        where student_id = $student_id and school_year = $year
        order by class_group_id
        """,
        student_id=student_id,
        year=year,
    )
    return next(iter(found), None)


def receivers(store: Store, roles: Collection[str]) -> frozenset[UUID]:
    """Return who is active and has an open account of one of these roles."""
    found = store.column(
        """
        select account.person_id
        from account
        inner join person on person.id = account.person_id
        where account.closed_at is null
            and person.is_active
            and list_contains($roles::text[], account.role)
        order by account.person_id
        """,
        roles=sorted(roles),
    )
    return frozenset(found)


def newest_of(store: Store, student_id: UUID) -> list[UUID]:
    """Return the contacts about a pupil, the newest first."""
    return store.column(
        """
        select id
        from family_contact
        where student_id = $student_id
        order by met_on desc, id desc
        """,
        student_id=student_id,
    )


def ended_before(store: Store, first_kept: date) -> list[UUID]:
    """Return the contacts whose last day lies before ``first_kept``."""
    return store.column(
        """
        select id
        from family_contact
        where greatest(met_on, due_on, closed_at::date) < $first_kept
        order by met_on, id
        """,
        first_kept=first_kept,
    )


# ── files ────────────────────────────────────────────────────────────────────


def count_files(store: Store, contact_id: UUID) -> int:
    """Return how many files a contact has."""
    return store.count(ContactFile, family_contact_id=contact_id)


def find_file(store: Store, contact_id: UUID, content_hash: str) -> Attachment | None:
    """Return the contact's file with this content, or None."""
    return store.first(
        Attachment,
        """
        select attachment.*
        from attachment
        inner join family_contact_attachment as tied
            on tied.attachment_id = attachment.id
        where tied.family_contact_id = $id and attachment.sha256 = $sha256
        order by attachment.id
        """,
        id=contact_id,
        sha256=content_hash,
    )


def file(store: Store, contact_id: UUID, attachment_id: UUID) -> Attachment:
    """Return one of a contact's files, or raise NotFound."""
    tied = store.get(ContactFile, contact_id, attachment_id)
    return store.get(Attachment, tied.attachment_id)


def forget(store: Store, contact_id: UUID) -> None:
    """Remove a contact with its files and whom it was shown."""
    tied = store.column(
        """
        select attachment_id
        from family_contact_attachment
        where family_contact_id = $id
        order by attachment_id
        """,
        id=contact_id,
    )
    for attachment_id in tied:
        attachments.remove(store, attachment_id)
    store.remove(ContactFile, family_contact_id=contact_id)
    store.remove(ContactGrant, family_contact_id=contact_id)
    store.remove(Contact, contact_id)


# ── what a contact adds to an activity ───────────────────────────────────────


def counted_in(store: Store, activity_id: UUID) -> CountedIn | None:
    """Return what matters of an activity that a contact counts in."""
    return store.first(
        CountedIn,
        """
        select
            activity.title,
            activity.school_year,
            activity.audience = 'pupils' as is_by_name,
            activity.audience = 'pupils'
                or list_has_any(activity.forms, $forms::text[]) as is_of_contacts,
            closing.completed_at is not null as is_closed
        from activity
        left join closing on closing.activity_id = activity.id
        where activity.id = $id
        order by activity.id
        """,
        id=activity_id,
        forms=list(COUNTED_FORMS),
    )


def is_invited(store: Store, activity_id: UUID, student_id: UUID) -> bool:
    """Whether an activity invites a pupil's family."""
    return bool(
        store.number(
            """
            select count(*)
            from invited_pupil
            where activity_id = $activity_id and student_id = $student_id
            """,
            activity_id=activity_id,
            student_id=student_id,
        )
    )


def contacts_for(store: Store, activity_id: UUID, student_id: UUID) -> list[Contact]:
    """Return the contacts about a pupil that count for an activity."""
    return store.rows(
        Contact,
        """
        from family_contact
        where activity_id = $activity_id and student_id = $student_id
        order by met_on, id
        """,
        activity_id=activity_id,
        student_id=student_id,
    )


def name_pupil(store: Store, activity_id: UUID, student_id: UUID) -> None:
    """Let an activity that takes families by name be for a pupil's, too."""
    if not store.exists(ActivityPupil, activity_id, student_id):
        named = ActivityPupil(
            activity_id=activity_id, student_id=student_id, by_contact=True
        )
        store.add(named)


def unname_pupil(store: Store, activity_id: UUID, student_id: UUID) -> None:
    """Let an activity that a contact named a pupil for not be for them any more.

    Whom people chose there stays.
    """
    store.remove(
        ActivityPupil, activity_id=activity_id, student_id=student_id, by_contact=True
    )

"""Writing down what was spoken with families, and deciding who may read it.

For who may not read a contact it does not exist. No line of the history says what was
spoken, with whom, or about which pupil.
"""

from collections.abc import Sequence
from uuid import UUID

from data import duties
from data.act import Act
from data.attachments import store as attachments
from data.attachments.actions import keep_attachment
from data.attachments.models import Attachment, TakenFile, take
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import NotFound, Refused
from data.language import N_
from data.people.models import Person
from data.reasons import kept_words, reason_refusal
from data.school import store as schools
from data.store import Store
from execution.attendance import lists
from execution.contacts import models
from execution.contacts import store as contacts
from execution.contacts.models import (
    RECORD,
    Contact,
    ContactDraft,
    ContactGrant,
    ContactSetting,
    ContactSettingDraft,
)
from execution.contacts.store import ContactFile, Opened


def record_contact(
    act: Act, contact_id: UUID, draft: ContactDraft, year: SchoolYear
) -> Contact:
    """Keep a contact with a family; the same form twice is one."""
    with act.store.transaction():
        models.reader_of(act.by)
        schools.demand_open(act.store, year.start)
        if act.store.exists(Contact, contact_id):
            return _demand_contact(act, contact_id)
        new = Contact(
            **models.filled(draft, act.by.id),
            id=contact_id,
            school_year=year.start,
            class_group_id=_class_group(act.store, draft.student_id, year.start),
            made_at=act.now,
            made_by=act.by.id,
            version=1,
        )
        _check(act, new, draft, year)
        act.store.add(new)
        _note(act, contact_id, "added")
        _share_with_next(act, new)
        _count_in(act.store, new, is_new=True)
    return new


def change_contact(
    act: Act, contact_id: UUID, version: int, draft: ContactDraft
) -> Contact:
    """Keep a contact's next version."""
    with act.store.transaction():
        kept = _demand_changeable(act, contact_id)
        if refusal := models.closed_refusal(kept):
            raise refusal
        group = kept.class_group_id
        if draft.student_id != kept.student_id:
            group = _class_group(act.store, draft.student_id, kept.school_year)
        asked = kept.model_copy(update={"version": version})
        changed = asked.changed_to(draft, group)
        if kept == changed:
            return kept
        _check(act, changed, draft, SchoolYear(start=kept.school_year), kept)
        act.store.replace(changed)
        _note(act, contact_id, "changed")
        _share_with_next(act, changed)
        _count_in(act.store, kept)
        _count_in(act.store, changed, is_new=True)
    return changed


def remove_contact(act: Act, contact_id: UUID, version: int) -> None:
    """Remove a contact that was written down by mistake; twice is once."""
    with act.store.transaction():
        reader = models.reader_of(act.by)
        try:
            kept = contacts.contact(act.store, contact_id, reader)
        except NotFound:
            return  # gone, or not theirs: nobody is told which
        schools.demand_open(act.store, kept.school_year)
        if refusal := models.granting_refusal(kept, act.by):
            raise refusal
        act.store.remove(Contact, id=contact_id, version=version)
        contacts.forget(act.store, contact_id)
        _note(act, contact_id, "removed")
        _count_in(act.store, kept)


def close_contact(act: Act, contact_id: UUID, version: int, note: str) -> Contact:
    """Close a contact with a note of what came of it."""
    with act.store.transaction():
        kept, note = _demand_changeable(act, contact_id), kept_words(note)
        if kept.closed_at and kept.version == version + 1 and kept.closing_note == note:
            return kept
        today = schools.today(act.store, act.now)
        if refusal := models.closed_refusal(kept) or models.closing_refusal(
            kept, note, today
        ):
            raise refusal
        closed = {"closed_at": act.now, "closing_note": note, "version": version + 1}
        act.store.replace(kept.model_copy(update=closed))
        _note(act, contact_id, "closed")
    return kept.model_copy(update=closed)


def reopen_contact(act: Act, contact_id: UUID, version: int) -> Contact:
    """Open a closed contact again; its note stays until it is closed anew."""
    with act.store.transaction():
        kept = _demand_changeable(act, contact_id)
        if kept.closed_at is None:
            return kept
        opened = {"closed_at": None, "version": version + 1}
        act.store.replace(kept.model_copy(update=opened))
        _note(act, contact_id, "reopened")
    return kept.model_copy(update=opened)


# ── who may read it ──────────────────────────────────────────────────────────


def share_contact(act: Act, contact_id: UUID, person_id: UUID) -> None:
    """Let a teacher or counsellor read and write a contact that is not theirs."""
    with act.store.transaction():
        kept = _demand_contact(act, contact_id)
        if refusal := models.granting_refusal(kept, act.by):
            raise refusal
        _share(act, kept, person_id)


def take_back_share(act: Act, contact_id: UUID, person_id: UUID) -> None:
    """Let somebody read and write a contact no more, who could until now."""
    with act.store.transaction():
        kept = _demand_contact(act, contact_id)
        if refusal := models.granting_refusal(kept, act.by):
            raise refusal
        if act.store.remove(ContactGrant, contact_id, person_id):
            if kept.next_person_id == person_id:
                freed = {"next_person_id": None, "version": kept.version + 1}
                act.store.replace(kept.model_copy(update=freed))
            name = act.store.get(Person, person_id).name
            _note(act, contact_id, "access taken back", person=name)


def open_with_reason(act: Act, student_id: UUID, place: int, reason: str) -> Opened:
    """Let the principal read one contact about a pupil, counted from the newest.

    Each time a reason is asked and kept in the history, also where there is none.
    """
    with act.store.transaction():
        duties.demand(Duty.OPEN_CONTACTS, act.by)
        if refusal := reason_refusal(reason):
            raise refusal
        words = kept_words(reason)
        found = contacts.newest_of(act.store, student_id)
        if not 1 <= place <= len(found):
            _note(act, "–", "looked for with a reason", reason=words)
            return Opened(contact=None, place=place, of=len(found))
        kept = act.store.get(Contact, found[place - 1])
        _note(act, kept.id, "opened with a reason", reason=words)
    return Opened(contact=kept, place=place, of=len(found))


# ── files ────────────────────────────────────────────────────────────────────


def attach(
    act: Act, attachment_id: UUID, contact_id: UUID, name: str, content: bytes
) -> Attachment:
    """Keep a file with a contact, such as the signed record; the same file once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    file = take(name, content)  # slow for a photo: before others have to wait
    with act.store.transaction():
        _demand_changeable(act, contact_id)
        if act.store.exists(Attachment, attachment_id):
            return contacts.file(act.store, contact_id, attachment_id)
        content_hash = attachments.name_of(file.content)
        if same := contacts.find_file(act.store, contact_id, content_hash):
            return same
        files = contacts.count_files(act.store, contact_id)
        if refusal := models.attaching_refusal(files):
            raise refusal
        new = keep_attachment(act, file, attachment_id)
        tied = ContactFile(family_contact_id=contact_id, attachment_id=attachment_id)
        act.store.add(tied)
        _note(act, contact_id, "attached")
    return new


def detach(act: Act, attachment_id: UUID, contact_id: UUID) -> None:
    """Remove a file of a contact."""
    with act.store.transaction():
        _demand_changeable(act, contact_id)
        if act.store.remove(ContactFile, contact_id, attachment_id):
            attachments.remove(act.store, attachment_id)
            _note(act, contact_id, "detached")


def open_file(act: Act, attachment_id: UUID, contact_id: UUID) -> TakenFile:
    """Return a contact's file with its content, to who may read the contact."""
    _demand_contact(act, contact_id)
    found = contacts.file(act.store, contact_id, attachment_id)
    return TakenFile(
        name=found.name,
        media_type=found.media_type,
        content=attachments.content_of(act.store, found),
    )


# ── what is too old ──────────────────────────────────────────────────────────


def keep_limit(act: Act, version: int, draft: ContactSettingDraft) -> ContactSetting:
    """Keep after how many years contacts are to be cleared."""
    with act.store.transaction():
        duties.demand(Duty.CLEAR_CONTACTS, act.by)
        kept = contacts.setting(act.store)
        new = ContactSetting(**draft.model_dump(), version=version + 1)
        if kept == new:
            return kept
        if kept.version == version == 0:
            act.store.add(new)
        else:
            act.store.replace(new)
        act.note(ContactSetting.table.name, new.id, "kept", years=new.keep_years)
    return new


def clear_contacts(act: Act, contact_ids: Sequence[UUID]) -> int:
    """Remove contacts older than the school's limit; return how many.

    The history keeps that each was there, not what it said.
    """
    with act.store.transaction():
        duties.demand(Duty.CLEAR_CONTACTS, act.by)
        today = schools.today(act.store, act.now)
        limit = contacts.setting(act.store).keep_years
        old = contacts.ended_before(act.store, models.clears_before(today, limit))
        chosen = sorted(set(contact_ids))
        found = len(set(chosen) & set(old))
        if refusal := models.clearing_refusal(len(chosen), found):
            raise refusal
        for contact_id in chosen:
            kept = act.store.get(Contact, contact_id)
            contacts.forget(act.store, contact_id)
            _forget_whom(act.store, kept)
            _note(act, contact_id, "cleared")
    return len(chosen)


# ── parts ────────────────────────────────────────────────────────────────────


def _demand_contact(act: Act, contact_id: UUID) -> Contact:
    """Return a contact that the person may read, or raise why not."""
    return contacts.contact(act.store, contact_id, models.reader_of(act.by))


def _demand_changeable(act: Act, contact_id: UUID) -> Contact:
    """Return a contact of an open year that the person may write, or raise why not."""
    kept = _demand_contact(act, contact_id)
    schools.demand_open(act.store, kept.school_year)
    return kept


def _class_group(store: Store, student_id: UUID, year: int) -> UUID:
    found = contacts.class_group_of(store, student_id, year)
    if found is None:
        raise NotFound(N_("This pupil is not on the year's list. Choose another."))
    return found


def _check(
    act: Act,
    new: Contact,
    draft: ContactDraft,
    year: SchoolYear,
    before: Contact | None = None,
) -> None:
    """Raise why a contact cannot be kept like this, if so."""
    today = schools.today(act.store, act.now)
    if refusal := draft.refusal(today, year):
        raise refusal
    if before is None or new.person_id != before.person_id:
        in_charge = before.person_id if before else None
        if refusal := models.in_charge_refusal(draft.person_id, act.by, in_charge):
            raise refusal
        person = act.store.find(Person, new.person_id)
        if person is None or not person.is_active:
            raise Refused(
                N_("The person chosen is not active in the directory any more.")
            )
    counted = (new.activity_id, new.student_id)
    if new.activity_id and (
        before is None or counted != (before.activity_id, before.student_id)
    ):
        _check_activity(act.store, new.activity_id, new.student_id, year)


def _check_activity(
    store: Store, activity_id: UUID, student_id: UUID, year: SchoolYear
) -> None:
    activity = contacts.counted_in(store, activity_id)
    if (
        activity is None
        or activity.school_year != year.start
        or not activity.is_of_contacts
    ):
        raise NotFound(N_("This activity is not in the plan any more. Choose another."))
    invited = contacts.is_invited(store, activity_id, student_id)
    if refusal := models.activity_refusal(
        activity.title,
        is_closed=activity.is_closed,
        is_invited=invited or activity.is_by_name,
    ):
        raise refusal


def _share_with_next(act: Act, kept: Contact) -> None:
    """Let who has the next step read the contact, if they could not."""
    if kept.owner_of_next_step != kept.person_id:
        _share(act, kept, kept.owner_of_next_step)


def _share(act: Act, kept: Contact, person_id: UUID) -> None:
    those = duties.roles_of(Duty.KEEP_CONTACTS)
    if refusal := models.receiver_refusal(
        person_id, contacts.receivers(act.store, those)
    ):
        raise refusal
    everybodys = contacts.receivers(act.store, duties.roles_of(Duty.SEE_EVERY_CONTACT))
    if person_id == kept.person_id or person_id in everybodys:
        return
    if not act.store.exists(ContactGrant, kept.id, person_id):
        if refusal := models.granting_refusal(kept, act.by):
            raise refusal
        grant = ContactGrant(
            family_contact_id=kept.id,
            person_id=person_id,
            made_at=act.now,
            made_by=act.by.id,
        )
        act.store.add(grant)
        name = act.store.get(Person, person_id).name
        _note(act, kept.id, "access given", person=name)


def _count_in(store: Store, of: Contact, *, is_new: bool = False) -> None:
    """Let an activity's attendance say of a pupil what its contacts say now.

    What people entered there stays; ``is_new``: a contact that says otherwise is
    refused.
    """
    activity = contacts.counted_in(store, of.activity_id) if of.activity_id else None
    if activity is None or of.activity_id is None or activity.is_closed:
        return
    there = contacts.contacts_for(store, of.activity_id, of.student_id)
    one = models.counted(there)
    met = lists.Met(one.class_group_id, one.presence) if one else None
    if is_new and met:
        lists.demand_room(store, of.activity_id, activity.title, of.student_id, met)
    if activity.is_by_name and there:
        contacts.name_pupil(store, of.activity_id, of.student_id)
    elif activity.is_by_name:
        contacts.unname_pupil(store, of.activity_id, of.student_id)
    lists.keep_met(store, of.activity_id, of.student_id, met)


def _forget_whom(store: Store, of: Contact) -> None:
    """Let an activity name a pupil no more once the last contact for it is cleared."""
    activity = contacts.counted_in(store, of.activity_id) if of.activity_id else None
    if activity is None or of.activity_id is None:
        return
    if not contacts.contacts_for(store, of.activity_id, of.student_id):
        lists.forget_whom(
            store, of.activity_id, of.student_id, also_by_hand=activity.is_by_name
        )


def _note(act: Act, contact_id: object, event: str, **facts: object) -> None:
    act.note(RECORD, contact_id, event, **facts)

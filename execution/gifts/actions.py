"""Noting gifts and help, mending and removing them; photos of what was given."""

from datetime import date
from typing import Final
from uuid import UUID

from data.act import Act
from data.attachments import actions as files
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.errors import HumasError
from data.letters import store as register
from data.letters.actions import give_back_number, give_number
from data.letters.models import NumberChoice
from data.removed.store import comes_back, keep_a_while
from data.school import store as schools
from execution.gifts.models import (
    Gift,
    GiftDraft,
    Volunteers,
    VolunteersDraft,
    removal_refusal,
)
from execution.spending import store as spendings
from execution.spending.actions import amounts_refusal
from execution.spending.models import keeping_refusal
from planning.activities.models import Activity


def note_gift(
    act: Act,
    gift_id: UUID,
    year: SchoolYear,
    activity_id: UUID | None,
    draft: GiftDraft,
) -> Gift:
    """Keep a gift, for an activity or for the school; the same form twice is one."""
    with act.store.transaction():
        _demand(act, year.start, activity_id)
        if kept := act.store.find(Gift, gift_id):
            return kept
        if refusal := draft.refusal(_today(act)):
            raise refusal
        new = Gift(
            **draft.model_dump(),
            id=gift_id,
            school_year=year.start,
            activity_id=activity_id,
            version=1,
        )
        act.store.add(new)
        act.note("gift", gift_id, "noted", title=new.title)
    return new


def change_gift(act: Act, gift_id: UUID, version: int, draft: GiftDraft) -> Gift:
    """Mend what is said about a gift."""
    with act.store.transaction():
        kept = _demand_gift(act, gift_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        if refusal := draft.refusal(_today(act)):
            raise refusal
        changed = kept.model_copy(update={**dict(draft), "version": version + 1})
        act.store.replace(changed)
        act.note("gift", gift_id, "changed", title=changed.title)
    return changed


def remove_gift(act: Act, gift_id: UUID, version: int) -> None:
    """Take a gift out with its photos; its history stays."""
    with act.store.transaction():
        if not act.store.exists(Gift, gift_id):
            return
        kept = _demand_gift(act, gift_id)
        if given := register.letter_of(act.store, Gift.table.name, gift_id):
            raise removal_refusal(kept, given.full_number)
        keep_a_while(act, kept, gift_id)
        act.store.remove(Gift, id=gift_id, version=version)
        files.remove_files_of(act, Gift.table.name, gift_id)
        act.note("gift", gift_id, "removed", title=kept.title)


def number_gift(act: Act, gift_id: UUID, letter_id: UUID, choice: NumberChoice) -> str:
    """Give the record of handing a gift over its number, once; return it."""
    with act.store.transaction():
        kept = _demand_gift(act, gift_id)
        activity = kept.activity_id and act.store.find(Activity, kept.activity_id)
        draft = kept.letter(choice.code, activity.title if activity else "")
        given = give_number(act, letter_id, draft, choice)
        number = given.full_number
        act.note("gift", gift_id, "numbered", title=kept.title, number=number)
    return number


def take_back_gift_number(act: Act, gift_id: UUID) -> None:
    """Let the record of a gift be without a number again; it leaves the register."""
    with act.store.transaction():
        kept = _demand_gift(act, gift_id)
        if given := give_back_number(act, Gift.table.name, gift_id):
            number = given.full_number
            act.note(
                "gift", gift_id, "number taken back", title=kept.title, number=number
            )


def attach_to_gift(
    act: Act,
    attachment_id: UUID,
    gift_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep a photo or a signed paper with a gift; the same one is kept once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    return FILES.attach(act, attachment_id, gift_id, (name, content), draft)


def describe_on_gift(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of a gift shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_gift(act: Act, attachment_id: UUID) -> None:
    """Remove a file of a gift; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


def note_volunteers(
    act: Act, volunteers_id: UUID, activity_id: UUID, draft: VolunteersDraft
) -> Volunteers:
    """Keep who helped at an activity; the same form twice is one."""
    with act.store.transaction():
        _demand_activity(act, activity_id)
        if kept := act.store.find(Volunteers, volunteers_id):
            return kept
        if refusal := draft.refusal(_today(act)):
            raise refusal
        new = Volunteers(
            **draft.model_dump(), id=volunteers_id, activity_id=activity_id, version=1
        )
        act.store.add(new)
        act.note("volunteers", volunteers_id, "noted", title=new.name)
    return new


def change_volunteers(
    act: Act, volunteers_id: UUID, version: int, draft: VolunteersDraft
) -> Volunteers:
    """Mend what is said about help."""
    with act.store.transaction():
        kept = act.store.get(Volunteers, volunteers_id)
        _demand_activity(act, kept.activity_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        if refusal := draft.refusal(_today(act)):
            raise refusal
        changed = kept.model_copy(update={**dict(draft), "version": version + 1})
        act.store.replace(changed)
        act.note("volunteers", volunteers_id, "changed", title=changed.name)
    return changed


def remove_volunteers(act: Act, volunteers_id: UUID, version: int) -> None:
    """Take help out; its history stays."""
    with act.store.transaction():
        kept = act.store.find(Volunteers, volunteers_id)
        if kept is None:
            return
        _demand_activity(act, kept.activity_id)
        keep_a_while(act, kept, volunteers_id)
        act.store.remove(Volunteers, id=volunteers_id, version=version)
        act.note("volunteers", volunteers_id, "removed", title=kept.name)


def _demand(act: Act, year: int, activity_id: UUID | None) -> None:
    """Raise unless this person keeps the gifts of an activity, or of the school."""
    treasurer = activity_id is not None and spendings.is_treasurer(
        act.store, activity_id, act.by.id
    )
    if refusal := keeping_refusal(act.by, is_treasurer=treasurer):
        raise refusal
    if activity_id is not None:
        act.store.get(Activity, activity_id)
    schools.demand_open(act.store, year)


def _demand_activity(act: Act, activity_id: UUID) -> None:
    treasurer = spendings.is_treasurer(act.store, activity_id, act.by.id)
    if refusal := keeping_refusal(act.by, is_treasurer=treasurer):
        raise refusal
    year = act.store.get(Activity, activity_id).school_year
    schools.demand_open(act.store, year)


def _demand_gift(act: Act, gift_id: UUID) -> Gift:
    kept = act.store.get(Gift, gift_id)
    _demand(act, kept.school_year, kept.activity_id)
    return kept


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)


def _kept(act: Act, gift_id: UUID) -> Kept:
    """Return what its files belong to, to those who may keep them now."""
    kept = _demand_gift(act, gift_id)
    return Kept(kept.activity_id, kept.received_on)


def _unseen(act: Act, gift_id: UUID) -> HumasError | None:
    """Return why this person does not see its files, or None."""
    return amounts_refusal(act, act.store.get(Gift, gift_id).activity_id)


FILES: Final = FilesOf(Gift.table.name, _kept, _unseen)


def _gift_again(act: Act, gift: Gift) -> Gift:
    _demand(act, gift.school_year, gift.activity_id)
    return gift


def _help_again(act: Act, helped: Volunteers) -> Volunteers:
    _demand_activity(act, helped.activity_id)
    return helped


comes_back(Gift, _gift_again, lambda gift: gift.title)
comes_back(Volunteers, _help_again, lambda helped: helped.name)

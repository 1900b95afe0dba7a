"""Wording a decree, and giving it number and date."""

from datetime import datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.letters import store as letters
from data.letters.actions import enter_number, take_number
from data.letters.models import Letter, LetterDraft
from data.reasons import reason_refusal
from data.store import Store
from organizing.committees import store as committees
from organizing.committees.actions import demand_organizing
from organizing.decrees.models import (
    CORRECTED,
    RECORD,
    Decree,
    DecreeDraft,
    NumberDraft,
    Numbering,
    correcting_refusal,
    decree_id,
    numbering_refusal,
)
from planning.activities.models import Activity


def word_decree(
    store: Store,
    activity_id: UUID,
    version: int,
    draft: DecreeDraft,
    *,
    by: Actor,
    now: datetime,
) -> Decree:
    """Keep what the decree says (version 0: for the first time); twice is once."""
    with store.transaction():
        duties.demand(Duty.NUMBER_DECREES, by)
        activity = demand_organizing(store, activity_id)
        kept = store.find(Decree, activity_id=activity_id)
        if kept and kept.version == version + 1 and kept.says(draft):
            return kept
        before = kept or _unkept(activity_id)
        new = before.model_copy(update={"version": version}).worded(draft)
        if kept is None and version == 0:
            store.add(new)
        else:
            store.replace(new)
        _note(store, new, activity, "worded", by=by, now=now)
    return new


def number_decree(
    store: Store,
    activity_id: UUID,
    version: int,
    letter_id: UUID,
    draft: NumberDraft,
    *,
    by: Actor,
    now: datetime,
) -> Decree:
    """Give a decree its date and a number of the register; it is no draft any more.

    ``letter_id`` is the id of the register's new line; the same one twice is one
    number. Words that are not kept yet cannot be numbered.
    """
    with store.transaction():
        duties.demand(Duty.NUMBER_DECREES, by)
        activity = demand_organizing(store, activity_id)
        kept = store.find(Decree, activity_id=activity_id) or _unkept(activity_id)
        given = letters.letter_of(store, RECORD, kept.id)
        if given and given.id == letter_id and kept.number == given.full_number:
            return kept
        positions = committees.positions(store, activity_id)
        year = SchoolYear(start=activity.school_year)
        if refusal := numbering_refusal(kept, positions) or draft.refusal(year):
            raise refusal
        wanted = LetterDraft(
            code=draft.code,
            subject=f"SK Panitia {activity.title}",
            record=RECORD,
            record_id=kept.id,
            dated_on=draft.decided_on,
        )
        if draft.numbering is Numbering.TYPED:
            letter = enter_number(store, letter_id, wanted, draft.typed, by=by, now=now)
        else:
            letter = take_number(store, letter_id, wanted, by=by, now=now)
        seen = kept.model_copy(update={"version": version})
        new = seen.numbered(letter.full_number, draft.decided_on)
        store.replace(new)
        _note_signed(store, new, activity, "numbered", by=by, now=now)
    return new


def correct_decree(
    store: Store,
    activity_id: UUID,
    version: int,
    reason: str,
    *,
    by: Actor,
    now: datetime,
) -> Decree:
    """Keep that a decree was printed and signed again under its number; twice is once.

    From then on the committee as it is now is what the decree says.
    """
    with store.transaction():
        duties.demand(Duty.NUMBER_DECREES, by)
        activity = demand_organizing(store, activity_id)
        kept = store.find(Decree, activity_id=activity_id) or _unkept(activity_id)
        if kept.version == version + 1 and _last_event(store, kept) == CORRECTED:
            return kept
        if refusal := correcting_refusal(kept) or reason_refusal(reason):
            raise refusal
        new = kept.model_copy(update={"version": version}).corrected()
        store.replace(new)
        _note_signed(
            store, new, activity, CORRECTED, by=by, now=now, reason=reason.strip()
        )
    return new


def take_back_number(
    store: Store, activity_id: UUID, version: int, *, by: Actor, now: datetime
) -> Decree:
    """Make a decree a draft again; its number leaves the register. Twice is once."""
    with store.transaction():
        duties.demand(Duty.NUMBER_DECREES, by)
        activity = demand_organizing(store, activity_id)
        kept = store.find(Decree, activity_id=activity_id) or _unkept(activity_id)
        if not kept.number:
            return kept
        new = kept.model_copy(update={"version": version}).without_number()
        store.replace(new)
        if letter := letters.letter_of(store, RECORD, kept.id):
            store.remove(Letter, letter.id)
        _note(
            store,
            new,
            activity,
            "number taken back",
            by=by,
            now=now,
            number=kept.number,
        )
    return new


def _unkept(activity_id: UUID) -> Decree:
    return Decree(id=decree_id(activity_id), activity_id=activity_id, version=0)


def _last_event(store: Store, decree: Decree) -> str:
    events = history.events_of(store, RECORD, decree.id)
    return events[0].event if events else ""


def _note_signed(
    store: Store,
    decree: Decree,
    activity: Activity,
    event: str,
    *,
    by: Actor,
    now: datetime,
    **facts: object,
) -> None:
    """Note what was signed with the committee as the paper lists it at this moment.

    Later changes are told from it, also those of which no row is left.
    """
    listed = [
        position.model_dump(mode="json")
        for position in committees.listed_positions(store, activity.school_year)
        if position.activity_id == activity.id
    ]
    _note(
        store,
        decree,
        activity,
        event,
        by=by,
        now=now,
        number=decree.number,
        version=decree.version,
        committee=listed,
        **facts,
    )


def _note(
    store: Store,
    decree: Decree,
    activity: Activity,
    event: str,
    *,
    by: Actor,
    now: datetime,
    **facts: object,
) -> None:
    history.note(
        store,
        RECORD,
        decree.id,
        event,
        by=by,
        now=now,
        title=activity.title,
        **facts,
    )

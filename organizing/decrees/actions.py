"""Wording a decree, and giving it number and date.

A button pressed twice, or a form sent twice, changes the records once.
"""

from uuid import UUID

from data import duties, history
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.letters import store as letters
from data.letters.actions import give_back_number, give_number
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
    correcting_refusal,
    costs_refusal,
    decree_id,
    numbering_refusal,
)
from planning.activities.models import Activity


def word_decree(
    act: Act, activity_id: UUID, version: int, draft: DecreeDraft
) -> Decree:
    """Keep what the decree says (version 0: for the first time)."""
    with act.store.transaction():
        duties.demand(Duty.NUMBER_DECREES, act.by)
        activity = demand_organizing(act.store, activity_id)
        if refusal := costs_refusal(draft.costs):
            raise refusal
        kept = act.store.find(Decree, activity_id=activity_id)
        if kept and kept.version == version + 1 and kept.says(draft):
            return kept
        before = kept or _unkept(activity_id)
        new = before.model_copy(update={"version": version}).worded(draft)
        if kept is None and version == 0:
            act.store.add(new)
        else:
            act.store.replace(new)
        _note(act, new, activity, "worded")
    return new


def number_decree(
    act: Act, activity_id: UUID, version: int, letter_id: UUID, draft: NumberDraft
) -> Decree:
    """Give a decree its date and a number of the register; it was a draft before.

    ``letter_id`` is the id of the register's new line. Words that are not kept yet
    cannot be numbered.
    """
    with act.store.transaction():
        duties.demand(Duty.NUMBER_DECREES, act.by)
        activity = demand_organizing(act.store, activity_id)
        kept = act.store.find(Decree, activity_id=activity_id) or _unkept(activity_id)
        given = letters.letter_of(act.store, RECORD, kept.id)
        if given and given.id == letter_id and kept.number == given.full_number:
            return kept
        positions = committees.positions(act.store, activity_id)
        year = SchoolYear(start=activity.school_year)
        if refusal := numbering_refusal(kept, positions) or draft.refusal(year):
            raise refusal
        wanted = draft.letter(kept, activity.title)
        letter = give_number(act, letter_id, wanted, draft)
        seen = kept.model_copy(update={"version": version})
        new = seen.numbered(letter.full_number, draft.decided_on)
        act.store.replace(new)
        _note_signed(act, new, activity, "numbered")
    return new


def correct_decree(act: Act, activity_id: UUID, version: int, reason: str) -> Decree:
    """Keep that a decree was printed and signed again under its number.

    From then on the decree counts as saying what the committee is today.
    """
    with act.store.transaction():
        duties.demand(Duty.NUMBER_DECREES, act.by)
        activity = demand_organizing(act.store, activity_id)
        kept = act.store.find(Decree, activity_id=activity_id) or _unkept(activity_id)
        if kept.version == version + 1 and _last_event(act.store, kept) == CORRECTED:
            return kept
        if refusal := correcting_refusal(kept) or reason_refusal(reason):
            raise refusal
        new = kept.model_copy(update={"version": version}).corrected()
        act.store.replace(new)
        _note_signed(act, new, activity, CORRECTED, reason=reason.strip())
    return new


def take_back_number(act: Act, activity_id: UUID, version: int) -> Decree:
    """Make a decree a draft again; its number leaves the register."""
    with act.store.transaction():
        duties.demand(Duty.NUMBER_DECREES, act.by)
        activity = demand_organizing(act.store, activity_id)
        kept = act.store.find(Decree, activity_id=activity_id) or _unkept(activity_id)
        if not kept.number:
            return kept
        new = kept.model_copy(update={"version": version}).without_number()
        act.store.replace(new)
        give_back_number(act, RECORD, kept.id)
        _note(act, new, activity, "number taken back", number=kept.number)
    return new


def _unkept(activity_id: UUID) -> Decree:
    return Decree(id=decree_id(activity_id), activity_id=activity_id, version=0)


def _last_event(store: Store, decree: Decree) -> str:
    events = history.events_of(store, RECORD, decree.id)
    return events[0].event if events else ""


def _note_signed(
    act: Act, decree: Decree, activity: Activity, event: str, **facts: object
) -> None:
    """Note what was signed, with the committee as the paper lists it at this moment.

    Later changes are found by comparing with it, also where a position was removed.
    """
    listed = [
        position.model_dump(mode="json")
        for position in committees.listed_positions(act.store, activity.school_year)
        if position.activity_id == activity.id
    ]
    _note(
        act,
        decree,
        activity,
        event,
        number=decree.number,
        version=decree.version,
        committee=listed,
        **facts,
    )


def _note(
    act: Act,
    decree: Decree,
    activity: Activity,
    event: str,
    **facts: object,
) -> None:
    act.note(RECORD, decree.id, event, title=activity.title, **facts)

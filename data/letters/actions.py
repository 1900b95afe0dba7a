"""Deciding how the school's letters are numbered."""

from datetime import datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.duties import Duty
from data.letters import store as letters
from data.letters.models import (
    Letter,
    LetterDraft,
    LetterPattern,
    LetterPatternDraft,
    taken_refusal,
)
from data.store import Store


def keep_pattern(
    store: Store,
    version: int,
    draft: LetterPatternDraft,
    *,
    by: Actor,
    now: datetime,
) -> LetterPattern:
    """Keep how letters are numbered from now on; numbers already given stay."""
    with store.transaction():
        if refusal := duties.refusal(Duty.KEEP_SCHOOL, by) or draft.refusal():
            raise refusal
        kept = letters.pattern(store)
        new = LetterPattern(**draft.model_dump(), version=version + 1)
        if kept == new:
            return kept
        if version == 0 and kept.version == 0:
            store.add(new)
        else:
            store.replace(new)
        history.note(
            store,
            "letter_pattern",
            new.id,
            "kept",
            by=by,
            now=now,
            pattern=new.pattern,
            unit=new.unit,
        )
    return new


def take_number(
    store: Store, letter_id: UUID, draft: LetterDraft, *, by: Actor, now: datetime
) -> Letter:
    """Give a letter the year's next number; the same id twice is one.

    Called inside the transaction of what is numbered, which demands who may do it and
    notes the history.
    """
    if kept := store.find(Letter, letter_id):
        return kept
    number = letters.next_number(store, draft.dated_on.year)
    full = letters.pattern(store).full_number(number, draft.code, draft.dated_on)
    return _enter(store, Letter.of(draft, letter_id, number, full, by=by, now=now))


def enter_number(
    store: Store,
    letter_id: UUID,
    draft: LetterDraft,
    full_number: str,
    *,
    by: Actor,
    now: datetime,
) -> Letter:
    """Enter a number typed by hand; where it fits the pattern, counting goes on there.

    Raises Refused where the number was given already; else like ``take_number``.
    """
    if kept := store.find(Letter, letter_id):
        return kept
    typed = full_number.strip()
    number = letters.pattern(store).number_in(typed, draft.dated_on)
    return _enter(store, Letter.of(draft, letter_id, number, typed, by=by, now=now))


def _enter(store: Store, new: Letter) -> Letter:
    if refusal := taken_refusal(new.full_number, letters.holder_of(store, new)):
        raise refusal
    store.add(new)
    return new

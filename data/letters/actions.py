"""Deciding how the school's letters are numbered."""

from uuid import UUID

from data import duties
from data.act import Act
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


def keep_pattern(act: Act, version: int, draft: LetterPatternDraft) -> LetterPattern:
    """Keep how letters are numbered from now on; numbers already given stay."""
    with act.store.transaction():
        if refusal := duties.refusal(Duty.KEEP_SCHOOL, act.by) or draft.refusal():
            raise refusal
        kept = letters.pattern(act.store)
        new = LetterPattern(**draft.model_dump(), version=version + 1)
        if kept == new:
            return kept
        if version == 0 and kept.version == 0:
            act.store.add(new)
        else:
            act.store.replace(new)
        act.note("letter_pattern", new.id, "kept", pattern=new.pattern, unit=new.unit)
    return new


def take_number(act: Act, letter_id: UUID, draft: LetterDraft) -> Letter:
    """Give a letter the year's next number; the same id twice is one.

    Called inside the transaction of what is numbered, which demands who may do it and
    notes the history.
    """
    if kept := act.store.find(Letter, letter_id):
        return kept
    number = letters.next_number(act.store, draft.dated_on.year)
    full = letters.pattern(act.store).full_number(number, draft.code, draft.dated_on)
    return _enter(
        act.store, Letter.of(draft, letter_id, number, full, by=act.by, now=act.now)
    )


def enter_number(
    act: Act, letter_id: UUID, draft: LetterDraft, full_number: str
) -> Letter:
    """Enter a number typed by hand; where it fits the pattern, counting goes on there.

    Raises Refused where the number was given already; else like ``take_number``.
    """
    if kept := act.store.find(Letter, letter_id):
        return kept
    typed = full_number.strip()
    number = letters.pattern(act.store).number_in(typed, draft.dated_on)
    return _enter(
        act.store, Letter.of(draft, letter_id, number, typed, by=act.by, now=act.now)
    )


def _enter(store: Store, new: Letter) -> Letter:
    if refusal := taken_refusal(new.full_number, letters.holder_of(store, new)):
        raise refusal
    store.add(new)
    return new

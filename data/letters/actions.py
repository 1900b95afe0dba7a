"""Deciding how the school's letters are numbered."""

from collections.abc import Sequence
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
    NumberChoice,
    Numbering,
    numbered_refusal,
    taken_refusal,
    typed_refusal,
)
from data.letters.reading import given_in, holder, next_number, plain


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
        act.note("letter_pattern", new.id, "kept", **draft.model_dump(mode="json"))
    return new


def give_number(
    act: Act, letter_id: UUID, draft: LetterDraft, choice: NumberChoice
) -> Letter:
    """Give what was written the number that a person chose, once; the same id is one.

    Called as ``take_number`` is.
    """
    if given := letters.letter_of(act.store, draft.record, draft.record_id):
        if given.id == letter_id:
            return given
        raise numbered_refusal(given)
    if refusal := choice.choice_refusal():
        raise refusal
    if choice.numbering is Numbering.TYPED:
        return enter_number(act, letter_id, draft, choice.typed)
    return take_number(act, letter_id, draft)


def give_back_number(act: Act, record: str, record_id: UUID) -> Letter | None:
    """Take a number out of the register again; return it, or None without one."""
    given = letters.letter_of(act.store, record, record_id)
    if given:
        act.store.remove(Letter, given.id)
    return given


def take_number(act: Act, letter_id: UUID, draft: LetterDraft) -> Letter:
    """Give a letter the year's next number; the same id twice is one.

    Called inside the transaction of what is numbered, which demands who may do it and
    notes the history.
    """
    if kept := act.store.find(Letter, letter_id):
        return kept
    pattern = letters.pattern(act.store)
    if refusal := pattern.code_refusal(draft.code):
        raise refusal
    day = draft.dated_on
    there = letters.letters_in(act.store, day.year)
    given = next_number(pattern, there, draft.code, day)
    full = pattern.full_number(given.number, draft.code, day)
    return _enter(act, Letter.of(draft, letter_id, given, full, by=act.by, now=act.now))


def take_numbers(act: Act, drafts: Sequence[tuple[UUID, LetterDraft]]) -> list[Letter]:
    """Give letters of one day and code the year's next numbers, in their order.

    Called as ``take_number`` is; the register is read once for all of them.
    """
    if not drafts:
        return []
    pattern = letters.pattern(act.store)
    _, first = drafts[0]
    code, day = first.code, first.dated_on
    if refusal := pattern.code_refusal(code):
        raise refusal
    there = letters.letters_in(act.store, day.year)
    written = {plain(letter.full_number) for letter in there}
    given = next_number(pattern, there, code, day)
    new = []
    for letter_id, draft in drafts:
        while plain(full := pattern.full_number(given.number, code, day)) in written:
            given = given.model_copy(update={"number": given.number + 1})
        new.append(Letter.of(draft, letter_id, given, full, by=act.by, now=act.now))
        given = given.model_copy(update={"number": given.number + 1})
    act.store.add(new)
    return new


def enter_number(
    act: Act, letter_id: UUID, draft: LetterDraft, full_number: str
) -> Letter:
    """Enter a number typed by hand; where it fits the pattern, counting goes on there.

    Raises Refused where the number was given already; else like ``take_number``.
    """
    if kept := act.store.find(Letter, letter_id):
        return kept
    typed = " ".join(full_number.split())
    if refusal := typed_refusal(typed):
        raise refusal
    given = given_in(letters.pattern(act.store), typed)
    named = draft
    if given and plain(draft.code) != given.code:
        named = draft.model_copy(update={"code": ""})  # that of another letter
    return _enter(
        act, Letter.of(named, letter_id, given, typed, by=act.by, now=act.now)
    )


def _enter(act: Act, new: Letter) -> Letter:
    there = letters.letters_in(act.store, new.calendar_year)
    held = holder(letters.pattern(act.store), there, new)
    if refusal := taken_refusal(new.full_number, held):
        raise refusal
    act.store.add(new)
    return new

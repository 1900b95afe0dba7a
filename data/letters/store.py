"""Keeping the school's pattern and the register of numbers given."""

from datetime import datetime
from uuid import UUID

from data.actor import Actor
from data.letters.models import (
    Letter,
    LetterDraft,
    LetterPattern,
    taken_refusal,
)
from data.record import Record
from data.store import Store


class _Next(Record):
    number: int


class _Code(Record):
    code: str


def pattern(store: Store) -> LetterPattern:
    """Return the school's pattern, the delivered one until it has its own."""
    return store.first(
        LetterPattern, "from letter_pattern order by id"
    ) or LetterPattern(version=0)


def letters_in(store: Store, calendar_year: int) -> list[Letter]:
    """Return the register of a calendar year, newest first."""
    return store.rows(
        Letter,
        """
        from letter
        where calendar_year = $calendar_year
        order by dated_on desc, number desc nulls last, made_at desc, id
        """,
        calendar_year=calendar_year,
    )


def letter_of(store: Store, record: str, record_id: UUID) -> Letter | None:
    """Return the number given to what was written, or None."""
    found = store.rows(
        Letter,
        """
        from letter
        where record = $record and record_id = $record_id
        order by made_at desc, id
        limit 1
        """,
        record=record,
        record_id=record_id,
    )
    return found[0] if found else None


def next_number(store: Store, calendar_year: int) -> int:
    """Return the running number that the year's next letter will have."""
    found = store.row(
        _Next,
        """
        select coalesce(max(number), 0) + 1 as number
        from letter
        where calendar_year = $calendar_year
        """,
        calendar_year=calendar_year,
    )
    return found.number


def last_code(store: Store, record: str) -> str:
    """Return the archive's code last used for this kind of letter, or nothing."""
    found = store.rows(
        _Code,
        """
        select code
        from letter
        where record = $record and code <> ''
        order by made_at desc, id
        limit 1
        """,
        record=record,
    )
    return found[0].code if found else ""


def take_number(
    store: Store, letter_id: UUID, draft: LetterDraft, *, by: Actor, now: datetime
) -> Letter:
    """Give a letter the year's next number; the same id twice is one.

    Called inside the transaction of what is numbered, which demands who may do it and
    notes the history.
    """
    if kept := _find(store, letter_id):
        return kept
    number = next_number(store, draft.dated_on.year)
    full = pattern(store).full_number(number, draft.code, draft.dated_on)
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
    if kept := _find(store, letter_id):
        return kept
    typed = full_number.strip()
    number = pattern(store).number_in(typed, draft.dated_on)
    return _enter(store, Letter.of(draft, letter_id, number, typed, by=by, now=now))


def _find(store: Store, letter_id: UUID) -> Letter | None:
    found = store.rows(Letter, "from letter where id = $id order by id", id=letter_id)
    return found[0] if found else None


def _enter(store: Store, new: Letter) -> Letter:
    taken = store.rows(
        Letter,
        """
        from letter
        where calendar_year = $calendar_year
            and (number = $number or full_number = $full_number)
        order by made_at, id
        limit 1
        """,
        calendar_year=new.calendar_year,
        number=new.number,
        full_number=new.full_number,
    )
    if refusal := taken_refusal(new.full_number, taken[0] if taken else None):
        raise refusal
    store.write_all("letter", [new])
    return new

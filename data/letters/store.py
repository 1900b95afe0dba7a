"""Keeping the school's pattern and the register of numbers given."""

from uuid import UUID

from data.letters.models import Letter, LetterPattern
from data.school.models import School
from data.store import Store


def pattern(store: Store) -> LetterPattern:
    """Return the school's pattern, the delivered one until it has its own."""
    if kept := store.find(LetterPattern):
        return kept
    school = store.find(School)
    is_madrasah = school is not None and school.level.is_madrasah
    return LetterPattern.delivered(is_madrasah=is_madrasah)


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
    return store.first(
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


def last_code(store: Store, record: str) -> str:
    """Return the archive's code last used for this kind of letter, or nothing."""
    codes = store.column(
        """
        select code
        from letter
        where record = $record and code <> ''
        order by made_at desc, id
        limit 1
        """,
        record=record,
    )
    return codes[0] if codes else ""

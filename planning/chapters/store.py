"""Keeping the school's own words and the list of regulations."""

from uuid import UUID

from data.calendar import SchoolYear
from data.language.naming import Naming, named
from data.school import store as schools
from data.store import Store
from planning.chapters.models import (
    DEFAULT_WORDS,
    Chapter,
    ChapterText,
    LegalBasis,
    ProgramChapter,
    in_legal_order,
    ready_bases,
)


def chapters_in(store: Store, year: SchoolYear) -> list[ChapterText]:
    """Return all chapters as the year has them, in the order of the paper.

    The year's own words, else the newest of the years before, else those delivered.
    """
    newest = {
        kept.chapter: kept
        for kept in store.rows(
            ProgramChapter,
            """
            from program_chapter
            where school_year <= $year
            qualify
                row_number() over (partition by chapter order by school_year desc) = 1
            order by chapter
            """,
            year=year.start,
        )
    }
    naming = schools.naming_of(store)
    return [_text(chapter, newest.get(chapter), year, naming) for chapter in Chapter]


def _text(
    chapter: Chapter, kept: ProgramChapter | None, year: SchoolYear, naming: Naming
) -> ChapterText:
    if kept is None:
        ready = named(DEFAULT_WORDS[chapter], naming)
        return ChapterText(chapter=chapter, text=ready, written_in=None, version=0)
    own = kept.school_year == year.start
    return ChapterText(
        chapter=chapter,
        text=kept.text,
        written_in=kept.school_year,
        version=kept.version if own else 0,
    )


def own_words(
    store: Store, year: SchoolYear, chapter: Chapter
) -> ProgramChapter | None:
    """Return what the school wrote for exactly this year, or None."""
    return store.first(
        ProgramChapter,
        """
        from program_chapter
        where school_year = $year and chapter = $chapter
        order by chapter
        """,
        year=year.start,
        chapter=chapter,
    )


def legal_bases(store: Store) -> list[LegalBasis]:
    """Return every regulation as papers cite them, also those left out.

    A delivered one stands in the list until the school keeps its own wording of it.
    """
    kept = store.rows(
        LegalBasis, "from legal_basis order by number, alphabetical(title), id"
    )
    touched = {basis.id for basis in kept}
    delivered = ready_bases(schools.naming_of(store))
    ready = [basis for basis in delivered if basis.id not in touched]
    return in_legal_order(kept + ready)


def legal_basis(store: Store, basis_id: UUID) -> LegalBasis | None:
    """Return one regulation, kept or delivered, or None."""
    return next((b for b in legal_bases(store) if b.id == basis_id), None)

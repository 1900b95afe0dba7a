"""Keeping the school's own words and the list of regulations."""

from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from planning.chapters.models import (
    DEFAULT_WORDS,
    READY_BASES,
    Chapter,
    ChapterText,
    LegalBasis,
    ProgramChapter,
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
    return [_text(chapter, newest.get(chapter), year) for chapter in Chapter]


def _text(
    chapter: Chapter, kept: ProgramChapter | None, year: SchoolYear
) -> ChapterText:
    if kept is None:
        return ChapterText(
            chapter=chapter, text=DEFAULT_WORDS[chapter], written_in=None, version=0
        )
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
    found = store.rows(
        ProgramChapter,
        """
        from program_chapter
        where school_year = $year and chapter = $chapter
        order by chapter
        """,
        year=year.start,
        chapter=chapter,
    )
    return found[0] if found else None


def add(store: Store, new: ProgramChapter) -> None:
    """Keep a chapter's words for the first time in a year."""
    store.write_all("program_chapter", [new])


def replace(store: Store, changed: ProgramChapter) -> None:
    """Keep a chapter's next words, or raise Stale."""
    store.write_next(
        """
        update program_chapter
        set text = $text, version = $version
        where school_year = $school_year and chapter = $chapter
            and version = $version - 1
        """,
        **changed.model_dump(),
    )


def remove(store: Store, kept: ProgramChapter) -> None:
    """Take the year's own words of a chapter away, or raise Stale."""
    store.write_next(
        """
        delete from program_chapter
        where school_year = $school_year and chapter = $chapter
            and version = $version
        """,
        school_year=kept.school_year,
        chapter=kept.chapter,
        version=kept.version,
    )


def legal_bases(store: Store) -> list[LegalBasis]:
    """Return every regulation in order, also those left out.

    A delivered one stands in the list until the school keeps its own wording of it.
    """
    kept = store.rows(LegalBasis, "from legal_basis order by number, title, id")
    touched = {basis.id for basis in kept}
    ready = [basis for basis in READY_BASES if basis.id not in touched]
    return sorted(kept + ready, key=lambda basis: (basis.number, basis.title))


def legal_basis(store: Store, basis_id: UUID) -> LegalBasis | None:
    """Return one regulation, kept or delivered, or None."""
    return next((b for b in legal_bases(store) if b.id == basis_id), None)


def add_basis(store: Store, new: LegalBasis) -> None:
    """Keep a regulation that was not kept before."""
    store.write_all("legal_basis", [new])


def replace_basis(store: Store, changed: LegalBasis) -> None:
    """Keep a regulation's next wording, or raise Stale."""
    store.write_next(
        """
        update legal_basis
        set number = $number, title = $title, note = $note, is_active = $is_active,
            version = $version
        where id = $id and version = $version - 1
        """,
        **changed.model_dump(),
    )


def remove_basis(store: Store, basis_id: UUID, version: int) -> None:
    """Take the school's own wording of a regulation away, or raise Stale."""
    store.write_next(
        "delete from legal_basis where id = $id and version = $version",
        id=basis_id,
        version=version,
    )

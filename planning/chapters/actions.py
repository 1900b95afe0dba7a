"""Writing the work programme's chapters, and keeping the list of regulations."""

from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.reasons import kept_words
from data.removed.store import comes_back, keep_a_while
from data.school import store as schools
from planning.chapters import store as records
from planning.chapters.models import (
    LONGEST_CHAPTER,
    Chapter,
    LegalBasis,
    LegalBasisDraft,
    ProgramChapter,
)


def write_chapter(
    act: Act, year: SchoolYear, chapter: Chapter, version: int, text: str
) -> ProgramChapter:
    """Keep the school's own words of a chapter; no words leave it out of the paper.

    Words may change after the approval: they are neither money, date nor standard.
    """
    with act.store.transaction():
        _demand_writing(act, year)
        text = kept_words(text, LONGEST_CHAPTER)
        kept = records.own_words(act.store, year, chapter)
        new = ProgramChapter(
            school_year=year.start, chapter=chapter, text=text, version=version + 1
        )
        if kept == new:
            return new
        if kept is None and version == 0:
            act.store.add(new)
        else:
            act.store.replace(new)
        _note(act, new, "written")
    return new


def restore_chapter(act: Act, year: SchoolYear, chapter: Chapter, version: int) -> None:
    """Remove the year's own words; earlier ones, or else the ready ones, return."""
    with act.store.transaction():
        _demand_writing(act, year)
        kept = records.own_words(act.store, year, chapter)
        if kept is None:
            return
        act.store.remove(
            ProgramChapter, kept.school_year, kept.chapter, version=version
        )
        _note(act, kept, "restored")


def keep_legal_basis(
    act: Act, basis_id: UUID, version: int, draft: LegalBasisDraft
) -> LegalBasis:
    """Add a regulation (version 0) or mend one; the same form sent twice is one."""
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        found = records.legal_basis(act.store, basis_id)
        if found and found.version == version + 1 and found.says(draft):
            return found
        new = LegalBasis(**draft.model_dump(), id=basis_id, version=version + 1)
        if version == 0 and (found is None or found.version == 0):
            act.store.add(new)
        else:
            act.store.replace(new)
        _note_basis(act, new, "kept")
    return new


def drop_legal_basis(act: Act, basis_id: UUID, version: int) -> None:
    """Remove a regulation of the school's own, or its wording of a delivered one.

    A second click changes nothing.
    """
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        found = records.legal_basis(act.store, basis_id)
        if found is None or found.version == 0:
            return
        keep_a_while(act, found, basis_id)
        act.store.remove(LegalBasis, basis_id, version=version)
        _note_basis(act, found, "dropped")


def _demand_writing(act: Act, year: SchoolYear) -> None:
    duties.demand(Duty.PLAN_YEAR, act.by)
    schools.demand_open(act.store, year.start)


def _note(act: Act, new: ProgramChapter, event: str) -> None:
    act.note(
        "program_chapter",
        f"{new.school_year}-{new.chapter.value}",
        event,
        year=str(SchoolYear(start=new.school_year)),
        chapter=new.chapter.value,
    )


def _note_basis(act: Act, basis: LegalBasis, event: str) -> None:
    act.note("legal_basis", basis.id, event, title=basis.title)


def _basis_again(act: Act, basis: LegalBasis) -> LegalBasis:
    duties.demand(Duty.PLAN_YEAR, act.by)
    return basis


comes_back(LegalBasis, _basis_again, lambda basis: basis.title)

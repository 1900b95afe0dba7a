"""Writing the work programme's chapters, and keeping the list of regulations."""

from datetime import datetime
from uuid import UUID

from data import duties, history
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.school import store as schools
from data.store import Store
from planning.chapters import store as records
from planning.chapters.models import (
    Chapter,
    LegalBasis,
    LegalBasisDraft,
    ProgramChapter,
)


def write_chapter(
    store: Store,
    year: SchoolYear,
    chapter: Chapter,
    version: int,
    text: str,
    *,
    by: Actor,
    now: datetime,
) -> ProgramChapter:
    """Keep the school's own words of a chapter; no words leave it out of the paper.

    Also of an approved programme: words are neither money, date nor standard.
    """
    with store.transaction():
        _demand_writing(store, year, by)
        kept = records.own_words(store, year, chapter)
        new = ProgramChapter(
            school_year=year.start, chapter=chapter, text=text, version=version + 1
        )
        if kept == new:
            return new
        if kept is None and version == 0:
            store.add(new)
        else:
            store.replace(new)
        _note(store, new, "written", by, now)
    return new


def restore_chapter(
    store: Store,
    year: SchoolYear,
    chapter: Chapter,
    version: int,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Take the year's own words away: the year before's or the delivered ones stand."""
    with store.transaction():
        _demand_writing(store, year, by)
        kept = records.own_words(store, year, chapter)
        if kept is None:
            return
        store.remove(ProgramChapter, kept.school_year, kept.chapter, version=version)
        _note(store, kept, "restored", by, now)


def keep_legal_basis(
    store: Store,
    basis_id: UUID,
    version: int,
    draft: LegalBasisDraft,
    *,
    by: Actor,
    now: datetime,
) -> LegalBasis:
    """Add a regulation (version 0) or mend one; the same form twice is one."""
    with store.transaction():
        duties.demand(Duty.PLAN_YEAR, by)
        found = records.legal_basis(store, basis_id)
        if found and found.version == version + 1 and found.says(draft):
            return found
        new = LegalBasis(**draft.model_dump(), id=basis_id, version=version + 1)
        if version == 0 and (found is None or found.version == 0):
            store.add(new)
        else:
            store.replace(new)
        _note_basis(store, new, "kept", by, now)
    return new


def drop_legal_basis(
    store: Store, basis_id: UUID, version: int, *, by: Actor, now: datetime
) -> None:
    """Take the school's wording away: an own regulation goes, a delivered one returns.

    Twice is once.
    """
    with store.transaction():
        duties.demand(Duty.PLAN_YEAR, by)
        found = records.legal_basis(store, basis_id)
        if found is None or found.version == 0:
            return
        store.remove(LegalBasis, basis_id, version=version)
        _note_basis(store, found, "dropped", by, now)


def _demand_writing(store: Store, year: SchoolYear, by: Actor) -> None:
    duties.demand(Duty.PLAN_YEAR, by)
    schools.demand_open(store, year.start)


def _note(
    store: Store, new: ProgramChapter, event: str, by: Actor, now: datetime
) -> None:
    history.note(
        store,
        "program_chapter",
        f"{new.school_year}-{new.chapter.value}",
        event,
        by=by,
        now=now,
        year=str(SchoolYear(start=new.school_year)),
        chapter=new.chapter.value,
    )


def _note_basis(
    store: Store, basis: LegalBasis, event: str, by: Actor, now: datetime
) -> None:
    history.note(
        store, "legal_basis", basis.id, event, by=by, now=now, title=basis.title
    )

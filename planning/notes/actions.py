"""Writing, taking back and answering the principal's notes."""

from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import NotFound
from data.language import N_
from data.reasons import kept_words
from data.school import store as schools
from planning.notes import store as records
from planning.notes.models import (
    Note,
    answer_refusal,
    answering_refusal,
    writing_refusal,
)
from planning.plan import store as plans
from planning.versions import store as versions


def write_note(
    act: Act, note_id: UUID, about: UUID | None, text: str, year: SchoolYear
) -> Note:
    """Keep a note of the principal; it is handed over when the plan is returned.

    ``about`` is an activity or a goal of the year's plan; None: the whole of it.
    """
    with act.store.transaction():
        _demand_writing(act, year)
        return add_note(act, note_id, about, text, year)


def add_note(
    act: Act, note_id: UUID, about: UUID | None, text: str, year: SchoolYear
) -> Note:
    """Keep a note, and in its history what the principal had before them.

    The same form sent twice is one note. For use inside a transaction.
    """
    duties.demand(Duty.WRITE_NOTES, act.by)
    if found := act.store.find(Note, note_id):
        return found
    seen = versions.content(act.store, year)
    if about is not None:
        seen = seen.about(about)
    titles = seen.titles | seen.goal_titles
    if about is not None and about not in titles:
        raise NotFound(N_("This activity or goal is not on the year's plan."))
    note = Note(
        id=note_id,
        work_program_id=plans.program_id(act.store, year),
        activity_id=about if about in seen.titles else None,
        goal_id=about if about not in seen.titles else None,
        text=kept_words(text),
        made_at=act.now,
        made_by=act.by.id,
    )
    act.store.add(note)
    title = titles[about] if about else ""
    facts = {"text": note.text, "title": title, "seen": seen.model_dump_json()}
    act.note("program_note", note.id, "written", **facts)
    return note


def take_back_note(act: Act, note_id: UUID, version: int, year: SchoolYear) -> None:
    """Take back a note before it is handed over; a second click changes nothing."""
    with act.store.transaction():
        _demand_writing(act, year)
        kept = act.store.find(Note, note_id)
        if kept is None:
            return
        of_this_plan = kept.work_program_id == plans.program_id(act.store, year)
        if not of_this_plan or not kept.is_open:
            raise NotFound(N_("This note is not there any more."))
        act.store.remove(Note, note_id, version=version)
        act.note("program_note", note_id, "taken back")


def answer_note(
    act: Act,
    note_id: UUID,
    version: int,
    answer: str,
    year: SchoolYear,
    *,
    mended: bool,
) -> Note:
    """Answer a note, or mark it as mended, or both."""
    with act.store.transaction():
        schools.demand_open(act.store, year.start)
        step = plans.step(act.store, year)
        refusal = answering_refusal(step, act.by)
        answer = kept_words(answer)
        if refusal := refusal or answer_refusal(answer, mended=mended):
            raise refusal
        program_id = plans.program_id(act.store, year)
        kept = records.note_at(act.store, program_id, note_id)
        told = (answer.strip(), mended)
        if kept.version == version + 1 and told == (kept.answer, bool(kept.mended_at)):
            return kept
        changed = kept.answered(answer, act.now if mended else None, version)
        act.store.replace(changed)
        event = "mended" if mended else "answered"
        act.note("program_note", note_id, event, answer=changed.answer)
    return changed


def _demand_writing(act: Act, year: SchoolYear) -> None:
    schools.demand_open(act.store, year.start)
    if refusal := writing_refusal(plans.step(act.store, year), act.by):
        raise refusal

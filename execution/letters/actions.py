"""Writing letters to parents, and numbering them.

A button pressed twice, or a form sent twice, changes the records once.
"""

from typing import Final
from uuid import UUID

from data import duties
from data.act import Act
from data.attachments import actions as files
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound
from data.letters import store as register
from data.letters.actions import enter_number, take_number, take_numbers
from data.letters.models import Letter
from data.roster.models import Student
from data.school import store as schools
from data.store import MISSING, Store
from execution.letters import store as letters
from execution.letters.models import (
    EACH,
    RECORD,
    BatchDraft,
    BatchNumberDraft,
    Delivery,
    LetterBatch,
    Numbering,
    number_refusal,
    removal_refusal,
)
from planning.activities.models import Activity


# ── what they say ────────────────────────────────────────────────────────────
def write_letters(
    act: Act, batch_id: UUID, year: SchoolYear, draft: BatchDraft
) -> LetterBatch:
    """Keep the words of new letters; the same form twice is one batch."""
    with act.store.transaction():
        duties.demand(_duty(draft), act.by)
        schools.demand_open(act.store, year.start)
        if kept := act.store.find(LetterBatch, batch_id):
            return kept
        if refusal := draft.refusal(year):
            raise refusal
        _demand_receivers(act.store, draft, year)
        new = LetterBatch(
            **draft.model_dump(),
            id=batch_id,
            school_year=year.start,
            made_at=act.now,
            version=1,
        )
        act.store.add(new)
        note_letters(act, new, "written")
    return new


def reword_letters(
    act: Act, batch_id: UUID, version: int, draft: BatchDraft
) -> LetterBatch:
    """Change what letters say; for whom they are stays."""
    with act.store.transaction():
        kept = demand_letters(act, batch_id)
        if kept.version == version + 1 and kept.says(draft):
            return kept
        if refusal := draft.refusal(kept.year):
            raise refusal
        new = kept.model_copy(update={"version": version}).worded(draft)
        act.store.replace(new)
        note_letters(act, new, "reworded")
    return new


def remove_letters(act: Act, batch_id: UUID, version: int) -> None:
    """Remove letters that nobody got yet and that have no number."""
    with act.store.transaction():
        duties.demand(Duty.WRITE_LETTERS, act.by)
        if not act.store.exists(LetterBatch, batch_id):
            return
        kept = demand_letters(act, batch_id)
        there = letters.deliveries(act.store, batch_id)
        if refusal := removal_refusal(kept, there.values()):
            raise refusal
        act.store.remove(Delivery, batch_id=batch_id)
        act.store.remove(LetterBatch, id=batch_id, version=version)
        files.remove_files_of(act, RECORD, batch_id)
        note_letters(act, kept, "removed")


# ── their number ─────────────────────────────────────────────────────────────
def number_letters(
    act: Act, batch_id: UUID, version: int, letter_id: UUID, draft: BatchNumberDraft
) -> LetterBatch:
    """Give letters one number of the register, or each a number of its own.

    ``letter_id`` is the id of the register's new line where there is one.
    """
    with act.store.transaction():
        kept = demand_letters(act, batch_id)
        given = register.letter_of(act.store, RECORD, kept.id)
        if given and given.id == letter_id and kept.number == given.full_number:
            return kept
        known = letters.deliveries(act.store, batch_id).values()
        is_numbered = any(one.number for one in known)
        if kept.version == version + 1 and is_numbered:
            return kept
        if refusal := number_refusal(kept, draft, is_numbered=is_numbered):
            raise refusal
        number = _numbered(act, kept, letter_id, draft)
        new = kept.model_copy(update={"version": version}).numbered(number)
        act.store.replace(new)
        note_letters(act, new, "numbered", number=number or "…")
    return new


def _numbered(
    act: Act,
    batch: LetterBatch,
    letter_id: UUID,
    draft: BatchNumberDraft,
) -> str:
    """Take numbers of the register; return the one for all, or an empty text."""
    if draft.numbering is Numbering.EACH:
        there = letters.letters_of(act.store, batch.id).values()
        drafts = [(one.id, draft.letter(batch, EACH, one.id)) for one in there]
        given = {one.record_id: one for one in take_numbers(act, drafts)}
        numbered = [one.with_next(number=given[one.id].full_number) for one in there]
        letters.keep(act.store, numbered)
        return ""
    wanted = draft.letter(batch, RECORD, batch.id)
    if draft.numbering is Numbering.TYPED:
        return enter_number(act, letter_id, wanted, draft.typed).full_number
    return take_number(act, letter_id, wanted).full_number


def take_back_numbers(act: Act, batch_id: UUID, version: int) -> LetterBatch:
    """Let letters be without a number again; their numbers leave the register."""
    with act.store.transaction():
        kept = demand_letters(act, batch_id)
        there = letters.deliveries(act.store, batch_id)
        numbered = [one for one in there.values() if one.number]
        if not (kept.number or numbered):
            return kept
        new = kept.model_copy(update={"version": version}).numbered("")
        act.store.replace(new)
        if letter := register.letter_of(act.store, RECORD, kept.id):
            act.store.remove(Letter, letter.id)
        for one in numbered:
            act.store.remove(Letter, one.id)
        letters.keep(act.store, [one.with_next(number="") for one in numbered])
        note_letters(act, kept, "number taken back", number=kept.number)
    return new


def attach_to_letters(
    act: Act,
    attachment_id: UUID,
    batch_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep the signed letter or what goes with it; the same one is kept once.

    Raises UnreadableFile or Refused where the file is not taken.
    """
    return FILES.attach(act, attachment_id, batch_id, (name, content), draft)


def describe_on_letters(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a file of letters shows, and of which day."""
    FILES.describe(act, attachment_id, version, draft)


def detach_from_letters(act: Act, attachment_id: UUID) -> None:
    """Remove a file of letters; a second click removes nothing more."""
    FILES.detach(act, attachment_id)


# ── what is demanded ─────────────────────────────────────────────────────────
def demand_letters(act: Act, batch_id: UUID) -> LetterBatch:
    """Return letters that this person may write and hand over, or raise why not."""
    duties.demand(Duty.WRITE_LETTERS, act.by)
    kept = act.store.get(LetterBatch, batch_id)
    duties.demand(_duty(kept), act.by)
    schools.demand_open(act.store, kept.school_year)
    return kept


def note_letters(act: Act, batch: LetterBatch, event: str, **facts: object) -> None:
    """Note what happened to letters; of one about a pupil neither whom nor what."""
    facts = facts if batch.kind.is_confidential else {"title": batch.subject} | facts
    act.note(RECORD, batch.id, event, kind=batch.kind.value, **facts)


def _duty(batch: BatchDraft) -> Duty:
    return Duty.WRITE_SUMMONS if batch.kind.is_confidential else Duty.WRITE_LETTERS


def _demand_receivers(store: Store, draft: BatchDraft, year: SchoolYear) -> None:
    """Raise where the activity or the pupil is not of this year's records."""
    if draft.activity_id is not None:
        activity = store.get(Activity, draft.activity_id)
        if activity.school_year != year.start:
            raise NotFound(MISSING)
    if draft.student_id is not None:
        store.get(Student, draft.student_id)


def _kept(act: Act, batch_id: UUID) -> Kept:
    """Return what its files belong to, to those who may keep them now."""
    kept = demand_letters(act, batch_id)
    return Kept(kept.activity_id, kept.dated_on)


def _unseen(act: Act, batch_id: UUID) -> HumasError | None:
    """Return why this person does not see its files, or None."""
    batch = act.store.get(LetterBatch, batch_id)
    duty = Duty.WRITE_SUMMONS if batch.kind.is_confidential else Duty.READ_LETTERS
    return duties.refusal(duty, act.by)


FILES: Final = FilesOf(RECORD, _kept, _unseen)

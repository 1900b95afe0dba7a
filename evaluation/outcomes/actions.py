"""Noting what a school year brought, with its proofs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypeVar
from uuid import UUID, uuid5

from data import duties
from data.act import Act
from data.attachments import actions as files
from data.attachments.actions import FilesOf, Kept
from data.attachments.models import FileDraft, RecordFile
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound, Stale
from data.removed.store import comes_back, keep_a_while
from data.roster.models import ClassGroup
from data.school import store as schools
from data.store import MISSING, STALE, Store
from evaluation.outcomes import store as records
from evaluation.outcomes.models import (
    Achievement,
    AchievementDraft,
    Admission,
    AdmissionDraft,
    AdmissionPath,
    Conduct,
    ConductDraft,
    Facility,
    FacilityDraft,
    QualityNote,
    QualityNoteDraft,
    id_of_conduct,
    id_of_quality,
    named_pupil,
    names_refusal,
    place_refusal,
    semester_refusal,
)

One = TypeVar("One", Achievement, Facility, QualityNote)


# ── achievements ─────────────────────────────────────────────────────────────
def note_achievement(
    act: Act, achievement_id: UUID, draft: AchievementDraft, year: SchoolYear
) -> Achievement:
    """Keep an achievement of a year; the same form twice is one."""
    with act.store.transaction():
        _demand(act, year.start)
        [kept] = _noted(act, [achievement_id], [draft], year)
    return kept


def note_achievements(
    act: Act, form_id: UUID, drafts: Sequence[AchievementDraft], year: SchoolYear
) -> list[Achievement]:
    """Keep several achievements, all or none; the same form twice is once."""
    ids = [uuid5(form_id, str(number)) for number in range(len(drafts))]
    with act.store.transaction():
        _demand(act, year.start)
        return _noted(act, ids, drafts, year)


def change_achievement(
    act: Act, achievement_id: UUID, version: int, draft: AchievementDraft
) -> Achievement:
    """Mend what is said about an achievement."""
    with act.store.transaction():
        kept = _own(act, Achievement, achievement_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        changed = kept.model_copy(update={**dict(draft), "version": version + 1})
        _demand_fit(act, [changed], SchoolYear(start=kept.school_year))
        act.store.replace(changed)
        act.note("achievement", changed.id, "changed", title=changed.title)
    return changed


def remove_achievement(act: Act, achievement_id: UUID, version: int) -> None:
    """Take an achievement out with its files; its history stays."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    with act.store.transaction():
        if act.store.exists(Achievement, achievement_id):
            kept = _own(act, Achievement, achievement_id)
            _removed(act, kept, version, kept.title)


# ── admission ────────────────────────────────────────────────────────────────
def count_applicants(
    act: Act, version: int, draft: AdmissionDraft, year: SchoolYear
) -> None:
    """Keep how many wanted to come; ``version`` is the one that was seen, or nought."""
    with act.store.transaction():
        _demand(act, year.start)
        kept = act.store.find(Admission, year.start)
        there = {path.counts for path in records.admission_paths(act.store, year)}
        is_same = there == {path.counts for path in draft.known}
        if kept and is_same and kept.source == draft.source:
            return
        if refusal := draft.refusal():
            raise refusal
        if (kept.version if kept else 0) != version:
            raise Stale(STALE)
        new = Admission(
            school_year=year.start, source=draft.source, version=version + 1
        )
        (act.store.replace if kept else act.store.add)(new)
        act.store.remove(AdmissionPath, school_year=year.start)
        act.store.add(
            [
                AdmissionPath(**path.model_dump(), school_year=year.start)
                for path in draft.known
            ]
        )
        act.note("admission", year.start, "entered", count=len(draft.known))


# ── quality and conduct ──────────────────────────────────────────────────────
def judge_quality(
    act: Act, version: int, draft: QualityNoteDraft, year: SchoolYear
) -> QualityNote:
    """Judge one dimension of a year's quality; ``version`` is the one that was seen."""
    note_id = id_of_quality(year, draft.dimension)
    with act.store.transaction():
        _demand(act, year.start)
        kept = act.store.find(QualityNote, note_id)
        if kept and kept.draft == draft:
            return kept
        if (kept.version if kept else 0) != version:
            raise Stale(STALE)
        new = QualityNote(
            **draft.model_dump(),
            id=note_id,
            school_year=year.start,
            version=version + 1,
        )
        (act.store.replace if kept else act.store.add)(new)
        act.note("quality_note", note_id, "assessed", dimension=str(new.dimension))
    return new


def count_conduct(
    act: Act, version: int, draft: ConductDraft, year: SchoolYear
) -> Conduct:
    """Keep how often rules were broken in a place; noughts are a fact too."""
    conduct_id = id_of_conduct(year, draft.semester, draft.grade, draft.class_group_id)
    with act.store.transaction():
        _demand(act, year.start)
        kept = act.store.find(Conduct, conduct_id)
        if refusal := semester_refusal(draft.semester, year, _today(act)):
            raise refusal
        _demand_place(act.store, draft, year)
        if kept and kept.times == draft.times:
            return kept
        if (kept.version if kept else 0) != version:
            raise Stale(STALE)
        new = Conduct(
            **draft.model_dump(),
            id=conduct_id,
            school_year=year.start,
            version=version + 1,
        )
        (act.store.replace if kept else act.store.add)(new)
        act.note("conduct", conduct_id, "entered", semester=draft.semester)
    return new


def remove_conduct(act: Act, conduct_id: UUID, version: int) -> None:
    """Take the counts of a place and semester out; their history stays."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    with act.store.transaction():
        kept = act.store.find(Conduct, conduct_id)
        if kept is None:
            return
        _demand(act, kept.school_year)
        keep_a_while(act, kept, conduct_id)
        act.store.remove(Conduct, id=conduct_id, version=version)
        act.note("conduct", conduct_id, "removed", semester=kept.semester)


# ── facilities ───────────────────────────────────────────────────────────────
def note_facility(
    act: Act, facility_id: UUID, draft: FacilityDraft, year: SchoolYear
) -> Facility:
    """Keep what the school gained in a year; the same form twice is one."""
    with act.store.transaction():
        _demand(act, year.start)
        if kept := act.store.find(Facility, facility_id):
            return kept
        if refusal := draft.refusal(year, _today(act)):
            raise refusal
        new = Facility(
            **draft.model_dump(), id=facility_id, school_year=year.start, version=1
        )
        act.store.add(new)
        act.note("facility", facility_id, "noted", title=new.title)
    return new


def change_facility(
    act: Act, facility_id: UUID, version: int, draft: FacilityDraft
) -> Facility:
    """Mend what is said about a facility."""
    with act.store.transaction():
        kept = _own(act, Facility, facility_id)
        if kept.version == version + 1 and kept.draft == draft:
            return kept
        if refusal := draft.refusal(SchoolYear(start=kept.school_year), _today(act)):
            raise refusal
        changed = kept.model_copy(update={**dict(draft), "version": version + 1})
        act.store.replace(changed)
        act.note("facility", changed.id, "changed", title=changed.title)
    return changed


def remove_facility(act: Act, facility_id: UUID, version: int) -> None:
    """Take a facility out with its files; its history stays."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    with act.store.transaction():
        if act.store.exists(Facility, facility_id):
            kept = _own(act, Facility, facility_id)
            _removed(act, kept, version, kept.title)


# ── proofs ───────────────────────────────────────────────────────────────────
def attach_to_achievement(
    act: Act,
    attachment_id: UUID,
    achievement_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep a certificate or a photo; raises where the file is not taken."""
    named = (name, content)
    return OF_ACHIEVEMENT.attach(act, attachment_id, achievement_id, named, draft)


def attach_to_quality(
    act: Act,
    attachment_id: UUID,
    note_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep a proof of a judgement; raises where the file is not taken."""
    named = (name, content)
    return OF_QUALITY.attach(act, attachment_id, note_id, named, draft)


def attach_to_facility(
    act: Act,
    attachment_id: UUID,
    facility_id: UUID,
    name: str,
    content: bytes,
    *,
    draft: FileDraft,
) -> RecordFile:
    """Keep a photo or a paper of a facility; raises where the file is not taken."""
    named = (name, content)
    return OF_FACILITY.attach(act, attachment_id, facility_id, named, draft)


def describe_proof(
    act: Act, attachment_id: UUID, version: int, draft: FileDraft
) -> None:
    """Say anew what a proof shows, and of which day."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    _owner_of(act, attachment_id).describe(act, attachment_id, version, draft)


def detach_proof(act: Act, attachment_id: UUID) -> None:
    """Remove a proof; a second click removes nothing more."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    if act.store.exists(RecordFile, attachment_id):
        _owner_of(act, attachment_id).detach(act, attachment_id)


# ── what they have in common ─────────────────────────────────────────────────
def _noted(
    act: Act, ids: Sequence[UUID], drafts: Sequence[AchievementDraft], year: SchoolYear
) -> list[Achievement]:
    found = [act.store.find(Achievement, one) for one in ids]
    if there := [one for one in found if one]:
        return there
    new = [
        Achievement(**draft.model_dump(), id=one, school_year=year.start, version=1)
        for one, draft in zip(ids, drafts, strict=True)
    ]
    _demand_fit(act, new, year)
    act.store.add(new)
    for one in new:
        act.note("achievement", one.id, "noted", title=one.title)
    return new


def _demand_fit(act: Act, drafts: Sequence[Achievement], year: SchoolYear) -> None:
    """Raise where a day is not of the year, or a pupil is named."""
    today, names = _today(act), records.pupil_names(act.store)
    for draft in drafts:
        if refusal := draft.refusal(year, today):
            raise refusal
        said = (draft.title, draft.rank, draft.holder, draft.source)
        if name := named_pupil(said, names):
            raise names_refusal(name)


def _demand_place(store: Store, draft: ConductDraft, year: SchoolYear) -> None:
    """Raise where the place is not of the year, or counted in another way."""
    if draft.class_group_id is not None:
        group = store.get(ClassGroup, draft.class_group_id)
        if (group.school_year, group.grade) != (year.start, draft.grade):
            raise NotFound(MISSING)
    if refusal := place_refusal(draft, records.conduct_in(store, year)):
        raise refusal


def _demand(act: Act, start: int) -> None:
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    schools.demand_open(act.store, start)


def _own(act: Act, kind: type[One], record_id: UUID) -> One:
    """Return a record to those who may change it now."""
    duties.demand(Duty.KEEP_OUTCOMES, act.by)
    kept = act.store.get(kind, record_id)
    schools.demand_open(act.store, kept.school_year)
    return kept


def _removed(act: Act, kept: Achievement | Facility, version: int, title: str) -> None:
    table = kept.table.name
    keep_a_while(act, kept, kept.id)
    act.store.remove(type(kept), id=kept.id, version=version)
    files.remove_files_of(act, table, kept.id)
    act.note(table, kept.id, "removed", title=title)


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)


def _owner_of(act: Act, attachment_id: UUID) -> FilesOf:
    kept = act.store.get(RecordFile, attachment_id)
    if kept.record not in OWNERS:
        raise NotFound(MISSING)
    return OWNERS[kept.record]


def _files(kind: type[One], day: str = "") -> FilesOf:
    def kept(act: Act, record_id: UUID) -> Kept:
        found = _own(act, kind, record_id)
        return Kept(None, getattr(found, day) if day else None)

    def unseen(act: Act, record_id: UUID) -> HumasError | None:
        act.store.get(kind, record_id)
        return duties.refusal(Duty.READ_RESULTS, act.by)

    return FilesOf(kind.table.name, kept, unseen)


OF_ACHIEVEMENT: Final = _files(Achievement, "achieved_on")
OF_QUALITY: Final = _files(QualityNote)
OF_FACILITY: Final = _files(Facility, "gained_on")
OWNERS: Final[Mapping[str, FilesOf]] = {
    one.record: one for one in (OF_ACHIEVEMENT, OF_QUALITY, OF_FACILITY)
}
"""Who keeps and who sees the proofs of each kind of record."""


def _achievement_again(act: Act, achievement: Achievement) -> Achievement:
    _demand(act, achievement.school_year)
    _demand_fit(act, [achievement], SchoolYear(start=achievement.school_year))
    return achievement


def _facility_again(act: Act, facility: Facility) -> Facility:
    _demand(act, facility.school_year)
    return facility


def _conduct_again(act: Act, counted: Conduct) -> Conduct:
    _demand(act, counted.school_year)
    _demand_place(act.store, counted, SchoolYear(start=counted.school_year))
    return counted


comes_back(Achievement, _achievement_again, lambda achievement: achievement.title)
comes_back(Facility, _facility_again, lambda facility: facility.title)
comes_back(Conduct, _conduct_again, lambda counted: counted.semester)

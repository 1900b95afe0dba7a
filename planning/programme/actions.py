"""Submitting, returning with notes, approving and revising the work programme."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound, Stale
from data.language import N_
from data.reasons import reason_refusal
from data.record import new_id
from data.school import store as schools
from data.store import Store
from planning.activities import store as activities
from planning.lessons import store as lessons
from planning.plan.models import PlanStep
from planning.programme import store as programmes
from planning.programme.models import (
    Note,
    WorkProgram,
    answer_refusal,
    approval_refusal,
    changed_refusal,
    named_notes,
    return_refusal,
    submission_refusal,
    unchanged_refusal,
)
from planning.versions import store as versions
from planning.versions.models import ApprovedVersion, Difference, differences

Revision = tuple[Difference, ...]


class _Click(NamedTuple):
    """Who pressed a button of which work programme, and which version they saw.

    ``version`` is 0 where nobody had opened the programme yet.
    """

    act: Act
    year: SchoolYear
    version: int


class _Move(NamedTuple):
    """A step that a work programme is to take: whose duty it is, and what it needs.

    ``refusal`` says what stands against it; ``words`` go into the history, ``reason``
    becomes the reason of the revision (None: that stays as it is).
    """

    step: PlanStep
    duty: Duty
    event: str
    refusal: Callable[[WorkProgram], HumasError | None]
    revision: Revision | None = None
    words: str = ""
    reason: str | None = None


def open_program(act: Act, year: SchoolYear) -> WorkProgram:
    """Begin the year's work programme; the second time changes nothing."""
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        return _opened(_Click(act, year, 0))


def submit(act: Act, year: SchoolYear, version: int) -> WorkProgram:
    """Hand the work programme to the principal, complete and every note settled."""
    click = _Click(act, year, version)
    with act.store.transaction():
        moved, _ = _take_step(
            click,
            _Move(PlanStep.SUBMITTED, Duty.SUBMIT_PLAN, "submitted", _unready(click)),
        )
    return moved


def approve(act: Act, year: SchoolYear, version: int) -> WorkProgram:
    """Approve the work programme and freeze this version of it."""
    click = _Click(act, year, version)
    with act.store.transaction():

        def with_notes(seen: WorkProgram) -> HumasError | None:
            return approval_refusal(_open_notes(act.store, year, seen))

        reason = programmes.program(act.store, year).revision_reason
        moved, is_new = _take_step(
            click,
            _Move(
                PlanStep.APPROVED, Duty.APPROVE_PLAN, "approved", with_notes, reason=""
            ),
        )
        if is_new:
            _freeze(click, moved, reason, is_minor=False)
    return moved


def return_(act: Act, year: SchoolYear, version: int, note: str) -> WorkProgram:
    """Return the work programme with the notes written, or with one about the whole."""
    click = _Click(act, year, version)
    with act.store.transaction():

        def without_notes(seen: WorkProgram) -> HumasError | None:
            kept = programmes.notes(act.store, seen.id)
            return return_refusal(note, has_notes=any(n.is_open for n in kept))

        moved, is_new = _take_step(
            click,
            _Move(
                PlanStep.RETURNED,
                Duty.APPROVE_PLAN,
                "returned",
                without_notes,
                words=note.strip(),
            ),
        )
        if is_new and note.strip():
            _add_note(click, moved, new_id(), None, note)
    return moved


def revise(act: Act, year: SchoolYear, version: int, reason: str) -> WorkProgram:
    """Open an approved work programme for changes; approved versions stay."""
    click = _Click(act, year, version)
    with act.store.transaction():
        moved, _ = _take_step(
            click,
            _Move(
                PlanStep.DRAFT,
                Duty.SUBMIT_PLAN,
                "opened for revision",
                lambda _: reason_refusal(reason),
                words=reason.strip(),
                reason=reason.strip(),
            ),
        )
    return moved


def apply_revision(act: Act, year: SchoolYear, version: int) -> WorkProgram:
    """Put a revision into force that touches no money, date or standard.

    The new version names the reason and that it is minor.
    """
    click = _Click(act, year, version)
    with act.store.transaction():
        revision = _revision(act.store, year)
        unready = _unready(click)

        def refused(seen: WorkProgram) -> HumasError | None:
            return unchanged_refusal(revision or ()) or unready(seen)

        reason = programmes.program(act.store, year).revision_reason
        moved, is_new = _take_step(
            click,
            _Move(
                PlanStep.APPROVED,
                Duty.SUBMIT_PLAN,
                "minor revision applied",
                refused,
                revision,
                words=reason,
                reason="",
            ),
        )
        if is_new:
            _freeze(click, moved, reason, is_minor=True)
    return moved


def close_revision(act: Act, year: SchoolYear, version: int) -> WorkProgram:
    """Put a revision that changed nothing back to approved; no version is added."""
    click = _Click(act, year, version)
    with act.store.transaction():
        revision = _revision(act.store, year)
        moved, _ = _take_step(
            click,
            _Move(
                PlanStep.APPROVED,
                Duty.SUBMIT_PLAN,
                "revision closed",
                lambda _: changed_refusal(revision or ()),
                revision,
                reason="",
            ),
        )
    return moved


def allow_undecided(
    act: Act, year: SchoolYear, version: int, reason: str
) -> WorkProgram:
    """Let the plan be submitted though findings are undecided, with a reason."""
    click = _Click(act, year, version)
    with act.store.transaction():
        kept = programmes.program(act.store, year)
        if refusal := kept.override_refusal(act.by) or reason_refusal(reason):
            raise refusal
        if kept.version == version + 1 and kept.override_reason == reason.strip():
            return kept
        seen = _as_seen(click)
        allowed = seen.model_copy(
            update={"override_reason": reason.strip(), "version": seen.version + 1}
        )
        _replace(click, allowed, "undecided findings allowed", reason)
    return allowed


def write_note(
    act: Act, note_id: UUID, activity_id: UUID | None, text: str, year: SchoolYear
) -> Note:
    """Keep a note of the principal; it is handed over when the plan is returned."""
    click = _Click(act, year, 0)
    with act.store.transaction():
        schools.demand_open(act.store, year.start)
        program = programmes.program(act.store, year)
        if refusal := program.writing_refusal(act.by):
            raise refusal
        return _add_note(click, program, note_id, activity_id, text)


def take_back_note(act: Act, note_id: UUID, version: int, year: SchoolYear) -> None:
    """Take back a note before it is handed over; taken back twice is once."""
    with act.store.transaction():
        schools.demand_open(act.store, year.start)
        program = programmes.program(act.store, year)
        if refusal := program.writing_refusal(act.by):
            raise refusal
        kept = act.store.find(Note, note_id)
        if kept is None:
            return
        if kept.work_program_id != program.id or not kept.is_open:
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
        program = programmes.program(act.store, year)
        if refusal := program.answering_refusal(act.by):
            raise refusal
        if refusal := answer_refusal(answer, mended=mended):
            raise refusal
        kept = programmes.note_at(act.store, program.id, note_id)
        said = (answer.strip(), mended)
        if kept.version == version + 1 and said == (kept.answer, bool(kept.mended_at)):
            return kept
        seen = kept.model_copy(update={"version": version})
        changed = seen.answered(answer, act.now if mended else None)
        act.store.replace(changed)
        event = "mended" if mended else "answered"
        act.note("program_note", note_id, event, answer=changed.answer)
    return changed


def _add_note(
    click: _Click,
    program: WorkProgram,
    note_id: UUID,
    activity_id: UUID | None,
    text: str,
) -> Note:
    """Keep a note, and with its history what the principal had before them."""
    act = click.act
    store = act.store
    if found := store.find(Note, note_id):
        return found
    seen = versions.content(store, click.year)
    if activity_id is not None:
        seen = seen.about(activity_id)
        if not seen.activities:
            raise NotFound(N_("This activity is not on the year's plan."))
    note = Note(
        id=note_id,
        work_program_id=program.id,
        activity_id=activity_id,
        text=text,
        made_at=click.act.now,
        made_by=click.act.by.id,
    )
    store.add(note)
    click.act.note(
        "program_note",
        note.id,
        "written",
        text=note.text,
        title=seen.activities[0].title if activity_id else "",
        seen=seen.model_dump_json(),
    )
    return note


def _take_step(click: _Click, move: _Move) -> tuple[WorkProgram, bool]:
    """Take the programme to its next step; say whether this click is what took it.

    Every step goes this way, so that none forgets a check: the person has the duty,
    has seen the latest version, may go there from here, and nothing stands against it.
    """
    duties.demand(move.duty, click.act.by)
    if done := _taken_before(click, move):
        return done, False
    moved = _as_seen(click).moved_to(move.step, click.act.by, move.revision)
    if refusal := move.refusal(moved):
        raise refusal
    changes: dict[str, str] = {"return_note": ""}
    if move.step is PlanStep.RETURNED:
        changes["return_note"] = move.words
    if move.reason is not None:
        changes["revision_reason"] = move.reason
    moved = moved.model_copy(update=changes)
    _replace(click, moved, move.event, move.words)
    return moved, True


def _unready(click: _Click) -> Callable[[WorkProgram], HumasError | None]:
    """Return what tells why the plan cannot go to the principal as it is now."""

    def refused(seen: WorkProgram) -> HumasError | None:
        return submission_refusal(
            click.year,
            activities.activities_in(click.act.store, click.year),
            lessons.undecided(click.act.store, click.year),
            seen.override_reason,
            _open_notes(click.act.store, click.year, seen),
        )

    return refused


def _open_notes(store: Store, year: SchoolYear, program: WorkProgram) -> str:
    planned = activities.activities_in(store, year)
    titles = {activity.id: activity.title for activity in planned}
    return named_notes(programmes.notes(store, program.id), titles)


def _revision(store: Store, year: SchoolYear) -> Revision | None:
    """Return what changed since the last approval, or None before the first."""
    latest = versions.latest_version(store, year)
    if latest is None:
        return None
    return differences(latest.read(), versions.content(store, year))


def _freeze(click: _Click, moved: WorkProgram, reason: str, *, is_minor: bool) -> None:
    latest = versions.latest_version(click.act.store, click.year)
    click.act.store.add(
        ApprovedVersion(
            work_program_id=moved.id,
            number=latest.number + 1 if latest else 1,
            approved_at=click.act.now,
            approved_by=click.act.by.id,
            reason=reason,
            is_minor=is_minor,
            content=versions.content(click.act.store, click.year).model_dump_json(),
        ),
    )


def _opened(click: _Click) -> WorkProgram:
    """Return the year's work programme, which begins with the first click on it."""
    schools.demand_open(click.act.store, click.year.start)
    found = programmes.program(click.act.store, click.year)
    if found.version:
        return found
    opened = found.model_copy(update={"version": 1})
    click.act.store.add(opened)
    click.act.note(
        "work_program",
        opened.id,
        "opened",
        year=str(click.year),
    )
    return opened


def _taken_before(click: _Click, move: _Move) -> WorkProgram | None:
    """Return the programme if the same click has taken this step before, or None.

    That is a double click: one version further, and at the step that was wanted.
    """
    kept = programmes.program(click.act.store, click.year)
    came = kept.version == max(click.version, 1) + 1 and kept.step is move.step
    return kept if came else None


def _as_seen(click: _Click) -> WorkProgram:
    """Return the programme, or raise Stale if it is not the version the person saw."""
    kept = _opened(click)
    if kept.version != max(click.version, 1):
        raise Stale(
            N_("Somebody else changed the work programme meanwhile. Look again.")
        )
    return kept


def _replace(click: _Click, changed: WorkProgram, event: str, words: str = "") -> None:
    """Keep the programme's next version, and note in its history what happened."""
    click.act.store.replace(changed)
    click.act.note(
        "work_program",
        changed.id,
        event,
        note=words.strip(),
    )

"""Submitting, returning, approving and revising the work programme."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, Stale
from data.language import N_
from data.reasons import kept_words, reason_refusal
from data.record import new_id
from data.school import store as schools
from data.school.models import School
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import put_on_plan
from planning.activities.models import Activity, ActivityDraft
from planning.lessons import store as lessons
from planning.notes import store as notes
from planning.notes.actions import add_note
from planning.notes.models import named_notes
from planning.plan.models import PlanStep
from planning.programme import store as programmes
from planning.programme.models import (
    WorkProgram,
    approval_refusal,
    changed_refusal,
    incidental_refusal,
    reading_refusal,
    return_refusal,
    submission_refusal,
    unchanged_refusal,
)
from planning.versions import store as versions
from planning.versions.models import ApprovedVersion, Difference, differences

Revision = tuple[Difference, ...]


Read = Mapping[UUID, int]
"""The goals and activities somebody read, each with its version."""


class _Click(NamedTuple):
    """Who pressed a button of which work programme, and which version they saw.

    ``version`` is 0 where nobody had opened the programme yet. ``read`` are the goals
    and activities that a decision is about, each with the version that was read.
    """

    act: Act
    year: SchoolYear
    version: int
    read: Read | None = None


class _Move(NamedTuple):
    """A step of a work programme: whose duty it is, and what the history calls it."""

    step: PlanStep
    duty: Duty
    event: str


SUBMIT: Final = _Move(PlanStep.SUBMITTED, Duty.SUBMIT_PLAN, "submitted")
APPROVE: Final = _Move(PlanStep.APPROVED, Duty.APPROVE_PLAN, "approved")
RETURN: Final = _Move(PlanStep.RETURNED, Duty.APPROVE_PLAN, "returned")
REVISE: Final = _Move(PlanStep.DRAFT, Duty.SUBMIT_PLAN, "opened for revision")
APPLY: Final = _Move(PlanStep.APPROVED, Duty.SUBMIT_PLAN, "minor revision applied")
CLOSE: Final = _Move(PlanStep.APPROVED, Duty.SUBMIT_PLAN, "revision closed")

Refusing = Callable[[WorkProgram], HumasError | None]
"""What stands against a step of this work programme, or None."""


def open_program(act: Act, year: SchoolYear) -> WorkProgram:
    """Begin the year's work programme; the second time changes nothing."""
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        return _opened(_Click(act, year, 0))


def submit(act: Act, year: SchoolYear, version: int) -> WorkProgram:
    """Hand the work programme to the principal, complete and every note settled."""
    click = _Click(act, year, version)
    with act.store.transaction():
        moved, _ = _take_step(click, SUBMIT, _unready(click))
    return moved


def approve(
    act: Act, year: SchoolYear, version: int, read: Read | None = None
) -> WorkProgram:
    """Approve the work programme and freeze this version of it.

    ``read``: what the principal had before them, by goal and activity; what is
    different now refuses the approval.
    """
    click = _Click(act, year, version, read)
    with act.store.transaction():

        def with_notes(program: WorkProgram) -> HumasError | None:
            return approval_refusal(_open_notes(act.store, year, program))

        reason = programmes.program(act.store, year).revision_reason
        moved, is_new = _take_step(click, APPROVE, with_notes, reason="")
        if is_new:
            _freeze(click, moved, reason, is_minor=False)
    return moved


def return_(
    act: Act,
    year: SchoolYear,
    version: int,
    note: str,
    also: Sequence[tuple[UUID | None, str]] = (),
) -> WorkProgram:
    """Return the work programme with the notes written, or with one about the whole.

    ``also`` are notes at activities and goals that were typed and not kept before. The
    history keeps what the principal read, so that the next time shows what changed.
    """
    click = _Click(act, year, version)
    words = kept_words(note)
    with act.store.transaction():

        def without_notes(program: WorkProgram) -> HumasError | None:
            kept = notes.notes(act.store, program.id)
            has_notes = bool(also) or any(n.is_open for n in kept)
            return return_refusal(note, has_notes=has_notes)

        moved, is_new = _take_step(click, RETURN, without_notes, words=words)
        for about, text in also if is_new else ():
            add_note(act, new_id(), about, text, year)
        if is_new and words:
            add_note(act, new_id(), None, note, year)
    return moved


def revise(act: Act, year: SchoolYear, version: int, reason: str) -> WorkProgram:
    """Open an approved work programme for changes; approved versions stay."""
    click = _Click(act, year, version)
    words = kept_words(reason)
    with act.store.transaction():

        def without_reason(_: WorkProgram) -> HumasError | None:
            return reason_refusal(reason)

        moved, _ = _take_step(click, REVISE, without_reason, words=words, reason=words)
    return moved


def apply_revision(act: Act, year: SchoolYear, version: int) -> WorkProgram:
    """Put a revision into force that touches no money, date or standard.

    The new version names the reason and that it is minor.
    """
    click = _Click(act, year, version)
    with act.store.transaction():
        revision = _revision(act.store, year)
        unready = _unready(click)

        def unchanged(program: WorkProgram) -> HumasError | None:
            return unchanged_refusal(revision or ()) or unready(program)

        why = programmes.program(act.store, year).revision_reason
        moved, is_new = _take_step(
            click, APPLY, unchanged, revision, words=why, reason=""
        )
        if is_new:
            _freeze(click, moved, why, is_minor=True)
    return moved


def close_revision(act: Act, year: SchoolYear, version: int) -> WorkProgram:
    """Put a revision that changed nothing back to approved; no version is added."""
    click = _Click(act, year, version)
    with act.store.transaction():
        revision = _revision(act.store, year)

        def changed(_: WorkProgram) -> HumasError | None:
            return changed_refusal(revision or ())

        moved, _ = _take_step(click, CLOSE, changed, revision, reason="")
    return moved


def add_incidental(
    act: Act, activity_id: UUID, draft: ActivityDraft, reason: str, year: SchoolYear
) -> Activity:
    """Add an activity to the approved plan on the short path; twice is one.

    The principal is told of it, not asked, while it costs no more than the school's
    limit. It is kept as a minor version of the plan, which changes nothing else.
    """
    click, words = _Click(act, year, 0), kept_words(reason)
    with act.store.transaction():
        duties.demand(Duty.PLAN_YEAR, act.by)
        schools.demand_open(act.store, year.start)
        if kept := act.store.find(Activity, activity_id):
            return kept
        program = programmes.program(act.store, year)
        limit = act.store.get(School).incidental_limit
        if refusal := reason_refusal(reason) or incidental_refusal(
            program.step, draft, year, limit
        ):
            raise refusal
        new = put_on_plan(act.store, activity_id, draft, year, words)
        why = f"{new.title}: {words}"
        _freeze(click, program, why, is_minor=True)
        act.note("activity", new.id, "incidental", title=new.title, reason=words)
        act.note("work_program", program.id, "incidental", note=why)
    return new


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
        latest = _latest(click)
        allowed = latest.model_copy(
            update={"override_reason": reason.strip(), "version": latest.version + 1}
        )
        _replace(click, allowed, "undecided findings allowed", reason)
    return allowed


def _take_step(
    click: _Click,
    move: _Move,
    refusing: Refusing,
    revision: Revision | None = None,
    *,
    words: str = "",
    reason: str | None = None,
) -> tuple[WorkProgram, bool]:
    """Take the programme to its next step; say whether this click is what took it.

    Every step goes this way, so that none forgets a check: the person has the duty,
    has seen the latest version, may go there from here, and nothing stands against it.
    ``words`` go into the history, ``reason`` is the revision's from now on (None: it
    stays as it is).
    """
    duties.demand(move.duty, click.act.by)
    if taken := _taken_before(click, move):
        return taken, False
    moved = _latest(click).moved_to(move.step, click.act.by, revision)
    if refusal := refusing(moved):
        raise refusal
    changes = {"return_note": words if move.step is PlanStep.RETURNED else ""}
    if reason is not None:
        changes["revision_reason"] = reason
    moved = moved.model_copy(update=changes)
    _replace(click, moved, move.event, words)
    return moved, True


def _unready(click: _Click) -> Refusing:
    """Return what tells why the plan cannot go to the principal as it is now."""
    store, year = click.act.store, click.year

    def refused(program: WorkProgram) -> HumasError | None:
        return submission_refusal(
            year,
            activities.activities_in(store, year),
            lessons.undecided(store, year),
            program.override_reason,
            _open_notes(store, year, program),
        )

    return refused


def _open_notes(store: Store, year: SchoolYear, program: WorkProgram) -> str:
    written = notes.notes(store, program.id)
    if not any(note.is_open for note in written):
        return ""
    now = versions.content(store, year)
    return named_notes(written, now.titles | now.goal_titles)


def _revision(store: Store, year: SchoolYear) -> Revision | None:
    """Return what changed since the last approval, or None before the first."""
    agreed = versions.agreed(store, year)
    if agreed is None:
        return None
    return differences(agreed, versions.content(store, year))


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
    click.act.note("work_program", opened.id, "opened", year=str(click.year))
    return opened


def _taken_before(click: _Click, move: _Move) -> WorkProgram | None:
    """Return the programme if the same click has taken this step before, or None.

    That is a double click: one version further, and at the step that was wanted.
    """
    kept = programmes.program(click.act.store, click.year)
    came = kept.version == max(click.version, 1) + 1 and kept.step is move.step
    return kept if came else None


def _latest(click: _Click) -> WorkProgram:
    """Return the programme, or raise Stale if it is not the version the person saw."""
    kept = _opened(click)
    if click.read is not None and (
        refusal := reading_refusal(
            click.read, versions.content(click.act.store, click.year)
        )
    ):
        raise refusal
    if kept.version != max(click.version, 1):
        raise Stale(
            N_("Somebody else changed the work programme meanwhile. Look again.")
        )
    return kept


def _replace(click: _Click, changed: WorkProgram, event: str, words: str = "") -> None:
    """Keep the programme's next version, and note in its history what happened."""
    click.act.store.replace(changed)
    facts = {"note": words.strip()}
    if changed.step is PlanStep.RETURNED:
        read = versions.content(click.act.store, click.year)
        facts["seen"] = read.model_dump_json()
    click.act.note("work_program", changed.id, event, **facts)

"""The work programme's steps: who may take which, and what stands against it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final, Self
from uuid import UUID

from data import duties
from data.actor import Actor
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, Refused, Stale, WrongStep
from data.language import N_, in_list, in_rupiah, say, say_many
from data.record import KeptRecord
from planning.activities.models import Activity, ActivityDraft, lacks
from planning.plan.models import PlanStep, lock_refusal
from planning.versions.models import Content, Difference

WHO: Mapping[PlanStep, Mapping[PlanStep, Duty]] = {
    PlanStep.DRAFT: {
        PlanStep.SUBMITTED: Duty.SUBMIT_PLAN,
        PlanStep.APPROVED: Duty.SUBMIT_PLAN,
    },
    PlanStep.SUBMITTED: {
        PlanStep.APPROVED: Duty.APPROVE_PLAN,
        PlanStep.RETURNED: Duty.APPROVE_PLAN,
    },
    PlanStep.RETURNED: {PlanStep.SUBMITTED: Duty.SUBMIT_PLAN},
    PlanStep.APPROVED: {PlanStep.DRAFT: Duty.SUBMIT_PLAN},
}
"""Who moves the programme from one step to the next.

From draft to approved only as a minor revision of what the principal approved.
"""

NEXT_STEPS: Mapping[PlanStep, frozenset[PlanStep]] = {
    at: frozenset(takers) for at, takers in WHO.items()
}

NEXT: Mapping[PlanStep, str] = {
    PlanStep.DRAFT: N_(
        "Next: the vice principal for public relations completes the plan and "
        "submits it."
    ),
    PlanStep.SUBMITTED: N_(
        "Next: the principal reads the plan, and approves it or returns it with notes."
    ),
    PlanStep.RETURNED: N_(
        "Next: the vice principal for public relations mends or answers each note, "
        "and submits again."
    ),
    PlanStep.APPROVED: N_(
        "The plan is in force. A change needs a revision with a reason."
    ),
}
"""Who does what next, at each step."""


class WorkProgram(KeptRecord, table="work_program", fixed=("school_year",)):
    """The work programme of one school year."""

    id: UUID
    school_year: int
    step: PlanStep
    return_note: str
    override_reason: str
    revision_reason: str = ""
    version: int

    def moved_to(
        self, step: PlanStep, by: Actor, revision: Sequence[Difference] | None = None
    ) -> Self:
        """Return the programme at ``step``, or raise why ``by`` may not move it."""
        if refusal := self.refusal(step, by, revision):
            raise refusal
        return self.model_copy(update={"step": step, "version": self.version + 1})

    def refusal(
        self, step: PlanStep, by: Actor, revision: Sequence[Difference] | None = None
    ) -> HumasError | None:
        """Return why ``by`` may not move the programme to ``step``, or None.

        ``revision`` is what changed since the approved version: a draft becomes
        approved only with it, and only while none of it needs the principal.
        """
        if refusal := duties.refusal(Duty.READ_PLAN, by):
            return refusal
        is_minor = self.step is PlanStep.DRAFT and step is PlanStep.APPROVED
        if step not in NEXT_STEPS[self.step] or (is_minor and revision is None):
            return WrongStep(
                N_("The work programme is {at}; it cannot become {to} now."),
                at=self.step,
                to=step,
            )
        if refusal := duties.refusal(WHO[self.step][step], by):
            return refusal
        return weight_refusal(revision or ()) if is_minor else None

    def override_refusal(self, by: Actor) -> HumasError | None:
        """Return why ``by`` may not let it go on with undecided findings, or None."""
        if refusal := duties.refusal(Duty.ALLOW_UNDECIDED, by):
            return refusal
        if self.step not in {PlanStep.DRAFT, PlanStep.RETURNED}:
            return WrongStep(N_("The work programme has been submitted already."))
        return None


TOLD_FOR: Final = timedelta(days=14)
"""So long the principal is told on the home page of what was added."""


def incidental_refusal(
    step: PlanStep, draft: ActivityDraft, year: SchoolYear, limit: Decimal
) -> HumasError | None:
    """Return why an activity cannot be added on the short path, or None.

    ``limit``: so much it may cost without asking the principal.
    """
    if step is PlanStep.SUBMITTED:
        return lock_refusal(step, year)
    if step is not PlanStep.APPROVED:
        return WrongStep(
            N_("The plan is open for changes: plan the activity as all others.")
        )
    if draft.when.exact is None:
        return Refused(N_("Give the day of the incidental activity."))
    if draft.person_id is None:
        return Refused(N_("Name who is in charge of the incidental activity."))
    cost = sum((line.amount for line in draft.budget), Decimal(0))
    if cost <= limit:
        return None
    return Refused(
        N_(
            "It costs {cost}; without asking the principal an incidental activity may "
            "cost {limit}. Choose “Revise”, plan it there, and submit the revision."
        ),
        cost=in_rupiah(cost),
        limit=in_rupiah(limit),
    )


def weight_refusal(revision: Iterable[Difference]) -> HumasError | None:
    """Return why the principal must decide about a revision, or None: it is minor."""
    heavy = dict.fromkeys(change.title for change in revision if change.weighs)
    if not heavy:
        return None
    return Refused(
        N_(
            "The revision touches money, a date or a success standard, or adds or "
            "drops something: {titles}. Submit it to the principal."
        ),
        titles="; ".join(heavy),
    )


def unchanged_refusal(revision: Sequence[Difference]) -> HumasError | None:
    """Return why there is nothing to put into force, or None."""
    if revision:
        return None
    return Refused(N_("The revision changes nothing. Close it without changes."))


def changed_refusal(revision: Sequence[Difference]) -> HumasError | None:
    """Return why a revision cannot be closed without changes, or None."""
    if not revision:
        return None
    return Refused(
        N_("The revision has changed the plan: {titles}. Look at the differences."),
        titles="; ".join(dict.fromkeys(change.title for change in revision)),
    )


def return_refusal(note: str, *, has_notes: bool) -> HumasError | None:
    """Return why the plan cannot be returned, or None; a return needs a note."""
    if has_notes or note.strip():
        return None
    return Refused(
        N_("Write what should be mended: at an activity, or about the whole plan.")
    )


def reading_refusal(read: Mapping[UUID, int], now: Content) -> Stale | None:
    """Return why what was read is not what would be approved, or None.

    ``read`` are the versions of the goals and activities that were read.
    """
    titles = now.goal_titles | now.titles
    kept = now.read
    changed = [titles[one] for one, version in kept.items() if read.get(one) != version]
    if gone := len(read.keys() - kept.keys()):
        changed.append(say_many("{count} taken out", "{count} taken out", gone))
    if not changed:
        return None
    return Stale(
        N_(
            "The plan changed while you were reading: {titles}. Nothing was decided. "
            "Read what changed; then decide."
        ),
        titles="; ".join(changed),
    )


def approval_refusal(open_notes: str) -> HumasError | None:
    """Return why notes written stand against approving, or None."""
    if not open_notes:
        return None
    return Refused(
        N_(
            "You wrote notes that were not handed over yet: {notes}. Return the work "
            "programme with them, or take them back before approving."
        ),
        notes=open_notes,
    )


NAMED_AT_ONCE: Final = 5
"""So many incomplete activities are named in one sentence; the rest is counted."""

OPEN_NOTES: Final = N_(
    "These notes of the principal are still open: {notes}. Mark each as mended, or "
    "answer it."
)
UNDECIDED: Final = N_(
    "{count} findings of the years before are undecided. Adopt, postpone or decline "
    "each on the page “Last year's findings”, or ask the principal to allow it with a "
    "reason."
)


def submission_refusal(
    year: SchoolYear,
    activities: Sequence[Activity],
    undecided: int,
    override_reason: str,
    open_notes: str = "",
) -> HumasError | None:
    """Return why the year's plan is not ready for the principal, or None.

    What was added after an approval, the principal has read with its reason.
    """
    if open_notes:
        return Refused(OPEN_NOTES, notes=open_notes)
    if undecided and not override_reason:
        return Refused(UNDECIDED, count=undecided)
    if not activities:
        return Refused(N_("The plan {year} has no activities yet."), year=str(year))
    incomplete = [
        f"{activity.title} ({in_list([say(lack) for lack in lacks(activity)])})"
        for activity in activities
        if any(lacks(activity)) and not activity.incidental
    ]
    if not incomplete:
        return None
    named = incomplete[:NAMED_AT_ONCE]
    if more := len(incomplete) - len(named):
        named.append(say("{count} more", count=more))
    return Refused(
        N_("These activities are not complete: {activities}."),
        activities="; ".join(named),
    )

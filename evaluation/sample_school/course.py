"""How the sample school's activities went: what closed them, and their reviews."""

from datetime import date, timedelta
from decimal import Decimal

from data.act import Act
from data.calendar import SchoolYear
from data.letters.models import NumberChoice
from data.store import Store
from evaluation.findings.models import FindingDraft
from evaluation.kpis.models import ActivityResult
from evaluation.results import queries as results
from evaluation.review import actions as reviews
from evaluation.review.models import Judged, ReviewDraft, Verdict
from evaluation.sample_school import turnout
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import SampleActivity, at, day_of, id_of
from evaluation.sample_school.reading import facts
from execution.attendance.models import Rates
from execution.closing import actions as closings
from execution.closing.models import (
    ClosingDraft,
    Outcome,
    Reason,
)
from planning.activities.models import Activity, Mode


def carry_out(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    cast: Cast,
    *,
    pandemic: bool,
    by_name: bool,
) -> None:
    """Close an activity that is over, as it went; ``by_name``: with its pupils."""
    known, life = facts().course, facts().lives.root[sample.key]
    outcome = sample.in_pandemic if pandemic else Outcome.HELD
    held = outcome in (Outcome.HELD, Outcome.MOVED_ONLINE)
    as_planned = outcome is Outcome.HELD
    held_on = _held_on(activity) if held else None
    now = at((held_on or day_of(activity)) + timedelta(days=4))
    act, came, others = Act(store, cast.lead, now), Rates(), 0
    if held:
        came = turnout.attend(act, sample, activity, outcome, by_name=by_name)
        others = turnout.others_came(act, activity)
    draft = ClosingDraft(
        outcome=outcome,
        held_on=held_on,
        mode=Mode.ONLINE if outcome is Outcome.MOVED_ONLINE else activity.mode,
        reason=None if as_planned else Reason.PANDEMIC,
        reason_note="" if as_planned else known.restricted,
        measured_value=_measured(sample, came, others) if held else None,
        decisions=sample.decided if held else "",
        conclusion=life.concluded if held else "",
        suggestions=life.suggested if held else "",
    )
    closings.complete_closing(act, activity.id, 0, draft)
    if held and by_name:
        letter, number = id_of("record", str(activity.id)), NumberChoice(code="095")
        closings.number_record(act, activity.id, letter, number)


def _held_on(activity: Activity) -> date:
    """Return its day: minutes, receipts and photos say the same."""
    late = 11 if activity.when.is_month else 0
    return day_of(activity) + timedelta(days=late)


def _measured(sample: SampleActivity, came: Rates, others: int) -> Decimal:
    if sample.unit != "%":
        return Decimal(came.represented + others)
    if came.represented_rate is None:
        return Decimal(sample.turnout)
    return (100 * came.represented_rate).quantize(Decimal("0.1"))


def review_all(
    store: Store, year: SchoolYear, planned: dict[str, Activity], cast: Cast
) -> None:
    """Let the principal review every activity of a year that is over."""
    came_of = {row.activity_id: row for row in results.activity_results(store, year)}
    for sample in facts().plan.activities:
        activity = planned[sample.key]
        result = came_of[activity.id]
        reviews.sign_review(
            Act(store, cast.principal, at(year.last_day)),
            id_of(f"review-{activity.id}", "1"),
            activity.id,
            _review(sample, result),
        )


def _review(sample: SampleActivity, result: ActivityResult) -> ReviewDraft:
    known, finding = facts().course, sample.finding
    went = facts().lives.root[sample.key].concluded
    noted = (
        (FindingDraft(text=finding.text, recommended=finding.recommended),)
        if finding
        else ()
    )
    return ReviewDraft(
        managed_well=3 if finding else 4,
        continuous=3,
        effective=2 if result.reached is False else 3,
        judged=_judged(result),
        note=known.reviewed_with_finding if finding else f"{known.reviewed} {went}",
        decision=Verdict.IMPROVE if finding else Verdict.CONTINUE,
        findings=noted,
    )


def _judged(result: ActivityResult) -> Judged | None:
    """Return how it stands against its standard, where it took place and has one."""
    if result.target is None or not result.is_carried_out:
        return None
    if result.reached is None:
        return Judged.PARTLY
    return Judged.REACHED if result.reached else Judged.MISSED

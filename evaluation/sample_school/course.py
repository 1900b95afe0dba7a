"""How the sample school's activities went: what closed them, and their reviews."""

import random
from datetime import date, timedelta
from decimal import Decimal

from data.act import Act
from data.calendar import SchoolYear
from data.store import Store
from evaluation.findings.models import FindingDraft
from evaluation.results import queries as results
from evaluation.review import actions as reviews
from evaluation.review.models import ReviewDraft, Verdict
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import SampleActivity, at, day_of, id_of
from evaluation.sample_school.reading import facts
from execution.closing import actions as closings
from execution.closing import queries as closing_questions
from execution.closing.models import (
    ClosingDraft,
    Outcome,
    ParticipationRow,
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
) -> None:
    """Close an activity that is over, as it went."""
    year = SchoolYear(start=activity.school_year)
    chance = random.Random(f"{year}-{sample.key}")  # noqa: S311 -- fiction, not secrets
    known = facts().course
    outcome = sample.in_pandemic if pandemic else Outcome.HELD
    held = outcome in (Outcome.HELD, Outcome.MOVED_ONLINE)
    as_planned = outcome is Outcome.HELD
    held_on = _held_on(activity, chance) if held else None
    participation = _participation(store, sample, activity, outcome, chance)
    draft = ClosingDraft(
        outcome=outcome,
        held_on=held_on,
        mode=Mode.ONLINE if outcome is Outcome.MOVED_ONLINE else activity.mode,
        reason=None if as_planned else Reason.PANDEMIC,
        reason_note="" if as_planned else known.restricted,
        measured_value=_measured(sample, participation) if held else None,
        decisions=sample.decided if held else "",
        participation=tuple(participation) if held else (),
    )
    now = at((held_on or day_of(activity)) + timedelta(days=4))
    closings.complete_closing(Act(store, cast.lead, now), activity.id, 0, draft)


def _held_on(activity: Activity, chance: random.Random) -> date:
    if activity.when.is_month:
        return day_of(activity) + timedelta(days=11)
    late = chance.choices((0, 0, 0, 7, 14), weights=(6, 4, 3, 2, 1))[0]
    day = day_of(activity) + timedelta(days=late)
    return min(day, SchoolYear(start=activity.school_year).last_day)


def _participation(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    outcome: Outcome,
    chance: random.Random,
) -> list[ParticipationRow]:
    rows = []
    for group in closing_questions.class_group_participation(store, activity.id):
        older = group.class_group.startswith("IX")
        swing = chance.randint(-4, 13) - (6 if older else 0)
        represented = min(
            group.families,
            max(0, round(group.families * (sample.turnout + swing) / 100)),
        )
        online = represented if outcome is Outcome.MOVED_ONLINE else 0
        present = represented - online
        father = round(present * chance.uniform(0.22, 0.38))
        guardian = round(present * 0.04)
        foster = 1 if present > 20 and chance.random() < 0.3 else 0  # noqa: PLR2004
        rows.append(
            ParticipationRow(
                class_group_id=group.class_group_id,
                invited=group.families,
                father=father,
                mother=present - father - guardian - foster,
                guardian=guardian,
                foster_parent=foster,
                online=online,
            )
        )
    return rows


def _measured(sample: SampleActivity, rows: list[ParticipationRow]) -> Decimal:
    if sample.unit != "%":
        return Decimal(sample.target - 1)
    invited = sum(row.invited for row in rows)
    came = sum(row.represented for row in rows)
    if not invited:
        return Decimal(sample.turnout)
    return (Decimal(100 * came) / invited).quantize(Decimal("0.1"))


def review_all(
    store: Store, year: SchoolYear, planned: dict[str, Activity], cast: Cast
) -> None:
    """Let the principal review every activity of a year that is over."""
    reached = {
        row.activity_id: row.reached for row in results.activity_results(store, year)
    }
    for sample in facts().plan.activities:
        activity = planned[sample.key]
        good = reached.get(activity.id) is not False
        reviews.sign_review(
            Act(store, cast.principal, at(year.last_day)),
            id_of(f"review-{activity.id}", "1"),
            activity.id,
            _review(sample, good=good),
        )


def _review(sample: SampleActivity, *, good: bool) -> ReviewDraft:
    known, finding = facts().course, sample.finding
    noted = (
        (FindingDraft(text=finding.text, recommended=finding.recommended),)
        if finding
        else ()
    )
    return ReviewDraft(
        managed_well=3 if finding else 4,
        continuous=3,
        effective=3 if good else 2,
        note=known.reviewed_with_finding if finding else known.reviewed,
        decision=Verdict.IMPROVE if finding else Verdict.CONTINUE,
        findings=noted,
    )

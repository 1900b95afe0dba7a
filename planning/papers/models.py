"""What a paper still lacks before somebody signs it."""

from collections.abc import Iterator, Sequence

from data.language import N_
from data.record import Record
from planning.activities.models import Activity
from planning.budget.models import BudgetLine


class Gap(Record):
    """Something a paper still lacks (a message), and the page where it is mended."""

    message: str
    page: str


def proposal_gaps(
    activity: Activity, lines: Sequence[BudgetLine], *, has_committee: bool
) -> Iterator[Gap]:
    """Say what an activity's proposal still lacks, in the order of its chapters."""
    there = {
        N_("the background: why this activity"): bool(activity.background),
        N_("the goal it serves"): activity.goal_id is not None,
        N_("the date"): activity.planned_on is not None,
        N_("the hours"): activity.starts_at is not None,
        N_("the place"): bool(activity.place),
        N_("the programme of the day"): bool(activity.rundown),
        N_("the success standard"): activity.has_standard,
        N_("the person in charge"): activity.person_id is not None,
        N_("the budget"): bool(lines),
    }
    for message, is_there in there.items():
        if not is_there:
            yield Gap(message=message, page="kegiatan")
    if not has_committee:
        yield Gap(
            message=N_("the committee (the paper says it will be set up later)"),
            page="panitia",
        )


def programme_gaps(
    activities: Sequence[Activity],
    *,
    goals: int,
    has_meeting: bool,
    has_problems: bool,
) -> Iterator[Gap]:
    """Say what the work programme on paper still lacks."""
    there = {
        N_("goals"): (goals > 0, "tujuan"),
        N_("activities"): (bool(activities), "agenda"),
        N_("the annual meeting that opens the plan"): (has_meeting, "rapat"),
        N_("the problems the year starts from"): (has_problems, "situasi"),
    }
    for message, (is_there, page) in there.items():
        if not is_there:
            yield Gap(message=message, page=page)

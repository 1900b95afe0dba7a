"""In which order papers tell of activities, and what they lack before being signed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from data.language import N_
from data.names import alphabetical
from data.record import Record
from planning.activities.models import Activity, Category
from planning.budget.models import BudgetLine

CLASSES: Final = (*Category, None)
"""The classes of activities in the order of the papers, unclassified ones last."""


def in_class(activity: Activity) -> tuple[int, date, object]:
    """Return where an activity stands: by class, then by day; undated ones last."""
    day = activity.planned_on or date.max
    return CLASSES.index(activity.category), day, alphabetical(activity.title)


class Gap(Record):
    """Something a paper still lacks (a message), and the page where it is mended."""

    message: str
    page: str


def proposal_gaps(
    activity: Activity,
    lines: Sequence[BudgetLine],
    *,
    has_committee: bool,
    has_reason: bool,
) -> Iterator[Gap]:
    """Say what an activity's proposal still lacks, in the order of its chapters."""
    there = {
        N_("the background: why this activity"): bool(activity.background)
        or has_reason,
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
    has_pupils: bool,
    has_structure: bool,
    has_vision: bool,
    has_number: bool,
) -> Iterator[Gap]:
    """Say what the work programme on paper still lacks."""
    classified = all(activity.category for activity in activities)
    there = {
        N_("goals"): (goals > 0, "tujuan"),
        N_("activities"): (bool(activities), "agenda"),
        N_("the annual meeting that opens the plan"): (has_meeting, "rapat"),
        N_("the classification of some activities"): (classified, "agenda"),
        N_("the problems the year starts from"): (has_problems, "situasi"),
        N_("the school's vision and mission (left out)"): (has_vision, "bab"),
        N_("the structure with its office holders"): (has_structure, "struktur"),
        N_("the list of pupils: audiences stand without numbers"): (
            has_pupils,
            "siswa",
        ),
        N_("the NIP of who leads public relations"): (has_number, "orang"),
    }
    for message, (is_there, page) in there.items():
        if not is_there:
            yield Gap(message=message, page=page)

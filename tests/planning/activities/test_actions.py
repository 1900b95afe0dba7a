from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from data.activity import DatePrecision
from data.actor import Actor
from data.errors import HumasError, NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.participants import MOST_EXPECTED, Expected, Party
from data.store import Store
from planning.activities import store as activities
from planning.activities.actions import (
    change_activity,
    drop_activity,
    duplicate_activity,
    plan_activity,
)
from planning.activities.models import (
    Activity,
    ActivityDraft,
    Audience,
    PlannedTaskDraft,
)
from planning.budget.models import BudgetLineDraft, FundSource
from planning.lessons.actions import decide
from planning.lessons.models import Decision, DecisionDraft
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.planning.make import (
    SNACKS,
    a_goal,
    an_activity,
    complete_draft,
    keep_class_group,
    keep_closing,
    keep_finding,
    keep_position,
    keep_spending,
    key,
    program_at,
)

PRINT = BudgetLineDraft(
    title="Cetak",
    source=FundSource.DONATION,
    fiscal_year=2027,
    amount=Decimal(50_000),
    is_voluntary=True,
)


def plan(store: Store, draft: ActivityDraft) -> Any:
    return plan_activity(acting(store, SARI), key("baru"), draft, YEAR)


def change(store: Store, activity_id: UUID, version: int, draft: ActivityDraft) -> Any:
    return change_activity(acting(store, SARI), activity_id, version, draft)


def test_activity_comes_back_as_it_was_planned(store: Store) -> None:
    planned = an_activity(store)

    assert store.get(Activity, planned.id) == planned
    assert activities.activities_in(store, YEAR) == [planned]
    [line] = activities.budget_lines(store, planned.id)
    assert (line.title, line.source, line.fiscal_year, line.amount) == (
        "Konsumsi",
        FundSource.BOS,
        2026,
        Decimal(750_000),
    )


def test_double_click_plans_one_activity(store: Store) -> None:
    first = an_activity(store)

    assert an_activity(store) == first
    assert len(activities.budget_lines_in(store, YEAR)) == 1
    assert len(events_of(store, "activity", first.id)) == 1


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_plans(store: Store, person: Actor) -> None:
    activity = an_activity(store)
    draft = ActivityDraft(title="Lain")

    with pytest.raises(NotAllowed):
        plan_activity(acting(store, person), key("lain"), draft, YEAR)
    with pytest.raises(NotAllowed):
        change_activity(acting(store, person), activity.id, activity.version, draft)
    with pytest.raises(NotAllowed):
        drop_activity(acting(store, person), activity.id)

    assert activities.activities_in(store, YEAR) == [activity]


def test_lines_that_stay_keep_their_spending(store: Store) -> None:
    activity = an_activity(store)
    [kept] = activities.budget_lines(store, activity.id)
    dearer = SNACKS.model_copy(
        update={"id": kept.id, "price": Decimal(800_000), "amount": Decimal(800_000)}
    )
    draft = complete_draft(activity.goal_id, budget=(dearer, PRINT))

    changed = change(store, activity.id, activity.version, draft)

    assert changed.version == 2
    lines = {line.title: line for line in activities.budget_lines(store, activity.id)}
    assert lines["Konsumsi"].id == kept.id
    assert lines["Konsumsi"].amount == Decimal(800_000)
    assert lines["Cetak"].source is FundSource.DONATION


def test_line_with_spending_is_not_removed(store: Store) -> None:
    activity = an_activity(store)
    [line] = activities.budget_lines(store, activity.id)
    keep_spending(store, activity.id, line.id)

    with pytest.raises(Refused, match="Konsumsi"):
        change(store, activity.id, 1, complete_draft(activity.goal_id, budget=()))

    assert activities.budget_lines(store, activity.id) == [line]


def test_line_of_another_activity_is_not_taken(store: Store) -> None:
    first = an_activity(store)
    second = an_activity(store, "Pentas seni", budget=())
    [line] = activities.budget_lines(store, first.id)
    taken = SNACKS.model_copy(update={"id": line.id})

    change(store, second.id, 1, complete_draft(second.goal_id, budget=(taken,)))

    assert activities.budget_lines(store, first.id) == [line]
    [own] = activities.budget_lines(store, second.id)
    assert own.id != line.id


def test_double_click_changes_once(store: Store) -> None:
    activity = an_activity(store)
    draft = complete_draft(activity.goal_id, title="Rapat", budget=(SNACKS, PRINT))
    first = change(store, activity.id, 1, draft)

    assert change(store, activity.id, 1, draft) == first
    assert len(activities.budget_lines(store, activity.id)) == 2
    assert len(events_of(store, "activity", activity.id)) == 2


def test_second_writer_is_told_and_changes_nothing(store: Store) -> None:
    activity = an_activity(store)
    change(store, activity.id, 1, complete_draft(activity.goal_id, title="Satu"))
    kept = activities.budget_lines(store, activity.id)

    with pytest.raises(Stale):
        change(store, activity.id, 1, complete_draft(activity.goal_id, budget=()))

    assert store.get(Activity, activity.id).title == "Satu"
    assert activities.budget_lines(store, activity.id) == kept


def test_date_outside_the_year_is_refused(store: Store) -> None:
    with pytest.raises(Refused):
        plan(store, ActivityDraft(title="Rapat", planned_on=date(2027, 7, 1)))


def test_goal_of_another_year_is_not_found(store: Store) -> None:
    other = a_goal(store, "Tahun lain", YEAR.after)

    with pytest.raises(NotFound):
        plan(store, complete_draft(other.id))


def test_unknown_person_in_charge_is_not_found(store: Store) -> None:
    goal = a_goal(store)

    with pytest.raises(NotFound):
        plan(store, complete_draft(goal.id, person_id=key("siapa")))


@pytest.mark.parametrize("audience", [Audience.GRADES, Audience.CLASS_GROUPS])
def test_audience_of_nobody_is_refused(store: Store, audience: Audience) -> None:
    with pytest.raises(Refused):
        plan(store, ActivityDraft(title="Rapat", audience=audience))


KOMITE = Expected(party=Party.KOMITE, expected=12)
PARENTS = Expected(party=Party.FAMILIES, expected=12)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"audience": Audience.NONE}, "Nobody takes part"),
        ({"audience": Audience.NONE, "parties": (KOMITE, KOMITE)}, "twice"),
        ({"audience": Audience.NONE, "parties": (PARENTS, KOMITE)}, "counted from"),
        ({"audience": Audience.NONE, "parties": (KOMITE,), "grades": (9,)}, "only one"),
        ({"audience": Audience.PUPILS, "parties": (KOMITE,)}, "how many pupils'"),
        (
            {"audience": Audience.PUPILS, "parties": (Expected(party=Party.FAMILIES),)},
            "how many pupils'",
        ),
        (
            {"audience": Audience.PUPILS, "parties": (PARENTS,), "grades": (9,)},
            "only one",
        ),
        ({"parties": (PARENTS,)}, "counted from"),
    ],
)
def test_who_takes_part_does_not_contradict_itself(
    store: Store, facts: dict[str, Any], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        plan(store, ActivityDraft(title="Rapat komite", **facts))


@pytest.mark.parametrize("number", [0, -1, MOST_EXPECTED + 1])
def test_a_group_has_at_least_one_person(number: int) -> None:
    with pytest.raises(ValidationError):
        Expected(party=Party.KOMITE, expected=number)


def test_groups_are_changed_like_anything_else(store: Store) -> None:
    draft = ActivityDraft(
        title="Rapat komite", audience=Audience.NONE, parties=(KOMITE,)
    )
    kept = plan(store, draft)
    more = draft.model_copy(update={"parties": (KOMITE, Expected(party=Party.GUESTS))})

    changed = change_activity(acting(store, SARI), kept.id, kept.version, more)

    assert changed.parties == more.parties
    assert store.get(Activity, kept.id).parties == more.parties


def test_class_group_of_another_year_is_refused(store: Store) -> None:
    old = keep_class_group(store, "VII A", 7, year=2025)
    draft = ActivityDraft(
        title="Rapat", audience=Audience.CLASS_GROUPS, class_group_ids=(old,)
    )

    with pytest.raises(HumasError):
        plan(store, draft)


def test_fiscal_year_belongs_to_the_school_year(store: Store) -> None:
    line = SNACKS.model_copy(update={"fiscal_year": 2028})

    with pytest.raises(Refused, match="2028"):
        plan(store, ActivityDraft(title="Rapat", budget=(line,)))


def test_activity_with_nothing_on_it_is_dropped_once(store: Store) -> None:
    activity = an_activity(store)

    drop_activity(acting(store, SARI), activity.id)
    drop_activity(acting(store, SARI), activity.id)

    assert activities.activities_in(store, YEAR) == []
    assert activities.budget_lines(store, activity.id) == []
    assert len(events_of(store, "activity", activity.id)) == 2


def adopt(store: Store, activity_id: UUID) -> None:
    draft = DecisionDraft(decision=Decision.ADOPTED, activity_id=activity_id)
    decide(acting(store, SARI), keep_finding(store), YEAR, 0, draft)


def task(store: Store, activity_id: UUID) -> None:
    row = {
        "id": key("tugas"),
        "activity_id": activity_id,
        "title": "Cetak",
        "person_id": RINA.id,
        "position_id": None,
        "offset_days": -7,
        "step": "to_do",
        "detail": "",
        "evidence": [],
        "due_when_done": None,
        "obstacle": None,
        "obstacle_note": "",
        "version": 1,
    }
    store.write_all("task", [row])


@pytest.mark.parametrize("hang", [keep_position, keep_closing, adopt, task])
def test_activity_with_something_on_it_is_not_dropped(
    store: Store, hang: Callable[[Store, UUID], None]
) -> None:
    activity = an_activity(store)
    hang(store, activity.id)

    with pytest.raises(Refused):
        drop_activity(acting(store, SARI), activity.id)

    assert store.get(Activity, activity.id) == activity


@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_submitted_and_approved_plans_are_not_changed(
    store: Store, step: PlanStep
) -> None:
    program_at(store, step)
    activity = activities.activities_in(store, YEAR)[0]
    draft = complete_draft(activity.goal_id, title="Lain")

    with pytest.raises(WrongStep):
        plan(store, draft)
    with pytest.raises(WrongStep):
        change(store, activity.id, activity.version, draft)
    with pytest.raises(WrongStep):
        drop_activity(acting(store, SARI), activity.id)


def copy(store: Store, activity_id: UUID, day: date | None = None) -> Any:
    return duplicate_activity(acting(store, SARI), activity_id, key("salinan"), day)


def test_copy_has_all_but_spending_and_a_series_of_its_own(store: Store) -> None:
    task = PlannedTaskDraft(title="Undangan", offset_days=-14, section="Sekretaris")
    first = an_activity(store, tasks=(task,), budget=(SNACKS, PRINT))
    lines = activities.budget_lines(store, first.id)
    keep_spending(store, first.id, lines[0].id)
    keep_position(store, first.id)

    second = copy(store, first.id, date(2027, 1, 9))

    own = {"id", "series_id", "title", "planned_on"}
    assert second.model_dump(exclude=own) == first.model_dump(exclude=own)
    assert second.title == "Rapat awal tahun (2)"
    assert second.planned_on == date(2027, 1, 9)
    assert second.series_id == second.id
    copied = activities.budget_lines(store, second.id)
    assert [(line.title, line.amount) for line in copied] == [
        ("Konsumsi", Decimal(750_000)),
        ("Cetak", Decimal(50_000)),
    ]
    assert not {line.id for line in copied} & {line.id for line in lines}
    assert [t.title for t in activities.planned_tasks(store, second.id)] == ["Undangan"]
    assert activities.spent_lines(store, second.id) == []
    assert not activities.ties(store, second).hanging
    [event] = events_of(store, "activity", second.id)
    assert event.event == "planned"


def test_copy_keeps_the_month_until_a_day_is_given(store: Store) -> None:
    first = an_activity(
        store, planned_on=date(2026, 12, 1), date_precision=DatePrecision.MONTH
    )

    assert copy(store, first.id).date_precision is DatePrecision.MONTH
    later = duplicate_activity(
        acting(store, SARI), first.id, key("lain"), date(2026, 12, 5)
    )
    assert later.date_precision is DatePrecision.DAY
    assert later.title == "Rapat awal tahun (3)"


def test_double_click_copies_once(store: Store) -> None:
    first = an_activity(store)

    assert copy(store, first.id) == copy(store, first.id)
    assert len(activities.activities_in(store, YEAR)) == 2


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_copies(store: Store, person: Actor) -> None:
    first = an_activity(store)

    with pytest.raises(NotAllowed):
        duplicate_activity(acting(store, person), first.id, key("salinan"))

    assert activities.activities_in(store, YEAR) == [first]


def test_nothing_is_copied_outside_the_year_or_in_a_submitted_plan(
    store: Store,
) -> None:
    program_at(store, PlanStep.DRAFT)
    [first] = activities.activities_in(store, YEAR)
    with pytest.raises(Refused):
        copy(store, first.id, date(2027, 7, 1))
    program_at(store, PlanStep.SUBMITTED)

    with pytest.raises(WrongStep):
        copy(store, first.id)

    assert activities.activities_in(store, YEAR) == [first]

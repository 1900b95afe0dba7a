from datetime import date
from decimal import Decimal

import pytest

from data.errors import NotFound
from data.store import Store
from planning.activities.models import Activity, Audience, Category
from planning.budget.models import FundSource
from planning.papers.facts import (
    has_donation,
    programme_paper,
    proposal_paper,
    total_of,
)
from planning.plan.models import PlanStep
from planning.programme import actions as programme
from planning.versions import store as versions
from tests.make import BUDI, NOW, SARI, YEAR, acting
from tests.planning.make import (
    SNACKS,
    a_goal,
    an_activity,
    keep_class_group,
    keep_finding,
    keep_pupil,
    key,
    program_at,
)
from tests.planning.papers.make import DONATION, keep_what_papers_need


def test_draft_is_what_the_plan_says_now(store: Store) -> None:
    an_activity(store, budget=(SNACKS, DONATION))

    paper = programme_paper(store, YEAR, NOW)

    assert (paper.step, paper.version, paper.approved_on) == (
        PlanStep.DRAFT,
        None,
        None,
    )
    assert not paper.was_approved
    [planned] = paper.activities
    assert planned.person.name == "Sari"
    assert planned.goal is not None
    assert planned.cost == Decimal(1_250_000) == total_of(paper.lines)
    assert planned.sources == [FundSource.BOS, FundSource.DONATION]
    assert has_donation(paper.lines)


def test_approved_programme_is_printed_as_it_was_approved(store: Store) -> None:
    plan = program_at(store, PlanStep.APPROVED)
    programme.revise(acting(store, SARI), YEAR, plan.version, "Dana")
    an_activity(store, "Pentas seni")

    draft = programme_paper(store, YEAR, NOW)
    approved = programme_paper(store, YEAR, NOW, 1)

    assert [p.activity.title for p in approved.activities] == ["Rapat awal tahun"]
    assert (approved.version, approved.approved_on) == (1, date(2026, 8, 17))
    assert len(draft.activities) == 2
    assert (draft.version, draft.was_approved) == (None, True)


def test_programme_in_force_is_the_newest_version(store: Store) -> None:
    program_at(store, PlanStep.APPROVED)

    paper = programme_paper(store, YEAR, NOW)

    assert paper.version == versions.versions(store, YEAR)[0].number == 1


def test_version_that_is_not_there_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        programme_paper(store, YEAR, NOW, 3)


def test_unscheduled_activities_come_last(store: Store) -> None:
    an_activity(store, "Belum", planned_on=None)
    an_activity(store, "Rapat", planned_on=date(2027, 5, 8))

    paper = programme_paper(store, YEAR, NOW)

    assert [p.activity.title for p in paper.activities] == ["Rapat", "Belum"]


def test_empty_year_lacks_everything(store: Store) -> None:
    paper = programme_paper(store, YEAR, NOW)

    assert [gap.page for gap in paper.gaps] == [
        "tujuan",
        "agenda",
        "rapat",
        "situasi",
        "bab",
        "struktur",
        "siswa",
        "orang",
    ]


def test_complete_year_lacks_nothing(store: Store) -> None:
    an_activity(store, category=Category.MEETING)
    keep_what_papers_need(store)

    assert programme_paper(store, YEAR, NOW).gaps == []


def test_an_unclassified_activity_is_a_gap(store: Store) -> None:
    an_activity(store, category=None)
    keep_what_papers_need(store)

    [gap] = programme_paper(store, YEAR, NOW).gaps
    assert (gap.message, gap.page) == (
        "the classification of some activities",
        "agenda",
    )


def test_activities_come_class_by_class_and_are_counted_through(store: Store) -> None:
    for title, category, day in (
        ("Pentas", Category.EVENT, date(2026, 8, 1)),
        ("Lain", None, date(2026, 7, 20)),
        ("Rapat 2", Category.MEETING, date(2027, 1, 9)),
        ("Rapat 1", Category.MEETING, date(2026, 9, 5)),
    ):
        an_activity(store, title, category=category, planned_on=day)

    planned = programme_paper(store, YEAR, NOW).activities

    assert [(p.number, p.activity.title) for p in planned] == [
        (1, "Rapat 1"),
        (2, "Rapat 2"),
        (3, "Pentas"),
        (4, "Lain"),
    ]


def test_an_audience_is_counted_by_families(store: Store) -> None:
    seven, eight = (
        keep_class_group(store, name, grade)
        for name, grade in (("VII A", 7), ("VIII A", 8))
    )
    assert _reached(an_activity(store), store) is None
    keep_pupil(store, "Ani", "Keluarga Ani", seven)
    keep_pupil(store, "Adi", "Keluarga Ani", eight)
    keep_pupil(store, "Budi", "Keluarga Budi", eight)

    everybody = an_activity(store, "Semua")
    grade = an_activity(store, "VIII", audience=Audience.GRADES, grades=(8,))
    group = an_activity(
        store, "VII A", audience=Audience.CLASS_GROUPS, class_group_ids=(seven,)
    )

    assert (
        _reached(an_activity(store, "IX", audience=Audience.GRADES, grades=(9,)), store)
        is None
    )
    assert _reached(everybody, store) == 3
    assert _reached(grade, store) == 2
    assert _reached(group, store) == 1


def _reached(activity: Activity, store: Store) -> int | None:
    return proposal_paper(store, activity.id, NOW).planned.reached


def test_proposal_names_what_it_lacks(store: Store) -> None:
    goal = a_goal(store)
    activity = an_activity(store, place="", goal_id=goal.id, budget=())

    gaps = proposal_paper(store, activity.id, NOW).gaps

    assert [gap.message for gap in gaps] == [
        "the background: why this activity",
        "the hours",
        "the place",
        "the programme of the day",
        "the budget",
        "the committee (the paper says it will be set up later)",
    ]
    assert {gap.page for gap in gaps} == {"kegiatan", "panitia"}


def test_proposal_names_class_groups_and_what_it_follows_up(store: Store) -> None:
    group = keep_class_group(store, "VII A", 7)
    activity = an_activity(
        store, audience=Audience.CLASS_GROUPS, class_group_ids=(group,)
    )
    finding = keep_finding(store)
    row = {
        "finding_id": finding,
        "school_year": YEAR.start,
        "decision": "adopted",
        "activity_id": activity.id,
        "reason": "",
        "version": 1,
    }
    store.write_all("finding_decision", [row])

    paper = proposal_paper(store, activity.id, NOW)

    assert paper.planned.class_groups == ("VII A",)
    assert paper.planned.follows_up
    assert [lesson.text for lesson in paper.lessons] == ["Undangan terlambat"]


def test_proposal_of_nothing_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        proposal_paper(store, key("nothing"), NOW)


def test_principal_of_the_school_signs(store: Store) -> None:
    assert programme_paper(store, YEAR, NOW).school.principal_name == BUDI.name

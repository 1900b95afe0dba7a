from datetime import date
from decimal import Decimal

import pytest

from data.errors import NotFound
from data.store import Store
from planning.activities.models import Audience
from planning.budget.models import FundSource
from planning.meeting.models import Party
from planning.papers.queries import (
    CameToMeeting,
    CommitteePost,
    MappedProblem,
    OpeningMeeting,
    committee_posts,
    has_donation,
    mapped_problems,
    opening_meeting,
    paper_people,
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
    keep_position,
    key,
    program_at,
)
from tests.planning.papers.make import DONATION, keep_meeting, keep_problem


def test_problems_come_by_priority(store: Store) -> None:
    keep_problem(store, "Ayah jarang hadir", 2)
    keep_problem(store, "Undangan terlambat", 1)

    assert mapped_problems(store, YEAR) == [
        MappedProblem(
            title="Undangan terlambat", root_cause="Sebab", evidence="", priority=1
        ),
        MappedProblem(
            title="Ayah jarang hadir", root_cause="Sebab", evidence="", priority=2
        ),
    ]
    assert mapped_problems(store, YEAR.after) == []


def test_meeting_comes_with_its_parties_and_decisions(store: Store) -> None:
    keep_meeting(store)

    assert opening_meeting(store, YEAR) == [
        OpeningMeeting(
            held_on=date(2026, 7, 3),
            place="Aula",
            second_way="Kirim saran melalui wali kelas.",
            second_way_result="",
            parties=(
                CameToMeeting(party=Party.KOMITE, count=0),
                CameToMeeting(party=Party.PARENTS, count=31),
            ),
            decisions=("Pertemuan pada Sabtu pagi", "Undangan H-14"),
        )
    ]
    assert opening_meeting(store, YEAR.before) == []


def test_meeting_without_parties_and_decisions_is_still_one(store: Store) -> None:
    keep_meeting(store, bare=True)

    [found] = opening_meeting(store, YEAR)
    assert (found.parties, found.decisions) == ((), ())


def test_positions_nobody_holds_yet_are_there(store: Store) -> None:
    activity = an_activity(store)
    keep_position(store, activity.id)

    assert committee_posts(store, activity.id) == [
        CommitteePost(number=1, title="Ketua", names=())
    ]


def test_names_are_those_of_the_directory(store: Store) -> None:
    assert [person.name for person in paper_people(store)] == [
        "Budi",
        "Rina",
        "Sari",
        "Tono",
    ]


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
    assert planned.person == "Sari"
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

    assert [gap.page for gap in paper.gaps] == ["tujuan", "agenda", "rapat", "situasi"]


def test_complete_year_lacks_nothing(store: Store) -> None:
    an_activity(store)
    keep_meeting(store)
    keep_problem(store, "Undangan terlambat", 1)

    assert programme_paper(store, YEAR, NOW).gaps == []


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

from datetime import date

from data.store import Store
from planning.meeting.models import Party
from planning.papers.queries import (
    CameToMeeting,
    ChartedBody,
    CommitteePost,
    GradeCount,
    GroupCount,
    HeldPost,
    MappedProblem,
    OpeningMeeting,
    Reason,
    charted_bodies,
    committee_posts,
    mapped_problems,
    opening_meeting,
    paper_people,
    pupils_by_grade,
    pupils_by_group,
    reasons_of,
)
from planning.sources import store as sources
from planning.sources.models import SourceKind
from tests.make import YEAR
from tests.planning.make import (
    a_goal,
    an_activity,
    keep_class_group,
    keep_position,
    keep_pupil,
    key,
)
from tests.planning.papers.make import keep_meeting, keep_office, keep_problem


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


def test_pupils_are_counted_by_grade_and_by_class_group(store: Store) -> None:
    seven, eight = (
        keep_class_group(store, name, grade)
        for name, grade in (("VII A", 7), ("VIII A", 8))
    )
    keep_class_group(store, "IX A", 9)
    keep_pupil(store, "Ani", "Keluarga Ani", seven)
    keep_pupil(store, "Adi", "Keluarga Ani", eight)
    keep_pupil(store, "Budi", "Keluarga Budi", eight)
    keep_pupil(store, "Pindah", "Keluarga Pindah", eight, "left")

    assert pupils_by_grade(store, YEAR) == [
        GradeCount(grade=7, class_groups=1, students=1),
        GradeCount(grade=8, class_groups=1, students=2),
        GradeCount(grade=None, class_groups=2, students=3),
    ]
    assert pupils_by_grade(store, YEAR.after) == []
    assert pupils_by_group(store, YEAR) == [
        GroupCount(class_group_id=seven, grade=7, students=1),
        GroupCount(class_group_id=eight, grade=8, students=2),
    ]


def test_chart_has_the_bodies_and_who_is_in_office_on_the_day(store: Store) -> None:
    team = keep_office(store, "Tim humas", "Koordinator", ["Rina", "Tono"])
    keep_office(store, "Seksi acara", "Ketua", [], above=team)
    keep_office(store, "Tutup", "Ketua", ["Rina"], closed_on=date(2026, 7, 1))

    first, second = charted_bodies(store, YEAR, date(2026, 8, 1))

    assert first == ChartedBody(
        id=team,
        parent_id=None,
        title="Tim humas",
        class_groups=0,
        posts=(HeldPost(title="Koordinator", names=("Rina", "Tono")),),
        number=1,
    )
    assert (second.title, second.parent_id, second.posts) == ("Seksi acara", team, ())
    before = charted_bodies(store, YEAR, date(2026, 6, 1))
    assert [body.posts for body in before] == [(), (), ()]


def test_parents_of_all_class_groups_are_one_body(store: Store) -> None:
    for name in ("VII A", "VII B"):
        group = keep_class_group(store, name, 7)
        keep_office(store, f"Paguyuban {name}", "Ketua", [], class_group_id=group)
    other = keep_class_group(store, "VII A", 7, 2025)
    keep_office(store, "Paguyuban lama", "Ketua", [], class_group_id=other)

    [parents] = charted_bodies(store, YEAR, date(2026, 8, 1))

    assert (parents.title, parents.class_groups) == ("", 2)


def test_an_activity_was_planned_for_its_own_reasons_and_its_goals(
    store: Store,
) -> None:
    goal = a_goal(store)
    activity = an_activity(store)
    keep_problem(store, "Undangan terlambat", 1)
    keep_problem(store, "Ayah jarang hadir", 2)
    keep_problem(store, "Masalah lain", 3)
    problem = SourceKind.PROBLEM
    for record, record_id, title in (
        ("goal", goal.id, "Ayah jarang hadir"),
        ("goal", goal.id, "Undangan terlambat"),
        ("activity", activity.id, "Undangan terlambat"),
        ("activity", key("another"), "Masalah lain"),
    ):
        sources.keep_origin(store, record, record_id, problem, key(title))

    assert reasons_of(store, activity.id, goal.id) == [
        Reason(kind=problem, words="Undangan terlambat", cause="Sebab", evidence=""),
        Reason(kind=problem, words="Ayah jarang hadir", cause="Sebab", evidence=""),
    ]
    assert len(reasons_of(store, activity.id, None)) == 1

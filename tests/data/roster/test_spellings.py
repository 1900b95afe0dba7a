"""One class group in several spellings becomes one, with all that belongs to it."""

import pytest

from data.calendar import SchoolYear
from data.record import new_id
from data.roster import queries
from data.roster.actions import preview, take_in
from data.roster.class_groups import grade_of, normalise, same_as, suffix_of
from data.roster.models import ClassGroup
from data.roster.reading import read_roster
from data.store import Store
from planning.activities.models import Activity, Audience
from tests.execution.make import an_activity
from tests.make import SARI, YEAR, acting
from tests.make_roster import fictional_pupils, roster_workbook

SPELLED = ("VII A", "KLS VII A", "Ⅶ A")
ONE, TWO, THREE = (
    {**pupil, "Rombel Saat Ini": "VII A"} for pupil in fictional_pupils(3)
)


def older_records(store: Store) -> dict[str, ClassGroup]:
    """One class of three pupils, as three lists of older times left it."""
    roster = read_roster("a.xlsx", roster_workbook([ONE, TWO, THREE]))
    take_in(acting(store, SARI), roster, YEAR)
    [first] = store.rows(ClassGroup, "from class_group order by id")
    others = [
        first.model_copy(update={"id": new_id(), "name": n, "grade": 99, "suffix": n})
        for n in SPELLED[1:]
    ]
    store.add(others)
    for pupil, group in zip((TWO, THREE), others, strict=True):
        store.write(
            """
            update enrolment set class_group_id = $group
            where student_id = (select id from student where nisn = $nisn)
            """,
            group=group.id,
            nisn=pupil["NISN"],
        )
    return {group.name: group for group in (first, *others)}


def activity_for(store: Store, groups: list[ClassGroup]) -> None:
    """Attendance of two activities, and an activity for some of the class groups."""
    store.write(
        """
        insert into participation_count
        select unnest($activities::uuid[]), unnest($groups::uuid[]), 10, 1, 2, 0, 0, 1
        """,
        activities=[groups[0].id] * len(groups) + [groups[1].id],
        groups=[*(group.id for group in groups), groups[1].id],
    )


def test_spellings_become_one_with_all_that_belongs_to_them(store: Store) -> None:
    groups = older_records(store)
    activity_for(store, list(groups.values()))
    roster = read_roster("a.xlsx", roster_workbook([ONE, TWO, THREE]))

    told = preview(acting(store, SARI), roster, YEAR)
    found = take_in(acting(store, SARI), roster, YEAR)

    assert {merge.gone.name for merge in told.merges} == set(SPELLED[1:])
    assert found.differences == ()
    [group] = queries.listed_class_groups(store, YEAR)
    assert (group.name, group.grade, group.students) == ("VII A", 7, 3)
    counted = store._connection.execute(
        "select class_group_id, invited, mother from participation order by invited"
    ).fetchall()
    assert counted == [(groups["VII A"].id, 10, 2), (groups["VII A"].id, 30, 6)]
    assert take_in(acting(store, SARI), roster, YEAR).is_empty


def test_audiences_bodies_and_approved_plans_go_along(store: Store) -> None:
    groups = older_records(store)
    gone, stays = groups["KLS VII A"].id, groups["VII A"].id
    store.write(
        """
        insert into body
            (id, title, kind, class_group_id, statutes, number, version)
        values ($id, 'Paguyuban', 'class_parents', $gone, '', 1, 1)
        """,
        id=new_id(),
        gone=gone,
    )
    store.write(
        """
        insert into work_program_version
            (work_program_id, number, approved_at, approved_by, content, reason,
                is_minor)
        values ($id, 1, '2026-07-20 02:00:00+00', $id, $content, '',
            false)
        """,
        id=new_id(),
        content=f'{{"class_group_ids": ["{gone}"]}}',
    )
    wanted = {"audience": Audience.CLASS_GROUPS, "class_group_ids": (gone, stays)}
    activity = an_activity(store)
    store.replace(activity.model_copy(update={**wanted, "version": 2}))
    roster = read_roster("a.xlsx", roster_workbook([ONE, TWO, THREE]))

    take_in(acting(store, SARI), roster, YEAR)

    kept = store.get(Activity, activity.id)
    assert (kept.class_group_ids, kept.version) == ((stays,), 3)
    run = store._connection.execute
    assert run("select class_group_id from body").fetchall() == [(stays,)]
    [(content,)] = run("select content from work_program_version").fetchall()
    assert content == f'{{"class_group_ids": ["{stays}"]}}'
    [(noted,)] = run(
        "select count(*) from history where event = 'took in another spelling'"
    ).fetchall()
    assert noted == 2


def test_a_class_group_in_an_old_spelling_gets_its_name(store: Store) -> None:
    roster = read_roster("a.xlsx", roster_workbook([ONE, TWO, THREE]))
    take_in(acting(store, SARI), roster, YEAR)
    store.write("update class_group set name = 'KLS VII A', grade = 99")

    found = take_in(acting(store, SARI), roster, YEAR)

    assert [(one.gone.name, one.into.name) for one in found.changed_class_groups] == [
        ("KLS VII A", "VII A")
    ]
    [group] = queries.listed_class_groups(store, YEAR)
    assert (group.name, group.grade, group.students) == ("VII A", 7, 3)


def test_other_years_keep_their_class_groups(store: Store) -> None:
    groups = older_records(store)
    roster = read_roster("a.xlsx", roster_workbook([ONE, TWO, THREE]))

    take_in(acting(store, SARI), roster, SchoolYear(start=YEAR.start + 1))

    assert len(queries.listed_class_groups(store, YEAR)) == len(groups)


@pytest.mark.parametrize(
    "spelled",
    [
        "VII A|7A|7-A|VII–A|Ⅶ A|VII.A|Kls. VII A|Kelas: 7 (tujuh) A|vii_a|07 A|Tujuh A",
        "VII (A)|VIIA|KELAS VIIA|VII A 2026/2027|VII/A|KLS 7 - A",
        "X E1|X-E1|X E 1|XE1|x.e.1|10 E-1|Kelas X.E.1|Ⅹ Ｅ１",
        "XI TKJ 1|XI-TKJ-1|XITKJ1|11 TKJ1|XI.TKJ.1",
        "X IPA 2|XIPA2|X-IPA-2|10 IPA 2",
        "I A|1A|1-A|Ⅰ A|Satu A",
        "TK B1|TK-B 1|TKB1|Kelompok B1|TK B.1",
        "VII AL-FATIH|VII Al Fatih|7 Al-Fatih|VII ALFATIH",
        "VIII|8|Kelas VIII|KLS 8",
    ],
)
def test_every_spelling_of_a_class_group_is_one(spelled: str) -> None:
    names = spelled.split("|")

    assert len({same_as(name) for name in names}) == 1
    assert {grade_of(name) for name in names} == {grade_of(names[0])} != {99}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("X IPA 2", "X MIPA 2"),
        ("X E1", "X E11"),
        ("X E 1 1", "X E 11"),
        ("VII A", "VIII A"),
        ("VI IA", "VII A"),
        ("TK A1", "TK B1"),
        ("I A", "XI A"),
        ("XI 1", "XII"),
    ],
)
def test_different_class_groups_stay_apart(one: str, other: str) -> None:
    assert same_as(one) != same_as(other)


@pytest.mark.parametrize("name", ["Apel", "XIIS", "VIIALIF", "2026", "B1", "14 A"])
def test_a_grade_that_nobody_can_tell_is_not_guessed(name: str) -> None:
    assert grade_of(name) == 99
    assert normalise(name) == suffix_of(name) == name

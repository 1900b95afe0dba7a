"""What a list changes in the records, this year and next."""

from datetime import datetime

import pytest

from data.calendar import SchoolYear
from data.errors import NotAllowed, WrongStep
from data.roster import queries
from data.roster.actions import answer_siblings, preview, take_in
from data.roster.models import Change, Intake, SiblingAnswer
from data.roster.reading import read_roster
from data.store import Store
from evaluation.ending.actions import close_year
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.make_roster import SECRET, fictional_pupils, roster_workbook

LAST = SchoolYear(start=2025)
Pupil = dict[str, str]


def take(store: Store, *pupils: Pupil, year: SchoolYear = YEAR) -> Intake:
    roster = read_roster("daftar.xlsx", roster_workbook(pupils))
    return take_in(acting(store, SARI), roster, year)


def counts(found: Intake) -> tuple[int, int, int, int]:
    return (
        found.count(Change.NEW),
        found.count(Change.CHANGED, Change.MOVED),
        found.unchanged,
        found.count(Change.MISSING),
    )


def steps(store: Store, year: SchoolYear = YEAR) -> dict[str, str]:
    return {p.name: p.step for p in queries.listed_pupils(store, year)}


def test_same_list_twice_changes_nothing(store: Store) -> None:
    pupils = fictional_pupils(60)

    assert counts(take(store, *pupils)) == (60, 0, 0, 0)
    again = take(store, *pupils)
    assert counts(again) == (0, 0, 60, 0)
    assert again.is_empty


def test_preview_changes_nothing(store: Store) -> None:
    roster = read_roster("daftar.xlsx", roster_workbook(fictional_pupils(5)))

    assert preview(acting(store, SARI), roster, YEAR).count(Change.NEW) == 5
    assert queries.listed_pupils(store, None) == []


def test_pupil_who_is_not_listed_any_more_is_marked_not_deleted(store: Store) -> None:
    pupils = fictional_pupils(3)
    take(store, *pupils)

    found = take(store, *pupils[:2])

    assert counts(found) == (0, 0, 2, 1)
    assert steps(store)[pupils[2]["Nama"]] == "check"
    assert counts(take(store, *pupils)) == (0, 1, 2, 0)


def test_pupil_moves_class_and_changes_phone(store: Store) -> None:
    pupils = fictional_pupils(2)
    take(store, *pupils)

    found = take(
        store,
        {**pupils[0], "Rombel Saat Ini": "IX F"},
        {**pupils[1], "HP": "081311112222"},
    )

    assert [d.change for d in found.differences] == [Change.MOVED, Change.CHANGED]
    assert found.differences[0].before == "VII A"


def test_next_year_pupils_move_up_and_graduates_are_not_missed(store: Store) -> None:
    seven = {**fictional_pupils(1)[0], "Rombel Saat Ini": "VII A"}
    gone = {**fictional_pupils(2)[1], "Rombel Saat Ini": "VIII B"}
    nine = {**fictional_pupils(3)[2], "Rombel Saat Ini": "IX A"}
    take(store, seven, gone, nine, year=LAST)

    found = take(store, {**seven, "Rombel Saat Ini": "VIII A"})

    assert counts(found) == (0, 1, 0, 1)
    assert found.differences[0].before == "VII A"
    assert steps(store) == {seven["Nama"]: "active", gone["Nama"]: "check"}
    assert set(steps(store, LAST).values()) == {"active"}
    assert counts(take(store, {**seven, "Rombel Saat Ini": "VIII A"})) == (0, 0, 1, 0)


def test_pupil_who_gets_an_nisn_stays_the_same_pupil(store: Store) -> None:
    pupil = fictional_pupils(1)[0]
    take(store, {**pupil, "NISN": ""})

    assert counts(take(store, pupil)) == (0, 1, 0, 0)
    assert len(queries.listed_pupils(store, YEAR)) == 1


def test_siblings_are_one_family(store: Store) -> None:
    together = {"Rombel Saat Ini": "VII A"}
    take(store, *({**pupil, **together} for pupil in fictional_pupils(10)))

    [group] = queries.listed_class_groups(store, YEAR)
    assert (group.students, group.families) == (10, 9)


def doubtful(store: Store) -> queries.OpenSiblingQuestion:
    first, second = fictional_pupils(2)
    same = {key: first[key] for key in ("Data Ayah.Nama", "Data Ibu.Nama")}
    group = {"Rombel Saat Ini": "VII A"}
    take(store, {**first, **group}, {**second, **same, **group})
    [question] = queries.open_sibling_questions(store)
    return question


def test_same_parents_with_another_phone_are_a_question(store: Store) -> None:
    question = doubtful(store)
    [before] = queries.listed_class_groups(store, YEAR)

    answer_siblings(
        acting(store, SARI),
        question.family_id,
        question.other_family_id,
        SiblingAnswer.SAME,
    )

    [after] = queries.listed_class_groups(store, YEAR)
    assert (before.families, after.families) == (2, 1)
    assert queries.open_sibling_questions(store) == []


def test_two_families_stay_two_when_a_person_says_so(store: Store) -> None:
    question = doubtful(store)

    answer_siblings(
        acting(store, SARI),
        question.family_id,
        question.other_family_id,
        SiblingAnswer.DIFFERENT,
    )

    [group] = queries.listed_class_groups(store, YEAR)
    assert group.families == 2
    assert queries.open_sibling_questions(store) == []


def test_siblings_whose_rows_differ_do_not_change_their_family_again(
    store: Store,
) -> None:
    first, second = fictional_pupils(2)
    parents = {key: first[key] for key in ("HP", "Data Ayah.Nama", "Data Ibu.Nama")}
    pupils = [first, {**second, **parents, "Data Wali.Nama": "Wali Contoh"}]
    take(store, *pupils)

    assert take(store, *pupils).is_empty


def test_three_families_become_one_in_any_order_and_stay_one(store: Store) -> None:
    first, *others = fictional_pupils(4)
    same = {key: first[key] for key in ("Data Ayah.Nama", "Data Ibu.Nama")}
    same["Rombel Saat Ini"] = "VII A"
    *three, fourth = ({**pupil, **same} for pupil in (first, *others))
    take(store, *three)

    while questions := queries.open_sibling_questions(store):
        answer_siblings(
            acting(store, SARI),
            questions[-1].family_id,
            questions[-1].other_family_id,
            SiblingAnswer.SAME,
        )
    take(store, *three, {**fourth, "HP": three[2]["HP"]})

    [group] = queries.listed_class_groups(store, YEAR)
    assert (group.students, group.families) == (4, 1)
    assert queries.open_sibling_questions(store) == []


def test_pupil_who_comes_back_to_the_list_has_not_moved(store: Store) -> None:
    pupils = fictional_pupils(2)
    take(store, *pupils)
    take(store, pupils[0])

    found = take(store, *pupils)

    assert [d.change for d in found.differences] == [Change.CHANGED]
    assert set(steps(store).values()) == {"active"}


def test_class_group_without_a_grade_does_not_make_graduates_missing(
    store: Store,
) -> None:
    nine, other, new = fictional_pupils(3)
    nine["Rombel Saat Ini"] = "IX A"
    other["Rombel Saat Ini"] = "Apel"
    take(store, nine, other, year=LAST)

    assert [d.name for d in take(store, new).differences] == [new["Nama"]]


def test_list_taken_in_twice_is_noted_once(store: Store) -> None:
    pupils = fictional_pupils(3)
    take(store, *pupils)
    [before] = store._connection.execute("select count(*) from history").fetchall()

    take(store, *pupils)

    assert store._connection.execute("select count(*) from history").fetchall() == [
        before
    ]


def test_three_rows_of_the_export_reach_the_records(store: Store) -> None:
    alya = {
        "Nama": "ALYA CONTOH",
        "NIPD": "2627001",
        "JK": "P",
        "NISN": "0123456789",
        "HP": "81234567890",
        "Rombel Saat Ini": "VII A",
        "Data Ayah.Nama": "BUDI CONTOH",
        "Data Ibu.Nama": "SITI CONTOH",
    }
    bima = {
        "Nama": "BIMA CONTOH",
        "NIPD": "2627002",
        "JK": "L",
        "HP": "0812-3456-7891 / 0713-321456",
        "Rombel Saat Ini": "VII A",
        "Data Ayah.Pekerjaan": "Sudah Meninggal",
    }
    twice = {**alya, "NIPD": "2627003", "Rombel Saat Ini": "VII B"}

    found = take(store, alya, bima, twice)

    assert counts(found) == (2, 0, 0, 0)
    assert [(bad.row, bad.column) for bad in found.bad] == [(9, "NISN")]
    assert [(s.name, s.phone) for s in found.new_students] == [
        ("ALYA CONTOH", "+6281234567890"),
        ("BIMA CONTOH", "+6281234567891"),
    ]
    assert [f.father_deceased for f in found.new_families] == [False, True]


def test_a_thousand_pupils_come_back_unchanged(store: Store) -> None:
    pupils = fictional_pupils(1000)

    assert counts(take(store, *pupils)) == (1000, 0, 0, 0)
    assert counts(take(store, *pupils)) == (0, 0, 1000, 0)
    assert len(queries.listed_pupils(store, YEAR)) == 1000


def test_nothing_sensitive_reaches_any_table(store: Store) -> None:
    take(store, *fictional_pupils(5))

    tables = store._connection.execute(
        "select table_name from duckdb_tables()"
    ).fetchall()
    assert ("student",) in tables
    for (table,) in tables:
        kept = store._connection.execute(f"from {table}").fetchall()
        assert SECRET not in str(kept), table
        assert "2013-05-17" not in str(kept), table


def test_only_the_wakil_humas_takes_lists_in(store: Store, now: datetime) -> None:
    roster = read_roster("daftar.xlsx", roster_workbook(fictional_pupils(1)))

    for person in (BUDI, RINA):
        with pytest.raises(NotAllowed):
            take_in(acting(store, person, now), roster, YEAR)


def test_closed_year_takes_no_list(store: Store, now: datetime) -> None:
    close_year(acting(store, SARI, now), LAST, 1)

    with pytest.raises(WrongStep):
        take(store, *fictional_pupils(1), year=LAST)


def test_class_groups_are_listed_from_vii_a_to_ix_g(store: Store) -> None:
    take(store, *fictional_pupils(630))

    names = [g.name for g in queries.listed_class_groups(store, YEAR)]
    assert (names[0], names[7], names[-1], len(names)) == (
        "VII A",
        "VIII A",
        "IX G",
        21,
    )

"""A pupil stays one pupil, whatever the next list looks like."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.calendar import SchoolYear
from data.record import new_id
from data.roster import queries
from data.roster import store as rosters
from data.roster.actions import preview, take_in
from data.roster.matching import intake
from data.roster.models import Answers, Change, Intake, Kept
from data.roster.reading import RosterFile, read_roster
from data.store import Store
from tests.make import SARI, YEAR, acting
from tests.make_roster import fictional_pupils, respelled, roster_workbook

Pupil = dict[str, Any]
NEXT = SchoolYear(start=YEAR.start + 1)
ALYA: Pupil = {
    "Nama": "Alya Nur'aini",
    "JK": "P",
    "NISN": "",
    "NIPD": "",
    "Tanggal Lahir": "2013-05-17",
    "Rombel Saat Ini": "VII A",
    "HP": "0813-9876-5432",
    "Data Ayah.Nama": "Budi",
    "Data Ibu.Nama": "Siti",
}
BIMA: Pupil = {**ALYA, "Nama": "Bima", "JK": "L", "NISN": "0123456780", "NIPD": "8"}


def take(
    store: Store,
    *pupils: Pupil,
    year: SchoolYear = YEAR,
    answers: Answers | None = None,
) -> Intake:
    roster = read_roster("daftar.xlsx", roster_workbook(pupils))
    return take_in(acting(store, SARI), roster, year, answers or Answers())


def steps(store: Store, year: SchoolYear = YEAR) -> dict[str, str]:
    return {p.name: p.step for p in queries.listed_pupils(store, year)}


def changes(found: Intake) -> list[Change]:
    return [difference.change for difference in found.differences]


@pytest.mark.parametrize(
    "later",
    [
        {"NISN": "0123456789"},
        {"NIPD": "2627001"},
        {"NISN": "123456789", "NIPD": "2627001"},
        {"Tanggal Lahir": "17/05/2013"},
        {"Tanggal Lahir": "17 Mei 2013"},
        {"Tanggal Lahir": 41411},
        {"Nama": "ALYA NUR’AINI"},
        {"Nama": "Alya Nur aini", "Rombel Saat Ini": "VIII C"},
        {"Tanggal Lahir": ""},
        {"NISN": "0123456789", "Tanggal Lahir": "", "Nama": "ALYA NURAINI"},
    ],
)
def test_a_pupil_without_numbers_is_known_again(store: Store, later: Pupil) -> None:
    take(store, ALYA, BIMA)

    found = take(store, BIMA, {**ALYA, **later})

    assert found.new_students == ()
    assert found.pupil_questions == ()
    assert list(steps(store).values()) == ["active", "active"]


def test_a_corrected_number_makes_no_second_pupil(store: Store) -> None:
    take(store, {**ALYA, "NISN": "0123456789", "NIPD": "7"}, BIMA)

    found = take(store, {**ALYA, "NISN": "0123456798", "NIPD": "7"}, BIMA)

    assert changes(found) == [Change.CHANGED]
    listed = {p.name: p.nisn for p in queries.listed_pupils(store, YEAR)}
    assert listed["Alya Nur'aini"] == "0123456798"


def test_a_list_without_numbers_does_not_take_them_away(store: Store) -> None:
    take(store, {**ALYA, "NISN": "0123456789", "NIPD": "7"})

    found = take(store, ALYA)

    [pupil] = queries.listed_pupils(store, YEAR)
    assert (pupil.nisn, pupil.nipd) == ("0123456789", "7")
    assert found.is_empty


def test_a_number_that_is_given_again_is_another_pupil(store: Store) -> None:
    take(store, {**ALYA, "NIPD": "7"})

    found = take(
        store, ALYA, {**BIMA, "NISN": "", "NIPD": "7", "Tanggal Lahir": "2012-01-02"}
    )

    assert changes(found) == [Change.NEW]
    assert len(steps(store)) == 2


def test_numbers_of_two_pupils_in_one_row_are_told(store: Store) -> None:
    alya = {**ALYA, "NISN": "0123456789", "NIPD": "7"}
    take(store, alya, BIMA)

    found = take(store, {**alya, "NISN": BIMA["NISN"]})

    [fault] = found.bad
    assert (fault.row, fault.column) == (7, "NISN")
    assert (fault.facts["nisn"], fault.facts["other"]) == (BIMA["NISN"], "Bima")
    assert set(steps(store).values()) == {"active"}
    assert found.is_empty


@pytest.mark.parametrize(
    "fault",
    [
        {"Rombel Saat Ini": "#N/A"},
        {"Rombel Saat Ini": ""},
        {"Nama": "#REF!"},
        {"Rombel Saat Ini": "", "NISN": "12"},
        {"Rombel Saat Ini": "", "NISN": "", "NIPD": ""},
    ],
)
def test_a_known_pupil_in_a_bad_row_stays_as_they_are(
    store: Store, fault: Pupil
) -> None:
    take(store, ALYA, BIMA)

    found = take(store, ALYA, {**BIMA, **fault})

    assert [(bad.row) for bad in found.bad] == [8]
    assert found.is_empty
    assert steps(store) == {"Alya Nur'aini": "active", "Bima": "active"}


def test_an_unreadable_sex_or_phone_changes_nothing_of_a_known_pupil(
    store: Store,
) -> None:
    take(store, ALYA, BIMA)

    found = take(
        store, {**ALYA, "JK": "?!", "HP": "0813-9876-54XX"}, {**BIMA, "JK": "Q"}
    )

    assert found.is_empty
    assert [row.column for row in found.warnings] == ["HP", "JK"]
    assert {p.gender for p in queries.listed_pupils(store, YEAR)} == {"L", "P"}


def test_a_new_pupil_with_an_unreadable_sex_is_taken_in_without_it(
    store: Store,
) -> None:
    take(store, {**ALYA, "JK": "Q"})

    assert [p.gender for p in queries.listed_pupils(store, YEAR)] == [""]
    assert changes(take(store, ALYA)) == [Change.CHANGED]


def doubtful(store: Store) -> tuple[Pupil, Intake]:
    """A namesake in another class group, of whom nothing else is known."""
    take(store, {**ALYA, "Tanggal Lahir": ""})
    later = {**ALYA, "Tanggal Lahir": "", "Rombel Saat Ini": "VIII B"}
    return later, take(store, later)


def test_a_namesake_elsewhere_is_a_question(store: Store) -> None:
    _, found = doubtful(store)

    [question] = found.pupil_questions
    [candidate] = question.candidates
    assert (question.row, question.class_group, candidate.class_group) == (
        7,
        "VIII B",
        "VII A",
    )
    assert (found.is_empty, found.waiting) == (True, 1)
    assert steps(store) == {"Alya Nur'aini": "active"}


def test_a_person_says_that_it_is_the_same_pupil(store: Store) -> None:
    later, found = doubtful(store)
    [question] = found.pupil_questions
    [candidate] = question.candidates

    said = take(store, later, answers=Answers(pupils={question.place: candidate.id}))

    assert changes(said) == [Change.MOVED]
    assert len(steps(store)) == 1


def test_a_person_says_that_it_is_another_pupil(store: Store) -> None:
    later, found = doubtful(store)
    [question] = found.pupil_questions

    said = take(store, later, answers=Answers(pupils={question.place: None}))

    assert changes(said) == [Change.NEW, Change.MISSING]


def test_namesakes_with_different_numbers_are_two_pupils(store: Store) -> None:
    one = {**ALYA, "NISN": "0123456789", "NIPD": "7"}
    other = {**one, "NISN": "0123456798", "NIPD": "8", "Tanggal Lahir": "2012-02-03"}

    assert changes(take(store, one, other)) == [Change.NEW, Change.NEW]
    assert take(store, other, one).is_empty


def test_pupils_of_older_records_are_known_by_the_date_as_it_was_hidden(
    store: Store,
) -> None:
    roster = read_roster("daftar.xlsx", roster_workbook([ALYA]))
    [row] = roster.pupils
    take(store, ALYA)
    [student] = rosters.kept(store, YEAR).students
    old = student.model_copy(update={"known_by": "", "version": 2, "name": "Alya lama"})
    with store.transaction():
        store.replace(old)
        store.write(
            "update student set key = $key where id = $id",
            key=f"hash:{min(row.old_keys)}",
            id=student.id,
        )

    found = take(store, {**ALYA, "NISN": "0123456789"})

    assert changes(found) == [Change.CHANGED]
    assert len(steps(store)) == 1


def test_next_year_a_pupil_without_numbers_moves_up(store: Store) -> None:
    nameless = {**ALYA, "Tanggal Lahir": ""}
    take(store, nameless, BIMA)

    found = take(
        store,
        {**nameless, "Rombel Saat Ini": "VIII A"},
        {**BIMA, "Rombel Saat Ini": "8A"},
        year=NEXT,
    )

    assert changes(found) == [Change.MOVED, Change.MOVED]
    assert set(steps(store, NEXT).values()) == {"active"}


def test_unknown_grades_are_asked_and_never_kept(store: Store) -> None:
    apel = {**ALYA, "Rombel Saat Ini": "Apel"}

    first = take(store, apel, BIMA)
    [group] = first.unknown_grades
    assert (group.name, group.pupils, first.waiting) == ("Apel", 1, 1)
    assert list(steps(store)) == ["Bima"]

    take(store, apel, BIMA, answers=Answers(grades={"APEL": 8}))
    kept = {g.name: g.grade for g in queries.listed_class_groups(store, YEAR)}
    assert kept == {"VII A": 7, "Apel": 8}
    assert take(store, {**ALYA, "Rombel Saat Ini": "APEL"}, BIMA).is_empty


def test_preview_and_take_in_agree(store: Store) -> None:
    take(store, ALYA)
    roster = read_roster(
        "daftar.xlsx", roster_workbook([{**ALYA, "NISN": "0123456789"}])
    )

    expected = preview(acting(store, SARI), roster, YEAR)
    found = take_in(acting(store, SARI), roster, YEAR)

    assert expected.differences == found.differences


LABELS = {
    "Nama": "Nama",
    "NIPD": "NIPD",
    "JK": "JK",
    "NISN": "NISN",
    "Tanggal Lahir": "Tanggal Lahir",
    "Rombel Saat Ini": "Rombel",
    "HP": "HP",
    "Data Ayah.Nama": "Nama Ayah",
    "Data Ibu.Nama": "Nama Ibu",
}
NOTHING = Kept(students=(), families=(), class_groups=(), enrolments=(), questions=())


def listed(pupils: list[Pupil]) -> RosterFile:
    lines = [";".join(str(pupil.get(key, "")) for key in LABELS) for pupil in pupils]
    return read_roster("a.csv", "\n".join((";".join(LABELS.values()), *lines)).encode())


def kept_after(kept: Kept, found: Intake) -> Kept:
    """Return the records as taking a list in leaves them."""

    def renewed(old: Any, changed: Any, new: Any, key: str = "id") -> tuple[Any, ...]:
        by_key = {getattr(one, key): one for one in changed}
        return (*(by_key.get(getattr(one, key), one) for one in old), *new)

    return Kept(
        students=renewed(kept.students, found.changed_students, found.new_students),
        families=renewed(kept.families, found.changed_families, found.new_families),
        class_groups=(*kept.class_groups, *found.new_class_groups),
        enrolments=renewed(
            kept.enrolments,
            found.changed_enrolments,
            found.new_enrolments,
            "student_id",
        ),
        questions=(*kept.questions, *found.new_questions),
    )


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.sets(st.integers(0, 29)), st.booleans())
def test_the_same_pupils_in_any_order_and_spelling_are_the_same(
    seed: int, numberless: set[int], later: bool
) -> None:
    chance = random.Random(seed)
    first = [
        {
            **pupil,
            **({"NISN": "", "NIPD": ""} if place in numberless else {}),
            "Nama": pupil["Nama"].replace("a ", "a Nur'", 1),
            "Data Ayah.Nama": pupil["Data Ayah.Nama"].replace("Bapak ", "Ma’ruf "),
        }
        for place, pupil in enumerate(fictional_pupils(30, seed))
    ]
    again = [respelled(pupil, chance) for pupil in first]
    if later:
        again = [
            pupil if pupil["NISN"] else {**pupil, "NISN": f"02{place:08}"}
            for place, pupil in enumerate(again)
        ]
    chance.shuffle(again)
    kept = kept_after(NOTHING, intake(NOTHING, listed(first), YEAR))

    found = intake(kept, listed(again), YEAR)

    assert (found.new_students, found.pupil_questions, found.bad) == ((), (), ())
    assert Change.MISSING not in changes(found)
    assert found.new_class_groups == found.new_families == found.merges == ()
    after = kept_after(kept, found)
    assert {enrolment.step for enrolment in after.enrolments} == {"active"}
    assert len(after.students) == 30
    assert intake(after, listed(list(reversed(again))), YEAR).is_empty


def test_an_answer_about_nobody_takes_nobody_in(store: Store) -> None:
    later, found = doubtful(store)
    [question] = found.pupil_questions

    said = take(store, later, answers=Answers(pupils={question.place: new_id()}))

    assert said.is_empty


def test_a_list_of_one_class_leaves_the_other_classes_alone(store: Store) -> None:
    names = ("VII A", "VII B", "VIII A", "IX A")
    pupils = [
        {**pupil, "Rombel Saat Ini": name}
        for pupil, name in zip(fictional_pupils(8), names * 2, strict=True)
    ]
    take(store, *pupils)
    of_one = [pupil for pupil in pupils if pupil["Rombel Saat Ini"] == "VII B"][:1]

    found = take(store, *of_one)

    assert (found.is_whole, found.unnamed) == (False, 3)
    assert [d.class_group for d in found.differences] == ["VII B"]
    assert changes(found) == [Change.MISSING]
    told = take(store, *of_one, answers=Answers(is_whole=True))
    assert changes(told) == [Change.MISSING] * 6


def test_a_class_of_the_new_year_does_not_make_the_others_missing(
    store: Store,
) -> None:
    before = [
        {**pupil, "Rombel Saat Ini": name}
        for pupil, name in zip(
            fictional_pupils(4), ("VII A", "VII B", "VIII A", "IX A"), strict=True
        )
    ]
    take(store, *before)

    found = take(store, {**before[0], "Rombel Saat Ini": "VIII A"}, year=NEXT)

    assert changes(found) == [Change.MOVED]
    assert (found.is_whole, found.unnamed) == (False, 3)

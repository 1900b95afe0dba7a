"""Siblings are one family, however the parents' names are written."""

from typing import Any

import pytest

from data.roster import queries
from data.roster import store as rosters
from data.roster.actions import take_in
from data.roster.models import Family, Intake
from data.roster.reading import read_roster
from data.store import Store
from tests.make import SARI, YEAR, acting
from tests.make_roster import fictional_pupils, roster_workbook

Pupil = dict[str, Any]
FIRST, SECOND = (
    {**pupil, "Rombel Saat Ini": "VII A", "HP": "081398765432"}
    for pupil in fictional_pupils(2)
)
PARENTS = {"Data Ayah.Nama": "Ma'ruf Hakim", "Data Ibu.Nama": "Siti Nur'aini"}


def take(store: Store, *pupils: Pupil) -> Intake:
    roster = read_roster("daftar.xlsx", roster_workbook(pupils))
    return take_in(acting(store, SARI), roster, YEAR)


def families(store: Store) -> list[Family]:
    return list(rosters.kept(store, YEAR).families)


@pytest.mark.parametrize(
    ("father", "mother"),
    [
        ("Ma’ruf Hakim", "SITI NUR`AINI"),
        ("MAʼRUF  HAKIM", "Siti Nuraini"),
        ("H. Ma'ruf Hakim, S.Pd.", "Hj. Siti Nur aini, S. Pd"),
        ("Drs. Ma'ruf Hakim", "Ibu Siti Nur'aini"),
        ("Ma'ruf Hakim (sdh. meninggal)", "Siti Nur'aini (sudah wafat)"),
        ("Ma'ruf Hakim (+)", "Siti Nur'aini (RIP)"),
        ("Ma'ruf bin Hakim", "Sití Nur'aini"),
        ("Ma'ruf Hakim (ALM)", "Almh. Siti Nur'aini"),
        ("Alm. H. Ma'ruf Hakim", "Siti Nur'aini †"),
        ("almarhum Ma'ruf Hakim", "Siti Nur'aini (wafat)"),
        ("", "Siti Nur'aini"),
        ("(Alm.)", "Siti Nur'aini"),
        ("TIDAK ADA", "Siti Nur'aini"),
    ],
)
def test_siblings_whose_parents_are_written_otherwise_are_one_family(
    store: Store, father: str, mother: str
) -> None:
    other = {"Data Ayah.Nama": father, "Data Ibu.Nama": mother}
    found = take(store, {**FIRST, **PARENTS}, {**SECOND, **other})

    [family] = families(store)
    assert (family.father_name, family.mother_name) == tuple(PARENTS.values())
    assert found.new_questions == ()
    assert take(store, {**SECOND, **other}, {**FIRST, **PARENTS}).is_empty


@pytest.mark.parametrize(
    "written",
    [
        "Budi (ALM)",
        "(Alm.) Budi",
        "Alm. Budi",
        "BUDI ALM",
        "Budi, alm.",
        "Almarhum Budi",
        "Budi (wafat)",
        "Budi †",
        "Budi(meninggal dunia)",
    ],
)
def test_a_mark_of_death_is_no_part_of_the_name(store: Store, written: str) -> None:
    take(store, {**FIRST, "Data Ayah.Nama": written})

    [family] = families(store)
    assert family.father_name.casefold() == "budi"
    assert (family.father_deceased, family.mother_deceased) == (True, False)


def test_one_sibling_row_is_enough_to_know_of_a_death(store: Store) -> None:
    pupils = [
        {**FIRST, **PARENTS},
        {**SECOND, **PARENTS, "Data Ayah.Pekerjaan": "Sudah Meninggal"},
    ]
    take(store, *pupils)

    assert [family.father_deceased for family in families(store)] == [True]
    assert take(store, *reversed(pupils)).is_empty


def test_a_list_without_parents_takes_none_away(store: Store) -> None:
    pupil = {**FIRST, **PARENTS, "Data Ayah.Nama": "Budi (Alm.)"}
    take(store, pupil)
    labels = "Nama;NISN;NIPD;JK;Rombel"
    line = ";".join(FIRST[key] for key in ("Nama", "NISN", "NIPD", "JK"))
    roster = read_roster("a.csv", f"{labels}\n{line};VII A".encode())

    assert take_in(acting(store, SARI), roster, YEAR).is_empty
    [family] = families(store)
    assert (family.father_name, family.father_deceased) == ("Budi", True)


@pytest.mark.parametrize(
    ("other", "questions"),
    [
        ({"HP": "085712345678"}, 1),
        ({"Data Ayah.Nama": "Tono", "HP": "081398765432"}, 0),
        ({"Data Ibu.Nama": "Wati"}, 0),
    ],
)
def test_contradictions_make_two_families(
    store: Store, other: Pupil, questions: int
) -> None:
    take(store, {**FIRST, **PARENTS}, {**SECOND, **PARENTS, **other})

    assert len(families(store)) == 2
    assert len(queries.open_sibling_questions(store)) == questions


def test_marks_in_older_records_do_not_keep_siblings_apart(store: Store) -> None:
    take(store, {**FIRST, **PARENTS})
    [family] = families(store)
    older = {"father_name": "Ma’ruf Hakim (ALM)", "version": family.version + 1}
    store.replace(family.model_copy(update=older))

    take(store, {**FIRST, **PARENTS}, {**SECOND, **PARENTS})

    assert [one.father_name for one in families(store)] == ["Ma'ruf Hakim"]


@pytest.mark.parametrize(
    "father", ["M. Ilham", "Moh Ilham", "MUHAMAD ILHAM", "Mhd.Ilham"]
)
def test_muhammad_is_one_name_however_it_is_shortened(
    store: Store, father: str
) -> None:
    parents = {**PARENTS, "Data Ayah.Nama": "H. Muhammad Ilham"}

    take(store, {**FIRST, **parents}, {**SECOND, **parents, "Data Ayah.Nama": father})

    assert [family.father_name for family in families(store)] == ["H. Muhammad Ilham"]

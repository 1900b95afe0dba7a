"""What the shell says about a list of pupils."""

import json
from datetime import datetime

import pytest

from data.errors import Refused
from data.roster.commands import import_students
from data.roster.queries import listed_class_groups
from data.store import Store
from tests.make import YEAR
from tests.make_roster import fictional_pupils, sheets_workbook

HEAD = ["Nama", "NISN", "JK", "Kelas", "HP"]
ROWS = [
    [pupil["Nama"], pupil["NISN"], pupil["JK"], name, pupil["HP"]]
    for pupil, name in zip(fictional_pupils(3), ("VII A", "Apel", "#N/A"), strict=True)
]
LIST = sheets_workbook({"Siswa": [HEAD, *ROWS], "Guru": [["Nama"], ["Wati"]]})


def taken(store: Store, now: datetime, *grades: str, as_json: bool = False) -> None:
    import_students(
        store,
        "a.xlsx",
        LIST,
        YEAR,
        now=now,
        grades=grades,
        dry_run=False,
        as_json=as_json,
    )


def test_what_is_to_be_decided_is_told_with_its_place(
    store: Store, now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    taken(store, now)

    told = capsys.readouterr().out
    assert "--grade “Apel=VII”" in told
    assert "Siswa 4" in told
    assert "#N/A" in told


def test_a_grade_is_said_in_the_shell(
    store: Store, now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    taken(store, now, "Apel=VIII", as_json=True)

    told = json.loads(capsys.readouterr().out)
    assert (told["new"], told["to_decide"], told["unknown_grades"]) == (2, 0, [])
    kept = {group.name: group.grade for group in listed_class_groups(store, YEAR)}
    assert kept == {"VII A": 7, "Apel": 8}


@pytest.mark.parametrize("typed", ["Apel", "Apel=", "=7", "Apel=tinggi"])
def test_what_is_no_grade_is_refused(store: Store, now: datetime, typed: str) -> None:
    with pytest.raises(Refused, match="Apel=VII"):
        taken(store, now, typed)

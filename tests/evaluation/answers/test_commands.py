"""What the shell says about a file of answers."""

import json
from uuid import UUID

import pytest

from data.errors import Refused
from data.store import Store
from evaluation.answers.commands import import_answers
from evaluation.questionnaires.models import Questionnaire, Sheet
from tests.evaluation.answers.make import (
    HEAD,
    MEETING,
    keep_groups,
    keep_meeting,
    keep_questionnaire,
)
from tests.make import NOW

FILE = "\n".join(
    (
        HEAD.replace("Kelas", "Nama lengkap,Kelas"),
        "15/08/2026 09:10,Ani,VII A,Ayah,Setuju,baik",
        "15/08/2026 09:11,Budi,VII Q,Ayah,Setuju,baik",
    )
).encode()


@pytest.fixture
def school(store: Store) -> Store:
    keep_groups(store)
    keep_meeting(store)
    return store


def test_a_file_is_taken_in_and_told_as_json(
    school: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_questionnaire(school)

    for _ in range(2):
        import_answers(
            school, "a.csv", FILE, (MEETING, None), now=NOW, dry_run=False, as_json=True
        )
        first, *_ = capsys.readouterr().out.split("\n}\n")
        told = json.loads(first + "}")

    assert (told["new"], told["known"]) == (0, 1)
    assert told["dropped_columns"] == ["Nama lengkap"]
    assert [(row["row"], row["column"]) for row in told["bad"]] == [(3, "Kelas")]
    assert told["to_decide"] == [{"column": "Kelas", "value": "VII Q", "rows": [3]}]
    assert school.count(Sheet) == 1


def test_a_trial_keeps_nothing_not_even_the_questionnaire(
    school: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    import_answers(
        school, "a.csv", FILE, (MEETING, None), now=NOW, dry_run=True, as_json=False
    )

    said = capsys.readouterr().out
    assert "Angket Rapat orang tua" in said
    assert "Nothing was kept" in said or "Tidak ada yang disimpan" in said
    assert not school.count(Questionnaire)
    assert not school.count(Sheet)


def test_without_a_questionnaire_one_is_made_of_the_file(school: Store) -> None:
    import_answers(
        school, "a.csv", FILE, (MEETING, None), now=NOW, dry_run=False, as_json=False
    )

    assert school.count(Questionnaire) == school.count(Sheet) == 1


def test_of_several_questionnaires_one_must_be_named(school: Store) -> None:
    keep_questionnaire(school)
    keep_questionnaire(school, questionnaire_id=UUID(int=88))

    with pytest.raises(Refused, match="--questionnaire"):
        import_answers(
            school,
            "a.csv",
            FILE,
            (MEETING, None),
            now=NOW,
            dry_run=False,
            as_json=False,
        )
    import_answers(
        school,
        "a.csv",
        FILE,
        (MEETING, UUID(int=88)),
        now=NOW,
        dry_run=False,
        as_json=False,
    )
    assert school.find(Sheet, questionnaire_id=UUID(int=88))

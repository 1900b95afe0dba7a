from datetime import date
from decimal import Decimal

import pytest

from evaluation.outcomes.models import (
    PathDraft,
    PathKind,
    named_pupil,
    per_seat,
    place_refusal,
    semester_refusal,
)
from tests.evaluation.make import key
from tests.evaluation.outcomes.make import (
    achievement_draft,
    conduct_draft,
    facility_draft,
)
from tests.make import YEAR

TODAY = date(2026, 8, 17)
NAMES = ("Andi Pratama", "Nur Aini", "Rahma", "M. Ma'ruf Hidayat")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("siswa kelas VIII", None),
        ("Juara 1, ANDI PRATAMA (VIII A)", "Andi Pratama"),
        ("tim Andi Pratamawan", None),
        ("Festival Rahma", None),
        ("nur aini dkk.", "Nur Aini"),
        ("oleh M. Maruf Hidayat", "M. Ma'ruf Hidayat"),
    ],
)
def test_a_pupil_is_known_by_the_whole_name(text: str, expected: str | None) -> None:
    assert named_pupil(("", text), NAMES) == expected


@pytest.mark.parametrize("day", [date(2026, 6, 30), date(2026, 8, 18)])
def test_a_day_outside_the_year_or_to_come_is_refused(day: date) -> None:
    assert achievement_draft(achieved_on=day).refusal(YEAR, TODAY) is not None
    assert facility_draft(gained_on=day).refusal(YEAR, TODAY) is not None


def test_a_day_may_be_unknown() -> None:
    assert achievement_draft(achieved_on=None).refusal(YEAR, TODAY) is None


def test_nobody_is_accepted_who_did_not_apply() -> None:
    path = PathDraft(path=PathKind.ACHIEVEMENT, applicants=10, accepted=11)

    assert path.refusal() is not None
    assert PathDraft(path=PathKind.ACHIEVEMENT, accepted=11).refusal() is None
    assert PathDraft(path=PathKind.OTHER).is_empty
    assert not PathDraft(path=PathKind.OTHER, seats=0).is_empty


@pytest.mark.parametrize(
    ("applicants", "seats", "expected"),
    [(300, 200, "1.50"), (100, 300, "0.33"), (None, 3, None), (3, 0, None)],
)
def test_applicants_for_each_seat(
    applicants: int | None, seats: int | None, expected: str | None
) -> None:
    found = per_seat(applicants, seats)

    assert found == (None if expected is None else Decimal(expected))


def test_a_grade_is_counted_in_one_of_two_ways() -> None:
    whole, group = conduct_draft(), conduct_draft(class_group_id=key("VII A"))

    assert place_refusal(group, [whole]) is not None
    assert place_refusal(whole, [group]) is not None
    assert place_refusal(group, [conduct_draft(grade=8)]) is None
    assert place_refusal(group, [conduct_draft(class_group_id=key("VII B"))]) is None
    assert place_refusal(whole, [whole.model_copy(update={"semester": 2})]) is None


def test_a_semester_is_counted_once_it_has_begun() -> None:
    assert semester_refusal(1, YEAR, TODAY) is None
    assert semester_refusal(2, YEAR, TODAY) is not None
    assert semester_refusal(2, YEAR, date(2027, 1, 1)) is None

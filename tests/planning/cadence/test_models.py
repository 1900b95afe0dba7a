from datetime import date

import pytest

from data.cooperation import CooperationForm
from planning.cadence.models import Cadence, Gap, cadence_count, cadences_of
from tests.make import YEAR


def meant(wanted: int, form: CooperationForm = CooperationForm.POMG) -> Cadence:
    return Cadence(school_year=2026, form=form, wanted=wanted, version=1)


def test_parent_teacher_meetings_are_meant_every_two_months() -> None:
    planned = [date(2026, 8, 22), date(2026, 10, 31), date(2027, 2, 20)]

    count = cadence_count(meant(6), planned, YEAR)

    assert (count.planned, count.wanted, count.is_met) == (3, 6, False)
    assert count.gaps == (
        Gap(first=date(2026, 11, 1), last=date(2026, 12, 1)),
        Gap(first=date(2027, 3, 1), last=date(2027, 4, 1)),
        Gap(first=date(2027, 5, 1), last=date(2027, 6, 1)),
    )


def test_two_in_the_same_window_leave_another_one_empty() -> None:
    planned = [date(2026, month, 5) for month in (7, 8, 9, 11)]
    planned += [date(2027, month, 5) for month in (1, 3)]

    count = cadence_count(meant(6), planned, YEAR)

    assert count.planned == count.wanted
    assert count.gaps == (Gap(first=date(2027, 5, 1), last=date(2027, 6, 1)),)
    assert not count.is_met


def test_one_in_every_window_meets_the_cadence() -> None:
    planned = [date(2026, month, 5) for month in (8, 9, 12)]
    planned += [date(2027, month, 5) for month in (1, 4, 6)]

    assert cadence_count(meant(6), planned, YEAR).is_met


@pytest.mark.parametrize("wanted", [0, 1, 5, 24])
def test_other_numbers_have_no_windows(wanted: int) -> None:
    assert cadence_count(meant(wanted), [], YEAR).gaps == ()


def test_the_usual_cadence_stands_until_the_school_changes_it() -> None:
    assert [(c.form, c.wanted, c.version) for c in cadences_of(YEAR, [])] == [
        (CooperationForm.POMG, 6, 0),
        (CooperationForm.RAPAT, 5, 0),
    ]
    kept = [meant(4), meant(2, CooperationForm.HOME_VISIT)]
    assert [(c.form, c.wanted) for c in cadences_of(YEAR, kept)] == [
        (CooperationForm.POMG, 4),
        (CooperationForm.RAPAT, 5),
        (CooperationForm.HOME_VISIT, 2),
    ]

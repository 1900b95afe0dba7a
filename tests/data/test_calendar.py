from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.calendar import SchoolYear, dapodik_semester, semester
from data.errors import Refused


def test_school_year_turns_on_the_first_of_july() -> None:
    assert str(SchoolYear.of(date(2026, 6, 30))) == "2025/2026"
    assert str(SchoolYear.of(date(2026, 7, 1))) == "2026/2027"


def test_semesters_are_odd_until_december_and_even_from_january() -> None:
    assert dapodik_semester(date(2026, 6, 30)) == "20252"
    assert dapodik_semester(date(2026, 7, 1)) == "20261"
    assert semester(date(2026, 12, 31)) == 1
    assert semester(date(2027, 1, 1)) == 2


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_exactly_its_own_year(day: date) -> None:
    year = SchoolYear.of(day)

    assert day in year
    assert day not in year.before
    assert day not in year.after


def test_years_are_read_as_people_write_them() -> None:
    assert SchoolYear.parse(" 2026/2027 ") == SchoolYear(start=2026)
    for wrong in ("2026", "2026/2028", "26/27", "abc"):
        with pytest.raises(Refused):
            SchoolYear.parse(wrong)


def test_months_lie_inside_the_year() -> None:
    year = SchoolYear(start=2026)

    assert year.month(7) == date(2026, 7, 1)
    assert year.month(6) == date(2027, 6, 1)

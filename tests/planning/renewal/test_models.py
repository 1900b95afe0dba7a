from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.activity import DatePrecision, PlannedDay
from data.calendar import SchoolYear
from data.language import Language, speaking
from planning.days.models import NEAR, SUNDAY, DayKind, DayOff, PeriodKind, SchoolPeriod
from planning.renewal.models.dates import (
    Reason,
    is_last,
    shift,
    shifted,
)
from tests.make import YEAR
from tests.planning.renewal.make import day_off, period

SATURDAY = 5
DAYS = st.dates(date(2020, 7, 1), date(2040, 6, 30))
AWAY = st.integers(-4, 6)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (date(2025, 8, 16), date(2026, 8, 15)),  # third Saturday
        (date(2025, 8, 30), date(2026, 8, 29)),  # fifth and last Saturday
        (date(2025, 11, 29), date(2026, 11, 28)),  # fifth, but four are there: last
        (date(2026, 1, 24), date(2027, 1, 23)),  # fourth of five stays the fourth
        (date(2026, 2, 28), date(2027, 2, 27)),  # last Saturday of February
        (date(2025, 7, 1), date(2026, 7, 7)),  # first Tuesday: 1 July is a Wednesday
        (date(2026, 6, 30), date(2027, 6, 29)),  # last Tuesday of June
        (date(2025, 12, 31), date(2026, 12, 30)),  # last Wednesday of the year
    ],
)
def test_a_day_keeps_its_weekday_and_its_week(old: date, new: date) -> None:
    assert shifted(old, YEAR, ()) == new


def test_the_leap_day_goes_to_the_last_of_its_weekday() -> None:
    leap = date(2028, 2, 29)
    assert shifted(leap, SchoolYear(start=2028), ()) == date(2029, 2, 27)
    assert shifted(date(2027, 2, 23), SchoolYear(start=2027), ()) == leap


@given(day=DAYS, years=AWAY)
def test_a_day_stays_in_its_month_on_its_weekday(day: date, years: int) -> None:
    year = SchoolYear(start=SchoolYear.of(day).start + years)
    new = shifted(day, year, ())
    assert new in year
    assert (new.month, new.weekday()) == (day.month, day.weekday())
    assert is_last(new) if is_last(day) else (new.day - 1) // 7 == (day.day - 1) // 7


@given(day=DAYS)
def test_rolled_to_its_own_year_a_day_stays(day: date) -> None:
    assert shifted(day, SchoolYear.of(day), ()) == day


@given(day=DAYS, years=AWAY)
def test_there_and_back_is_the_same_day_unless_the_last_became_another(
    day: date, years: int
) -> None:
    own = SchoolYear.of(day)
    away = shifted(day, SchoolYear(start=own.start + years), ())
    if is_last(day) or not is_last(away):
        back = shifted(away, own, ())
        assert back == day


@st.composite
def busy(draw: st.DrawFn) -> tuple[date, SchoolYear, set[date]]:
    """A day, a year, and days off around where it would go."""
    day = draw(DAYS)
    year = SchoolYear(start=SchoolYear.of(day).start + draw(AWAY))
    wished = shifted(day, year, ())
    around = draw(st.sets(st.integers(-16, 16), max_size=33))
    return day, year, {wished + timedelta(n) for n in around}


@given(case=busy())
def test_no_day_off_is_taken_while_one_near_is_free(
    case: tuple[date, SchoolYear, set[date]],
) -> None:
    day, year, off = case
    wished, new = shifted(day, year, ()), shifted(day, year, off)
    near = {wished + timedelta(n) for n in range(-NEAR, NEAR + 1)}
    works = {d for d in near if d.weekday() != SUNDAY or day.weekday() == SUNDAY}
    free = {d for d in works - off if d in year}

    assert new in year
    assert abs((new - wished).days) <= NEAR
    assert (new in free) if free else (new == wished)
    same = {d for d in free if d.weekday() == day.weekday()}
    if same:
        assert new.weekday() == day.weekday()
        assert abs((new - wished).days) == min(abs((d - wished).days) for d in same)


@given(case=busy())
def test_a_sunday_is_only_taken_by_what_was_on_a_sunday(
    case: tuple[date, SchoolYear, set[date]],
) -> None:
    day, year, off = case
    if day.weekday() != SUNDAY:
        assert shifted(day, year, off).weekday() != SUNDAY


@given(day=DAYS)
def test_a_month_stays_that_month(day: date) -> None:
    first = day.replace(day=1)
    year = SchoolYear.of(day).after
    found = shift(PlannedDay(day=first, precision=DatePrecision.MONTH), year, ())
    assert (found.planned_on, found.reason) == (year.month(day.month), Reason.MONTH)


def test_a_whole_month_of_days_off_leaves_the_day_where_it_is() -> None:
    off = [date(2026, 8, 1) + timedelta(n) for n in range(31)]
    assert shifted(date(2025, 8, 16), YEAR, off) == date(2026, 8, 15)


def test_of_two_days_equally_near_the_later_one_is_taken() -> None:
    assert shifted(date(2025, 8, 16), YEAR, {date(2026, 8, 15)}) == date(2026, 8, 22)


def test_at_the_end_of_the_year_the_earlier_one_is_taken() -> None:
    last = date(2027, 6, 29)
    assert shifted(date(2026, 6, 30), YEAR, {last}) == date(2027, 6, 22)


def test_without_a_free_saturday_the_nearest_working_day_is_taken() -> None:
    saturdays = {date(2026, 8, 1) + timedelta(7 * n) for n in range(5)}
    found = shifted(date(2025, 8, 16), YEAR, saturdays)
    assert found == date(2026, 8, 14)  # the day after is a Sunday


def why(day: date, *days_off: DayOff) -> tuple[date | None, str]:
    with speaking(Language.ENGLISH):
        found = shift(PlannedDay(day=day), YEAR, days_off)
        return found.planned_on, found.said()


def test_the_same_weekday_says_so() -> None:
    assert why(date(2025, 8, 16)) == (date(2026, 8, 15), "Third Saturday, as before")
    assert why(date(2025, 8, 30)) == (date(2026, 8, 29), "Last Saturday, as before")


def test_a_day_moved_off_a_holiday_says_which() -> None:
    moved = why(date(2025, 8, 16), day_off(date(2026, 8, 15), "Maulid Nabi"))
    assert moved == (
        date(2026, 8, 22),
        "15 Aug 2026 is Maulid Nabi: moved to the nearest free day",
    )


def why_camp(first: date, last: date, *days_off: DayOff) -> tuple[date | None, str]:
    with speaking(Language.ENGLISH):
        found = shift(PlannedDay(day=first, ends_on=last), YEAR, days_off)
        return found.planned_on, found.said()


def test_a_camp_moves_off_a_holiday_on_any_of_its_days() -> None:
    camp = date(2025, 10, 10), date(2025, 10, 12)
    named = day_off(date(2026, 10, 10), "Hari jadi kota")

    assert why_camp(*camp) == (date(2026, 10, 9), "Second Friday, as before")
    assert why_camp(*camp, named) == (
        date(2026, 10, 16),
        "10 Oct 2026 is Hari jadi kota: moved to the nearest free day",
    )
    later = day_off(date(2026, 10, 18), "Pilkada")
    assert why_camp(*camp, named, later)[0] == date(2026, 10, 2)


def test_a_camp_stays_where_no_days_near_it_are_all_free() -> None:
    camp = date(2025, 10, 10), date(2025, 10, 12)
    every_third = [
        day_off(date(2026, 9, 20) + timedelta(n), "Ujian") for n in range(0, 45, 3)
    ]
    assert why_camp(*camp, *every_third) == (
        date(2026, 10, 9),
        "11 Oct 2026 is Ujian, and no day near it is free",
    )


def test_a_camp_moves_to_days_that_all_lie_in_the_year() -> None:
    camp = date(2026, 6, 22), date(2026, 6, 24)
    named = day_off(date(2027, 6, 28), "Libur daerah")
    assert shifted(camp[0], YEAR, {named.on_day}, 3) == date(2027, 6, 21)
    assert shifted(date(2026, 6, 29), YEAR, {named.on_day}, 4) == date(2027, 6, 21)


def test_exams_on_a_later_day_of_a_camp_are_avoided() -> None:
    exams = period(date(2026, 10, 11), date(2026, 10, 17))
    camp = PlannedDay(day=date(2025, 10, 10), ends_on=date(2025, 10, 12))
    before = period(date(2025, 10, 12), date(2025, 10, 18))

    assert shift(camp, YEAR, (), [exams]).planned_on == date(2026, 10, 2)
    assert shift(camp, YEAR, (), [before, exams]).planned_on == date(2026, 10, 9)


def test_days_off_of_the_old_year_do_not_count_in_the_new_one() -> None:
    old = day_off(date(2025, 9, 5), "Maulid Nabi")
    assert why(date(2025, 8, 16), old)[0] == date(2026, 8, 15)


def test_independence_day_stays_on_17_august() -> None:
    moved = why(
        date(2025, 8, 17),
        day_off(date(2025, 8, 17), "Hari Kemerdekaan"),
        day_off(date(2026, 8, 17), "Hari Kemerdekaan"),
    )
    assert moved == (date(2026, 8, 17), "On Hari Kemerdekaan, as before")


def test_a_moved_holiday_is_followed_day_by_day_whatever_stands_in_brackets() -> None:
    days = (
        day_off(date(2026, 3, 20), "Idul Fitri"),
        day_off(date(2026, 3, 21), "Idul Fitri"),
        day_off(date(2027, 3, 10), "Idul Fitri (perkiraan)"),
        day_off(date(2027, 3, 11), "Idul Fitri (perkiraan)"),
    )
    assert why(date(2026, 3, 20), *days)[0] == date(2027, 3, 10)
    assert why(date(2026, 3, 21), *days)[0] == date(2027, 3, 11)


def test_a_holiday_of_fewer_days_takes_the_last_of_them() -> None:
    days = (
        day_off(date(2026, 3, 20), "Idul Fitri"),
        day_off(date(2026, 3, 21), "Idul Fitri"),
        day_off(date(2027, 3, 10), "Idul Fitri"),
    )
    assert why(date(2026, 3, 21), *days)[0] == date(2027, 3, 10)


def test_a_holiday_the_new_year_does_not_know_leaves_the_ordinary_rule() -> None:
    assert why(date(2025, 8, 18), day_off(date(2025, 8, 18), "Libur khusus")) == (
        date(2026, 8, 17),
        "Third Monday, as before",
    )


def test_collective_leave_is_not_followed() -> None:
    leave = DayKind.COLLECTIVE_LEAVE
    days = (
        day_off(date(2025, 12, 26), "Cuti Natal", leave),
        day_off(date(2026, 12, 24), "Cuti Natal", leave),
    )
    assert why(date(2025, 12, 26), *days)[0] == date(2026, 12, 25)


def test_without_a_free_day_it_stays_and_says_so() -> None:
    off = [
        day_off(date(2026, 7, 25) + timedelta(n), "Libur panjang") for n in range(45)
    ]
    assert why(date(2025, 8, 16), *off) == (
        date(2026, 8, 15),
        "15 Aug 2026 is Libur panjang, and no day near it is free",
    )


def shifted_past(day: date, *periods: SchoolPeriod) -> tuple[date | None, str]:
    with speaking(Language.ENGLISH):
        found = shift(PlannedDay(day=day), YEAR, (), periods)
        return found.planned_on, found.said()


def test_exams_and_breaks_are_avoided() -> None:
    exams = period(date(2026, 8, 10), date(2026, 8, 15), title="Ujian tengah semester")
    assert shifted_past(date(2025, 8, 16), exams) == (
        date(2026, 8, 22),
        "15 Aug 2026 is Ujian tengah semester: moved to the nearest free day",
    )


def test_what_was_in_the_exam_weeks_may_be_there_again() -> None:
    before = period(date(2025, 8, 11), date(2025, 8, 16))
    exams = period(date(2026, 8, 10), date(2026, 8, 15))
    pause = period(date(2026, 8, 15), date(2026, 8, 15), PeriodKind.BREAK)
    assert shifted_past(date(2025, 8, 16), before, exams)[0] == date(2026, 8, 15)
    moved = shifted_past(date(2025, 8, 16), before, exams, pause)
    assert moved[0] == date(2026, 8, 22)


def test_ramadan_takes_no_day() -> None:
    fasting = period(date(2026, 8, 1), date(2026, 8, 30), PeriodKind.RAMADAN)
    assert shifted_past(date(2025, 8, 16), fasting)[0] == date(2026, 8, 15)


@given(day=DAYS, starts=st.integers(-20, 20), length=st.integers(0, 12))
def test_no_day_of_exams_is_proposed_while_one_near_is_free(
    day: date, starts: int, length: int
) -> None:
    year = SchoolYear.of(day).after
    wished = shifted(day, year, ())
    first = wished + timedelta(starts)
    last = first + timedelta(length)
    found = shift(PlannedDay(day=day), year, (), [period(first, last)])
    assert found.planned_on is not None
    assert not first <= found.planned_on <= last
    assert (found.reason is Reason.MOVED) is (first <= wished <= last)


def test_no_date_stays_none() -> None:
    found = shift(PlannedDay(), YEAR, ())
    assert (found.planned_on, found.reason) == (None, Reason.UNDATED)


@given(first=DAYS)
def test_every_month_has_its_days_taken_at_most_twice(first: date) -> None:
    """Two days of a month meet on one only where a last one joins the fourth."""
    year = SchoolYear.of(first).after
    length = monthrange(first.year, first.month)[1]
    days = [first.replace(day=n) for n in range(1, length + 1)]
    came = [shifted(day, year, ()) for day in days]
    assert max(came.count(day) for day in came) <= 2

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.activity import ActivityStep, DatePrecision, PlannedDay, countdown
from data.language import Language, say, speaking
from data.record import Record
from data.store import Store
from tests.planning.make import an_activity

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


class Answer(Record):
    """What the questions' own rules say of an activity's day."""

    when: PlannedDay
    last_day: date | None
    before: date | None
    afterwards: date | None


def on(*day: int, ends_on: date | None = None) -> PlannedDay:
    return PlannedDay(day=date(*day), ends_on=ends_on)


def month(year: int, number: int) -> PlannedDay:
    return PlannedDay(day=date(year, number, 1), precision=DatePrecision.MONTH)


CAMP = on(2026, 8, 12, ends_on=date(2026, 8, 14))
OVER_THE_MONTH = on(2026, 7, 30, ends_on=date(2026, 8, 2))


def test_every_step_is_open_carried_out_or_called_off() -> None:
    closed = {step for step in ActivityStep if step.is_closed}

    assert closed == {
        step for step in ActivityStep if step.is_carried_out or step.is_called_off
    }
    assert set(ActivityStep) - closed == {ActivityStep.PLANNED, ActivityStep.CLOSING}
    assert not any(step.is_carried_out and step.is_called_off for step in closed)


def test_steps_are_said_in_the_persons_language() -> None:
    with speaking(Language.INDONESIAN):
        assert [say(step.label) for step in ActivityStep] == [
            "Direncanakan",
            "Sedang ditutup",
            "Terlaksana",
            "Dialihkan daring",
            "Ditunda",
            "Tidak terlaksana",
        ]


@pytest.mark.parametrize(
    ("when", "last"),
    [
        (PlannedDay(), None),
        (on(2026, 11, 20), date(2026, 11, 20)),
        (month(2026, 11), date(2026, 11, 30)),
        (month(2028, 2), date(2028, 2, 29)),
        (month(2026, 12), date(2026, 12, 31)),
        (CAMP, date(2026, 8, 14)),
    ],
)
def test_the_last_day(when: PlannedDay, last: date | None) -> None:
    assert when.last_day == last


@pytest.mark.parametrize("when", [on(2026, 11, 30), month(2026, 11)])
def test_it_is_past_on_the_day_after_its_last(when: PlannedDay) -> None:
    assert not when.is_past(date(2026, 11, 30))
    assert when.is_past(date(2026, 12, 1))
    assert when.is_to_come(date(2026, 11, 29))
    assert not when.is_to_come(date(2026, 11, 30))


def test_without_a_date_it_is_never_past_and_always_to_come() -> None:
    undated = PlannedDay()

    assert not undated.is_past(date.max)
    assert undated.is_to_come(date.max)
    assert not undated.may_begin_by(date.max)
    assert undated.due_on(-14) is None
    assert undated.exact is None


def test_a_month_may_begin_on_its_first_day() -> None:
    assert month(2026, 11).may_begin_by(date(2026, 11, 1))
    assert not month(2026, 11).may_begin_by(date(2026, 10, 31))


def test_only_a_day_is_surely_within_a_week() -> None:
    first, last = date(2026, 8, 14), date(2026, 8, 20)

    assert on(2026, 8, 14).is_within(first, last)
    assert on(2026, 8, 20).is_within(first, last)
    assert CAMP.is_within(first, last)
    assert not on(2026, 8, 21).is_within(first, last)
    assert not on(2026, 8, 13).is_within(first, last)
    assert not month(2026, 8).is_within(first, last)


def test_tasks_count_from_the_first_day_before_and_from_the_last_after() -> None:
    assert on(2026, 8, 22).due_on(-14) == date(2026, 8, 8)
    assert month(2027, 2).due_on(-14) == date(2027, 2, 14)
    assert month(2027, 2).due_on(0) == date(2027, 2, 28)
    assert [CAMP.due_on(days) for days in (-2, 0, 2)] == [
        date(2026, 8, 10),
        date(2026, 8, 12),
        date(2026, 8, 16),
    ]


def test_its_day_in_words() -> None:
    day = on(2026, 11, 20)
    with speaking(Language.INDONESIAN):
        assert day.in_short() == "20 Nov 2026"
        assert day.in_long() == "20 November 2026"
        assert day.in_weekday() == "Jumat, 20 November 2026"
        assert day.in_month() == "November 2026"
        assert day.with_hours(time(8), time(11, 30)) == (
            "Jumat, 20 November 2026, 08.00–11.30"
        )
        assert day.with_hours(None, None) == "Jumat, 20 November 2026"


def test_a_month_in_words_has_neither_weekday_nor_hours() -> None:
    with speaking(Language.INDONESIAN):
        said = month(2026, 11)
        assert {
            said.in_short(),
            said.in_long(),
            said.in_weekday(),
            said.in_month(),
        } == {"November 2026"}
        assert said.with_hours(time(8), None) == "November 2026"


def test_several_days_in_words() -> None:
    with speaking(Language.INDONESIAN):
        assert CAMP.in_short() == "12–14 Agu 2026"
        assert CAMP.in_long() == "12–14 Agustus 2026"
        assert CAMP.in_weekday() == "Rabu–Jumat, 12–14 Agustus 2026"
        assert OVER_THE_MONTH.in_long() == "30 Juli 2026 – 2 Agustus 2026"
        assert OVER_THE_MONTH.in_weekday() == (
            "Kamis, 30 Juli 2026 – Minggu, 2 Agustus 2026"
        )


def test_no_date_in_words() -> None:
    with speaking(Language.INDONESIAN):
        assert PlannedDay().in_long() == "Belum bertanggal"
        assert PlannedDay().in_month() == "Belum bertanggal"
        assert PlannedDay().in_short(undated="–") == "–"
        assert PlannedDay().with_hours(time(8), None, undated="") == ""


def test_how_far_away_it_is() -> None:
    today = date(2026, 8, 12)
    with speaking(Language.ENGLISH):
        assert on(2026, 8, 13).days_away(today) == "in 1 day"
        assert on(2026, 8, 26).days_away(today) == "in 14 days"
        assert on(2026, 8, 12).days_away(today) == "today"
        assert CAMP.days_away(date(2026, 8, 14)) == "today"
        assert CAMP.days_away(date(2026, 8, 15)) == ""
        assert month(2026, 9).days_away(today) == ""


def test_days_are_counted_as_schools_write_them() -> None:
    assert [countdown(days) for days in (-14, 0, 7)] == ["H-14", "H", "H+7"]


@given(day=DAYS, today=DAYS)
def test_a_month_is_past_exactly_when_its_last_day_is(day: date, today: date) -> None:
    when = PlannedDay(day=day.replace(day=1), precision=DatePrecision.MONTH)
    is_later = (today.year, today.month) > (day.year, day.month)

    assert when.is_past(today) is is_later
    assert when.last_day is not None
    assert (when.last_day + timedelta(days=1)).day == 1


@pytest.mark.parametrize("when", [on(2026, 9, 5), month(2027, 2), PlannedDay()])
def test_questions_and_code_have_the_same_rules(store: Store, when: PlannedDay) -> None:
    an_activity(store, planned_on=when.day, date_precision=when.precision)

    [found] = store.rows(
        Answer,
        """
        select
            planned_day(activity) as "when",
            last_planned_day(activity) as last_day,
            due_day(activity, -14) as before,
            due_day(activity, 7) as afterwards
        from activity
        """,
    )

    assert found.when == when
    assert found.last_day == when.last_day
    assert (found.before, found.afterwards) == (when.due_on(-14), when.due_on(7))

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.activity import DatePrecision, PlannedDay
from data.calendar import SchoolYear
from data.language import Language, speaking
from evaluation.kpis.models import (
    FIGURES,
    ActivityResult,
    absorption,
    absorption_so_far,
    carried_out,
    carried_out_so_far,
    father_share,
    foster_share,
    goal_results,
    guardian_share,
    on_time,
    representation,
    standards_reached,
    to_close,
    to_review,
    year_comparison,
)
from tests.evaluation.make import key, make_result

STEPS = ("planned", "closing", "held", "moved_online", "postponed", "not_held")
COUNTS = st.integers(0, 50)


@st.composite
def results(draw: st.DrawFn) -> ActivityResult:
    came = [draw(COUNTS) for _ in range(5)]
    names = ("father", "mother", "guardian", "foster_parent", "online")
    return make_result(
        draw(st.sampled_from(STEPS)),
        reason=draw(st.sampled_from([None, "pandemic", "weather"])),
        invited=sum(came) + draw(COUNTS),
        budget=Decimal(draw(COUNTS)),
        spent=Decimal(draw(COUNTS)),
        target=draw(st.none() | st.just(Decimal(10))),
        measured=draw(st.none() | st.just(Decimal(12))),
        **dict(zip(names, came, strict=True)),
    )


def test_carried_out_counts_cancelled_but_not_force_majeure() -> None:
    rows = [
        make_result("held"),
        make_result("moved_online", reason="pandemic"),
        make_result("not_held", reason="pandemic"),
        make_result("not_held", reason="budget"),
        make_result("postponed", reason="pandemic"),
        make_result("planned"),
    ]

    figure = carried_out(rows)

    assert (figure.counted, figure.of, figure.excluded) == (2, 5, 1)
    assert figure.value == 0.4
    with speaking(Language.ENGLISH):
        assert figure.explained() == "2 of 5 activities; 1 left out: force majeure"


@pytest.mark.parametrize(
    ("held_on", "expected"),
    [
        (date(2026, 8, 17), True),
        (date(2026, 8, 3), True),
        (date(2026, 8, 18), False),
        (date(2026, 8, 2), False),
    ],
)
def test_seven_days_off_is_on_time_and_eight_are_not(
    held_on: date, expected: bool
) -> None:
    assert make_result(held_on=held_on).on_time is expected


def test_planned_by_month_is_on_time_until_a_week_after_the_month() -> None:
    month = PlannedDay(day=date(2027, 2, 1), precision=DatePrecision.MONTH)

    assert make_result(held_on=date(2027, 3, 7), when=month).on_time is True
    assert make_result(held_on=date(2027, 3, 8), when=month).on_time is False


def test_on_time_shows_what_had_no_date() -> None:
    rows = [
        make_result(),
        make_result(held_on=date(2026, 9, 30)),
        make_result(when=PlannedDay()),
        make_result("planned"),
    ]

    figure = on_time(rows)

    assert (figure.counted, figure.of, figure.excluded) == (1, 2, 1)


def test_representation_is_weighted_and_never_a_mean_of_percentages() -> None:
    rows = [
        make_result(invited=100, mother=50),
        make_result(invited=10, father=10),
        make_result(),
        make_result("planned", invited=90),
    ]

    figure = representation(rows)

    assert (figure.counted, figure.of, figure.excluded) == (60, 110, 1)


def test_a_meeting_of_the_komite_lacks_no_families() -> None:
    rows = [make_result(audience="none"), make_result(invited=10, mother=5)]

    assert representation(rows).excluded == 0


def test_father_share_leaves_guardians_out_and_says_so() -> None:
    figure = father_share(
        [make_result(invited=20, father=3, mother=9, guardian=2, online=1)]
    )

    assert figure.value == 0.25
    assert figure.excluded == 3


def test_guardians_and_standing_in_parents_have_shares_of_their_own() -> None:
    rows = [
        make_result(invited=20, father=3, mother=9, guardian=2, foster_parent=1),
        make_result("not_held", invited=20, guardian=9),
        make_result(invited=10, mother=4, online=1),
    ]

    guardians, fosters = guardian_share(rows), foster_share(rows)

    assert (guardians.counted, guardians.of) == (2, 20)
    assert (fosters.counted, fosters.of) == (1, 20)


def test_money_of_what_is_not_due_yet_is_not_used_so_far() -> None:
    march = PlannedDay(day=date(2027, 3, 1))
    rows = [
        make_result(budget=Decimal(100), spent=Decimal(90)),
        make_result("planned", when=march, budget=Decimal(300)),
    ]

    so_far = absorption_so_far(rows, date(2026, 12, 1))

    assert (so_far.counted, so_far.of, absorption(rows).of) == (90, 100, 400)


def test_when_the_year_is_over_everything_was_due() -> None:
    rows = [make_result("planned", when=PlannedDay()), make_result()]

    assert carried_out_so_far(rows, date(2027, 6, 30)).of == 1
    assert carried_out_so_far(rows, date(2027, 7, 1)).of == 2


def test_absorption_may_exceed_the_budget() -> None:
    rows = [
        make_result(budget=Decimal(1_000_000), spent=Decimal(1_100_000)),
        make_result(spent=Decimal(100_000)),
    ]

    figure = absorption(rows)

    assert figure.value == 1.2
    assert figure.excluded == 1
    with speaking(Language.ENGLISH):
        assert figure.explained().startswith("Rp1.200.000 of Rp1.000.000")


def test_a_standard_not_measured_counts_as_not_reached() -> None:
    ten = Decimal(10)
    rows = [
        make_result(target=ten, measured=ten),
        make_result(target=ten, measured=Decimal(9)),
        make_result(target=ten, measured=Decimal(9), direction="at_most"),
        make_result(target=ten),
        make_result(),
        make_result("not_held", target=ten),
    ]

    figure = standards_reached(rows)

    assert (figure.counted, figure.of, figure.excluded) == (2, 4, 1)


def test_nothing_planned_has_no_percentage() -> None:
    assert all(figure([]).value is None for figure in FIGURES)


def test_share_of_target_needs_something_to_divide_by() -> None:
    assert make_result(target=Decimal(0), measured=Decimal(1)).share_of_target is None
    assert make_result(target=Decimal(4), baseline=Decimal(1)).baseline_share == 0.25


@given(st.lists(results()))
def test_no_activity_is_dropped_unseen(rows: list[ActivityResult]) -> None:
    figure = carried_out(rows)

    assert figure.of + figure.excluded == len(rows)
    assert figure.counted <= figure.of


@given(st.lists(results()))
def test_shares_of_a_whole_stay_between_none_and_all(
    rows: list[ActivityResult],
) -> None:
    for figure in (carried_out, on_time, representation, father_share):
        value = figure(rows).value
        assert value is None or 0 <= value <= 1


@given(st.lists(results()))
def test_every_represented_family_is_somewhere(rows: list[ActivityResult]) -> None:
    fathers = father_share(rows)

    assert fathers.of + fathers.excluded == representation(rows).counted


@given(st.lists(results()))
def test_order_and_halves_do_not_change_a_figure(rows: list[ActivityResult]) -> None:
    for figure in FIGURES:
        whole, front, rest = figure(rows), figure(rows[:3]), figure(rows[3:])
        assert figure(rows[::-1]) == whole
        assert front.counted + rest.counted == whole.counted
        assert front.of + rest.of == whole.of
        assert front.excluded + rest.excluded == whole.excluded


@dataclass
class Aim:
    id: UUID
    number: int
    title: str


def test_goal_without_activities_and_activities_without_goal_are_shown() -> None:
    goals = [Aim(key("g1"), 1, "Komunikasi"), Aim(key("g2"), 2, "Mutu")]
    rows = [make_result(goal_id=key("g1")), make_result(), make_result("planned")]

    shown = [(row.number, row.activities) for row in goal_results(goals, rows)]

    assert shown == [(1, 1), (2, 0), (None, 2)]


def test_year_without_activities_is_compared_too() -> None:
    years = [SchoolYear(start=2025), SchoolYear(start=2026)]

    compared = year_comparison([make_result()], years)

    assert [(row.year.start, row.activities) for row in compared] == [
        (2025, 0),
        (2026, 1),
    ]


def test_activity_is_to_close_the_day_after_it() -> None:
    row = make_result("planned")

    assert to_close([row], date(2026, 8, 10)) == []
    assert to_close([row], date(2026, 8, 11)) == [row]


def test_only_closed_activities_without_verdict_wait_for_review() -> None:
    waiting = make_result("not_held")

    assert to_review(
        [waiting, make_result("closing"), make_result(verdict="stop")]
    ) == [waiting]


# ── what was due, and what families say themselves ───────────────────────────
def test_what_was_due_so_far_is_not_the_whole_year() -> None:
    november = date(2026, 11, 20)
    rows = [
        *(make_result() for _ in range(7)),
        make_result(when=PlannedDay(day=date(2027, 3, 1))),  # held before its day
        make_result("planned"),  # over, and not closed
        make_result("not_held", reason="weather"),
        make_result("not_held", reason="rain"),
        *(
            make_result("planned", when=PlannedDay(day=date(2027, month, 10)))
            for month in range(1, 6)
        ),
        make_result("planned", when=PlannedDay()),
    ]

    so_far, year = carried_out_so_far(rows, november), carried_out(rows)

    assert (so_far.counted, so_far.of, so_far.excluded) == (8, 10, 1)
    assert (year.counted, year.of, year.excluded) == (8, 16, 1)


def test_a_month_is_due_when_it_is_over() -> None:
    month = PlannedDay(day=date(2026, 11, 1), precision=DatePrecision.MONTH)
    rows = [make_result("planned", when=month)]

    assert carried_out_so_far(rows, date(2026, 11, 30)).of == 0
    assert carried_out_so_far(rows, date(2026, 12, 1)).of == 1


def test_a_standard_of_families_is_counted_from_the_attendance() -> None:
    facts = {"indicator": "Keluarga yang terwakili", "unit": "%"}
    row = make_result(
        **facts, target=Decimal(75), measured=Decimal(90), invited=50, mother=36
    )

    assert (row.result, row.reached, row.is_contradicted) == (Decimal(72), False, True)
    rounded = make_result(**facts, measured=Decimal(67), invited=3, father=2)
    assert not rounded.is_contradicted
    uncounted = make_result(**facts, target=Decimal(75), measured=Decimal(90))
    assert (uncounted.result, uncounted.reached) == (Decimal(90), True)


def test_another_standard_is_what_was_typed() -> None:
    row = make_result(
        indicator="Ayah yang hadir",
        unit="%",
        measured=Decimal(90),
        invited=50,
        father=1,
    )

    assert (row.result, row.is_contradicted) == (Decimal(90), False)

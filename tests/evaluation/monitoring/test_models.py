"""Every rule of monitoring, counted by hand: what is behind, and what is just not."""

from datetime import date
from decimal import Decimal
from typing import Any

from data.activity import PlannedDay
from data.cooperation import CooperationForm
from data.obstacles import ObstacleCode
from evaluation.kpis.models import YearGoal, goal_results
from evaluation.monitoring.models import (
    OpenObstacle,
    OpenWork,
    Replies,
    Routine,
    Rule,
    Watched,
    in_the_way,
    missed,
    months_gone,
    overdue,
    overrun,
    pace,
    prepared,
    represented,
    seldom,
    unclosed,
)
from organizing.coordination.models import Readiness
from planning.cadence.models import Cadence
from tests.evaluation.make import key, make_result
from tests.make import YEAR

TODAY = date(2026, 11, 10)


def coming(title: str, day: date, **changes: Any) -> Readiness:
    checks = {name: None for name in Readiness.model_fields if name.startswith("has_")}
    facts: dict[str, Any] = {
        "activity_id": key(title),
        "title": title,
        "when": PlannedDay(day=day),
        "in_charge": None,
        "open_tasks": 4,
        "overdue_tasks": 0,
        "letters": 0,
        "letters_sent": 0,
    }
    return Readiness(**(checks | facts | changes))


def names(watched: Watched) -> list[str]:
    return [row.about for row in watched.behind]


def by_rule(*rows: Readiness, replies: tuple[Replies, ...] = ()) -> dict[Rule, Watched]:
    return {one.rule: one for one in prepared(rows, replies, TODAY)}


def test_tasks_are_watched_however_far_the_activity_is() -> None:
    found = by_rule(
        coming("Seminar", date(2027, 3, 1), overdue_tasks=2),
        coming("Rapat", date(2026, 11, 12)),
    )[Rule.TASKS]

    assert (found.checked, names(found)) == (2, ["Seminar"])
    assert found.behind[0].record_id == key("Seminar")


def test_a_committee_is_asked_for_thirty_days_before() -> None:
    found = by_rule(
        coming("Dekat", date(2026, 12, 10), has_committee=False),
        coming("Jauh", date(2026, 12, 11), has_committee=False),
        coming("Lengkap", date(2026, 11, 20), has_committee=True),
        coming("Kunjungan", date(2026, 11, 20), has_committee=None),
    )[Rule.COMMITTEE]

    assert (found.checked, names(found)) == (2, ["Dekat"])


def test_letters_are_out_fourteen_days_before() -> None:
    found = by_rule(
        coming("Dekat", date(2026, 11, 24), letters=30, letters_sent=29),
        coming("Jauh", date(2026, 11, 25), letters=30, letters_sent=0),
        coming("Terkirim", date(2026, 11, 12), letters=30, letters_sent=30),
    )[Rule.LETTERS]

    assert (found.checked, names(found)) == (2, ["Dekat"])


def test_half_of_the_letters_answered_is_not_few() -> None:
    def of(title: str, sent: int, answered: int) -> Replies:
        return Replies(activity_id=key(title), sent=sent, answered=answered)

    found = by_rule(
        coming("Sedikit", date(2026, 11, 17)),
        coming("Separuh", date(2026, 11, 17)),
        coming("Jauh", date(2026, 11, 18)),
        coming("Tanpa surat", date(2026, 11, 12)),
        replies=(of("Sedikit", 30, 14), of("Separuh", 30, 15), of("Jauh", 30, 0)),
    )[Rule.REPLIES]

    assert (found.checked, names(found)) == (2, ["Sedikit"])


def test_spending_without_a_budget_is_more_than_it_holds() -> None:
    found = overrun(
        [
            make_result(title="Lebih", budget=Decimal(100), spent=Decimal(101)),
            make_result(title="Pas", budget=Decimal(100), spent=Decimal(100)),
            make_result(title="Tanpa", spent=Decimal(1)),
            make_result(title="Hemat", budget=Decimal(100)),
        ]
    )

    assert (found.checked, names(found)) == (3, ["Lebih", "Tanpa"])


def test_a_week_may_pass_before_a_closing_is_missed() -> None:
    def over(title: str, day: date, step: str = "planned") -> Any:
        return make_result(step, title=title, when=PlannedDay(day=day))

    found = unclosed(
        [
            over("Delapan hari", date(2026, 11, 2)),
            over("Tujuh hari", date(2026, 11, 3)),
            over("Ditutup", date(2026, 10, 1), "held"),
            over("Batal", date(2026, 10, 1), "not_held"),
            over("Hari ini", TODAY),
        ],
        TODAY,
    )

    assert (found.checked, names(found)) == (4, ["Delapan hari"])


def test_whole_months_are_counted_from_july() -> None:
    days = (date(2026, 6, 30), date(2026, 7, 31), date(2026, 11, 10), date(2028, 1, 1))

    assert [months_gone(YEAR, day) for day in days] == [0, 0, 4, 12]


def test_meetings_are_due_month_by_month() -> None:
    def wanted(form: CooperationForm, number: int) -> Cadence:
        return Cadence(school_year=2026, form=form, wanted=number, version=0)

    held = [
        Routine(form=CooperationForm.POMG, held=1),
        Routine(form=CooperationForm.RAPAT, held=1),
    ]

    found = seldom(
        [
            wanted(CooperationForm.POMG, 6),  # 6 × 4 ÷ 12 = 2
            wanted(CooperationForm.RAPAT, 5),  # 5 × 4 ÷ 12 = 1.67, rounded down
            wanted(CooperationForm.HOME_VISIT, 3),  # 1, none held
            wanted(CooperationForm.KOMITE, 0),
        ],
        held,
        YEAR,
        TODAY,
    )

    assert found.checked == 3
    assert [row.said for row in found.behind] == [
        "1 terlaksana, seharusnya 2 sampai sekarang, 6 setahun",
        "0 terlaksana, seharusnya 1 sampai sekarang, 3 setahun",
    ]


def test_a_goal_is_behind_where_one_standard_was_missed_or_not_measured() -> None:
    goals = [
        YearGoal(id=key(name), number=number, title=name)
        for number, name in enumerate(("Tercapai", "Meleset", "Kosong"), start=1)
    ]

    def measured(goal: str, value: int | None, step: str = "held") -> Any:
        number = None if value is None else Decimal(value)
        target = Decimal(10)
        return make_result(step, goal_id=key(goal), target=target, measured=number)

    results = [
        measured("Tercapai", 10),
        measured("Meleset", 12),
        measured("Meleset", 9),
        measured("Meleset", None),
        measured("Kosong", None, "not_held"),
    ]

    found = missed(goal_results(goals, results))

    assert (found.checked, names(found)) == (2, ["2. Meleset"])
    assert (
        found.behind[0].said == "2 dari 3 tidak tercapai, 1 di antaranya tidak diukur"
    )


def families(invited: int, came: int, target: int, **changes: Any) -> Any:
    return make_result(
        audience="all",
        invited=invited,
        father=came,
        indicator="Keluarga yang terwakili",
        unit="%",
        target=Decimal(target),
        **changes,
    )


def test_families_are_weighed_by_those_invited() -> None:
    rows = [
        families(100, 80, 70),  # above its standard, and weighs much
        families(20, 4, 90),  # far below, and weighs little
        families(50, 0, 90, step="not_held"),
        make_result(invited=30, father=1, target=Decimal(90), unit="orang"),
    ]

    # 84 dari 120 = 70 %; asked (70 × 100 + 90 × 20) ÷ 120 = 73.3 %
    found = represented(rows)
    assert found.checked == 2
    assert "84 dari 120" in found.behind[0].said
    assert represented([families(100, 70, 70)]).behind == ()
    assert represented([]) == Watched(Rule.REPRESENTED, 0)


def test_the_budget_is_held_against_the_part_of_the_year() -> None:
    def used(share: int) -> list[Any]:
        return [make_result(budget=Decimal(1000), spent=Decimal(share * 10))]

    half = date(2026, 12, 30)  # 182 of 365 days gone

    assert pace(used(69), YEAR, half).behind == ()
    assert pace(used(30), YEAR, half).behind == ()
    assert pace(used(29), YEAR, half).behind
    assert pace(used(71), YEAR, half).behind
    assert pace([make_result()], YEAR, half) == Watched(Rule.PACE, 0)


def test_what_is_to_be_done_is_overdue_the_day_after() -> None:
    def due(text: str, day: date) -> OpenWork:
        return OpenWork(
            id=key(text), kind="follow_up", text=text, owner="Rina", due_on=day
        )

    found = overdue([due("Kemarin", date(2026, 11, 9)), due("Hari ini", TODAY)], TODAY)

    assert (found.checked, names(found)) == (2, ["Kemarin"])


def test_an_obstacle_may_stay_open_for_fourteen_days() -> None:
    def raised(note: str, day: date) -> OpenObstacle:
        code = ObstacleCode.OTHER
        return OpenObstacle(id=key(note), code=code, note=note, raised_on=day)

    found = in_the_way(
        [raised("Lama", date(2026, 10, 26)), raised("Batas", date(2026, 10, 27))],
        TODAY,
    )

    assert (found.checked, names(found)) == (2, ["Lama"])
    assert found.behind[0].said == "terbuka 15 hari"

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.calendar import SchoolYear
from data.cooperation import CooperationForm, Involvement
from data.language import Language, say, speaking
from organizing.committees.models import USUAL_POSITIONS
from planning.activities.models import (
    Activity,
    Audience,
    DatePrecision,
    lacks,
)
from planning.budget.models import FundSource, sounds_like_levy
from planning.goals.models import Dimension, Goal
from planning.templates.models import (
    Template,
    TemplateDraft,
    TemplateLine,
    fitting_goal,
)
from planning.templates.store import ready_templates
from tests.make import YEAR

READY = ready_templates()
YEARS = [SchoolYear(start=start) for start in range(2024, 2032)]


def ready(key: str) -> Template:
    return next(template for template in READY if template.key == key)


def the_goal(number: int, *dimensions: Dimension) -> Goal:
    return Goal(
        id=UUID(int=number),
        school_year=2026,
        number=number,
        title=f"Tujuan {number}",
        dimensions=dimensions,
        version=1,
    )


@pytest.mark.parametrize("template", READY, ids=lambda template: template.key)
def test_every_ready_template_makes_a_complete_activity(template: Template) -> None:
    for year in YEARS:
        draft = template.draft(year)
        activity = Activity.of(draft, UUID(int=9), year)

        assert draft.refusal(year) is None
        assert list(lacks(activity)) == ["goal"]
        assert {line.fiscal_year for line in draft.budget} == {draft.planned_on.year}
    assert template.category
    assert template.involvement
    assert template.dimensions
    assert template.background
    assert template.evidence
    assert template.risk
    assert template.mitigation
    assert template.why
    assert template.source


@pytest.mark.parametrize("template", READY, ids=lambda template: template.key)
def test_ready_tasks_and_money_are_usual_and_lawful(template: Template) -> None:
    with speaking(Language.INDONESIAN):
        positions = {say(title) for title, *_ in USUAL_POSITIONS}

    assert {task.section for task in template.tasks} <= positions
    assert [t.offset_days for t in template.tasks] == sorted(
        t.offset_days for t in template.tasks
    )
    assert template.budget
    assert not list(sounds_like_levy(template.draft(YEAR).budget))


def test_the_catalogue_offers_every_form_and_every_involvement() -> None:
    assert {form for t in READY for form in t.forms} == set(CooperationForm)
    assert {kind for t in READY for kind in t.involvement} == set(Involvement)
    assert len({template.key for template in READY}) == len(READY) >= 22


def test_the_five_yearly_meetings_are_there() -> None:
    five = ("rapat_komite", "rapor_ganjil", "rapat_tahunan", "pertemuan_kelas_ix")

    assert set(five) <= {template.key for template in READY}
    assert ready("pertemuan_kelas_ix").draft(YEAR).audience is Audience.GRADES
    assert ready("pertemuan_kelas_ix").grades == (9,)
    assert len(ready("pomg").occasions(YEAR)) == 6


def test_donations_are_voluntary_and_never_per_family() -> None:
    donations = [
        line
        for template in READY
        for line in template.budget
        if line.source is FundSource.DONATION
    ]

    assert donations
    assert all(line.is_voluntary for line in donations)


def test_usual_days_in_known_years() -> None:
    found = {
        key: [ready(key).usual_day(year) for year in (YEAR, YEAR.after)]
        for key in ("rapat_tahunan", "rapor_ganjil", "lomba_kemerdekaan", "pomg")
    }

    assert found == {
        "rapat_tahunan": [date(2026, 7, 18), date(2027, 7, 17)],
        "rapor_ganjil": [date(2026, 12, 18), date(2027, 12, 17)],
        "lomba_kemerdekaan": [date(2026, 8, 17), date(2027, 8, 17)],
        "pomg": [date(2026, 8, 22), date(2027, 8, 28)],
    }


@given(
    start=st.integers(2000, 2100),
    month=st.integers(1, 12),
    week=st.integers(1, 5),
    weekday=st.integers(0, 6),
)
def test_a_usual_day_is_the_nth_such_weekday_of_its_month(
    start: int, month: int, week: int, weekday: int
) -> None:
    year = SchoolYear(start=start)
    template = TemplateDraft(title="X", months=(month,), week=week, weekday=weekday)

    day = template.usual_day(year)

    assert day is not None
    assert day in year
    assert (day.month, day.weekday()) == (month, weekday)
    is_last = (day.day + 7) > 28 and week == 5
    assert is_last or (day.day - 1) // 7 + 1 == week


@given(start=st.integers(2000, 2100), month=st.integers(1, 12), day=st.integers(1, 31))
def test_a_fixed_day_never_leaves_its_month(start: int, month: int, day: int) -> None:
    year = SchoolYear(start=start)

    found = TemplateDraft(title="X", months=(month,), day=day).usual_day(year)

    assert found is not None
    assert (found.month, found.day <= day) == (month, True)
    assert found in year


def test_a_month_stays_a_month_unless_a_day_is_chosen() -> None:
    visits = ready("kunjungan_rumah")

    assert visits.draft(YEAR).date_precision is DatePrecision.MONTH
    chosen = visits.draft(YEAR, planned_on=date(2026, 9, 9))
    assert (chosen.planned_on, chosen.date_precision) == (
        date(2026, 9, 9),
        DatePrecision.DAY,
    )
    first = ready("pomg").draft(YEAR, planned_on=date(2026, 8, 1))
    assert first.date_precision is DatePrecision.DAY


def test_budget_lines_belong_to_the_calendar_year_of_the_date() -> None:
    draft = ready("pomg").draft(YEAR, planned_on=date(2027, 3, 6))

    assert {line.fiscal_year for line in draft.budget} == {2027}


def test_occasions_are_numbered_through_the_school_year() -> None:
    meetings = ready("pomg").occasions(YEAR)

    assert [o.title[-1] for o in meetings] == list("123456")
    assert [o.day for o in meetings] == sorted(o.day for o in meetings if o.day)
    assert len({o.key for o in meetings}) == 6
    planned = [("pomg", date(2026, 10, 3)), ("rapat_komite", date(2026, 11, 7))]
    assert [o.number for o in meetings if o.is_planned(planned)] == [2]


def test_an_own_template_without_a_month_has_one_undated_occasion() -> None:
    own = Template(title="Rapat insidental", key="own")

    [occasion] = own.occasions(YEAR)

    assert (occasion.title, occasion.day) == ("Rapat insidental", None)
    assert own.draft(YEAR).planned_on is None
    assert occasion.is_planned([("own", None)])


def test_a_donation_that_is_not_voluntary_is_refused() -> None:
    line = TemplateLine(
        title="Dekorasi", source=FundSource.DONATION, price=Decimal(100)
    )

    assert TemplateDraft(title="Pentas", budget=(line,)).refusal()
    voluntary = line.model_copy(update={"is_voluntary": True})
    assert TemplateDraft(title="Pentas", budget=(voluntary,)).refusal() is None


def test_the_fitting_goal_serves_what_the_template_serves() -> None:
    learning = the_goal(1, Dimension.LEARNING)
    graduates = the_goal(2, Dimension.GRADUATES)

    assert fitting_goal(ready("pertemuan_kelas_ix"), [learning, graduates]) == (
        graduates.id
    )
    assert fitting_goal(ready("pomg"), [graduates]) is None
    assert fitting_goal(ready("pomg"), []) is None

from datetime import date
from uuid import UUID

from data.cooperation import CooperationForm, Involvement
from planning.balance.models import CORE, IN_ORDER, Gap, fitting, gaps
from planning.templates.models import Template
from planning.templates.store import ready_templates
from tests.make import YEAR

GOAL = UUID(int=5)


def test_the_six_types_and_home_visits_come_first() -> None:
    assert len(CORE) == 7
    assert IN_ORDER[:7] == CORE
    assert sorted(IN_ORDER) == sorted(CooperationForm)


def test_gaps_are_what_no_cell_counts() -> None:
    found = gaps(
        [
            (CooperationForm.POMG, 0),
            (CooperationForm.POMG, 2),
            (CooperationForm.SURAT, 0),
            (CooperationForm.SURAT, 0),
            (Involvement.A, 1),
            (Involvement.C, 0),
        ],
        {month for month in range(1, 13) if month != 3},
        [(GOAL, False), (UUID(int=6), True)],
    )

    assert found == [
        Gap(form=CooperationForm.SURAT),
        Gap(involvement=Involvement.C),
        Gap(month=3),
        Gap(goal_id=GOAL),
    ]
    assert len({gap.key for gap in found}) == 4


def test_every_form_and_involvement_has_a_ready_template_that_fits() -> None:
    ready = ready_templates()

    for form in CooperationForm:
        offered = fitting(ready, Gap(form=form))
        assert offered
        assert all(form in template.forms for template in offered)
    for kind in Involvement:
        assert fitting(ready, Gap(involvement=kind))


def test_templates_of_the_month_and_of_the_form_come_first() -> None:
    ready = ready_templates()

    assert fitting(ready, Gap(form=CooperationForm.MASYARAKAT))[0].key == (
        "sosialisasi_kesehatan"
    )
    in_may = fitting(ready, Gap(month=5))
    assert {t.key for t in in_may[:2]} == {"pomg", "pentas_seni"}
    assert len(in_may) == len(ready)


def test_a_template_for_another_grade_does_not_fit() -> None:
    both = (
        Template(title="IX", key="ix", grades=(9,)),
        Template(title="Semua", key="semua"),
    )

    assert [t.key for t in fitting(both, Gap(grade=7))] == ["semua"]
    assert [t.key for t in fitting(both, Gap(grade=9))] == ["ix", "semua"]


def test_a_gap_in_a_month_is_filled_in_that_month() -> None:
    pomg = next(t for t in ready_templates() if t.key == "pomg")

    assert Gap(month=3).day(pomg, YEAR) == date(2027, 3, 27)
    assert Gap(form=CooperationForm.POMG).day(pomg, YEAR) == date(2026, 8, 22)
    taken = {date(2027, 3, 27), date(2026, 8, 22)}
    assert Gap(month=3).day(pomg, YEAR, taken) == date(2027, 3, 20)
    assert Gap(form=CooperationForm.POMG).day(pomg, YEAR, taken) == date(2026, 8, 29)

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.activity import DatePrecision
from data.calendar import SchoolYear
from data.cooperation import CooperationForm, Involvement
from data.gauge import gauge_of
from data.language import Language, say, speaking
from data.participants import Party
from data.roster.class_groups import NUMERALS
from data.school.models import Level
from organizing.committees.models import USUAL_POSITIONS
from planning.activities.models import Activity, Audience, EvidenceKind, Mode, lacks
from planning.budget.models import FundSource, sounds_like_levy
from planning.clashes.models import clashes
from planning.days.models import missing_days, national_list, taken_days
from planning.goals.models import Dimension, Goal, fitting_goal, served_by
from planning.templates.models import (
    Template,
    TemplateDraft,
    TemplateLine,
    template_of,
)
from planning.templates.store import ready_templates
from tests.make import YEAR
from tests.planning.make import complete_draft

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
        assert list(lacks(activity)) == ["goal", "person in charge"]
        assert {line.fiscal_year for line in draft.budget} == {draft.planned_on.year}
    assert template.category
    assert template.involvement
    assert template.rundown
    assert template.place
    assert template.tasks
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


EVENTS = {
    "rapat_tahunan": "rapat tahunan awal tahun",
    "rapat_komite": "rapat komite",
    "sosialisasi_kelas_vii": "sosialisasi orang tua kelas vii",
    "pomg": "pomg",
    "rapor_ganjil": "rapor semester ganjil",
    "rapor_kenaikan": "rapor kenaikan kelas",
    "pertemuan_kelas_ix": "pertemuan orang tua kelas ix",
    "pentas_seni": "pentas seni",
    "karnaval_hut_kota": "karnaval hut kota",
    "studi_tour": "studi tour",
    "persami": "persami",
    "pendampingan_lomba": "lomba tingkat provinsi dan nasional",
    "pelepasan_kelas_ix": "pelepasan kelas ix",
    "kelas_orang_tua": "kelas orang tua (parenting)",
    "sosialisasi_kesehatan": "sosialisasi kesehatan",
    "pelatihan_kemitraan": "pelatihan kemitraan",
    "kunjungan_rumah": "kunjungan rumah",
    "konsultasi": "konsultasi",
    "rapat_evaluasi": "rapat evaluasi akhir tahun",
}
"""The events of the founding papers, each with words its template's title has."""

MEETING = [-21, -14, -10, -7, -3, -1, 0, 1, 3, 7]
STAGE = [-60, -45, -30, -21, -14, -3, 0, 7, 7]
TRIP = [-60, -60, -45, -30, -14, -7, 0, 7]
OFFSETS = {
    "pomg": MEETING,
    "rapat_komite": MEETING,
    "rapor_ganjil": [-14, -10, -7, -1, 0, 0, 2, 3, 7],
    "pentas_seni": STAGE,
    "pelepasan_kelas_ix": STAGE,
    "studi_tour": TRIP,
    "persami": TRIP,
    "kunjungan_rumah": [-7, -1, 0, 3],
    "rapat_evaluasi": [-30, -14, -7, -3, 0, 3, 14],
}
"""Days from the activity on which a template's tasks are due."""


def test_every_event_of_the_founding_papers_has_its_template() -> None:
    titles = {template.key: template.title.casefold() for template in READY}

    assert {key for key, words in EVENTS.items() if words not in titles[key]} == set()
    assert len(READY) == 29


@pytest.mark.parametrize("key", OFFSETS)
def test_tasks_stand_on_their_usual_days(key: str) -> None:
    offsets = Counter(task.offset_days for task in ready(key).tasks)

    assert Counter(OFFSETS[key]) <= offsets


def test_no_task_stands_in_two_templates() -> None:
    said = Counter(task.title for template in READY for task in template.tasks)

    assert [title for title, count in said.items() if count > 1] == []


@pytest.mark.parametrize("year", YEARS, ids=str)
def test_no_occasion_of_a_whole_year_falls_on_a_holiday_or_sunday(
    year: SchoolYear,
) -> None:
    listed = national_list(year).days
    taken = taken_days([], listed, [])
    times = [time for found in READY for time in found.occasions(year, taken)]
    slots = [time.slot(UUID(int=n)) for n, time in enumerate(times)]

    found = clashes(slots, missing_days([], listed), [])

    said = [clash.kind for kinds in found.values() for clash in kinds]
    assert set(said) <= {"same_families", "ramadan"}
    assert len(slots) == 38


def test_a_year_without_moved_days_asks_no_family_twice_in_three_days() -> None:
    listed = national_list(YEAR).days
    taken = taken_days([], listed, [])
    times = [time for found in READY for time in found.occasions(YEAR, taken)]
    slots = [time.slot(UUID(int=n)) for n, time in enumerate(times)]

    found = clashes(slots, missing_days([], listed), [])
    assert {clash.kind for told in found.values() for clash in told} == {"ramadan"}


def test_a_day_off_is_left_for_a_day_of_the_same_month() -> None:
    template = TemplateDraft(title="X", months=(1,), week=5, weekday=5)
    last = date(2027, 1, 30)

    assert template.usual_day(YEAR) == last
    assert template.usual_day(YEAR, {last}) == date(2027, 1, 23)
    month = TemplateDraft(title="X", months=(1,))
    assert month.usual_day(YEAR, {date(2027, 1, 1)}) == date(2027, 1, 1)
    everything = {date(2027, 1, 1) + timedelta(n) for n in range(60)}
    assert template.usual_day(YEAR, everything) == last


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
        "lomba_kemerdekaan": [date(2026, 8, 8), date(2027, 8, 14)],
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
    if week == 5:  # the last of the month
        assert (day + timedelta(days=7)).month != month
    else:
        assert (day.day - 1) // 7 + 1 == week


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
    planned = [
        ("pomg", "POMG", date(2026, 10, 3)),
        ("rapat_komite", "Rapat", date(2026, 11, 7)),
        ("", "pertemuan orang tua murid dan guru (POMG) 5", None),
        ("", "POMG 1", None),
        ("", "POMG 4 (daring pada bulan Ramadan)", None),
    ]
    assert [o.number for o in meetings if o.is_planned(planned)] == [1, 2, 4, 5]
    assert ready("persami").made("", "Persami")
    assert ready("rapor_ganjil").made("", "Pembagian rapor semester ganjil")
    assert not ready("pomg").made("", "Rapat komite sekolah 1")
    assert not ready("rapor_ganjil").made("", ready("rapor_kenaikan").title)


def test_an_own_template_without_a_month_has_one_undated_occasion() -> None:
    own = Template(title="Rapat insidental", key="own")

    [occasion] = own.occasions(YEAR)

    assert (occasion.title, occasion.day) == ("Rapat insidental", None)
    assert own.draft(YEAR).planned_on is None
    assert occasion.is_planned([("own", "Lain", None)])
    assert occasion.is_planned([("", "rapat insidental ", None)])
    assert not occasion.is_planned([("", "Rapat", None)])


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
    relation = the_goal(3)

    fits = ready("pertemuan_kelas_ix").dimensions
    assert fitting_goal(fits, [learning, graduates]) == graduates.id
    assert fitting_goal(ready("pomg").dimensions, [graduates]) is None
    assert fitting_goal(ready("pomg").dimensions, []) is None
    komite = ready("rapat_komite").dimensions
    assert fitting_goal(komite, [learning, relation]) == relation.id


def test_a_goal_about_everything_draws_not_all_to_itself() -> None:
    everything = the_goal(1, *Dimension)
    growth = the_goal(2, Dimension.GROWTH)

    assert fitting_goal([Dimension.GROWTH], [everything, growth]) == growth.id
    assert fitting_goal([Dimension.LEARNING], [everything, growth]) == everything.id


@pytest.mark.parametrize(
    ("title", "served"),
    [
        ("Mutu belajar siswa meningkat", {Dimension.LEARNING}),
        ("Menaikkan literasi dan numerasi", {Dimension.LEARNING}),
        ("Kualitas lulusan", {Dimension.GRADUATES}),
        ("Pertumbuhan dan perkembangan peserta didik", {Dimension.GROWTH}),
        ("Karakter siswa terjaga", {Dimension.GROWTH}),
        ("Hubungan harmonis antara sekolah dan orang tua", set()),
        ("Komunikasi dua arah dengan keluarga", set()),
    ],
)
def test_a_goal_serves_what_its_title_says(title: str, served: set[Dimension]) -> None:
    goal = the_goal(1).model_copy(update={"title": title})

    assert served_by(goal) == served
    chosen = goal.model_copy(update={"dimensions": (Dimension.GRADUATES,)})
    assert served_by(chosen) == {Dimension.GRADUATES}


def test_no_goal_draws_the_templates_of_the_others() -> None:
    goals = [
        the_goal(number).model_copy(update={"title": title})
        for number, title in enumerate(
            (
                "Hubungan harmonis antara sekolah dan orang tua",
                "Mutu belajar siswa meningkat",
                "Mutu lulusan meningkat",
                "Pertumbuhan dan perkembangan peserta didik",
            ),
            1,
        )
    ]

    served = [fitting_goal(template.dimensions, goals) for template in READY]

    assert None not in served
    assert {served.count(goal.id) > 2 for goal in goals} == {True}
    assert max(served.count(goal.id) for goal in goals) <= len(READY) // 3


def test_every_template_has_its_own_words() -> None:
    for field in ("rundown", "risk", "mitigation", "procedure", "background", "tasks"):
        said = [getattr(template, field) for template in READY]
        assert len(set(said)) == len(said), field


@pytest.mark.parametrize("key", ["rapat_komite", "rapat_evaluasi"])
def test_a_meeting_of_the_komite_is_for_the_komite(key: str) -> None:
    komite = ready(key)
    draft = komite.draft(YEAR)

    assert draft.audience is Audience.NONE
    assert draft.parties[0].party is Party.KOMITE
    assert not komite.occasions(YEAR)[0].slot(UUID(int=1)).reaches_all
    assert not [task for task in komite.tasks if "rombel" in task.title]


@pytest.mark.parametrize("level", Level)
def test_the_catalogue_speaks_of_the_grades_of_a_school(level: Level) -> None:
    templates = {template.key: template for template in ready_templates(level)}

    for template in templates.values():
        assert set(template.grades) <= set(level.grades)
    last = templates.get("pertemuan_kelas_ix")
    if not level.grades:
        assert last is None
    else:
        assert last is not None
        assert last.grades == (level.grades[-1],)
        assert NUMERALS[level.grades[-1]] in last.title.split(":")[0].split()
        assert templates["rapor_kenaikan"].grades == tuple(level.grades)[:-1]


def test_an_activity_lasts_as_many_days_as_its_template_says() -> None:
    camp = Template(
        title="Persami", key="camp", months=(4,), week=3, weekday=5, lasts=2
    )

    draft = camp.draft(YEAR)
    [occasion] = camp.occasions(YEAR)

    assert (draft.planned_on, draft.ends_on) == (date(2027, 4, 17), date(2027, 4, 18))
    assert occasion.slot(UUID(int=1)).until == date(2027, 4, 18)
    assert (
        Template(title="B", key="b", months=(4,), lasts=3).draft(YEAR).ends_on is None
    )


def test_a_template_of_an_activity_counts_its_days() -> None:
    facts = {"planned_on": date(2026, 8, 22), "ends_on": date(2026, 8, 24)}
    camp = Activity.of(complete_draft(None, **facts), UUID(int=5), YEAR)
    single = Activity.of(complete_draft(None), UUID(int=6), YEAR)

    assert template_of(camp, (), (), ()).lasts == 3
    assert template_of(single, (), (), ()).lasts == 1


@pytest.mark.parametrize(
    ("key", "groups"),
    [
        ("pelatihan_kemitraan", {Party.FAMILIES: 12, Party.TEACHERS: 13}),
        ("kunjungan_rumah", {Party.FAMILIES: 40, Party.TEACHERS: 4}),
        ("konferensi_kasus", {Party.FAMILIES: 3, Party.TEACHERS: 7}),
        ("orang_tua_asuh", {Party.FAMILIES: 15}),
    ],
)
def test_what_is_for_some_pupils_says_how_many(
    key: str, groups: dict[Party, int]
) -> None:
    draft = ready(key).draft(YEAR)

    assert draft.audience is Audience.PUPILS
    assert {p.party: p.expected for p in draft.parties} == groups


@pytest.mark.parametrize("key", ["buku_penghubung", "surat_kalender"])
def test_a_letter_is_for_families_but_asks_nobody_to_come(key: str) -> None:
    template = ready(key)

    assert (template.mode, template.audience) == (Mode.WITHOUT, Audience.ALL)
    assert EvidenceKind.ATTENDANCE not in template.evidence


def test_no_template_counts_represented_families_where_none_are_invited() -> None:
    for template in READY:
        gauge = gauge_of(template.indicator, template.unit)
        is_apart = template.audience is Audience.NONE or template.mode is Mode.WITHOUT
        assert not (gauge and gauge.is_of_families and is_apart), template.key
        assert template.refusal() is None, template.key

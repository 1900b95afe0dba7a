from datetime import date
from uuid import UUID

from data.activity import ActivityStep
from data.arising import Arising
from data.calendar import SchoolYear
from data.obstacles import ObstacleCode
from data.store import Store
from evaluation.kpis.models.better import BY_FAMILIES, BY_OBSTACLES, Change
from evaluation.results.cards import shown
from evaluation.results.queries import standing
from evaluation.tracing.queries import (
    Chain,
    chains,
    closed_years,
    listed_work,
)
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_finding,
    keep_participation,
    key,
)
from tests.evaluation.tracing.make import decide, hindered
from tests.execution.follow_ups.test_actions import given
from tests.make import NOW, RINA, TONO, YEAR

BEFORE = YEAR.before
TODAY = NOW.date()


def rapat(store: Store, title: str, year: int, came: int | None) -> UUID:
    """Keep an activity of the series "Rapat" to which so many of 20 families came."""
    kept = keep_activity(store, title, school_year=year, series_id=key("Rapat"))
    if came is not None:
        group = f"VII-{year}"
        keep_class_group(store, group, 7, "A")
        keep_closing(store, title)
        keep_participation(store, title, group, 20, mother=came)
    return kept


def only(store: Store, finding: UUID) -> Chain:
    [chain] = chains(store, TODAY, None, finding)
    return chain


def test_the_same_activity_is_compared_before_and_after(store: Store) -> None:
    was = rapat(store, "Rapat lama", BEFORE.start, 10)
    again = rapat(store, "Rapat baru", YEAR.start, 15)
    found = keep_finding(store, "Sepi", school_year=BEFORE.start, activity_id=was)
    decide(store, found, YEAR.start, again)

    chain = only(store, found)

    assert chain.change is Change.BETTER
    assert chain.compared
    assert chain.compared.rule == BY_FAMILIES
    assert chain.row.decisions[0].school_year == YEAR.start
    assert chain.result
    assert chain.result.represented == 15


def test_what_adopts_it_elsewhere_is_measured_where_it_was_found(store: Store) -> None:
    was = rapat(store, "Rapat lama", BEFORE.start, 10)
    rapat(store, "Rapat baru", YEAR.start, 8)
    training = keep_activity(store, "Pelatihan")
    keep_closing(store, "Pelatihan")
    found = keep_finding(store, "Sepi", school_year=BEFORE.start, activity_id=was)
    decide(store, found, YEAR.start, training)

    chain = only(store, found)

    assert (chain.row.adopting, chain.row.again_id) == ("Pelatihan", key("Rapat baru"))
    assert chain.change is Change.WORSE


def test_it_cannot_be_said_until_what_adopts_it_is_closed(store: Store) -> None:
    was = rapat(store, "Rapat lama", BEFORE.start, 10)
    again = rapat(store, "Rapat baru", YEAR.start, None)
    found = keep_finding(store, "Sepi", school_year=BEFORE.start, activity_id=was)
    decide(store, found, YEAR.start, again)

    assert only(store, found).change is None
    keep_closing(store, "Rapat baru", "not_held", reason="weather")
    chain = only(store, found)

    assert chain.row.adopting_step is ActivityStep.NOT_HELD
    assert (chain.change, chain.compared) == (None, None)


def test_obstacles_are_counted_in_both_years(store: Store) -> None:
    busy = hindered(store, "Sibuk", 2024, ObstacleCode.BUSY)
    hindered(store, "Sibuk juga", 2024, ObstacleCode.BUSY)
    hindered(store, "Masih sibuk", 2025, ObstacleCode.BUSY)
    adopting = keep_activity(store, "Sabtu", school_year=2025)
    keep_closing(store, "Sabtu")
    facts = {"source": Arising.OBSTACLE, "source_id": busy}
    found = keep_finding(store, "Orang tua sibuk", school_year=2024, **facts)
    decide(store, found, 2025, adopting)

    [over] = chains(store, date(2026, 7, 1), None, found)
    [running] = chains(store, date(2026, 6, 30), None, found)

    assert over.compared
    assert over.compared.rule == BY_OBSTACLES
    assert (over.compared.before, over.compared.after) == ("2", "1")
    assert (over.change, running.change) == (Change.BETTER, None)


def test_a_year_has_what_it_found_and_what_its_plan_decides(store: Store) -> None:
    keep_finding(store, "Lama", school_year=BEFORE.start)
    keep_finding(store, "Baru", school_year=YEAR.start)
    keep_finding(store, "Jauh", school_year=2020)
    keep_finding(store, "Tutup", school_year=BEFORE.start, closed_on=TODAY)

    assert [one.row.text for one in chains(store, TODAY, YEAR)] == ["Lama", "Baru"]


def test_findings_and_follow_ups_stand_in_one_list(store: Store) -> None:
    obstacle = hindered(store, "Sibuk", YEAR.start, ObstacleCode.BUSY)
    of = {"source": Arising.OBSTACLE, "source_id": obstacle}
    keep_finding(store, "Temuan", owner_id=RINA.id, due_on=TODAY, **of)
    keep_finding(store, "Selesai", closed_on=TODAY, closed_by=RINA.id)
    given(store, source=Arising.OBSTACLE, source_id=obstacle)

    rows = listed_work(store)

    assert [row.text for row in rows] == ["Temuan", "Hubungi puskesmas", "Selesai"]
    assert [row.source_title for row in rows] == ["Sibuk", "Sibuk", None]
    assert [row.text for row in listed_work(store, TONO.id)] == ["Hubungi puskesmas"]
    assert rows[-1].closed_by == "Rina"


def test_every_year_since_the_first_is_counted(store: Store) -> None:
    keep_finding(store, "Lama", school_year=2024, due_on=date(2024, 9, 1))

    first, *_, last = closed_years(listed_work(store), TODAY)

    assert (first.year, first.closed.of, first.carried) == ("2024/2025", 1, 0)
    assert (last.year, last.carried) == (str(SchoolYear.of(TODAY)), 1)
    assert closed_years([], TODAY) == []


def test_what_a_plan_declined_is_nobodys_to_close(store: Store) -> None:
    found = keep_finding(store, "Hari Minggu", school_year=BEFORE.start, due_on=TODAY)
    decide(store, found, YEAR.start)
    store.write("update finding_decision set decision = 'declined'")

    [row] = listed_work(store)
    *_, last = closed_years([row], TODAY)

    assert not row.is_open
    assert (last.closed.of, last.closed.excluded) == (0, 1)
    assert only(store, found).row.is_dropped


def test_the_results_count_the_same_work_as_the_chains(store: Store) -> None:
    """Of five pieces of work three are due this year, one of them closed."""
    keep_finding(store, "Lama", school_year=BEFORE.start, due_on=TODAY)
    late = keep_finding(store, "Ditolak", school_year=BEFORE.start, due_on=TODAY)
    decide(store, late, YEAR.start)
    store.write("update finding_decision set decision = 'declined'")
    keep_finding(store, "Selesai", due_on=TODAY, closed_on=TODAY, closed_by=RINA.id)
    keep_finding(store, "Tanpa tanggal")
    given(store)
    store.write("update follow_up set due_on = $day", day=TODAY)

    [figure] = [
        one
        for one in shown(standing(store, YEAR), TODAY)
        if one.kpi.name == "Findings and follow-ups closed"
    ]
    told = {one.year: one.closed for one in closed_years(listed_work(store), TODAY)}

    assert (figure.kpi.counted, figure.kpi.of, figure.kpi.excluded) == (1, 3, 1)
    assert figure.kpi == told[str(YEAR)]
    assert figure.before == told[str(BEFORE)]

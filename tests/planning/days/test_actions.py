from datetime import date

import pytest

from data import history
from data.actor import Actor
from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.school import store as schools
from data.store import Store
from planning.days import store as days
from planning.days.actions import (
    add_day_off,
    add_period,
    change_day_off,
    change_days,
    change_period,
    drop_period,
    fill_days_off,
    restore_day_off,
    strike_day_off,
)
from planning.days.models import (
    DayEdit,
    DayKind,
    DayOff,
    DayOffDraft,
    DaySource,
    PeriodKind,
    SchoolPeriod,
    SchoolPeriodDraft,
    national_list,
)
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.planning.make import key, program_at

ANNIVERSARY = DayOffDraft(on_day=date(2026, 10, 9), name="Ulang tahun sekolah")
EXAMS = SchoolPeriodDraft(
    kind=PeriodKind.EXAM,
    title="Penilaian akhir semester",
    starts_on=date(2026, 11, 30),
    ends_on=date(2026, 12, 8),
)


def fill(store: Store) -> int:
    return fill_days_off(acting(store, SARI), YEAR).added


def an_anniversary(store: Store) -> DayOff:
    return add_day_off(acting(store, SARI), key("ulang tahun"), ANNIVERSARY, YEAR)


def exams(store: Store) -> SchoolPeriod:
    return add_period(acting(store, SARI), key("ujian"), EXAMS, YEAR)


def on(store: Store, day: date) -> DayOff:
    [found] = [one for one in days.all_days(store, YEAR) if one.on_day == day]
    return found


def close_year(store: Store) -> None:
    kept = schools.year(store, YEAR.start)
    closed = {"closed_on": date(2027, 7, 1), "version": kept.version + 1}
    store.replace(kept.model_copy(update=closed))


def test_the_national_list_is_filled_in_once(store: Store) -> None:
    assert fill(store) == 25
    assert fill(store) == 0
    assert on(store, date(2026, 12, 24)).kind is DayKind.COLLECTIVE_LEAVE
    assert on(store, date(2026, 12, 25)).kind is DayKind.NATIONAL
    assert len(history.events_of(store, "day_off", YEAR.start)) == 1


def test_a_struck_day_is_not_filled_in_again(store: Store) -> None:
    fill(store)
    leave = on(store, date(2026, 12, 24))
    strike_day_off(acting(store, SARI), leave.id, leave.version)

    assert fill(store) == 0
    assert on(store, date(2026, 12, 24)).is_struck
    kept = days.days_off(store, YEAR.first_day, YEAR.last_day)
    assert date(2026, 12, 24) not in {day.on_day for day in kept}


def test_a_moved_or_renamed_day_is_not_filled_in_again(store: Store) -> None:
    fill(store)
    eid = on(store, date(2027, 3, 10))
    moved = DayOffDraft(
        on_day=date(2027, 3, 14), name="Idul Fitri", kind=DayKind.NATIONAL
    )
    change_day_off(acting(store, SARI), eid.id, eid.version, moved)

    assert fill(store) == 0
    assert on(store, date(2027, 3, 14)).source is DaySource.LIBRARY


def test_what_the_school_entered_itself_is_not_doubled(store: Store) -> None:
    listed = national_list(YEAR).days[0]
    add_day_off(acting(store, SARI), key("HUT"), listed, YEAR)

    assert fill(store) == 24


def test_a_day_is_added_once_by_a_double_click(store: Store) -> None:
    first = an_anniversary(store)

    assert an_anniversary(store) == first
    assert len(history.events_of(store, "day_off", first.id)) == 1


def test_the_same_day_and_name_is_refused_the_second_time(store: Store) -> None:
    an_anniversary(store)

    with pytest.raises(Refused):
        add_day_off(acting(store, SARI), key("lagi"), ANNIVERSARY, YEAR)


def test_a_day_goes_and_comes_back(store: Store) -> None:
    kept = an_anniversary(store)
    struck = strike_day_off(acting(store, SARI), kept.id, kept.version)
    assert strike_day_off(acting(store, SARI), kept.id, kept.version) == struck

    back = restore_day_off(acting(store, SARI), kept.id, struck.version)

    assert not back.is_struck
    events = [e.event for e in history.events_of(store, "day_off", kept.id)]
    assert sorted(events) == ["added", "restored", "struck"]


def test_a_stale_change_of_a_day_is_told(store: Store) -> None:
    kept = an_anniversary(store)
    renamed = ANNIVERSARY.model_copy(update={"name": "Milad"})
    change_day_off(acting(store, SARI), kept.id, kept.version, renamed)
    change_day_off(acting(store, SARI), kept.id, kept.version, renamed)

    with pytest.raises(Stale):
        change_day_off(acting(store, SARI), kept.id, kept.version, ANNIVERSARY)


def test_a_period_is_entered_changed_and_dropped(store: Store) -> None:
    kept = exams(store)
    assert exams(store) == kept
    longer = EXAMS.model_copy(update={"ends_on": date(2026, 12, 9)})

    changed = change_period(acting(store, SARI), kept.id, kept.version, longer)
    assert change_period(acting(store, SARI), kept.id, 1, longer) == changed
    with pytest.raises(Stale):
        change_period(acting(store, SARI), kept.id, 1, EXAMS)
    assert days.periods(store, YEAR) == [changed]

    drop_period(acting(store, SARI), kept.id)
    drop_period(acting(store, SARI), kept.id)
    assert days.periods(store, YEAR) == []
    events = [e.event for e in history.events_of(store, "school_period", kept.id)]
    assert sorted(events) == ["added", "changed", "dropped"]


def test_a_period_outside_the_year_is_refused(store: Store) -> None:
    wrong = EXAMS.model_copy(update={"ends_on": date(2026, 11, 1)})

    with pytest.raises(Refused):
        add_period(acting(store, SARI), key("ujian"), wrong, YEAR)
    kept = exams(store)
    with pytest.raises(Refused):
        change_period(acting(store, SARI), kept.id, kept.version, wrong)


@pytest.mark.parametrize("who", [BUDI, RINA])
def test_only_the_humas_lead_keeps_the_days(store: Store, who: Actor) -> None:
    kept, period = an_anniversary(store), exams(store)

    with pytest.raises(NotAllowed):
        fill_days_off(acting(store, who), YEAR)
    with pytest.raises(NotAllowed):
        strike_day_off(acting(store, who), kept.id, kept.version)
    with pytest.raises(NotAllowed):
        drop_period(acting(store, who), period.id)


def test_the_days_may_be_kept_while_the_plan_is_approved(store: Store) -> None:
    program_at(store, PlanStep.APPROVED)

    assert fill(store) == 25


def test_a_closed_year_keeps_its_days(store: Store) -> None:
    kept, period = an_anniversary(store), exams(store)
    close_year(store)

    with pytest.raises(WrongStep):
        fill(store)
    with pytest.raises(WrongStep):
        strike_day_off(acting(store, SARI), kept.id, kept.version)
    with pytest.raises(WrongStep):
        change_period(acting(store, SARI), period.id, period.version, EXAMS)


def edit(day: DayOff, version: int | None = None, **changes: object) -> DayEdit:
    struck = bool(changes.pop("is_struck", day.is_struck))
    return DayEdit(
        id=day.id,
        version=day.version if version is None else version,
        draft=day.draft.model_copy(update=changes),
        is_struck=struck,
    )


def test_many_days_are_changed_together_and_twice_is_once(store: Store) -> None:
    fill(store)
    own = an_anniversary(store)
    new = ANNIVERSARY.model_copy(update={"name": "Bazar", "on_day": date(2026, 11, 7)})
    edits = [
        edit(own, on_day=date(2026, 10, 10)),
        edit(on(store, date(2026, 8, 17)), is_struck=True),
        DayEdit(id=key("bazar"), version=0, draft=new),
    ]

    assert change_days(acting(store, SARI), edits, YEAR) == 3
    assert change_days(acting(store, SARI), edits, YEAR) == 0

    assert store.get(DayOff, own.id).on_day == date(2026, 10, 10)
    assert on(store, date(2026, 8, 17)).is_struck
    assert on(store, date(2026, 11, 7)).source is DaySource.SCHOOL
    assert len(days.all_days(store, YEAR)) == 27
    [line] = history.events_of(store, "day_off", key("bazar"))
    assert line.event == "added"


def test_of_many_days_all_are_kept_or_none(store: Store) -> None:
    fill(store)
    own = an_anniversary(store)
    outside = edit(on(store, date(2026, 8, 17)), on_day=date(2028, 1, 1))
    stale = edit(on(store, date(2026, 8, 17)), version=7, name="HUT RI")
    for wrong, failure in ((outside, Refused), (stale, Stale)):
        with pytest.raises(failure):
            change_days(acting(store, SARI), [edit(own, name="X"), wrong], YEAR)

    assert store.get(DayOff, own.id) == own


def test_only_the_lead_changes_the_table_of_an_open_year(store: Store) -> None:
    own = an_anniversary(store)
    for person in (BUDI, RINA):
        with pytest.raises(NotAllowed):
            change_days(acting(store, person), [edit(own, name="X")], YEAR)
    close_year(store)
    with pytest.raises(WrongStep):
        change_days(acting(store, SARI), [edit(own, name="X")], YEAR)

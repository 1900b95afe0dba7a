"""What belongs to a feast keeps its distance to it from year to year."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.activity import DatePrecision, PlannedDay
from data.calendar import Feast, SchoolYear, feast_of
from data.language import Language, say, speaking
from data.store import Store
from planning.activities.models import Activity
from planning.days.models import (
    DayKind,
    DayOff,
    DaySource,
    PeriodKind,
    SchoolPeriod,
    national_list,
    with_listed,
)
from planning.renewal.models import Gap, renewals
from planning.renewal.models.dates import Reason, Shift, later_words, shift
from planning.renewal.store import facts
from tests.make import YEAR
from tests.planning.days.make import a_day, a_period
from tests.planning.renewal.make import BEFORE, old_activity, some_facts

BOTH = with_listed([], (BEFORE, YEAR))
"""The national list of 2025/2026 and 2026/2027."""

EID = date(2026, 3, 21), date(2027, 3, 10)
FAST = date(2026, 2, 19), date(2027, 2, 8)


def moved(title: str, day: date, *days_off: DayOff, **how: Any) -> Shift:
    periods = how.pop("periods", ())
    return shift(
        PlannedDay(day=day, **how), YEAR, days_off or tuple(BOTH), periods, title
    )


@pytest.mark.parametrize(
    ("title", "feast"),
    [
        ("Buka bersama keluarga besar", Feast.RAMADAN),
        ("Iftar dan santunan", Feast.RAMADAN),
        ("Pesantren kilat kelas VIII", Feast.RAMADAN),
        ("Pembagian ta'jil", Feast.RAMADAN),
        ("Pembagian takjil gratis", Feast.RAMADAN),
        ("Ngabuburit dan ifthor", Feast.RAMADAN),
        ("HBH keluarga besar", Feast.EID),
        ("Muludan", Feast.MAULID),
        ("Peringatan Nuzulul Qur'an", Feast.RAMADAN),
        ("Salat tarawih keliling", Feast.RAMADAN),
        ("Halal-bihalal", Feast.EID),
        ("Halal bi halal Idulfitri", Feast.EID),
        ("Penyembelihan hewan qurban", Feast.SACRIFICE),
        ("Peringatan Maulid Nabi", Feast.MAULID),
        ("Isra' Mi'raj", Feast.ISRA),
        ("Pawai 1 Muharam", Feast.ISLAMIC_YEAR),
        ("Paskah bersama", Feast.EASTER),
        ("Pawai ogoh-ogoh", Feast.NYEPI),
        ("Doa Waisak", Feast.WAISAK),
        ("Pentas Imlek", Feast.LUNAR_YEAR),
        ("Rapat komite", None),
        ("Natal bersama", None),
        ("Bantuan bagi korban banjir", None),
    ],
)
def test_an_activity_is_known_by_its_name(title: str, feast: Feast | None) -> None:
    assert feast_of(title) is feast


@pytest.mark.parametrize(
    ("title", "old", "new", "why"),
    [
        (
            "Iftar",
            FAST[0] + timedelta(15),
            FAST[1] + timedelta(15),
            "Day 16 of Ramadan",
        ),
        ("Halal bihalal", EID[0] + timedelta(6), EID[1] + timedelta(6), "6 days after"),
        ("Maulid", date(2025, 9, 8), date(2026, 8, 28), "3 days after Maulid"),
        ("Kurban", date(2026, 5, 27), date(2027, 5, 17), "On Eid al-Adha"),
        ("Paskah", date(2026, 4, 11), date(2027, 4, 3), "6 days after Easter"),
        ("Ogoh-ogoh", date(2026, 3, 18), date(2027, 3, 7), "1 day before Nyepi"),
        ("Doa Waisak", date(2026, 5, 22), date(2027, 5, 11), "9 days before Waisak"),
    ],
)
def test_it_keeps_its_distance(title: str, old: date, new: date, why: str) -> None:
    found = moved(title, old)

    assert (found.planned_on, found.reason) == (new, Reason.FEAST)
    with speaking(Language.ENGLISH):
        assert found.said().startswith(why)


def test_a_day_that_is_not_set_yet_is_called_an_estimate() -> None:
    with speaking(Language.ENGLISH):
        assert (
            moved("Iftar", FAST[0])
            .said()
            .endswith("(an estimate until its day is set)")
        )
        assert "estimate" not in moved("Paskah", date(2026, 4, 11)).said()


def test_the_schools_own_ramadan_counts_before_the_estimate() -> None:
    entered = a_period(PeriodKind.RAMADAN, date(2027, 2, 9), date(2027, 3, 9))

    found = moved("Iftar", FAST[0] + timedelta(15), periods=(entered,))

    assert found.planned_on == date(2027, 2, 24)
    assert not found.is_estimate


def test_the_schools_own_eid_counts_before_the_national_list() -> None:
    own = a_day(
        date(2027, 3, 11), DayKind.NATIONAL, name="Idulfitri", source=DaySource.SCHOOL
    )
    found = moved("Halal bihalal", EID[0] + timedelta(6), *BOTH, own)

    assert found.planned_on == date(2027, 3, 17)


def test_what_was_in_ramadan_stays_in_it() -> None:
    short = a_period(PeriodKind.RAMADAN, date(2027, 2, 9), date(2027, 3, 9))
    camp = {"ends_on": FAST[0] + timedelta(29), "periods": (short,)}

    found = moved("Pesantren kilat", FAST[0] + timedelta(27), **camp)

    assert found.planned_on is not None
    assert found.planned_on + timedelta(2) <= short.ends_on


def test_on_a_taken_day_the_nearest_free_one_on_the_same_side_is_proposed() -> None:
    found = moved("Halal bihalal", EID[0] + timedelta(4))

    assert EID[1] + timedelta(4) == date(2027, 3, 14)  # a Sunday, before more leave
    assert (found.planned_on, found.reason) == (date(2027, 3, 13), Reason.NEAR_FEAST)
    with speaking(Language.ENGLISH):
        assert "as near to Eid al-Fitr" in found.said()


def test_far_from_the_feast_the_usual_rule_holds() -> None:
    assert moved("Rapat panitia iftar", date(2025, 9, 13)).reason is Reason.SAME_WEEKDAY


def test_a_month_goes_with_the_feast() -> None:
    month = {"precision": DatePrecision.MONTH}

    assert moved("Kurban", date(2026, 5, 1), **month).planned_on == date(2027, 5, 1)
    assert moved("Halal bihalal", date(2026, 4, 1), **month).planned_on == date(
        2027, 4, 1
    )
    year = SchoolYear(start=2027)
    off = with_listed([], (YEAR, year))
    when = PlannedDay(day=date(2027, 3, 1), **month)
    assert shift(when, year, off, (), "Halal bihalal").planned_on == date(2028, 2, 1)


WORDS = st.sampled_from(["Iftar", "Halal bihalal", "Nyepi", "Maulid", "Paskah"])


@given(
    title=WORDS,
    day=st.dates(date(2025, 7, 1), date(2026, 6, 30)),
    starts=st.integers(0, 11),
)
def test_a_proposal_lies_in_the_year_and_on_its_side(
    title: str, day: date, starts: int
) -> None:
    old, new = BEFORE.start + starts % 3, BEFORE.start + starts % 3 + 1
    day = day.replace(year=day.year + starts % 3)
    years = SchoolYear(start=old), SchoolYear(start=new)
    found = shift(PlannedDay(day=day), years[1], with_listed([], years), (), title)

    assert found.planned_on in years[1]
    if found.feast and not found.is_within and found.distance:
        feasts = [
            off.on_day
            for off in national_list(years[1]).days
            if feast_of(off.name) is found.feast
        ]
        if found.feast is not Feast.RAMADAN:
            assert (found.planned_on > min(feasts)) == (found.distance > 0)


def left(activity: Activity, *periods: SchoolPeriod, off: Any = BOTH) -> list[Gap]:
    known = some_facts(activities=(activity,), days_off=tuple(off), periods=periods)
    [found] = renewals(known)
    return [each.gap for each in found.left]


@pytest.mark.parametrize(
    ("day", "gaps"),
    [
        (date(2026, 3, 16), [Gap.WAS_IN_RAMADAN]),
        (date(2026, 2, 10), [Gap.NOW_IN_RAMADAN]),
        (date(2026, 2, 20), []),
        (date(2025, 9, 13), []),
    ],
)
def test_ramadan_on_another_side_is_told(
    store: Store, day: date, gaps: list[Gap]
) -> None:
    assert left(old_activity(store, "Rapat komite", planned_on=day)) == gaps


def test_a_feast_that_is_not_known_is_told(store: Store) -> None:
    iftar = old_activity(store, "Iftar", planned_on=date(2026, 3, 5))

    assert left(iftar, off=()) == [Gap.FEAST]
    [found] = [one for one in renewals(facts(store, YEAR)) if one.old.id == iftar.id]
    assert found.left == ()
    assert found.shift.reason is Reason.FEAST
    with speaking(Language.ENGLISH):
        assert say(Gap.FEAST.label, feast="x", year="y").startswith("When x is in y")


def test_years_in_words_go_along() -> None:
    assert later_words("Juli/Agustus 2026", 1) == "Juli/Agustus 2027"

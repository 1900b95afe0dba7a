from datetime import date, time

from data.activity import DatePrecision
from data.store import Store
from planning.activities.models import Audience, Mode
from planning.clashes.models import ClashKind, Slot
from planning.clashes.queries import clashes_in, year_slots
from planning.days.actions import fill_days_off
from tests.make import BUDI, SARI, YEAR, acting
from tests.planning.make import an_activity, keep_closing, key, two_class_groups


def test_each_activity_says_when_it_is_and_whom_it_reaches(store: Store) -> None:
    seven, _ = two_class_groups(store)
    an_activity(
        store,
        "Kelas VII",
        audience=Audience.GRADES,
        grades=(7,),
        planned_on=date(2026, 9, 5),
        starts_at=time(8),
        ends_at=time(10),
    )
    an_activity(store, "Bulan saja", date_precision=DatePrecision.MONTH)

    assert year_slots(store, YEAR)[0] == Slot(
        activity_id=key("Kelas VII"),
        title="Kelas VII",
        on=date(2026, 9, 5),
        starts_at=time(8),
        ends_at=time(10),
        meets=True,
        reaches_all=False,
        grades=(7,),
        class_group_ids=(seven,),
        person_id=SARI.id,
        person="Sari",
        is_open=True,
    )
    assert year_slots(store, YEAR)[1].on is None
    assert year_slots(store, YEAR.after) == []


def test_an_activity_that_was_held_is_not_warned_about(store: Store) -> None:
    held = an_activity(store, "Upacara", planned_on=date(2026, 8, 17))
    an_activity(store, "Rapat", planned_on=date(2026, 8, 24), person_id=BUDI.id)
    fill_days_off(acting(store, SARI), YEAR)
    assert [c.kind for c in clashes_in(store, YEAR)[held.id]] == [ClashKind.HOLIDAY]

    keep_closing(store, held.id)

    found = clashes_in(store, YEAR)
    assert list(found) == [key("Rapat")]
    assert [clash.kind for clash in found[key("Rapat")]] == [ClashKind.SAME_FAMILIES]


def test_what_is_not_held_is_in_nobodys_way(store: Store) -> None:
    gone = an_activity(store, "Karnaval", planned_on=date(2026, 9, 5))
    an_activity(store, "Rapat", planned_on=date(2026, 9, 5), mode=Mode.ONLINE)
    assert len(clashes_in(store, YEAR)) == 2

    keep_closing(store, gone.id)
    store.write("update closing set outcome = 'not_held', held_on = null")

    assert clashes_in(store, YEAR) == {}

"""The day is changed by the committee without a revision, and by nobody else."""

from datetime import time

import pytest

from data.errors import NotAllowed, Refused, Stale, WrongStep
from data.history import events_of
from data.people.models import Person
from data.store import Store
from execution.room.actions import change_day
from execution.room.models import DayDraft
from execution.room.store import day_change
from planning.activities.actions import change_activity
from planning.activities.models import Activity
from planning.programme.actions import close_revision, revise
from planning.programme.store import program
from planning.versions import store as versions
from planning.versions.models import differences
from tests.execution.make import an_activity, closed, to_close
from tests.execution.room.make import agreed
from tests.make import BUDI, RINA, SARI, TONO, YEAR, acting

DRAFT = DayDraft(place="Lapangan", starts_at=time(8), rundown="08.00 Pembukaan")


@pytest.mark.parametrize("person", [SARI, RINA], ids=lambda p: p.name)
def test_the_day_changes_and_the_approved_version_stays(
    store: Store, person: object
) -> None:
    activity = agreed(store)
    by = SARI if person is SARI else RINA

    changed = change_day(acting(store, by), activity.id, 1, DRAFT)
    again = change_day(acting(store, by), activity.id, 1, DRAFT)

    assert again == changed == store.get(Activity, activity.id)
    assert (changed.place, changed.starts_at, changed.version) == (
        "Lapangan",
        time(8),
        2,
    )
    assert changed.planned_on == activity.planned_on
    latest = versions.latest_version(store, YEAR)
    assert latest is not None
    assert latest.read().activities[0].place == activity.place
    events = [one.event for one in events_of(store, "activity", activity.id)]
    assert events.count("changed for the day") == 1


@pytest.mark.parametrize(
    "person",
    [BUDI, TONO, RINA.model_copy(update={"by_link": True})],
    ids=["principal", "of another committee", "by link"],
)
def test_nobody_else_changes_the_day(store: Store, person: object) -> None:
    activity = agreed(store)

    with pytest.raises(NotAllowed):
        change_day(acting(store, person), activity.id, 1, DRAFT)  # type: ignore[arg-type]
    assert store.get(Activity, activity.id) == activity


def test_a_change_of_the_day_is_no_revision(store: Store) -> None:
    activity = agreed(store)
    change_day(acting(store, RINA), activity.id, 1, DRAFT)
    opened = revise(acting(store, SARI), YEAR, 3, "Ada tanggal baru")
    before = versions.agreed(store, YEAR)
    assert before is not None
    assert differences(before, versions.content(store, YEAR)) == ()

    close_revision(acting(store, SARI), YEAR, opened.version)
    revise(acting(store, SARI), YEAR, program(store, YEAR).version, "Sasaran lain")
    kept = store.get(Activity, activity.id)
    lines = versions.content(store, YEAR).budget
    draft = kept.draft(lines, ()).model_copy(update={"title": "Rapat pleno"})
    change_activity(acting(store, SARI), activity.id, kept.version, draft)

    [found] = differences(before, versions.content(store, YEAR))
    assert found.field == "title"


def test_two_who_change_the_day_are_told(store: Store) -> None:
    activity = agreed(store)
    change_day(acting(store, RINA), activity.id, 1, DRAFT)

    with pytest.raises(Stale):
        change_day(acting(store, SARI), activity.id, 1, DayDraft(place="Aula"))
    assert store.get(Activity, activity.id).place == "Lapangan"
    kept = day_change(store, activity.id)
    assert kept is not None
    assert (kept.place, kept.since) == ("Lapangan", 1)


def test_hours_and_person_must_be_possible(store: Store) -> None:
    activity = agreed(store)
    turned = DayDraft(starts_at=time(10), ends_at=time(8))
    tono = store.get(Person, TONO.id)
    store.replace(tono.model_copy(update={"is_active": False, "version": 2}))

    with pytest.raises(Refused, match=r"10\.00"):
        change_day(acting(store, RINA), activity.id, 1, turned)
    with pytest.raises(Refused, match="Tono"):
        change_day(acting(store, RINA), activity.id, 1, DayDraft(person_id=TONO.id))
    assert store.get(Activity, activity.id) == activity


def test_the_day_is_changed_between_approval_and_closing(store: Store) -> None:
    early = an_activity(store, "Belum disahkan")
    with pytest.raises(WrongStep, match="Belum disahkan"):
        change_day(acting(store, SARI), early.id, 1, DRAFT)

    activity = to_close(store)
    closed(store, activity)
    with pytest.raises(WrongStep, match=activity.title):
        change_day(acting(store, SARI), activity.id, 1, DRAFT)

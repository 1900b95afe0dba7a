from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from streamlit.testing.v1 import AppTest

from data.store import Store
from data.ui.desk import Desk
from execution.room.page import show
from planning.activities.models import Activity
from tests.execution.make import SNACKS, closed, to_close
from tests.execution.room.make import agreed
from tests.make import BUDI, RINA, SARI, TONO
from tests.open_page import labelled, links_of, open_page, said, unfolded, written

DeskOf = Callable[..., Desk]


def in_room(desk: Desk, activity: Activity, part: str = "") -> AppTest:
    asked = {"kegiatan": str(activity.id)} | ({"bagian": part} if part else {})
    return open_page(show, desk, asked)


def test_the_year_is_listed_and_leads_to_each_room(
    store: Store, desk_of: DeskOf
) -> None:
    activity = to_close(store)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert f"{said('To close')} (1)" in written(page)
    assert f"ruang?tahun=2026&kegiatan={activity.id}" in links_of(page)
    closed(store, activity)
    folds = [fold.label for fold in page.run().expander]
    assert "1 sudah ditutup" in folds


def test_each_open_point_leads_to_its_mending_and_none_to_a_locked_page(
    store: Store, desk_of: DeskOf
) -> None:
    activity = agreed(store)
    early = datetime(2026, 8, 10, 2, tzinfo=UTC)

    lead = in_room(replace(desk_of(SARI), clock=lambda: early), activity)
    member = in_room(replace(desk_of(RINA), clock=lambda: early), activity)

    assert f"angket?tahun=2026&kegiatan={activity.id}" in links_of(lead)
    assert "/angket" not in links_of(member)
    asked = said("{ready} of {all} ready", ready=3, all=10)
    for page in (lead, member):
        assert asked in written(page)
        assert f"{said('decree')} · {said('invitation')}" in written(page)
        assert "bagian=rencana" in links_of(page)
    assert "/keputusan" in links_of(lead)
    assert "/keputusan" not in links_of(member)
    over = in_room(desk_of(SARI), activity)
    assert said("{done} of {all} brought in", done=1, all=4) in written(over)
    closed(store, activity)
    assert said("{done} of {all} brought in", done=2, all=4) in written(over.run())


def test_a_room_shows_its_parts_each_only_when_it_is_opened(
    store: Store, desk_of: DeskOf
) -> None:
    activity = agreed(store)

    page = in_room(desk_of(SARI), activity)

    assert not page.exception
    assert page.title[0].value == activity.title
    assert SNACKS.title in written(page)
    for part in ("panitia", "tugas", "penutupan"):
        assert f"&bagian={part}" in links_of(page)
        opened = in_room(desk_of(SARI), activity, part)
        assert not opened.exception
        assert SNACKS.title not in written(opened)


def test_a_member_sees_the_room_of_their_own_activity_without_its_money(
    store: Store, desk_of: DeskOf
) -> None:
    activity = agreed(store)

    listed = open_page(show, desk_of(RINA))
    page = in_room(desk_of(RINA), activity)

    assert activity.title in written(listed)
    assert page.title[0].value == activity.title
    assert SNACKS.title not in written(page)
    assert "bagian=penutupan" not in links_of(page)
    closing = in_room(desk_of(RINA), activity, "penutupan")
    assert not closing.exception
    assert not closing.radio
    committee = in_room(desk_of(RINA), activity, "panitia")
    assert "Rina" in written(committee)
    assert not committee.button


def test_a_member_changes_the_day_and_everybody_sees_what_it_was(
    store: Store, desk_of: DeskOf
) -> None:
    activity = agreed(store)
    page = in_room(desk_of(RINA), activity)
    assert not page.text_input
    unfolded(page, f"day-{activity.id}")

    labelled(page.text_input, "Place").input("Lapangan")
    chosen = labelled(page.selectbox, "Person in charge")
    assert chosen.options == ["Rina"]
    chosen.set_value(RINA.id)
    labelled(page.button, "Save the day").click().run()

    assert not page.exception
    assert store.get(Activity, activity.id).place == "Lapangan"
    told = written(in_room(desk_of(BUDI), activity))
    assert f"{said('Place')} : {said('before: {words}', words='–')}" in told
    assert len(in_room(desk_of(BUDI), activity).button) == 0


def test_on_the_day_the_committee_and_its_numbers_stand_in_the_room(
    store: Store, desk_of: DeskOf
) -> None:
    activity = agreed(store)
    the_day = replace(desk_of(RINA), clock=lambda: datetime(2026, 8, 15, 2, tzinfo=UTC))

    assert "Ketua : Rina" in written(in_room(the_day, activity))
    assert "Ketua : Rina" not in written(in_room(desk_of(RINA), activity))


def test_a_part_that_is_not_open_says_so(store: Store, desk_of: DeskOf) -> None:
    page = in_room(desk_of(RINA), agreed(store), "undangan")

    assert [box.value for box in page.info][:1] == [
        said("This part of the room is not open to you. Here is the plan.")
    ]


def test_a_stranger_is_told_whose_room_it_is(store: Store, desk_of: DeskOf) -> None:
    activity = agreed(store)

    page = in_room(desk_of(TONO), activity)

    assert len(page.warning) == 1
    assert activity.title not in written(page)
    assert page.title[0].value != activity.title
    unknown = open_page(show, desk_of(TONO), {"kegiatan": str(UUID(int=5))})
    assert unknown.warning[0].value == page.warning[0].value
    assert not in_room(desk_of(BUDI), activity).warning


def test_a_year_without_activities_says_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI), {"kegiatan": "keliru"})

    assert not page.exception
    assert len(page.info) == 1
    assert len(open_page(show, desk_of(RINA)).info) == 1

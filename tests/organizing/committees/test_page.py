from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from data.language import say
from data.store import Store
from data.ui.ahead import AT_ONCE
from data.ui.desk import Desk
from organizing.committees import store as committees
from organizing.committees.actions import appoint
from organizing.committees.models import Position
from organizing.committees.page import show
from organizing.decrees.actions import number_decree, word_decree
from organizing.decrees.models import DecreeDraft, NumberDraft
from planning.activities.models import Activity
from tests.make import BUDI, RINA, SARI, TONO, YEAR, acting
from tests.open_page import (
    at_tab,
    figures_of,
    labelled,
    links_of,
    open_page,
    said,
    unfolded,
    written,
)
from tests.organizing.make import (
    a_position,
    a_task,
    an_activity,
    dismissed,
    keep_closing,
    key,
)

DeskOf = Callable[..., Desk]


def open_committee(desk: Desk, activity: Activity) -> AppTest:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity.id)
    return page.run()


def listed(page: AppTest) -> str:
    return "".join(part.proto.body for part in page.get("html"))


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def test_year_without_activities_says_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1


def test_overview_links_to_every_committee(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    an_activity(store, "Pentas seni", planned_on=None)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    room = f"/ruang?tahun={YEAR.start}&kegiatan={activity.id}&bagian=panitia"
    assert room in links_of(page)
    assert written(page) == (
        "Kegiatan Tanggal Orang Tugas Surat keputusan (SK) Rapat awal tahun Sabtu, "
        "22 Agustus 2026 1 orang Belum ada tugas Pentas seni Belum ada panitia Belum "
        "bertanggal"
    )


def test_a_new_committee_is_chosen_and_filled_by_one_press(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    page = open_committee(desk_of(SARI), activity)
    assert not page.info
    assert len(page.multiselect) == 7
    assert labelled(page.multiselect, "Person responsible").value == [BUDI.id]

    labelled(page.multiselect, "Person responsible").set_value([])
    labelled(page.multiselect, "Chair").set_value([RINA.id])
    labelled(page.multiselect, "Secretary").set_value([TONO.id, SARI.id])
    labelled(page.button, "Save the committee").click().run()

    assert not page.exception
    kept = committees.positions(store, activity.id)
    assert len(kept) == 7
    members = committees.members(store, activity.id)
    assert [m.name for m in members] == ["Rina", "Sari", "Tono"]
    assert labelled(page.multiselect, "Chair").value == [RINA.id]


def test_lead_appoints_and_dismisses_in_one_table(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Seksi acara", TONO)
    a_position(store, activity, "Ketua", RINA)
    an_activity(store, "Pentas seni")
    a_position(store, an_activity(store, "Pentas seni"), "Ketua", RINA)
    page = open_committee(desk_of(SARI), activity)
    assert "Rina" in page.caption[-1].value

    labelled(page.multiselect, "Seksi acara").set_value([RINA.id, BUDI.id])
    appoint(acting(store, SARI), section.id, SARI.id)
    labelled(page.button, "Save the committee").click().run()

    assert not page.exception
    names = [m.name for m in committees.members(store, activity.id)]
    assert names == ["Budi", "Rina", "Sari", "Rina"]
    shown = labelled(page.multiselect, "Seksi acara").value
    assert set(shown) == {RINA.id, BUDI.id, SARI.id}
    labelled(page.button, "Save the committee").click().run()
    assert len(committees.members(store, activity.id)) == 4


def test_lead_adds_rewords_and_removes(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    position = a_position(store, activity)
    page = open_committee(desk_of(SARI), activity)
    assert not page.text_input
    folds = (f"words-{activity.id}", f"changing-{position.id}")
    unfolded(page, *folds, f"adding-{activity.id}")

    labelled(page.text_input, "Position", -1).input("Ketua")
    labelled(page.button, "Add the position").click().run()
    assert not page.exception
    assert len(committees.positions(store, activity.id)) == 2

    page.text_input(key=f"title-{position.id}-1").input("Seksi konsumsi")
    labelled(page.button, "Save", 0).click().run()
    assert store.get(Position, position.id).title == "Seksi konsumsi"

    page.button(key=f"remove-{position.id}-2").click().run()
    assert not page.exception
    assert [p.title for p in committees.positions(store, activity.id)] == ["Ketua"]


def test_position_with_tasks_offers_no_removal(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    position = a_position(store, activity)
    a_task(store, activity, position=position)

    page = open_committee(desk_of(SARI), activity)
    unfolded(page, f"words-{activity.id}", f"changing-{position.id}")

    assert labelled(page.button, "Save")
    assert not [b for b in page.button if b.key == f"remove-{position.id}-1"]


def test_principal_only_reads(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)

    page = open_committee(desk_of(BUDI), activity)

    assert not page.exception
    assert not page.button
    assert "1. Ketua Rina Tugas: Menyusun acara" in written(page)


def test_principal_reads_that_there_is_none(store: Store, desk_of: DeskOf) -> None:
    page = open_committee(desk_of(BUDI), an_activity(store))

    assert len(page.info) == 1
    assert not page.button


def test_completed_activity_offers_no_change(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity)
    keep_closing(store, activity)

    page = open_committee(desk_of(SARI), activity)

    assert len(page.info) == 1
    assert not page.button


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)

    page = open_committee(desk_of(RINA), activity)

    assert len(page.warning) == 1
    assert not listed(page)
    assert not page.markdown


def test_last_years_committee_is_proposed_and_saved_by_one_press(
    store: Store, desk_of: DeskOf
) -> None:
    last = an_activity(store, "Rapat lama", YEAR.before, planned_on=None)
    a_position(store, last, "Ketua", RINA)
    a_position(store, last, "Seksi lomba", TONO, RINA)
    activity = an_activity(store, series_id=last.series_id)
    page = open_committee(desk_of(SARI), activity)
    other = open_committee(desk_of(SARI), activity)
    assert labelled(page.multiselect, "Ketua").value == [RINA.id]

    labelled(page.button, "Save the committee").click().run()

    assert not page.exception
    titles = [p.title for p in committees.positions(store, activity.id)]
    assert titles == ["Ketua", "Seksi lomba"]
    members = committees.members(store, activity.id)
    assert [m.name for m in members] == ["Rina", "Rina", "Tono"]
    labelled(other.button, "Save the committee").click().run()
    assert committees.members(store, activity.id) == members


def test_pasted_names_fill_the_positions(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    page = unfolded(
        open_committee(desk_of(SARI), activity), f"paste-seats-{activity.id}"
    )

    lines = "1. Ketua: Bu Rina\nSekretaris\tTono; Sari\nSeksi lomba: Rina\nHumas: Nina"
    labelled(page.text_area, "Names").input(lines)
    labelled(page.button, "Put them into the positions").click().run()
    assert "Nina" in page.warning[0].value
    assert labelled(page.multiselect, "Chair").value == [RINA.id]
    labelled(page.button, "Save the committee").click().run()

    assert not page.exception
    seats = {p.id: p.title for p in committees.positions(store, activity.id)}
    assert len(seats) == 9
    held = [
        (seats[m.position_id], m.name) for m in committees.members(store, activity.id)
    ]
    assert ("Seksi lomba", "Rina") in held
    assert (say("Chair"), "Rina") in held
    assert {name for title, name in held if title == say("Secretary")} == {
        "Sari",
        "Tono",
    }


def test_lead_adds_ready_positions_later(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, say("Treasurer"))
    page = open_committee(desk_of(SARI), activity)
    unfolded(page, f"adding-{activity.id}")

    pills = page.button_group[0]
    assert say("Treasurer") not in pills.options
    pills.set_value([say("Vice chair"), say("Security section")])
    add = next(b for b in page.button if b.label == say("Add these positions"))
    add.click().run()

    assert not page.exception
    assert [p.title for p in committees.positions(store, activity.id)] == [
        say("Vice chair"),
        say("Treasurer"),
        say("Security section"),
    ]


def test_lead_moves_a_position_up(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    a_position(store, activity, "Sekretaris")
    chair = a_position(store, activity, "Ketua")
    page = open_committee(desk_of(SARI), activity)
    unfolded(page, f"words-{activity.id}", f"changing-{chair.id}")

    page.button(key=f"place-{chair.id}-1").click().run()

    assert not page.exception
    titles = [p.title for p in committees.positions(store, activity.id)]
    assert titles == ["Ketua", "Sekretaris"]


def test_list_is_narrowed_to_what_is_missing(store: Store, desk_of: DeskOf) -> None:
    a_position(store, an_activity(store), "Ketua", RINA)
    an_activity(store, "Pentas seni")
    page = open_page(show, desk_of(SARI))

    page.query_params["keadaan"] = "belum"
    page.run()

    assert not page.exception
    assert "Pentas seni" in written(page)
    assert "Rapat awal tahun" not in written(page)


def test_principal_sees_who_carries_how_much(store: Store, desk_of: DeskOf) -> None:
    a_position(store, an_activity(store), "Ketua", RINA)
    a_position(store, an_activity(store, "Pentas seni"), "Ketua", RINA, TONO)

    page = at_tab(
        open_page(show, desk_of(BUDI)), "committees", say("People and their load")
    )

    assert not page.exception
    assert page.dataframe[0].value[say("Committees")].to_list() == [2, 1]
    assert list(figures_of(page).values()) == ["2", "1,5", "1"]


def test_nobody_on_a_committee_yet(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = at_tab(
        open_page(show, desk_of(SARI)), "committees", say("People and their load")
    )

    assert len(page.info) == 1


def test_a_committee_that_left_its_decree_says_so(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(store)
    chair = a_position(store, activity, "Ketua", RINA)
    word_decree(acting(store, SARI), activity.id, 0, DecreeDraft())
    number = NumberDraft(decided_on=date(2026, 8, 1))
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), number)
    assert not open_committee(desk_of(SARI), activity).warning

    dismissed(store, chair, RINA)

    page = open_committee(desk_of(BUDI), activity)
    assert RINA.name in page.warning[0].value
    assert "/keputusan?" in links_of(page)
    page = open_page(show, desk_of(SARI))
    page.query_params["keadaan"] = "berubah"
    page.run()
    assert str(activity.id) in listed(page)
    assert said("Changed since the decree was signed") in written(page)


def test_a_long_list_is_drawn_when_it_is_asked_for(
    store: Store, desk_of: DeskOf
) -> None:
    for number in range(AT_ONCE + 1):
        an_activity(store, f"Rapat {number:02}")
    page = open_page(show, desk_of(SARI))
    assert written(page).count("Rapat ") == AT_ONCE

    assert written(unfolded(page, "more-committees-None")).count("Rapat ") > AT_ONCE


def test_what_people_typed_is_never_markup(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store, "<b>Rapat</b>")
    a_position(store, activity, "<i>Ketua</i>")

    for page in (
        open_page(show, desk_of(SARI)),
        open_committee(desk_of(BUDI), activity),
        unfolded(open_committee(desk_of(SARI), activity), f"words-{activity.id}"),
    ):
        assert "&lt;" in listed(page)
        assert "<i>" not in listed(page)
        assert "<b>Rapat" not in listed(page)

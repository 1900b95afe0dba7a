from collections.abc import Callable
from datetime import timedelta

from data.arising import Arising
from data.obstacles import ObstacleCode
from data.store import Store
from data.ui.desk import Desk
from evaluation.findings.models import Finding
from evaluation.monitoring.queries import open_work
from evaluation.tracing.page import show
from evaluation.tracing.queries import listed_work
from execution.follow_ups.models import FollowUp
from organizing.tasks.queries import my_follow_ups
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_finding,
)
from tests.evaluation.tracing.make import decide, hindered
from tests.execution.follow_ups.test_actions import given
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR
from tests.open_page import labelled, open_page

DeskOf = Callable[..., Desk]


def html(page: object) -> str:
    return " ".join(str(one.proto.body) for one in page.get("html"))  # type: ignore[attr-defined]


def test_an_empty_school_is_told_where_findings_arise(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert "Temuan berasal dari" in page.info[0].value


def test_an_obstacle_becomes_a_finding(store: Store, desk_of: DeskOf) -> None:
    busy = hindered(store, "Orang tua sibuk", YEAR.start, ObstacleCode.BUSY)
    asked = {"dari": "kendala", "id": str(busy), "jadi": "temuan"}
    page = open_page(show, desk_of(SARI), asked)

    assert labelled(page.text_area, "What was found").value == "Orang tua sibuk"
    labelled(page.button, "Note the finding").click().run()

    assert not page.exception
    [kept] = store.rows(Finding, "from finding order by id")
    assert (kept.source, kept.source_id) == (Arising.OBSTACLE, busy)
    assert page.title[0].value == "Temuan"


def test_an_obstacle_becomes_a_follow_up(store: Store, desk_of: DeskOf) -> None:
    busy = hindered(store, "Orang tua sibuk", YEAR.start, ObstacleCode.BUSY)
    asked = {"dari": "kendala", "id": str(busy), "jadi": "rtl"}
    page = open_page(show, desk_of(SARI), asked)

    labelled(page.selectbox, "Who carries it out").select(RINA.id)
    labelled(page.date_input, "Until when").set_value(NOW.date() + timedelta(days=7))
    labelled(page.button, "Give the follow-up").click().run()

    assert not page.exception
    [kept] = store.rows(FollowUp, "from follow_up order by id")
    assert (kept.source, kept.owner_id) == (Arising.OBSTACLE, RINA.id)


def test_what_is_gone_and_what_nobody_knows_is_told(desk_of: DeskOf) -> None:
    for wrong in ("x", "00000000-0000-0000-0000-0000000000ff"):
        page = open_page(show, desk_of(SARI), {"dari": "kendala", "id": wrong})
        assert not page.exception
        assert "sudah tidak ada" in page.info[0].value
    page = open_page(show, desk_of(SARI), {"temuan": "x"})
    assert "bukan milik Bapak/Ibu" in page.info[0].value


def test_of_contacts_only_a_semesters_counts_are_shown(
    store: Store, desk_of: DeskOf
) -> None:
    group = keep_class_group(store, "VIII C", 8, "C")
    asked = {"dari": "kontak", "id": str(group)}
    page = open_page(show, desk_of(SARI), asked)

    shown = labelled(page.text_area, "What was found").value
    assert "VIII C" in shown
    assert "kurang dari lima" in shown


def test_whose_follow_up_it_is_closes_it(store: Store, desk_of: DeskOf) -> None:
    kept = given(store)
    assert [one.id for one in my_follow_ups(store, TONO.id)] == [kept.id]
    assert [one.id for one in open_work(store, YEAR)] == [kept.id]
    page = open_page(show, desk_of(TONO), {"rtl": str(kept.id)})

    labelled(page.text_area, "What was done, or where the proof is").input("Dikirim")
    labelled(page.button, "Close the follow-up").click().run()

    assert not page.exception
    assert store.get(FollowUp, kept.id).outcome == "Dikirim"
    assert my_follow_ups(store, TONO.id) == []
    assert open_work(store, YEAR) == []


def test_everybody_sees_their_own_and_nothing_else(
    store: Store, desk_of: DeskOf
) -> None:
    kept = given(store)
    found = keep_finding(store, "Undangan terlambat")

    page = open_page(show, desk_of(RINA), {"rtl": str(kept.id), "temuan": str(found)})

    assert not page.exception
    assert not page.button
    told = " ".join(one.value for one in page.info)
    assert "bukan milik" in told
    assert "Belum ada yang diserahkan" in told
    assert "puskesmas" not in html(page)


def test_a_finding_is_drawn_with_its_way(store: Store, desk_of: DeskOf) -> None:
    adopting = keep_activity(store, "Kelas Sabtu")
    keep_closing(store, "Kelas Sabtu")
    found = keep_finding(store, "Sepi", school_year=YEAR.before.start)
    decide(store, found, YEAR.start, adopting)

    page = open_page(show, desk_of(BUDI), {"temuan": str(found)})

    assert not page.exception
    drawn = html(page)
    for words in ("Sepi", "Kelas Sabtu", "belum dapat disimpulkan", "bagian=penutupan"):
        assert words in drawn
    assert not any(one.label == "Close the finding" for one in page.button)


def test_a_finding_is_closed_and_leaves_the_open_ones(
    store: Store, desk_of: DeskOf
) -> None:
    found = keep_finding(store, "Sepi")
    page = open_page(show, desk_of(SARI), {"temuan": str(found)})

    labelled(page.text_area, "What was done, or where the proof is").input("Selesai")
    labelled(page.button, "Close the finding").click().run()

    assert not page.exception
    [row] = listed_work(store)
    assert (row.closed_on, row.outcome) == (NOW.date(), "Selesai")

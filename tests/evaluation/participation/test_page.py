from collections.abc import Callable

from data.store import Store
from data.ui.desk import Desk
from evaluation.participation.page import show
from tests.evaluation.participation.test_queries import a_year, keep_pupil, names_taken
from tests.make import BUDI, RINA, SARI
from tests.open_page import at_tab, charts_of, links_of, open_page, unfolded, written

DeskOf = Callable[..., Desk]
TABS = ("Rombel dan kegiatan", "Hari, jam, jenis", "Ayah", "Keterjangkauan")


def a_year_by_name(store: Store) -> None:
    a_year(store)
    for pupil in ("Zaki", "Bima"):
        keep_pupil(store, pupil, "VII A")
    names_taken(store, "Rapat", "VII A", Zaki="absent", Bima="mother")


def test_every_question_has_its_picture(store: Store, desk_of: DeskOf) -> None:
    a_year(store)
    page = open_page(show, desk_of(BUDI))

    drawn = [charts_of(at_tab(page, "participation", tab)) for tab in TABS]

    assert not page.exception
    assert [len(charts) for charts in drawn] == [1, 1, 1, 0]
    assert "Keluarga paling sedikit hadir pada" in drawn[0][0]
    assert charts_of(at_tab(page, "participation", "Dua tahun"))


def test_who_was_not_reached_is_for_the_lead_alone(
    store: Store, desk_of: DeskOf
) -> None:
    a_year_by_name(store)

    lead = at_tab(open_page(show, desk_of(SARI)), "participation", TABS[-1])
    unfolded(lead, "unreached")
    principal = at_tab(open_page(show, desk_of(BUDI)), "participation", TABS[-1])
    unfolded(principal, "unreached")

    assert "Zaki 1 0 tidak tidak tidak" in written(lead)
    assert "Bima" not in written(lead)
    assert "/kontak?tahun=2026&siswa=" in links_of(lead)
    assert "Zaki" not in written(principal)
    assert "VII A 2 <5" in written(principal)


def test_a_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    a_year(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not charts_of(page)


def test_nothing_counted_yet_says_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert len(page.info) == 1
    assert "/kehadiran" in links_of(page)

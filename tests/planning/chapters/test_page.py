from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from data.store import Store
from data.ui.desk import Desk
from planning.chapters import store as records
from planning.chapters.models import READY_BASES
from planning.chapters.page import show
from tests.make import BUDI, RINA, SARI, YEAR
from tests.open_page import at_tab, labelled, open_page, unfolded

DeskOf = Callable[..., Desk]


def at_bases(page: AppTest, *folds: str) -> AppTest:
    """Open the second tab, and some of its folds."""
    labels = [tab.label for tab in page.tabs]
    return unfolded(at_tab(page, "chapters", labels[1]), *folds)


def test_lead_writes_a_chapter_and_takes_it_back(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert len(page.expander) == 9
    page = unfolded(page, "chapter-foreword")

    labelled(page.text_area, "Foreword").input("Kata kami")
    labelled(page.button, "Save", 0).click().run()

    assert not page.exception
    written = records.chapters_in(store, YEAR)[0]
    assert (written.text, written.written_in) == ("Kata kami", YEAR.start)
    labelled(page.button, "Take these words back").click().run()
    assert records.chapters_in(store, YEAR)[0].written_in is None


def test_lead_leaves_a_regulation_out(store: Store, desk_of: DeskOf) -> None:
    first = records.legal_bases(store)[0]
    page = at_bases(open_page(show, desk_of(SARI)), f"mend-{first.id}")
    assert len(page.info) == 1

    labelled(page.checkbox, "Stands in the papers").uncheck()
    labelled(page.button, "Save", 0).click().run()

    assert not page.exception
    assert not records.legal_bases(store)[0].is_active


def test_lead_adds_a_regulation(store: Store, desk_of: DeskOf) -> None:
    page = at_bases(open_page(show, desk_of(SARI)), "new-basis")

    labelled(page.text_area, "Regulation, in full").input("Peraturan Wali Kota")
    labelled(page.button, "Add").click().run()

    assert not page.exception
    assert records.legal_bases(store)[-1].title == "Peraturan Wali Kota"
    assert records.legal_bases(store)[-1].number == len(READY_BASES) + 1


def test_regulation_without_words_is_explained(store: Store, desk_of: DeskOf) -> None:
    page = at_bases(open_page(show, desk_of(SARI)), "new-basis")

    labelled(page.button, "Add").click().run()

    assert len(page.error) == 1
    assert len(records.legal_bases(store)) == len(READY_BASES)


def test_principal_only_reads(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert len(page.expander) == 9
    page = unfolded(page, "chapter-foreword")
    assert "SMP Negeri Contoh" in page.text[0].value
    assert not page.button


def test_committee_member_sees_nothing(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.expander


def test_closed_year_is_only_read(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception
    assert not page.button

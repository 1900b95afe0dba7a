from collections.abc import Callable

from data.store import Store
from data.ui.desk import Desk
from evaluation.reports import store as reports
from evaluation.reports.models import WordsOf
from evaluation.reports.page import show
from tests.make import BUDI, RINA, SARI, YEAR
from tests.open_page import labelled, open_page, unfolded

DeskOf = Callable[..., Desk]


def test_the_lead_writes_the_conclusion(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert len(page.get("download_button")) == 4

    page = unfolded(page, f"words-{WordsOf.CONCLUSION}")
    labelled(page.text_area, "Conclusion of the annual report").input("Tahun yang baik")
    labelled(page.button, "Save").click().run()

    assert not page.exception
    kept = reports.own_words(store, YEAR, WordsOf.CONCLUSION)
    assert kept is not None
    assert kept.text == "Tahun yang baik"


def test_the_principal_hands_out_and_a_member_sees_nothing(desk_of: DeskOf) -> None:
    page = unfolded(open_page(show, desk_of(BUDI)), f"words-{WordsOf.PREFACE}")

    assert len(page.get("download_button")) == 4
    assert not page.text_area
    member = open_page(show, desk_of(RINA))
    assert member.warning
    assert not member.get("download_button")

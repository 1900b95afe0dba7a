from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.language import say
from data.letters.models import Numbering
from data.store import Store
from data.ui.desk import Desk
from organizing.decrees.actions import number_decree, word_decree
from organizing.decrees.models import Decree, DecreeDraft, NumberDraft
from organizing.decrees.page import show
from planning.activities.models import Activity
from tests.make import BUDI, RINA, SARI, TONO, acting
from tests.open_page import at_tab, labelled, open_page, said, written
from tests.organizing.make import a_position, an_activity, keep_closing, key

DeskOf = Callable[..., Desk]
NUMBER = NumberDraft(decided_on=date(2026, 8, 1))


def a_committee(store: Store) -> Activity:
    activity = an_activity(store)
    a_position(store, activity, "Ketua", RINA)
    return activity


def open_decree(desk: Desk, activity: Activity) -> AppTest:
    page = open_page(show, desk)
    page.query_params["kegiatan"] = str(activity.id)
    return page.run()


def press(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == label).click().run()


def test_year_without_committees_says_what_to_do(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1


def test_list_leads_to_every_decree(store: Store, desk_of: DeskOf) -> None:
    activity = a_committee(store)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    [listed] = page.get("html")
    assert str(activity.id) in listed.proto.body
    assert said("Draft without number and date") in written(page)


def test_lead_words_and_numbers_a_decree(store: Store, desk_of: DeskOf) -> None:
    activity = a_committee(store)
    page = open_decree(desk_of(SARI), activity)
    assert not page.exception

    page.text_input(key=f"costs-{activity.id}-0").input("Dana komite")
    labelled(
        page.checkbox,
        "Undang-Undang Republik Indonesia Nomor 20 Tahun 2003 tentang Sistem "
        "Pendidikan Nasional",
    ).uncheck()
    press(page, say("Save"))
    assert not page.exception
    kept = store.find(Decree, activity_id=activity.id)
    assert kept is not None
    assert kept.costs == "Dana komite"
    assert len(kept.basis_ids) == 5

    at_tab(page, "decree", say("Number and date"))
    press(page, say("Give number and date"))
    assert not page.exception
    kept = store.find(Decree, activity_id=activity.id)
    assert kept is not None
    assert kept.number == "001/VIII/2026"

    press(page, say("Take back the number {number}", number="001/VIII/2026"))
    assert not page.exception
    kept = store.find(Decree, activity_id=activity.id)
    assert kept is not None
    assert kept.number == ""


def test_number_waits_for_the_words(store: Store, desk_of: DeskOf) -> None:
    activity = a_committee(store)

    page = at_tab(
        open_decree(desk_of(SARI), activity), "decree", say("Number and date")
    )

    assert len(page.info) == 1
    assert not page.button


def test_principal_reads_and_downloads(store: Store, desk_of: DeskOf) -> None:
    activity = a_committee(store)
    word_decree(acting(store, SARI), activity.id, 0, DecreeDraft(costs="Dana BOSP"))
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), NUMBER)

    page = open_decree(desk_of(BUDI), activity)

    assert not page.exception
    assert not page.button
    assert "Dana BOSP" in written(page)


def test_decree_of_a_completed_activity_is_read(store: Store, desk_of: DeskOf) -> None:
    activity = a_committee(store)
    keep_closing(store, activity)

    page = open_decree(desk_of(SARI), activity)

    assert len(page.info) == 1
    assert not page.button


@pytest.mark.parametrize(
    ("typed", "is_told"), [("421.3/009.a/VIII/2026", True), ("009/08/2026", False)]
)
def test_a_number_that_letters_are_not_counted_on_from_is_told(
    store: Store, desk_of: DeskOf, typed: str, *, is_told: bool
) -> None:
    activity = a_committee(store)
    word_decree(acting(store, SARI), activity.id, 0, DecreeDraft())
    number = NUMBER.model_copy(update={"numbering": Numbering.TYPED, "typed": typed})
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), number)

    page = open_decree(desk_of(SARI), activity)
    at_tab(page, "decree", say("Number and date"))

    assert not page.exception
    captions = [caption.value for caption in page.caption]
    assert any("tidak sesuai dengan pola" in told for told in captions) is is_told


def test_a_changed_committee_is_told_and_mended_by_a_correction(
    store: Store, desk_of: DeskOf
) -> None:
    activity = a_committee(store)
    word_decree(acting(store, SARI), activity.id, 0, DecreeDraft())
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), NUMBER)
    assert not open_decree(desk_of(SARI), activity).warning
    a_position(store, activity, "Seksi *konsumsi*", TONO)

    assert len(open_page(show, desk_of(BUDI)).warning) == 0
    page = at_tab(
        open_decree(desk_of(SARI), activity), "decree", say("Number and date")
    )
    assert TONO.name in page.warning[0].value
    assert r"\*konsumsi\*" in page.warning[0].value

    press(page, say("Keep the correction"))
    assert len(page.error) == 1
    labelled(page.text_area, "What was corrected, and why").input(
        "Seksi konsumsi ditambah"
    )
    press(page, say("Keep the correction"))
    assert not page.exception
    assert not page.warning
    assert "Seksi konsumsi ditambah" in written(page)


def test_register_stands_beside_the_decree(store: Store, desk_of: DeskOf) -> None:
    activity = a_committee(store)
    word_decree(acting(store, SARI), activity.id, 0, DecreeDraft())
    number_decree(acting(store, SARI), activity.id, 1, key("letter"), NUMBER)

    page = at_tab(
        open_decree(desk_of(SARI), activity), "decree", say("Numbers of letters")
    )

    assert not page.exception
    assert len(page.dataframe) == 1


def test_committee_member_sees_nothing(store: Store, desk_of: DeskOf) -> None:
    a_committee(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.markdown

from collections.abc import Callable

from data.store import Store
from data.ui.desk import Desk
from evaluation.accreditation.store import ready_instruments
from evaluation.bundle import store as records
from evaluation.bundle.page import show
from tests.evaluation.bundle.make import hand_in_for
from tests.evaluation.bundle.test_packing import PDF
from tests.make import BUDI, RINA, SARI
from tests.open_page import figures_of, labelled, links_of, open_page, said, written

DeskOf = Callable[..., Desk]


def test_a_bundle_is_put_together_and_offered(store: Store, desk_of: DeskOf) -> None:
    hand_in_for(store, ready_instruments()[0].key, "2.6.2", files=(PDF,))
    page = open_page(show, desk_of(SARI))
    assert figures_of(page)[said("Files")] == "1"

    labelled(page.button, "Put the bundle together").click().run()

    assert not page.exception
    [kept] = records.bundles(store)
    assert f"/bundles/{kept.id}" in links_of(page)
    assert kept.files == 1

    page = open_page(show, desk_of(BUDI))
    assert f"/bundles/{kept.id}" in links_of(page)
    labelled(page.button, "Take it away").click().run()
    assert records.bundles(store) == []


def test_an_empty_school_is_told_that_there_is_nothing(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI))
    labelled(page.button, "Put the bundle together").click().run()

    assert len(page.error) == 1
    assert records.bundles(store) == []
    assert said("Missing proofs") in written(page)


def test_a_member_sees_nothing(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.button

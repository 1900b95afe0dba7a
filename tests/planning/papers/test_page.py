from collections.abc import Callable

from data.store import Store
from data.ui.desk import Desk
from planning.activities.models import Category
from planning.papers.page import show
from planning.plan.models import PlanStep
from planning.programme import actions as programme
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import labelled, open_page, unfolded
from tests.planning.make import an_activity, program_at
from tests.planning.papers.make import keep_what_papers_need

DeskOf = Callable[..., Desk]


def downloads(page: object) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]  # type: ignore[attr-defined]


def links(page: object) -> str:
    return " ".join(m.value for m in page.markdown)  # type: ignore[attr-defined]


def test_programme_is_offered_with_what_it_lacks(store: Store, desk_of: DeskOf) -> None:
    an_activity(store)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(downloads(page)) == 1
    assert "/rapat?" in links(page)
    assert "/situasi?" in links(page)
    assert not page.success


def test_complete_programme_lacks_nothing(store: Store, desk_of: DeskOf) -> None:
    an_activity(store, category=Category.MEETING)
    keep_what_papers_need(store)
    program_at(store, PlanStep.APPROVED)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert len(page.success) == 1
    assert "/bab?" not in links(page)


def test_revision_keeps_the_approved_paper_at_hand(
    store: Store, desk_of: DeskOf
) -> None:
    plan = program_at(store, PlanStep.APPROVED)
    programme.revise(acting(store, SARI), YEAR, plan.version, "Dana")

    page = open_page(show, desk_of(SARI))
    assert len(downloads(page)) == 1

    page = unfolded(page, "approved-before")

    assert not page.exception
    assert len(downloads(page)) == 2


def test_proposal_of_the_activity_in_the_address(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store, place="")
    page = open_page(show, desk_of(SARI))

    page.query_params["kegiatan"] = str(activity.id)
    page.run()

    assert not page.exception
    assert len(downloads(page)) == 1
    assert f"/kegiatan?tahun=2026&amp;kegiatan={activity.id}" in links(page)
    assert "/panitia?" in links(page)


def test_activity_is_chosen_on_the_page(store: Store, desk_of: DeskOf) -> None:
    activity = an_activity(store)
    page = open_page(show, desk_of(BUDI))

    labelled(page.selectbox, "Which paper").select(activity.id).run()

    assert not page.exception
    assert "kegiatan=" + str(activity.id) in links(page)


def test_empty_year_can_be_printed_too(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(downloads(page)) == 1


def test_committee_member_sees_nothing(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not downloads(page)

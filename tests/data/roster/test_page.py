from collections.abc import Callable

from data.roster.page import show
from data.ui.desk import Desk
from tests.data.roster.test_matching import doubtful
from tests.make import BUDI, RINA, SARI
from tests.open_page import open_page


def test_empty_year_says_what_to_do(desk_of: Callable[..., Desk]) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert "Dapodik" in page.info[0].value


def test_siblings_are_decided_on_the_page(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(SARI)
    doubtful(desk.store)
    page = open_page(show, desk)

    next(b for b in page.button if b.label == "Satu keluarga").click().run()

    assert not page.exception
    assert not [b for b in page.button if b.label == "Satu keluarga"]


def test_others_do_not_see_pupils(desk_of: Callable[..., Desk]) -> None:
    for person in (BUDI, RINA):
        page = open_page(show, desk_of(person))
        assert page.warning
        assert not page.dataframe

from collections.abc import Callable

from data.roster.page import show
from data.roster.queries import listed_class_groups
from data.ui.desk import Desk
from tests.data.roster.test_matching import doubtful
from tests.make import BUDI, RINA, SARI
from tests.open_page import open_page, said, written


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
    assert page.session_state["told"] == said("Noted.")


def test_class_groups_stand_first_and_their_pupils_are_listed_when_opened(
    desk_of: Callable[..., Desk],
) -> None:
    desk = desk_of(SARI)
    doubtful(desk.store)
    page = open_page(show, desk)
    [group, *_] = listed_class_groups(desk.store, desk.year)
    assert f"{group.name} {group.students} {group.families}" in written(page)
    assert not page.dataframe

    page.session_state["pupils"] = True
    page.run()

    assert not page.exception
    assert len(page.dataframe[0].value) == group.students


def test_others_do_not_see_pupils(desk_of: Callable[..., Desk]) -> None:
    for person in (BUDI, RINA):
        page = open_page(show, desk_of(person))
        assert page.warning
        assert not page.get("html")

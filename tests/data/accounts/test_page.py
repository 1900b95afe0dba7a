from collections.abc import Callable

from data.accounts.page import show
from data.ui.desk import Desk
from tests.make import BUDI, RINA, SARI
from tests.open_page import open_page


def test_wakil_humas_opens_an_account_and_sees_its_password_once(
    desk_of: Callable[..., Desk],
) -> None:
    page = open_page(show, desk_of(SARI))

    page.selectbox(key="account-person").select_index(1).run()
    next(b for b in page.button if b.label == "Buka akun").click().run()

    assert not page.exception
    [password] = [code.value for code in page.code]
    assert len(password) >= 10
    assert not page.run().code


def test_others_are_refused(desk_of: Callable[..., Desk]) -> None:
    for person in (BUDI, RINA):
        page = open_page(show, desk_of(person))
        assert page.warning
        assert not page.button

from collections.abc import Callable

from data.accounts.actions import open_account
from data.accounts.models import AccountDraft
from data.accounts.page import show
from data.actor import Role
from data.ui.desk import Desk
from tests.make import BUDI, RINA, SARI, TONO
from tests.open_page import open_page, unfolded, written


def test_wakil_humas_opens_an_account_and_sees_its_password_once(
    desk_of: Callable[..., Desk],
) -> None:
    page = unfolded(open_page(show, desk_of(SARI)), "open-account")

    page.selectbox(key="account-person").select_index(1).run()
    next(b for b in page.button if b.label == "Buka akun").click().run()

    assert not page.exception
    [password] = [code.value for code in page.code]
    assert len(password) >= 10
    assert not page.run().code


def test_accounts_are_listed_reset_and_closed(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of(SARI)
    for name in ("rina", "tono"):
        person = {"rina": RINA, "tono": TONO}[name]
        draft = AccountDraft(
            username=name, person_id=person.id, role=Role.COMMITTEE_MEMBER
        )
        open_account(desk.act(), draft)
    page = open_page(show, desk)
    assert "Rina · rina Anggota panitia" in written(page)

    page.button(key="reset-rina-1").click().run()
    assert len(page.code) == 1
    page.button(key="close-tono-1").click().run()

    assert not page.exception
    assert "Tono" not in written(page)
    assert "Rina" in written(page)


def test_others_are_refused(desk_of: Callable[..., Desk]) -> None:
    for person in (BUDI, RINA):
        page = open_page(show, desk_of(person))
        assert page.warning
        assert not page.button

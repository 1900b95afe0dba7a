from collections.abc import Callable

from data.accounts.actions import open_account
from data.accounts.models import Account, AccountDraft
from data.accounts.page import show
from data.actor import Role
from data.store import Store
from data.ui.desk import Desk
from data.ui.forms import REFUSED
from tests.data.accounts.make import opened
from tests.make import BUDI, RINA, SARI, TONO
from tests.open_page import open_page, said, unfolded, written


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
    page = open_page(show, desk, {"akun": "rina"})
    assert "rina Anggota panitia Bahasa Indonesia Ubah" in written(page)

    page.button(key="reset-rina-1").click().run()
    assert len(page.code) == 1
    page.query_params["akun"] = "tono"
    page.run().button(key="close-tono-1").click().run()

    assert not page.exception
    assert "Tono" not in written(page)
    assert "Rina" in written(page)


def test_others_are_refused(desk_of: Callable[..., Desk]) -> None:
    for person in (BUDI, RINA):
        page = open_page(show, desk_of(person))
        assert page.warning
        assert not page.button


def test_a_role_is_changed_on_the_card(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    opened(store, SARI, RINA)
    page = open_page(show, desk_of(SARI), {"akun": "rina"})

    labels = [button.label for button in page.button if button.key == "close-rina-1"]
    assert labels == [said("Close the account of {name}", name="Rina")]
    page.radio(key="to-role-rina-1").set_value(Role.PRINCIPAL).run()
    page.button(key="role-rina-1").click().run()

    assert not page.exception
    assert store.get(Account, "rina").role is Role.PRINCIPAL
    assert said(Role.PRINCIPAL.label) in written(page)


def test_the_last_keeper_of_accounts_stays(
    store: Store, desk_of: Callable[..., Desk]
) -> None:
    opened(store, SARI)
    page = open_page(show, desk_of(SARI), {"akun": "sari"})

    page.button(key="role-sari-1").click().run()

    assert page.session_state[REFUSED]
    assert store.get(Account, "sari").role is Role.HUMAS_LEAD

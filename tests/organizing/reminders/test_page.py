from collections.abc import Callable
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from data.actor import Actor
from data.address.actions import keep_address
from data.language import say
from data.store import Store
from data.ui.desk import Desk
from organizing.links.actions import give_link, tokens_for
from organizing.reminders.page import show
from tests.make import BUDI, RINA, SARI, TONO, YEAR, acting
from tests.open_page import at_tab, labelled, links_of, open_page, unfolded, written
from tests.organizing.make import a_position, a_task, an_activity, key

DeskOf = Callable[..., Desk]


def addresses(page: AppTest) -> list[str]:
    return [unquote(one.proto.url) for one in page.get("link_button")]


def a_school(store: Store) -> None:
    """Rina has a phone and a task, Tono a task and no phone."""
    activity = an_activity(store)
    a_position(store, activity, "Seksi acara", RINA, TONO)
    a_task(store, activity, "Undangan", offset=-1)
    a_task(store, activity, "Konsumsi", person=TONO, offset=-10)
    a_task(store, activity, "Belum ada", person=None, offset=-1)
    store.write("update person set phone = '+6281234567890' where id = $id", id=RINA.id)


def test_nobody_works_for_an_activity_yet(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1


@pytest.mark.parametrize("person", [BUDI, RINA, TONO])
def test_only_the_lead_sends_reminders(
    store: Store, desk_of: DeskOf, person: Actor
) -> None:
    a_school(store)

    page = open_page(show, desk_of(person))

    assert not page.exception
    assert len(page.warning) == 1
    assert not page.code
    assert not addresses(page)


def test_each_persons_text_is_ready_for_whatsapp(store: Store, desk_of: DeskOf) -> None:
    a_school(store)

    page = open_page(show, desk_of(SARI))
    assert not page.code
    unfolded(page, f"text-{RINA.id}", f"text-{TONO.id}")

    assert not page.exception
    assert "Rina 1 tugas" in written(page)
    [rinas, tonos] = [code.value for code in page.code]
    assert "Undangan" in rinas
    assert "Konsumsi" not in rinas
    assert "Konsumsi" in tonos
    assert addresses(page) == [f"https://wa.me/6281234567890?text={rinas}"]
    assert "6281234567890" not in rinas + tonos


def test_who_has_no_mobile_number_stands_at_the_end_with_how_to_mend_it(
    store: Store, desk_of: DeskOf
) -> None:
    a_school(store)

    page = open_page(show, desk_of(SARI))

    assert say("Without a mobile number") in page.subheader[0].value
    assert "/orang?" in links_of(page)


def test_one_person_is_chosen_by_the_address(store: Store, desk_of: DeskOf) -> None:
    a_school(store)
    page = open_page(show, desk_of(SARI))
    labelled(page.selectbox, "Reminder for").set_value(str(TONO.id)).run()

    assert page.query_params["orang"] == str(TONO.id)
    [text] = [code.value for code in unfolded(page, f"text-{TONO.id}").code]
    assert "Konsumsi" in text


def test_who_has_nothing_due_is_told_so(store: Store, desk_of: DeskOf) -> None:
    a_school(store)
    a_task(store, an_activity(store, "Nanti"), person=BUDI, offset=30)
    page = open_page(show, desk_of(SARI))
    page.query_params["orang"] = str(BUDI.id)
    page.run()

    assert not page.exception
    assert len(page.success) == 1
    assert "Budi" in page.success[0].value


@pytest.mark.parametrize("origin", ["http://192.168.1.10:8501", ""])
def test_the_link_is_in_the_text_once_phones_reach_the_server(
    store: Store, desk_of: DeskOf, origin: str
) -> None:
    a_school(store)
    link = give_link(acting(store, SARI), key("link"), RINA.id, YEAR)
    if origin:
        keep_address(acting(store, SARI), 0, origin)
    page = open_page(show, desk_of(SARI))
    unfolded(page, f"text-{RINA.id}", f"text-{TONO.id}")

    assert not page.exception
    token = tokens_for(acting(store, SARI), [link.id])[link.id]
    [rinas, tonos] = [code.value for code in page.code]
    assert (f"{origin}/t/{token}" in rinas) is bool(origin)
    assert "/t/" not in tonos


def test_a_committees_text_names_who_has_what_without_numbers_and_links(
    store: Store, desk_of: DeskOf
) -> None:
    a_school(store)
    give_link(acting(store, SARI), key("link"), RINA.id, YEAR)
    page = open_page(show, desk_of(SARI))
    page = at_tab(page, "pengingat", say("By committee"))
    unfolded(page, f"text-{key('Rapat awal tahun')}")

    assert not page.exception
    [text] = [code.value for code in page.code]
    assert "Undangan: Rina" in text
    assert "Konsumsi: Tono" in text
    assert "Belum ada" in text
    assert "/t/" not in text
    assert "6281234567890" not in text
    assert addresses(page) == [f"https://wa.me/?text={text}"]

    labelled(page.selectbox, "Reminder for the committee of").set_value(
        str(key("Rapat awal tahun"))
    ).run()
    assert page.query_params["kegiatan"] == str(key("Rapat awal tahun"))
    assert len(page.code) == 1


def test_no_committee_has_to_be_reminded(store: Store, desk_of: DeskOf) -> None:
    a_task(store, an_activity(store, "Nanti"), offset=30)

    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert len(page.success) == 1

    page = at_tab(page, "pengingat", say("By committee"))
    assert not page.exception
    assert len(page.success) == 1


def test_many_reminders_wait_behind_one_click(store: Store, desk_of: DeskOf) -> None:
    a_school(store)
    activity = an_activity(store)
    for number in range(15):
        person_id = key(f"orang-{number}")
        store.write(
            """
            insert into person (id, name, element, position, phone, is_active, version)
            values ($id, $name, 'parent', '', '+6281234567890', true, 1)
            """,
            id=person_id,
            name=f"Wali {number:02}",
        )
        store.write(
            "insert into task_helper (task_id, person_id) values ($task, $person)",
            task=key(f"{activity.title}-Undangan"),
            person=person_id,
        )

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(addresses(page)) == 8
    page.session_state["more-reminders"] = True
    page.run()
    assert len(addresses(page)) == 16

from collections.abc import Callable

from data.store import Store
from data.ui.desk import Desk
from execution.invitations import actions as invitations
from execution.invitations.models import EntryDraft
from execution.invitations.page import show
from execution.invitations.queries import listed_batches
from execution.letters.models import Channel, LetterKind, Reply
from execution.letters.store import letters_of
from tests.execution.make import to_close
from tests.execution.permissions import World as School
from tests.execution.permissions_of_letters import (
    BATCH,
    TODAY,
    World,
    alyas,
    of_one_pupil,
    written,
)
from tests.make import BUDI, SARI, YEAR, acting
from tests.open_page import (
    at_tab,
    deeds,
    labelled,
    open_page,
    said,
    sheet_of,
    type_in,
)
from tests.open_page import written as words_of

DeskOf = Callable[..., Desk]


def a_world(store: Store) -> World:
    return School(store, to_close(store))


def test_who_comes_first_writes_letters_with_ready_words(
    store: Store, desk_of: DeskOf
) -> None:
    world = a_world(store)

    page = open_page(show, desk_of(SARI))
    assert not page.exception
    labelled(page.selectbox, "Activity").select(world.activity.id).run()
    labelled(page.button, "Keep these letters").click().run()

    assert not page.exception
    [kept] = listed_batches(store, YEAR, SARI)
    assert (kept.kind, kept.invited, kept.sent) == (LetterKind.INVITATION, 3, 0)
    assert kept.subject == "Undangan Rapat Awal Tahun"


def test_messages_lead_through_the_families_of_a_batch(
    store: Store, desk_of: DeskOf
) -> None:
    world = a_world(store)
    written(world)
    store.write("update student set phone = '+6281234567890' where name = 'Alya'")
    asked = {"surat": str(BATCH)}

    page = at_tab(open_page(show, desk_of(SARI), asked), "letters", said("WhatsApp"))
    assert not page.exception
    assert "Alya" in page.code[0].value
    labelled(page.button, "Sent, the next one").click().run()

    assert not page.exception
    [alya] = [o for o in letters_of(store, BATCH).values() if o.id == alyas()]
    assert alya.messaged_on == TODAY
    assert said("Without a message") in page.subheader[-1].value


def test_the_principal_sees_counts_and_no_letter_about_one_pupil(
    store: Store, desk_of: DeskOf
) -> None:
    world = a_world(store)
    of_one_pupil(world)

    empty = open_page(show, desk_of(BUDI))
    assert not empty.exception
    assert not empty.selectbox
    assert not deeds(empty)

    store.write("delete from letter_batch")
    written(world)
    entry = EntryDraft(
        id=alyas(), channels=frozenset({Channel.LETTER}), reply=Reply.MOTHER
    )
    invitations.enter(acting(store, SARI), BATCH, [entry], TODAY)
    page = open_page(show, desk_of(BUDI), {"surat": str(BATCH)})

    assert not page.exception
    assert f"{said('Coming')} 1 " in words_of(page)
    assert "Alya" not in words_of(page)


def test_what_became_of_letters_is_typed_by_single_keys(
    store: Store, desk_of: DeskOf
) -> None:
    written(a_world(store))
    asked = {"surat": str(BATCH)}
    page = at_tab(
        open_page(show, desk_of(SARI), asked),
        "letters",
        said("Handed over and answered"),
    )
    [row] = [r for r in sheet_of(page)["rows"] if r["title"].startswith("Alya")]

    type_in(page, {row["title"]: {"channel": "s,w", "receipt": "y", "reply": "i"}})
    labelled(page.button, "Save the lines").click().run()

    assert not page.exception
    [alya] = [o for o in letters_of(store, BATCH).values() if o.id == alyas()]
    assert alya.channels == {Channel.LETTER, Channel.WHATSAPP}
    assert alya.reply is Reply.MOTHER
    type_in(page, {row["title"]: {"reply": "q"}})
    labelled(page.button, "Save the lines").click().run()
    assert row["title"] in page.error[0].value

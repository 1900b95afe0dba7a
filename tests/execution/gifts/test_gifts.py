from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from data.attachments.models import FileDraft
from data.errors import NotAllowed, NotFound, Stale, WrongStep
from data.language import Language, speaking, why
from data.letters.models import NumberChoice
from data.letters.store import letters_in
from data.store import Store
from data.ui.desk import Desk
from execution.files.actions import open_file
from execution.gifts import store as gifts
from execution.gifts.actions import (
    attach_to_gift,
    change_gift,
    note_gift,
    note_volunteers,
    number_gift,
    remove_gift,
    take_back_gift_number,
)
from execution.gifts.documents import HandoverFacts, handover_record
from execution.gifts.models import GiftKind, Giver
from execution.gifts.page import part, show
from tests.execution.gifts.make import a_gift, gift_draft, help_draft
from tests.execution.make import HELD_ON, key, to_close
from tests.execution.spending.make import make_treasurer
from tests.make import BUDI, RINA, SARI, SCHOOL, TONO, YEAR, acting
from tests.open_page import labelled, open_page, written

DeskOf = Callable[..., Desk]
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"is_voluntary": False}, "given freely"),
        ({"title": "Iuran wajib kelas VII"}, "sounds like a levy"),
        ({"title": "Sumbangan Rp50.000 per siswa"}, "sounds like a levy"),
        ({"unit": "siswa"}, "sounds like a levy"),
        ({"giver_name": "PT Rokok Jaya"}, "tobacco"),
        ({"giver_name": ""}, "name the partner"),
        ({"kind": GiftKind.MONEY, "value": Decimal(0)}, "how much was given"),
        ({"received_on": None}, "the day on which"),
        ({"received_on": date(2026, 8, 18)}, "the day on which"),
    ],
)
def test_a_gift_that_cannot_be_is_refused(changes: dict[str, Any], told: str) -> None:
    refusal = gift_draft(**changes).refusal(date(2026, 8, 17))

    assert refusal
    with speaking(Language.ENGLISH):
        assert told in why(refusal)


def test_parents_and_the_unnamed_need_no_name() -> None:
    for giver in (Giver.PARENTS, Giver.ANONYMOUS):
        draft = gift_draft(giver=giver, giver_name="")
        assert draft.refusal(date(2026, 8, 17)) is None


def test_a_gift_is_noted_once_changed_and_removed(store: Store) -> None:
    activity = to_close(store)
    act = acting(store, SARI)
    first = a_gift(store, activity)
    assert a_gift(store, activity, title="Lain") == first

    mended = gift_draft(quantity=Decimal(25))
    assert change_gift(act, first.id, 1, mended) == change_gift(
        act, first.id, 1, mended
    )
    with pytest.raises(Stale):
        remove_gift(act, first.id, 1)
    attach_to_gift(act, key("f"), first.id, "a.pdf", PDF, draft=FileDraft())
    remove_gift(act, first.id, 2)
    remove_gift(act, first.id, 2)
    assert gifts.gifts_of(store, YEAR.start) == []
    with pytest.raises(NotFound):
        open_file(act, key("f"))


def test_a_gifts_record_is_numbered_once_and_stays_while_it_is(store: Store) -> None:
    gift = a_gift(store, to_close(store))
    act = acting(store, SARI)
    number = number_gift(act, gift.id, key("n"), NumberChoice(code="027"))

    assert number_gift(act, gift.id, key("n"), NumberChoice()) == number
    paper = Document(BytesIO(handover_record(HandoverFacts(SCHOOL, gift, "", number))))
    assert f"Nomor: {number}" in [p.text for p in paper.paragraphs]
    with pytest.raises(WrongStep):
        number_gift(act, gift.id, key("m"), NumberChoice())
    with pytest.raises(WrongStep):
        remove_gift(act, gift.id, 1)
    take_back_gift_number(act, gift.id)
    take_back_gift_number(act, gift.id)
    remove_gift(act, gift.id, 1)
    assert letters_in(store, 2026) == []


def test_a_gift_to_the_school_is_the_leads_alone(store: Store) -> None:
    activity = to_close(store)
    make_treasurer(store, activity, RINA)

    a_gift(store, None)
    with pytest.raises(NotAllowed):
        note_gift(acting(store, RINA), key("x"), YEAR, None, gift_draft())
    note_gift(acting(store, RINA), key("y"), YEAR, activity.id, gift_draft())
    found = gifts.gifts_of(store, YEAR.start, activity.id)
    assert [gift.id for gift in found] == [key("y")]


def test_a_gifts_papers_are_for_those_who_see_amounts(store: Store) -> None:
    activity = to_close(store)
    make_treasurer(store, activity, TONO, "Seksi acara")
    gift = a_gift(store, activity)
    act = acting(store, SARI)
    attach_to_gift(act, key("f"), gift.id, "a.pdf", PDF, draft=FileDraft())

    assert open_file(acting(store, BUDI), key("f")).content == PDF
    with pytest.raises(NotFound):
        open_file(acting(store, TONO), key("f"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ["SERAH TERIMA BANTUAN", "Koperasi Maju Bersama"]),
        (
            {"giver": Giver.ANONYMOUS, "giver_name": "Rahasia"},
            ["SERAH TERIMA SUMBANGAN", "tidak ingin disebut namanya"],
        ),
    ],
)
def test_the_record_of_handing_over(
    store: Store, changes: dict[str, Any], words: list[str]
) -> None:
    gift = a_gift(store, None, **changes)
    facts = HandoverFacts(SCHOOL, gift, "Rapat awal tahun")

    paper = Document(BytesIO(handover_record(facts)))

    cells = [c.text for t in paper.tables for row in t.rows for c in row.cells]
    said = "\n".join([*(p.text for p in paper.paragraphs), *cells])
    for word in [*words, "Terbilang: Tiga juta rupiah.", "sukarela", "PIHAK KEDUA"]:
        assert word in said
    assert "dua ribu dua puluh enam" in said.casefold()
    assert "Rahasia" not in said


def test_gifts_and_help_on_the_pages(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    a_gift(store, activity)
    note_volunteers(acting(store, SARI), key("h"), activity.id, help_draft())

    page = open_page(lambda desk: part(desk, activity), desk_of(SARI))
    assert not page.exception
    assert "Kursi lipat" in written(page)
    assert "Paguyuban VII A" in written(page)
    year = open_page(show, desk_of(BUDI), {"pemberian": str(key("pemberian"))})
    assert not year.exception
    assert year.get("download_button")
    for draw in (show, lambda desk: part(desk, activity)):
        page = open_page(draw, desk_of(TONO))
        assert not page.exception
        assert "Kursi" not in written(page)


def test_a_gift_is_noted_on_the_page(store: Store, desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    page.session_state["new-gift-school"] = True
    page.run()

    labelled(page.text_input, "What was given").input("Sumbangan uang")
    labelled(page.radio, "Kind").set_value(GiftKind.MONEY)
    labelled(page.text_input, "Amount or estimated value (Rp)").set_value("Rp500.000")
    labelled(page.date_input, "Handed over on").set_value(HELD_ON)
    labelled(page.selectbox, "From").select(Giver.PARENTS)
    labelled(page.checkbox, "Given freely").check()
    labelled(page.button, "Note the gift").click().run()

    assert not page.exception
    [gift] = gifts.gifts_of(store, YEAR.start)
    assert (gift.value, gift.giver) == (Decimal(500_000), Giver.PARENTS)

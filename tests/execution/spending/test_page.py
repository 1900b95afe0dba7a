from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

from docx import Document
from python_calamine import CalamineWorkbook

from data.store import Store
from data.ui.desk import Desk
from execution.spending import queries
from execution.spending import store as spendings
from execution.spending.documents import ReceiptFacts, receipts_book, receipts_paper
from execution.spending.page import part, show
from tests.execution.make import SNACKS, to_close
from tests.execution.spending.make import a_receipt, make_treasurer
from tests.make import BUDI, RINA, SARI, TONO
from tests.open_page import labelled, open_page, said, written

DeskOf = Callable[..., Desk]


def test_a_receipt_is_entered_and_overspending_is_told(
    store: Store, desk_of: DeskOf
) -> None:
    activity = to_close(store)
    asked = {"kegiatan": str(activity.id)}
    page = open_page(show, desk_of(SARI), asked)

    labelled(page.selectbox, "Budget line").select(SNACKS.id)
    labelled(page.text_input, "What was paid for").input("Nasi kotak")
    labelled(page.text_input, "Amount (Rp)").set_value("Rp800.000")
    labelled(page.button, "Keep the receipt").click().run()
    assert not page.exception
    assert "melebihi anggaran Rp50.000" in page.error[0].value
    assert spendings.receipts(store, activity.id) == []

    labelled(page.checkbox, "Keep it although it is more than planned").check()
    labelled(page.button, "Keep the receipt").click().run()
    [kept] = spendings.receipts(store, activity.id)
    assert (kept.amount, kept.paid_by) == (Decimal(800_000), "Sari")
    assert "melebihi anggaran Rp50.000" in written(page)
    assert "107 %" in written(page)


def test_amounts_are_shown_to_nobody_else(store: Store, desk_of: DeskOf) -> None:
    activity = to_close(store)
    make_treasurer(store, activity, RINA)
    a_receipt(store, activity)

    assert "Rp700.000" in written(open_page(show, desk_of(RINA)))
    read = open_page(show, desk_of(BUDI), {"kegiatan": str(activity.id)})
    assert "Rp700.000" in written(read)
    assert not any(button.label == said("Keep the receipt") for button in read.button)
    for draw in (show, lambda desk: part(desk, activity)):
        page = open_page(draw, desk_of(TONO), {"kegiatan": str(activity.id)})
        assert not page.exception
        assert "Rp" not in written(page)


def test_the_list_of_receipts_adds_up_on_paper_and_in_the_workbook(
    store: Store, desk_of: DeskOf
) -> None:
    activity = to_close(store)
    make_treasurer(store, activity, RINA)
    a_receipt(store, activity)
    a_receipt(store, activity, "p", title="Parkir", budget_line_id=None, amount=20_000)
    desk = desk_of(SARI)
    facts = ReceiptFacts(
        school=desk.school,
        activity=activity,
        lines=queries.money_of_lines(store, activity.id),
        receipts=spendings.receipts(store, activity.id),
        treasurer=queries.treasurer_of(store, activity.id)[0],
        made_on=desk.today,
    )

    paper = Document(BytesIO(receipts_paper(facts)))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    cells = [[c.text for c in row.cells] for t in paper.tables for row in t.rows]
    assert "Terbilang: Tujuh ratus dua puluh ribu rupiah." in words
    assert any("Di luar anggaran" in cell for row in cells for cell in row)
    assert any("Rina" in cell for row in cells for cell in row)
    assert any("96 %" in cell for row in cells for cell in row)

    book = CalamineWorkbook.from_filelike(BytesIO(receipts_book(facts)))
    values = [cell for row in book.get_sheet_by_index(0).to_python() for cell in row]
    assert 700_000 in values
    assert "Parkir" in values

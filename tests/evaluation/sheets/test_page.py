"""The questionnaires' page: made in few clicks, typed a line each, read by others."""

from collections.abc import Callable
from io import BytesIO
from uuid import UUID

import pytest
from docx import Document

from data.store import Store
from data.ui.desk import Desk
from evaluation.questionnaires import store as records
from evaluation.questionnaires.actions import make_questionnaire
from evaluation.questionnaires.models import (
    ItemKind,
    MakingDraft,
    Moment,
    Questionnaire,
    QuestionnaireStep,
)
from evaluation.questionnaires.usual.every import TEMPLATES
from evaluation.sheets.actions import open_questionnaire, type_in
from evaluation.sheets.documents import FormFacts, answer_form, answer_poster
from evaluation.sheets.models import TypedDraft
from evaluation.sheets.page import show
from planning.activities.models import Activity
from tests.evaluation.make import keep_activity
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import at_tab, labelled, links_of, open_page, unfolded, written

DeskOf = Callable[..., Desk]
ASKED = UUID(int=700)


def made(store: Store, template: str = "event") -> Questionnaire:
    activity = keep_activity(store, "Rapat awal tahun")
    draft = MakingDraft(
        template=template,
        activity_id=activity if TEMPLATES[template].of_activity else None,
    )
    return make_questionnaire(acting(store, SARI), ASKED, draft, YEAR)


def opened(store: Store, template: str = "event") -> Questionnaire:
    made(store, template)
    return open_questionnaire(acting(store, SARI), ASKED)


def test_a_questionnaire_is_made_from_an_activity_in_one_press(
    store: Store, desk_of: DeskOf
) -> None:
    activity = keep_activity(store, "Rapat awal tahun")
    page = open_page(show, desk_of(SARI), {"kegiatan": str(activity)})

    labelled(page.button, "Make the questionnaire").click().run()

    assert not page.exception
    [kept] = records.questionnaires_in(store, YEAR.start)
    assert (kept.activity_id, kept.title) == (activity, "Angket Rapat awal tahun")
    assert "Undangan saya terima tepat waktu" in written(page)
    labelled(page.button, "Open the questionnaire").click().run()
    assert store.get(Questionnaire, kept.id).step is QuestionnaireStep.OPEN


def test_sheets_are_typed_a_line_each_and_wrong_ones_told(
    store: Store, desk_of: DeskOf
) -> None:
    opened(store)
    page = open_page(show, desk_of(SARI), {"angket": str(ASKED)})
    at_tab(page, f"questionnaire-{ASKED}", "Ketik lembar")

    labelled(page.text_area, "Sheets, one on each line").input("4434434\n44\n999")
    labelled(page.button, "Save the sheets").click().run()
    [wrong] = page.error
    assert "Baris 2" in wrong.value
    assert "Baris 3" in wrong.value
    assert records.count_sheets(store, ASKED) == 0
    typed = labelled(page.text_area, "Sheets, one on each line")
    assert typed.value == "4434434\n44\n999"

    typed.input("4434434 | Parkir\n1111111")
    labelled(page.button, "Save the sheets").click().run()

    assert not page.exception
    assert records.count_sheets(store, ASKED) == 2
    assert labelled(page.text_area, "Sheets, one on each line").value == ""


def test_the_principal_reads_and_a_member_does_not(
    store: Store, desk_of: DeskOf
) -> None:
    opened(store)
    type_in(acting(store, SARI), UUID(int=1), ASKED, TypedDraft(lines="4434434"))
    principal = open_page(show, desk_of(BUDI), {"angket": str(ASKED)})
    everything = open_page(show, desk_of(BUDI))
    member = open_page(show, desk_of(RINA), {"angket": str(ASKED)})

    assert not principal.button
    assert "Undangan saya terima tepat waktu" in written(principal)
    assert str(ASKED) in links_of(everything)
    assert "Rapat awal tahun" in written(everything)
    assert len(member.warning) == 1
    assert "Undangan" not in written(member)


def test_an_empty_year_and_a_strange_address_say_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI), {"angket": str(UUID(int=3))})

    assert not page.exception
    assert len(page.info) == 3


def test_what_was_answered_is_not_worded_anew(store: Store, desk_of: DeskOf) -> None:
    opened(store)
    type_in(acting(store, SARI), UUID(int=1), ASKED, TypedDraft(lines="4434434"))
    page = open_page(show, desk_of(SARI), {"angket": str(ASKED)})
    at_tab(page, f"questionnaire-{ASKED}", "Isi angket")

    assert "Buatlah versi baru" in page.info[0].value
    at_tab(page, f"questionnaire-{ASKED}", "Judul, tanggal, yang ditanya")
    labelled(page.button, "Make a new version").click().run()

    assert not page.exception
    assert len(records.questionnaires_in(store, YEAR.start)) == 2


def facts_of(store: Store, desk: Desk, **facts: object) -> FormFacts:
    kept = store.get(Questionnaire, ASKED)
    of = kept.activity_id
    return FormFacts.model_validate(
        {
            "school": desk.school,
            "questionnaire": kept,
            "items": tuple(records.items_of(store, ASKED)),
            "activity": store.get(Activity, of) if of else None,
        }
        | facts
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_item_stands_on_the_printed_sheet(
    store: Store, desk_of: DeskOf, template: str
) -> None:
    opened(store, template)
    facts = facts_of(store, desk_of(SARI), address="https://sekolah.id/t/angket/x")

    paper = Document(BytesIO(answer_form(facts)))
    cells = {c.text for t in paper.tables for r in t.rows for c in r.cells}
    words = cells | {p.text for p in paper.paragraphs}
    for number, item in enumerate(facts.items, 1):
        numbered = f"{number}. {item.text}"
        assert item.text in words or any(text.startswith(numbered) for text in words)
    promise = any("anonim" in text for text in words)
    assert promise == facts.questionnaire.is_anonymous
    assert len(paper.inline_shapes) >= 1


def test_the_poster_carries_the_code(store: Store, desk_of: DeskOf) -> None:
    opened(store, "knowledge")
    address = "https://sekolah.id/t/angket/x"
    facts = facts_of(store, desk_of(SARI), moment=Moment.BEFORE, address=address)

    poster = Document(BytesIO(answer_poster(facts)))
    words = " ".join(p.text for p in poster.paragraphs)

    assert address in words
    assert "Sebelum kegiatan" in words
    assert len(poster.inline_shapes) == 1


def test_an_item_is_worded_left_out_and_added_while_nobody_answered(
    store: Store, desk_of: DeskOf
) -> None:
    made(store)
    first, second, *_ = records.items_of(store, ASKED)
    page = open_page(show, desk_of(SARI), {"angket": str(ASKED)})

    labelled(page.selectbox, "Change an item").set_value(first.id).run()
    labelled(page.text_input, "What is asked").input("Undangan jelas.")
    labelled(page.button, "Save the item").click().run()
    labelled(page.selectbox, "Change an item").set_value(second.id).run()
    labelled(page.button, "Leave this item out").click().run()
    assert not page.exception
    unfolded(page, f"add-item-{ASKED}")
    labelled(page.selectbox, "How it is answered").set_value(ItemKind.ONE_OF).run()
    labelled(page.text_input, "What is asked").input("Kapan dapat hadir?")
    choices = labelled(page.text_area, "What can be chosen, one on each line")
    choices.input("Pagi\nSore")
    labelled(page.button, "Ask this item too").click().run()

    assert not page.exception
    items = records.items_of(store, ASKED)
    assert items[0].text == "Undangan jelas."
    assert second.id not in {item.id for item in items}
    [added] = [item for item in items if item.kind is ItemKind.ONE_OF]
    assert (added.options, added.part) == (("Pagi", "Sore"), first.part)


def test_a_typed_sheet_is_corrected_by_its_line(store: Store, desk_of: DeskOf) -> None:
    opened(store)
    type_in(acting(store, SARI), UUID(int=1), ASKED, TypedDraft(lines="4434434"))
    [sheet] = records.sheets_of(store, ASKED)
    page = open_page(show, desk_of(SARI), {"angket": str(ASKED)})
    at_tab(page, f"questionnaire-{ASKED}", "Ketik lembar")
    unfolded(page, f"correct-sheets-{ASKED}")

    labelled(page.selectbox, "Sheet").set_value(sheet.id).run()
    labelled(page.text_input, "The sheet as it should be").input("1111111")
    labelled(page.button, "Save the sheet").click().run()

    assert not page.exception
    answers = records.answers_of(store, [sheet.id])
    assert {one.value for one in answers} == {1.0}


def test_a_finding_is_noted_with_the_result_not_beside_it(
    store: Store, desk_of: DeskOf
) -> None:
    opened(store)

    page = open_page(show, desk_of(SARI), {"angket": str(ASKED)})

    assert "jadi=rtl" in links_of(page)
    assert "jadi=temuan" not in links_of(page)

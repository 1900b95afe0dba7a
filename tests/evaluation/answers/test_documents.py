"""The result of a questionnaire on paper, opened again."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from data.store import Store
from data.workbook import read_sheets
from evaluation.answers.documents import result_paper, result_workbook
from evaluation.answers.facts import result_facts
from evaluation.questionnaires.models import Questionnaire
from tests.evaluation.answers.make import ASKED
from tests.evaluation.answers.test_page import answered
from tests.make import NOW, SCHOOL


def said_on_paper(store: Store) -> str:
    facts = result_facts(store, store.get(Questionnaire, ASKED))
    paper = docx.Document(BytesIO(result_paper(SCHOOL, facts, NOW.date())))
    cells = [c.text for t in paper.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in paper.paragraphs), *cells])


def test_a_paper_says_index_band_rate_and_counts(store: Store) -> None:
    answered(store, 12)

    said = said_on_paper(store)

    assert "75 dari 100, mutu C" in said
    assert "60 %" in said
    assert "0 · 4 · 4 · 4" in said
    assert "Saran" not in said


def test_a_paper_of_few_sheets_says_nothing_of_them(store: Store) -> None:
    answered(store, 4)

    said = said_on_paper(store)

    assert "mutu" not in said
    assert "tidak ditampilkan" in said


def test_a_workbook_has_every_count(store: Store) -> None:
    answered(store, 12)
    facts = result_facts(store, store.get(Questionnaire, ASKED))

    content = result_workbook(SCHOOL, facts, NOW.date())

    [sheet] = read_sheets("hasil.xlsx", content, lambda _: True)
    rows = [tuple(row[3:5]) for row in sheet.rows]
    assert ("Setuju", 4) in rows
    assert ("Sangat tidak setuju", 0) in rows


@pytest.mark.parametrize("items", [3, 90])
def test_a_workbook_prints_on_two_pages_at_most(store: Store, items: int) -> None:
    answered(store, 12)
    facts = result_facts(store, store.get(Questionnaire, ASKED))
    [one, *_] = facts.outcome.items
    long = facts._replace(outcome=facts.outcome._replace(items=[one] * items))

    content = result_workbook(SCHOOL, long, NOW.date())

    with ZipFile(BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    is_shrunk = 'fitToHeight="2"' in sheet
    assert 'fitToPage="1"' in sheet
    assert is_shrunk == (items > 3)
    assert sheet.count("<brk ") < 2

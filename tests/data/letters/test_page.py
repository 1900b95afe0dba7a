from collections.abc import Callable
from uuid import UUID

from data.letters import store as letters
from data.letters.actions import take_number
from data.letters.models import LetterDraft
from data.letters.page import show
from data.store import Store
from data.ui.desk import Desk
from tests.make import BUDI, NOW, SARI, acting
from tests.open_page import labelled, open_page

DeskOf = Callable[..., Desk]


def test_lead_sees_an_example_and_changes_the_pattern(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert any("421.3/001/VIII/2026" in text.value for text in page.markdown)

    page.text_input(key="pattern-letter-pattern-0").input("{nomor}/{tahun}")
    labelled(page.button, "Save").click().run()

    assert not page.exception
    assert letters.pattern(store).pattern == "{number}/{year}"


def test_pattern_that_is_refused_stays_in_the_form(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI))

    page.text_input(key="pattern-letter-pattern-0").input("{urut}")
    labelled(page.button, "Save").click().run()

    assert len(page.error) == 1
    assert letters.pattern(store).version == 0


def test_principal_reads_the_register(store: Store, desk_of: DeskOf) -> None:
    draft = LetterDraft(
        subject="SK Panitia",
        record="decree",
        record_id=UUID(int=8),
        dated_on=NOW.date(),
    )
    take_number(acting(store, SARI), UUID(int=9), draft)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    assert not page.button
    assert page.dataframe[0].value.iloc[0].to_list()[1] == "001/VIII/2026"

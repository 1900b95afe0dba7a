from collections.abc import Callable
from uuid import UUID

from data.letters import store as letters
from data.letters.actions import take_number
from data.letters.models import Letter, LetterDraft, MonthStyle, NumberRuns
from data.letters.page import show
from data.store import Store
from data.ui.desk import Desk
from tests.make import BUDI, NOW, SARI, acting
from tests.open_page import labelled, open_page, said, unfolded

DeskOf = Callable[..., Desk]


def test_lead_sees_an_example_and_changes_the_pattern(
    store: Store, desk_of: DeskOf
) -> None:
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    assert any("421.3/001/VIII/2026" in text.value for text in page.markdown)

    page = unfolded(page, "letter-pattern")
    page.text_input(key="pattern-letter-pattern-0").input("{nomor}/{tahun}").run()
    assert any("**001/2026**" in text.value for text in page.markdown)
    labelled(page.button, "Save").click().run()

    assert not page.exception
    assert letters.pattern(store).pattern == "{number}/{year}"


def test_a_pattern_is_tried_out_before_it_is_kept(
    store: Store, desk_of: DeskOf
) -> None:
    page = unfolded(open_page(show, desk_of(SARI)), "letter-pattern")

    labelled(page.radio, "Month").set_value(said(MonthStyle.FIGURES.label))
    labelled(page.radio, "Running number").set_value(said(NumberRuns.CODE.label)).run()
    assert any("**421.3/001/08/2026**" in text.value for text in page.markdown)

    page.text_input(key="pattern-letter-pattern-0").input("{nomor}/{tahun}").run()
    assert ["{kode}" in warning.value for warning in page.warning] == [True]
    assert letters.pattern(store).version == 0


def test_pattern_that_is_refused_stays_in_the_form(
    store: Store, desk_of: DeskOf
) -> None:
    page = unfolded(open_page(show, desk_of(SARI)), "letter-pattern")

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


def test_gaps_and_doubles_are_told(store: Store, desk_of: DeskOf) -> None:
    for n, typed in ((1, "004/VIII/2026"), (2, "4/8/2026"), (3, "SK 9a")):
        draft = LetterDraft(
            subject=f"SK {n}",
            record="decree",
            record_id=UUID(int=n),
            dated_on=NOW.date(),
        )
        old = Letter.of(draft, UUID(int=n), None, typed, by=SARI, now=NOW)
        with store.transaction():
            store.add(old)

    page = open_page(show, desk_of(BUDI))

    [double] = page.warning
    assert "004/VIII/2026" in double.value
    assert "4/8/2026" in double.value
    told = " ".join(caption.value for caption in page.caption)
    assert "001–003" in told
    assert "SK 9a" in told

from typing import Any
from uuid import UUID

import pytest

from data.actor import Actor
from data.calendar import SchoolYear
from data.errors import NotAllowed, Stale, WrongStep
from data.history import events_of
from data.store import Store
from evaluation.ending.actions import close_year
from planning.chapters import store as records
from planning.chapters.actions import (
    drop_legal_basis,
    keep_legal_basis,
    restore_chapter,
    write_chapter,
)
from planning.chapters.models import (
    DEFAULT_WORDS,
    READY_BASES,
    Chapter,
    ChapterText,
    LegalBasisDraft,
)
from planning.plan.models import PlanStep
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.planning.make import key, program_at

READY = READY_BASES[3]


def foreword(store: Store, year: SchoolYear = YEAR) -> ChapterText:
    found = {text.chapter: text for text in records.chapters_in(store, year)}
    return found[Chapter.FOREWORD]


def write(
    store: Store, text: str, version: int = 0, year: SchoolYear = YEAR, by: Actor = SARI
) -> None:
    write_chapter(acting(store, by), year, Chapter.FOREWORD, version, text)


def keep(
    store: Store,
    basis_id: UUID,
    title: str,
    version: int = 0,
    by: Actor = SARI,
    **facts: Any,
) -> None:
    draft = LegalBasisDraft(title=title, **facts)
    keep_legal_basis(acting(store, by), basis_id, version, draft)


def test_every_chapter_has_ready_words() -> None:
    assert set(DEFAULT_WORDS) == set(Chapter)
    left_out = [chapter for chapter, words in DEFAULT_WORDS.items() if not words]
    assert left_out == [Chapter.VISION_MISSION]


def test_chapters_stand_in_the_order_of_the_paper(store: Store) -> None:
    texts = records.chapters_in(store, YEAR)

    assert [text.chapter for text in texts] == list(Chapter)
    assert {text.written_in for text in texts} == {None}


def test_school_and_year_are_filled_in() -> None:
    text = ChapterText(
        chapter=Chapter.FOREWORD,
        text="{sekolah} {tahun} {lain}",
        written_in=None,
        version=0,
    )

    assert text.filled("SMP Contoh", YEAR) == "SMP Contoh 2026/2027 {lain}"


def test_own_words_hold_for_the_year_and_those_after_it(store: Store) -> None:
    write(store, "Kata kami")

    assert foreword(store).text == "Kata kami"
    assert foreword(store, YEAR.after).text == "Kata kami"
    assert foreword(store, YEAR.after).version == 0
    assert foreword(store, YEAR.after).written_in == YEAR.start
    assert foreword(store, YEAR.before).text == DEFAULT_WORDS[Chapter.FOREWORD]


def test_next_years_words_leave_this_years_alone(store: Store) -> None:
    write(store, "Kata kami")
    write(store, "Kata tahun depan", year=YEAR.after)

    assert foreword(store).text == "Kata kami"
    assert foreword(store, YEAR.after).text == "Kata tahun depan"
    assert foreword(store, YEAR.after).version == 1


def test_chapter_without_words_is_left_out(store: Store) -> None:
    write(store, "  ")

    assert foreword(store).text == ""


def test_second_identical_click_writes_nothing(store: Store) -> None:
    write(store, "Kata kami")
    write(store, "Kata kami")

    events = events_of(store, "program_chapter", "2026-foreword")
    assert foreword(store).version == 1
    assert [event.event for event in events] == ["written"]


@pytest.mark.parametrize("version", [0, 2])
def test_whoever_was_slower_is_told(store: Store, version: int) -> None:
    write(store, "Kata kami")

    with pytest.raises(Stale):
        write(store, "Kata lain", version)
    assert foreword(store).text == "Kata kami"


def test_taken_back_words_give_way_to_the_year_before(store: Store) -> None:
    write(store, "Kata lama", year=YEAR.before)
    write(store, "Kata kami")

    restore_chapter(acting(store, SARI), YEAR, Chapter.FOREWORD, 1)
    restore_chapter(acting(store, SARI), YEAR, Chapter.FOREWORD, 1)

    assert foreword(store).text == "Kata lama"
    restore_chapter(acting(store, SARI), YEAR.before, Chapter.FOREWORD, 1)
    assert foreword(store).text == DEFAULT_WORDS[Chapter.FOREWORD]


def test_words_somebody_changed_are_not_taken_back(store: Store) -> None:
    write(store, "Kata kami")
    write(store, "Kata kami dua", 1)

    with pytest.raises(Stale):
        restore_chapter(acting(store, SARI), YEAR, Chapter.FOREWORD, 1)


def test_words_are_mended_after_the_approval_too(store: Store) -> None:
    program_at(store, PlanStep.APPROVED)

    write(store, "Kata kami")

    assert foreword(store).text == "Kata kami"


@pytest.mark.parametrize("by", [BUDI, RINA])
def test_only_the_humas_lead_writes(store: Store, by: Actor) -> None:
    with pytest.raises(NotAllowed):
        write(store, "Kata kami", by=by)
    with pytest.raises(NotAllowed):
        restore_chapter(acting(store, by), YEAR, Chapter.FOREWORD, 0)
    with pytest.raises(NotAllowed):
        keep(store, key("perda"), "Perda", by=by)
    with pytest.raises(NotAllowed):
        drop_legal_basis(acting(store, by), READY.id, 0)


def test_closed_year_keeps_its_words(store: Store) -> None:
    close_year(acting(store, SARI), YEAR.before, 1)

    with pytest.raises(WrongStep):
        write(store, "Kata kami", year=YEAR.before)


def test_list_of_regulations_begins_with_the_ready_ones(store: Store) -> None:
    assert records.legal_bases(store) == list(READY_BASES)
    assert "75 Tahun 2016" in READY.title


def test_ready_regulation_is_mended_left_out_and_returns(store: Store) -> None:
    keep(store, READY.id, "Permen pengganti", number=9, is_active=False)

    last = records.legal_bases(store)[-1]
    assert (last.id, last.title, last.is_active) == (
        READY.id,
        "Permen pengganti",
        False,
    )
    assert len(records.legal_bases(store)) == len(READY_BASES)
    keep(store, READY.id, "Permen baru", 1)
    assert records.legal_bases(store)[-1].title == "Permen baru"
    drop_legal_basis(acting(store, SARI), READY.id, 2)
    drop_legal_basis(acting(store, SARI), READY.id, 2)
    assert records.legal_bases(store) == list(READY_BASES)


def test_own_regulation_is_added_once_and_removed(store: Store) -> None:
    keep(store, key("perda"), "Perda Kota", number=7)
    keep(store, key("perda"), "Perda Kota", number=7)

    assert records.legal_bases(store)[-1].title == "Perda Kota"
    assert len(events_of(store, "legal_basis", key("perda"))) == 1
    drop_legal_basis(acting(store, SARI), key("perda"), 1)
    assert len(records.legal_bases(store)) == len(READY_BASES)


@pytest.mark.parametrize("version", [0, 2])
def test_regulation_changed_meanwhile_is_told(store: Store, version: int) -> None:
    keep(store, READY.id, "Permen pengganti")

    with pytest.raises(Stale):
        keep(store, READY.id, "Permen lain", version)
    with pytest.raises(Stale):
        drop_legal_basis(acting(store, SARI), READY.id, 5)

import pytest

from data.errors import NotAllowed, Refused, Stale
from data.store import Store
from evaluation.reports import store as reports
from evaluation.reports.actions import restore_words, write_words
from evaluation.reports.models import LONGEST, READY, WordsOf
from tests.make import BUDI, SARI, YEAR, acting


def words(store: Store, part: WordsOf) -> tuple[str, int]:
    [found] = [one for one in reports.words_in(store, YEAR) if one.part is part]
    return found.text, found.version


def test_the_schools_words_stand_instead_of_the_ready_ones(store: Store) -> None:
    lead = acting(store, SARI)
    assert words(store, WordsOf.PREFACE) == (READY[WordsOf.PREFACE], 0)

    write_words(lead, YEAR, WordsOf.PREFACE, 0, " Puji syukur. ")
    write_words(lead, YEAR, WordsOf.PREFACE, 0, "Puji syukur.")  # a double click

    assert words(store, WordsOf.PREFACE) == ("Puji syukur.", 1)
    with pytest.raises(Stale):
        write_words(lead, YEAR, WordsOf.PREFACE, 0, "Lain")
    restore_words(lead, YEAR, WordsOf.PREFACE, 1)
    restore_words(lead, YEAR, WordsOf.PREFACE, 1)
    assert words(store, WordsOf.PREFACE) == (READY[WordsOf.PREFACE], 0)


def test_words_are_of_their_year(store: Store) -> None:
    write_words(acting(store, SARI), YEAR.before, WordsOf.CONCLUSION, 0, "Selesai")

    assert words(store, WordsOf.CONCLUSION) == ("", 0)


def test_the_principal_and_too_many_words_are_refused(store: Store) -> None:
    with pytest.raises(NotAllowed):
        write_words(acting(store, BUDI), YEAR, WordsOf.FIRST, 0, "Halo")
    with pytest.raises(Refused):
        write_words(acting(store, SARI), YEAR, WordsOf.FIRST, 0, "a" * (LONGEST + 1))

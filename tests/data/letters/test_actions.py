import pytest

from data.actor import Actor
from data.errors import NotAllowed, Refused, Stale
from data.history import events_of
from data.letters import store as letters
from data.letters.actions import keep_pattern
from data.letters.models import LetterPatternDraft
from data.store import Store
from tests.make import BUDI, RINA, SARI, acting

DRAFT = LetterPatternDraft(pattern="{nomor}/{unit}/{tahun}", unit="HM")


def test_school_keeps_its_own_pattern_once(store: Store) -> None:
    first = keep_pattern(acting(store, SARI), 0, DRAFT)
    again = keep_pattern(acting(store, SARI), 0, DRAFT)

    assert first == again == letters.pattern(store)
    assert len(events_of(store, "letter_pattern", 1)) == 1


def test_second_writer_of_the_pattern_is_told(store: Store) -> None:
    keep_pattern(acting(store, SARI), 0, DRAFT)
    changed = LetterPatternDraft(unit="HUMAS")
    keep_pattern(acting(store, SARI), 1, changed)

    for version in (0, 1):
        with pytest.raises(Stale):
            keep_pattern(acting(store, SARI), version, DRAFT)
    assert letters.pattern(store).unit == "HUMAS"


@pytest.mark.parametrize("person", [BUDI, RINA], ids=lambda a: a.name)
def test_only_the_humas_lead_keeps_the_pattern(store: Store, person: Actor) -> None:
    with pytest.raises(NotAllowed):
        keep_pattern(acting(store, person), 0, DRAFT)


def test_pattern_without_a_running_number_is_refused(store: Store) -> None:
    with pytest.raises(Refused):
        keep_pattern(acting(store, SARI), 0, LetterPatternDraft(pattern="{tahun}"))
    assert letters.pattern(store).version == 0

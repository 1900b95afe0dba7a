from datetime import time
from decimal import Decimal
from uuid import UUID

import pytest

from data.calendar import TimeZone
from data.fields import Field, Kind, in_words, rows_of
from data.language import Language, speaking
from data.record import Term

HERE, THERE = TimeZone.WIB, TimeZone.WIT
SARI = UUID(int=1)


def field(name: str, room: int = 12, tab: Term = HERE) -> Field:
    return Field(name, name, Kind.LINE, tab=tab, room=room)


def test_a_row_is_filled_before_the_next_begins() -> None:
    fields = [field("a", 7), field("b", 5), field("c", 6), field("d"), field("e", 3)]

    rows = [[each.name for each in row] for row in rows_of(fields, HERE)]

    assert rows == [["a", "b"], ["c"], ["d"], ["e"]]


def test_a_part_has_only_its_own_fields() -> None:
    fields = [field("a", 4), field("b", 4, THERE), field("c", 4)]

    assert [[f.name for f in row] for row in rows_of(fields, HERE)] == [["a", "c"]]
    assert list(rows_of(fields, TimeZone.WITA)) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("", ""),
        ((), ""),
        ("Aula", "Aula"),
        (7, "7"),
        (0, "0"),
        (Decimal("77.5"), "77,5"),
        (time(8, 5), "08.05"),
        (TimeZone.WITA, "WITA"),
        ((TimeZone.WIB, TimeZone.WIT), "WIB dan WIT"),
        (SARI, "Sari"),
        (UUID(int=9), "sudah tidak ada"),
        ((SARI, UUID(int=9)), "Sari dan sudah tidak ada"),
    ],
)
def test_a_value_is_said_in_words(value: object, words: str) -> None:
    with speaking(Language.INDONESIAN):
        assert in_words(value, {SARI: "Sari"}) == words


def test_a_choice_that_decides_something_is_not_left_out() -> None:
    plain = Field("mode", "Mode", Kind.ONE)

    assert plain.is_gentle
    assert not plain._replace(weighs=True).is_gentle
    assert not plain._replace(kind=Kind.LINE).is_gentle

from datetime import date
from decimal import Decimal

from data import language
from data.actor import Role
from data.errors import NotAllowed
from data.language import Language, say, say_many, speaking, why


def test_indonesian_is_spoken_unless_somebody_chose_english() -> None:
    assert say("Save") == "Simpan"
    with speaking(Language.ENGLISH):
        assert say("Save") == "Save"
    assert say("Save") == "Simpan"


def test_facts_are_worded_in_the_same_language() -> None:
    refused = NotAllowed("Only the {role} can do this.", role=Role.PRINCIPAL)

    assert why(refused) == "Hanya Kepala sekolah yang dapat melakukan ini."


def test_counts_have_one_form_in_indonesian_and_two_in_english() -> None:
    one, many = "{count} person", "{count} people"
    assert say_many(one, many, 1) == "1 orang"
    assert say_many(one, many, 1200) == "1.200 orang"
    with speaking(Language.ENGLISH):
        assert say_many(one, many, 1) == "1 person"
        assert say_many(one, many, 2) == "2 people"


def test_dates_and_money_are_written_as_on_indonesian_paper() -> None:
    day = date(2026, 11, 20)

    assert language.in_weekday(day) == "Jumat, 20 November 2026"
    assert language.in_long(day) == "20 November 2026"
    assert language.in_short(date(2026, 8, 1)) == "1 Agu 2026"
    assert language.in_rupiah(Decimal(1_234_567)) == "Rp1.234.567"


def test_a_share_of_nothing_is_a_dash() -> None:
    assert language.in_percent(None) == "–"
    assert language.in_percent(0.874) == "87 %"

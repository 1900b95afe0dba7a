from datetime import date

import pytest
from pydantic import ValidationError

from evaluation.accreditation.models import (
    COUNTS_ONLY,
    OF_THE_YEAR,
    EvidenceDraft,
    Expected,
    Instrument,
    Item,
    ItemWording,
    ProofKind,
    ProofSource,
    Standing,
)
from evaluation.accreditation.store import ready_instruments
from evaluation.kpis.models import evidence_completeness

TODAY = date(2026, 11, 21)
IA2024, IASP2020 = ready_instruments()


def test_the_instrument_in_force_has_fourteen_butir_and_45_indicators() -> None:
    assert len(IA2024.item) == 45
    assert len({item.under for item in IA2024.item}) == 14
    per_butir = [
        sum(item.under == heading.number for item in IA2024.item)
        for heading in IA2024.heading
        if heading.under
    ]
    assert per_butir == [4, 3, 5, 4, 4, 4, 3, 2, 3, 3, 2, 2, 3, 3]


def test_the_items_of_humas_are_those_of_the_instrument() -> None:
    assert [item.code for item in IA2024.item if item.is_humas] == [
        *("1.1.3", "1.3.4", "1.4.4", "2.6.1", "2.6.2", "2.6.3", "2.6.4"),
        *("2.7.1", "2.7.2", "2.7.3", "2.8.1", "3.10.1", "3.11.1", "3.11.2"),
        *("3.12.1", "3.12.2", "3.14.2", "3.14.3"),
    ]
    assert all(item.kinds for item in IA2024.item if item.is_humas)


def test_the_old_instrument_says_how_sure_its_numbers_are() -> None:
    assert [item.code for item in IASP2020.item] == [str(n) for n in range(1, 36)]
    by_code = {item.code: item.certainty.value for item in IASP2020.item}
    assert (by_code["11"], by_code["26"], by_code["27"]) == ("high", "medium", "low")


def test_every_item_goes_on_from_one_that_is_there() -> None:
    old = {item.code for item in IASP2020.item}
    mapped = [one for item in IA2024.item for one in item.earlier]
    assert {one.instrument for one in mapped} == {IASP2020.key}
    assert {one.code for one in mapped} <= old
    assert {"4", "23", "26", "27", "34"} <= {one.code for one in mapped}
    assert all(one.reason for one in mapped)


def test_freshness_follows_the_rules_of_each_item() -> None:
    months = {
        (item.code, want.kind): want.months or IA2024.months
        for item in IA2024.item
        for want in item.expected
    }
    assert months["2.6.2", ProofKind.SUPPORT] == 60
    assert months["2.7.3", ProofKind.REPORT] == 24
    assert months["2.6.3", ProofKind.MINUTES] == 12


def test_two_items_with_one_code_are_no_instrument() -> None:
    twice = Item(code="1", title="Satu")
    with pytest.raises(ValidationError):
        Instrument(name="X", edition="1", title="X", item=(twice, twice))


@pytest.mark.parametrize("months", [0, 121, -1])
def test_unlawful_months_are_refused(months: int) -> None:
    with pytest.raises(ValidationError):
        Expected(kind=ProofKind.PHOTO, months=months)


def test_words_are_looked_for_at_the_start_of_a_word() -> None:
    want = Expected(kind=ProofKind.MINUTES, words=("rapat  tahunan", "Visi"))
    assert want.pattern == r"\b(?:rapat\s+tahunan|visi)"
    with pytest.raises(ValidationError):
        Expected(kind=ProofKind.MINUTES, words=("(visi",))


def test_a_school_words_an_item_beside_ours_and_adds_kinds() -> None:
    own = ItemWording(
        instrument=IA2024.key,
        code="2.7.1",
        title="Anggaran kami",
        kinds=(ProofKind.COST_PLAN, ProofKind.PHOTO, ProofKind.FOLLOW_UP),
        version=1,
    )
    read = IA2024.worded([own]).find("2.7.1")
    assert read is not None
    ours = IA2024.find("2.7.1")
    assert ours is not None
    assert (read.called, read.title) == ("Anggaran kami", ours.title)
    by_hand = {want.kind: want.by_hand for want in read.expected}
    assert by_hand == {
        ProofKind.COST_PLAN: False,
        ProofKind.PHOTO: True,
        ProofKind.FOLLOW_UP: False,
    }
    assert IA2024.find("2.7.1") == ours


def test_another_instruments_wording_changes_nothing() -> None:
    own = ItemWording(instrument="LAIN-1", code="2.7.1", title="Lain", version=1)
    assert IA2024.worded([own]) == IA2024


def test_kinds_that_tell_of_families_are_of_the_year_as_a_whole() -> None:
    assert COUNTS_ONLY < OF_THE_YEAR


def test_only_what_is_open_is_a_gap() -> None:
    assert {one for one in Standing if not one.is_gap} == {
        Standing.OUTSIDE,
        Standing.ABSENT,
        Standing.WHOLE,
    }


@pytest.mark.parametrize(
    ("changes", "is_fine"),
    [
        ({}, True),
        ({"happened_on": date(2026, 11, 22)}, False),
        ({"source": ProofSource.LINK}, False),
        ({"address": "www.sekolah.sch.id"}, False),
        ({"address": "javascript:alert(1)"}, False),
        ({"address": "https://drive.google.com/x?y=1", "source": "link"}, True),
    ],
)
def test_a_proof_has_a_day_that_came_and_a_real_address(
    changes: dict[str, object], is_fine: bool
) -> None:
    facts = {"kind": "agreement", "title": "PKS", "happened_on": TODAY} | changes
    draft = EvidenceDraft.model_validate(facts)
    assert (draft.refusal(TODAY) is None) is is_fine


def test_completeness_counts_kinds_and_lets_nothing_make_up_for_another() -> None:
    kpi = evidence_completeness(
        [
            (("minutes", "photo", "decree"), ("minutes",)),
            (("photo",), ("photo", "video", "receipt")),
            ((), ("photo",)),
        ]
    )
    assert (kpi.counted, kpi.of, kpi.excluded) == (2, 4, 1)
    assert kpi.value == 0.5

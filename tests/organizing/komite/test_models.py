from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data.language import Language, speaking
from data.people.models import Element
from data.school.models import Level
from organizing.komite.models import (
    LARGEST,
    MADRASAH_REGULATION,
    REGULATION,
    SHARES,
    SMALLEST,
    Composition,
    Exclusion,
    KomiteElement,
    Rule,
    Weight,
    eligibility_refusal,
    is_feasible,
    last_allowed_day,
    most,
    next_term_number,
    regulation,
    remarks,
    usual_end,
)
from organizing.structure.models import BodyKind, HeldTerm

P, C, E = KomiteElement
FIRST = date(2025, 7, 1)


def member(number: int, element: str, **facts: Any) -> HeldTerm:
    return HeldTerm(
        **(
            {
                "id": UUID(int=100 + number),
                "office_id": UUID(int=1),
                "person_id": UUID(int=number),
                "starts_on": FIRST,
                "ends_on": usual_end(FIRST),
                "element": element,
                "left_on": None,
                "reason": "",
                "version": 1,
                "name": f"Anggota {number}",
                "is_active": True,
                "person_element": Element.PARENT,
                "office_number": 4,
                "office_title": "Anggota",
                "body_id": UUID(int=2),
                "body_kind": BodyKind.KOMITE,
                "body_title": "Komite",
            }
            | facts
        )
    )


def komite(parents: int, community: int, experts: int) -> list[HeldTerm]:
    elements = [P] * parents + [C] * community + [E] * experts
    return [member(number, element) for number, element in enumerate(elements, 1)]


def found(
    members: list[HeldTerm], statutes: str = "AD/ART 1/2025"
) -> list[tuple[Rule, Weight]]:
    return [(r.rule, r.weight) for r in remarks(members, statutes)]


def test_komite_that_keeps_every_rule_has_no_remarks() -> None:
    assert found(komite(5, 3, 2)) == []
    assert found(komite(3, 2, 2)) == []


@pytest.mark.parametrize("size", [0, 1, 4, 16, 20])
def test_size_outside_five_to_fifteen_is_an_error(size: int) -> None:
    assert found(komite(size, 0, 0)) == [(Rule.SIZE, Weight.ERROR)]


@pytest.mark.parametrize(
    "members",
    [(5, 2, 1), (4, 3, 1), (4, 1, 3)],
    ids=["parents", "community", "experts"],
)
def test_each_share_above_its_limit_is_a_warning(members: tuple[int, int, int]) -> None:
    assert found(komite(*members)) == [(Rule.SHARES, Weight.WARNING)]


def test_sizes_that_cannot_be_kept_to_the_letter_are_these_four() -> None:
    sizes = range(SMALLEST, LARGEST + 1)

    assert [size for size in sizes if not is_feasible(size)] == [5, 6, 9, 13]


@given(some.integers(SMALLEST, LARGEST))
def test_feasible_means_that_some_composition_keeps_the_shares(size: int) -> None:
    kept = any(
        parents <= size / 2 and community <= 0.3 * size and experts <= 0.3 * size
        for parents, community in product(range(size + 1), repeat=2)
        if (experts := size - parents - community) >= 0
    )

    assert is_feasible(size) == kept


@given(some.sampled_from(list(SHARES)), some.integers(SMALLEST, LARGEST))
def test_largest_number_keeps_its_share_and_one_more_does_not(
    element: KomiteElement, size: int
) -> None:
    assert most(element, size) / size <= SHARES[element] + 1e-9
    assert (most(element, size) + 1) / size > SHARES[element]


def test_infeasible_size_is_explained_and_rounded_up() -> None:
    assert found(komite(3, 1, 1)) == [(Rule.SHARES, Weight.NOTE)]
    assert found(komite(4, 1, 0)) == [
        (Rule.SHARES, Weight.WARNING),
        (Rule.SHARES, Weight.NOTE),
    ]


def test_explanation_names_the_numbers_and_the_next_size() -> None:
    [remark] = remarks(komite(5, 2, 2), "AD/ART")

    with speaking(Language.ENGLISH):
        assert "4 + 2 + 2 = 8" in remark.said()
        assert "10 members would fit" in remark.said()


def test_person_with_two_positions_counts_once() -> None:
    twice = [*komite(3, 2, 2), member(1, P, office_number=2)]

    assert Composition.of(twice).size == 7


def test_term_of_three_years_is_kept_and_a_day_more_is_not() -> None:
    long = member(9, C, ends_on=date(2028, 7, 1))

    assert usual_end(FIRST) == date(2028, 6, 30)
    assert found([*komite(4, 2, 2), long]) != []
    assert (Rule.TERM, Weight.WARNING) in found([*komite(4, 2, 3), long])


@given(some.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_three_years_end_the_day_before_the_same_day(first: date) -> None:
    assert usual_end(first) + timedelta(days=1) == last_allowed_day(first)
    assert 1094 <= (usual_end(first) - first).days <= 1095


def test_term_without_an_end_and_a_third_term_are_warnings() -> None:
    members = komite(5, 3, 1)

    open_end = [*members, member(10, E, ends_on=None)]
    third = [*members, member(10, E, term_number=3)]
    second = [*members, member(10, E, term_number=2)]
    assert found(open_end) == [(Rule.TERM, Weight.WARNING)]
    assert found(third) == [(Rule.TERM, Weight.WARNING)]
    assert found(second) == []


def test_chair_who_is_no_parent_is_only_noted() -> None:
    chair = member(10, E, office_number=1)

    assert found([*komite(5, 3, 1), chair]) == [(Rule.CHAIR, Weight.NOTE)]


def test_member_who_became_staff_is_an_error() -> None:
    teacher = member(10, E, person_element=Element.TEACHER)

    assert found([*komite(5, 3, 1), teacher]) == [(Rule.ELIGIBLE, Weight.ERROR)]


def test_missing_statutes_are_a_warning() -> None:
    assert found(komite(5, 3, 2), " ") == [(Rule.STATUTES, Weight.WARNING)]


def test_gravest_remark_comes_first() -> None:
    members = [*komite(2, 0, 0), member(10, E, office_number=1, ends_on=None)]

    weights = [weight for _, weight in found(members, "")]
    assert weights == sorted(weights, key=list(Weight).index)
    assert len(weights) == 4


@pytest.mark.parametrize(
    "element", [Element.PRINCIPAL, Element.TEACHER, Element.COUNSELLOR, Element.STAFF]
)
def test_staff_of_the_school_are_not_eligible(element: Element) -> None:
    assert eligibility_refusal(element, P, None, Level.SMP)


@pytest.mark.parametrize("exclusion", list(Exclusion))
def test_excluded_categories_are_refused(exclusion: Exclusion) -> None:
    assert eligibility_refusal(Element.PARENT, C, exclusion, Level.SMP)


def test_party_officer_is_excluded_as_a_community_figure_only() -> None:
    assert eligibility_refusal(Element.PARENT, P, Exclusion.PARTY, Level.SMP) is None
    assert eligibility_refusal(Element.PARENT, P, None, Level.SMP) is None


def test_madrasah_follows_its_own_regulation() -> None:
    assert regulation(Level.SMP) == REGULATION
    assert regulation(Level.MTS) == MADRASAH_REGULATION
    refusal = eligibility_refusal(Element.TEACHER, P, None, Level.MI)
    assert refusal
    assert refusal.facts["regulation"] == MADRASAH_REGULATION


def test_term_number_counts_terms_not_positions() -> None:
    first = member(1, P, ends_on=date(2028, 6, 30))
    second = member(1, P, starts_on=date(2028, 7, 1), term_number=2)

    assert next_term_number([], FIRST) == 1
    assert next_term_number([first], date(2026, 1, 1)) == 1
    assert next_term_number([first], date(2028, 7, 1)) == 2
    assert next_term_number([first, second], date(2031, 7, 2)) == 3

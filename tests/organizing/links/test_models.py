from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data.errors import Refused
from organizing.links.models import (
    LinkStep,
    PersonalLink,
    address_of,
    end_of,
    expiry_refusal,
    link_in,
    token_of,
)
from tests.make import NOW, RINA, SARI, SCHOOL, YEAR
from tests.organizing.make import key

KEY = b"k" * 32


def a_link(**facts: object) -> PersonalLink:
    kept = PersonalLink(
        id=key("link"),
        person_id=RINA.id,
        school_year=YEAR.start,
        made_at=NOW,
        made_by=SARI.id,
        expires_at=NOW + timedelta(days=10),
    )
    return kept.model_copy(update=facts)


@given(some.uuids())
def test_a_token_names_its_link_and_is_always_the_same(link_id: object) -> None:
    token = token_of(KEY, link_id)  # type: ignore[arg-type]

    assert link_in(KEY, token) == link_id
    assert token == token_of(KEY, link_id)  # type: ignore[arg-type]
    assert set(token) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    )


@given(some.text(max_size=80))
def test_nobody_makes_up_a_token(guessed: str) -> None:
    assert link_in(KEY, guessed) is None


def test_a_token_changed_by_one_letter_opens_nothing() -> None:
    token = token_of(KEY, key("link"))

    for place in range(len(token) - 1):  # the last letter holds unused bits
        other = "A" if token[place] != "A" else "B"
        assert link_in(KEY, token[:place] + other + token[place + 1 :]) is None


def test_a_token_of_another_school_opens_nothing() -> None:
    assert link_in(b"another school's key", token_of(KEY, key("link"))) is None


def test_a_link_holds_until_it_expires_or_is_revoked() -> None:
    link = a_link()

    assert link.step_at(NOW) is LinkStep.HOLDS
    assert link.step_at(link.expires_at - timedelta(seconds=1)) is LinkStep.HOLDS
    assert link.step_at(link.expires_at) is LinkStep.EXPIRED
    assert a_link(revoked_at=NOW).step_at(NOW) is LinkStep.REVOKED


def test_a_day_ends_at_the_schools_midnight() -> None:
    assert end_of(date(2027, 6, 30), SCHOOL.zone) == datetime.fromisoformat(
        "2027-06-30T17:00:00+00:00"
    )


@pytest.mark.parametrize(
    ("day", "is_refused"),
    [
        (date(2026, 8, 16), True),
        (date(2026, 8, 17), False),
        (date(2027, 6, 30), False),
        (date(2027, 7, 1), True),
    ],
)
def test_a_link_ends_between_today_and_the_end_of_its_year(
    day: date, *, is_refused: bool
) -> None:
    refusal = expiry_refusal(day, YEAR, date(2026, 8, 17))

    assert isinstance(refusal, Refused) is is_refused


def test_an_address_is_whole() -> None:
    assert address_of("http://humas/", "abc") == "http://humas/t/abc"

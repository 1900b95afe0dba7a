import pytest

from data.errors import Refused
from data.nip import in_groups, nip_of

DIGITS = "196803121992032004"


@pytest.mark.parametrize(
    "typed",
    [
        DIGITS,
        "19680312 199203 2 004",
        " NIP. 19680312 199203 2 004 ",
        "nip: 1968.0312.1992.03.2.004",
        "19680312-199203-2-004",
    ],
)
def test_a_number_is_read_however_it_is_grouped(typed: str) -> None:
    assert nip_of(typed) == DIGITS
    assert in_groups(nip_of(typed)) == "19680312 199203 2 004"


@pytest.mark.parametrize("typed", ["", "  ", "-", "–", "NIP. -"])
def test_a_person_may_have_no_number(typed: str) -> None:
    assert nip_of(typed) == ""


@pytest.mark.parametrize(
    "typed", [DIGITS[:-1], f"{DIGITS}1", "19680312 199203 2 OO4", f"{DIGITS} / 12", "x"]
)
def test_anything_but_eighteen_digits_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="18 digits"):
        nip_of(typed)


def test_the_first_eight_digits_are_a_day_of_birth() -> None:
    with pytest.raises(Refused, match="19681312"):
        nip_of("19681312 199203 2 004")


def test_an_older_number_stays_as_it_was_typed() -> None:
    assert in_groups("130 456 789") == "130 456 789"

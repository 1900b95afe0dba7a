import pytest
from pydantic import ValidationError

from data.accounts.models import (
    READABLE,
    AccountDraft,
    hash_of,
    matches,
    one_time_password,
    password_refusal,
)
from tests.data.accounts.make import account_of
from tests.make import RINA


@pytest.mark.parametrize("typed", ["Rina.W", " rina.w ", "RINA.W"])
def test_a_username_is_kept_in_lower_case(typed: str) -> None:
    draft = AccountDraft(username=typed, person_id=RINA.id, role=RINA.role)

    assert draft.username == "rina.w"


@pytest.mark.parametrize(
    "typed", ["a", "rina w", "rina@sekolah", "é" * 5, "a" * 41, ""]
)
def test_a_username_has_few_kinds_of_characters(typed: str) -> None:
    with pytest.raises(ValidationError):
        AccountDraft(username=typed, person_id=RINA.id, role=RINA.role)


@pytest.mark.parametrize("password", ["", "pendek123", "x" * 201, "rina-dan-kawan"])
def test_a_weak_password_is_refused(password: str) -> None:
    assert password_refusal(password, "rina") is not None


def test_a_username_of_two_letters_may_stand_in_a_password() -> None:
    assert password_refusal("kabut pagi di bukit", "bu") is None


def test_a_sentence_is_a_good_password() -> None:
    assert password_refusal("hujan turun pagi ini", "rina") is None


def test_a_one_time_password_can_be_read_aloud_and_is_long_enough() -> None:
    password = one_time_password()

    assert set(password) <= set(READABLE) | {"-"}
    assert password_refusal(password, "rina") is None
    assert password != one_time_password()


def test_a_password_is_kept_as_argon2id() -> None:
    account = account_of(RINA, "kata sandi yang panjang")

    assert account.password_hash.startswith("$argon2id$")
    assert account.password_hash not in repr(account)
    assert matches(account, "kata sandi yang panjang")
    assert not matches(account, "kata sandi yang lain")


def test_nobody_has_no_password() -> None:
    assert not matches(None, "apa saja boleh dicoba")


def test_the_same_password_is_never_kept_the_same() -> None:
    assert hash_of("kata sandi yang panjang") != hash_of("kata sandi yang panjang")

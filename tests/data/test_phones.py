import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.phones import PhoneKind, as_written, split_phones, usable_mobile, wa_link


@pytest.mark.parametrize(
    ("typed", "e164", "kind"),
    [
        ("081234567890", "+6281234567890", PhoneKind.MOBILE),
        ("+62 812-3456-7890", "+6281234567890", PhoneKind.MOBILE),
        ("62812 3456 7890", "+6281234567890", PhoneKind.MOBILE),
        ("0812.3456.7890", "+6281234567890", PhoneKind.MOBILE),
        ("8123456789", "+628123456789", PhoneKind.MOBILE),
        ("0713-321456", "+62713321456", PhoneKind.FIXED),
        ("021-775577", None, PhoneKind.INVALID),
        ("08123456", None, PhoneKind.INVALID),
        ("081234567890123", None, PhoneKind.INVALID),
        ("8,12346E+11", None, PhoneKind.DESTROYED),
        ("8.12346e+11", None, PhoneKind.DESTROYED),
        ("812346000000", None, PhoneKind.DESTROYED),
        ("081200000000", "+6281200000000", PhoneKind.MOBILE),
        ("081234567890.0", "+6281234567890", PhoneKind.MOBILE),
        ("0812 3456 7890 (ayah)", "+6281234567890", PhoneKind.MOBILE),
        ("HP ibu: 081234567890", "+6281234567890", PhoneKind.MOBILE),
        ("0062 812 3456 7890", "+6281234567890", PhoneKind.MOBILE),
        ("+60 12-345 6789", "+60123456789", PhoneKind.MOBILE),
    ],
)
def test_number_is_judged_as_typed(
    typed: str, e164: str | None, kind: PhoneKind
) -> None:
    [phone] = split_phones(typed)

    assert (phone.e164, phone.kind) == (e164, kind)


@pytest.mark.parametrize(
    "typed",
    [
        "+6281234567890 / 08567890123",
        "0812-3456-7890\n0856-7890-123",
        "081234567890 Atau 08567890123",
        "081234567890 & 08567890123",
        "081234567890 08567890123",
        "0812 3456 7890 - +62 856 7890 123",
    ],
)
def test_two_numbers_of_one_cell_are_split(typed: str) -> None:
    found = split_phones(typed)

    assert [phone.e164 for phone in found] == ["+6281234567890", "+628567890123"]


def test_destroyed_number_does_not_hide_the_good_one() -> None:
    found = split_phones("8,12346E+11, 081234567890")

    assert [phone.kind for phone in found] == ["destroyed", "mobile"]
    assert usable_mobile("8,12346E+11, 081234567890") == "+6281234567890"


def test_first_mobile_is_the_usable_one() -> None:
    assert usable_mobile("0713-321456 / 0812-3456-7891") == "+6281234567891"
    assert usable_mobile("0713-321456") is None
    assert usable_mobile("-") is None


def test_number_is_shown_as_people_write_it() -> None:
    assert as_written("+6281234567890") == "0812-3456-7890"
    assert wa_link("+6281234567890", "Yth. Bapak/Ibu") == (
        "https://wa.me/6281234567890?text=Yth.%20Bapak/Ibu"
    )


def test_number_of_another_country_keeps_its_code() -> None:
    assert as_written("+60123456789") == "+60 12-345 6789"


@given(st.text(alphabet="0123456789+-/.,;() eExA", max_size=40))
def test_any_cell_is_judged_and_only_valid_numbers_can_be_called(text: str) -> None:
    for phone in split_phones(text):
        callable_kinds = {PhoneKind.MOBILE, PhoneKind.FIXED}
        assert (phone.e164 is not None) == (phone.kind in callable_kinds)
        assert phone.typed in text


@given(st.integers(10**7, 10**8 - 1))
def test_mobile_survives_being_written_and_read_again(number: int) -> None:
    e164 = f"+62812{number}"

    assert usable_mobile(as_written(e164)) == e164
    assert usable_mobile(e164) == e164

import pytest

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
    ],
)
def test_number_is_judged_as_typed(
    typed: str, e164: str | None, kind: PhoneKind
) -> None:
    [phone] = split_phones(typed)

    assert (phone.e164, phone.kind) == (e164, kind)


def test_two_numbers_of_one_cell_are_split() -> None:
    found = split_phones("+6281234567890 / 08567890123")

    assert [phone.e164 for phone in found] == ["+6281234567890", "+628567890123"]


def test_first_mobile_is_the_usable_one() -> None:
    assert usable_mobile("0713-321456 / 0812-3456-7891") == "+6281234567891"
    assert usable_mobile("0713-321456") is None
    assert usable_mobile("-") is None


def test_number_is_shown_as_people_write_it() -> None:
    assert as_written("+6281234567890") == "0812-3456-7890"
    assert wa_link("+6281234567890", "Yth. Bapak/Ibu") == (
        "https://wa.me/6281234567890?text=Yth.%20Bapak/Ibu"
    )

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
        ("0060 12-345 6789", "+60123456789", PhoneKind.MOBILE),
        ("+1 (202) 555-0123", "+12025550123", PhoneKind.MOBILE),
        ("WA 8,12346E+11", None, PhoneKind.DESTROYED),
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
        "0813-9876-54XX",
        "0813 9876 54 xx",
        "0813-9876-54**",
        "0813-9876-54..",
        "0813-9876-54__",
        "0813?9876?5432",
        "XX13-9876-5432",
        "x0813-9876-5432",
        "0813-OOOO-5432",
        "0813 WA 9876 5432",
        "0813-9876-5432 (WA) 2",
        "0813-9876-5432 (2 nomor)",
        "081398765432Wati",
        "081398765432 Wati 3",
        "0813-9876-5432 ext. 4",
        "0813-9876-54x2",
        "0813_9876_54__",
        "_0813_9876_5432",
    ],
)
def test_a_number_with_something_else_in_it_is_not_read(typed: str) -> None:
    assert [(p.e164, p.kind) for p in split_phones(typed)] == [
        (None, PhoneKind.INVALID)
    ]


@pytest.mark.parametrize(
    "typed",
    ["0813-9876-543O", "O813-9876-5430", "08I3 9876 5430", "o8l3.9876.543o"],
)
def test_letters_that_look_like_digits_are_mended(typed: str) -> None:
    [phone] = split_phones(typed)

    assert (phone.e164, phone.is_mended) == ("+6281398765430", True)


@pytest.mark.parametrize(
    "typed",
    [
        "WA 081398765432",
        "WA:081398765432",
        "hp0813-9876-5432",
        "HP 2: 0813-9876-5432",
        "2) 0813-9876-5432",
        "0813-9876-5432 (Bu Wati)",
        "(Bu Wati) 0813-9876-5432",
        "Wati (0813-9876-5432)",
        "Bapak Xaverius 0813-9876-5432",
        "081398765432ayah",
        "tel:+6281398765432",
        "https://wa.me/6281398765432",
        "0813/9876/5432",
        "0813_9876_5432",
        "+62_813_9876_5432",
        "[0813 9876 5432]",
        "{0813-9876-5432}",
        "1. 081398765432",
        "1.081398765432",
        "+62 (0)813-9876-5432",
        "(+62) 813 9876 5432",
        "٠٨١٣٩٨٧٦٥٤٣٢",
        "０８１３９８７６５４３２",
        "0813–9876–5432",
        "\u200e+62\u00a0813\u00a09876\u00a05432\u202c",
        "'081398765432",
        "81398765432,00",
    ],
)
def test_words_and_signs_beside_a_number_are_allowed(typed: str) -> None:
    [phone] = split_phones(typed)

    assert (phone.e164, phone.is_mended) == ("+6281398765432", False)


@pytest.mark.parametrize("typed", ["0711-312345 ext. 12", "(0711) 312345 ps 3"])
def test_an_extension_is_allowed_behind_a_landline(typed: str) -> None:
    [phone] = split_phones(typed)

    assert (phone.e164, phone.kind) == ("+62711312345", PhoneKind.FIXED)


@pytest.mark.parametrize(
    "typed", ["", "0", "000", "-", "#N/A", "tidak ada", "ibu/ayah"]
)
def test_a_cell_without_a_number_has_none(typed: str) -> None:
    assert split_phones(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "+6281234567890 / 08567890123",
        "0812-3456-7890\n0856-7890-123",
        "081234567890 Atau 08567890123",
        "081234567890 & 08567890123",
        "081234567890 08567890123",
        "0812 3456 7890 - +62 856 7890 123",
        "0812 3456 7890 + 0856 7890 123",
        "ayah 0812-3456-7890 ibu 0856-7890-123",
        "081234567890(ayah)08567890123(ibu)",
        "1. 0812 3456 7890 2. 08567890123",
        "1) 081234567890 2) 0856 7890 123",
        "1.081234567890 2.08567890123",
        "1)081234567890 2)08567890123",
        "[081234567890] [08567890123]",
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


DIGITS_OF_A_MOBILE = st.integers(10**7, 10**8 - 1).map(lambda n: f"0812{n}")
STRANGE = st.sampled_from([*"XxZzAaBbEe?*#_%", "wa", "ini"])


@given(DIGITS_OF_A_MOBILE, STRANGE, st.integers(1, 11))
def test_a_strange_sign_inside_never_makes_another_number(
    number: str, sign: str, place: int
) -> None:
    found = split_phones(f"{number[:place]}{sign}{number[place:]}")

    assert [phone.e164 for phone in found] == [None] * len(found)
    assert found


@given(DIGITS_OF_A_MOBILE, st.text("0123456789 -.(oO+/", max_size=30))
def test_no_digit_of_a_cell_is_lost_where_all_of_it_can_be_called(
    number: str, rest: str
) -> None:
    text = f"{number} {rest}"
    numbers = [phone.e164 for phone in split_phones(text)]

    if None not in numbers:
        dialled = "".join(map(str, numbers))
        for digit in "345789":
            assert dialled.count(digit) == text.count(digit)


@pytest.mark.parametrize(
    "typed",
    [
        "0812 3456 789 O",
        "0812 3456 78 OO",
        "081234567890 (tidak aktif)",
        "bukan 081234567890",
        "0812 3456 7890 (salah)",
        "081234567890 (nomor lama)",
    ],
)
def test_a_number_that_may_be_anothers_is_told(typed: str) -> None:
    assert usable_mobile(typed) is None
    assert [phone.kind for phone in split_phones(typed)] == [PhoneKind.INVALID]


@pytest.mark.parametrize(
    "typed",
    [
        "081398765432 7",
        "0813-9876-5432-7",
        "0813 9876 5432.7",
        "+6281398765432 7",
        "0711-312345 6",
        "08139876543 21",
    ],
)
def test_a_digit_behind_a_whole_number_makes_no_other_number(typed: str) -> None:
    assert [(p.e164, p.kind) for p in split_phones(typed)] == [
        (None, PhoneKind.INVALID)
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "081398765432 (lama) 085678901234 (baru)",
        "085678901234 (baru) 081398765432 (lama)",
        "081398765432(tidak aktif)085678901234",
        "081398765432 (nomor lama) / 085678901234",
        "0813-9876-5432 (hilang), 0856-7890-1234",
    ],
)
def test_of_an_old_and_a_new_number_the_new_one_is_called(typed: str) -> None:
    kinds = {phone.kind for phone in split_phones(typed)}

    assert usable_mobile(typed) == "+6285678901234"
    assert kinds == {PhoneKind.MOBILE, PhoneKind.INVALID}


@pytest.mark.parametrize(
    "typed",
    [
        "081398765432 / 085678901234 (baru)",
        "081398765432 -> 085678901234",
        "0813-9876-5432 → 0856-7890-1234",
        "0813 9876 5432 >> 0856 7890 1234",
    ],
)
def test_the_newer_of_two_numbers_is_called_first(typed: str) -> None:
    assert usable_mobile(typed) == "+6285678901234"


@pytest.mark.parametrize(
    "typed",
    [
        "081398765432 bukan 085678901234",
        "081398765432 (bukan) 085678901234",
        "081398765432 ganti 085678901234",
        "081398765432 diganti 085678901234",
        "lama 081398765432 baru 085678901234",
    ],
)
def test_where_nobody_can_tell_which_number_is_old_none_is_called(typed: str) -> None:
    assert usable_mobile(typed) is None

"""An amount is read whole or refused; no part of it is ever kept."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from data.errors import Refused
from data.language import Language, in_rupiah, in_rupiah_words, speaking
from data.workbook import amount_of, spelled


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("Rp 1.750.000", 1_750_000),
        ("Rp1.750.000,00", 1_750_000),
        ("1,750,000.00", 1_750_000),
        ("2 350 000", 2_350_000),
        ("2\u00a0350\u00a0000", 2_350_000),
        ("2\u2009350\u202f000", 2_350_000),
        ("2’350’000", 2_350_000),
        ("2'350'000", 2_350_000),
        ("30 siswa x @ Rp 15.000", 450_000),
        ("50 x @20.000 x 2 hari", 2_000_000),
        ("1.250.000 ,-", 1_250_000),
        ("1,5 milliar", 1_500_000_000),
        ("3 milyard", 3_000_000_000),
        ("\u200b450.000", 450_000),
        ("1,500", 1_500),
        ("1750000.0", 1_750_000),
        ("2,5 x 100.000", 250_000),
        ("1.5 jt", 1_500_000),
        ("1,5 juta", 1_500_000),
        ("2,25jt", 2_250_000),
        ("650rb", 650_000),
        ("650 ribu", 650_000),
        ("650K", 650_000),
        ("5 ratus ribu", 500_000),
        ("3 jt 250 rb", 3_250_000),
        ("Rp. 500.000,-", 500_000),
        ("Rp 500.000,--", 500_000),
        ("Rp 500.000.-", 500_000),
        ("Rp 500.000,=", 500_000),
        ("IDR 500.000", 500_000),
        ("500.000 rupiah", 500_000),
        ("40 x 12.500", 500_000),
        ("40 × 12.500", 500_000),
        ("40 org x Rp 12.500 x 2 hari", 1_000_000),
        ("35 kotak nasi x 15.000", 525_000),
        ("4 @ 75.000", 300_000),
        ("4 kotak @Rp75.000,-", 300_000),
        ("6 kali 50.000", 300_000),
        ("12 bulan x Rp100.000/bulan", 1_200_000),
        ("Rp25.000 per siswa x 30 siswa", 750_000),
        ("40 x 12.500 = 500.000", 500_000),
        ("Rp 600.000 + Rp 150.000", 750_000),
        ("2 x 100.000 + 3 x 50.000", 350_000),
        ("tujuh ratus lima puluh ribu rupiah", 750_000),
        ("dua setengah juta", 2_500_000),
        ("seratus kali lima ribu", 500_000),
        ("Rp 500.000,- (lima ratus ribu rupiah)", 500_000),
        ("Rp 500.000 (40 x 12.500)", 500_000),
        ("sebesar Rp500.000", 500_000),
        ("0", 0),
        ("nihil", 0),
        ("Gratis", 0),
        ("swadaya", 0),
        ("-", 0),
        ("Rp -", 0),
        (812_500.0, 812_500),
        (812_500, 812_500),
    ],
)
def test_usual_spellings_are_read(typed: object, amount: int) -> None:
    written = amount_of(typed)

    assert (written.amount, written.beside, written.is_about) == (amount, "", False)


@pytest.mark.parametrize(
    ("typed", "beside"),
    [
        ("500.000 BOS", "BOS"),
        ("BOS: Rp 500.000", "BOS"),
        ("Rp500.000,-\nDana BOSP", "Dana BOSP"),
        ("500 ribu (APBD)", "APBD"),
        ("500.000 - yayasan", "yayasan"),
        ("5 x 100.000 dari BOS", "dari BOS"),
    ],
)
def test_words_beside_an_amount_are_handed_back(typed: str, beside: str) -> None:
    assert amount_of(typed)[:2] == (500_000, beside)


@pytest.mark.parametrize(
    "typed", ["± 500.000", "sekitar 500 rb", "500.000 (perkiraan)"]
)
def test_about_is_said(typed: str) -> None:
    assert amount_of(typed) == (500_000, "", True)


@pytest.mark.parametrize(
    "typed",
    [
        "1750.000",
        "1.75.000",
        "1.750 000",
        "1,50,000",
        "500.00",
        "1.0000",
        "500.0000",
        "40 12.500",
        "500.000-750.000",
        "500-750 ribu",
        "500 rb s.d. 1 jt",
        "500.000; 250.000",
        "500.000 dan 250.000",
        "Rp 500.000 BOS + Rp 250.000 komite",
        "Rp 500.000 (enam ratus ribu rupiah)",
        "40 x 12.500 = 600.000",
        "Rp25.000/siswa",
        "@ 25.000",
        "100 orang",
        "100 orang x 2 hari",
        "Rp25.000/siswa x 3 hari",
        "1,500 juta",
        "2 M",
        "500 rb 2 jt",
        "2 jt 500",
        "2 jt 5 ratus",
        "dua juta lima ratus",
        "sejuta dua ratus",
        "BOSP 2026",
        "2 juta 3 juta",
        "(500.000)",
        "-500.000",
        "500.000-",
        "10%",
        "USD 500",
        "$500",
        "5OO.000",
        "1. Konsumsi 500.000",
        "500.000 BOS 2026",
        "12 x",
        "x 12",
        "+ 500",
        "500 +",
        "1e6",
        "٥٠٠",
        "lima ratus dua juta ribu",
        "BOS",
        True,
    ],
)
def test_what_may_mean_several_amounts_is_refused(typed: object) -> None:
    with pytest.raises(Refused, match="read whole"):
        amount_of(typed)


AMOUNTS = st.integers(0, 999_999_999_999)


@given(AMOUNTS, st.sampled_from(Language))
def test_what_is_written_is_read(amount: int, language: Language) -> None:
    with speaking(language):
        figures = in_rupiah(Decimal(amount))
        words = in_rupiah_words(Decimal(amount))

    assert amount_of(figures) == (amount, "", False)
    if language is Language.INDONESIAN:
        assert amount_of(words) == (amount, "", False)
        assert amount_of(f"{figures} ({words})") == (amount, "", False)


@given(AMOUNTS)
def test_numbers_in_words_are_read_as_they_are_written(number: int) -> None:
    assert spelled(num2words(number, lang="id")) == number


SIGNS = st.sampled_from(
    [*"0123456789.,' -+x@/()=%", " rb", " jt", "Rp", " BOS", " ribu"]
)


@example(11_000, 1, " jt")
@given(st.integers(1_000, 99_999_999), st.integers(0, 14), SIGNS)
def test_a_sign_more_never_leaves_a_part(amount: int, place: int, sign: str) -> None:
    """Whatever slips into an amount: all its figures count, or it is refused."""
    typed = f"{amount:,}".replace(",", ".")
    place = min(place, len(typed))
    changed = typed[:place] + sign + typed[place:]
    try:
        written = amount_of(changed)
    except Refused:
        return
    read = {Decimal(re.sub(r"\D", "", changed)), *_reckoned(changed), *_added(changed)}
    assert written.amount in {n * s for n in read for s in (1, 10**3, 10**6)}
    assert not any(each.isdigit() for each in written.beside)


def _added(typed: str) -> set[Decimal]:
    """Return what ``1 jt 1.000`` is: the thousands or millions, and what follows."""
    before, sign, after = re.fullmatch(r"(\D*[\d.]*)(\D*?)([\d.]*)", typed).groups()
    first, rest = re.sub(r"\D", "", before), re.sub(r"\D", "", after)
    scales = {"jt": 10**6, "rb": 10**3, "ribu": 10**3}
    scale = scales.get(sign.strip(" ."))
    return {int(first) * scale + Decimal(rest)} if scale and first and rest else set()


def _reckoned(typed: str) -> set[Decimal]:
    """Return the product and the sum of the two numbers that a sign has made of one."""
    parts = re.split(r"[x@+]", typed)
    if len(parts) != 2 or not all(re.search(r"^[\d.,' -]*$", part) for part in parts):
        return set()
    first, second = map(_number, parts)
    return {first * second, first + second}


def _number(typed: str) -> Decimal:
    typed = typed.strip(" .,-'")
    is_grouped = re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", typed)
    return Decimal(typed.replace(".", "") if is_grouped else typed or "0")


@given(st.text(alphabet="0123456789.,x+ RpjutaribBOS()-/%=@'", max_size=24))
def test_no_figure_is_left_beside_an_amount(typed: str) -> None:
    try:
        written = amount_of(typed)
    except Refused:
        return
    assert not any(sign.isdigit() for sign in written.beside)
    assert written.amount >= 0


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("+- 750.000", 750_000),
        ("Rp ± 750.000", 750_000),
        ("Rp. +/- 2 jt", 2_000_000),
        ("max 750.000", 750_000),
        ("min. 750.000", 750_000),
        ("4 jutaan", 4_000_000),
    ],
)
def test_an_amount_that_is_not_exact_is_about(typed: str, amount: int) -> None:
    assert amount_of(typed) == (Decimal(amount), "", True)


@pytest.mark.parametrize(
    "typed", ["100 x x 5.000", "500 .000", "+ 750.000", "10.000 , 20.000", "ribuan"]
)
def test_signs_that_say_nothing_sure_are_refused(typed: str) -> None:
    with pytest.raises(Refused):
        amount_of(typed)

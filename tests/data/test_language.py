from datetime import UTC, date, datetime, time
from decimal import Decimal
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from babel import dates, numbers
from hypothesis import given
from hypothesis import strategies as some

from data import language
from data.errors import WrongStep
from data.language import Language, say, say_many, speaking, spoken, why
from planning.plan.models import PlanStep


def test_indonesian_is_spoken_unless_somebody_chose_english() -> None:
    assert say("Save") == "Simpan"
    with speaking(Language.ENGLISH):
        assert say("Save") == "Save"
    assert say("Save") == "Simpan"


def test_facts_are_worded_in_the_same_language() -> None:
    refused = WrongStep(
        "The work programme is {at}; it cannot become {to} now.",
        at=PlanStep.DRAFT,
        to=PlanStep.APPROVED,
    )

    assert why(refused) == (
        "Program kerja berada pada tahap draf; saat ini tidak dapat menjadi disetujui."
    )


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


LOCALES = {Language.INDONESIAN: "id_ID", Language.ENGLISH: "en_GB"}
PATTERNS = {
    language.in_long: "d MMMM y",
    language.in_weekday: "EEEE, d MMMM y",
    language.in_short: "d MMM y",
    language.in_month: "MMMM y",
}
ZONES = [ZoneInfo(f"Asia/{place}") for place in ("Jakarta", "Makassar", "Jayapura")]
WITH_SUMMER_TIME = ZoneInfo("Europe/London")
figures = (
    some.integers(-(10**14), 10**14)
    | some.decimals(-(10**9), 10**9, places=2)
    | some.sampled_from([0, 0.0, -0.0, 2, 2.0, Decimal("2.00"), Decimal("2E+3"), 2000])
    | some.floats(-1e9, 1e9)
)


@given(some.lists(figures, min_size=1))
def test_numbers_are_written_as_babel_writes_them(several: list[float]) -> None:
    for spoken_now, number in [(tongue, n) for n in several for tongue in LOCALES]:
        expected = numbers.format_decimal(number, locale=LOCALES[spoken_now])
        with speaking(spoken_now):
            assert language.in_number(number) == expected
            assert language.in_percent(number) == (
                f"{numbers.format_decimal(round(number * 100), locale=locale_now())} %"
            )


@given(some.lists(some.decimals(-(10**13), 10**13, places=2)))
def test_rupiah_are_written_as_babel_writes_them(amounts: list[Decimal]) -> None:
    for amount in amounts:
        expected = numbers.format_currency(
            amount, "IDR", format="¤#,##0", locale="id_ID", currency_digits=False
        )
        assert language.in_rupiah(amount) == expected


@given(some.lists(some.dates(), min_size=1))
def test_days_are_written_as_babel_writes_them(days: list[date]) -> None:
    for tongue, day in [(tongue, day) for day in days for tongue in LOCALES]:
        with speaking(tongue):
            for said, pattern in PATTERNS.items():
                assert said(day) == dates.format_date(day, pattern, locale_now())


@given(
    some.datetimes(*(datetime.fromisoformat(f"{year}-01-01") for year in (1990, 2090))),
    some.sampled_from([None, UTC, WITH_SUMMER_TIME, *ZONES]),
    some.integers(0, 1),
)
def test_moments_are_written_as_babel_writes_them(
    moment: datetime, zone: ZoneInfo | None, fold: int
) -> None:
    moment = moment.replace(tzinfo=zone, fold=fold)
    for tongue, there in [(t, z) for t in LOCALES for z in (*ZONES, WITH_SUMMER_TIME)]:
        with speaking(tongue):
            assert language.in_moment(moment, there) == dates.format_datetime(
                moment, "d MMM y HH.mm", there, locale_now()
            )
            assert language.in_long(moment) == dates.format_date(
                moment, "d MMMM y", locale_now()
            )


def locale_now() -> str:
    return LOCALES[spoken()]


def test_one_moment_has_the_date_of_the_clock_it_is_read_from() -> None:
    in_london = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    in_jakarta = in_london.astimezone(ZONES[0])

    assert in_london == in_jakarta
    assert language.in_long(in_london) == "20 November 2026"
    assert language.in_long(in_jakarta) == "21 November 2026"
    assert language.in_moment(in_london) == language.in_moment(in_jakarta)


def test_two_people_read_one_day_each_in_their_own_language() -> None:
    day, read = date(2026, 8, 17), {}

    def reader(tongue: Language) -> None:
        with speaking(tongue):
            read[tongue] = {language.in_month(day) for _ in range(200)}

    readers = [Thread(target=reader, args=(tongue,)) for tongue in LOCALES]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    assert read == {
        Language.INDONESIAN: {"Agustus 2026"},
        Language.ENGLISH: {"August 2026"},
    }


def test_what_is_remembered_is_bounded() -> None:
    for number in range(language.REMEMBERED + 50):
        language.in_number(number)
        language.in_rupiah(Decimal(number))
        language.in_long(date.fromordinal(700_000 + number))

    for kept in (language._number, language._rupiah, language._date):
        assert kept.cache_info().currsize == language.REMEMBERED


UNITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
}
SCALES = {
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "triliun": 10**12,
}


def read_again(words: str) -> int:
    """Read a number in words, as a treasurer would."""
    total = part = digit = 0
    for word in words.replace("seribu", "satu ribu").split():
        if word in SCALES:
            total += (part + digit) * SCALES[word]
            part = digit = 0
        elif word == "belas":
            digit += 10
        elif word in {"puluh", "ratus"}:
            part += digit * (10 if word == "puluh" else 100)
            digit = 0
        else:
            part, digit = part + digit, UNITS[word]
    return total + part + digit


@given(some.integers(min_value=0, max_value=10**15 - 1))
def test_a_number_in_words_reads_as_the_number(number: int) -> None:
    assert read_again(language.in_words(number)) == number


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Nol rupiah"),
        (1_000, "Seribu rupiah"),
        (11_000, "Sebelas ribu rupiah"),
        (1_200_000, "Satu juta dua ratus ribu rupiah"),
        (48_800_000, "Empat puluh delapan juta delapan ratus ribu rupiah"),
    ],
)
def test_money_in_words_stands_under_a_total(amount: int, words: str) -> None:
    with speaking(Language.ENGLISH):
        assert language.in_rupiah_words(Decimal(amount)) == words


def test_hours_are_written_with_a_dot() -> None:
    assert language.in_hour(time(8, 30)) == "08.30"

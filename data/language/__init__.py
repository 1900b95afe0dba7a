"""Every sentence said to a person, in that person's language.

English is written in the code and is the key (gettext msgid); Bahasa Indonesia is
the catalogue ``id.po``. The language is set once per run, request or command, and with
it the words of the kind of school (``naming``): a madrasah reads *madrasah*.
"""

import gettext
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, dates, lists, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from data.errors import HumasError
from data.language.naming import SCHOOL, Naming, named
from data.record import Term

HERE = Path(__file__).parent
REMEMBERED: Final = 4096
"""How many dates and how many numbers are kept as they were written last."""


class Language(StrEnum):
    """The languages the product speaks, named in themselves."""

    INDONESIAN = "id"
    ENGLISH = "en"

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        return {"id": "Bahasa Indonesia", "en": "English"}[self.value]


_speaking: ContextVar[Language | None] = ContextVar("language", default=None)
_otherwise: list[Callable[[], Language]] = [lambda: Language.INDONESIAN]
_naming: ContextVar[Naming | None] = ContextVar("naming", default=None)
_naming_otherwise: list[Callable[[], Naming]] = [lambda: SCHOOL]


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name
    """Mark a message for the catalogue without translating it yet."""
    return message


def speak(language: Language) -> None:
    """Say everything from here on, in this run, in ``language``."""
    _speaking.set(language)


def ask_when_unset(language_of_tab: Callable[[], Language]) -> None:
    """Name who knows the language where a run did not begin with ``speak``.

    Streamlit runs callbacks and fragments without the script's first lines.
    """
    _otherwise[:] = [language_of_tab]


def spoken() -> Language:
    """Return the language of this run."""
    return _speaking.get() or _otherwise[0]()


@contextmanager
def speaking(language: Language, naming: Naming | None = None) -> Iterator[None]:
    """Say everything inside in ``language``, for this kind of school if given."""
    token = _speaking.set(language)
    try:
        with naming_as(naming or naming_here()):
            yield
    finally:
        _speaking.reset(token)


def ask_for_naming(naming_of_school: Callable[[], Naming]) -> None:
    """Name who knows what kind of school this is where a run did not say."""
    _naming_otherwise[:] = [naming_of_school]


def naming_here() -> Naming:
    """Return what this school calls itself, its committee and the office above it."""
    return _naming.get() or _naming_otherwise[0]()


def name_as(naming: Naming) -> None:
    """Say everything from here on, in this run, for this kind of school."""
    _naming.set(naming)


@contextmanager
def naming_as(naming: Naming) -> Iterator[None]:
    """Say everything inside for this kind of school."""
    token = _naming.set(naming)
    try:
        yield
    finally:
        _naming.reset(token)


def say(message: str, /, **facts: object) -> str:
    """Return the message in the person's language with its facts filled in.

    Facts are worded too: terms by their label, dates long, other failures whole.
    """
    said = _as_here(_catalogue(spoken()).gettext(message)) if message else ""
    return _filled(said, facts) if facts else said


def fitted(text: str, /, **facts: object) -> str:
    """Return prepared Indonesian words as this kind of school says them.

    For what stands in Indonesian in the code or in a list of ours. Facts are filled in
    afterwards: what people typed, and titles of regulations, stay as they are.
    """
    said = named(text, naming_here())
    return _filled(said, facts) if facts else said


def say_many(one: str, many: str, count: int, /, **facts: object) -> str:
    """Return the message for ``count`` things; ``{count}`` is filled in."""
    said = _as_here(_catalogue(spoken()).ngettext(one, many, count))
    return _filled(said, {"count": in_number(count), **facts})


def why(failure: HumasError) -> str:
    """Return the sentence a refused person reads."""
    return say(failure.message, **failure.facts)


def worded(value: object) -> object:
    """Return a fact the way a person reads it."""
    if isinstance(value, Term):
        return say(value.label)
    if isinstance(value, datetime):
        return in_moment(value)
    if isinstance(value, date):
        return in_long(value)
    if isinstance(value, HumasError):
        return why(value)
    return value


def locale() -> Locale:
    """Return the Babel locale of the language spoken."""
    return _locale(spoken())


def in_long(day: date) -> str:
    """Return ``20 November 2026``."""
    return _day(day, "d MMMM y")


def in_weekday(day: date) -> str:
    """Return ``Jumat, 20 November 2026``."""
    return _day(day, "EEEE, d MMMM y")


def in_short(day: date) -> str:
    """Return ``20 Nov 2026``."""
    return _day(day, "d MMM y")


def in_month(day: date) -> str:
    """Return ``November 2026``."""
    return _day(day, "MMMM y")


def in_month_name(day: date) -> str:
    """Return ``Nov``: a month where the year is known."""
    return _day(day, "MMM")


def in_days(first: date, last: date, word: Callable[[date], str] = in_long) -> str:
    """Return ``12–14 November 2026``, or two whole dates where the month differs.

    ``word`` says one date; weekdays stand before both numbers.
    """
    if (first.month, first.year) != (last.month, last.year):
        return f"{word(first)} – {word(last)}"
    if word is in_weekday:
        names = "–".join(_day(day, "EEEE") for day in (first, last))
        return f"{names}, {in_days(first, last)}"
    return f"{first.day}–{word(last)}"


def in_moment(moment: datetime, zone: ZoneInfo | None = None) -> str:
    """Return ``20 Nov 2026 13.05`` at the school's clock."""
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    there = known.astimezone(zone or ZoneInfo("Asia/Jakarta"))
    return f"{in_short(there)} {in_hour(there.time())}"


def in_hour(hour: time) -> str:
    """Return ``08.30``."""
    return f"{hour:%H.%M}"


def in_hours(starts_at: time | None, ends_at: time | None) -> str:
    """Return ``08.30–11.00``; nothing where no hour is set."""
    return "–".join(in_hour(hour) for hour in (starts_at, ends_at) if hour)


def in_number(value: int | float | Decimal) -> str:
    """Return ``1.234,5``."""
    return _number(str(value), spoken())


def in_rupiah(amount: Decimal) -> str:
    """Return ``Rp1.234.567``."""
    return _rupiah(str(amount))


def in_words(number: int | Decimal) -> str:
    """Return ``satu juta dua ratus ribu``: always Indonesian, as paper asks for it."""
    from num2words import num2words  # noqa: PLC0415 -- only papers need it

    return str(num2words(int(number), lang="id"))


def in_day_words(day: date) -> str:
    """Return ``Jumat, tanggal dua bulan Mei tahun dua ribu dua puluh (2-5-2020)``."""
    weekday, month = in_weekday(day).split(",")[0], in_month(day).rsplit(" ", 1)[0]
    return (
        f"{weekday}, tanggal {in_words(day.day)} bulan {month} tahun "
        f"{in_words(day.year)} ({day.day}-{day.month}-{day.year})"
    )


def in_hour_words(hour: time) -> str:
    """Return ``delapan lewat tiga puluh menit``, for a paper in words."""
    past = f" lewat {in_words(hour.minute)} menit" if hour.minute else ""
    return f"{in_words(hour.hour)}{past}"


def in_rupiah_words(amount: Decimal) -> str:
    """Return ``Satu juta dua ratus ribu rupiah``, as it stands under a total."""
    return f"{in_words(amount)} rupiah".capitalize()


def in_percent(share: float | Decimal | None) -> str:
    """Return ``87 %`` for 0.87, and a dash where there is nothing to divide."""
    return "–" if share is None else f"{in_number(round(share * 100))} %"


def in_list(words: Sequence[str]) -> str:
    """Return ``a, b, dan c``."""
    return lists.format_list(list(words), locale=locale())


def _filled(said: str, facts: Mapping[str, object]) -> str:
    """Return a sentence with its facts; one that ends in a full stop ends it too.

    So that a sentence about ``Sari, S.Pd.`` has one full stop at its end.
    """
    shown = {name: worded(fact) for name, fact in facts.items()}
    stopped = {
        name
        for name, fact in shown.items()
        if isinstance(fact, str) and fact.endswith(".") and not fact.endswith("..")
    }
    if stopped:
        said = _WITH_STOP.sub(lambda found: _unstopped(found, stopped), said)
    return said.format(**shown)


_WITH_STOP: Final = re.compile(r"(\{(\w+)\})\.(?!\.)")
"""A fact with the full stop of the sentence behind it."""


def _unstopped(found: re.Match[str], stopped: Collection[str]) -> str:
    return found[1] if found[2] in stopped else found[0]


def _as_here(said: str) -> str:
    """Return words of the catalogue as this kind of school says them."""
    naming = naming_here()
    if naming is SCHOOL or spoken() is Language.ENGLISH:
        return said
    return named(said, naming)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    with (HERE / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=str(language))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


# What is written once is remembered, under what it was written from: the day's number
# and the digits. Values themselves would not do: moments that are equal in two zones
# have two dates, and 2.0 equals 2 and True.


def _day(day: date, pattern: str) -> str:
    return _date(day.toordinal(), pattern, spoken())


@lru_cache(REMEMBERED)
def _date(number: int, pattern: str, language: Language) -> str:
    day = date.fromordinal(number)
    return dates.format_date(day, pattern, locale=_locale(language))


@lru_cache(REMEMBERED)
def _number(digits: str, language: Language) -> str:
    return numbers.format_decimal(digits, locale=_locale(language))


@lru_cache(REMEMBERED)
def _rupiah(digits: str) -> str:
    return numbers.format_currency(
        digits, "IDR", format="¤#,##0", locale="id_ID", currency_digits=False
    )


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse("id_ID" if language is Language.INDONESIAN else "en_GB")

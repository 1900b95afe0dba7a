"""How many rupiah a cell says: an amount, a product or a sum, read whole or refused."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from data.errors import Refused
from data.language import N_
from data.workbook.cells import BLANK, Cell, clean, plain, text_of
from data.workbook.numbers import figures_of, is_numeric
from data.workbook.spelled import is_number_word, spelled

NOTHING: Final = frozenset(
    {
        "nihil",
        "nol rupiah",
        "tanpa biaya",
        "tidak ada",
        "tidak ada biaya",
        "tidak berbiaya",
        "gratis",
        "free",
        "swadaya",
        "0,-",
        "rp -",
        "rp. -",
        "rp-",
        "rp.-",
        "rp",
    }
) | {"", *BLANK}
"""What says that there is no cost."""

SCALES: Final = {
    "k": 10**3,
    "rb": 10**3,
    "rbu": 10**3,
    "ribu": 10**3,
    "jt": 10**6,
    "jta": 10**6,
    "juta": 10**6,
    "miliar": 10**9,
    "milliar": 10**9,
    "milyar": 10**9,
    "milyard": 10**9,
    "ribuan": 10**3,
    "jutaan": 10**6,
}
_UNIT_WORDS: Final = (
    "orang org siswa murid anak peserta guru keluarga kk wali kali kl hari hr malam "
    "bulan bln minggu mgg jam jpl oj oh paket pkt pak buah bh biji unit set stel "
    "lembar lbr helai eksemplar eks exp rim kotak box dus kardus botol btl gelas kg "
    "gram liter ltr meter km rombel kelas kegiatan keg tahun thn semester sesi tim "
    "kelompok klp regu porsi bungkus bks potong ptg pcs pax roll rol ls lot pasang "
    "ekor batang tangkai stand tenda kursi meja spanduk banner bus mobil titik lokasi "
    "kamar galon piala medali sertifikat narasumber pemateri panitia person people "
    "days times pupils"
)
UNITS: Final = frozenset(_UNIT_WORDS.split())
ALIKE: Final = {"org": "orang", "hr": "hari", "bln": "bulan", "kl": "kali"} | {
    "bh": "buah",
    "pkt": "paket",
    "lbr": "lembar",
    "ltr": "liter",
    "thn": "tahun",
    "mgg": "minggu",
    "keg": "kegiatan",
}
"""Short words of units, and what they stand for."""

ABOUT: Final = re.compile(
    r"^(?:(?:(?:rp|idr)\.?\s*)?(?:±|\+\s?/?\s?-|~|≈)|ca\b\.?|sekitar|kurang lebih|"
    r"kira-kira|lebih kurang|perkiraan|estimasi|ma(?:ks|x)(?:i[mn]al|imum)?\b\.?|"
    r"min(?:i[mn]al|imum)?\b\.?)\s*:?\s*",
    re.IGNORECASE,
)
_UNCLEAR_WORDS: Final = "m t mio mil bio usd sgd myr rm eur sar dolar ringgit riyal"
UNCLEAR: Final = frozenset(_UNCLEAR_WORDS.split())
"""Other money, and letters that may stand for a million or more."""
SOME: Final = re.compile(r"\d\s*(?:ribuan|jutaan)\b", re.IGNORECASE)
"""What says an amount by its size only: ``3 jutaan``."""
FILLING: Final = frozenset({"sebesar", "senilai", "total", "jumlah", "totalnya"})
"""Words before an amount that say nothing more than it."""

TOKEN: Final = re.compile(
    r"(?P<number>[0-9](?:[0-9.,' ]*[0-9])?)(?P<end>\s?[.,]\s?(?:-{1,2}|=)(?![0-9]))?"
    r"|(?P<currency>(?:rp|idr)(?![^\W\d_])\.?|rupiah\b)"
    r"|(?P<times>[x×*✕](?![^\W\d_])|@)"
    r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*\.?)"
    r"|(?P<sign>\S)",
    re.IGNORECASE | re.ASCII,
)
MILLION: Final = 10**6
YEAR: Final = re.compile(r"20\d\d")
"""What is no amount behind a word: ``BOS 2026``."""

CENTS: Final = 2
"""How many figures stand behind the comma of an amount at most."""

BRACKET: Final = re.compile(r"\s*\(([^()]*)\)\s*$")


class WrittenAmount(NamedTuple):
    """Rupiah as somebody wrote them, and the words beside that say something else.

    ``is_about``: the cell says that the amount is not exact.
    """

    amount: Decimal
    beside: str = ""
    is_about: bool = False


class _Token(NamedTuple):
    kind: str
    text: str
    begins: int
    ends: int


class _Unreadable(Exception):
    """These tokens are no amount."""


def amount_of(cell: Cell) -> WrittenAmount:
    """Return the amount that a cell says, in figures or words, or raise Refused.

    Products (``100 org x Rp 25.000 x 2 hari``) and sums are reckoned. Whatever stands
    beside the amount is handed back, and never holds a figure.
    """
    if is_numeric(cell):
        return WrittenAmount(Decimal(str(cell)))
    if plain(cell) in NOTHING:
        return WrittenAmount(Decimal(0))
    typed = clean(cell)
    about = ABOUT.match(typed)
    words = typed[about.end() :] if about else typed
    try:
        found = _said(words)
    except _Unreadable as failure:
        raise Refused(
            N_(
                "“{value}” is not an amount that can be read whole. Write it like "
                "1.500.000, 1,5 juta or 100 x 25.000."
            ),
            value=text_of(cell),
        ) from failure
    behind = ABOUT.fullmatch(found.beside)
    return WrittenAmount(
        found.amount,
        "" if behind else found.beside,
        bool(about or behind or SOME.search(words)),
    )


def _said(typed: str) -> WrittenAmount:
    """Return an amount, compared with the words or the product in brackets behind."""
    bracket = BRACKET.search(typed)
    inner = _amount_in(bracket[1]) if bracket else None
    if bracket is None or inner is None:
        return _Parser(typed).parse()
    outer = _Parser(typed[: bracket.start()]).parse()
    if outer.amount != inner:
        raise _Unreadable
    return outer


def _amount_in(typed: str) -> Decimal | None:
    """Return what brackets say, or None where they hold no number at all."""
    holds = any(sign.isdigit() for sign in typed)
    if not holds and not any(map(is_number_word, typed.split())):
        return None
    said = _Parser(typed).parse()
    if said.beside:
        raise _Unreadable
    return said.amount


class _Parser:
    """Reads tokens from left to right; what it does not know it never skips."""

    def __init__(self, typed: str) -> None:
        self._typed = typed
        self._tokens = [
            _Token(found.lastgroup or "", found[0], found.start(), found.end())
            if found.lastgroup != "end"
            else _Token("number", found["number"], found.start(), found.end())
            for found in TOKEN.finditer(typed)
        ]
        self._at = 0

    def parse(self) -> WrittenAmount:
        """Return the amount and what stands beside it."""
        while self._next in {"word", "sign"} and not self._is_spelled():
            touches = self._typed[self._token.ends :][:1].isdecimal()
            if self._token.text in {"-", "%", "+", "="} or touches:
                raise _Unreadable
            self._at += 1
        head = self._tokens[: self._at]
        if head and YEAR.fullmatch(self._typed[head[-1].ends :].strip()):
            raise _Unreadable
        amount = self._sum()
        while self._takes("sign", "="):
            if self._sum() != amount:
                raise _Unreadable
        return WrittenAmount(amount, self._beside(head, self._tokens[self._at :]))

    # ── what comes next ──────────────────────────────────────────────────────
    @property
    def _next(self) -> str:
        more = self._at < len(self._tokens)
        return self._tokens[self._at].kind if more else ""

    @property
    def _token(self) -> _Token:
        return self._tokens[self._at]

    def _takes(self, kind: str, *texts: str) -> bool:
        """Whether the next token is this one; then it is gone past."""
        taken = self._next == kind and (
            not texts or self._token.text.casefold().rstrip(".") in texts
        )
        self._at += taken
        return taken

    def _is_spelled(self) -> bool:
        return self._next == "word" and is_number_word(self._token.text)

    def _is_rate(self) -> bool:
        return self._next == "word" and self._token.text.casefold() in {"per", "tiap"}

    # ── sums, products, factors ──────────────────────────────────────────────
    def _sum(self) -> Decimal:
        total = self._product()
        while self._takes("sign", "+") or self._takes("word", "ditambah"):
            total += self._product()
        return total

    def _product(self) -> Decimal:
        """Return a product; its parts may be counted, but one of them is a price."""
        is_each = self._takes("times", "@")
        product, counted, rates = Decimal(1), list[set[str]](), set[str]()
        while True:
            product *= self._factor()
            counted.append(self._units())
            rates |= self._rate()
            if not self._takes("times") and not self._is_counted_on(counted[-1]):
                break
            self._takes("times", "@")
        alone = len(counted) == 1
        if alone and product < 1000 and "." in str(product):  # noqa: PLR2004
            raise _Unreadable  # 500.00 has lost a zero rather than having cents
        if rates - set().union(*counted) or all(counted) or (alone and is_each):
            raise _Unreadable
        return product

    def _is_counted_on(self, units: Collection[str]) -> bool:
        """Whether a number follows “kali”, so that it says “times”."""
        follows = self._next in {"number", "currency"} or self._is_spelled()
        return "kali" in units and follows

    def _factor(self) -> Decimal:
        while self._takes("currency"):
            pass
        number = self._spelled() if self._is_spelled() else self._figures()
        self._takes("currency")
        return number

    def _figures(self) -> Decimal:
        """Return ``2 jt 500 rb`` or ``1.500.000``."""
        total, largest = Decimal(0), 0
        while self._next == "number":
            typed = self._token.text
            number = figures_of(typed)
            self._at += 1
            scale = self._scale()
            smaller = not largest or scale < largest
            if number is None or not smaller or (scale > 1 and "," in typed[-4:-3]):
                raise _Unreadable
            is_padded = typed[0] == "0" and typed[1:2].isdecimal()
            if is_padded or (scale == 1 and _decimals(number) > CENTS):
                raise _Unreadable
            is_short = (number or 0) * scale < 1000  # noqa: PLR2004
            if largest and (number * scale >= largest or is_short):
                raise _Unreadable  # “2 jt 500” means either
            total, largest = total + number * scale, scale
            if scale == 1:
                return total
        if not largest:
            raise _Unreadable
        return total

    def _scale(self) -> int:
        if self._next != "word":
            return 1
        word = self._token.text.casefold().rstrip(".")
        if word == "ratus":
            self._at += 1
            return 100 * self._scale()
        scale = SCALES.get(word, 1)
        self._at += scale > 1
        return scale

    def _spelled(self) -> Decimal:
        words = []
        while self._is_spelled():
            words.append(self._token.text)
            self._at += 1
        number = spelled(" ".join(words))
        if number is None:
            raise _Unreadable
        rest = number % MILLION if number > MILLION else 0
        if 0 < rest < 1000 and self._next != "currency":  # noqa: PLR2004
            raise _Unreadable  # “dua juta lima ratus” means either
        return number

    def _units(self) -> set[str]:
        """Return the units behind a factor, and go past them.

        Before “x” whatever is counted may stand; at the end only units do.
        """
        begins, words = self._at, list[str]()
        while self._next == "word" and not (self._is_spelled() or self._is_rate()):
            words.append(_unit(self._token.text))
            self._at += 1
        if self._next == "times" or all(word in UNITS for word in words):
            return set(words)
        self._at = begins
        while self._next == "word" and _unit(self._token.text) in UNITS:
            self._at += 1
        return {_unit(t.text) for t in self._tokens[begins : self._at]}

    def _rate(self) -> set[str]:
        """Return what a price is for, behind “/” or “per”, and go past it."""
        if not (self._is_rate() or (self._next == "sign" and self._token.text == "/")):
            return set()
        self._at += 1
        if self._next != "word":
            raise _Unreadable
        unit = _unit(self._token.text)
        self._at += 1
        return {unit}

    def _beside(self, head: Sequence[_Token], tail: Sequence[_Token]) -> str:
        """Return the words before and behind; a figure or sign among them is refused.

        Signs that may stand there are brackets and marks between words.
        """
        if any(map(_is_of_amounts, (*head, *tail))) or (tail and tail[-1].text == "-"):
            raise _Unreadable
        parts = [
            self._typed[some[0].begins : some[-1].ends] for some in (head, tail) if some
        ]
        said = " ".join(part.strip(" ():;,.-/") for part in parts).strip()
        return "" if plain(said) in FILLING else said


def _is_of_amounts(token: _Token) -> bool:
    """Whether a token belongs to an amount, so that it must not be left over."""
    if token.kind == "word":
        is_unclear = token.text.casefold().rstrip(".") in UNCLEAR
        return is_unclear or is_number_word(token.text)
    return token.kind != "sign" or token.text not in "():;,.-/&"


def _decimals(number: Decimal) -> int:
    return -int(number.as_tuple().exponent)


def _unit(word: str) -> str:
    plain_word = word.casefold().rstrip(".")
    return ALIKE.get(plain_word, plain_word)

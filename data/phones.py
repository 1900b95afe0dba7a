"""What a typed phone number is worth: a mobile, a landline, or nothing usable.

A number is read whole or not at all: what stands in it and is no digit makes it
unreadable, so that nobody rings up a stranger. Words beside it are allowed.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Final, NamedTuple
from urllib.parse import quote

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from data.errors import Refused
from data.language import N_
from data.record import Record

REGION: Final = "ID"
SEPARATORS: Final = re.compile(
    r"[/;|&\r\n]|,(?!\d+\s*e\s*\+?\d)(?!0+\s*$)|\s\+\s| atau | dan | and | or ",
    re.IGNORECASE,
)
RUN_TOGETHER: Final = re.compile(
    r"(?:(?<![\s\-])(?<!\b\d[.)])[\s\-]+|(?<=\))(?<!\b\d\)))"
    r"(?=(?:\d\d?[.)]\s*)?(?:\+?62[\s\-]?|0)8)"
    r"|(?<=[)\]])\s*(?=[(\[]\s*(?:\+?62|0)8\d)"
)
"""Where another number begins, or the ``2.`` in front of it."""
DECIMALS: Final = re.compile(r"[.,]0+$")
SCIENTIFIC: Final = re.compile(r"^\s*\d([.,]\d+)?\s*[eE]\s*\+?\d+\s*$")
EXPONENT: Final = re.compile(r"\d[.,]\d+\s*[eE]\s*\+\d")
ROUNDED: Final = re.compile(r"^(8\d{5}0{5,}|628\d{3}0{7,})(\.0)?$")
"""What is left when 8,12346E+11 is saved and opened again: six digits, then zeros."""
DESTROYS: Final = (SCIENTIFIC.match, EXPONENT.search, ROUNDED.match)
LOST_ZERO: Final = re.compile(r"^8\d{8,11}$")
COUNTRY_WITHOUT_PLUS: Final = re.compile(r"^62\d{8,}$")
WHOLE: Final = 10
"""Digits that a mobile has at least."""
MOBILE: Final = frozenset(
    {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
)

LETTER: Final = r"[^\W\d_]"
NUMBERED: Final = re.compile(
    rf"\s*(?:{LETTER}+[.\s]*)*(?:\d\d?\s*[:=)]"
    r"|\d\.(?=\s|(?:\+?62|0)8\d{8}))\s*"
)
"""A label with a number of its own: "HP 2: …", "1) …"."""
EXTENSION: Final = re.compile(
    r"(?:\b(?:ext|ekst|ps|pes|pesawat|pswt)\b[.\s:]*|(?<=\s)[x#]\s*)\d{1,5}\s*$",
    re.IGNORECASE,
)
FIRST: Final = re.compile(rf"[+(]*\s*[0-9]|(?<!{LETTER})[oO](?=[\s.\-]?[0-9])")
LAST: Final = re.compile(rf"[0-9][oOlI]*(?!{LETTER})|[0-9]")
SIGNS: Final = r"[0-9oOlI\s.\-]"
NUMBER: Final = re.compile(
    rf"\(?\s*\+?{SIGNS}+|\+?{SIGNS}*\(\s*\+?{SIGNS}{{1,7}}\){SIGNS}{{6,}}"
)
"""Brackets are set around an area or country code, never behind a number."""
GAPS: Final = re.compile(r"[\s.\-()+]+")
LIKE_DIGITS: Final = str.maketrans("oOlI", "0011")
BESIDE: Final = re.compile(rf"(?:{LETTER}|[\s.,:;=\-()'’\"])*")
HIDES: Final = re.compile(r"[xX]+")
"""A word that stands for digits which somebody did not want to write."""
OUT_OF_USE: Final = frozenset(
    re.findall(
        r"\w+",
        "blokir bukan diganti ganti hangus hilang lama mati nonaktif rusak salah",
    )
)
"""Words that say that nobody answers this number, or somebody else."""
IS_OLD: Final = re.compile(
    r"\((?:(?:no|nomor|hp|wa|sudah|sdh) )*(?:tidak aktif|"
    rf"{'|'.join(sorted(OUT_OF_USE - {'bukan', 'ganti'}))})\)",
    re.IGNORECASE,
)
"""What stands right behind a number that another one has taken the place of."""
BECOMES: Final = re.compile(r"[-=]+>|[→⇒➔➜»]|>>")
"""Behind it stands the number that took the place of the one before."""
IS_NEW: Final = re.compile(r"\b(?:baru|terbaru)\b", re.IGNORECASE)
UNDERLINED: Final = re.compile(
    r"(?<![\d_])(?:\+?62_?|0)8\d{0,3}(?:_\d{3,5}){2,3}(?![\d_])"
)
BRACKETS: Final = str.maketrans("[]{}<>", "()()()")
CUT_OFF: Final = re.compile(r"\s*\.{2}|-{2}")
LIKE_MORE: Final = re.compile(rf"[\s.\-]*[oOlI]+(?!{LETTER})")
"""Letters behind a gap that may be the last digits."""
OWNERS: Final = frozenset(
    re.findall(
        r"\w+",
        "aktif ayah bapak bibi bpk hp ibu kakak kakek kantor mama mamah nenek om ortu "
        "paman papa rumah siswa sms tante telepon telp tlp wa wali whatsapp",
    )
)
"""Words that may follow a number without a gap; others might stand for digits."""


class PhoneKind(StrEnum):
    """What a number can be used for."""

    MOBILE = "mobile"
    FIXED = "fixed"
    INVALID = "invalid"
    DESTROYED = "destroyed"


class Phone(Record):
    """One number as typed, and as it can be dialled (E.164).

    Where it is mended, letters that look like digits were read as these.
    """

    typed: str
    e164: str | None
    kind: PhoneKind
    is_mended: bool = False


class _Written(NamedTuple):
    """The digits of a number as they are dialled, and what had to be done for them."""

    digits: str
    is_mended: bool
    has_extension: bool


def split_phones(text: str) -> list[Phone]:
    """Return every number of a cell; two in one cell are separated by / , ; | or &."""
    parts = [part.strip() for part in SEPARATORS.split(BECOMES.sub("\n", text))]
    phones = [
        phone for part in parts if _has_number(part) for phone in _told_apart(part)
    ]
    if "/" in text and not any(phone.e164 for phone in phones):
        whole = _judged(text.strip(), text.replace("/", " "))
        return [whole] if whole.e164 else phones
    if BECOMES.search(text):
        phones.reverse()
    return sorted(phones, key=lambda phone: not _is_new(phone))


def _is_new(phone: Phone) -> bool:
    return bool(phone.e164 and IS_NEW.search(phone.typed))


def usable_mobile(text: str) -> str | None:
    """Return the first mobile number in E.164, or None."""
    mobiles = (p.e164 for p in split_phones(text) if p.kind is PhoneKind.MOBILE)
    return next(mobiles, None)


def kept_phone(typed: str | None) -> str | None:
    """Return the number in E.164, None where none was typed, or raise Refused.

    A second number, or half of one, would be lost: both are refused.
    """
    if not typed or not typed.strip():
        return None
    found = split_phones(typed)
    whole = [phone.e164 for phone in found if phone.e164]
    if not whole or len(whole) < len(found):
        raise Refused(
            N_("“{typed}” is not a phone number. Write it like 0812-3456-7890."),
            typed=next((phone.typed for phone in found if not phone.e164), typed),
        )
    if len(whole) > 1:
        raise Refused(
            N_("“{typed}” is more than one number. Write the one that is called."),
            typed=typed,
        )
    return whole[0]


def as_written(e164: str) -> str:
    """Return a number the way people write it: ``0812-3456-7890``.

    A number of another country keeps its country code; it could not be dialled without.
    """
    number = phonenumbers.parse(e164, REGION)
    at_home = phonenumbers.region_code_for_number(number) == REGION
    shape = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, shape)


def wa_link(e164: str, text: str = "") -> str:
    """Return a link that drafts a WhatsApp message; a person sends it."""
    query = f"?text={quote(text)}" if text else ""
    return f"https://wa.me/{e164.lstrip('+')}{query}"


def _has_number(part: str) -> bool:
    """Return whether there is a digit other than the zero of an empty cell."""
    return any(c.isdigit() and unicodedata.digit(c, 0) for c in part)


def _told_apart(part: str) -> list[Phone]:
    """Split numbers with only a space or dash between, if each is one by itself."""
    whole = _judged(part, part)
    pieces = RUN_TOGETHER.split(part) if whole.kind is PhoneKind.INVALID else []
    phones = [_judged(piece.strip(), piece) for piece in pieces if _is_more(piece)]
    is_each = all(phone.e164 or _is_old(phone) for phone in phones)
    return phones if len(phones) > 1 and is_each else [whole]


def _is_old(phone: Phone) -> bool:
    """Return whether a number is whole, and the list says that it is out of use."""
    without = IS_OLD.sub("", phone.typed)
    return without != phone.typed and _judged(without, without).e164 is not None


def _is_more(piece: str) -> bool:
    """Return whether a piece is more than words beside a number."""
    return _has_number(piece) or not _are_words(piece)


def _judged(typed: str, text: str) -> Phone:
    plain = _in_plain_signs(text)
    if any(found(plain) for found in DESTROYS):
        return Phone(typed=typed, e164=None, kind=PhoneKind.DESTROYED)
    written = _written(DECIMALS.sub("", plain))
    number = _valid(written.digits) if written else None
    is_mobile = number and phonenumbers.number_type(number) in MOBILE
    if written is None or number is None or (is_mobile and written.has_extension):
        return Phone(typed=typed, e164=None, kind=PhoneKind.INVALID)
    return Phone(
        typed=typed,
        e164=phonenumbers.format_number(number, PhoneNumberFormat.E164),
        kind=PhoneKind.MOBILE if is_mobile else PhoneKind.FIXED,
        is_mended=written.is_mended,
    )


def _in_plain_signs(text: str) -> str:
    """Return the text with the digits, dashes and blanks of a keyboard."""
    signs = []
    for sign in unicodedata.normalize("NFKC", text):
        kind = unicodedata.category(sign)
        if kind == "Nd":
            signs.append(str(unicodedata.digit(sign)))
        elif kind != "Cf":
            signs.append("-" if kind == "Pd" else sign)
    plain = "".join(signs).translate(BRACKETS).strip()
    return UNDERLINED.sub(lambda found: found[0].replace("_", "-"), plain)


def _written(plain: str) -> _Written | None:
    """Return the one number of a text, or None where it is not whole."""
    text = NUMBERED.sub("", plain, count=1) if NUMBERED.match(plain) else plain
    without = EXTENSION.sub("", text)
    first = FIRST.search(without)
    ends = [found.end() for found in LAST.finditer(without)]
    if first is None or not ends:
        return None
    before, number, after = _cut(without, first.start(), ends[-1])
    mended = number.translate(LIKE_DIGITS)
    digits = re.sub(r"[^0-9+]", "", mended)
    if not (
        NUMBER.fullmatch(number)
        and all(re.search("[0-9]", part) for part in GAPS.split(number) if part)
        and _may_stand_before(before, digits)
        and _may_stand_after(after)
        and not _has_more(mended, digits)
    ):
        return None
    return _Written(digits, mended != number, without != text)


def _has_more(number: str, digits: str) -> bool:
    """Return whether a digit behind a number that is whole may be none of it.

    ``081234567890 2`` is the second number of a family, or one digit too many.
    """
    first, *rest = filter(None, GAPS.split(number))
    if not rest:
        return False
    is_whole = first[0] != "0" or first[:2] == "08"
    if is_whole and len(first) >= WHOLE and _valid(first):
        return True
    return len(rest[-1]) == 1 and _valid(digits[:-1]) is not None


def _cut(text: str, begin: int, end: int) -> tuple[str, str, str]:
    return text[:begin], text[begin:end], text[end:]


def _may_stand_before(words: str, digits: str) -> bool:
    touching = re.search(rf"{LETTER}+$", words)
    if touching and (len(touching[0]) == 1 or not digits.startswith(("0", "+", "62"))):
        return False
    return _are_words(words) and not re.search(r"[.\-]{2}$", words)


def _may_stand_after(words: str) -> bool:
    touching = re.match(rf"{LETTER}+", words)
    if touching and touching[0].casefold() not in OWNERS:
        return False
    if LIKE_MORE.match(words):
        return False
    return _are_words(words) and not CUT_OFF.match(words)


def _are_words(text: str) -> bool:
    words = re.findall(rf"{LETTER}+", text.casefold())
    is_in_use = OUT_OF_USE.isdisjoint(words) and not {"tidak", "aktif"} <= {*words}
    is_whole = not any(map(HIDES.fullmatch, words))
    return bool(BESIDE.fullmatch(text)) and is_whole and is_in_use


def _valid(digits: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(_dialled(digits), REGION)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _dialled(digits: str) -> str:
    """Return a number with the zero or plus that Excel or a hurried typist lost."""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if LOST_ZERO.match(digits):
        return f"0{digits}"
    return f"+{digits}" if COUNTRY_WITHOUT_PLUS.match(digits) else digits

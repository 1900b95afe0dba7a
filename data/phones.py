"""What a typed phone number is worth: a mobile, a landline, or nothing usable."""

import re
from enum import StrEnum
from typing import Final
from urllib.parse import quote

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from data.record import Record

REGION: Final = "ID"
SEPARATORS: Final = re.compile(
    r"[/;|&\n]|,(?!\d+\s*e\s*\+?\d)| atau | dan ", re.IGNORECASE
)
RUN_TOGETHER: Final = re.compile(r"[\s\-]+(?=(?:\+?62[\s\-]?|0)8)")
WORDS: Final = re.compile(r"\([^()\d]*\)|[A-Za-z:]+")
DECIMALS: Final = re.compile(r"\.0$")
SCIENTIFIC: Final = re.compile(r"^\s*\d([.,]\d+)?\s*[eE]\s*\+?\d+\s*$")
ROUNDED: Final = re.compile(r"^(8\d{5}0{5,}|628\d{3}0{7,})(\.0)?$")
"""What is left when 8,12346E+11 is saved and opened again: six digits, then zeros."""
LOST_ZERO: Final = re.compile(r"^8\d{8,11}$")
COUNTRY_WITHOUT_PLUS: Final = re.compile(r"^62\d{8,}$")
MOBILE: Final = frozenset(
    {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
)


class PhoneKind(StrEnum):
    """What a number can be used for."""

    MOBILE = "mobile"
    FIXED = "fixed"
    INVALID = "invalid"
    DESTROYED = "destroyed"


class Phone(Record):
    """One number as typed, and as it can be dialled (E.164)."""

    typed: str
    e164: str | None
    kind: PhoneKind


def split_phones(text: str) -> list[Phone]:
    """Return every number of a cell; two in one cell are separated by / , ; | or &."""
    parts = (part.strip() for part in SEPARATORS.split(text))
    return [
        phone
        for part in parts
        if any(c.isdigit() for c in part)
        for phone in _told_apart(part)
    ]


def usable_mobile(text: str) -> str | None:
    """Return the first mobile number in E.164, or None."""
    mobiles = (p.e164 for p in split_phones(text) if p.kind is PhoneKind.MOBILE)
    return next(mobiles, None)


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


def _told_apart(part: str) -> list[Phone]:
    """Split numbers with only a space or dash between, if each is one by itself."""
    whole = _judged(part)
    pieces = RUN_TOGETHER.split(part) if whole.kind is PhoneKind.INVALID else []
    phones = [_judged(piece.strip()) for piece in pieces]
    return phones if len(phones) > 1 and all(p.e164 for p in phones) else [whole]


def _judged(typed: str) -> Phone:
    if SCIENTIFIC.match(typed) or ROUNDED.match(typed):
        return Phone(typed=typed, e164=None, kind=PhoneKind.DESTROYED)
    plain = DECIMALS.sub("", typed)
    number = _valid(plain) or _valid(WORDS.sub(" ", plain).strip())
    if number is None:
        return Phone(typed=typed, e164=None, kind=PhoneKind.INVALID)
    is_mobile = phonenumbers.number_type(number) in MOBILE
    return Phone(
        typed=typed,
        e164=phonenumbers.format_number(number, PhoneNumberFormat.E164),
        kind=PhoneKind.MOBILE if is_mobile else PhoneKind.FIXED,
    )


def _valid(typed: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(_dialled(typed), REGION)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _dialled(typed: str) -> str:
    """Return a number with the zero or plus that Excel or a hurried typist lost."""
    digits = re.sub(r"\D", "", typed)
    if typed.startswith("+"):
        return typed
    if LOST_ZERO.match(digits):
        return f"0{digits}"
    if digits.startswith("0062"):
        return f"+{digits[2:]}"
    return f"+{digits}" if COUNTRY_WITHOUT_PLUS.match(digits) else typed

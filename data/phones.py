"""What a typed phone number is worth: a mobile, a landline, or nothing usable."""

import re
from enum import StrEnum
from typing import Final
from urllib.parse import quote

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from data.record import Record

REGION: Final = "ID"
SEPARATORS: Final = re.compile(r"[/,;\n]| atau | dan ")
SCIENTIFIC: Final = re.compile(r"^\s*\d([.,]\d+)?\s*[eE]\s*\+?\d+\s*$")
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
    """Return every number of a cell; two in one cell are separated by / , or ;."""
    if SCIENTIFIC.match(text):
        return [Phone(typed=text.strip(), e164=None, kind=PhoneKind.DESTROYED)]
    parts = [part.strip() for part in SEPARATORS.split(text)]
    return [_judged(part) for part in parts if any(c.isdigit() for c in part)]


def usable_mobile(text: str) -> str | None:
    """Return the first mobile number in E.164, or None."""
    mobiles = (p.e164 for p in split_phones(text) if p.kind is PhoneKind.MOBILE)
    return next(mobiles, None)


def as_written(e164: str) -> str:
    """Return a number the way people write it: ``0812-3456-7890``."""
    number = phonenumbers.parse(e164, REGION)
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def wa_link(e164: str, text: str = "") -> str:
    """Return a link that drafts a WhatsApp message; a person sends it."""
    query = f"?text={quote(text)}" if text else ""
    return f"https://wa.me/{e164.lstrip('+')}{query}"


def _judged(typed: str) -> Phone:
    digits = re.sub(r"\D", "", typed)
    dialled = typed
    if LOST_ZERO.match(digits) and not typed.startswith("+"):
        dialled = f"0{digits}"
    elif COUNTRY_WITHOUT_PLUS.match(digits) and not typed.startswith("+"):
        dialled = f"+{digits}"
    try:
        number = phonenumbers.parse(dialled, REGION)
    except phonenumbers.NumberParseException:
        return Phone(typed=typed, e164=None, kind=PhoneKind.INVALID)
    if not phonenumbers.is_valid_number(number):
        return Phone(typed=typed, e164=None, kind=PhoneKind.INVALID)
    is_mobile = phonenumbers.number_type(number) in MOBILE
    return Phone(
        typed=typed,
        e164=phonenumbers.format_number(number, PhoneNumberFormat.E164),
        kind=PhoneKind.MOBILE if is_mobile else PhoneKind.FIXED,
    )

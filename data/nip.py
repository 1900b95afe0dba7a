"""What an employee number (NIP) is: eighteen digits, and how papers group them."""

import re
from datetime import date
from typing import Final

from data.errors import Refused
from data.language import N_

DIGITS: Final = 18
GROUPS: Final = ((0, 8), (8, 14), (14, 15), (15, 18))
"""Day of birth, month of appointment, 1 or 2 for man or woman, running number."""

WITHOUT: Final = "-"
"""What papers print where a person has no number."""

FRAMED: Final = re.compile(r"^(?:NIP\b[\s.:]*)?([\d\s.\-–]*)$", re.IGNORECASE)


def nip_of(typed: str) -> str:
    """Return the digits of a number as typed; nothing for nothing or a dash.

    Spaces, dots and dashes between the digits and "NIP." before them are how people
    write it. Raises Refused for anything else than eighteen digits that begin with a
    day of birth.
    """
    found = FRAMED.match(typed.strip())
    digits = re.sub(r"\D", "", found[1]) if found else ""
    if found and not digits:
        return ""
    if len(digits) != DIGITS:
        raise Refused(
            N_(
                "NIP “{typed}”: a NIP has 18 digits, as {example}. Leave it empty "
                "for a person without one."
            ),
            typed=typed.strip(),
            example="19700101 199503 1 001",
        )
    if not _is_day(digits[:8]):
        raise Refused(
            N_(
                "NIP “{typed}”: its first 8 digits are the day of birth (year, month, "
                "day), and {birth} is no day. Compare it with the letter of "
                "appointment."
            ),
            typed=typed.strip(),
            birth=digits[:8],
        )
    return digits


def in_groups(number: str) -> str:
    """Return a number as papers print it: ``19700101 199503 1 001``.

    A number that is no NIP, as older records may have, stays as it was typed.
    """
    if len(number) != DIGITS or not number.isdecimal():
        return number
    return " ".join(number[first:last] for first, last in GROUPS)


def _is_day(digits: str) -> bool:
    try:
        date.fromisoformat(digits)
    except ValueError:
        return False
    return True

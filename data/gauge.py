"""What a success standard counts that the attendance answers by itself."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from data.language import N_
from data.record import Term


class Gauge(Term):
    """What an indicator counts that the attendance answers by itself."""

    SHARE = "share", N_("Families represented, of those invited")
    FAMILIES = "families", N_("Families represented")

    def counted(self, invited: int, represented: int) -> Decimal | None:
        """Return what the attendance says, in % with one decimal or as a number.

        None where nobody was invited.
        """
        if not invited:
            return None
        if self is Gauge.FAMILIES:
            return Decimal(represented)
        return (Decimal(100 * represented) / invited).quantize(Decimal("0.1"))


FAMILIES_CAME: Final = re.compile(
    r"\b(?:ter|di|me)wakili\b|\bketerwakilan\b|\brepresent(?:ed|ation)\b"
    r"|(?:\b(?:keluarga|orang ?tua|famil(?:y|ies)|parents?)\b.*"
    r"\b(?:hadir|kehadiran|datang|attend\w*|came|present)\b)"
    r"|(?:\b(?:hadir|kehadiran|attendance)\b.*"
    r"\b(?:keluarga|orang ?tua|famil(?:y|ies)|parents?)\b)"
)
ONLY_SOME: Final = re.compile(
    r"\b(?:ayah\w*|bapak|ibu|guru|komite|siswa|murid|alumni|mitra|narasumber|aktif"
    r"|tepat waktu|puas|paham|fathers?|mothers?|teachers?|pupils?|on time|active\w*)\b"
)
PERCENT: Final = frozenset({"%", "persen", "percent"})
IN_FAMILIES: Final = frozenset({"keluarga", "families", "kk"})
ROUNDING: Final = Decimal("0.5")
"""So far apart a typed percentage and a counted one may be: it was rounded."""


@lru_cache(maxsize=4096)
def gauge_of(indicator: str, unit: str) -> Gauge | None:
    """Return what an indicator counts of the attendance, or None: it is typed in.

    Only where it speaks of all families that came: fathers only, or who came on time,
    is another figure. Figures ask it several times of every activity.
    """
    words = indicator.casefold()
    if ONLY_SOME.search(words) or not FAMILIES_CAME.search(words):
        return None
    named = unit.casefold().strip().removesuffix(".")
    if named in PERCENT:
        return Gauge.SHARE
    return Gauge.FAMILIES if named in IN_FAMILIES else None


def contradicts(typed: Decimal | None, counted: Decimal | None) -> bool:
    """Return whether a typed result says something else than the attendance."""
    if typed is None or counted is None:
        return False
    return abs(typed - counted) > ROUNDING

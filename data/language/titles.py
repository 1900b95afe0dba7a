"""How the title of an activity is written inside an Indonesian sentence.

Every word has a capital, except the small words between others; what was typed with
capitals or figures (POMG, VII, H-1) stays as it is.
"""

import re
from typing import Final

SMALL_WORDS: Final = frozenset(
    (
        "agar",
        "antara",
        "atau",
        "bagi",
        "dalam",
        "dan",
        "dari",
        "demi",
        "dengan",
        "di",
        "hingga",
        "ke",
        "kepada",
        "oleh",
        "pada",
        "para",
        "sampai",
        "sebagai",
        "secara",
        "serta",
        "tentang",
        "terhadap",
        "untuk",
        "yang",
    )
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


def as_title(text: str) -> str:
    """Return ``Rapat komite sekolah`` as ``Rapat Komite Sekolah``."""
    first = _WORD.search(text)
    begins = first.start() if first else 0

    def capital(found: re.Match[str]) -> str:
        word = found[0]
        is_between = word in SMALL_WORDS and found.start() != begins
        return word if is_between else f"{word[0].upper()}{word[1:]}"

    return _WORD.sub(capital, text)

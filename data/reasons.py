"""Which words are enough, and how many are kept, where they are all that is typed."""

from data.errors import HumasError, Refused
from data.language import N_, in_number
from data.record import TEXT
from data.signs import tidy


def kept_words(typed: str, most: int = TEXT) -> str:
    """Return words of several lines as they are kept; refused where they are too many.

    For a text that comes alone; those of a draft know it themselves.
    """
    words = tidy(typed).strip()
    if refusal := _length_refusal(words, most):
        raise refusal
    return words


def reason_refusal(text: str) -> HumasError | None:
    """Return why this is no reason, or None: it is kept in the history."""
    if text.strip():
        return _length_refusal(text.strip(), TEXT)
    return Refused(N_("Write the reason first; it is kept in the history."))


def _length_refusal(words: str, most: int) -> HumasError | None:
    if len(words) <= most:
        return None
    return Refused(
        N_("At most {most} signs are kept; this text has {length}. Shorten it."),
        most=in_number(most),
        length=in_number(len(words)),
    )

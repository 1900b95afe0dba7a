"""Which reason is enough when a decided record is opened or let go on."""

from data.errors import HumasError, Refused
from data.language import N_


def reason_refusal(text: str) -> HumasError | None:
    """Return why this is no reason, or None: it is kept in the history."""
    if text.strip():
        return None
    return Refused(N_("Write the reason first; it is kept in the history."))

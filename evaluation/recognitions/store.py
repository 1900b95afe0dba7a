"""Keeping what the school was accredited and honoured as."""

from data.store import Store
from evaluation.recognitions.models import Recognition


def recognitions(store: Store) -> list[Recognition]:
    """Return everything the school was given, the newest first."""
    return store.rows(
        Recognition,
        """
        from recognition
        order by
            given_year desc,
            given_on desc nulls last,
            alphabetical(title),
            level nulls last,
            id
        """,
    )

"""What time is it? The only place that asks."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)  # noqa: TID251 -- the one place that may

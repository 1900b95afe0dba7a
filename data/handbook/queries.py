"""What of the news a person has read."""

from datetime import date
from functools import partial
from uuid import UUID

from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class NewsStanding(Record):
    """Up to when somebody has read what is new, and since when they may come in."""

    up_to: date | None
    since: date | None

    def has_not_read(self, newest: date) -> bool:
        """Whether an update of this day is news for the person.

        What was new before their account was opened is nothing new for them.
        """
        known = self.up_to or self.since
        return known is not None and known < newest


def news_standing(store: Store, person: UUID, username: str) -> list[NewsStanding]:
    """Return up to when somebody has read what is new."""
    return store.rows(
        NewsStanding, _sql("news_standing"), person=person, username=username
    )

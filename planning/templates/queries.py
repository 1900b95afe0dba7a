"""What is asked about templates: which of them are on the year's plan already."""

from functools import partial
from uuid import UUID

from data.activity import PlannedDay
from data.calendar import SchoolYear
from data.record import Record
from data.store import Store, question

_sql = partial(question, __file__)


class TemplateUse(Record):
    """An activity of the year and the key of its template, empty without one."""

    template_key: str
    activity_id: UUID
    title: str
    when: PlannedDay


def template_use(store: Store, year: SchoolYear) -> list[TemplateUse]:
    """Return the year's activities with the template they were taken from, by date."""
    return store.rows(TemplateUse, _sql("template_use"), year=year.start)

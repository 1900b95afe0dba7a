from datetime import date
from typing import Any

from planning.days.models import DayKind, DayOff, DaySource, PeriodKind, SchoolPeriod
from tests.planning.make import key

FRIDAY = date(2026, 12, 4)


def a_day(on: date = FRIDAY, kind: DayKind = DayKind.NATIONAL, **facts: Any) -> DayOff:
    kept: dict[str, Any] = {
        "id": key(str(on)),
        "on_day": on,
        "name": "Hari Contoh",
        "kind": kind,
        "source": DaySource.LIBRARY,
        "is_struck": False,
        "version": 1,
    }
    return DayOff(**(kept | facts))


def a_period(kind: PeriodKind, first: date, last: date) -> SchoolPeriod:
    return SchoolPeriod(
        id=key(kind),
        school_year=2026,
        kind=kind,
        title="",
        starts_on=first,
        ends_on=last,
        version=1,
    )

"""Whether a source exists, and how many goals and activities came from it."""

from typing import Final
from uuid import UUID

from data.calendar import SchoolYear
from data.store import Store
from planning.sources.models import SourceKind

SOURCES: Final = {
    SourceKind.PROBLEM: """
        select count(*) as count from problem
        where id = $id and school_year = $year
        """,
    SourceKind.INDICATOR: """
        select count(*) as count from report_indicator
        where id = $id and $year is not null
        """,
    SourceKind.ASSESSMENT: """
        select count(*) as count from self_assessment
        where id = $id and school_year = $year
        """,
    SourceKind.FINDING: """
        select count(*) as count from finding_to_decide
        where finding_id = $id and plan_year = $year
        """,
    SourceKind.DECISION: """
        select count(*) as count
        from meeting_decision
        inner join annual_meeting on annual_meeting.id = meeting_decision.meeting_id
        where meeting_decision.id = $id and annual_meeting.school_year = $year
        """,
}


def source_exists(
    store: Store, kind: SourceKind, source_id: UUID, year: SchoolYear
) -> bool:
    """Return whether the year's plan can start something from this."""
    return store.number(SOURCES[kind], id=source_id, year=year.start) > 0


def started_from(store: Store, source_id: UUID) -> int:
    """Return how many goals and activities came from this."""
    return store.number(
        "select count(*) as count from origin where source_id = $id",
        id=source_id,
    )

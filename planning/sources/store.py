"""Keeping what goals and activities came from."""

from uuid import UUID

from data.store import Store
from planning.sources.models import SourceKind


def keep_origin(
    store: Store, record: str, record_id: UUID, kind: SourceKind, source_id: UUID
) -> None:
    """Keep what a goal or an activity (``record``) came from; twice is once."""
    store.write(
        """
        insert into origin (record, record_id, kind, source_id)
        values ($record, $record_id, $kind, $source_id)
        on conflict do nothing
        """,
        record=record,
        record_id=record_id,
        kind=kind,
        source_id=source_id,
    )

"""An activity whose plan was approved, with a committee."""

from data.store import Store
from organizing.committees.actions import add_position, appoint
from organizing.committees.models import PositionDraft
from planning.activities.models import Activity
from planning.versions import store as versions
from planning.versions.models import ApprovedVersion
from tests.execution.make import key, to_close
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting


def agreed(store: Store) -> Activity:
    """An approved activity whose chair is Rina."""
    activity = to_close(store)
    content = versions.content(store, YEAR).model_dump_json()
    store.add(
        ApprovedVersion(
            work_program_id=key("program"),
            number=1,
            approved_at=NOW,
            approved_by=BUDI.id,
            content=content,
        )
    )
    draft = PositionDraft(title="Ketua")
    add_position(acting(store, SARI), key("Ketua"), activity.id, draft)
    appoint(acting(store, SARI), key("Ketua"), RINA.id)
    return activity

from collections.abc import Callable

from data.participants import Expected, Party, Presence
from data.store import Store
from data.ui.desk import Desk
from execution.attendance.models import ActivityPupil, Attendance
from execution.attendance.page import part
from planning.activities.models import Audience
from tests.execution.make import an_activity, keep_class_group, key
from tests.make import BUDI, SARI
from tests.open_page import open_page, written

DeskOf = Callable[..., Desk]


def test_whom_visits_are_for_is_read_only_by_who_enters_it(
    store: Store, desk_of: DeskOf
) -> None:
    activity = an_activity(
        store,
        "Kunjungan rumah",
        audience=Audience.PUPILS,
        parties=(Expected(party=Party.FAMILIES, expected=1),),
    )
    keep_class_group(store, "VII A", 7, "Alya")
    store.add(ActivityPupil(activity_id=activity.id, student_id=key("Alya")))
    came = Attendance(
        activity_id=activity.id,
        student_id=key("Alya"),
        class_group_id=key("VII A"),
        presence=Presence.MOTHER,
    )
    store.add(came)

    def draw(desk: Desk) -> None:
        part(desk, activity)

    assert "VII A" in written(open_page(draw, desk_of(SARI)))
    page = open_page(draw, desk_of(BUDI))
    seen = written(page)
    assert not page.exception
    assert "VII A" not in seen
    assert "Alya" not in seen
    assert "<5" in page.info[0].value

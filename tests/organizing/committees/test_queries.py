from data.store import Store
from organizing.committees.queries import committee_overview
from organizing.tasks.actions import move_task
from organizing.tasks.models import TaskStep
from tests.make import NOW, RINA, TONO, YEAR
from tests.organizing.make import a_position, a_task, an_activity


def test_overview_counts_people_once_and_keeps_activities_without_committee(
    store: Store,
) -> None:
    activity = an_activity(store)
    section = a_position(store, activity, "Ketua", RINA)
    a_position(store, activity, "Seksi acara", RINA, TONO)
    task = a_task(store, activity)
    a_task(store, activity, "Menata ruang", position=section)
    move_task(store, task.id, 1, TaskStep.DONE, by=RINA, now=NOW)
    an_activity(store, "Pentas seni", planned_on=None)

    found = [
        (r.title, r.positions, r.members, r.tasks, r.open_tasks)
        for r in committee_overview(store, YEAR)
    ]

    assert found == [("Rapat awal tahun", 2, 2, 2, 1), ("Pentas seni", 0, 0, 0, 0)]
    assert committee_overview(store, YEAR.after) == []

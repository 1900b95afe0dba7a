"""How much a click costs on the pages of organizing: 60 committees, 500 tasks.

``python -m tests.benchmarks.organizing [path …]`` fills one year so, opens the pages
named (all of organizing without a name) beside a bare ``streamlit run`` page, and
prints the ratios. The yardstick is the first page, the year's results.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from data.people import store as people
from data.people.actions import add_person
from data.people.models import Element, PersonDraft
from data.record import new_id
from data.store import Store
from organizing.committees.actions import add_usual_positions, appoint
from organizing.committees.models import USUAL_POSITIONS
from organizing.tasks.actions import give_task
from organizing.tasks.models import TaskDraft
from planning.activities import store as activities
from tests.benchmarks.planning import full_school, measure
from tests.browser.conftest import YEAR
from tests.make import SARI, acting

PAGES = (
    "hasil",
    "struktur",
    "komite",
    "panitia",
    "tugas",
    "koordinasi",
    "pengingat",
    "tautan",
)
TASKS = 500
TEACHERS = 30
"""Besides the four with accounts; what a school of some 700 pupils has."""


def busy_school(folder: Path) -> None:
    """Keep the school of planning, and give this year its committees and tasks."""
    full_school(folder)
    store = Store.open(folder)
    now = datetime.now(UTC)  # noqa: TID251 -- as the server's
    lead = SARI.model_copy(update={"id": people.people(store)[0].id})
    for number in range(TEACHERS):
        teacher = PersonDraft(name=f"Guru {number + 1}", element=Element.TEACHER)
        add_person(acting(store, lead, now), new_id(), teacher)
    everybody = people.people(store)
    planned = activities.activities_in(store, YEAR)
    with store.transaction():
        sections = []
        for number, activity in enumerate(planned):
            ids = [new_id() for _ in USUAL_POSITIONS]
            kept = add_usual_positions(acting(store, lead, now), ids, activity.id)
            for place, position in enumerate(kept):
                person = everybody[(number + place) % len(everybody)]
                appoint(acting(store, lead, now), position.id, person.id)
            sections.append((activity.id, kept))
        for number in range(TASKS):
            activity_id, kept = sections[number % len(sections)]
            position = kept[number % len(kept)]
            draft = TaskDraft(
                title=f"Tugas {number}",
                position_id=position.id,
                offset_days=-(number % 30),
            )
            give_task(acting(store, lead, now), new_id(), activity_id, draft)
    store.checkpoint()
    store.close()


if __name__ == "__main__":
    measure(busy_school, sys.argv[1:] or PAGES)

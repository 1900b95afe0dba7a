"""Which tasks does somebody find? Their own; who gives them out, all."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from data.act import Act
from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, in_room, those_with_or_own
from organizing.tasks import store as tasks
from organizing.tasks.queries import findable_tasks


def _own(act: Act) -> Collection[UUID]:
    return tasks.tasks_of(act.store, act.by.id)


TASKS: Final = Kind(
    N_("Task"),
    "task_alt",
    findable_tasks,
    those_with_or_own(Duty.READ_TASKS, _own),
    in_room("tugas"),
    N_("job, work to do"),
)

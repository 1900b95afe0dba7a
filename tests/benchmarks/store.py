"""What a question costs, asked and remembered, what a commit costs, and what is asked.

``python -m tests.benchmarks.store`` fills records with the sample school and prints CPU
times as multiples of the cheapest question (one record by its key), all taken in turn.
Then it draws the main pages for three people over and over, as a load of each, and
prints how many of their questions memory answers: nothing written meanwhile, and with
somebody's task changed before every page.
"""

import logging
import statistics
import tempfile
import time
from collections.abc import Callable, Hashable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

import app  # noqa: F401 -- it registers the pages
from data.accounts.store import accounts
from data.actor import Actor
from data.calendar import SchoolYear
from data.history import note
from data.people.store import people
from data.school.models import School, YearRecord
from data.store import Store
from data.store.memory import Answer, Asked, Memory
from data.ui.desk import Desk
from data.ui.pages import registered
from evaluation.home.queries import year_standing
from evaluation.results.queries import activity_results
from evaluation.sample_school.actions import build
from organizing.coordination.queries import readiness
from organizing.tasks.queries import my_tasks
from planning.activities.queries import year_plan
from tests.open_page import open_page

NOW: Final = datetime(2026, 11, 21, 3, tzinfo=UTC)
YEAR: Final = SchoolYear(start=2026)
ROUNDS: Final = 15
PEOPLE: Final = ("wakil", "kepsek", "panitia")


class Counted(Memory):
    """A memory that counts what it is asked, and what it has to ask."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory.tables)
        self.asked = self.unknown = 0

    def answer(
        self, key: Hashable, tables: frozenset[str], ask: Callable[[], Asked]
    ) -> Answer:
        def asking() -> Asked:
            self.unknown += 1
            return ask()

        self.asked += 1
        return super().answer(key, tables, asking)


def cpu_ms(do: Callable[[], object]) -> float:
    begun = time.process_time()
    do()
    return 1000 * (time.process_time() - begun)


def desk_of(store: Store, username: str) -> Desk:
    [account] = [one for one in accounts(store) if one.username == username]
    [person] = [one for one in people(store) if one.id == account.person_id]
    actor = Actor(id=person.id, name=person.name, role=account.role)
    return Desk(store, actor, store.get(School), YEAR, True, lambda: NOW)


def change_a_task(store: Store, task: UUID) -> None:
    """Commit what a member's tick does: the task, and a line of the history."""
    with store.transaction():
        store.write("update task set version = version + 1 where id = $id", id=task)
        note(store, "task", task, "moved", by=None, now=NOW)


def questions(store: Store) -> dict[str, Callable[[], object]]:
    member, today = desk_of(store, "panitia").person.id, NOW.date()
    return {
        "one record by its key": lambda: store.get(YearRecord, YEAR.start),
        "my_tasks": lambda: my_tasks(store, member, today, YEAR),
        "year_plan": lambda: year_plan(store, YEAR),
        "readiness": lambda: readiness(store, YEAR, today),
        "activity_results": lambda: activity_results(store, YEAR),
        "year_standing": lambda: year_standing(store, YEAR),
    }


def price(store: Store) -> Iterator[str]:
    """Say what questions and a commit cost, as multiples of the cheapest question."""
    empty = store._database.memory
    task = store.column("select id from task order by id limit 1")[0]
    asked: dict[str, list[float]] = {}
    known: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        store._database.memory = Memory(empty.tables)
        for name, ask in questions(store).items():
            store._database.memory = Memory(empty.tables)
            asked.setdefault(name, []).append(cpu_ms(ask))
            thousand = cpu_ms(lambda ask=ask: [ask() for _ in range(1000)])  # type: ignore[misc]
            known.setdefault(name, []).append(thousand / 1000)
        commit = cpu_ms(lambda: change_a_task(store, task))
        asked.setdefault("a task changed", []).append(commit)
    one = statistics.median(asked["one record by its key"])
    yield f"{'':24} asked   remembered   (times {one:.2f} ms of CPU)"
    for name, times in asked.items():
        of = statistics.median(known[name]) / one if name in known else None
        rest = f"{of:11.3f}" if of is not None else ""
        yield f"{name:24} {statistics.median(times) / one:5.1f} {rest}"


def replay(store: Store) -> Iterator[str]:
    """Say how many of the pages' questions memory answers."""
    task = store.column("select id from task order by id limit 1")[0]
    for is_changed in (False, True):
        store._database.memory = counted = Counted(store._database.memory)
        spent = []
        for turn in range(3):
            if turn == 1:
                counted.asked = counted.unknown = 0
                spent.clear()
            for username in PEOPLE:
                desk = desk_of(store, username)
                for module in registered():
                    if not module.PAGE.is_for(desk.person):
                        continue
                    if is_changed:
                        change_a_task(store, task)
                    show = module.show
                    spent.append(cpu_ms(lambda: open_page(show, desk)))  # noqa: B023
        known = 1 - counted.unknown / counted.asked
        when = "a task changed before each" if is_changed else "nothing changed"
        yield (
            f"{when:28} {len(spent)} pages, {counted.asked / len(spent):.1f} questions "
            f"each, {known:.1%} remembered, {statistics.mean(spent):.1f} ms of CPU each"
        )
    size = counted.size / 2**20
    yield f"remembered in the end: {len(counted)} answers, {size:.1f} MiB"


def main() -> None:
    logging.disable(logging.WARNING)  # pages are drawn without a server
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder))
        build(store, NOW.date())
        for line in (*price(store), "", *replay(store)):
            print(line)  # noqa: T201
        store.close()


if __name__ == "__main__":
    main()

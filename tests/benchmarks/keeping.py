"""Does a process that is killed lose a backup, a restore, or what it had promised?

``python -m tests.benchmarks.keeping [--rounds N]``: a process that writes and backs up,
and one that restores two backups in turn, are killed at any moment (``kill -9``); then
everything is opened again and looked at.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from data.backups import making, reading
from data.backups.actions import back_up, back_up_daily, open_backup, restore
from data.backups.queries import checked
from data.record import new_id
from data.store import Store
from planning.goals.actions import drop_goal, set_goal
from planning.goals.models import Goal, GoalDraft
from tests.make import SARI, YEAR, acting, found_school


def write_and_back_up(folder: Path) -> None:
    """Set goals and make backups, and say each when it is kept."""
    store = Store.open(folder)
    act = acting(store, SARI)
    while True:
        for _ in range(4):
            goal = set_goal(act, new_id(), GoalDraft(title="Janji", reason="x"), YEAR)
            print("goal", goal.id, flush=True)  # noqa: T201
        print("backup", back_up_daily(act).file.name, flush=True)  # noqa: T201


def restore_in_turn(folder: Path) -> None:
    """Restore one backup and the other, and say each when it is done."""
    store = Store.open(folder)
    while True:
        for name in ("A", "B"):
            act = acting(store, SARI)
            restore(act, open_backup(act, folder / f"{name}.zip", name))
            print("restored", name, flush=True)  # noqa: T201


def killed(what: str, folder: Path, seconds: float) -> list[list[str]]:
    """Run a part of this file in a process and kill it; return what it had said."""
    command = [sys.executable, "-m", "tests.benchmarks.keeping", what, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said = first + process.stdout.read()
    return [line.split() for line in said.splitlines() if line.count(" ") == 1]


def backing_up(folder: Path, seconds: float) -> Counter[str]:
    """Kill a process that writes and backs up; count what was promised, and lost."""
    said = killed("write", folder, seconds)
    store = Store.open(folder)
    kept = {str(goal.id) for goal in store.rows(Goal, "from goal order by id")}
    promised = {what for kind, what in said if kind == "goal"}
    counted = Counter(
        promised=len(promised),
        lost=len(promised - kept),
        faults=sum(len(one.faults) for one in checked(store)),
    )
    for file in making.own_folder(store).glob("*.zip"):
        reading.demand_whole(file)
        reading.manifest_of(file)
        counted["whole backups"] += 1
    store.close()
    return counted


def restoring(folder: Path, seconds: float) -> Counter[str]:
    """Kill a process that restores; count whether it left the one or the other."""
    said = killed("restore", folder, seconds)
    store = Store.open(folder)
    titles = [goal.title for goal in store.rows(Goal, "from goal order by id")]
    is_one = titles in (["A"] * 300, ["B"] * 300)
    counted = Counter(
        restores=len(said),
        half=not is_one,
        faults=sum(len(one.faults) for one in checked(store)),
    )
    store.close()
    return counted


def two_backups(folder: Path) -> None:
    """Found a school and keep two backups of it, with different goals in each."""
    store = Store.open(folder)
    found_school(store)
    act = acting(store, SARI)
    for name in ("A", "B"):
        with store.transaction():
            for goal in store.rows(Goal, "from goal order by id"):
                drop_goal(act, goal.id)
            for _ in range(300):
                set_goal(act, new_id(), GoalDraft(title=name, reason="x"), YEAR)
        back_up(act).file.rename(folder / f"{name}.zip")
    store.close()


def main() -> None:
    """Run as many rounds as were asked for, and say what came of them."""
    asked = argparse.ArgumentParser()
    asked.add_argument("part", nargs="?", choices=["write", "restore"])
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--rounds", type=int, default=50)
    given = asked.parse_args()
    if given.part:
        {"write": write_and_back_up, "restore": restore_in_turn}[given.part](
            given.folder
        )
    chance = random.Random(20261128)
    with tempfile.TemporaryDirectory() as place:
        for name, part in (("backing up", backing_up), ("restoring", restoring)):
            folder = Path(place) / name
            two_backups(folder)
            counted: Counter[str] = Counter()
            for _ in range(given.rounds):
                counted += part(folder, chance.uniform(0, 2))
            print(name, given.rounds, "rounds:", dict(counted))  # noqa: T201


if __name__ == "__main__":
    main()

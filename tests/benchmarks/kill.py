"""Does a power cut lose anything? Work that is killed again and again, and judged.

``python -m tests.benchmarks.kill [--rounds 50] [saving importing …]`` lets a process do
one deed over and over and tell each time that it is done; kills it (kill -9) at some
moment; opens what it left; and compares. It prints, for each deed, how many rounds, how
many done and told, how many of these were lost, and how many were kept by half. A deed
is one entry of ``DEEDS``: what is done in the folder, and what must be there.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple
from uuid import UUID

import duckdb

from data.attachments.actions import keep_attachment
from data.attachments.models import Attachment, take
from data.backups import making, reading
from data.backups.models import BackupKind
from data.people.models import Element, Person
from data.record import new_id
from data.roster.actions import take_in
from data.roster.models import Answers
from data.roster.reading import read_roster
from data.store import Store
from organizing.tasks import store as tasks
from organizing.tasks.models import Task, TaskDraft
from tests.data.test_migrations import FIRST, old_records
from tests.make import NOW, SARI, YEAR, acting, found_school
from tests.make_roster import fictional_pupils, roster_workbook

ROOT: Final = Path(__file__).parent.parent.parent
PUPILS: Final = 40
FILE_SIZE: Final = 300_000


class Verdict(NamedTuple):
    """Of a folder after a kill: what was told and is lost, what is there by half."""

    lost: int
    halves: int


def save(folder: Path) -> Iterator[str]:
    """Keep two people in each transaction."""
    store = Store.open(folder)
    for _ in count():
        name = str(new_id())
        with store.transaction():
            for half in "ab":
                store.add(
                    Person(
                        id=new_id(),
                        name=f"{name} {half}",
                        element=Element.STAFF,
                        is_active=True,
                        version=1,
                    )
                )
        yield name


def saved(store: Store, told: list[str], _: Path) -> Verdict:
    there = set(store.column("select name from person"))
    lost = sum(not {f"{name} a", f"{name} b"} <= there for name in told)
    both = {name[:-2] for name in there if name.endswith((" a", " b"))}
    halves = sum(not {f"{name} a", f"{name} b"} <= there for name in both)
    return Verdict(lost, halves)


def import_pupils(folder: Path) -> Iterator[str]:
    """Take in one list of pupils after the other, each of other children."""
    store = Store.open(folder)
    act = acting(store, SARI)
    for seed in count(1 + store.number("select count(*) from student")):
        pupils = fictional_pupils(PUPILS, seed)
        for number, pupil in enumerate(pupils):
            pupil |= {
                "Nama": f"Anak {seed} {number}",
                "NISN": f"{seed:06}{number:04}",
                "NIPD": f"{seed}{number:04}",
            }
        roster = read_roster("daftar.xlsx", roster_workbook(pupils))
        take_in(act, roster, YEAR, Answers())
        yield f"{seed:06}"


def imported(store: Store, told: list[str], _: Path) -> Verdict:
    numbers = store.column("select nisn from student where nisn is not null")
    there: dict[str, int] = {}
    for nisn in numbers:
        there[nisn[:6]] = there.get(nisn[:6], 0) + 1
    lost = sum(there.get(seed, 0) < PUPILS for seed in told)
    return Verdict(lost, sum(kept < PUPILS for kept in there.values()))


def migrate(folder: Path) -> Iterator[str]:
    """Carry records of the first version over to ours."""
    Store.open(folder).close()
    yield "carried over"
    time.sleep(60)


def migrated(store: Store, _: list[str], __: Path) -> Verdict:
    done = store.column("select name from migration order by name")
    titles = store.column("select title from activity")
    people = store.column("select name from person")
    return Verdict(
        (titles, people) != (["Rapat"], ["Wati"]),
        int(done[0] != FIRST or len(done) < 6),
    )


def attach_files(folder: Path) -> Iterator[str]:
    """Hand in a file for a task of its own."""
    store = Store.open(folder)
    for _ in count():
        task = Task.of(TaskDraft(title="Foto"), new_id(), UUID(int=1))
        content = b"%PDF-1.7 " + os.urandom(FILE_SIZE)
        with store.transaction():
            store.add(task)
            taken = take("foto.pdf", content)
            file = keep_attachment(acting(store, SARI), taken, new_id())
            tasks.tie_file(store, task.id, file.id)
        yield sha256(content).hexdigest()


def attached(store: Store, told: list[str], _: Path) -> Verdict:
    kept = store.rows(Attachment, "from attachment order by id")
    held = [store.files.find(file.sha256) or b"" for file in kept]
    whole = {
        sha256(content).hexdigest(): file.sha256
        for content, file in zip(held, kept, strict=True)
    }
    tied = store.number("select count(distinct attachment_id) from task_attachment")
    lost = sum(whole.get(one) != one for one in told)
    return Verdict(lost, sum(a != b for a, b in whole.items()) + abs(len(kept) - tied))


def back_up(folder: Path) -> Iterator[str]:
    """Make backups while people are added."""
    store = Store.open(folder)
    for one in count(1):
        store.add([a_person(f"{one}-{n}") for n in range(200)])
        later = NOW + timedelta(hours=store.number("select count from commit_count"))
        yield making.keep(store, BackupKind.BY_HAND, None, later).file.name


def a_person(name: str) -> Person:
    return Person(
        id=new_id(), name=name, element=Element.STAFF, is_active=True, version=1
    )


def backed_up(store: Store, told: list[str], folder: Path) -> Verdict:
    own = making.own_folder(store)
    there = {file.name for file in own.glob("*.zip")}
    harmed = 0
    for file in own.glob("*.zip"):
        reading.demand_whole(file)
        harmed += not reading.manifest_of(file).counts
    return Verdict(sum(name not in there for name in told[-1:]), harmed)


class Deed(NamedTuple):
    """What is done in a folder, and what must be there after a kill.

    ``is_begun_anew``: each round needs a folder as ``before`` makes it; ``longest``:
    after how many seconds it is killed at the latest.
    """

    do: Callable[[Path], Iterator[str]]
    judge: Callable[[Store, list[str], Path], Verdict]
    before: Callable[[Path], None]
    is_begun_anew: bool = False
    longest: float = 1.2


def a_school(folder: Path) -> None:
    store = Store.open(folder)
    with store.transaction():
        found_school(store)
    store.checkpoint()
    store.close()


DEEDS: Final = {
    "saving": Deed(save, saved, a_school),
    "importing": Deed(import_pupils, imported, a_school, longest=5),
    "migrating": Deed(migrate, migrated, old_records, is_begun_anew=True, longest=4),
    "attaching": Deed(attach_files, attached, a_school),
    "backing-up": Deed(back_up, backed_up, a_school, longest=4),
}


class Sum(NamedTuple):
    """What the rounds of a deed came to."""

    rounds: int
    told: int
    lost: int
    halves: int


def killed(name: str, folder: Path, seconds: float) -> list[str]:
    """Let a process do a deed and kill it; return what it told as done."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.kill", "--do", name, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as doing:
        assert doing.stdout
        assert doing.stdout.readline() == "ready\n"
        time.sleep(seconds)
        assert doing.poll() is None, f"{name} ended before it was killed"
        doing.send_signal(signal.SIGKILL)
        told = doing.stdout.read().split("\n")
    return [line for line in told[:-1] if line]


def loop(name: str, rounds: int, seed: int = 1) -> Sum:
    """Kill a deed so often; open and judge what it left each time."""
    deed, chance = DEEDS[name], random.Random(seed)
    lost = halves = 0
    told: list[str] = []
    with tempfile.TemporaryDirectory() as above:
        for number in range(rounds):
            anew = deed.is_begun_anew or number == 0
            folder = Path(above) / str(number if deed.is_begun_anew else 0)
            if anew:
                folder.mkdir()
                deed.before(folder)
            told += killed(name, folder, chance.uniform(0.0, deed.longest))
            store = Store.open(folder)
            found = deed.judge(store, told, folder)
            store.close()
            lost, halves = lost + found.lost, halves + found.halves
    return Sum(rounds, len(told), lost, halves)


def main() -> None:
    chosen = argparse.ArgumentParser()
    chosen.add_argument("deeds", nargs="*", default=[*DEEDS])
    chosen.add_argument("--rounds", type=int, default=50)
    chosen.add_argument("--do", action="store_true")
    wanted = chosen.parse_args()
    if wanted.do:
        name, folder = wanted.deeds
        print("ready", flush=True)  # noqa: T201
        for told in DEEDS[name].do(Path(folder)):
            print(told, flush=True)  # noqa: T201
        return
    print(f"duckdb {duckdb.__version__}")  # noqa: T201
    for name in wanted.deeds:
        found = loop(name, wanted.rounds)
        print(f"{name:12} {found}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

"""What attendance costs: saved, taken in, printed, and what five years of it add.

``python -m tests.benchmarks.attendance`` keeps two schools of 630 pupils and five years
of sixty activities, one with 30,240 rows of attendance a year and one without any. It
prints the processor time of one evening's work in the full one (every list saved, a
file taken in, sheets and letters written), then that of each page in both, and their
ratio: a page must not grow with the rows. Needs no browser.
"""

import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import app  # noqa: F401 -- it registers the pages
from data.act import Act
from data.actor import Actor
from data.calendar import SchoolYear
from data.participants import Presence
from data.record import new_id
from data.roster.actions import take_in as take_in_pupils
from data.school.actions import open_year
from data.school.models import School
from data.store import Store
from data.store.memory import Memory
from data.ui.desk import Desk
from data.ui.pages import registered
from evaluation.sample_school.pupils import roster_of
from execution.attendance.actions import mark_pupils, take_in
from execution.attendance.documents import (
    Sheets,
    attendance_sheets,
    attendance_workbook,
)
from execution.attendance.matching import ListedName, intake, matched
from execution.attendance.models import Mark
from execution.attendance.queries import ListedPupil, pupils_of_list, sheet_activity
from execution.attendance.reading import read_attendance
from execution.letters.actions import write_letters
from execution.letters.documents import letters_paper
from execution.letters.models import BatchDraft, LetterKind, LetterWords
from execution.letters.queries import letters_to_print, ready_words
from tests.benchmarks.planning import plan_year
from tests.make import SARI, found_school
from tests.open_page import open_page

YEAR: Final = SchoolYear(start=2026)
YEARS: Final = 5
FILLED: Final = 48
"""So many of the sixty activities of a year have rows: 30,240 for 630 pupils."""

NOW: Final = datetime(2027, 6, 1, 3, tzinfo=UTC)
TODAY: Final = date(2027, 6, 1)
PAGES: Final = ("hasil", "beranda", "kegiatan", "kehadiran", "penutupan", "agenda")
ROUNDS: Final = 5


def main() -> None:
    """Print what one evening costs, and what each page costs in both schools."""
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as name:
        empty = kept_school(Path(name) / "empty", with_rows=False)
        full = kept_school(Path(name) / "full", with_rows=True)
        rows = full.number("select count(*) from attendance")
        say(f"{rows} rows of attendance in {YEARS} years")
        evening(full)
        for path in PAGES:
            beside(path, empty, full)
        empty.close()
        full.close()


def kept_school(folder: Path, *, with_rows: bool) -> Store:
    """Keep five years of sixty activities and 630 pupils, the last year this one."""
    store = Store.open(folder)
    found_school(store)
    act = Act(store, SARI, NOW)
    for start in range(YEAR.start - YEARS + 1, YEAR.start + 1):
        year = SchoolYear(start=start)
        with store.transaction():
            if year != YEAR:
                open_year(act, year)
            take_in_pupils(act, roster_of(year), year)
            plan_year(store, year, SARI.id)
            if with_rows:
                fill(store, year)
    store.checkpoint()
    return store


def fill(store: Store, year: SchoolYear) -> None:
    """Let somebody have come for most pupils, at the first activities of a year.

    These are closed: only what is closed enters the figures.
    """
    store.write(
        """
        insert into attendance (activity_id, student_id, class_group_id, presence)
        select
            activity_id,
            student_id,
            class_group_id,
            list_extract(
                ['mother', 'father', 'mother', 'absent'],
                1 + (hash(activity_id, student_id) % 4)::integer
            )
        from invited_pupil
        where activity_id in (
            select id
            from activity
            where school_year = $year
            order by planned_on
            limit $filled
        )
        """,
        year=year.start,
        filled=FILLED,
    )
    store.write(
        """
        insert into attendance_list (activity_id, class_group_id, invited, version)
        select attendance.activity_id, attendance.class_group_id, count(*), 1
        from attendance
        inner join activity on activity.id = attendance.activity_id
        where activity.school_year = $year
        group by attendance.activity_id, attendance.class_group_id
        """,
        year=year.start,
    )
    close(store, year)


def close(store: Store, year: SchoolYear) -> None:
    """Let every activity of a year that has a list be over and closed."""
    store.write(
        """
        insert into closing (
            activity_id, outcome, held_on, mode, reason_note, decisions,
            completed_at, completed_by, version
        )
        select
            activity.id, 'held', activity.planned_on, 'face_to_face', '', '',
            $now, $lead, 1
        from activity
        where activity.school_year = $year
            and activity.id in (select activity_id from attendance_list)
        """,
        year=year.start,
        now=NOW,
        lead=SARI.id,
    )


# ── one evening ──────────────────────────────────────────────────────────────
def evening(store: Store) -> None:
    """Say what it costs to enter and to print an activity of 630 families."""
    saved, imported, *_ = still_empty(store)
    act, pupils = Act(store, SARI, NOW), pupils_of_list(store, saved)
    cost(f"{len(pupils)} rows saved, 21 lists", lambda: save_lists(act, saved, pupils))
    school = store.get(School)
    [head] = sheet_activity(store, imported)
    named = tuple(
        one.model_copy(update={"presence": Presence.MOTHER})
        for one in pupils_of_list(store, imported)
    )
    sheets = Sheets(school=school, activity=head, pupils=named, made_on=TODAY)
    cost("sheets of 21 class groups as DOCX", lambda: attendance_sheets(sheets))
    content = cost("the same as XLSX", lambda: attendance_workbook(sheets))
    cost("that file taken in", lambda: take_file(act, imported, content))
    entered = store.number(
        "select count(*) from attendance where activity_id = $id", id=imported
    )
    say(f"  rows of the file that are kept: {entered}")
    batch = cost("630 letters prepared", lambda: prepare_letters(act, saved))
    facts = letters_to_print(store, batch)
    paper = cost("630 letters as one DOCX", lambda: letters_paper(facts))
    say(f"  letters: {len(facts.letters)}, {len(paper) / 1e6:.1f} MB")


def still_empty(store: Store) -> list[UUID]:
    """Return this year's activities whose day has come and that have no row."""
    found: list[UUID] = store.column(
        """
        select id
        from activity
        where school_year = $year
            and planned_on <= $today
            and not exists (from attendance where activity_id = activity.id)
        order by planned_on
        """,
        year=YEAR.start,
        today=TODAY,
    )
    return found


def save_lists(act: Act, activity_id: UUID, pupils: Sequence[ListedPupil]) -> None:
    """Save every class group's list, as its page does."""
    by_group: dict[UUID, list[Mark]] = {}
    for one in pupils:
        mark = Mark(student_id=one.student_id, presence=Presence.MOTHER)
        by_group.setdefault(one.class_group_id, []).append(mark)
    with act.store.transaction():
        marks = [mark for group in by_group.values() for mark in group]
        take_in(act, activity_id, marks)
    first, marks = next(iter(by_group.items()))
    changed = [
        one.model_copy(update={"presence": Presence.FATHER, "was": one.presence})
        for one in marks
    ]
    mark_pupils(act, activity_id, first, 1, changed)


def take_file(act: Act, activity_id: UUID, content: bytes) -> None:
    """Take an attendance file in, as its page does."""
    file = read_attendance("hadir.xlsx", content)
    listed = [
        ListedName(
            student_id=one.student_id,
            name=one.pupil,
            nisn=one.nisn,
            class_group=one.class_group,
        )
        for one in pupils_of_list(act.store, activity_id)
    ]
    take_in(act, activity_id, intake(matched(file, listed), {}, {}).marks)


def prepare_letters(act: Act, activity_id: UUID) -> UUID:
    """Write an invitation to all families of an activity."""
    kind, batch_id = LetterKind.INVITATION, new_id()
    ready = ready_words(act.store, kind, YEAR, TODAY, activity_id=activity_id)
    words = {name: getattr(ready, name) for name in LetterWords.model_fields}
    draft = BatchDraft(kind=kind, activity_id=activity_id, **words)
    write_letters(act, batch_id, YEAR, draft)
    return batch_id


# ── pages ────────────────────────────────────────────────────────────────────
def beside(path: str, empty: Store, full: Store) -> None:
    """Print what a page costs without and with the rows, each asked anew."""
    [page] = [one for one in registered() if one.PAGE.path == path]
    found: dict[str, list[float]] = {"empty": [], "full": []}
    for _ in range(ROUNDS):
        for name, store in (("empty", empty), ("full", full)):
            forget(store)
            found[name].append(cpu(partial(open_page, page.show, desk_of(store))))
    before, after = (min(found[name]) for name in ("empty", "full"))
    spread = statistics.median(found["full"]) / after
    say(
        f"{path}: {before * 1000:.0f} ms without, {after * 1000:.0f} ms with the rows "
        f"({after / before:.2f}×; median {spread:.2f} of the least)"
    )


def forget(store: Store) -> None:
    """Let every question be asked anew."""
    store._database.memory = Memory(store._database.memory.tables)


def desk_of(store: Store) -> Desk:
    """Return the desk of the vice principal on a day in June."""
    lead = Actor(id=SARI.id, name=SARI.name, role=SARI.role)
    return Desk(store, lead, store.get(School), YEAR, True, lambda: NOW)


# ── measuring ────────────────────────────────────────────────────────────────
def cost(what: str, do: Callable[[], Any]) -> Any:
    """Print what something costs, and return what it returned."""
    kept: list[Any] = []
    taken = cpu(lambda: kept.append(do()))
    say(f"{what}: {taken:.2f} s of processor time")
    return kept[0]


def cpu(do: Callable[[], object]) -> float:
    """Return the processor time of something in seconds."""
    begun = time.process_time()
    do()
    return time.process_time() - begun


def say(told: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{told}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

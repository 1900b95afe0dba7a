"""Is everything there, and as it was written? Asked by the check."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from data.backups import making, reading
from data.backups import store as backups
from data.backups.chain import (
    MOST_TOLD,
    HistoryEnds,
    SuspectLine,
    end_faults,
    line_faults,
)
from data.backups.models import Manifest
from data.backups.references import references
from data.errors import HumasError, Refused
from data.language import N_, in_short
from data.record import Record
from data.store import Store, question
from data.store.journal import JOURNAL_NAME, Journal

_sql = partial(question, __file__)


class Checked(NamedTuple):
    """One thing that was looked at: how many there are, and what is wrong with them.

    ``what`` is a message marked with N_ that says it with its ``{count}``.
    """

    what: str
    number: int
    faults: tuple[HumasError, ...]


class HandedIn(Record):
    """An attachment, and the hash of what is kept of it in the database, if it is."""

    name: str
    made_at: datetime
    size: int
    sha256: str
    held: str | None
    held_size: int | None


class HistoryPoint(Record):
    """A line's number, and its hash."""

    number: int
    hash: str


class PastRestore(Record):
    """The line of a restore."""

    number: int
    noted_at: datetime


def suspect_lines(store: Store) -> list[SuspectLine]:
    """Return the first lines that do not follow from the line before them."""
    return store.rows(SuspectLine, _sql("suspect_lines"), most=MOST_TOLD)


def history_ends(store: Store) -> list[HistoryEnds]:
    """Return where the history ends, nothing where that note is missing."""
    return store.rows(HistoryEnds, _sql("history_ends"))


def handed_in(store: Store) -> list[HandedIn]:
    """Return every attachment with what was noted of it, the oldest first."""
    return store.rows(HandedIn, _sql("handed_in"))


def history_points(store: Store, numbers: Sequence[int]) -> list[HistoryPoint]:
    """Return the hashes of these lines of the history."""
    return store.rows(HistoryPoint, _sql("history_points"), numbers=[*numbers])


def past_restores(store: Store) -> list[PastRestore]:
    """Return the lines of restores, the last one first."""
    return store.rows(PastRestore, _sql("past_restores"))


def checked(store: Store) -> list[Checked]:
    """Look at everything; nobody writes meanwhile."""
    with store.still():
        counts = store.counts()
        return [
            Checked(N_("{count} records read"), sum(counts.values()), ()),
            _references(store),
            _journal(store),
            _attachments(store, counts["attachment"]),
            _history(store, counts["history"]),
            _backups(store),
        ]


def is_well(found: Iterable[Checked]) -> bool:
    """Return whether nothing is wrong."""
    return not any(each.faults for each in found)


def _references(store: Store) -> Checked:
    known = list(references(store.columns()))
    faults = [
        Refused(
            N_("{count} records of “{table}” name a {column} that is not there."),
            count=count,
            table=reference.column.table,
            column=reference.column.name,
        )
        for reference in known
        if (count := store.orphans(*reference))
    ]
    return Checked(N_("{count} kinds of references followed"), len(known), (*faults,))


def _journal(store: Store) -> Checked:
    kept = store.number("select count from commit_count")
    faults: list[HumasError] = []
    if store.folder is not None:
        try:
            noted = Journal(store.folder / JOURNAL_NAME).noted()
        except HumasError as failure:
            faults.append(failure)
        else:
            faults += _lag(noted, kept)
    return Checked(N_("{count} changes beside the journal"), kept, (*faults,))


def _lag(noted: int, kept: int) -> Iterator[HumasError]:
    if noted > kept:
        yield Refused(
            N_("The journal knows of {count} changes that the records have lost."),
            count=noted - kept,
        )
    elif noted < kept:
        yield Refused(
            N_("{count} changes of the records do not stand in the journal."),
            count=kept - noted,
        )


def _attachments(store: Store, count: int) -> Checked:
    faults = [
        Refused(
            N_("The file “{name}” of {day} is not as it was handed in."),
            name=altered.name,
            day=in_short(altered.made_at.astimezone(backups.zone_of(store)).date()),
        )
        for altered in handed_in(store)
        if not _is_as_handed_in(store, altered)
    ]
    return Checked(N_("{count} attachments beside their hashes"), count, (*faults,))


def _is_as_handed_in(store: Store, noted: HandedIn) -> bool:
    found = store.files.find(noted.sha256)
    if found is None:
        return (noted.held, noted.held_size) == (noted.sha256, noted.size)
    return len(found) == noted.size and sha256(found).hexdigest() == noted.sha256


def _history(store: Store, count: int) -> Checked:
    zone = backups.zone_of(store)
    faults = [
        *line_faults(suspect_lines(store), zone),
        *end_faults(history_ends(store)),
    ]
    return Checked(N_("{count} lines of the history in their chain"), count, (*faults,))


def _backups(store: Store) -> Checked:
    """Compare the history with what the backups say: they were written earlier.

    Who made a new chain of a changed history is found by the hash that a backup noted.
    Backups of a history that a restore replaced say nothing about this one.
    """
    if store.folder is None:
        return Checked(N_("{count} backups beside the history"), 0, ())
    said = [
        (name, manifest)
        for name, manifest in _manifests(store)
        if manifest.lines and not _is_of_another_history(store, manifest)
    ]
    points = history_points(store, sorted({manifest.lines for _, manifest in said}))
    hashes = {point.number: point.hash for point in points}
    faults = [
        Refused(
            N_(
                "The history is not the one that the backup “{name}” knew: something "
                "up to line {number} was changed since."
            ),
            name=name,
            number=manifest.lines,
        )
        for name, manifest in said
        if hashes.get(manifest.lines) != manifest.end
    ]
    return Checked(N_("{count} backups beside the history"), len(said), (*faults,))


def _manifests(store: Store) -> Iterator[tuple[str, Manifest]]:
    second = making.second_folder(store)
    folders: list[Path] = [making.own_folder(store), *([second] if second else [])]
    seen: set[str] = set()
    for folder in folders:
        for backup in backups.kept_in(folder, backups.zone_of(store)):
            if backup.name in seen:
                continue
            seen.add(backup.name)
            try:
                yield backup.name, reading.manifest_of(backup.file)
            except HumasError:
                continue


def _is_of_another_history(store: Store, manifest: Manifest) -> bool:
    """Return whether a restore came after a backup: what went on then is another."""
    return any(
        manifest.made_at <= restored.noted_at for restored in past_restores(store)[:1]
    )

"""What became of a history whose lines do not follow from each other."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from data.errors import HumasError, Refused
from data.history import Event
from data.language import N_, in_moment
from data.record import Record

MOST_TOLD: Final = 50
"""How many lines are told one by one."""


class SuspectLine(Event):
    """A line that does not follow from the one before it, and what stands there."""

    times: int
    """How many lines have its number."""

    hash_before: str
    has_before: bool
    fits: bool
    number_before: int
    """The largest number below its own; 0 where there is none."""

    suspects: int
    """How many such lines there are in all."""


class HistoryEnds(Record):
    """Where the history ends, and where it was written to end."""

    lines_written: int
    hash_written: str
    lines: int
    last_number: int
    hash: str


def line_faults(lines: Sequence[SuspectLine], zone: ZoneInfo) -> Iterator[HumasError]:
    """Say of each line what became of it: missing before it, twice, moved, changed."""
    told: set[int] = set()
    for line in lines:
        what = _what(line, zone)
        if not line.has_before and line.number not in told:
            yield Refused(
                N_("{count} lines of the history are missing before line {what}."),
                count=line.number - line.number_before - 1,
                what=what,
            )
        elif line.times > 1 and line.number not in told:
            yield Refused(
                N_(
                    "{count} lines of the history have the number {number}: something "
                    "was added to it."
                ),
                count=line.times,
                number=line.number,
            )
        elif line.has_before and not line.fits and line.times == 1:
            yield from _unfit(line, lines, what)
        told.add(line.number)
    if lines and lines[0].suspects > len(lines):
        yield Refused(
            N_("{count} more lines of the history do not follow from each other."),
            count=lines[0].suspects - len(lines),
        )


def end_faults(noted: Sequence[HistoryEnds]) -> Iterator[HumasError]:
    """Say whether the last lines are missing, or stand there without being written."""
    if not noted:
        yield Refused(N_("The note where the history ends is missing."))
        return
    ends = noted[0]
    missing = ends.lines_written - ends.last_number
    if missing > 0:
        yield Refused(
            N_("The last {count} lines of the history are missing."), count=missing
        )
    elif missing < 0:
        yield Refused(
            N_("{count} lines were added behind the end of the history."),
            count=-missing,
        )
    elif ends.hash != ends.hash_written:
        yield Refused(N_("The history does not end with the line that was written."))


def _unfit(
    line: SuspectLine, lines: Iterable[SuspectLine], what: str
) -> Iterator[HumasError]:
    """Say of a line that does not fit whether it was moved or changed.

    One that only follows a line that was moved is as it was.
    """
    known = list(lines)
    before = {"", *(one.hash for one in known), *(one.hash_before for one in known)}
    if any(_is_hashed_at(line, line.number, hash_) for hash_ in before):
        return
    places = {one.number for one in known} | {one.number - 1 for one in known}
    moved = any(
        _is_hashed_at(line, number, hash_) for number in places for hash_ in before
    )
    if moved:
        yield Refused(
            N_(
                "Line {what} of the history stands at another place than it was "
                "written."
            ),
            what=what,
        )
    else:
        yield Refused(
            N_(
                "Line {what} of the history is not as it was written: it was changed, "
                "or the line before it."
            ),
            what=what,
        )


def _is_hashed_at(line: SuspectLine, number: int, previous: str) -> bool:
    there = line.model_copy(update={"number": number})
    return sha256(there.to_hash(previous)).hexdigest() == line.hash


def _what(line: SuspectLine, zone: ZoneInfo) -> str:
    """Return which line it is, as people find it again."""
    parts = (in_moment(line.noted_at, zone), line.person, line.record, line.event)
    told = ", ".join(part for part in parts if part)
    return f"{line.number} ({told})"

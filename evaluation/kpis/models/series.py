"""Which activities of different years are one event? By origin, template or title."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from uuid import UUID

from data.record import Record
from evaluation.kpis.models.activity import ActivityResult


class Series(Record):
    """One event over the years, the newest first."""

    title: str
    rows: tuple[ActivityResult, ...]

    @property
    def key(self) -> UUID:
        """What names it in an address: its newest activity."""
        return self.rows[0].activity_id

    @property
    def years(self) -> tuple[int, ...]:
        """The school years in which it was planned, the newest first."""
        return tuple(dict.fromkeys(row.school_year for row in self.rows))


def series_of(results: Sequence[ActivityResult]) -> list[Series]:
    """Return the events that stand in at least two years, in the order given.

    Those belong together that were rolled forward from each other; then those of one
    template or of one title, where a year has no more than one of them.
    """
    group = {row.activity_id: row.activity_id for row in results}
    for key in (_rolled, _template, _title):
        _join(group, results, key)
    found: dict[UUID, list[ActivityResult]] = {}
    for row in results:
        found.setdefault(_root(group, row.activity_id), []).append(row)
    every = [
        Series(title=newest[0].title, rows=tuple(newest))
        for rows in found.values()
        if (newest := sorted(rows, key=lambda row: -row.school_year))
    ]
    return [one for one in every if len(one.years) > 1]


def _rolled(row: ActivityResult) -> str:
    return str(row.series_id)


def _template(row: ActivityResult) -> str:
    return row.template_key


def _title(row: ActivityResult) -> str:
    words = "".join(sign if sign.isalpha() else " " for sign in row.title)
    return " ".join(words.casefold().split())


def _join(
    group: dict[UUID, UUID],
    results: Sequence[ActivityResult],
    key: Callable[[ActivityResult], str],
) -> None:
    """Join those of a key; a template or title twice in a year tells nothing."""
    named = sorted((row for row in results if key(row)), key=key)
    for _, rows in groupby(named, key):
        same = list(rows)
        roots = {(row.school_year, _root(group, row.activity_id)) for row in same}
        a_year = Counter(year for year, _ in roots)
        if key is not _rolled and max(a_year.values()) > 1:
            continue
        for row in same[1:]:
            group[_root(group, row.activity_id)] = _root(group, same[0].activity_id)


def _root(group: Mapping[UUID, UUID], one: UUID) -> UUID:
    while group[one] != one:
        one = group[one]
    return one

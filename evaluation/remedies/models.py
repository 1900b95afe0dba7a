"""Counting obstacles over the years: which weigh most, come again, and shrank.

Nothing here says more than was counted: a remedy stands beside how often the same kind
arose before and after, and what people noted; none of it says what caused it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from data.calendar import SchoolYear
from data.language import say
from data.obstacles import Effect, ObstacleCode, Remedy, Side, remedies_of, remedy_like
from data.record import Record
from evaluation.kpis.models.better import Compared, by_obstacles
from evaluation.kpis.models.kpi import Kpi
from evaluation.kpis.models.progress import RaisedObstacle, obstacles_solved
from execution.obstacles.models import is_long_open


class PastObstacle(Record):
    """An obstacle of any year: its kind, its days, what was done, what came of it."""

    id: UUID
    school_year: int
    code: ObstacleCode
    side: Side
    raised_on: date
    resolved_on: date | None
    remedy: str
    effect: Effect | None
    effect_note: str


class Weight(Record):
    """How often a kind of obstacle arose, by how much of all, alone and added up."""

    code: ObstacleCode
    times: int
    share: float
    added_up: float


class ObstacleYear(Record):
    """One school year's obstacles: by side, how many were solved, how soon."""

    year: SchoolYear
    internal: int
    external: int
    both: int
    solved: Kpi
    long_open: int

    @property
    def raised(self) -> int:
        """How many were raised."""
        return self.internal + self.external + self.both


class Trend(Record):
    """How often a kind of obstacle arose, year after year.

    ``running``: the longest run of years one after the other; of "other" none is told.
    """

    code: ObstacleCode
    times: tuple[int, ...]
    running: int

    @property
    def is_recurring(self) -> bool:
        """Whether it arose in at least two years one after the other."""
        return self.running > 1


class Tried(Record):
    """A remedy against a kind of obstacle, and what is known of it.

    ``compared`` sets the year it was first tried beside the year after; None: nobody
    tried it here. ``known`` is the founding papers' remedy, or the product's own
    suggestion, where it is one.
    """

    code: ObstacleCode
    remedy: str
    known: Remedy | None
    years: tuple[int, ...] = ()
    times: int = 0
    effects: tuple[tuple[Effect, int], ...] = ()
    notes: tuple[str, ...] = ()
    compared: Compared | None = None


def weights(obstacles: Iterable[PastObstacle]) -> list[Weight]:
    """Return the kinds of obstacles, the most often first, with shares added up."""
    counts = Counter(one.code for one in obstacles)
    every, so_far, found = counts.total(), 0, []
    for code, times in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        so_far += times
        share, added_up = times / every, so_far / every
        found.append(Weight(code=code, times=times, share=share, added_up=added_up))
    return found


def years_of(obstacles: Iterable[PastObstacle], last: SchoolYear) -> list[SchoolYear]:
    """Return the school years from the first obstacle's to ``last``, without gaps."""
    starts = [one.school_year for one in obstacles if one.school_year <= last.start]
    first = min(starts, default=last.start)
    return [SchoolYear(start=start) for start in range(first, last.start + 1)]


def by_year(
    obstacles: Sequence[PastObstacle], years: Iterable[SchoolYear], today: date
) -> list[ObstacleYear]:
    """Return what each year's obstacles were, also of years without any."""
    return [_year(obstacles, year, today) for year in years]


def trends(
    obstacles: Sequence[PastObstacle], years: Sequence[SchoolYear]
) -> list[Trend]:
    """Return how often each kind arose in each of the years, the most often first."""
    counts = Counter((one.code, one.school_year) for one in obstacles)
    order = [one.code for one in weights(obstacles)]
    found = []
    for code in order:
        times = tuple(counts[code, year.start] for year in years)
        is_kind = code is not ObstacleCode.OTHER
        running = _longest_run(times) if is_kind else 0
        found.append(Trend(code=code, times=times, running=running))
    return found


def tried(
    obstacles: Sequence[PastObstacle], code: ObstacleCode, today: date
) -> list[Tried]:
    """Return the remedies against a kind: those tried here first, then those known."""
    own = [one for one in obstacles if one.code is code]
    by_words: dict[str, list[PastObstacle]] = {}
    for one in own:
        if one.remedy:
            by_words.setdefault(_same(code, one.remedy), []).append(one)
    here = [_tried(own, of, today) for of in by_words.values()]
    here.sort(key=lambda one: (-one.times, one.remedy))
    known = {one.known for one in here}
    further = [
        Tried(code=code, remedy=one.said, known=one)
        for one in remedies_of(code)
        if one not in known
    ]
    return [*here, *further]


def _year(
    obstacles: Sequence[PastObstacle], year: SchoolYear, today: date
) -> ObstacleYear:
    rows = [one for one in obstacles if one.school_year == year.start]
    sides = Counter(one.side for one in rows)
    return ObstacleYear(
        year=year,
        internal=sides[Side.INTERNAL],
        external=sides[Side.EXTERNAL],
        both=sides[Side.BOTH],
        solved=obstacles_solved(
            [
                RaisedObstacle(raised_on=one.raised_on, resolved_on=one.resolved_on)
                for one in rows
            ]
        ),
        long_open=sum(
            is_long_open(one.raised_on, one.resolved_on, today) for one in rows
        ),
    )


def _longest_run(times: Iterable[int]) -> int:
    longest = run = 0
    for one in times:
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest


def _same(code: ObstacleCode, words: str) -> str:
    """Return words by which one remedy is known, also in the other language."""
    known = remedy_like(code, words)
    return known.words if known else " ".join(words.casefold().split())


def _tried(
    own: Sequence[PastObstacle], of: Sequence[PastObstacle], today: date
) -> Tried:
    code = of[0].code
    known = remedy_like(code, of[0].remedy)
    effects = Counter(one.effect for one in of if one.effect)
    years = tuple(sorted({one.school_year for one in of}))
    counts = Counter(one.school_year for one in own)
    after = SchoolYear(start=years[0] + 1)
    return Tried(
        code=code,
        remedy=known.said if known else of[-1].remedy,
        known=known,
        years=years,
        times=len(of),
        effects=tuple((one, effects[one]) for one in Effect if effects[one]),
        notes=tuple(dict.fromkeys(one.effect_note for one in of if one.effect_note)),
        compared=by_obstacles(
            counts[years[0]], counts[after.start], after, today, say(code.label)
        ),
    )

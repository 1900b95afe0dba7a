"""Everything that the page and the papers say of a matrix, gathered once."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from data.calendar import SchoolYear
from data.language import N_, in_long, say
from data.record import Record, Term
from data.store import Store
from evaluation.accreditation.models import (
    HintFact,
    Instrument,
    ProofKind,
    Standing,
    gap_id,
)
from evaluation.accreditation.queries import (
    GapSource,
    GivenForGap,
    ItemStanding,
    ListedEvidence,
    gap_sources,
    given_for_gaps,
    item_standings,
    listed_evidence,
    readiness,
)
from evaluation.kpis.models import Kpi, evidence_completeness

SOON: Final = timedelta(days=14)
AFTER: Final = timedelta(days=7)
"""How long somebody has: from today, and after an activity."""


class Doing(Term):
    """What closes a gap."""

    LINK = "link", N_("link it")
    COMPLETE = "complete", N_("complete it")
    KEEP = "keep", N_("keep it when the day has come")
    HAND_IN = "hand_in", N_("hand it in")


class GapStep(Record):
    """One thing to be done: which kind of proof of which item, by what, in which month.

    ``given``: to whom it was given already, and until when.
    """

    code: str
    title: str
    standing: Standing
    kind: ProofKind
    is_stale: bool
    doing: Doing
    month: date
    due_on: date
    activity_id: UUID | None = None
    activity: str = ""
    day: date | None = None
    given: GivenForGap | None = None

    @property
    def words(self) -> str:
        """What is to be done, as a sentence in the person's language."""
        if self.doing is Doing.LINK:
            return say("Handed in already, but linked with no item: link it.")
        if self.doing is Doing.COMPLETE:
            return say(
                "“{activity}” was held: complete it there.", activity=self.activity
            )
        if self.doing is Doing.KEEP and self.day:
            return say(
                "“{activity}” on {day} can bring it: keep it then.",
                activity=self.activity,
                day=in_long(self.day),
            )
        return say("Hand it in or link it, or plan an activity that brings it.")


class Matrix(Record):
    """An instrument's items with their standing, the hints, and what is to be done."""

    instrument: Instrument
    standings: tuple[ItemStanding, ...]
    hints: tuple[HintFact, ...]
    steps: tuple[GapStep, ...]
    completeness: Kpi
    today: date

    @property
    def of_humas(self) -> list[ItemStanding]:
        """The items that this office shows proof of, and those with proof by hand."""
        return [one for one in self.standings if one.item.is_humas or one.cells]

    @property
    def of_others(self) -> list[ItemStanding]:
        """The items that others in the school show proof of."""
        return [
            one for one in self.standings if not one.item.is_humas and not one.cells
        ]

    @property
    def columns(self) -> tuple[ProofKind, ...]:
        """The kinds that any of the items expects or has."""
        used = {
            kind
            for one in self.of_humas
            for kind in (*one.item.kinds, *one.fresh, *one.stale)
        }
        return tuple(kind for kind in ProofKind if kind in used)

    def counted(self, standing: Standing) -> int:
        """Return how many items stand so."""
        return sum(one.standing is standing for one in self.standings)


def matrix_of(store: Store, instrument: Instrument, today: date) -> Matrix:
    """Return the matrix of an instrument on a day, derived from the records."""
    standings = item_standings(store, instrument, today)
    [ready] = readiness(store, today)
    year = SchoolYear.of(today)
    waiting = [one for one in listed_evidence(store, instrument.key) if not one.codes]
    sources = gap_sources(store, instrument, year)
    given = {one.gap_id: one for one in given_for_gaps(store)}
    return Matrix(
        instrument=instrument,
        standings=tuple(standings),
        hints=ready.facts,
        steps=tuple(
            step.model_copy(
                update={
                    "given": given.get(gap_id(instrument.key, step.code, step.kind))
                }
            )
            for step in gap_steps(standings, sources, waiting, today)
        ),
        completeness=evidence_completeness(
            (one.item.kinds, one.fresh)
            for one in standings
            if one.standing is not Standing.ABSENT
        ),
        today=today,
    )


def gap_steps(
    standings: Iterable[ItemStanding],
    sources: Iterable[GapSource],
    waiting: Iterable[ListedEvidence],
    today: date,
) -> list[GapStep]:
    """Return what closes the gaps, this month's first, items without proof first."""
    by_kind: dict[tuple[str, ProofKind], list[GapSource]] = {}
    for source in sources:
        by_kind.setdefault((source.code, source.kind), []).append(source)
    handed_in = {one.kind for one in waiting}
    steps = [
        _step(one, kind, by_kind.get((one.item.code, kind), []), handed_in, today)
        for one in standings
        if one.standing.is_gap
        for kind in one.lacking
    ]
    order = list(Standing)
    return sorted(steps, key=lambda one: (one.month, order.index(one.standing)))


def _step(
    one: ItemStanding,
    kind: ProofKind,
    sources: Sequence[GapSource],
    handed_in: set[ProofKind],
    today: date,
) -> GapStep:
    facts: dict[str, object] = {
        "code": one.item.code,
        "title": one.item.called,
        "standing": one.standing,
        "kind": kind,
        "is_stale": kind in one.stale,
    }
    coming = [s for s in sources if not s.is_held and s.day >= today]
    held = [s for s in sources if s.is_held and kind not in one.stale]
    due_on, doing, found = today + SOON, Doing.HAND_IN, None
    if kind in handed_in:
        doing = Doing.LINK
    elif held:
        doing, found = Doing.COMPLETE, held[0]
    elif coming:
        doing, found = Doing.KEEP, coming[0]
        due_on = found.day + AFTER
    if found:
        facts |= {"activity_id": found.activity_id, "activity": found.title}
        facts["day"] = found.day
    when = found.day if found and doing is Doing.KEEP else today
    return GapStep.model_validate(
        facts | {"doing": doing, "month": when.replace(day=1), "due_on": due_on}
    )

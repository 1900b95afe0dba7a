"""Which proofs there are for the items of an instrument, and how each item stands."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from data.calendar import SchoolYear
from data.record import Record
from data.search.models import Thing
from data.store import Store, question
from evaluation.accreditation.models import (
    REPORTING,
    EvidenceStep,
    Hint,
    HintFact,
    Instrument,
    Item,
    ProofKind,
    ProofSource,
    Standing,
    proof_name,
    review_name,
)

_sql = partial(question, __file__)

MOST: Final = 300
"""So many proofs of a kind are offered to be linked at most."""

YEARS: Final = 2
"""In each of so many years funds are to be reported."""


class ProofCell(Record):
    """How much proof of one kind an item has, and how fresh it is."""

    code: str
    kind: ProofKind
    fresh: int
    stale: int
    attached: int
    latest_on: date
    months: int


def proof_cells(store: Store, instrument: Instrument, today: date) -> list[ProofCell]:
    """Return how much proof of each kind every item has."""
    return store.rows(
        ProofCell,
        _sql("proof_cells"),
        instrument=instrument.key,
        expected=_wanted(instrument),
        today=today,
    )


class Proof(Record):
    """One proof of one item: what it is, of which day, and which record holds it.

    ``title`` is a person's words, or empty where the kind and the year say it all.
    """

    code: str
    kind: ProofKind
    record: str
    record_key: str
    activity_id: UUID | None
    activity: str | None
    school_year: int
    happened_on: date
    title: str
    counted: int
    is_linked: bool
    step: EvidenceStep | None
    is_sensitive: bool
    is_fresh: bool
    address: str
    file_id: UUID | None

    @property
    def called(self) -> str:
        """What it is called, in the person's language."""
        return review_name(
            self.record, self.school_year, self.counted, self.title
        ) or proof_name(
            self.kind, self.school_year, self.counted, self.title, self.activity
        )


def proofs(
    store: Store,
    instrument: Instrument,
    today: date,
    code: str | None = None,
    kind: ProofKind | None = None,
) -> list[Proof]:
    """Return the proofs of an instrument's items, of one item, or of one kind there."""
    return store.rows(
        Proof,
        _sql("proofs"),
        instrument=instrument.key,
        expected=_wanted(instrument),
        today=today,
        code=code,
        kind=None if kind is None else kind.value,
    )


class Readiness(Record):
    """What the records say to the hints of readiness, in counts."""

    calendars: int
    class_groups: int
    with_forums: int
    learning: int
    partners: int
    evaluations: int
    adopted: int
    reports: int
    reports_before: int
    sessions: int

    @property
    def facts(self) -> tuple[HintFact, ...]:
        """Each hint with its count, in the order of the hints."""
        years = bool(self.reports) + bool(self.reports_before)
        return (
            _fact(Hint.CALENDAR, self.calendars),
            HintFact(
                hint=Hint.FORUMS,
                is_met=0 < self.class_groups <= self.with_forums,
                counted=self.with_forums,
                of=self.class_groups,
            ),
            _fact(Hint.LEARNING, self.learning),
            _fact(Hint.PARTNERS, self.partners),
            _fact(Hint.EVALUATION, self.evaluations),
            _fact(Hint.FROM_FINDINGS, self.adopted),
            HintFact(hint=Hint.FUNDS, is_met=years == YEARS, counted=years, of=YEARS),
            _fact(Hint.REPORTING, self.sessions),
        )


def readiness(store: Store, today: date) -> list[Readiness]:
    """Return what the records say to the hints of readiness on a day, as one row."""
    return store.rows(
        Readiness,
        _sql("readiness"),
        year=SchoolYear.of(today).start,
        today=today,
        reporting=REPORTING,
    )


def _fact(hint: Hint, counted: int) -> HintFact:
    return HintFact(hint=hint, is_met=counted > 0, counted=counted)


class UnlinkedProofs(Record):
    """How many proofs of a kind the records hold, whatever they prove."""

    kind: ProofKind
    proofs: int


def unlinked_proofs(store: Store, year: SchoolYear) -> list[UnlinkedProofs]:
    """Return how many proofs of each kind this year and the one before brought."""
    return store.rows(
        UnlinkedProofs,
        _sql("unlinked_proofs"),
        since=year.before.start,
        until=year.start,
    )


class LinkableProof(Record):
    """A proof of the records, whatever it proves."""

    kind: ProofKind
    record: str
    record_key: str
    activity: str | None
    school_year: int
    happened_on: date
    title: str
    counted: int

    @property
    def called(self) -> str:
        """What it is called, in the person's language."""
        return review_name(
            self.record, self.school_year, self.counted, self.title
        ) or proof_name(
            self.kind, self.school_year, self.counted, self.title, self.activity
        )


def linkable_proofs(store: Store, kind: ProofKind) -> list[LinkableProof]:
    """Return the newest proofs of a kind, to be linked with an item."""
    return store.rows(
        LinkableProof, _sql("linkable_proofs"), kind=kind.value, most=MOST
    )


class GapSource(Record):
    """An activity that could bring a kind of proof that an item expects."""

    code: str
    kind: ProofKind
    activity_id: UUID
    title: str
    day: date
    is_held: bool


def gap_sources(
    store: Store, instrument: Instrument, year: SchoolYear
) -> list[GapSource]:
    """Return which activities of a year could bring what items expect."""
    return store.rows(
        GapSource,
        _sql("gap_sources"),
        expected=_wanted(instrument),
        year=year.start,
    )


class ListedEvidence(Record):
    """A proof that was handed in, and the items that it serves."""

    id: UUID
    kind: ProofKind
    title: str
    happened_on: date
    source: ProofSource
    is_sensitive: bool
    step: EvidenceStep
    activity: str | None
    handed_in_by: str | None
    verified_by: str | None
    files: int
    codes: tuple[str, ...]


def listed_evidence(store: Store, instrument: str) -> list[ListedEvidence]:
    """Return what was handed in, with the items of an instrument that it serves."""
    return store.rows(ListedEvidence, _sql("listed_evidence"), instrument=instrument)


class GivenForGap(Record):
    """What somebody was given to close a gap; ``gap_id``: of an item and a kind."""

    id: UUID
    gap_id: UUID
    text: str
    due_on: date
    owner: str | None


def given_for_gaps(store: Store) -> list[GivenForGap]:
    """Return who was given what to close a gap, of every instrument."""
    return store.rows(GivenForGap, _sql("given_for_gaps"))


class ItemStanding(Record):
    """How one item stands: what is there, what is stale, what is missing.

    ``fresh`` and ``stale`` are kinds; ``missing`` were expected and are not there at
    all; ``unlinked`` are missing ones of which the records hold some that no condition
    of the item finds.
    """

    item: Item
    cells: tuple[ProofCell, ...]
    fresh: tuple[ProofKind, ...]
    stale: tuple[ProofKind, ...]
    missing: tuple[ProofKind, ...]
    unlinked: tuple[ProofKind, ...]
    standing: Standing

    @property
    def lacking(self) -> tuple[ProofKind, ...]:
        """The expected kinds of which there is no fresh proof."""
        return tuple(kind for kind in self.item.kinds if kind not in self.fresh)

    def cell(self, kind: ProofKind) -> ProofCell | None:
        """Return what there is of a kind, or None."""
        return next((one for one in self.cells if one.kind is kind), None)


def item_standings(
    store: Store, instrument: Instrument, today: date
) -> list[ItemStanding]:
    """Return how each item of an instrument stands today, in the instrument's order."""
    by_code: Mapping[str, list[ProofCell]] = defaultdict(list)
    for cell in proof_cells(store, instrument, today):
        by_code[cell.code].append(cell)
    year = SchoolYear.of(today)
    held = frozenset(one.kind for one in unlinked_proofs(store, year))
    return [_standing(one, by_code[one.code], held) for one in instrument.item]


def _standing(
    item: Item, cells: Sequence[ProofCell], held: frozenset[ProofKind]
) -> ItemStanding:
    there = {cell.kind for cell in cells}
    fresh = {cell.kind for cell in cells if cell.fresh}
    missing = [kind for kind in item.kinds if kind not in there]
    unlinked = [kind for kind in missing if kind in held]
    return ItemStanding(
        item=item,
        cells=tuple(cells),
        fresh=tuple(kind for kind in ProofKind if kind in fresh),
        stale=tuple(kind for kind in ProofKind if kind in there - fresh),
        missing=tuple(missing),
        unlinked=tuple(unlinked),
        standing=_judged(item, there, fresh, bool(unlinked)),
    )


def _judged(
    item: Item,
    there: set[ProofKind],
    fresh: set[ProofKind],
    has_unlinked: bool,
) -> Standing:
    if item.absence:
        return Standing.ABSENT
    if not item.kinds and not there:
        return Standing.OUTSIDE
    if not there:
        return Standing.UNLINKED if has_unlinked else Standing.WITHOUT
    if not fresh:
        return Standing.STALE
    if len(fresh) == 1:
        return Standing.ONE_KIND
    return Standing.PARTLY if set(item.kinds) - fresh else Standing.WHOLE


def _wanted(instrument: Instrument) -> str:
    return json.dumps(instrument.wanted())


def findable_proofs(store: Store) -> list[Thing]:
    """Return the proofs of every year that were handed in, with their activities."""
    return store.rows(Thing, _sql("findable_proofs"))

"""What came of one questionnaire, gathered once: the screen and papers say the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple
from uuid import UUID

from data.few import FEWEST, shared
from data.language import N_, in_number
from data.school.models import School
from data.store import Store
from evaluation.answers import queries
from evaluation.answers import store as records
from evaluation.answers.queries import AnswerCounts, ClassGroupSheets, SheetCounts
from evaluation.kpis.models.answers import (
    ItemCounts,
    Satisfaction,
    Understanding,
    response_rate,
    satisfaction,
    score_of,
    share_of,
    understanding,
)
from evaluation.kpis.models.kpi import Kpi
from evaluation.questionnaires import store as questionnaires
from evaluation.questionnaires.models import (
    CHOICES,
    RIGHT_OR_WRONG,
    InvitedBy,
    Item,
    ItemKind,
    Kind,
    Moment,
    Questionnaire,
    Relation,
)
from planning.activities.models import Activity
from planning.papers.facts import lead_of
from planning.papers.queries import PaperPerson

CAREFUL: Final = 10
"""Fewer sheets than so many are told without decimals, and with care."""

NOT_SATISFACTION: Final = frozenset({Kind.TEACHER, Kind.SELF_CHECK})
"""What is observed or judged of oneself has an index, but no band of satisfaction."""


class ItemOutcome(NamedTuple):
    """What was answered to one item at one moment, as it may be told.

    ``counts``: of a scale by its points, of yes and no as no, yes; else by what could
    be chosen. Nothing where it is hidden.
    """

    item: Item
    moment: Moment
    answers: int
    counts: tuple[int, ...]
    words: tuple[str, ...]
    numbers: tuple[float, ...] = ()

    @property
    def is_hidden(self) -> bool:
        """Whether too few answered to be told."""
        return self.answers > 0 and not self.counts and not self.numbers

    @property
    def of_scale(self) -> ItemCounts:
        """The counts of a scale, for its index."""
        return ItemCounts(counts=self.counts, is_reversed=self.item.is_reversed)

    @property
    def own_index(self) -> Decimal | None:
        """The item's own index, where it is one of a scale."""
        if self.item.kind is not ItemKind.SCALE or not self.counts:
            return None
        return satisfaction([self.of_scale]).index


class PartOutcome(NamedTuple):
    """The index of the items of one part."""

    part: str
    figure: Satisfaction
    items: int


class Gauge(NamedTuple):
    """One item before and after: what was known of it, from 0 to 100."""

    item: Item
    before: float | None
    after: float | None


class ResultPaper(NamedTuple):
    """What the paper of a result says: the outcome, and how many comments on what."""

    outcome: "Outcome"
    activity: str
    comments: int
    themes: Sequence[tuple[str, str]]
    lead: PaperPerson


class Outcome(NamedTuple):
    """Everything that came of a questionnaire, as one person may see it.

    ``is_shared``: as others than who keeps it see it; ``is_hidden``: then too few came
    back to be told. ``groups`` and ``relations`` are told in words.
    """

    questionnaire: Questionnaire
    sheets: int
    first_on: date | None
    last_on: date | None
    rates: Sequence[tuple[Moment, Kpi]]
    whole: Satisfaction | None
    parts: Sequence[PartOutcome]
    items: Sequence[ItemOutcome]
    learnt: Understanding | None
    gauges: Sequence[Gauge]
    relations: Sequence[tuple[Relation, str]]
    groups: Sequence[tuple[ClassGroupSheets, str]]
    is_shared: bool

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of the answers may be told."""
        return self.is_shared and self.sheets < FEWEST

    @property
    def is_few(self) -> bool:
        """Whether figures are told without decimals, and with care."""
        return self.sheets < CAREFUL

    @property
    def has_band(self) -> bool:
        """Whether the index is one of satisfaction, on four points."""
        return (
            self.whole is not None
            and self.whole.is_of_four
            and self.questionnaire.kind not in NOT_SATISFACTION
        )

    def said(self, index: Decimal | float | None) -> str:
        """Return an index as it is told: few sheets have no decimals."""
        if index is None:
            return "–"
        exact = Decimal(str(index))
        step = Decimal(1) if self.is_few else Decimal("0.01")
        return in_number(exact.quantize(step, ROUND_HALF_UP))


def outcome(store: Store, questionnaire: Questionnaire, *, is_shared: bool) -> Outcome:
    """Gather what came of a questionnaire; ``is_shared``: as others may see it."""
    items = questionnaires.items_of(store, questionnaire.id)
    counted = queries.sheet_counts(store, questionnaire.id)
    sheets = sum(one.sheets for one in counted)
    is_hidden = is_shared and sheets < FEWEST
    every = [] if is_hidden else _items(store, questionnaire, items, is_shared)
    of_index = [
        one
        for one in every
        if one.item.kind is ItemKind.SCALE
        and one.counts
        and not questionnaire.has_moments
    ]
    scored = questionnaire.has_moments and not is_hidden
    learnt, gauges = (
        _learnt(store, questionnaire, items, is_shared) if scored else (None, ())
    )
    whole = satisfaction([one.of_scale for one in of_index]) if of_index else None
    zone = store.get(School).zone
    days = [
        at.astimezone(zone).date()
        for one in counted
        for at in (one.first_at, one.last_at)
        if at
    ]
    return Outcome(
        questionnaire=questionnaire,
        sheets=sheets,
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        rates=_rates(questionnaire, counted),
        whole=whole,
        parts=_parts(of_index),
        items=every,
        learnt=learnt,
        gauges=gauges,
        relations=_relations(counted, is_shared),
        groups=_groups(queries.class_group_sheets(store, questionnaire.id), is_shared),
        is_shared=is_shared,
    )


def _rates(
    questionnaire: Questionnaire, counted: Sequence[SheetCounts]
) -> list[tuple[Moment, Kpi]]:
    came = questionnaire.invited_by is InvitedBy.CAME
    by_moment: Counter[Moment] = Counter()
    for one in counted:
        by_moment[one.moment] += one.sheets
    return [
        (
            moment,
            response_rate(by_moment[moment], questionnaire.invited or 0, came=came),
        )
        for moment in questionnaire.moments
    ]


def _items(
    store: Store,
    questionnaire: Questionnaire,
    items: Sequence[Item],
    is_shared: bool,
) -> list[ItemOutcome]:
    given: dict[tuple[UUID, Moment], list[AnswerCounts]] = {}
    for row in queries.answer_counts(store, questionnaire.id):
        given.setdefault((row.item_id, row.moment), []).append(row)
    answered = {
        (row.item_id, row.moment): row.sheets
        for row in queries.item_answers(store, questionnaire.id)
    }
    return [
        _item(item, moment, given.get(place, []), answered.get(place, 0), is_shared)
        for item in items
        for moment in questionnaire.moments
        if (place := (item.id, moment)) and item.kind is not ItemKind.TEXT
    ]


def _item(
    item: Item,
    moment: Moment,
    given: Sequence[AnswerCounts],
    answers: int,
    is_shared: bool,
) -> ItemOutcome:
    words, keys = _answers_of(item)
    if is_shared and answers < FEWEST:
        return ItemOutcome(item, moment, answers, (), words)
    if item.kind is ItemKind.NUMBER:
        numbers = [row.value for row in given for _ in range(row.times)]
        told = tuple(number for number in numbers if number is not None)
        return ItemOutcome(item, moment, answers, (), words, told)
    times: Counter[float | str] = Counter()
    for row in given:
        said = row.chosen if row.chosen is not None else row.value
        if said is not None:
            times[said] += row.times
    counts = tuple(times[key] for key in keys)
    return ItemOutcome(item, moment, answers, counts, words)


def _answers_of(item: Item) -> tuple[tuple[str, ...], Sequence[float | str]]:
    """Return how the answers of an item are called, and what is kept of each."""
    if item.kind in RIGHT_OR_WRONG:
        is_truth = item.kind is ItemKind.TRUE_FALSE
        return ((N_("False"), N_("True")) if is_truth else (N_("No"), N_("Yes"))), (
            0,
            1,
        )
    if item.kind in CHOICES:
        return item.options, item.options
    return item.options, range(1, len(item.options) + 1)


def _parts(items: Sequence[ItemOutcome]) -> list[PartOutcome]:
    by_part: dict[str, list[ItemOutcome]] = {}
    for one in items:
        by_part.setdefault(one.item.part, []).append(one)
    return [
        PartOutcome(part, satisfaction([one.of_scale for one in of_part]), len(of_part))
        for part, of_part in by_part.items()
        if part or len(by_part) > 1
    ]


def _learnt(
    store: Store,
    questionnaire: Questionnaire,
    items: Sequence[Item],
    is_shared: bool,
) -> tuple[Understanding | None, Sequence[Gauge]]:
    """Return what was learnt, as a whole and by item; few sheets are not told."""
    asked = {item.id: item for item in items}
    sheets: dict[Moment, dict[UUID, list[float | None]]] = {}
    shares: dict[tuple[UUID, Moment], list[float]] = {}
    codes: dict[UUID, str] = {}
    for row in queries.scored_answers(store, questionnaire.id):
        item = asked[row.item_id]
        share = share_of(
            row.value,
            key=item.key,
            points=len(item.options),
            is_reversed=item.is_reversed,
        )
        codes[row.sheet_id] = row.code
        sheets.setdefault(row.moment, {}).setdefault(row.sheet_id, []).append(share)
        shares.setdefault((item.id, row.moment), []).append(share or 0.0)
    scores = {
        moment: {sheet: score_of(each) or 0.0 for sheet, each in of_moment.items()}
        for moment, of_moment in sheets.items()
    }
    before, after = (scores.get(m, {}) for m in (Moment.BEFORE, Moment.AFTER))
    found = _compared(questionnaire, before, after, codes)
    enough = found.pairs if found.is_paired else min(len(before), len(after))
    if is_shared and enough < FEWEST:
        return None, ()
    gauges = [
        Gauge(
            item,
            score_of(shares.get((item.id, Moment.BEFORE), [])),
            score_of(shares.get((item.id, Moment.AFTER), [])),
        )
        for item in items
        if (item.id, Moment.BEFORE) in shares or (item.id, Moment.AFTER) in shares
    ]
    return found, gauges


def _compared(
    questionnaire: Questionnaire,
    before: Mapping[UUID, float],
    after: Mapping[UUID, float],
    codes: Mapping[UUID, str],
) -> Understanding:
    has_codes = any(codes.get(sheet) for sheet in before)
    if questionnaire.is_paired and has_codes:
        return understanding(
            *(
                {codes[s]: score for s, score in scores.items() if codes[s]}
                for scores in (before, after)
            )
        )
    return understanding(list(before.values()), list(after.values()))


def _relations(
    counted: Sequence[SheetCounts],
    is_shared: bool,
) -> list[tuple[Relation, str]]:
    times: Counter[Relation] = Counter()
    for one in counted:
        times[one.relation] += one.sheets
    if set(times) <= {Relation.NONE}:
        return []
    told = shared({one.value: count for one, count in times.items()})
    return [
        (one, told[one.value] if is_shared else in_number(times[one]))
        for one in Relation
        if times[one]
    ]


def _groups(
    rows: Sequence[ClassGroupSheets],
    is_shared: bool,
) -> list[tuple[ClassGroupSheets, str]]:
    """Return how many sheets came from each class group, as they may be told."""
    if not any(row.sheets for row in rows):
        return []
    told = shared({str(row.class_group_id): row.sheets for row in rows})
    return [
        (row, told[str(row.class_group_id)] if is_shared else in_number(row.sheets))
        for row in rows
    ]


def result_facts(store: Store, questionnaire: Questionnaire) -> ResultPaper:
    """Gather what a paper says: as others may see it, comments as counts alone."""
    found = outcome(store, questionnaire, is_shared=True)
    said = queries.comments(store, questionnaire.id)
    names = {one.id: one.name for one in records.themes_of(store, questionnaire.id)}
    shown = [one for one in said if not one.is_struck]
    times = Counter(names[theme] for one in shown for theme in one.theme_ids)
    told = {} if found.is_hidden else shared(dict(times.most_common()))
    activity = (
        store.find(Activity, questionnaire.activity_id)
        if questionnaire.activity_id
        else None
    )
    return ResultPaper(
        outcome=found,
        activity=activity.title if activity else "",
        comments=0 if found.is_hidden else len(shown),
        themes=tuple(told.items()),
        lead=lead_of(store),
    )

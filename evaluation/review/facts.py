"""Everything that stands beside a review, on the screen and on paper, in words."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from data.calendar import SchoolYear
from data.few import FEWEST
from data.language import in_number, in_percent, say
from data.school.models import School
from data.store import Store
from evaluation.findings.models import Finding
from evaluation.findings.store import findings_in
from evaluation.kpis.models import (
    ActivityResult,
    Kpi,
    absorption,
    came_themselves,
    carried_out,
    representation,
    standards_reached,
)
from evaluation.kpis.models.answers import ItemCounts, satisfaction
from evaluation.kpis.models.kpi import SMALL
from evaluation.review import queries
from evaluation.review.models import Verdict
from evaluation.review.queries import (
    Answered,
    FollowedUp,
    MarkedPoint,
    Signed,
    SignedReview,
)
from execution.obstacles.queries import ListedObstacle, listed_obstacles
from planning.activities.models import Direction


class ReviewPaper(NamedTuple):
    """What the paper of a signed review says; ``result``: of its activity, if of one.

    ``kpis`` are the figures that were judged by, ``decided`` how the activities of
    half a year or a year were judged one by one.
    """

    school: School
    year: SchoolYear
    review: Signed
    answers: Sequence[Answered]
    findings: Sequence[Finding]
    follows: Sequence[FollowedUp]
    kpis: Sequence[Kpi]
    result: ActivityResult | None = None
    in_charge: str = ""
    obstacles: Sequence[ListedObstacle] = ()
    asked: str = ""
    decided: Sequence[str] = ()


def review_paper(
    store: Store, year: SchoolYear, result: ActivityResult, review: SignedReview
) -> ReviewPaper:
    """Return what the paper of an activity's review says."""
    of = result.activity_id
    charged = queries.in_charge_of(store, of)
    paper = _paper(store, year, review)
    hindered = [] if result.is_confidential else listed_obstacles(store, year, None, of)
    return paper._replace(
        result=result,
        in_charge=charged[0].name if charged else "",
        obstacles=hindered,
        kpis=rates_of(result),
        asked=index_words(queries.asked_of(store, of)),
    )


def year_paper(
    store: Store,
    year: SchoolYear,
    review: Signed,
    results: Sequence[ActivityResult],
    signed: Sequence[SignedReview],
) -> ReviewPaper:
    """Return what the paper of half a year's or a year's review says."""
    paper = _paper(store, year, review)
    return paper._replace(
        kpis=whole_kpis(results), decided=verdicts_of(results, signed)
    )


def _paper(store: Store, year: SchoolYear, review: Signed) -> ReviewPaper:
    answers = queries.review_answers(store, year)
    follows = queries.followed_up(store, year)
    found = findings_in(store, year)
    return ReviewPaper(
        school=store.get(School),
        year=year,
        review=review,
        answers=[one for one in answers if one.review_id == review.id],
        findings=[one for one in found if one.source_id == review.id],
        follows=[one for one in follows if one.review_id == review.id],
        kpis=(),
    )


def rates_of(row: ActivityResult) -> list[Kpi]:
    """Return the two rates of attendance, never merged; of few families none."""
    if not (row.is_carried_out and row.invited and row.is_told):
        return []
    return [representation([row]), came_themselves([row])]


def index_words(points: Sequence[MarkedPoint]) -> str:
    """Return how satisfied those who came were; of few sheets nothing is told."""
    if not points or points[0].sheets < FEWEST:
        return ""
    items = [
        ItemCounts(
            counts=tuple(
                sum(row.times for row in rows if row.point == point)
                for point in range(1, rows[0].points + 1)
            ),
            is_reversed=rows[0].is_reversed,
        )
        for _, found in groupby(points, key=lambda row: row.item_id)
        if (rows := list(found))
    ]
    told = satisfaction(items)
    if told.index is None:
        return ""
    said = say(
        "{name}: {index} of 100 from {sheets} sheets",
        name=say(told.kpi.name),
        index=in_number(told.index),
        sheets=in_number(points[0].sheets),
    )
    if told.band:
        said += f" · {say(told.band.label)}"
    if points[0].sheets < SMALL:
        said += " · " + say("few sheets: read it with care")
    return said


def counted(kpi: Kpi) -> str:
    """Return a figure of one activity: its share, and of how many."""
    return say(
        "{share} ({counted} of {of})",
        share=in_percent(kpi.value),
        counted=in_number(kpi.counted),
        of=in_number(kpi.of),
    )


def whole_kpis(results: Sequence[ActivityResult]) -> list[Kpi]:
    """Return the figures by which the programme as a whole is judged."""
    figures = (
        carried_out,
        representation,
        came_themselves,
        standards_reached,
        absorption,
    )
    return [figure(results) for figure in figures]


def verdicts_of(
    results: Sequence[ActivityResult], signed: Sequence[Signed]
) -> list[str]:
    """Return how the activities of a part of the year were judged, and how many."""
    own = {row.activity_id for row in results}
    newest: dict[object, SignedReview] = {}
    for row in signed:
        if isinstance(row, SignedReview) and row.activity_id in own:
            newest.setdefault(row.activity_id, row)
    closed = sum(row.is_closed for row in results)
    told = [
        say(
            "{count} of {of} closed activities are judged.",
            count=in_number(len(newest)),
            of=in_number(closed),
        )
    ]
    counts = {v: sum(r.decision is v for r in newest.values()) for v in Verdict}
    decided = [f"{say(v.label)}: {in_number(n)}" for v, n in counts.items() if n]
    return [*told, " · ".join(decided)] if decided else told


def target(row: ActivityResult) -> str:
    """Return the standard of an activity in words."""
    if row.target is None:
        return "–"
    said = {"target": in_number(row.target), "unit": row.unit}
    if row.direction is Direction.AT_MOST:
        return say("at most {target} {unit}", **said)
    return say("at least {target} {unit}", **said)


def measured(row: ActivityResult) -> str:
    """Return the result in words, and whether it meets the standard."""
    if row.result is None:
        return say("not measured")
    said = f"{row.told_result} {row.unit}".strip()
    if row.reached is None:
        return said
    judged = say("Reached") if row.reached else say("Not reached")
    return f"{said} · {judged}"

"""Everything a report of the year says, gathered once from the records."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from data.calendar import SchoolYear
from data.people.queries import komite_chairs
from data.school.models import School
from data.store import Store
from evaluation.accreditation import store as instruments
from evaluation.accreditation.models import Instrument
from evaluation.accreditation.queries import ItemStanding, item_standings
from evaluation.answers.facts import Outcome, ResultPaper, result_facts
from evaluation.findings.queries import ListedFinding, listed_findings
from evaluation.kpis.models import (
    ActivityResult,
    YearGoal,
    YearResult,
    semester_of,
    year_comparison,
)
from evaluation.participation.queries import Reach, reach
from evaluation.questionnaires.models import Questionnaire
from evaluation.recognitions.queries import EndingRecognitions, ending_recognitions
from evaluation.reports import queries
from evaluation.reports import store as reports
from evaluation.reports.models import Words, WordsOf, semester_days
from evaluation.results import queries as results
from evaluation.results.queries import Standing
from evaluation.review.queries import (
    Answered,
    SignedReview,
    SignedYearReview,
    review_answers,
    signed_reviews,
    signed_year_reviews,
)
from evaluation.tracing.queries import Chain, ListedWork, chains, listed_work
from execution.obstacles.queries import (
    ListedFactor,
    ListedObstacle,
    ObstacleKind,
    listed_factors,
    listed_obstacles,
    obstacle_kinds,
)
from planning.balance.models import Axis, Kind
from planning.balance.queries import BalanceCell, balance_cells
from planning.papers.facts import lead_of
from planning.papers.queries import PaperPerson

BACK: Final = 2
"""So many years before the one that is told stand beside it."""


MOST_TO_COME: Final = 6
"""So many activities to come are told."""


class YearPaper(NamedTuple):
    """What a year's report says; the principal's newest review of each activity."""

    school: School
    year: SchoolYear
    today: date
    lead: PaperPerson
    stands: Standing
    goals: Sequence[YearGoal]
    years: Sequence[YearResult]
    groups: Sequence[results.ClassGroupParticipation]
    reached: results.ReachedPupils
    forms: Sequence[BalanceCell]
    involvement: Sequence[BalanceCell]
    asked: Sequence[queries.AskedQuestionnaire]
    papers: Mapping[UUID, ResultPaper]
    reach: Sequence[Reach]
    ending: Sequence[EndingRecognitions]
    komite_chair: str
    kinds: Sequence[ObstacleKind]
    obstacles: Sequence[ListedObstacle]
    factors: Sequence[ListedFactor]
    money: Sequence[results.BudgetUse]
    instrument: Instrument | None
    items: Sequence[ItemStanding]
    reviews: Sequence[SignedReview]
    year_reviews: Sequence[SignedYearReview]
    answers: Sequence[Answered]
    work: Sequence[ListedWork]
    chains: Sequence[Chain]
    findings: Sequence[ListedFinding]
    words: dict[WordsOf, Words]
    waiting: queries.WaitingDecisions

    @property
    def activities(self) -> Sequence[ActivityResult]:
        """Plan against realised of every activity of the year."""
        return self.stands.results

    @property
    def outcomes(self) -> Mapping[UUID, Outcome]:
        """What came of each questionnaire of the year."""
        return {name: one.outcome for name, one in self.papers.items()}

    @property
    def follow_ups(self) -> list[ListedWork]:
        """The year's follow-ups, and those of earlier years that are still open."""
        return [
            one
            for one in self.work
            if not one.is_finding
            and (
                one.school_year == self.year.start
                or (one.closed_on is None and one.school_year < self.year.start)
            )
        ]

    @property
    def is_over(self) -> bool:
        """Whether the year's last day is past."""
        return self.today > self.year.last_day


class SemesterPaper(NamedTuple):
    """What a semester's report says: its own activities and money, and what comes."""

    whole: YearPaper
    semester: int
    money: Sequence[queries.SourceMoney]
    gifts: Sequence[queries.ReceivedGifts]

    @property
    def activities(self) -> list[ActivityResult]:
        """The activities of the semester."""
        return [
            row for row in self.whole.activities if semester_of(row) == self.semester
        ]

    @property
    def to_come(self) -> list[ActivityResult]:
        """The next activities after today, or after the semester, at most six."""
        last = semester_days(self.whole.year, self.semester)[1]
        day = min(self.whole.today, last)
        waiting = [
            row
            for row in self.whole.activities
            if row.when.day and row.when.is_to_come(day) and not row.is_confidential
        ]
        return sorted(waiting, key=lambda row: row.when.day or date.max)[:MOST_TO_COME]

    @property
    def is_over(self) -> bool:
        """Whether the semester's last day is past."""
        return self.whole.today > semester_days(self.whole.year, self.semester)[1]


def semester_paper(whole: YearPaper, store: Store, semester: int) -> SemesterPaper:
    """Return everything that a semester's report says."""
    money = queries.source_money(store, whole.year, semester)
    gifts = queries.received_gifts(store, whole.year, semester)
    return SemesterPaper(whole, semester, money, gifts)


def year_paper(store: Store, year: SchoolYear, today: date) -> YearPaper:
    """Return everything that the reports of a year say."""
    school = store.get(School)
    instrument = instruments.current(store, school.level.value, today)
    [reached] = results.reached_pupils(store, year)
    asked = queries.asked_questionnaires(store, year)
    return YearPaper(
        school=school,
        year=year,
        today=today,
        lead=lead_of(store),
        stands=results.standing(store, year),
        goals=results.year_goals(store, year),
        years=_years(store, year, today),
        groups=results.class_group_participation(store, year),
        reached=reached,
        forms=balance_cells(store, year, Kind.FORMS, Axis.MONTH),
        involvement=balance_cells(store, year, Kind.INVOLVEMENT, Axis.MONTH),
        asked=asked,
        papers={one.id: _paper(store, one.id) for one in asked},
        reach=reach(store, year),
        ending=ending_recognitions(store, today),
        komite_chair=next((one.name for one in komite_chairs(store, today)), ""),
        kinds=obstacle_kinds(store, year),
        obstacles=listed_obstacles(store, year),
        factors=listed_factors(store, year),
        money=results.budget_use(store, year),
        instrument=instrument,
        items=item_standings(store, instrument, today) if instrument else (),
        reviews=_newest(signed_reviews(store, year)),
        year_reviews=signed_year_reviews(store, year),
        answers=review_answers(store, year),
        work=listed_work(store),
        chains=chains(store, today, year),
        findings=listed_findings(store, year),
        waiting=queries.waiting_decisions(store, year, today)[0],
        words={one.part: one for one in reports.words_in(store, year)},
    )


def _paper(store: Store, questionnaire_id: UUID) -> ResultPaper:
    """Return what came of a questionnaire, as others than who keeps it may read it."""
    return result_facts(store, store.get(Questionnaire, questionnaire_id))


def _years(store: Store, year: SchoolYear, today: date) -> list[YearResult]:
    """Return the figures of the last years that have activities, the oldest first."""
    first = SchoolYear(start=year.start - BACK)
    rows = results.activity_results(store, year, since=first)
    every = [SchoolYear(start=first.start + n) for n in range(BACK + 1)]
    return [row for row in year_comparison(rows, every, today) if row.activities]


def _newest(signed: Sequence[SignedReview]) -> list[SignedReview]:
    """Return the newest version of each activity's review, in their order."""
    newest: dict[UUID, SignedReview] = {}
    for row in signed:
        newest.setdefault(row.activity_id, row)
    return list(newest.values())

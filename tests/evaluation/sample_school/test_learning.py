"""What the sample school's years taught is traced, as a real one's would be."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.arising import Arising
from data.store import Store
from evaluation.kpis.models.better import Change
from evaluation.remedies.models import trends, tried, weights, years_of
from evaluation.remedies.queries import raised_obstacles
from evaluation.tracing.queries import chains, listed_work
from planning.lessons.models import Decision
from tests.make import NOW, YEAR, opened_copy

TODAY = NOW.date()


@pytest.fixture(scope="module")
def sample(
    built_sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    store = opened_copy(built_sample, tmp_path_factory.mktemp("sample"))
    yield store
    store.close()


def test_findings_are_followed_to_whether_it_got_better(sample: Store) -> None:
    ways = chains(sample, TODAY, YEAR.before)
    changes = Counter(
        way.change for way in ways if way.row.decided_year == YEAR.before.start
    )
    decisions = Counter(way.row.decision for way in ways)

    assert changes.keys() >= set(Change)
    assert decisions[Decision.DECLINED] == 1
    assert any(way.row.judged and way.row.judged_by for way in ways)
    assert any(len(way.row.decisions) > 1 for way in chains(sample, TODAY, YEAR))


def test_they_arise_from_more_than_reviews(sample: Store) -> None:
    rows = listed_work(sample)

    sources = {row.source for row in rows}
    assert {Arising.REVIEW, Arising.DECISION, Arising.OBSTACLE} <= sources
    assert any(row.proof and row.closed_on for row in rows)
    assert any(row.work.is_carried_into(YEAR) for row in rows if not row.closed_on)


def test_remedies_were_tried_in_more_than_one_year(sample: Store) -> None:
    every = raised_obstacles(sample)

    again = [row for one in weights(every) for row in tried(every, one.code, TODAY)]

    assert any(len(row.years) > 1 for row in again)
    assert any(trend.is_recurring for trend in trends(every, years_of(every, YEAR)))

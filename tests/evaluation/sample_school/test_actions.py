"""The sample school holds together as a real one must."""

from datetime import date

import pytest

from data.accounts.actions import sign_in
from data.accounts.models import SAMPLE_PASSWORD
from data.store import Store
from evaluation.results.queries import activity_results
from evaluation.sample_school.actions import build
from planning.activities.store import activities_in
from planning.lessons.queries import lessons_of_year
from tests.make import NOW, YEAR


@pytest.fixture(scope="module")
def sample() -> Store:
    store = Store.open()
    build(store, date(2026, 11, 21))
    return store


@pytest.mark.parametrize("username", ["wakil", "kepsek", "panitia", "panitia2"])
def test_the_four_accounts_sign_in(sample: Store, username: str) -> None:
    assert sign_in(sample, username, SAMPLE_PASSWORD, now=NOW)


def test_every_activity_of_a_past_year_is_signed(sample: Store) -> None:
    last = activity_results(sample, YEAR.before)

    assert len(last) == 18
    assert all(row.is_closed and row.verdict for row in last)


def test_every_finding_of_last_year_is_decided_in_the_plan(sample: Store) -> None:
    lessons = lessons_of_year(sample, YEAR)

    assert lessons
    assert all(lesson.decision for lesson in lessons)


def test_current_year_is_half_way(sample: Store) -> None:
    closed = [row.is_closed for row in activity_results(sample, YEAR)]

    assert True in closed
    assert False in closed


def test_the_camp_lasts_from_saturday_to_sunday(sample: Store) -> None:
    [camp] = [a for a in activities_in(sample, YEAR) if a.title == "Persami"]

    assert (camp.planned_on, camp.ends_on) == (date(2027, 4, 24), date(2027, 4, 25))


def test_a_day_in_july_still_gives_a_school(sample: Store) -> None:
    store = Store.open()
    build(store, date(2027, 7, 2))

    assert lessons_of_year(store, YEAR.after)

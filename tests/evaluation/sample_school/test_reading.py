import shutil
from datetime import date
from pathlib import Path

import pytest

from data.calendar import SchoolYear
from evaluation.sample_school.models import Facts, MonthDay, SamplePeriod
from evaluation.sample_school.reading import FOLDER, facts, read
from planning.days.models import PeriodKind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "facts"))


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_every_part_is_a_file_and_every_file_a_part() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(Facts.model_fields)


def test_what_one_file_names_stands_in_another() -> None:
    plan, situation, school = facts().plan, facts().situation, facts().school
    keys = [activity.key for activity in plan.activities]
    users = {person.username for person in school.people if person.username}
    codes = {indicator.code for indicator in situation.indicators}

    late = {activity.key for activity in plan.incidental}

    assert len(keys) == len(set(keys)) == 18
    assert set(facts().lives.root) == {*keys, *late}
    assert {activity.goal for activity in plan.activities} == {1, 2, 3, 4}
    assert {activity.led_by for activity in plan.activities} <= users
    assert {problem.answered_by for problem in situation.problems} <= set(keys)
    assert {problem.indicator for problem in situation.problems} <= codes


def test_an_activity_has_the_usual_where_it_says_nothing_else() -> None:
    by_key = {activity.key: activity for activity in facts().plan.activities}

    assert by_key["pomg1"].target == facts().plan.usual["target"] == 75
    assert by_key["report1"].target == 90


def test_a_wrong_fact_is_named_by_file_and_key(folder: Path) -> None:
    rewrite(folder / "school.toml", 'element = "teacher"', 'element = "robot"')
    rewrite(folder / "plan.toml", "month = 7", 'month = "Juli"')

    with pytest.raises(ValueError, match=r"\.toml: ") as wrong:
        read(folder)

    first, second = str(wrong.value).splitlines()
    assert first.startswith("school.toml: people.1.element: ")
    assert second.startswith("plan.toml: activities.1.month: ")


def test_a_fact_nobody_reads_is_named(folder: Path) -> None:
    rewrite(folder / "course.toml", "restricted =", 'weather = "hujan"\nrestricted =')

    with pytest.raises(ValueError, match=r"^course\.toml: weather: "):
        read(folder)


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    rewrite(folder / "names.toml", "boys = [", "boys = [[")

    with pytest.raises(ValueError, match=r"^names\.toml: "):
        read(folder)


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        (2024, date(2025, 3, 2), date(2025, 3, 30)),
        (2026, date(2027, 2, 8), date(2027, 3, 8)),
        (2027, date(2028, 1, 28), date(2028, 2, 25)),
    ],
)
def test_ramadan_moves_with_the_moon(start: int, first: date, last: date) -> None:
    [ramadan] = [
        period
        for period in facts().situation.periods
        if period.kind is PeriodKind.RAMADAN
    ]

    assert ramadan.days(SchoolYear(start=start)) == (first, last)


def test_a_break_may_last_into_the_new_year() -> None:
    pause = SamplePeriod(
        kind=PeriodKind.BREAK,
        title="Libur",
        first=MonthDay(month=12, day=21),
        last=MonthDay(month=1, day=2),
    )

    days = (date(2026, 12, 21), date(2027, 1, 2))
    assert pause.days(SchoolYear(start=2026)) == days

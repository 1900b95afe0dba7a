"""Which class groups a year has, whatever they are called on a list."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

from data.calendar import SchoolYear
from data.record import new_id
from data.roster.class_groups import UNKNOWN, grade_of, normalise, same_as, suffix_of
from data.roster.models import Answers, ClassGroup, Kept, Merge, UnknownGrade
from data.roster.rows import PupilRow

PART: Final = 3
"""A list with less than a third of the class groups is a part of the school's."""


class Coverage(NamedTuple):
    """What a list leaves out: class groups of the year, and how many are lacking."""

    unnamed: frozenset[UUID]
    lacking: int
    is_whole: bool


class YearGroups:
    """The year's class groups, each once whatever its spelling."""

    def __init__(self, kept: Kept, year: SchoolYear, answers: Answers) -> None:
        self.new: list[ClassGroup] = []
        self.changed: list[Merge] = []
        self.merges: list[Merge] = []
        self._year = year.start
        self._before = sum(
            group.school_year == year.before.start for group in kept.class_groups
        )
        self._answered = {same_as(n): grade for n, grade in answers.grades.items()}
        self._grades = {
            same_as(group.name): group.grade
            for group in kept.class_groups
            if group.grade != UNKNOWN
        }
        self._by_name: dict[str, ClassGroup] = {}
        spelled: dict[str, list[ClassGroup]] = {}
        for group in kept.class_groups:
            if group.school_year == year.start:
                spelled.setdefault(same_as(group.name), []).append(group)
        for key, groups in spelled.items():
            self._by_name[key] = self._one(groups)

    def has_grade(self, name: str) -> bool:
        """Return whether the grade of a class group is known, by name or answer."""
        return self._grade(name) != UNKNOWN

    def named(self, name: str) -> ClassGroup:
        """Return the class group of a name, a new one where there is none yet."""
        key = same_as(name)
        if key not in self._by_name:
            self._by_name[key] = ClassGroup(
                id=new_id(),
                school_year=self._year,
                name=name,
                grade=self._grade(name),
                suffix=suffix_of(name),
            )
            self.new.append(self._by_name[key])
        return self._by_name[key]

    def unknown(self, rows: Iterable[PupilRow]) -> Iterable[UnknownGrade]:
        """Give the class groups whose grade a person has to say."""
        names = (row.class_group for row in rows if not self.has_grade(row.class_group))
        spelled: dict[str, str] = {}
        counted = Counter(spelled.setdefault(same_as(name), name) for name in names)
        return (UnknownGrade(name=n, pupils=count) for n, count in counted.items())

    def coverage(self, rows: Iterable[PupilRow]) -> Coverage:
        """Return which of the class groups a list covers."""
        named = {same_as(row.class_group) for row in rows}
        new = {group.id for group in self.new}
        here = {k: g.id for k, g in self._by_name.items() if g.id not in new}
        unnamed = frozenset(of for key, of in here.items() if key not in named)
        expected = max(len(here), self._before)
        lacking = max(len(unnamed), expected - len(named))
        return Coverage(unnamed, lacking, PART * len(named) >= expected)

    def seen(self, kept: Kept) -> Kept:
        """Return the records as they are once spellings of one class group are one."""
        into = {merge.gone.id: merge.into.id for merge in self.merges}
        changed = {one.into.id: one.into for one in self.changed}
        return kept.model_copy(
            update={
                "class_groups": tuple(
                    changed.get(group.id, group) for group in kept.class_groups
                ),
                "enrolments": tuple(
                    enrolment.model_copy(
                        update={"class_group_id": into[enrolment.class_group_id]}
                    )
                    if enrolment.class_group_id in into
                    else enrolment
                    for enrolment in kept.enrolments
                ),
            }
        )

    def _one(self, groups: list[ClassGroup]) -> ClassGroup:
        """Return the class group that several spellings are, with its right name."""
        name = normalise(groups[0].name)
        stays = next((group for group in groups if group.name == name), groups[0])
        self.merges += [Merge(gone=g, into=stays) for g in groups if g is not stays]
        right = stays.model_copy(
            update={
                "name": name if grade_of(name) != UNKNOWN else stays.name,
                "grade": self._grade(stays.name),
                "suffix": suffix_of(stays.name),
            }
        )
        if right != stays:
            self.changed.append(Merge(gone=stays, into=right))
        return right

    def _grade(self, name: str) -> int:
        known = grade_of(name)
        if known != UNKNOWN:
            return known
        key = same_as(name)
        return self._answered.get(key, self._grades.get(key, UNKNOWN))

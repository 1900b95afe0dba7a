"""What is asked about who came."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from functools import partial
from uuid import UUID

from data.activity import ActivityStep, PlannedDay
from data.calendar import SchoolYear
from data.few import tells
from data.gauge import PartyTurnout, Turnout
from data.participants import Expected, Party, Presence, others
from data.record import Record
from data.store import Store, question
from execution.attendance.models import Rates

_sql = partial(question, __file__)


class AttendedActivity(Record):
    """An activity of the year and how many families came."""

    activity_id: UUID
    title: str
    when: PlannedDay
    step: ActivityStep
    is_confidential: bool
    groups: int
    finished: int
    families: int
    invited: int
    father: int
    mother: int
    guardian: int
    foster_parent: int
    online: int
    excused: int
    is_named: bool
    is_any_named: bool
    planned: tuple[Expected, ...]
    parties: tuple[PartyTurnout, ...]

    @property
    def rates(self) -> Rates:
        """The counts, with their rates."""
        return _rates(self)

    @property
    def is_told(self) -> bool:
        """Whether others than who enters it may see its numbers: not of few."""
        rates = self.rates
        return not self.is_confidential or tells(rates.invited, rates.represented)

    @property
    def is_whole(self) -> bool:
        """Whether every class group invited is entered."""
        return self.finished >= self.groups


class ClassGroupAttendance(Record):
    """A class group an activity addresses, and who came, by name or counted.

    ``is_named`` is none where nothing is entered yet.
    """

    class_group_id: UUID
    class_group: str
    grade: int
    families: int
    invited: int
    father: int
    mother: int
    guardian: int
    foster_parent: int
    online: int
    excused: int
    absent: int
    is_named: bool | None
    version: int

    @property
    def rates(self) -> Rates:
        """The counts, with their rates."""
        return _rates(self)

    @property
    def is_finished(self) -> bool:
        """Whether nothing of this class group is left to enter."""
        return self.rates.unasked <= 0


class ListedPupil(Record):
    """A pupil on the list of a class group, their parents, and who came."""

    student_id: UUID
    pupil: str
    family_id: UUID
    nisn: str | None
    nipd: str | None
    class_group_id: UUID
    class_group: str
    grade: int
    father_name: str
    mother_name: str
    guardian_name: str
    father_deceased: bool
    mother_deceased: bool
    presence: Presence | None
    copied_from: str | None
    by_themselves: bool


class CopiedPupil(Record):
    """A pupil to whom a brother's or sister's attendance was copied."""

    student_id: UUID
    pupil: str
    class_group: str
    presence: Presence
    copied_from: str


class SiblingOfList(Record):
    """A pupil of a list and a brother or sister who is invited too."""

    student_id: UUID
    sibling: str
    class_group: str


class WalkIn(Record):
    """A pupil who was not invited and for whom somebody came."""

    student_id: UUID
    pupil: str
    class_group: str
    presence: Presence


class PupilToChoose(Record):
    """A pupil of the year, whether the activity names them and invites the family."""

    student_id: UUID
    pupil: str
    class_group_id: UUID
    class_group: str
    is_named: bool
    is_invited: bool


class SheetActivity(Record):
    """What stands above an attendance sheet."""

    title: str
    when: PlannedDay
    held_on: date | None
    starts_at: time | None
    ends_at: time | None
    place: str

    @property
    def day(self) -> date | None:
        """The day that is signed: on which it was held, or is planned exactly."""
        return self.held_on or self.when.exact


class PartyRow(Record):
    """A group that is no family."""

    party: Party
    invited: int
    came: int
    names: str
    version: int


def attended_activities(store: Store, year: SchoolYear) -> list[AttendedActivity]:
    """Return the year's activities with what came of them, by date."""
    return store.rows(AttendedActivity, _sql("attended_activities"), year=year.start)


def class_group_attendance(
    store: Store, activity_id: UUID
) -> list[ClassGroupAttendance]:
    """Return the class groups of an activity, by grade; VII J after VII B."""
    return store.rows(
        ClassGroupAttendance, _sql("class_group_attendance"), activity_id=activity_id
    )


def pupils_of_list(
    store: Store, activity_id: UUID, class_group_id: UUID | None = None
) -> list[ListedPupil]:
    """Return who is on the lists of an activity, or on that of one class group."""
    return store.rows(
        ListedPupil,
        _sql("pupils_of_list"),
        activity_id=activity_id,
        class_group_id=class_group_id,
    )


def copied_pupils(
    store: Store, activity_id: UUID, class_group_id: UUID
) -> list[CopiedPupil]:
    """Return to whom attendance was copied from a class group."""
    return store.rows(
        CopiedPupil,
        _sql("copied_pupils"),
        activity_id=activity_id,
        class_group_id=class_group_id,
    )


def siblings_of_list(
    store: Store, activity_id: UUID, class_group_id: UUID
) -> list[SiblingOfList]:
    """Return the invited brothers and sisters of a class group's pupils."""
    return store.rows(
        SiblingOfList,
        _sql("siblings_of_list"),
        activity_id=activity_id,
        class_group_id=class_group_id,
    )


def walk_ins(store: Store, activity_id: UUID) -> list[WalkIn]:
    """Return for whom somebody came without being invited."""
    return store.rows(WalkIn, _sql("walk_ins"), activity_id=activity_id)


def pupils_to_choose(
    store: Store, activity_id: UUID, year: SchoolYear
) -> list[PupilToChoose]:
    """Return the year's pupils, to choose those whom an activity is about."""
    return store.rows(
        PupilToChoose,
        _sql("pupils_to_choose"),
        activity_id=activity_id,
        year=year.start,
    )


def sheet_activity(store: Store, activity_id: UUID) -> list[SheetActivity]:
    """Return what stands above the attendance sheets of an activity: one row."""
    return store.rows(SheetActivity, _sql("sheet_activity"), activity_id=activity_id)


def parties(store: Store, activity_id: UUID) -> list[PartyRow]:
    """Return how many of the other groups came."""
    return store.rows(PartyRow, _sql("parties"), activity_id=activity_id)


def turnout(
    groups: Sequence[ClassGroupAttendance],
    entered: Iterable[PartyRow],
    planned: Iterable[Expected] = (),
) -> Turnout:
    """Return what an activity's attendance says, for its success standard to count.

    Groups that are no families: those that the plan names, then others entered.
    """
    rates = Rates.of(group.rates for group in groups if group.is_named is not None)
    rows = {row.party: row for row in entered}
    expected = {one.party: one.expected for one in others(planned)}
    return Turnout(
        is_for_families=bool(groups),
        is_whole=all(group.is_finished for group in groups),
        grades=tuple(dict.fromkeys(group.grade for group in groups)),
        invited=rates.invited,
        represented=rates.represented,
        themselves=rates.themselves,
        father=rates.father,
        mother=rates.mother,
        online=rates.online,
        parties=tuple(
            PartyTurnout(
                party=party,
                expected=expected.get(party),
                invited=row.invited if (row := rows.get(party)) else None,
                came=row.came if row else None,
            )
            for party in dict.fromkeys((*expected, *rows))
        ),
    )


def _rates(row: AttendedActivity | ClassGroupAttendance) -> Rates:
    return Rates.model_validate(row, from_attributes=True)

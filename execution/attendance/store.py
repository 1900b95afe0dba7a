"""Keeping who came for each pupil, and who was counted without names."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from data.record import Record
from data.store import Store
from execution.attendance.models import (
    ActivityPupil,
    Attendance,
    AttendanceList,
    ParticipationCount,
    PartyAttendance,
)


class Sibling(Record):
    """A brother or sister of a pupil who is invited too, or who has a row."""

    student_id: UUID
    sibling_id: UUID
    class_group_id: UUID


class HeldDay(Record):
    """The day of an activity, and whether its closing is complete."""

    day: date | None
    is_closed: bool


def attendance(
    store: Store, activity_id: UUID, student_ids: Sequence[UUID]
) -> dict[UUID, Attendance]:
    """Return the rows of these pupils, by pupil."""
    rows = store.rows(
        Attendance,
        """
        from attendance
        where activity_id = $activity_id
            and list_contains($student_ids::uuid[], student_id)
        order by student_id
        """,
        activity_id=activity_id,
        student_ids=list(student_ids),
    )
    return {row.student_id: row for row in rows}


def copied_from(
    store: Store, activity_id: UUID, student_ids: Sequence[UUID]
) -> list[Attendance]:
    """Return the rows that were copied from these pupils."""
    return store.rows(
        Attendance,
        """
        from attendance
        where activity_id = $activity_id
            and list_contains($student_ids::uuid[], copied_from)
        order by student_id
        """,
        activity_id=activity_id,
        student_ids=list(student_ids),
    )


def invited(store: Store, activity_id: UUID) -> dict[UUID, UUID]:
    """Return the class group of each pupil whose family is invited, by pupil."""
    rows = store.rows(
        Invited,
        """
        select student_id, class_group_id
        from invited_pupil
        where activity_id = $activity_id
        order by student_id
        """,
        activity_id=activity_id,
    )
    return {row.student_id: row.class_group_id for row in rows}


class Invited(Record):
    """A pupil whose family is invited."""

    student_id: UUID
    class_group_id: UUID


def names(store: Store, student_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return what these pupils are called."""
    rows = store.rows(
        Named,
        """
        select id, name from student where list_contains($ids::uuid[], id) order by id
        """,
        ids=list(student_ids),
    )
    return {row.id: row.name for row in rows}


class Named(Record):
    """A pupil's name."""

    id: UUID
    name: str


def siblings(
    store: Store, activity_id: UUID, student_ids: Sequence[UUID]
) -> list[Sibling]:
    """Return the invited brothers and sisters of these pupils."""
    return store.rows(
        Sibling,
        """
        select
            student.id as student_id,
            other.id as sibling_id,
            invited_pupil.class_group_id
        from student
        inner join student as other
            on other.family_id = student.family_id
            and other.id <> student.id
        inner join invited_pupil
            on invited_pupil.student_id = other.id
            and invited_pupil.activity_id = $activity_id
        where list_contains($student_ids::uuid[], student.id)
        order by student.id, other.id
        """,
        activity_id=activity_id,
        student_ids=list(student_ids),
    )


def enrolled(store: Store, year: int, student_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Return in which class group these pupils are in a year, by pupil."""
    rows = store.rows(
        Invited,
        """
        select student_id, class_group_id
        from enrolment
        where school_year = $year
            and list_contains($student_ids::uuid[], student_id)
        order by student_id
        """,
        year=year,
        student_ids=list(student_ids),
    )
    return {row.student_id: row.class_group_id for row in rows}


def held_day(store: Store, activity_id: UUID) -> HeldDay:
    """Return when an activity is or was, and whether its closing is complete."""
    rows = store.rows(
        HeldDay,
        """
        select
            coalesce(closing.held_on, activity.planned_on) as day,
            closing.completed_at is not null as is_closed
        from activity
        left join closing on closing.activity_id = activity.id
        where activity.id = $activity_id
        order by day
        """,
        activity_id=activity_id,
    )
    return rows[0]


def list_of(
    store: Store, activity_id: UUID, class_group_id: UUID
) -> AttendanceList | None:
    """Return the list of a class group, or None where nothing is kept yet."""
    return store.find(AttendanceList, activity_id, class_group_id)


def lists_of(store: Store, activity_id: UUID) -> dict[UUID, AttendanceList]:
    """Return the lists of an activity, by class group."""
    rows = store.rows(
        AttendanceList,
        """
        from attendance_list where activity_id = $activity_id order by class_group_id
        """,
        activity_id=activity_id,
    )
    return {row.class_group_id: row for row in rows}


def counts(store: Store, activity_id: UUID) -> list[ParticipationCount]:
    """Return what was counted without names, by class group."""
    return store.rows(
        ParticipationCount,
        """
        from participation_count
        where activity_id = $activity_id
        order by class_group_id
        """,
        activity_id=activity_id,
    )


def named_groups(store: Store, activity_id: UUID) -> dict[UUID, str]:
    """Return the class groups that have attendance by name, and what they are called.

    Who came without being invited makes none of them named.
    """
    rows = store.rows(
        Named,
        """
        select distinct class_group.id, class_group.name
        from attendance
        inner join class_group on class_group.id = attendance.class_group_id
        where attendance.activity_id = $activity_id
            and not attendance.walked_in
        order by class_group.id
        """,
        activity_id=activity_id,
    )
    return {row.id: row.name for row in rows}


def class_groups(store: Store, activity_id: UUID) -> dict[UUID, str]:
    """Return the class groups that an activity addresses, and what they are called."""
    rows = store.rows(
        Named,
        """
        select class_group.id, class_group.name
        from activity_class_group
        inner join class_group on class_group.id = activity_class_group.class_group_id
        where activity_class_group.activity_id = $activity_id
        order by class_group.id
        """,
        activity_id=activity_id,
    )
    return {row.id: row.name for row in rows}


def party(store: Store, activity_id: UUID, party: str) -> PartyAttendance | None:
    """Return what is kept of a group that is no family, or None."""
    return store.find(PartyAttendance, activity_id, party)


def named_pupils(store: Store, activity_id: UUID) -> list[ActivityPupil]:
    """Return the pupils whose families an activity names."""
    return store.rows(
        ActivityPupil,
        "from activity_pupil where activity_id = $activity_id order by student_id",
        activity_id=activity_id,
    )


def clear(store: Store, activity_id: UUID, student_ids: Sequence[UUID]) -> int:
    """Let these pupils be as if nobody had asked about them."""
    return store.write(
        """
        delete from attendance
        where activity_id = $activity_id
            and list_contains($student_ids::uuid[], student_id)
        """,
        activity_id=activity_id,
        student_ids=list(student_ids),
    )


def clear_counts(
    store: Store, activity_id: UUID, class_group_ids: Sequence[UUID]
) -> int:
    """Remove what was counted of these class groups."""
    return store.write(
        """
        delete from participation_count
        where activity_id = $activity_id
            and list_contains($class_group_ids::uuid[], class_group_id)
        """,
        activity_id=activity_id,
        class_group_ids=list(class_group_ids),
    )


def clear_group(store: Store, activity_id: UUID, class_group_id: UUID) -> int:
    """Remove the names of a class group, but not who came without being invited."""
    return store.write(
        """
        delete from attendance
        where activity_id = $activity_id
            and class_group_id = $class_group_id
            and not walked_in
        """,
        activity_id=activity_id,
        class_group_id=class_group_id,
    )


def ask_about(store: Store, activity_id: UUID, class_group_ids: Sequence[UUID]) -> None:
    """Let these class groups have a list, which says how many it asks about."""
    kept = lists_of(store, activity_id)
    store.add(
        [
            AttendanceList(
                activity_id=activity_id, class_group_id=group_id, invited=0, version=0
            )
            for group_id in class_group_ids
            if group_id not in kept
        ]
    )
    keep_invited(store, activity_id, class_group_ids)


def keep_invited(
    store: Store, activity_id: UUID, class_group_ids: Sequence[UUID]
) -> int:
    """Note on these lists how many pupils they ask about, as invited on this day."""
    return store.write(
        """
        update attendance_list
        set invited = of_list.asked
        from (
            select class_group_id, count(*) as asked
            from (
                select class_group_id, student_id
                from invited_pupil
                where activity_id = $activity_id
                union
                select class_group_id, student_id
                from attendance
                where activity_id = $activity_id
                    and not walked_in
            )
            group by class_group_id
        ) as of_list
        where attendance_list.activity_id = $activity_id
            and attendance_list.class_group_id = of_list.class_group_id
            and list_contains($class_group_ids::uuid[], attendance_list.class_group_id)
        """,
        activity_id=activity_id,
        class_group_ids=list(class_group_ids),
    )


def take_name_away(store: Store, kept: Attendance) -> None:
    """Let a row of the attendance say no more for whom it is; it goes on counting."""
    clear(store, kept.activity_id, [kept.student_id])
    if kept.walked_in:
        return
    store.write(
        """
        insert into attendance_cleared
        values ($activity_id, $class_group_id, $presence, 1)
        on conflict do update set families = families + 1
        """,
        activity_id=kept.activity_id,
        class_group_id=kept.class_group_id,
        presence=kept.presence.value,
    )

"""Keeping pupils, families, class groups and places of the year."""

from typing import Final

from data.calendar import SchoolYear
from data.roster.models import (
    ClassGroup,
    Enrolment,
    Family,
    Intake,
    Kept,
    Merge,
    SiblingAnswer,
    SiblingQuestion,
    Student,
    joined_families,
)
from data.store import Store


def class_groups(store: Store, year: SchoolYear) -> list[ClassGroup]:
    """Return the year's class groups, VII A to IX G."""
    return store.rows(
        ClassGroup,
        """
        from class_group
        where school_year = $year
        order by grade, alphabetical(suffix), alphabetical(name)
        """,
        year=year.start,
    )


def kept(store: Store, year: SchoolYear) -> Kept:
    """Return everything a list of ``year`` is compared with."""
    years = {"now": year.start, "before": year.before.start}
    return Kept(
        students=tuple(store.rows(Student, "from student order by id")),
        families=tuple(store.rows(Family, "from family order by id")),
        class_groups=tuple(
            store.rows(
                ClassGroup,
                "from class_group where school_year in ($now, $before) order by id",
                **years,
            )
        ),
        enrolments=tuple(
            store.rows(
                Enrolment,
                """
                from enrolment
                where school_year in ($now, $before)
                order by school_year, student_id
                """,
                **years,
            )
        ),
        questions=tuple(
            store.rows(
                SiblingQuestion,
                "from sibling_question order by family_id, other_family_id",
            )
        ),
    )


def keep(store: Store, intake: Intake) -> None:
    """Write all of an intake, inside the caller's transaction."""
    for merge in intake.merges:
        _merge(store, merge)
    store.replace([one.into for one in intake.changed_class_groups])
    store.add(intake.new_class_groups)
    store.add(intake.new_families)
    store.add(intake.new_students)
    store.add(intake.new_enrolments)
    store.add(intake.new_questions)
    store.replace(intake.changed_families)
    store.replace(intake.changed_students)
    store.replace(intake.changed_enrolments)


def _merge(store: Store, merge: Merge) -> None:
    """Let everything that belongs to a class group belong to the one it is."""
    ids = {"gone": merge.gone.id, "into": merge.into.id}
    for sql in MERGED:
        store.write(sql, **{n: of for n, of in ids.items() if f"${n}" in sql})


MERGED: Final = (
    "update enrolment set class_group_id = $into where class_group_id = $gone",
    "update body set class_group_id = $into where class_group_id = $gone",
    """
    update activity
    set
        class_group_ids = list_distinct(
            list_transform(
                class_group_ids, lambda id: case when id = $gone then $into else id end
            )
        ),
        version = version + 1
    where list_contains(class_group_ids, $gone)
    """,
    """
    update participation_count
    set
        invited = participation_count.invited + other.invited,
        father = participation_count.father + other.father,
        mother = participation_count.mother + other.mother,
        guardian = participation_count.guardian + other.guardian,
        foster_parent = participation_count.foster_parent + other.foster_parent,
        online = participation_count.online + other.online
    from (from participation_count where class_group_id = $gone) as other
    where participation_count.class_group_id = $into
        and participation_count.activity_id = other.activity_id
    """,
    """
    delete from participation_count
    where class_group_id = $gone
        and activity_id in (
            select activity_id from participation_count where class_group_id = $into
        )
    """,
    """
    update participation_count set class_group_id = $into
    where class_group_id = $gone
    """,
    "update attendance set class_group_id = $into where class_group_id = $gone",
    """
    delete from homeroom
    where class_group_id = $gone
        and exists (from homeroom as kept where kept.class_group_id = $into)
    """,
    "update homeroom set class_group_id = $into where class_group_id = $gone",
    """
    update work_program_version
    set content = replace(content, $gone::uuid::text, $into::uuid::text)
    where contains(content, $gone::uuid::text)
    """,
    "delete from class_group where id = $gone",
)
"""What names a class group, in the order in which it is carried over."""


def answer(store: Store, answered: SiblingQuestion) -> None:
    """Keep a person's answer; ``same`` gives the pupils their oldest family."""
    store.replace(answered)
    if answered.answer is SiblingAnswer.SAME:
        joined = joined_families(
            store.rows(
                SiblingQuestion,
                """
                from sibling_question
                where answer = 'same'
                order by family_id, other_family_id
                """,
            )
        )
        store.write(
            """
            update student
            set family_id = joined.oldest, version = student.version + 1
            from (
                select
                    unnest($families::uuid[]) as id, unnest($oldest::uuid[]) as oldest
            ) as joined
            where student.family_id = joined.id and joined.id != joined.oldest
            """,
            families=list(joined),
            oldest=list(joined.values()),
        )

"""Keeping pupils, families, class groups and places of the year."""

from data.calendar import SchoolYear
from data.roster.models import (
    ClassGroup,
    Enrolment,
    Family,
    Intake,
    Kept,
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
    store.add(intake.new_class_groups)
    store.add(intake.new_families)
    store.add(intake.new_students)
    store.add(intake.new_enrolments)
    store.add(intake.new_questions)
    store.replace(intake.changed_families)
    store.replace(intake.changed_students)
    store.replace(intake.changed_enrolments)


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

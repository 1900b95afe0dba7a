"""Keeping pupils, families, class groups and places of the year."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import BaseModel

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
        order by grade, length(suffix), suffix, name
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
    store.write_all("class_group", intake.new_class_groups)
    store.write_all("family", intake.new_families)
    store.write_all("student", intake.new_students)
    store.write_all("enrolment", intake.new_enrolments)
    store.write_all("sibling_question", intake.new_questions)
    _replace_families(store, intake.changed_families)
    _replace_students(store, intake.changed_students)
    _replace_enrolments(store, intake.changed_enrolments)


def question(store: Store, family_id: UUID, other_family_id: UUID) -> SiblingQuestion:
    """Return one question about siblings, or raise NotFound."""
    return store.row(
        SiblingQuestion,
        """
        from sibling_question
        where family_id = $family_id and other_family_id = $other_family_id
        """,
        family_id=family_id,
        other_family_id=other_family_id,
    )


def answer(store: Store, answered: SiblingQuestion) -> None:
    """Keep a person's answer; ``same`` gives the pupils their oldest family."""
    store.write(
        """
        update sibling_question
        set answer = $answer
        where family_id = $family_id and other_family_id = $other_family_id
        """,
        **answered.model_dump(),
    )
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


def _columns(records: Sequence[BaseModel]) -> dict[str, list[Any]]:
    """Return the records column by column, as a set-based update takes them."""
    dumped = [record.model_dump() for record in records]
    return {name: [row[name] for row in dumped] for name in dumped[0]}


def _replace_families(store: Store, changed: Sequence[Family]) -> None:
    if not changed:
        return
    store.write(
        """
        update family
        set father_name = said.father_name, mother_name = said.mother_name,
            guardian_name = said.guardian_name,
            father_deceased = said.father_deceased,
            mother_deceased = said.mother_deceased,
            phone = said.phone, version = said.version
        from (
            select
                unnest($id::uuid[]) as id,
                unnest($father_name::text[]) as father_name,
                unnest($mother_name::text[]) as mother_name,
                unnest($guardian_name::text[]) as guardian_name,
                unnest($father_deceased::boolean[]) as father_deceased,
                unnest($mother_deceased::boolean[]) as mother_deceased,
                unnest($phone::text[]) as phone,
                unnest($version::integer[]) as version
        ) as said
        where family.id = said.id
        """,
        **_columns(changed),
    )


def _replace_students(store: Store, changed: Sequence[Student]) -> None:
    if not changed:
        return
    columns = _columns(changed)
    for fixed in ("key", "family_id"):
        del columns[fixed]
    store.write(
        """
        update student
        set nisn = said.nisn, nipd = said.nipd, name = said.name,
            gender = said.gender, phone = said.phone,
            phone_typed = said.phone_typed, email = said.email,
            residence = said.residence, version = said.version
        from (
            select
                unnest($id::uuid[]) as id,
                unnest($nisn::text[]) as nisn,
                unnest($nipd::text[]) as nipd,
                unnest($name::text[]) as name,
                unnest($gender::text[]) as gender,
                unnest($phone::text[]) as phone,
                unnest($phone_typed::text[]) as phone_typed,
                unnest($email::text[]) as email,
                unnest($residence::text[]) as residence,
                unnest($version::integer[]) as version
        ) as said
        where student.id = said.id
        """,
        **columns,
    )


def _replace_enrolments(store: Store, changed: Sequence[Enrolment]) -> None:
    if not changed:
        return
    store.write(
        """
        update enrolment
        set class_group_id = said.class_group_id, step = said.step
        from (
            select
                unnest($student_id::uuid[]) as student_id,
                unnest($school_year::integer[]) as school_year,
                unnest($class_group_id::uuid[]) as class_group_id,
                unnest($step::text[]) as step
        ) as said
        where enrolment.student_id = said.student_id
            and enrolment.school_year = said.school_year
        """,
        **_columns(changed),
    )

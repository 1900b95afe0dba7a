-- Which pupils can be found?
-- One row per pupil, in their latest year.
select
    student.id,
    student.name,
    concat_ws(
        ' · ',
        class_group.name,
        nullif(family.father_name, ''),
        nullif(family.mother_name, ''),
        nullif(family.guardian_name, '')
    ) as about,
    null::uuid as of_id,
    enrolment.school_year
from enrolment
inner join student on student.id = enrolment.student_id
inner join class_group on class_group.id = enrolment.class_group_id
left join family on family.id = student.family_id
where not exists (
    select later.school_year
    from enrolment as later
    where later.student_id = enrolment.student_id
        and later.school_year > enrolment.school_year
)
order by enrolment.school_year desc, alphabetical(student.name), student.id

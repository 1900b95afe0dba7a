-- Which pupils are on the year's list?
-- One row per pupil and school year, by class group and name.
-- $year: first calendar year of the school year, or null for all.
select
    student.id,
    student.name,
    student.nisn,
    student.nipd,
    student.gender,
    class_group.name as class_group,
    enrolment.school_year || '/' || (enrolment.school_year + 1) as school_year,
    enrolment.step,
    student.phone is not null as has_mobile
from enrolment
inner join student on student.id = enrolment.student_id
inner join class_group on class_group.id = enrolment.class_group_id
where $year::integer is null or enrolment.school_year = $year
order by
    enrolment.school_year desc,
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name),
    alphabetical(student.name),
    student.id

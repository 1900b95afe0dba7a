-- Which families have pupils in which class group this year?
-- One row per family and class group.
-- $year: first calendar year of the school year.
select
    student.family_id,
    enrolment.class_group_id,
    class_group.grade,
    count(*)::integer as students
from enrolment
inner join class_group on class_group.id = enrolment.class_group_id
inner join student on student.id = enrolment.student_id
where enrolment.school_year = $year
    and enrolment.step = 'active'
group by student.family_id, enrolment.class_group_id, class_group.grade
order by student.family_id, enrolment.class_group_id

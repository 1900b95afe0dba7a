-- How many class groups and pupils has each grade this year, and the school?
-- One row per grade, then one for all (grade is null).
-- $year: first calendar year of the school year.
select
    class_group.grade,
    count(distinct class_group.id)::integer as class_groups,
    count(distinct enrolment.student_id)::integer as students
from enrolment
inner join class_group on class_group.id = enrolment.class_group_id
where enrolment.school_year = $year
    and enrolment.step = 'active'
group by grouping sets ((class_group.grade), ())
having count(*) > 0
order by class_group.grade nulls last

-- How many pupils has each class group this year?
-- One row per class group that has any; each pupil's family counts for its pupil.
-- $year: first calendar year of the school year.
select
    enrolment.class_group_id,
    class_group.grade,
    count(*)::integer as students
from enrolment
inner join class_group on class_group.id = enrolment.class_group_id
where enrolment.school_year = $year
    and enrolment.step = 'active'
group by enrolment.class_group_id, class_group.grade
order by class_group.grade, enrolment.class_group_id

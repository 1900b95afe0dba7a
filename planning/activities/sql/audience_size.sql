-- How many families and pupils would an audience of this year mean?
-- One row per question.
-- $year, $audience, $grades, $class_group_ids: as in an activity.
select
    count(distinct student.family_id) as families,
    count(distinct student.id) as students
from enrolment
inner join class_group on class_group.id = enrolment.class_group_id
inner join student on student.id = enrolment.student_id
where enrolment.school_year = $year
    and enrolment.step = 'active'
    and (
        $audience::text = 'all'
        or ($audience::text = 'grades'
            and list_contains($grades::integer[], class_group.grade))
        or ($audience::text = 'class_groups'
            and list_contains($class_group_ids::uuid[], class_group.id))
    )
order by families

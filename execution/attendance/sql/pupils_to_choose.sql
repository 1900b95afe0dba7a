-- Which pupils of the year are there to choose from, and which does the activity name?
-- One row per pupil of the year's newest list, by class group and name.
-- $activity_id: the activity; $year: first calendar year of its school year.
select
    student.id as student_id,
    student.name as pupil,
    class_group.id as class_group_id,
    class_group.name as class_group,
    activity_pupil.student_id is not null as is_named,
    invited.student_id is not null as is_invited
from enrolment
inner join student on student.id = enrolment.student_id
inner join class_group on class_group.id = enrolment.class_group_id
left join activity_pupil
    on activity_pupil.activity_id = $activity_id
    and activity_pupil.student_id = student.id
left join (
    select invited_pupil.student_id
    from invited_pupil
    where invited_pupil.activity_id = $activity_id
) as invited
    on invited.student_id = student.id
where enrolment.school_year = $year
    and enrolment.step = 'active'
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name),
    alphabetical(student.name),
    student.id

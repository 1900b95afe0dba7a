-- For which pupils did somebody come without being invited?
-- One row per pupil, by class group and name.
-- $activity_id: the activity.
select
    attendance.student_id,
    student.name as pupil,
    class_group.name as class_group,
    attendance.presence
from attendance
inner join student on student.id = attendance.student_id
inner join class_group on class_group.id = attendance.class_group_id
where attendance.activity_id = $activity_id
    and attendance.walked_in
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(student.name),
    attendance.student_id

-- For whom was attendance copied from a brother or sister of this class group?
-- One row per copy, by the name of whom it was copied from.
-- $activity_id: the activity; $class_group_id: the class group it was copied from.
select
    attendance.student_id,
    student.name as pupil,
    class_group.name as class_group,
    attendance.presence,
    source.name as copied_from
from attendance
inner join student on student.id = attendance.student_id
inner join class_group on class_group.id = attendance.class_group_id
inner join student as source on source.id = attendance.copied_from
inner join attendance as of_source
    on of_source.activity_id = attendance.activity_id
    and of_source.student_id = attendance.copied_from
where attendance.activity_id = $activity_id
    and of_source.class_group_id = $class_group_id
order by
    alphabetical(source.name),
    alphabetical(student.name),
    attendance.student_id

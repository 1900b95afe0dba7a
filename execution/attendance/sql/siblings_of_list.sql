-- Which invited brothers and sisters do the pupils of a class group have?
-- One row per pupil of the class group and brother or sister, by their names.
-- $activity_id: the activity; $class_group_id: the class group.
select
    own.student_id,
    other_pupil.name as sibling,
    class_group.name as class_group
from invited_pupil as own
inner join student as pupil on pupil.id = own.student_id
inner join student as other_pupil
    on other_pupil.family_id = pupil.family_id
    and other_pupil.id <> pupil.id
inner join invited_pupil as other
    on other.student_id = other_pupil.id
    and other.activity_id = own.activity_id
inner join class_group on class_group.id = other.class_group_id
where own.activity_id = $activity_id
    and own.class_group_id = $class_group_id
order by
    own.student_id,
    alphabetical(other_pupil.name),
    other_pupil.id

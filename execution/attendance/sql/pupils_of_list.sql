-- Who is on the attendance list of which class group, and who came for each?
-- One row per invited pupil or pupil with a row, by class group and name.
-- $activity_id: the activity; $class_group_id: one class group, or null for all.
with listed as (
    select
        invited_pupil.student_id,
        coalesce(attendance.class_group_id, invited_pupil.class_group_id)
            as class_group_id,
        attendance.presence,
        attendance.copied_from,
        coalesce(attendance.by_themselves, false) as by_themselves
    from invited_pupil
    left join attendance
        on attendance.activity_id = invited_pupil.activity_id
        and attendance.student_id = invited_pupil.student_id
    where invited_pupil.activity_id = $activity_id
    union all
    select
        attendance.student_id,
        attendance.class_group_id,
        attendance.presence,
        attendance.copied_from,
        attendance.by_themselves
    from attendance
    anti join (
        select invited_pupil.student_id
        from invited_pupil
        where invited_pupil.activity_id = $activity_id
    ) as invited
        on invited.student_id = attendance.student_id
    where attendance.activity_id = $activity_id
        and not attendance.walked_in
)

select
    listed.student_id,
    student.name as pupil,
    student.family_id,
    student.nisn,
    student.nipd,
    listed.class_group_id,
    class_group.name as class_group,
    class_group.grade,
    coalesce(family.father_name, '') as father_name,
    coalesce(family.mother_name, '') as mother_name,
    coalesce(family.guardian_name, '') as guardian_name,
    coalesce(family.father_deceased, false) as father_deceased,
    coalesce(family.mother_deceased, false) as mother_deceased,
    listed.presence,
    source.name as copied_from,
    listed.by_themselves
from listed
inner join student on student.id = listed.student_id
left join family on family.id = student.family_id
inner join class_group on class_group.id = listed.class_group_id
left join student as source on source.id = listed.copied_from
where $class_group_id::uuid is null
    or listed.class_group_id = $class_group_id
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name),
    alphabetical(student.name),
    student.id

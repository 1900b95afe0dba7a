-- Who was represented at none of the last meetings, and has no standing-in parent?
-- One row per pupil who was asked about at all of them, by class group and name.
-- $year: first calendar year of the school year; $day: the day that is asked about;
-- $meetings: how many of the pupil's last meetings with attendance by name.
with numbered as (
    select
        attendance.student_id,
        attendance.presence,
        row_number() over (
            partition by attendance.student_id
            order by activity.planned_on desc, activity.id desc
        ) as place
    from attendance
    inner join activity on activity.id = attendance.activity_id
    where activity.school_year between $year - 1 and $year
        and activity.planned_on <= $day
        and not attendance.walked_in
),

never as (
    select numbered.student_id
    from numbered
    where numbered.place <= $meetings
    group by numbered.student_id
    having count(*) = $meetings
        and count(*) filter (numbered.presence not in ('absent', 'excused')) = 0
)

select
    student.id as student_id,
    student.name as pupil,
    class_group.name as class_group
from never
inner join student on student.id = never.student_id
inner join enrolment
    on enrolment.student_id = student.id
    and enrolment.school_year = $year
    and enrolment.step = 'active'
inner join class_group on class_group.id = enrolment.class_group_id
where not exists (
    select true
    from foster_parent
    where foster_parent.student_id = never.student_id
        and (foster_parent.ends_on is null or foster_parent.ends_on >= $day)
)
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(student.name),
    student.id

-- For which pupils did nobody come yet, though they were invited, and what was tried?
-- One row per pupil, class group by class group, by name. For help, and only for who
-- may see every contact. $year: first calendar year of the school year; $represented:
-- who stands for a family; $today: whether a standing-in parent is there.
with came as (
    select
        attendance.student_id,
        count(distinct attendance.activity_id) as invited,
        count(distinct attendance.activity_id) filter (
            attendance.presence = 'excused'
        ) as excused,
        bool_or(list_contains($represented::text[], attendance.presence)) as is_reached
    from attendance
    inner join activity on activity.id = attendance.activity_id
    inner join closing on closing.activity_id = activity.id
    where activity.school_year = $year
        and closing.completed_at is not null
        and closing.outcome in ('held', 'moved_online')
    group by attendance.student_id
),

spoken as (
    select
        student_id,
        bool_or(kind = 'home_visit') as was_visited,
        bool_or(kind <> 'home_visit') as was_spoken_with
    from family_contact
    where school_year = $year
        and met_on <= $today
    group by student_id
),

standing_in as (
    select distinct student_id
    from foster_parent
    where begins_on <= $today
        and (ends_on is null or ends_on >= $today)
)

select
    student.id as student_id,
    student.name as pupil,
    class_group.name as class_group,
    came.invited::integer as invited,
    came.excused::integer as excused,
    coalesce(spoken.was_visited, false) as was_visited,
    coalesce(spoken.was_spoken_with, false) as was_spoken_with,
    standing_in.student_id is not null as has_foster_parent
from came
inner join student on student.id = came.student_id
inner join enrolment
    on enrolment.student_id = student.id
    and enrolment.school_year = $year
    and enrolment.step = 'active'
inner join class_group on class_group.id = enrolment.class_group_id
left join spoken on spoken.student_id = student.id
left join standing_in on standing_in.student_id = student.id
where not came.is_reached
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name),
    alphabetical(student.name),
    student.id

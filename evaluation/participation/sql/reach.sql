-- For how many pupils of each class group did somebody come never, once, or often?
-- One row per class group of the year, lowest grade first; a pupil counts once, brothers
-- and sisters each. $year: first calendar year of the school year; $represented: who
-- stands for a family. Only attendance by name can say so: not_asked are pupils whose
-- name stands on no list of an activity carried out and closed.
with came as (
    select
        attendance.student_id,
        count(distinct attendance.activity_id) filter (
            list_contains($represented::text[], attendance.presence)
        ) as times
    from attendance
    inner join activity on activity.id = attendance.activity_id
    inner join closing on closing.activity_id = activity.id
    where activity.school_year = $year
        and closing.completed_at is not null
        and closing.outcome in ('held', 'moved_online')
    group by attendance.student_id
)

select
    class_group.name as class_group,
    count(*)::integer as pupils,
    count(*) filter (came.times is null)::integer as not_asked,
    count(*) filter (came.times = 0)::integer as never,
    count(*) filter (came.times between 1 and 2)::integer as once,
    count(*) filter (came.times > 2)::integer as often
from enrolment
inner join class_group on class_group.id = enrolment.class_group_id
left join came on came.student_id = enrolment.student_id
where enrolment.school_year = $year
    and enrolment.step = 'active'
group by class_group.id, class_group.name, class_group.grade, class_group.suffix
order by
    class_group.grade,
    alphabetical(class_group.suffix),
    alphabetical(class_group.name)

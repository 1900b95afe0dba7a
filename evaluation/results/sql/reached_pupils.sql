-- For how many pupils did somebody come to at least one activity of the year?
-- One row per year: pupils on its list, those represented by name at least once.
-- $year: first calendar year of the school year; activities carried out and closed.
with reached as (
    select distinct attendance.student_id
    from attendance
    inner join activity on activity.id = attendance.activity_id
    inner join closing on closing.activity_id = activity.id
    where activity.school_year = $year
        and closing.completed_at is not null
        and closing.outcome in ('held', 'moved_online')
        and list_contains($represented::text[], attendance.presence)
)

select
    count(*)::integer as pupils,
    count(reached.student_id)::integer as reached
from enrolment
left join reached on reached.student_id = enrolment.student_id
where enrolment.school_year = $year
    and enrolment.step = 'active'
order by pupils

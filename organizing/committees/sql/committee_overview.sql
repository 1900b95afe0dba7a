-- Which activities of the year have a committee, and how much is left to do?
-- One row per activity, by date.
-- $year: first calendar year of the school year.
select
    activity.id as activity_id,
    activity.title,
    activity.planned_on,
    activity.date_precision,
    activity_step.step,
    (
        select count(*)
        from committee_position
        where committee_position.activity_id = activity.id
    ) as positions,
    (
        select count(distinct committee_member.person_id)
        from committee_member
        where committee_member.activity_id = activity.id
    ) as members,
    (
        select count(*)
        from task
        where task.activity_id = activity.id
    ) as tasks,
    (
        select count(*)
        from task
        where task.activity_id = activity.id
            and task.step <> 'done'
    ) as open_tasks
from activity
inner join activity_step on activity_step.activity_id = activity.id
where activity.school_year = $year
order by activity.planned_on nulls last, activity.title, activity.id

-- What has this person to do this year, alone or with their section?
-- One row per task given to the person or to a position they hold, by due date.
-- $person_id: the person; $today: the day at the school's clock; $year: first calendar
-- year of the school year. A task without a date can wait. Tasks of an activity planned by month are due as if it were on the month's last day; those of
-- activities that were postponed or not held are not asked for.
select
    task.id,
    task.title,
    activity.title as activity,
    activity.planned_on,
    activity.place,
    committee_position.title as section,
    task.offset_days,
    case
        when activity.date_precision = 'month' then last_day(activity.planned_on)
        else activity.planned_on
    end + task.offset_days as due_on,
    task.step,
    task.obstacle,
    task.obstacle_note,
    task.version,
    case
        when task.step = 'done' then 'done'
        when due_on < $today::date then 'overdue'
        when due_on = $today::date then 'today'
        else 'later'
    end as bucket
from task
inner join activity on activity.id = task.activity_id
inner join activity_step on activity_step.activity_id = activity.id
left join committee_position on committee_position.id = task.position_id
where activity.school_year = $year
    and activity_step.step not in ('postponed', 'not_held')
    and (
        task.person_id = $person_id
        or task.position_id in (
            select committee_member.position_id
            from committee_member
            where committee_member.person_id = $person_id
        )
    )
order by due_on nulls last, activity.title, task.title, task.id

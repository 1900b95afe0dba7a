-- What has to be done for this activity, by whom, until when?
-- One row per task, in the order they are due.
-- $activity_id: the activity.
select
    task.id,
    task.title,
    task.person_id,
    task.position_id,
    person.name as assignee,
    committee_position.title as section,
    task.offset_days,
    case
        when activity.date_precision = 'month' then last_day(activity.planned_on)
        else activity.planned_on
    end + task.offset_days as due_on,
    task.step,
    task.obstacle,
    task.obstacle_note,
    task.version
from task
inner join activity on activity.id = task.activity_id
left join person on person.id = task.person_id
left join committee_position on committee_position.id = task.position_id
where task.activity_id = $activity_id
order by task.offset_days, task.title, task.id

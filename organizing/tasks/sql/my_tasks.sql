-- What has this person to do this year, alone, helping or with their section?
-- One row per task that the person does, by due date.
-- $person_id: the person; $today: the day at the school's clock; $year: first calendar
-- year of the school year. A task without a date can wait; this week is the next seven
-- days. Tasks of activities that were postponed or not held are not asked for.
with mine as (
    select task_person.task_id
    from task_person
    where task_person.person_id = $person_id
)

select
    task.id,
    task.title,
    task.detail,
    committee_position.title as section,
    task.offset_days,
    task_due.due_on,
    task.step,
    task.obstacle,
    task.obstacle_note,
    task.evidence,
    task_size.items,
    task_size.items_done,
    task_size.comments,
    task_size.files,
    task.version,
    activity.id as activity_id,
    activity.title as activity,
    activity.place,
    person.name as accountable,
    coalesce(task.person_id = $person_id, false) as is_mine,
    task_seen.seen_at is null as is_new,
    case
        when task.step = 'done' then 'done'
        when task_due.due_on < $today::date then 'overdue'
        when task_due.due_on = $today::date then 'today'
        when task_due.due_on <= $today::date + 7 then 'this_week'
        else 'later'
    end as bucket
from task
inner join mine on mine.task_id = task.id
inner join task_due on task_due.task_id = task.id
inner join task_size on task_size.task_id = task.id
inner join activity on activity.id = task.activity_id
inner join activity_step on activity_step.activity_id = activity.id
left join person on person.id = task.person_id
left join committee_position on committee_position.id = task.position_id
left join task_seen
    on task_seen.task_id = task.id
    and task_seen.person_id = $person_id
where activity.school_year = $year
    and not is_called_off(activity_step.step)
order by
    task_due.due_on nulls last,
    alphabetical(activity.title),
    alphabetical(task.title),
    task.id

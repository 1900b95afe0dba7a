-- Which open tasks are due until a day, and who does them?
-- One row per task, by the day it is due.
-- $year: first calendar year of the school year; $last: the last day looked at. Who is
-- not active any more has no task. Without what was postponed or not held.
select
    task.id,
    task.title,
    activity.id as activity_id,
    activity.title as activity,
    coalesce(
        list(person.id order by alphabetical(person.name), person.id)
        filter (where person.id is not null),
        []
    ) as person_ids,
    coalesce(
        list(person.name order by alphabetical(person.name), person.id)
        filter (where person.id is not null),
        []
    ) as people,
    task_due.due_on,
    task.step = 'hindered' as is_hindered
from task
inner join task_due on task_due.task_id = task.id
inner join activity on activity.id = task.activity_id
inner join activity_step on activity_step.activity_id = activity.id
left join task_person on task_person.task_id = task.id
left join person on person.id = task_person.person_id and person.is_active
where activity.school_year = $year
    and not is_called_off(activity_step.step)
    and task.step <> 'done'
    and task_due.due_on <= $last::date
group by
    task.id, task.title, activity.id, activity.title, task_due.due_on, task.step
order by
    task_due.due_on,
    alphabetical(activity.title),
    alphabetical(task.title),
    task.id

-- Which tasks stand in a person's calendar, and when were they last changed?
-- One row per task with a due date, by due date.
-- $person_id: the person; $year: first calendar year of the school year. Those of
-- activities that were put off stay, so that a calendar learns of it.
with noted as (
    select
        history.record_id,
        max(history.noted_at) as changed_at
    from history
    where history.record in ('task', 'activity')
    group by history.record_id
)
select
    task.id,
    task.title,
    activity.title as activity,
    activity.place,
    task.detail,
    task.step,
    task_due.due_on,
    is_called_off(activity_step.step) as is_off,
    task.version + activity.version as sequence,
    coalesce(
        greatest(task_noted.changed_at, activity_noted.changed_at),
        make_timestamptz(activity.school_year, 7, 1, 0, 0, 0, 'UTC')
    ) as changed_at
from task_person
inner join task on task.id = task_person.task_id
inner join task_due on task_due.task_id = task.id
inner join activity on activity.id = task.activity_id
inner join activity_step on activity_step.activity_id = activity.id
left join noted as task_noted on task_noted.record_id = task.id::text
left join noted as activity_noted on activity_noted.record_id = activity.id::text
where task_person.person_id = $person_id
    and activity.school_year = $year
    and task_due.due_on is not null
order by
    task_due.due_on,
    alphabetical(activity.title),
    alphabetical(task.title),
    task.id

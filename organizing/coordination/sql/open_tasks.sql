-- Which tasks of the year are not done, who does them, and has anybody seen them?
-- One row per task, by the day it is due.
-- $year: first calendar year of the school year; $zone: the school's time zone.
-- Those of activities that were postponed or not held are not asked for.
with doer as (
    select
        task_person.task_id,
        list(person.id order by alphabetical(person.name), person.id) as person_ids,
        list(person.name order by alphabetical(person.name), person.id) as people
    from task_person
    inner join person on person.id = task_person.person_id
    where person.is_active
    group by task_person.task_id
),

given as (
    select
        history.record_id,
        min(history.noted_at) as noted_at
    from history
    where history.record = 'task'
        and history.event = 'given'
    group by history.record_id
)

select
    task.id,
    task.title,
    activity.id as activity_id,
    activity.title as activity,
    committee_position.title as section,
    coalesce(doer.person_ids, []) as person_ids,
    coalesce(doer.people, []) as people,
    task_due.due_on,
    cast(timezone($zone, given.noted_at) as date) as given_on,
    exists (
        select 1
        from task_seen
        where task_seen.task_id = task.id
            and list_contains(doer.person_ids, task_seen.person_id)
    ) as is_seen,
    task.step,
    task.obstacle,
    task.obstacle_note
from task
inner join task_due on task_due.task_id = task.id
inner join activity on activity.id = task.activity_id
inner join activity_step on activity_step.activity_id = activity.id
left join committee_position on committee_position.id = task.position_id
left join doer on doer.task_id = task.id
left join given on given.record_id = cast(task.id as text)
where activity.school_year = $year
    and not is_called_off(activity_step.step)
    and task.step <> 'done'
order by
    task_due.due_on nulls last,
    alphabetical(activity.title),
    alphabetical(task.title),
    task.id

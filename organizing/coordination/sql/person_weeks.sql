-- What falls to each person in each week: tasks due, and activities to be there for?
-- One row per person and week in which something falls to them, by week and name.
-- $year: first calendar year of the school year; $first, $last: the days looked at.
-- Needed is who is in charge of an activity or in its committee, once for each of them,
-- in every week that the activity lasts.
with needed as (
    select
        activity_person.person_id,
        unnest(planned_weeks(activity)) as week
    from activity_person
    inner join activity on activity.id = activity_person.activity_id
    inner join activity_step on activity_step.activity_id = activity.id
    where activity.school_year = $year
        and not is_called_off(activity_step.step)
),

falling as (
    select
        task_person.person_id,
        date_trunc('week', task_due.due_on)::date as week,
        1 as tasks,
        0 as activities
    from task
    inner join task_due on task_due.task_id = task.id
    inner join task_person on task_person.task_id = task.id
    inner join activity on activity.id = task.activity_id
    inner join activity_step on activity_step.activity_id = activity.id
    where activity.school_year = $year
        and not is_called_off(activity_step.step)
        and task.step <> 'done'
        and task_due.due_on between $first::date and $last::date
    union all
    select
        needed.person_id,
        needed.week,
        0 as tasks,
        1 as activities
    from needed
    where needed.week between $first::date and $last::date
)

select
    person.id as person_id,
    person.name,
    falling.week,
    sum(falling.tasks) as tasks,
    sum(falling.activities) as activities
from falling
inner join person on person.id = falling.person_id
where person.is_active
group by person.id, person.name, falling.week
order by falling.week, alphabetical(person.name), person.id

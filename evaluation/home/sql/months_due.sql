-- What is still open in each month of the year, beside its activities?
-- One row per month that has some, in order.
-- $year: first calendar year of the school year; $first, $last: its first and last day.
-- Tasks of activities that were not held or were postponed are not asked for.
with due as (
    select
        task_due.due_on,
        'task' as kind
    from task
    inner join task_due on task_due.task_id = task.id
    inner join activity on activity.id = task.activity_id
    inner join activity_step on activity_step.activity_id = activity.id
    where activity.school_year = $year
        and task.step <> 'done'
        and not is_called_off(activity_step.step)

    union all

    select
        due_on,
        'work' as kind
    from follow_up
    where closed_on is null

    union all

    select
        due_on,
        'work' as kind
    from finding
    where closed_on is null
)

select
    date_trunc('month', due_on)::date as month,
    count(*) filter (kind = 'task') as tasks,
    count(*) filter (kind = 'work') as work
from due
where due_on between $first::date and $last::date
group by month
order by month

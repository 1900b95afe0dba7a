-- Which tasks have to be done some days before or after this activity?
-- One row per given task, and per planned task that was not given yet.
-- $activity_id: the activity.
with open_plan as (
    select
        planned_task.title,
        planned_task.offset_days
    from planned_task
    where planned_task.activity_id = $activity_id
        and not exists (
            select task.id
            from task
            where task.activity_id = planned_task.activity_id
                and (task.id = planned_task.id or task.title = planned_task.title)
        )
)
select
    task.title,
    task.offset_days,
    true as is_given,
    task.step = 'done' as is_done
from task
where task.activity_id = $activity_id
union all
select
    open_plan.title,
    open_plan.offset_days,
    false as is_given,
    false as is_done
from open_plan
order by offset_days, alphabetical(title)

-- What the report of an activity (LPJ) says in the school's own words: how it went, what
-- is concluded, what is advised; and when the report is due.
alter table closing add column course text default '';
alter table closing add column conclusion text default '';
alter table closing add column suggestions text default '';

-- When an activity's report is due: on the day of its committee's task for it, else seven
-- days after the activity. One row per activity with a day.
create view report_due as
with planned as (
    select
        task.activity_id,
        min(task_due.due_on) as due_on
    from task
    inner join task_due on task_due.task_id = task.id
    where task.offset_days > 0
        and regexp_matches(lower(task.title), '\blpj\b|pertanggung ?jawaban')
    group by task.activity_id
)

select
    activity.id as activity_id,
    coalesce(
        planned.due_on,
        coalesce(closing.held_on, last_planned_day(activity)) + 7
    ) as due_on
from activity
left join closing on closing.activity_id = activity.id
left join planned on planned.activity_id = activity.id
where activity.planned_on is not null or closing.held_on is not null;

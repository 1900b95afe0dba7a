-- An activity may last several days; every rule of its day looks at the last one too.
alter table activity add column ends_on date;

create or replace macro planned_day(activity) as struct_pack(
    day := activity.planned_on,
    precision := coalesce(activity.date_precision, 'day'),
    ends_on := activity.ends_on
);

-- The last day an activity may be on: of a month, the month's last.
create or replace macro last_planned_day(activity) as case
    when activity.date_precision = 'month' then last_day(activity.planned_on)
    else coalesce(activity.ends_on, activity.planned_on)
end;

-- The day so many days off an activity: days before it count from the first day, days
-- after it from the last; from a month, both count from its last day.
create or replace macro due_day(activity, offset_days) as case
    when activity.date_precision = 'day' and offset_days <= 0 then activity.planned_on
    else last_planned_day(activity)
end + offset_days;

-- One row per task: when it is due; a done task stays where it was.
create or replace view task_due as
select
    task.id as task_id,
    coalesce(task.due_when_done, due_day(activity, task.offset_days)) as due_on
from task
inner join activity on activity.id = task.activity_id;

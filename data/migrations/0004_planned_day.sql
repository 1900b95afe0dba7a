-- The rules of an activity's day, for every question; in Python they are PlannedDay's.

-- When an activity is planned, as one value.
create macro planned_day(activity) as struct_pack(
    day := activity.planned_on,
    precision := coalesce(activity.date_precision, 'day')
);

-- The last day an activity may be on: of a month, the month's last.
create macro last_planned_day(activity) as case
    when activity.date_precision = 'month' then last_day(activity.planned_on)
    else activity.planned_on
end;

-- The day so many days off an activity; from a month, counted from its last day.
create macro due_day(activity, offset_days) as
    last_planned_day(activity) + offset_days;

-- One row per task: when it is due; a done task stays where it was.
create or replace view task_due as
select
    task.id as task_id,
    coalesce(task.due_when_done, due_day(activity, task.offset_days)) as due_on
from task
inner join activity on activity.id = task.activity_id;

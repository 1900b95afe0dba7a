-- Which activities of the year are still to close, and which are closed?
-- One row per activity; half-done and planned ones first, by date.
-- $year: first calendar year of the school year; version 0: no closing yet.
select
    activity.id as activity_id,
    activity.title,
    planned_day(activity) as "when",
    activity_step.step,
    closing.outcome,
    coalesce(closing.version, 0) as version,
    closing.completed_at,
    report_due.due_on as report_due_on
from activity
inner join activity_step on activity_step.activity_id = activity.id
left join closing on closing.activity_id = activity.id
left join report_due on report_due.activity_id = activity.id
where activity.school_year = $year
order by
    activity_step.step not in ('planned', 'closing'),
    activity.planned_on nulls last,
    alphabetical(activity.title),
    activity.id

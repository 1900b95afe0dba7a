-- Which activities were added after the approval, when, and why?
-- One row per activity, the latest addition first.
-- $year: first calendar year of the school year.
select
    activity.id,
    activity.title,
    planned_day(activity) as "when",
    activity.incidental as reason,
    history.noted_at as added_at
from activity
inner join history
    on history.record = 'activity'
    and history.record_id = activity.id::text
    and history.event = 'incidental'
where activity.school_year = $year
    and activity.incidental <> ''
order by history.noted_at desc, activity.id

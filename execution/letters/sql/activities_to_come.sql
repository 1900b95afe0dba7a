-- Which activities of a year are still to come?
-- One row per dated activity that was not called off, by date.
-- $year: first calendar year of the school year; $today: the day.
select
    activity.title,
    planned_day(activity) as "when",
    activity.place
from activity
inner join activity_step on activity_step.activity_id = activity.id
where activity.school_year = $year
    and activity.planned_on is not null
    and coalesce(activity.ends_on, activity.planned_on) >= $today
    and not is_called_off(activity_step.step)
order by activity.planned_on, alphabetical(activity.title), activity.id

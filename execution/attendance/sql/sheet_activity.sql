-- What stands above an attendance sheet: when and where, and who signs beside the head?
-- One row per activity, with when it is planned, and the day on which it was held.
-- $activity_id: the activity.
select
    activity.title,
    planned_day(activity) as "when",
    closing.held_on,
    activity.starts_at,
    activity.ends_at,
    activity.place
from activity
left join closing on closing.activity_id = activity.id
where activity.id = $activity_id
order by activity.id
